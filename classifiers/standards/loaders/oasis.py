"""Specifications of OASIS, as relaton lists them (JSONL)."""

from collections.abc import Iterator
from typing import Final

from classifiers.standards.catalogue import Refused
from classifiers.standards.identity import identify
from classifiers.standards.loaders import lines
from classifiers.standards.loaders.lines import Record
from classifiers.standards.model import Edition, Relation, RelationKind

_UNDERSTOOD: Final = frozenset({
    "reference", "title", "dates", "doctype", "committee", "url", "abstract", "relations", "technology_area", "edition",
})  # fmt: skip


def read(body: bytes, source: str) -> Iterator[Edition | Refused]:
    """All specifications of a list. That a whole has a part is kept as the part's relation."""
    found = list(lines.records(body, source))
    parts: dict[str, list[str]] = {}
    known = {one[1]["reference"] for one in found if not isinstance(one, Refused)}
    for one in found:
        if not isinstance(one, Refused):
            for part in (one[1].get("relations") or {}).get("hasPart", ()):
                parts.setdefault(part, []).append(one[1]["reference"])
    yield from (one if isinstance(one, Refused) else _edition(one[1], parts, known, source) for one in found)


def _edition(record: Record, parts: dict[str, list[str]], known: set[str], source: str) -> Edition:
    identity = identify(record["reference"])
    dates = record.get("dates") or {}
    published, precision = lines.day_of(dates.get("issued") or dates.get("published"))
    told = dict(record.get("relations") or {})
    wholes = dict.fromkeys((*told.pop("partOf", ()), *parts.get(record["reference"], ())))
    left = [("hasPart", part) for part in told.pop("hasPart", ()) if part not in known]
    left += [(name, lines.text(value)) for name, value in sorted(told.items())]
    left += [("technology_area", area) for area in record.get("technology_area") or ()]
    return Edition(
        identity.reference, identity.standard, "OASIS", lines.titles_of(record.get("title"), "en"),
        record.get("doctype") or "specification", published=published, precision=precision,
        edition=identity.edition, committee=lines.words(record.get("committee")),
        relations=tuple(Relation(RelationKind.PART_OF, one) for one in wholes),
        url=record.get("url") or "", abstract=record.get("abstract") or "", source=source,
        kept=(*identity.kept, *left, *lines.kept_of(record, _UNDERSTOOD)),
    )  # fmt: skip
