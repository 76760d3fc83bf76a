"""Values of fields as documents hold them: "növ:qanun" is level "law", "code:120" is 120.000.000, "date:2010..2015" two days."""

import re
from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from typing import Final, Protocol

from acts.known import known_acts
from classifiers.standards.designation import DesignationError
from classifiers.standards.parsing import parse
from language.dates import parse_date
from language.letters import fold
from search.clauses import Key
from search.query import faults
from search.query.fields import BODIES, Kind, QueryField, named_key, named_values, value_names
from search.query.syntax import At, DateRange, FieldCondition

_RANGE: Final = re.compile(
    r"(?P<since>[^.<>=][^<>=]*?)?\s*\.\.+\s*(?P<until>[^.<>=].*)?"
    r"|(?P<years>\d{4}-\d{4})"
    r"|(?P<sign>[<>]=?)\s*(?P<bound>.+)"
    r"|=?(?P<one>[^<>=]+)"
)
_MONTH: Final = re.compile(r"(?P<year>\d{4})[-./](?P<month>\d{1,2})|(?P<month2>\d{1,2})[./](?P<year2>\d{4})")
_CODE: Final = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,2}")
_LIKE: Final = 0.8
PUBLISHERS: Final = ("ISO", "ISO/IEC", "IEC", "EN", "AZS", "AZS ISO", "AZS ISO/IEC", "GOST", "ITU-T", "RFC")
"""Who publishes the standards that a bare number may mean."""

Condition = FieldCondition | DateRange | At


class Values(Protocol):
    """Who knows the values that are data."""

    def acts(self, text: str) -> tuple[str, ...]:
        """Work uris of the acts a text names; () where none is known."""

    def bodies(self) -> tuple[str, ...]:
        """The bodies acts held were adopted by, as documents have them."""


class ShippedValues:
    """The values known without a database: the well-known acts and the bodies every act's address knows."""

    def acts(self, text: str) -> tuple[str, ...]:
        known = known_acts()
        if text.startswith("/akn/"):
            return (text.rstrip("/"),)
        number = tuple(act.uri for act in known.acts if act.number and fold(act.number) == fold(text.strip()))
        named = known.by_alias(text) or known.by_celex(text)
        return number or ((named.uri,) if named else ())

    def bodies(self) -> tuple[str, ...]:
        return tuple(body.value for body in BODIES)


@dataclass(frozen=True, slots=True)
class Read:
    """A condition read, None where there is none to be had; `expected` tells what would have been right, "" where all was."""

    condition: Condition | None
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """A condition as typed: where it stands, the field and its name, its values, and the whole of it for writing out."""

    start: int
    end: int
    field: QueryField
    name: str
    texts: tuple[str, ...]
    written: str


def read(typed: Typed, values: Values) -> Read:
    """The condition typed; where something in it is wrong, the nearest there is, written as it should be."""
    found = _read(typed, values)
    if found.condition is None or not found.expected:
        return found
    return replace(found, condition=_canonical(found.condition, typed.name))


def _read(typed: Typed, values: Values) -> Read:
    kind = typed.field.kind
    if kind is Kind.DAY:
        return _day(typed)
    if kind is Kind.DATE or (kind is Kind.YEAR and not all(text.isdecimal() and len(text) == 4 for text in typed.texts)):
        return _dates(typed)
    key = typed.field.key
    if key is None:
        return Read(None, faults.VALUE_AFTER_FIELD)
    found = [_values(typed.field, key, text, values) for text in typed.texts]
    expected = next((wrong for _, wrong in found if wrong), "")
    held = tuple(dict.fromkeys(value for row, _ in found for value in row))
    return Read(FieldCondition(typed.start, typed.end, key, held, typed.written) if held else None, expected)


def _values(field: QueryField, key: Key, text: str, values: Values) -> tuple[tuple[str, ...], str]:
    """The values a text stands for, and what is wrong with it."""
    match field.kind:
        case Kind.NAME:
            return _named(key, text)
        case Kind.BODY:
            return _body(text, values)
        case Kind.ACT:
            acts = values.acts(text)
            return acts, "" if acts else faults.A_KNOWN_ACT
        case Kind.CODE:
            return ((_padded(text),), "") if _CODE.fullmatch(text) else ((), faults.A_CODE)
        case Kind.NUMBER:
            return (fold(text.strip("№# ")),), ""
        case Kind.STANDARD:
            return _designations(text), ""
        case _:
            return (text,), ""


def _named(key: Key, text: str) -> tuple[tuple[str, ...], str]:
    names = named_values(key)
    if value := names.get(named_key(text)):
        return (value,), ""
    like = get_close_matches(named_key(text), names, 1, _LIKE)
    return ((names[like[0]],) if like else ()), faults.one_of(row.label for row in value_names(key))


def _body(text: str, values: Values) -> tuple[tuple[str, ...], str]:
    """A body by its name, an abbreviation, or any words its name begins with or holds."""
    wanted = named_key(text)
    if value := named_values(Key.ADOPTED_BY).get(wanted):
        return (value,), ""
    held = {named_key(body): body for body in values.bodies() if body}
    if wanted in held:
        return (held[wanted],), ""
    found = tuple(body for key, body in held.items() if f" {wanted}" in f" {key}")
    return found, "" if found else faults.one_of(body.value for body in BODIES)


def _padded(code: str) -> str:
    """A classification code in full: "120.10" is "120.010.000"."""
    parts = [part.zfill(3) for part in code.split(".")]
    return ".".join((*parts, *["000"] * (3 - len(parts))))


def _designations(text: str) -> tuple[str, ...]:
    """A designation by the name an index holds it under, or in the ways it may be: a bare number as that of any usual publisher."""
    printed = fold(text).upper()                                     # folded: Latin letters without marks
    printed = re.sub(r"\s*([:/-])\s*", r"\1", " ".join(re.sub(r"(?<=[A-Z])(?=\d)", " ", printed).split()))
    for spelling in (text, printed):
        with suppress(DesignationError):
            return (parse(spelling).name,)
    return tuple(f"{publisher} {printed}" for publisher in PUBLISHERS) if printed[:1].isdigit() else (printed,)


def _canonical(condition: Condition, name: str) -> Condition:
    """A condition mended, written with its values as held."""
    match condition:
        case FieldCondition(values=values):
            quoted = [f'"{value}"' if " " in value else value for value in values]
            written = quoted[0] if len(quoted) == 1 else f"({' OR '.join(quoted)})"
        case DateRange(since=since, until=until):
            written = f"{since.isoformat() if since else ''}..{until.isoformat() if until else ''}"
        case At(day=day):
            written = day.isoformat()
    return replace(condition, typed=f"{name}:{written}")


def _day(typed: Typed) -> Read:
    text = typed.texts[0]
    bounds = _bounds(text)
    if bounds is None or len(typed.texts) > 1:
        return Read(None, faults.A_DAY)
    expected = "" if bounds[0] == bounds[1] else faults.A_DAY        # "at:2020" is read as its first day
    return Read(At(typed.start, typed.end, bounds[0], typed.written), expected)


def _dates(typed: Typed) -> Read:
    expected = faults.A_YEAR if typed.field.kind is Kind.YEAR else faults.A_DATE
    match = _RANGE.fullmatch(typed.texts[0].strip())
    if match is None or len(typed.texts) > 1:
        return Read(None, expected)
    span = _span(match)
    if span is None or span == (None, None):
        return Read(None, expected)
    since, until = span
    wrong = ""
    if since and until and since > until:
        first, last = match["years"].split("-") if match["years"] else (match["since"], match["until"])
        since, until = _between(last, first) or (until, since)
        wrong = faults.EARLIER_FIRST
    return Read(DateRange(typed.start, typed.end, since, until, typed.written), wrong)


def _span(match: re.Match[str]) -> tuple[date | None, date | None] | None:
    """First and last day of a range; None where a date in it is none."""
    if match["years"]:
        first, last = match["years"].split("-")
        return _between(first, last)
    if match["sign"]:
        return _beyond(match["sign"], match["bound"])
    if match["one"]:
        return _between(match["one"], match["one"])
    return _between(match["since"] or "", match["until"] or "")


def _between(first: str, last: str) -> tuple[date | None, date | None] | None:
    since, until = (_bounds(text) if text else None for text in (first, last))
    if (first and since is None) or (last and until is None):
        return None
    return since[0] if since else None, until[1] if until else None


def _beyond(sign: str, bound: str) -> tuple[date | None, date | None] | None:
    """ ">2015" begins with 2016, ">=2015" with 2015."""
    bounds = _bounds(bound)
    if bounds is None:
        return None
    try:
        if sign[0] == ">":
            return (bounds[0] if "=" in sign else date.fromordinal(bounds[1].toordinal() + 1)), None
        return None, (bounds[1] if "=" in sign else date.fromordinal(bounds[0].toordinal() - 1))
    except (ValueError, OverflowError):                              # before the first or after the last day there is
        return None


def _bounds(text: str) -> tuple[date, date] | None:
    """First and last day of a year, a month or a day."""
    text = text.strip().strip("\"“”„«»")
    if day := parse_date(text):
        return day, day
    if re.fullmatch(r"[12]\d{3}", text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if found := _MONTH.fullmatch(text):
        year, month = int(found["year"] or found["year2"]), int(found["month"] or found["month2"])
        if 1 <= month <= 12 and year:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return None
