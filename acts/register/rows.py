"""Citations of standards to and from the columns that keep them."""

from typing import Any

from acts.register.model import Citation, Cited, Event
from classifiers.schemes.rows import packed, unpacked
from classifiers.standards.designation import Designation


def row_of(manifestation_id: int, seq: int, cited: Cited) -> dict[str, object]:
    designation = cited.designation
    base = designation.adopted
    return {
        "manifestation_id": manifestation_id, "seq": seq, "unit": cited.unit[:200], "eid": cited.eid[:200], "label": cited.label,
        "words": cited.words, "before": cited.before, "after": cited.after, "since": cited.since, "until": cited.until,
        "reference": str(designation)[:300], "number": designation.number[:60], "base_number": base.number[:60] if base else "",
        "relation": cited.relation, "designation": packed(designation),
    }  # fmt: skip


def cited_of(row: Any) -> Cited:
    designation = unpacked(row.designation, Designation)
    return Cited(row.unit, row.eid, row.label, row.words, row.before, row.after, designation, row.relation, row.since, row.until)


def citation_of(row: Any) -> Citation:
    return Citation(row.uri, row.title, row.status, row.in_force or row.adopted, cited_of(row))


def event_of(row: Any) -> Event:
    return Event(row.id, row.at, row.day, row.work_uri, row.unit, row.reference, row.before, row.after, row.edition, row.successor)
