"""Layouts of comparison tables: which columns, what each holds, how it is headed. They are data (`data/layouts`, a file each)."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from acts.word.errors import LayoutError
from acts.word.sheet import Column

LANGUAGES: Final = ("az", "en")


class Family(StrEnum):
    """What a layout is for."""

    COMPARISON = "comparison"      # wordings beside each other
    CONCORDANCE = "concordance"    # provisions that answer each other


BY_HAND: Final = frozenset({"opinion", "outcome", "author", "final"})
"""Columns that stay empty, to be filled by those who get the document."""
HOLDS: Final = MappingProxyType({
    Family.COMPARISON: frozenset({"number", "unit", "current", "proposed", "note"}) | BY_HAND,
    Family.CONCORDANCE: frozenset({
        "number", "left", "left_text", "right", "right_text", "relation", "degree", "reason", "body", "plan", "reviewer", "state"}),
})  # fmt: skip
"""What the columns of a family may hold."""
HOLES: Final = frozenset({"left", "right"})
"""What a heading may name: the acts on both sides."""


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """A column: what it ``holds`` (`HOLDS`), its heading in both languages, its share of the width in per cent.

    ``each``: it stands once for each of several acts on the left.
    """

    holds: str
    az: str
    en: str
    width: int
    each: bool = False

    def heading(self, lang: str, names: Mapping[str, str]) -> str:
        """The heading, the acts named in it."""
        return _HOLE.sub(lambda hole: names.get(hole[1], ""), self.az if lang == "az" else self.en)

    def column(self, lang: str, names: Mapping[str, str]) -> Column:
        """The column of a table in a language."""
        return Column(self.holds, self.heading(lang, names), self.width)


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout under its name; ``az`` and ``en``: what those who choose it read; ``landscape``: its pages lie on their side."""

    name: str
    family: Family
    az: str
    en: str
    landscape: bool
    columns: tuple[LayoutColumn, ...]

    def title(self, lang: str) -> str:
        """What it is called in a language."""
        return self.az if lang == "az" else self.en

    @property
    def turned(self) -> "Layout":
        """The layout for the other direction: what is said of the right first."""
        places = {column.holds: column for column in self.columns}
        swapped = (places.get(_OTHER.get(column.holds, column.holds), column) for column in self.columns)
        widths = (column.width for column in self.columns)
        return replace(self, columns=tuple(replace(column, width=width) for column, width in zip(swapped, widths, strict=True)))


@cache
def layouts() -> tuple[Layout, ...]:
    """All layouts that ship, by name."""
    folder = files("acts").joinpath("word", "data", "layouts")
    found = (read_layout(file.read_text("utf-8"), file.name) for file in folder.iterdir() if file.name.endswith(".toml"))
    return tuple(sorted(found, key=lambda layout: layout.name))


def layout(name: str) -> Layout:
    """A layout by its name. Raises LayoutError, naming those there are."""
    found = {layout.name: layout for layout in layouts()}
    if name not in found:
        raise LayoutError(f"{name!r}: expected a layout, one of {', '.join(found)}")
    return found[name]


def read_layout(text: str, where: str) -> Layout:
    """A layout from its TOML. Raises LayoutError with what was expected and found; ``where`` names the file."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LayoutError(f"{where}: expected TOML, found a mistake in it: {error}") from error
    family = _value(raw, "family", str, where)
    if family not in set(Family):
        raise LayoutError(f"{where}: expected as family one of {', '.join(Family)}, found {family!r}")
    columns = tuple(_column(row, Family(family), f"{where}, column {at}") for at, row in enumerate(_value(raw, "column", list, where), 1))
    if not columns:
        raise LayoutError(f"{where}: expected at least one column, found none")
    if twice := sorted({column.holds for column in columns if sum(other.holds == column.holds for other in columns) > 1}):
        raise LayoutError(f"{where}: expected what a column holds once, found twice: {', '.join(twice)}")
    name, az, en = (_value(raw, key, str, where) for key in ("name", *LANGUAGES))
    return Layout(name, Family(family), az, en, _value(raw, "landscape", bool, where), columns)


def _column(row: Any, family: Family, where: str) -> LayoutColumn:
    if not isinstance(row, dict):
        raise LayoutError(f"{where}: expected a table, found {row!r}")
    holds = _value(row, "holds", str, where)
    if holds not in HOLDS[family]:
        raise LayoutError(f"{where}: expected to hold one of {', '.join(sorted(HOLDS[family]))}, found {holds!r}")
    az, en = (_heading(_value(row, lang, str, where), where) for lang in LANGUAGES)
    width = _value(row, "width", int, where)
    if not 1 <= width <= 100:
        raise LayoutError(f"{where}: expected a width from 1 to 100 per cent, found {width}")
    return LayoutColumn(holds, az, en, width, bool(row.get("each", False)))


def _heading(text: str, where: str) -> str:
    if unknown := [hole for hole in _HOLE.findall(text) if hole not in HOLES]:
        raise LayoutError(f"{where}: expected a heading that names {' or '.join(sorted(HOLES))}, found {', '.join(unknown)}")
    return text


def _value(raw: Mapping[str, Any], key: str, sort: type, where: str) -> Any:
    found = raw.get(key)
    if not isinstance(found, sort) or isinstance(found, bool) is not (sort is bool):
        raise LayoutError(f"{where}: expected {key!r} as {sort.__name__}, found {found!r}")
    return found


_HOLE: Final = re.compile(r"%\((\w+)\)s")
_OTHER: Final = MappingProxyType({"left": "right", "right": "left", "left_text": "right_text", "right_text": "left_text"})
