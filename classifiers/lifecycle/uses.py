"""Those who carry codes, asked as one; and the mappings between classifiers, which carry codes too."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from sqlalchemy.engine import Connection, Engine

from classifiers.lifecycle import reasons
from classifiers.lifecycle.kinds import KINDS, MAPPING
from classifiers.schemes.model import Concept, ConceptAssociation, Correspondence, label_in
from classifiers.schemes.ports import Use, Uses
from classifiers.schemes.store import SchemeStore

ORIGIN = "recoded"
"""What made a table in which old codes were replaced."""


class AllUses:
    """What carries codes, by kind: "act", "standard", "mapping". A kind nobody answers for has none."""

    def __init__(self, by_kind: Mapping[str, Uses]) -> None:
        self.by_kind = by_kind

    def using(self, scheme: str, codes: Iterable[str], kind: str = "", first: int = 0, size: int | None = None) -> Iterator[Use]:
        wanted = tuple(codes)
        asked = [self.by_kind[one] for one in KINDS if one in self.by_kind and wanted and kind in ("", one)]
        if len(asked) == 1:
            return asked[0].using(scheme, wanted, kind, first, size)
        return islice((use for uses in asked for use in uses.using(scheme, wanted)), first, None if size is None else first + size)

    def counted(self, scheme: str, codes: Iterable[str]) -> Mapping[tuple[str, str], int]:
        wanted = tuple(codes)
        return {key: many for uses in self.by_kind.values() if wanted for key, many in uses.counted(scheme, wanted).items()}

    def carriers(self, scheme: str, codes: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        wanted = tuple(codes)
        return (found for uses in self.by_kind.values() if wanted for found in uses.carriers(scheme, wanted))

    def counts(self, scheme: str) -> dict[str, int]:
        summed: dict[str, int] = {}
        for uses in self.by_kind.values():
            for code, count in uses.counts(scheme).items():
                summed[code] = summed.get(code, 0) + count
        return summed

    def recode_all(self, connection: Connection, scheme: str, wanted: Sequence[tuple[Use, str]], who: str) -> dict[Use, str]:
        refused = {use: reasons.nobody_recodes(use.kind) for use, _ in wanted if use.kind not in self.by_kind}
        for kind, uses in self.by_kind.items():
            if some := [one for one in wanted if one[0].kind == kind]:
                refused |= uses.recode_all(connection, scheme, some, who)
        return refused


class MappingUses:
    """Links of tables between a classifier and another one. Of each pair of classifiers the newest table counts."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.schemes = engine, SchemeStore(engine)

    def using(self, scheme: str, codes: Iterable[str], kind: str = "", first: int = 0, size: int | None = None) -> Iterator[Use]:
        wanted = set(codes) if kind in ("", MAPPING) else set()
        found = (use for table in self._tables(scheme) if wanted for use in self._of_table(scheme, table, wanted))
        return islice(sorted(found, key=lambda use: (use.code, use.title)), first, None if size is None else first + size)

    def counted(self, scheme: str, codes: Iterable[str]) -> Mapping[tuple[str, str], int]:
        return Counter((kind, code) for kind, _, code in self.carriers(scheme, codes))

    def carriers(self, scheme: str, codes: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        wanted = set(codes)
        links = ((table, link) for table in self._tables(scheme) for link in table.associations if link.source in wanted)
        return ((MAPPING, _id(scheme, table, link), link.source) for table, link in links)

    def counts(self, scheme: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for table in self._tables(scheme):
            for link in table.associations:
                found[link.source] = found.get(link.source, 0) + 1
        return found

    def recode_all(self, connection: Connection, scheme: str, wanted: Sequence[tuple[Use, str]], who: str) -> dict[Use, str]:
        """Keep one new table, for the newest version, for each classifier that links lead to; the ones before stay as they were."""
        codes, version = {use.id: (use, code) for use, code in wanted}, self.schemes.version(scheme).number
        refused = {use: reasons.not_mapped(use.code) for use, _ in wanted}
        for table in self._tables(scheme):
            found = {link: codes[id_] for link in table.associations if (id_ := _id(scheme, table, link)) in codes}
            if not found:
                continue
            links = (replace(link, source=found[link][1], whole_source=None, whole_target=None) if link in found else link
                     for link in table.associations)  # fmt: skip
            made = replace(table, source_version=version, associations=tuple(dict.fromkeys(links)), origin=ORIGIN)
            self.schemes.save_correspondence(connection, made, who)
            for use, _ in found.values():
                refused.pop(use, None)
        return refused

    def _tables(self, scheme: str) -> Iterator[Correspondence]:
        """The newest table to each other classifier, read from this one."""
        seen: set[str] = set()
        for told in self.schemes.correspondences(scheme):
            source, target = (told.source_scheme, told.source_version), (told.target_scheme, told.target_version)
            own, other = (source, target) if told.source_scheme == scheme else (target, source)
            if other[0] not in (scheme, *seen) and (table := self.schemes.correspondence(own, other)):
                seen.add(other[0])
                yield table

    def _of_table(self, scheme: str, table: Correspondence, codes: set[str]) -> Iterator[Use]:
        links = [link for link in table.associations if link.source in codes]
        items = self.schemes.some(table.target_scheme, {link.target for link in links}, table.target_version)
        for link in links:
            title = _title(table.target_scheme, link.target, items.get(link.target))
            yield Use(MAPPING, _id(scheme, table, link), title, link.source)


def _title(scheme: str, code: str, item: Concept | None) -> str:
    return f"{scheme} {code} {label_in(item.labels, 'az') if item else ''}".strip()


def _id(scheme: str, table: Correspondence, link: ConceptAssociation) -> str:
    return f"{scheme}:{link.source}>{table.target_scheme}:{link.target}"
