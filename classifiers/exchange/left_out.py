"""What of a table went into no item, one sentence each: sheets, columns, rows, marks."""

import re
from collections.abc import Iterable, Iterator

from classifiers.exchange.columns import letters_of, number_of
from classifiers.exchange.model import Item, Mapping, Sheet

SHOWN = 5


def left_out(sheets: Iterable[Sheet], mapping: Mapping, items: Iterable[Item]) -> Iterator[str]:
    """The sentences about a table read by a mapping."""
    held = tuple(sheets)
    chosen = tuple(sheet for sheet in held if not mapping.sheets or sheet.name in mapping.sheets)
    for sheet in held:
        if sheet not in chosen and sheet.rows:
            yield f"the sheet {sheet.name!r} was not read; import it by itself"
    yield from _columns(chosen, mapping)
    yield from _rows(chosen, mapping, items)
    yield from _marks(chosen, mapping)


def _columns(sheets: tuple[Sheet, ...], mapping: Mapping) -> Iterator[str]:
    """Columns that hold something below the heads and have no place in the mapping."""
    rows = (row for sheet in sheets for row in sheet.rows if row.number >= mapping.first)
    left = sorted({at for row in rows for at, cell in enumerate(row.cells) if cell.text.strip()} - used_columns(mapping))
    if left:
        yield f"nothing was taken from these columns: {', '.join(map(letters_of, left))}"


def used_columns(mapping: Mapping) -> set[int]:
    """The columns a mapping reads, from 0."""
    named = [mapping.code, mapping.parent, *(level.partition("/")[0] for level in mapping.levels)]
    named += [column for pairs in (mapping.labels, mapping.fields, mapping.keep) for _, column in pairs]
    return {number_of(one) for several in named if several for one in re.split(r"[+|]", several)}


def _rows(sheets: tuple[Sheet, ...], mapping: Mapping, items: Iterable[Item]) -> Iterator[str]:
    """Rows below the heads without code and label, and those above."""
    taken = {item.place for item in items}
    rows = [(row.number, f"{sheet.name} {row.number}".strip()) for sheet in sheets for row in sheet.rows if row.number != mapping.header]
    above = [place for number, place in rows if number < mapping.first]
    if above:
        yield f"rows above the first row of items were not read: {_some(above)}"
    left = [place for number, place in rows if number >= mapping.first and place not in taken]
    if left:
        yield f"rows with neither a code nor a label were not read: {_some(left)}"


def _some(places: list[str]) -> str:
    more = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
    return ", ".join(places[:SHOWN]) + more


def _marks(sheets: tuple[Sheet, ...], mapping: Mapping) -> Iterator[str]:
    """How many raised or lowered letters were left out of labels."""
    if not mapping.drop_marks:
        return
    columns = {number_of(one) for _, several in mapping.labels for one in re.split(r"[+|]", several)}
    marks = [mark for sheet in sheets for row in sheet.rows for at in columns if (mark := row.at(at).marks.strip())]
    if marks:
        kinds = ", ".join(repr(mark) for mark in sorted(set(marks))[:SHOWN])
        yield f"{len(marks)} labels have raised or lowered letters ({kinds}), left out as marks"
