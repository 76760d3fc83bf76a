"""What the readers of lists share: lines of JSON, dates, words, bases of amendments."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

from classifiers.schemes.model import Label, Labels
from classifiers.standards.catalogue import Refused
from classifiers.standards.designation import Designation
from classifiers.standards.model import Edition, Relation, RelationKind

Record = Mapping[str, Any]
Kept = tuple[tuple[str, str], ...]
_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_PRECISION: Final = {1: "year", 2: "month", 3: "day"}

ADDED: Final = (
    ("Amd", "amendment", RelationKind.AMENDS),
    ("AMD", "amendment", RelationKind.AMENDS),
    ("A", "amendment", RelationKind.AMENDS),
    ("Add", "addendum", RelationKind.AMENDS),
    ("Suppl", "supplement", RelationKind.AMENDS),
    ("Cor", "corrigendum", RelationKind.CORRECTS),
    ("Technical Cor", "corrigendum", RelationKind.CORRECTS),
    ("Err", "erratum", RelationKind.CORRECTS),
    ("Annex", "annex", RelationKind.PART_OF),
    ("App", "annex", RelationKind.PART_OF),
)
"""Words of what is added to a document, what it then is, and what it is to its base."""


def records(body: bytes, name: str = "reference") -> Iterator[tuple[int, Record] | Refused]:
    """The objects of lines of JSON with the number of each line; a line that is none, or lacks its `name`, is refused."""
    for number, line in enumerate(body.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError:
            record = None
        if isinstance(record, dict) and isinstance(record.get(name), str):
            yield number, record
        else:
            yield Refused(f"line {number}", line[:60].decode("utf-8", "replace"), f"expected a JSON object with {name!r}")


def day_of(text: object) -> tuple[date | None, str]:
    """A day of ISO 8601 and how much of it is told; of a month or year its first day. None where it is none."""
    found = _DAY.fullmatch(str(text or ""))
    if found is None:
        return None, "day"
    told = [int(one) for one in found.groups() if one]
    try:
        return date(*[*told, 1, 1][:3]), _PRECISION[len(told)]
    except ValueError:
        return None, "day"


def year_of(designation: Designation | None) -> tuple[date | None, str]:
    """The day a designation prints: the year behind what was added, else its own."""
    if designation is None:
        return None, "day"
    added = designation.amendments[-1].partition(":")[2] if designation.amendments else ""
    return day_of(added or designation.date or designation.year)


def titles_of(text: object, language: str) -> Labels:
    words = " ".join(str(text or "").split())
    return (Label(words, language),) if words else ()


def words(items: object) -> str:
    """Names joined by "; ", blanks made single."""
    told = items if isinstance(items, list) else [items] if items else []
    return "; ".join(" ".join(str(one).split()) for one in told)


def kept_of(record: Record, understood: frozenset[str]) -> Kept:
    """The keys of a record that no reader understands, as they came."""
    left = record.keys() - understood
    return tuple((key, text(record[key])) for key in sorted(left) if record[key] not in (None, "", [])) if left else ()


def text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def added_to(designation: Designation | None, kind: str) -> tuple[str, RelationKind | None]:
    """What a document is whose designation has an amendment at its end, and what it is to its base; `kind` and None for others."""
    if designation is None or not designation.amendments:
        return kind, None
    word = designation.amendments[-1].partition(":")[0].rpartition(" ")[0] or designation.amendments[-1][:1]
    return next(((what, relation) for said, what, relation in ADDED if said == word), (kind, None))


def with_bases(editions: Iterable[Edition], kinds: Mapping[str, tuple[RelationKind, Designation]]) -> Iterator[Edition]:
    """Editions with the relation of each addition to its base: by reference, what it is to a base and the base it prints.

    Of a base told by its year alone ("X.509 (2005)") the edition of that year is meant; of one without year the last before the addition.
    """
    held = list(editions)
    chains: dict[str, list[Edition]] = {}
    for one in held:
        if one.reference not in kinds and one.published:
            chains.setdefault(one.standard, []).append(one)
    for one in held:
        if one.reference in kinds:
            relation, base = kinds[one.reference]
            told = Relation(relation, _base(one, base, chains.get(str(base.undated), [])))
            yield with_relations(one, (told,))
        else:
            yield one


def with_relations(edition: Edition, relations: tuple[Relation, ...]) -> Edition:
    """With relations put before those it has."""
    return replace(edition, relations=tuple(dict.fromkeys((*relations, *edition.relations))))


def _base(one: Edition, base: Designation, chain: list[Edition]) -> str:
    if base.year:
        of_year = [other.reference for other in chain if other.published and other.published.year == base.year]
        return of_year[-1] if of_year else str(base)
    before = [other for other in chain if other.published and (one.published is None or other.published <= one.published)]
    return max(before, key=lambda other: other.published or date.min).reference if before else str(base)
