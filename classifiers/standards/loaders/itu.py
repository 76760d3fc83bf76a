"""Recommendations of ITU-T and documents of ITU-R, as relaton lists them (JSONL)."""

import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from classifiers.standards.catalogue import Refused
from classifiers.standards.designation import Designation
from classifiers.standards.identity import identify
from classifiers.standards.loaders import lines
from classifiers.standards.loaders.lines import Record
from classifiers.standards.model import Edition, EditionStatus, Relation, RelationKind

_KINDS: Final = MappingProxyType({
    "recommendation-amendment": "amendment", "recommendation-corrigendum": "corrigendum", "recommendation-supplement": "supplement",
    "recommendation-annex": "annex", "technical-report": "technical report",
})  # fmt: skip
_STATUSES: Final = MappingProxyType({"Published": EditionStatus.PUBLISHED, "Withdrawal": EditionStatus.WITHDRAWN})
_DRAFT: Final = re.compile(r"Draft (?:new|revision|modification|rev\.) ")
_UNDERSTOOD: Final = frozenset({
    "reference", "title", "dates", "edition", "doctype", "status", "committee", "url", "abstract", "relations", "alt_references",
})  # fmt: skip
_BASES: Final = MappingProxyType({"supplement": RelationKind.AMENDS, "annex": RelationKind.PART_OF})
Bases = dict[str, tuple[RelationKind, Designation]]
Others = dict[str, Relation]
"""Relations to the other editions by the reference told: an edition of twenty is named by nineteen."""


def read(body: bytes, source: str) -> Iterator[Edition | Refused]:
    """All editions of a list. What is added to a Recommendation is tied to the edition it is added to."""
    found = list(lines.records(body, source))
    yield from (one for one in found if isinstance(one, Refused))
    yield from editions((one[1] for one in found if not isinstance(one, Refused)), source)


def editions(told: Iterable[Record], source: str) -> Iterator[Edition]:
    """The same of records at hand."""
    bases: Bases = {}
    others: Others = {}
    return lines.with_bases([_edition(record, source, bases, others) for record in told], bases)


def _edition(record: Record, source: str, bases: Bases, others: Others) -> Edition:
    identity = identify(record["reference"])
    added = identity.added
    told = str(record.get("doctype") or "recommendation")
    kind, relation = lines.added_to(added, _KINDS.get(told, told))
    if added and relation:
        bases[identity.reference] = (relation, added.amended)
    published, precision = lines.day_of((record.get("dates") or {}).get("published"))
    status = record.get("status")
    alternatives = tuple(record.get("alt_references") or ())
    body = identity.reference.partition(" ")[0]
    relations, left = _relations(record, alternatives, body, others)
    said = (("status", str(status)),) if status and status not in _STATUSES else ()
    return Edition(
        identity.reference, identity.standard, body, lines.titles_of(record.get("title"), "en"), kind,
        _status(str(status), record.get("title")), "", published, precision,
        edition=str(record.get("edition") or identity.edition), committee=lines.words(record.get("committee")),
        alternatives=alternatives, relations=relations, url=record.get("url") or "", abstract=record.get("abstract") or "", source=source,
        kept=(*identity.kept, *said, *left, *lines.kept_of(record, _UNDERSTOOD)),
    )  # fmt: skip


def _status(told: str, title: object) -> EditionStatus:
    """Where no status is told, a title may: "Draft new Recommendation …" of the ITU-R."""
    usual = EditionStatus.DRAFT if _DRAFT.match(str(title or "")) else EditionStatus.UNKNOWN
    return _STATUSES.get(told, usual)


def _relations(record: Record, alternatives: tuple[str, ...], body: str, known: Others) -> tuple[tuple[Relation, ...], lines.Kept]:
    """Relations print references without the name of the body; other editions are told by each edition of the others."""
    told = record.get("relations") or {}
    same = [Relation(RelationKind.IDENTICAL_TEXT, one) for one in alternatives]
    for one in told.get("hasEdition", ()):
        if one not in known:
            known[one] = Relation(RelationKind.EDITION_OF, f"{body} {' '.join(one.split())}")
        same.append(known[one])
    return tuple(same), tuple((name, lines.text(value)) for name, value in sorted(told.items()) if name != "hasEdition")
