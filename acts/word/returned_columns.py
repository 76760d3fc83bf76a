"""Which column of a table that came back is which: by the bookmarks of headings, then by their words, then by their order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from acts.model import Unparsed
from acts.word.marks import column_key, mark_of
from acts.word.returned_model import ReturnedCell, ReturnedRow, SentTable
from acts.word.returned_words import same

NO_HEADING = "expected a row of headings, found none: the columns were taken in the order in which they were sent"


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table hold. ``places``: by what they hold the number of their cell, from 0; ``starts``: their column of the
    grid; ``rows``: how many rows are headings, 0 where none was found; ``width``: cells of a row.
    """

    places: Mapping[str, int]
    starts: Mapping[str, int]
    rows: int
    width: int
    doubts: tuple[Unparsed, ...] = ()

    def cells(self, row: ReturnedRow) -> Mapping[str, ReturnedCell]:
        """The cells of a row by what they hold; in a row of joined or parted cells those that begin where their heading does."""
        if len(row.cells) == self.width:
            return {holds: row.cells[place] for holds, place in self.places.items()}
        by_start = {cell.column: cell for cell in row.cells}
        return {holds: by_start[start] for holds, start in self.starts.items() if start in by_start}


def columns_of(rows: Sequence[ReturnedRow], sent: SentTable) -> Columns:
    """The columns of a table that came back, and what became of those that were sent."""
    found = [(at, row, _matched(row, sent)) for at, row in enumerate(rows) if row.heading or at == 0]
    at, heading, places = max(found, key=lambda one: len(one[2]))
    if not places:
        order = {column.holds: place for place, column in enumerate(sent.columns)}
        told = (Unparsed("", "", NO_HEADING),)
        return Columns(order, order, 0, len(sent.columns), told)
    starts = {holds: heading.cells[place].column for holds, place in places.items()}
    last = max((place for place, row in enumerate(rows) if row.heading), default=at)
    return Columns(places, starts, max(at, last) + 1, len(heading.cells), tuple(_told(rows, heading, at, places, sent)))


def _matched(row: ReturnedRow, sent: SentTable) -> Mapping[str, int]:
    """By what a column holds the cell of a row that is its heading."""
    marks = {mark_of(sent.uid, column_key(column.holds)): column.holds for column in sent.columns}
    places: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        for mark in cell.marks:
            if mark in marks:
                places.setdefault(marks[mark], place)
    for place, cell in enumerate(row.cells):
        free = (column.holds for column in sent.columns if column.holds not in places and same(column.heading, cell.text))
        if place not in places.values() and (holds := next(free, None)) is not None:
            places[holds] = place
    return places


def _told(
    rows: Sequence[ReturnedRow], heading: ReturnedRow, at: int, places: Mapping[str, int], sent: SentTable
) -> Iterator[Unparsed]:
    """Columns that are gone, bear another heading, stand elsewhere, or were not sent."""
    for column in sent.columns:
        if column.holds not in places:
            yield Unparsed(column.heading, "", f"the column “{column.heading}” is not in the document; it was not compared")
        elif not same(column.heading, words := heading.cells[places[column.holds]].text):
            reason = f"the column “{column.heading}” is headed “{words}” in the document; it was read all the same"
            yield Unparsed(column.heading, words, reason)
    order = [places[column.holds] for column in sent.columns if column.holds in places]
    if order != sorted(order):
        yield Unparsed("", heading.text, "the columns stand in another order in the document; they were read by their headings")
    for place, cell in enumerate(heading.cells):
        if place not in places.values():
            held = sum(bool(row.cells[place].text) for row in rows[at + 1 :] if place < len(row.cells) and not row.heading)
            yield Unparsed(cell.text, "", f"a column headed “{cell.text}” was not sent; its {held} cells with words were not read")
