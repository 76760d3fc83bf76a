"""The changes between two versions as the program reads them, each with its ground: by their table, or by labels, places and identities."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from classifiers.schemes import changes as reading
from classifiers.schemes.changes import Labels, Link, spelt
from classifiers.schemes.model import Concept, Correspondence, ItemChange, label_in
from classifiers.schemes.order import natural
from classifiers.schemes.proposing import SURE, propose
from classifiers.schemes.store import SchemeStore

Pair = tuple[Concept | None, Concept | None]
Grounds = dict[Link, str]
"""The links between two versions, each with why."""
BY_TABLE: Final = "the table between the two versions"
BY_IDENTITY: Final = "the same item, by its identity"
NOTHING_OLD: Final = "nothing in the version before is like it"
NOTHING_NEW: Final = "nothing in the version after is like it"


def computed(store: SchemeStore, scheme: str, old: str, new: str, pairs: Sequence[Pair] | None = None) -> tuple[ItemChange, ...]:
    """What became of the items between two versions, in the order of the codes. Raises `NoSchemeError`, `NoVersionError`.

    `pairs`: what `store.compared` tells of the two, where it is known already.
    """
    pairs = store.compared(scheme, old, new) if pairs is None else pairs
    table = store.correspondence((scheme, old), (scheme, new))
    if table is not None:
        return _by_table(store, table, pairs)
    if not pairs:
        return ()
    before, after = store.names(scheme, old), store.names(scheme, new)
    above = store.parents(scheme, old), store.parents(scheme, new)
    grounds = _by_identity(pairs)
    for level in sorted({*before, *after}):
        left = _free(before.get(level, {}), {one for one, _ in grounds})
        right = _free(after.get(level, {}), {other for _, other in grounds})
        grounds |= {one.link: one.evidence for one in propose(left, right, above)}
    return grounded(_whole(before), _whole(after), grounds)


def grounded(old: Labels, new: Labels, grounds: Mapping[Link, str]) -> tuple[ItemChange, ...]:
    """The changes that links make, each with the ground of the least sure of its links, in the order of the codes."""
    still = _untouched(old, new, grounds)
    before, after = _free(old, still), _free(new, still)
    links = (link for link in grounds if link[0] in before and link[1] in after)
    found = sorted(reading.changes(before, after, links), key=lambda one: natural((one.old or one.new)[0]))
    return tuple(replace(one, evidence=_evidence(one, grounds)) for one in found)


def _untouched(old: Labels, new: Labels, grounds: Mapping[Link, str]) -> frozenset[str]:
    """Codes under which the very same stands in both versions, bound by no link to another: most codes, and none of them a change."""
    bound = {code for before, after in grounds if before != after for code in (before, after)}
    return frozenset(code for code in old if code not in bound and (code, code) in grounds and old[code] == new.get(code))


def _evidence(change: ItemChange, grounds: Mapping[Link, str]) -> str:
    said = [grounds[link] for link in ((before, after) for before in change.old for after in change.new) if link in grounds]
    if not said:
        return NOTHING_NEW if change.old else NOTHING_OLD
    return next((ground for ground in said if ground not in (SURE, BY_IDENTITY)), said[0])


def _by_table(store: SchemeStore, table: Correspondence, pairs: Iterable[Pair]) -> tuple[ItemChange, ...]:
    """Items the table does not tell of stay what they are as long as their identity does."""
    grounds = {(link.source, link.target): BY_TABLE for link in table.associations}
    before, after = {source for source, _ in grounds}, {target for _, target in grounds}
    old = _named([one for one, _ in pairs if one], store.some(table.source_scheme, before, table.source_version))
    new = _named([one for _, one in pairs if one], store.some(table.source_scheme, after, table.target_version))
    kept = {link: BY_IDENTITY for link in _kept(pairs) if link[0] not in before and link[1] not in after}
    return grounded(old, new, grounds | kept)


def _named(found: Iterable[Concept], linked: Mapping[str, Concept]) -> dict[str, str]:
    by_code = {**linked, **{one.code: one for one in found}}
    return {code: label_in(by_code[code].labels, "az") for code in sorted(by_code)}


def _kept(pairs: Iterable[Pair]) -> Iterator[Link]:
    yield from ((old.code, new.code) for old, new in pairs if old and new)


def _by_identity(pairs: Iterable[Pair]) -> Grounds:
    """Items whose identity outlived their code, and those that changed in something but their name."""
    both = ((old, new) for old, new in pairs if old and new)
    return {
        (old.code, new.code): BY_IDENTITY for old, new in both
        if old.code != new.code or spelt(label_in(old.labels, "az")) == spelt(label_in(new.labels, "az"))
    }  # fmt: skip


def _free(names: Labels, taken: Collection[str]) -> dict[str, str]:
    return {code: name for code, name in names.items() if code not in taken}


def _whole(names: Mapping[int, Labels]) -> dict[str, str]:
    return {code: name for level in sorted(names) for code, name in names[level].items()}
