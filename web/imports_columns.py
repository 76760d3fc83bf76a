"""The form that says which column of a table is what: as a mapping tells it, and the mapping it makes.

What a mapping says beyond the form (two columns joined, patterns of levels) stays as long as the form is not told otherwise.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from werkzeug.datastructures import MultiDict

from classifiers.errors import ExchangeError
from classifiers.exchange.columns import letters_of, number_of
from classifiers.exchange.mapping_file import read_mapping, write_mapping
from classifiers.exchange.model import Hierarchy, Sheet
from classifiers.exchange.model import Mapping as Columns
from classifiers.exchange.reading import Table
from web.links import whole

MOST_COLUMNS = 60
EXAMPLES = 3
LONGEST_EXAMPLE = 60
ROLE = "column."


@dataclass(frozen=True, slots=True)
class Shown:
    """A column as the form shows it."""

    letters: str
    head: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it is filled in."""

    roles: Mapping[str, str]            # letters of the column: what it is
    hierarchy: str = Hierarchy.NONE.value
    header: str = "0"
    first: str = "1"
    digits: str = ""
    headings: bool = False
    drop_marks: bool = True
    sheets: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""


def shown(table: Table, mapping: Columns) -> list[Shown]:
    """The columns of the sheets read that hold anything, with their heads and first values."""
    sheets = [sheet for sheet in table.sheets if not mapping.sheets or sheet.name in mapping.sheets]
    widest = min(max((len(row.cells) for sheet in sheets for row in sheet.rows), default=0), MOST_COLUMNS)
    columns = (Shown(letters_of(at), _head(sheets, mapping.header, at), _examples(sheets, mapping.first, at)) for at in range(widest))
    return [column for column in columns if column.head or column.examples]


def _head(sheets: Iterable[Sheet], header: int, at: int) -> str:
    rows = (row for sheet in sheets for row in sheet.rows if row.number == header)
    return next((" ".join(row.at(at).text.split()) for row in rows if row.at(at).text.strip()), "")[:LONGEST_EXAMPLE]


def _examples(sheets: Iterable[Sheet], first: int, at: int) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for row in (row for sheet in sheets for row in sheet.rows if row.number >= first):
        text = " ".join(row.at(at).text.split())
        if text:
            found[text[:LONGEST_EXAMPLE]] = None
        if len(found) == EXAMPLES:
            break
    return tuple(found)


# a mapping as the form shows it
def filled(mapping: Columns, sheets: Iterable[Sheet]) -> Typed:
    """The form as a mapping fills it in."""
    named = mapping.sheets or tuple(sheet.name for sheet in sheets if sheet.rows)
    digits = " ".join(map(str, mapping.digits))
    return Typed(
        _roles(mapping), mapping.hierarchy.value, str(mapping.header), str(mapping.first), digits, bool(mapping.headings),
        mapping.drop_marks, named, mapping.encoding, mapping.delimiter,
    )  # fmt: skip


def _roles(mapping: Columns) -> dict[str, str]:
    """Of a column named twice the first counts: where several make one value, those to be read first."""
    said = [(mapping.code, "code"), *((level.partition("/")[0], "level") for level in mapping.levels), (mapping.parent, "parent")]
    said += [(several, f"label:{language}") for language, several in mapping.labels]
    said += [(column, f"field:{name}") for name, column in mapping.fields] + [(column, "keep") for _, column in mapping.keep]
    found: dict[str, str] = {}
    for several, role in said:
        for column in re.split(r"[+|]", several) if several else ():
            found.setdefault(column, role)
    return found


# the form as it was sent
def sent(form: "MultiDict[str, str]") -> Typed:
    """The form as somebody filled it in."""
    roles = {name.removeprefix(ROLE): value[:80] for name, value in form.items() if name.startswith(ROLE) and value}
    words = {name: form.get(name, "")[:60].strip(" ") for name in ("hierarchy", "header", "first", "digits", "encoding", "delimiter")}
    return Typed(
        roles, headings="headings" in form, drop_marks="drop_marks" in form, sheets=tuple(form.getlist("sheets")), **words
    )  # fmt: skip


def mapping_of(typed: Typed, held: Columns, columns: Iterable[Shown], sheets: Iterable[Sheet]) -> Columns:
    """The mapping the form makes out of the one held. Raises `ExchangeError`."""
    heads = {column.letters: column.head for column in columns}
    made = replace(
        held, **_of_roles(typed.roles, held, heads), hierarchy=_hierarchy(typed), header=_number(typed.header, "the row of the heads"),
        first=_number(typed.first, "the first row of items"), digits=_digits(typed.digits), drop_marks=typed.drop_marks,
        headings=(held.headings or ("",)) if typed.headings else (), sheets=_sheets(typed, sheets), encoding=typed.encoding,
        delimiter=typed.delimiter,
    )  # fmt: skip
    return read_mapping(write_mapping(made))


def _of_roles(roles: Mapping[str, str], held: Columns, heads: Mapping[str, str]) -> dict[str, Any]:
    """What the columns make; of each part of the mapping that is as it was, what the mapping said stays."""
    before = _roles(held)
    made = _plain(roles, heads)
    same = {name for name, value in _plain(before, heads).items() if made[name] == value}
    return {name: getattr(held, name) if name in same else value for name, value in made.items()}


def _plain(roles: Mapping[str, str], heads: Mapping[str, str]) -> dict[str, Any]:
    columns = sorted((letters for letters in roles if re.fullmatch(r"[A-Z]{1,3}", letters)), key=number_of)
    by_role: dict[str, list[str]] = {}
    for letters in columns:
        by_role.setdefault(roles[letters], []).append(letters)
    levels = tuple(by_role.get("level", ()))
    return {
        "code": "" if levels else "+".join(by_role.get("code", ())), "levels": levels, "parent": "+".join(by_role.get("parent", ())[:1]),
        "labels": _pairs(by_role, "label:"), "fields": _pairs(by_role, "field:"),
        "keep": tuple((_name(letters, heads), letters) for letters in by_role.get("keep", ())),
    }  # fmt: skip


def _pairs(by_role: Mapping[str, list[str]], prefix: str) -> tuple[tuple[str, str], ...]:
    return tuple((role.removeprefix(prefix), "+".join(several)) for role, several in by_role.items() if role.startswith(prefix))


def _name(letters: str, heads: Mapping[str, str]) -> str:
    head = heads.get(letters, "")
    return head if head and list(heads.values()).count(head) == 1 else f"{head or 'column'} {letters}"


def _hierarchy(typed: Typed) -> Hierarchy:
    """As chosen, unless the columns leave no choice."""
    chosen = Hierarchy(typed.hierarchy) if typed.hierarchy in {*Hierarchy} else Hierarchy.NONE
    if "level" in typed.roles.values():
        return Hierarchy.COLUMNS
    return Hierarchy.NONE if chosen is Hierarchy.COLUMNS else chosen


def _number(text: str, what: str) -> int:
    number = whole(text, 7)
    if number is None:
        raise ExchangeError(f"expected a whole number as {what}, found {text!r}")
    return number


def _digits(text: str) -> tuple[int, ...]:
    return tuple(_number(one, "the least digits of a code") for one in text.replace(",", " ").split())


def _sheets(typed: Typed, sheets: Iterable[Sheet]) -> tuple[str, ...]:
    """None named where all are read: a later file may have more of them."""
    filled_in = tuple(sheet.name for sheet in sheets if sheet.rows)
    chosen = tuple(name for name in filled_in if name in typed.sheets)
    if not chosen and len(filled_in) > 1:
        raise ExchangeError("expected at least one sheet, found none chosen")
    return () if chosen == filled_in else chosen
