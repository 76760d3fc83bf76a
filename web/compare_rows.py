"""What the pages of a comparison show: the rows of its tables, a page of them at a time, with their words by fate."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from acts.compare.model import Comparison, ComparisonRow
from acts.concordance.kept import Row
from acts.history.wording import Segment
from web.redline_model import Words, fate_of

ON_A_PAGE = 200
"""Rows on one page."""


@dataclass(frozen=True, slots=True)
class Side:
    """A wording as paragraphs of words by fate; cells of a row of a table stand in it one after another."""

    paragraphs: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as it is shown. ``anchor`` names it on its page; ``kept``: the row as it is kept, with what people said of it."""

    row: ComparisonRow
    left: Side
    right: Side
    anchor: str
    kept: Row | None = None


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table, or the part of it that stands on this page. ``first``: whether it begins here; ``counts``: its rows by fate."""

    number: int
    comparison: Comparison
    rows: tuple[Shown, ...]
    counts: dict[str, int]
    first: bool = True


@dataclass(frozen=True, slots=True)
class Laid:
    """The tables of one page of a comparison."""

    tables: tuple[ShownTable, ...]
    page: int
    pages: int
    total: int


def laid(tables: Sequence[Comparison], page: int, kept: Sequence[Sequence[Row]] = ()) -> Laid:
    """The tables with the rows of that page (from 1); a table without rows stands on the page where its turn is.

    ``kept``: for each table its rows as they are kept, in the same order.
    """
    total = sum(len(table.rows) for table in tables)
    low, high = (page - 1) * ON_A_PAGE, page * ON_A_PAGE
    return Laid(tuple(_cut(tables, low, high, kept)), page, max(1, math.ceil(total / ON_A_PAGE)), total)


def _cut(tables: Sequence[Comparison], low: int, high: int, kept: Sequence[Sequence[Row]]) -> Iterator[ShownTable]:
    before = 0
    for number, table in enumerate(tables, 1):
        here = slice(max(0, low - before), max(0, high - before))
        rows, held = table.rows[here], kept[number - 1][here] if kept else ()
        starts = low <= before < high or (before == low == 0)
        if rows or (starts and not table.rows):
            shown = tuple(_kept(one, row) for one, row in zip(held, rows, strict=True)) if kept else tuple(_shown(number, r) for r in rows)
            yield ShownTable(number, table, shown, Counter(row.fate.value for row in table.rows), before >= low)
        before += len(table.rows)


def _shown(number: int, row: ComparisonRow) -> Shown:
    return Shown(row, side(row, at_start=True), side(row, at_start=False), f"t{number}-{row.key}")


def _kept(one: Row, row: ComparisonRow) -> Shown:
    return Shown(row, side(row, at_start=True), side(row, at_start=False), f"row-{one.key}", one)


def alone(table: Comparison, number: int, one: Row) -> ShownTable:
    """A row kept as a table of its own; ``number``: of the table it is of, from 1. Of a row without wordings there are none."""
    rows = (_kept(one, one.compared),) if one.compared else ()
    return ShownTable(number, table, rows, Counter(shown.row.fate.value for shown in rows))


def side(row: ComparisonRow, *, at_start: bool) -> Side:
    """One wording of a row, its words marked by what becomes of them."""
    paragraphs = (tuple(_words(line.segments, at_start)) for line in row.lines)
    return Side(tuple(words for words in paragraphs if any(one.text.strip() for one in words)))


def _words(segments: tuple[Segment, ...], at_start: bool) -> Iterator[Words]:
    for segment in segments:
        if segment.at_start if at_start else segment.at_end:
            yield Words(fate_of(segment), segment.text.replace("\t", " · "), 0, segment.place)
