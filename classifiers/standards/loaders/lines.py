"""What the readers of lists share: lines of JSON, dates, words, bases of amendments."""

import json
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from functools import lru_cache
from operator import attrgetter
from typing import Any, Final

import orjson

from classifiers.schemes.model import Label, Labels
from classifiers.standards.catalogue import LoadError, Refused
from classifiers.standards.designation import Designation
from classifiers.standards.model import Edition, Relation, RelationKind

Record = Mapping[str, Any]
Kept = tuple[tuple[str, str], ...]
_NEW_LINE: Final = b"\n"
_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_NAMES: Final = tuple(field.name for field in fields(Edition))
_VALUES: Final[Callable[[Edition], tuple[Any, ...]]] = attrgetter(*_NAMES)
_RELATIONS: Final = _NAMES.index("relations")
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


def records(body: bytes, source: str) -> Iterator[tuple[int, Record] | Refused]:
    """The objects of lines of JSON with the number of each line; a line that is none, or names no reference, is refused.

    Raises `LoadError` for what is no such list as a whole: no UTF-8, no line, or a last line that breaks off.
    """
    told = [(number, line) for number, line in enumerate(decoded(body, source).split("\n"), 1) if line and not line.isspace()]
    if not told:
        raise LoadError(f"{source}: expected a JSON object in each line, found no line")
    if not body.endswith(b"\n") and _object(told[-1][1]) is None:
        raise LoadError(f"{source}, line {told[-1][0]}: expected the end of a JSON object, found the end of the file: it is cut off")
    for number, line in told:
        record = _object(line)
        if record is None or not isinstance(record.get("reference"), str):
            yield Refused(f"line {number}", line[:60], "expected a JSON object with 'reference'")
        else:
            yield number, record


def decoded(body: bytes, source: str) -> str:
    """The text of a file in UTF-8. Raises `LoadError` with the line that is none."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(_NEW_LINE, 0, error.start) + 1
        raise LoadError(f"{source}, line {line}: expected UTF-8, found the byte {body[error.start]:#04x}") from error


def _object(line: str) -> Record | None:
    try:
        record = orjson.loads(line)
    except ValueError:
        return None
    return record if isinstance(record, dict) else None


def day_of(text: object) -> tuple[date | None, str]:
    """A day of ISO 8601 and how much of it is told; of a month or year its first day. None where it is none."""
    return _day_of(str(text or ""))


@lru_cache(4096)
def _day_of(text: str) -> tuple[date | None, str]:
    found = _DAY.fullmatch(text)
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
    words = " ".join(str(text).split()) if text else ""
    return (Label(words, language),) if words else ()


def words(items: object) -> str:
    """Names joined by "; ", blanks made single."""
    if not items:
        return ""
    return "; ".join([" ".join(str(one).split()) for one in (items if isinstance(items, list) else [items])])


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
        if one.published or one.reference in kinds:
            chains.setdefault(one.standard, []).append(one)
    for one in held:
        if one.reference in kinds:
            relation, base = kinds[one.reference]
            yield with_relations(one, (Relation(relation, _base(one, base, chains.get(str(base.undated), []), kinds)),))
        else:
            yield one


def with_relations(edition: Edition, relations: tuple[Relation, ...]) -> Edition:
    """With relations put before those it has."""
    values = [*_VALUES(edition)]                             # `dataclasses.replace` takes six times as long
    values[_RELATIONS] = (*relations, *(one for one in edition.relations if one not in relations))
    return Edition(*values)


def _base(one: Edition, base: Designation, held: list[Edition], added: Container[str]) -> str:
    if base.amendments:                                     # a corrigendum of an amendment
        printed = str(base)
        listed = (other.reference for other in held)
        amendment = next((other for other in listed if other == printed or other.startswith(f"{printed} (")), "")
        return amendment or _base(one, base.unamended, held, added)
    chain = [other for other in held if other.reference not in added]
    if base.year:
        of_year = [other.reference for other in chain if other.published and other.published.year == base.year]
        return of_year[-1] if of_year else str(base)
    before = [other for other in chain if other.published and (one.published is None or other.published <= one.published)]
    return max(before, key=lambda other: other.published or date.min).reference if before else str(base)
