"""A mapping as a small file (TOML), and the shape of a file by which one is remembered."""

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from classifiers.errors import ExchangeError
from classifiers.exchange import naming
from classifiers.exchange.columns import number_of
from classifiers.exchange.model import Hierarchy, Mapping, Sheet
from classifiers.exchange.proposing import head_of

TEXTS = ("code", "parent", "encoding", "delimiter")
NUMBERS = ("header", "first")
LISTS = ("levels", "headings", "sheets")
TABLES = ("labels", "fields", "keep")
EXPLAINED = {
    "code": 'the column of codes; "A+B" where two make one',
    "hierarchy": "none, parent (a column), prefix (by codes), columns (a column a level), indent",
    "parent": "the column of the parent's code",
    "levels": 'the columns of the levels, from the top; "A/[A-Z]" where a column holds more than one',
    "digits": "least digits of the codes of each level: lost zeros are put back",
    "headings": "rows without a code that stand over others: what their labels match, by depth",
    "sheets": "the sheets read; none for all",
    "header": "the row of the heads, 0 for none",
    "first": "the first row read",
    "drop_marks": "leave raised and lowered letters out of labels",
    "labels": 'language = column; "" for a language unknown; "B|C" where the first filled counts, "B+C" for both',
    "fields": "other fields = column: alt:az, coreContentNote:az, exclusionNote:az, status, valid_from, …",
    "keep": "what is kept with the item without being understood = column",
}


def write_mapping(mapping: Mapping) -> str:
    """The mapping as a small file, each line explained; what is not set is left out."""
    lines = [line for field in fields(Mapping) if field.name not in TABLES for line in _line(field.name, getattr(mapping, field.name))]
    for name in TABLES:
        pairs = getattr(mapping, name)
        if pairs:
            lines += ["", f"[{name}]  # {EXPLAINED[name]}", *(f"{_quoted(key)} = {_quoted(value)}" for key, value in pairs)]
    return "\n".join(lines) + "\n"


def _line(name: str, value: object) -> Iterator[str]:
    if value in ("", ()) and name != "code":
        return
    plain = str(value).lower() if isinstance(value, bool) else value
    said = json.dumps([*value], ensure_ascii=False) if isinstance(value, tuple) else plain
    shown = _quoted(str(said)) if isinstance(said, str) and isinstance(value, str) else said
    yield f"{name} = {shown}" + (f"  # {EXPLAINED[name]}" if name in EXPLAINED else "")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def read_mapping(text: str, name: str = "the mapping") -> Mapping:
    """The mapping of a small file. Raises `ExchangeError` saying which line or name is wrong."""
    try:
        said = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ExchangeError(f"{name}: expected TOML, found: {error}") from error
    known = {field.name for field in fields(Mapping)}
    if strange := sorted(set(said) - known):
        raise ExchangeError(f"{name}: expected {', '.join(sorted(known))}, found {strange[0]!r}")
    mapping = Mapping(**{key: _value(key, value, name) for key, value in said.items()})
    return _checked(mapping, name)


def _value(key: str, value: Any, name: str) -> Any:
    if key in TEXTS and isinstance(value, str):
        return value
    if key in NUMBERS and isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10_000_000:
        return value
    if key in LISTS and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    if key == "digits" and isinstance(value, list) and all(isinstance(one, int) and 0 <= one <= 40 for one in value):
        return tuple(value)
    if key in TABLES and isinstance(value, dict) and all(isinstance(one, str) for one in value.values()):
        return tuple(value.items())
    if key == "drop_marks" and isinstance(value, bool):
        return value
    if key == "hierarchy" and value in {*Hierarchy}:
        return Hierarchy(value)
    raise ExchangeError(f"{name}: expected {EXPLAINED.get(key, 'a value of its kind')} as {key}, found {value!r}")


def _checked(mapping: Mapping, name: str) -> Mapping:
    """Raises `ExchangeError` on columns and patterns that are none."""
    columns = [mapping.code, mapping.parent, *(level.partition("/")[0] for level in mapping.levels)]
    columns += [column for pairs in (mapping.labels, mapping.fields, mapping.keep) for _, column in pairs]
    for column in (one for several in columns if several for one in re.split(r"[+|]", several)):
        number_of(column)
    for pattern in (*(level.partition("/")[2] for level in mapping.levels), *mapping.headings):
        _pattern(pattern, name)
    for field, _ in mapping.fields:
        if not naming.own_field(field):
            raise ExchangeError(f"{name}: expected a field such as alt:az or status, found {field!r}")
    if mapping.only_text and replace(mapping, encoding="", delimiter="") != Mapping():
        raise ExchangeError(f"{name}: expected a column of codes")
    if mapping.hierarchy is Hierarchy.PARENT and not mapping.parent:
        raise ExchangeError(f"{name}: expected the column of the parent's code, found none")
    return replace(mapping, first=max(mapping.first, mapping.header + 1 if mapping.header else 1))


def _pattern(pattern: str, name: str) -> None:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ExchangeError(f"{name}: expected a regular expression, found {pattern!r} ({error})") from error
    if re.search(r"[+*}]\)[+*{]", pattern) or len(pattern) > 200:
        raise ExchangeError(f"{name}: expected a simple regular expression, found {pattern[:60]!r}")


def shape_of(sheets: Iterable[Sheet]) -> str:
    """What a file of the same make has too: the heads of the first sheet; where it has none, how many columns it has."""
    sheet = next((sheet for sheet in sheets if sheet.rows), None)
    header = head_of(sheet)[0] if sheet else 0
    rows = sheet.rows if sheet else ()
    head = next((row for row in rows if row.number == header), None)
    heads = [" ".join(cell.text.split()) for cell in head.cells] if head else [str(max((len(row.cells) for row in rows[:200]), default=0))]
    return hashlib.sha256("\t".join(heads).encode()).hexdigest()
