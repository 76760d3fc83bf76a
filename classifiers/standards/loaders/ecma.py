"""Standards of Ecma, as relaton lists them (JSONL): a row for each edition, all under one reference. The month tells editions apart."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from classifiers.standards.catalogue import Refused
from classifiers.standards.identity import Identity, identify
from classifiers.standards.loaders import lines
from classifiers.standards.loaders.lines import Kept, Record
from classifiers.standards.model import Edition, Relation, RelationKind

_UNDERSTOOD: Final = frozenset({"reference", "title", "dates", "doctype", "edition", "url", "abstract", "relations"})
_NUMBER: Final = re.compile(r"\d+")


def read(body: bytes, source: str) -> Iterator[Edition | Refused]:
    """All editions of a list."""
    found = list(lines.records(body, source))
    yield from (one for one in found if isinstance(one, Refused))
    listed = [one[1] for one in found if not isinstance(one, Refused)]
    chains: dict[str, list[Record]] = {}
    for record in listed:
        chains.setdefault(record["reference"], []).append(record)
    yield from (_edition(record, chains, source) for record in listed)


def _edition(record: Record, chains: dict[str, list[Record]], source: str) -> Edition:
    identity = identify(record["reference"])
    day = str((record.get("dates") or {}).get("published") or "")
    published, precision = lines.day_of(day)
    relations, left = _relations(record, chains)
    return Edition(
        named(record), identity.standard, "ECMA", lines.titles_of(record.get("title"), "en"), _kind(identity),
        published=published, precision=precision, edition=str(record.get("edition") or ""), relations=relations,
        url=record.get("url") or "", abstract=record.get("abstract") or "", source=source,
        kept=(*identity.kept, *left, *lines.kept_of(record, _UNDERSTOOD)),
    )  # fmt: skip


def _kind(identity: Identity) -> str:
    return identity.designation.kind if identity.designation else "standard"


def named(record: Record) -> str:
    """The reference with what tells the edition: "ECMA-262 (2021-06)", "ECMA-262 (ed. 4)" of one that never came out."""
    day = str((record.get("dates") or {}).get("published") or "")
    edition = record.get("edition")
    told = day or (f"ed. {edition}" if edition else "")
    return f"{record['reference']} ({told})" if told else str(record["reference"])


def _relations(record: Record, chains: dict[str, list[Record]]) -> tuple[tuple[Relation, ...], Kept]:
    """What "updates" names by reference alone is its last edition before this one; where there is none it stays as it was told."""
    told = dict(record.get("relations") or {})
    published, _ = lines.day_of((record.get("dates") or {}).get("published"))
    relations, left = [], []
    for other in told.pop("updates", ()):
        before = None if _beside(str(record["reference"]), other) else _before(record, chains.get(other, ()))
        if before is None:
            left.append(("updates", str(other)))
        else:
            relations.append(Relation(RelationKind.REPLACES, named(before), published))
    left += [(name, lines.text(value)) for name, value in sorted(told.items())]
    return tuple(relations), tuple(left)


def _beside(reference: str, other: str) -> bool:
    """Whether they are two parts of one number: their common page tells of either that it updates both."""
    own, its = identify(reference).designation, identify(other).designation
    return own is not None and its is not None and own.number == its.number and bool(own.part and its.part and own.part != its.part)


def _before(record: Record, chain: Sequence[Record]) -> Record | None:
    earlier = [one for one in chain if _order(one) < _order(record) and one is not record]
    return max(earlier, key=_order, default=None)


def _order(record: Record) -> tuple[str, tuple[int, ...]]:
    """By month; an edition that never came out has no month and replaces none."""
    day = str((record.get("dates") or {}).get("published") or "")
    return day, tuple(map(int, _NUMBER.findall(str(record.get("edition") or ""))))
