"""Technical reports of the W3C, as relaton lists them (JSONL). An entry without day stands for the report in all its versions."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

from classifiers.standards.catalogue import Refused
from classifiers.standards.designation import Designation
from classifiers.standards.identity import Identity, identify
from classifiers.standards.loaders import lines
from classifiers.standards.loaders.lines import Kept, Record
from classifiers.standards.model import Edition, EditionStatus, Relation, RelationKind
from language.letters import fold

_KINDS: Final = MappingProxyType({"groupNote": "note", "technicalReport": "recommendation"})
_STAGES: Final = MappingProxyType({
    "REC": EditionStatus.PUBLISHED, "NOTE": EditionStatus.PUBLISHED, "STMT": EditionStatus.PUBLISHED,
    "SPSD": EditionStatus.WITHDRAWN, "OBSL": EditionStatus.WITHDRAWN, "RSCND": EditionStatus.WITHDRAWN,
    "WD": EditionStatus.DRAFT, "FPWD": EditionStatus.DRAFT, "CR": EditionStatus.DRAFT, "CRD": EditionStatus.DRAFT,
    "PR": EditionStatus.DRAFT, "PER": EditionStatus.DRAFT, "DNOTE": EditionStatus.DRAFT, "DRY": EditionStatus.DRAFT,
})  # fmt: skip
_MATURITY: Final = MappingProxyType({
    "recommendation": EditionStatus.PUBLISHED, "workingDraft": EditionStatus.DRAFT, "candidateRecommendation": EditionStatus.DRAFT,
    "proposedRecommendation": EditionStatus.DRAFT, "proposedEditedRecommendation": EditionStatus.DRAFT,
})  # fmt: skip
_UNDERSTOOD: Final = frozenset({"reference", "title", "dates", "doctype", "status", "committee", "url", "relations", "abstract", "edition"})
_INWARD: Final = MappingProxyType({
    "hasEdition": RelationKind.EDITION_OF, "instance": RelationKind.EDITION_OF, "updatedBy": RelationKind.CORRECTS,
})  # fmt: skip
_OUTWARD: Final = MappingProxyType({"obsoletes": RelationKind.REPLACES, "editionOf": RelationKind.EDITION_OF})
_BLANK_NODE: Final = "W3C _:"
Links = dict[str, list[Relation]]


def read(body: bytes, source: str) -> Iterator[Edition | Refused]:
    """All reports of a list; what a report says of another that is listed, too, is kept with that one where it is the one related."""
    found = list(lines.records(body, source))
    yield from (one for one in found if isinstance(one, Refused))
    yield from editions((one[1] for one in found if not isinstance(one, Refused)), source)


def editions(told: Iterable[Record], source: str) -> Iterator[Edition]:
    """The same of records at hand."""
    listed = tuple(told)
    known = {record["reference"] for record in listed}
    inward: Links = {}
    for record in listed:
        for name, kind in _INWARD.items():
            for other in _told(record, name):
                inward.setdefault(other, []).append(Relation(kind, record["reference"]))
    return (_edition(record, known, inward, source) for record in listed)


def _edition(record: Record, known: set[str], inward: Links, source: str) -> Edition:
    identity = identify(record["reference"])
    published, precision = lines.day_of((record.get("dates") or {}).get("published"))
    doctype, maturity = str(record.get("doctype") or ""), str(record.get("status") or "")
    outward, left = _outward(record, known)
    relations = tuple(
        Relation(one.kind, one.target, published) if one.kind is RelationKind.REPLACES else one
        for one in dict.fromkeys((*outward, *inward.get(identity.reference, ())))
    )
    said = (("status", maturity),) if maturity else ()
    return Edition(
        identity.reference, _standard(identity, inward.get(identity.reference, ())), "W3C", lines.titles_of(record.get("title"), "en"),
        _KINDS.get(doctype, doctype or "recommendation"), _status(identity.designation, maturity), "", published, precision,
        edition=str(record.get("edition") or ""), committee=lines.words(record.get("committee")), relations=relations,
        url=record.get("url") or "", abstract=record.get("abstract") or "", source=source,
        kept=(*identity.kept, *said, *left, *lines.kept_of(record, _UNDERSTOOD)),
    )  # fmt: skip


def _standard(identity: Identity, inward: Iterable[Relation]) -> str:
    """The entry without day that lists it, of several the one of its own name; else by its name."""
    listing = [one.target for one in inward if one.kind is RelationKind.EDITION_OF]
    if not listing or identity.standard in listing:
        return identity.standard
    own = fold(identity.standard)
    return min(listing, key=lambda entry: fold(entry) != own)


def _status(designation: Designation | None, maturity: str) -> EditionStatus:
    """By the stage in its name: a superseded Recommendation is still called one by its status."""
    stage = designation.stage if designation else ""
    return _STAGES.get(stage) or _MATURITY.get(maturity, EditionStatus.UNKNOWN)


def _outward(record: Record, known: set[str]) -> tuple[list[Relation], Kept]:
    """What a report is to others, and what stays as it was told: nodes without a name, versions and errata that are not listed."""
    relations: list[Relation] = []
    left: list[tuple[str, str]] = []
    for name in record.get("relations") or ():
        for other in _told(record, name):
            if name in _OUTWARD and not other.startswith(_BLANK_NODE):
                relations.append(Relation(_OUTWARD[name], _listed(other, known)))
            elif name not in _INWARD or other not in known:
                left.append((name, other))
    return relations, tuple(left)


def _listed(other: str, known: set[str]) -> str:
    plain = other.removesuffix(".html")
    return plain if other not in known and plain in known else other


def _told(record: Record, name: str) -> Iterable[str]:
    return (record.get("relations") or {}).get(name) or ()
