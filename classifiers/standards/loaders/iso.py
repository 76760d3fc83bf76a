"""References of ISO: a list by ICS code (CSV), and the deliverables of ISO Open Data (JSONL)."""

import csv
import html
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from classifiers.standards.catalogue import LoadError, Refused
from classifiers.standards.designation import Designation
from classifiers.standards.identity import Identity, identify
from classifiers.standards.loaders import lines
from classifiers.standards.loaders.lines import Kept, Record
from classifiers.standards.model import Edition, EditionStatus, Relation, RelationKind

ICS_EDITION: Final = "7"
"""Of the ICS since 2015."""
_TAG: Final = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
_ENDED: Final = "95.99"
_PUBLISHED: Final = "60.60"
_TYPES: Final = MappingProxyType({
    "IS": "standard", "TS": "technical specification", "TR": "technical report", "PAS": "publicly available specification",
    "IWA": "workshop agreement", "GUIDE": "guide", "R": "recommendation", "ISP": "standardized profile",
})  # fmt: skip
_UNDERSTOOD: Final = frozenset({
    "id", "deliverableType", "supplementType", "reference", "publicationDate", "edition", "icsCode", "ownerCommittee", "currentStage",
    "replaces", "replacedBy", "languages", "pages", "scope", "title",
})  # fmt: skip
Bases = dict[str, tuple[RelationKind, Designation]]


def read_references(body: bytes, source: str) -> Iterator[Edition | Refused]:
    """The references of a list by ICS code (columns ics, ics_title, reference): one edition with all its codes for each."""
    rows = csv.DictReader(io.StringIO(lines.decoded(body, source), newline=""))
    if not {"ics", "reference"} <= set(rows.fieldnames or ()):
        raise LoadError(f"{source}: expected columns ics and reference, found {', '.join(rows.fieldnames or ()) or 'none'}")
    codes: dict[str, list[str]] = {}
    for row in rows:
        reference, code = (row["reference"] or "").strip(), (row["ics"] or "").strip()
        if not reference or not code:
            yield Refused(f"line {rows.line_num}", reference or code, "expected a reference and an ICS code")
            continue
        codes.setdefault(reference, []).append(code)
    bases: Bases = {}
    yield from lines.with_bases([_listed(one, tuple(dict.fromkeys(of)), source, bases) for one, of in codes.items()], bases)


def _listed(printed: str, codes: tuple[str, ...], source: str, bases: Bases) -> Edition:
    identity = identify(printed, own=False)
    designation = identity.designation
    published, precision = lines.year_of(designation)
    status = EditionStatus.DRAFT if designation and designation.stage else EditionStatus.UNKNOWN
    return Edition(
        identity.reference, identity.standard, _body(identity, designation), (), _kind(identity, designation, bases), status,
        published=published, precision=precision, ics=codes, ics_edition=ICS_EDITION, source=source, kept=_printed(identity, printed),
    )  # fmt: skip


def _body(identity: Identity, designation: Designation | None) -> str:
    return designation.body if designation else identity.reference.partition(" ")[0].partition("/")[0]


def _kind(identity: Identity, designation: Designation | None, bases: Bases) -> str:
    kind, relation = lines.added_to(designation, designation.kind if designation else "standard")
    if designation and relation:
        bases[identity.reference] = (relation, designation.amended)
    return kind


def _printed(identity: Identity, printed: str) -> Kept:
    """The reference as it was printed, where its body prints it otherwise."""
    return (*identity.kept, *((("reference", printed),) if identity.reference != printed else ()))


def read_deliverables(body: bytes, source: str) -> Iterator[Edition | Refused]:
    """Deliverables of ISO Open Data. What they replace is told by numbers: those of this list become relations, others are kept."""
    found = list(lines.records(body, source))
    yield from (one for one in found if isinstance(one, Refused))
    listed = [one[1] for one in found if not isinstance(one, Refused)]
    names = {record.get("id"): identify(record["reference"], own=False).reference for record in listed}
    bases: Bases = {}
    yield from lines.with_bases([_deliverable(record, names, source, bases) for record in listed], bases)


def _deliverable(record: Record, names: dict[object, str], source: str, bases: Bases) -> Edition:
    identity = identify(record["reference"], own=False)
    designation = identity.designation
    published, precision = lines.day_of(record.get("publicationDate"))
    stage = stage_of(record.get("currentStage"))
    relations, left = _replaced(record, names)
    added = _kind(identity, designation, bases)
    kind = added if identity.reference in bases else _TYPES.get(str(record.get("deliverableType")), added)
    plain = Edition(
        identity.reference, identity.standard, _body(identity, designation),
        lines.titles_of((record.get("title") or {}).get("en"), "en"), kind, status_of(stage), stage,
        published, precision, edition=str(record.get("edition") or ""),
        committee=str(record.get("ownerCommittee") or ""), ics=tuple(record.get("icsCode") or ()), ics_edition=ICS_EDITION,
        languages=tuple(record.get("languages") or ()), relations=relations, abstract=_plain((record.get("scope") or {}).get("en")),
        source=source, kept=(*_printed(identity, record["reference"]), *left, *lines.kept_of(record, _UNDERSTOOD)),
    )  # fmt: skip
    return plain if plain.ics else replace(plain, ics_edition="")


def _replaced(record: Record, names: dict[object, str]) -> tuple[tuple[Relation, ...], Kept]:
    on, _ = lines.day_of(record.get("publicationDate"))
    told = record.get("replaces") or ()
    relations = tuple(Relation(RelationKind.REPLACES, names[one], on) for one in told if one in names)
    left = [("replaces", str(one)) for one in told if one not in names]
    left += [("replacedBy", str(one)) for one in record.get("replacedBy") or () if one not in names]
    left += [(key, lines.text(record[key])) for key in ("id", "supplementType", "pages") if record.get(key)]
    return relations, tuple(left)


def stage_of(told: object) -> str:
    """The ISO harmonized stage code: 6060 is "60.60"."""
    digits = str(told or "").replace(".", "")
    return f"{digits[:2]}.{digits[2:]}" if len(digits) == 4 and digits.isdigit() else ""


def status_of(stage: str) -> EditionStatus:
    """Where a document of that stage stands: it is out from 60.60 on and withdrawn at 95.99."""
    if not stage:
        return EditionStatus.UNKNOWN
    if stage == _ENDED:
        return EditionStatus.WITHDRAWN
    return EditionStatus.PUBLISHED if stage >= _PUBLISHED else EditionStatus.DRAFT


def _plain(text: object) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", str(text or ""))).split())
