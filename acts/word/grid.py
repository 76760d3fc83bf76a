"""Rows of cells that reach over rows and columns, laid on the grid a Word table needs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from acts.model import Cell, Line
from acts.word import styles
from acts.word.between import Between, joined, whole
from acts.word.model import Fate, Paragraph, Piece, Row, Table, TableCell

MOST_COLUMNS = 63
"""Word knows no wider table."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cell begins and how far it reaches. ``row`` and ``column`` count from 0."""

    row: int
    column: int
    rows: int
    columns: int
    cell: Cell


def table(lines: tuple[Line, ...], between: Between) -> Table | None:
    """The rows in force on either day as a table, joined cells kept; None when there is none."""
    spots = place(tuple(line.cells for line in lines))
    columns = max(spot.column + spot.columns for spot in spots)
    contents = {(spot.row, spot.column): _paragraphs(spot.cell, between) for spot in spots}
    rows = tuple(_rows(lines, spots, contents))
    return Table(rows, columns) if rows else None


def place(rows: tuple[tuple[Cell, ...], ...]) -> tuple[Spot, ...]:
    """Cells at their places as a browser puts them: each at the first column no cell from above reaches into."""
    taken: set[tuple[int, int]] = set()
    spots: list[Spot] = []
    for at, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (at, column) in taken:
                column += 1
            if column >= MOST_COLUMNS:
                last = spots[-1]
                spots[-1] = replace(last, cell=replace(last.cell, runs=(*last.cell.runs, *cell.runs)))   # no word is lost
                continue
            spot = _fitted(Spot(at, column, max(cell.rowspan, 1), max(cell.colspan, 1), cell), len(rows), taken)
            taken.update((row, place) for row in range(at, at + spot.rows) for place in range(column, column + spot.columns))
            spots.append(spot)
    return tuple(spots)


def _fitted(spot: Spot, rows: int, taken: set[tuple[int, int]]) -> Spot:
    """A cell cut to the rows there are and to the columns that are free."""
    wide = 1
    while wide < spot.columns and spot.column + wide < MOST_COLUMNS and (spot.row, spot.column + wide) not in taken:
        wide += 1
    return replace(spot, rows=min(spot.rows, rows - spot.row), columns=wide)


def _rows(
    lines: tuple[Line, ...], spots: tuple[Spot, ...], contents: dict[tuple[int, int], tuple[Paragraph, ...]]
) -> Iterator[Row]:
    """The rows that have words on either day; a joined cell whose first row is gone opens again in the next."""
    begun: set[Spot] = set()
    for at, line in enumerate(lines):
        own = [contents[spot.row, spot.column] for spot in spots if spot.row == at]
        pieces = [piece for cell in own for one in cell for piece in one.pieces if piece.text.strip()]
        if not pieces:
            continue
        here = sorted((spot for spot in spots if spot.row <= at < spot.row + spot.rows), key=lambda spot: spot.column)
        cells = tuple(_cell(spot, at, begun, contents) for spot in here)
        begun.update(here)
        yield Row(cells, all(cell.header for cell in line.cells), *whole(pieces))


def _cell(spot: Spot, at: int, begun: set[Spot], contents: dict[tuple[int, int], tuple[Paragraph, ...]]) -> TableCell:
    words = contents[spot.row, spot.column] if spot.row == at else ()
    going_on = spot in begun
    return TableCell(spot.column, spot.columns, words, opens=spot.rows > 1 and not going_on, going_on=going_on)


def _paragraphs(cell: Cell, between: Between) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell; the break between two belongs to the first."""
    pieces = between.pieces(cell.runs)
    return tuple(Paragraph(one, styles.CELL, fate, change) for one, fate, change in _split(pieces))


def _split(pieces: Iterable[Piece]) -> Iterator[tuple[tuple[Piece, ...], Fate, int | None]]:
    """Pieces parted at newlines, each part with the fate of the newline that ends it."""
    current: list[Piece] = []
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        current.append(replace(piece, text=first))
        for text in rest:
            yield joined(one for one in current if one.text), piece.fate, piece.change
            current = [replace(piece, text=text)]
    if current:
        yield joined(one for one in current if one.text), Fate.SAME, None
