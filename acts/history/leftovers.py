"""Struck and italic words of a page that no note accounts for."""

from collections.abc import Iterator, Sequence
from typing import Final

from acts.history.board import Board, Unit
from acts.history.model import Change
from acts.history.pieces import Piece, Row
from acts.model import Kind, Line, Run, Unparsed

STRUCK: Final = "struck words no note accounts for"
ITALIC: Final = "italic words no note accounts for"
_LONGEST: Final = 200
_SIGNS: Final = " .,;:–—-()“”\"[]"
_DIVISIONS: Final = frozenset({Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER})
"""Their headings are printed in italics by some sources; where no change touched one, that says nothing."""


def leftovers(board: Board, changes: Sequence[Change]) -> Iterator[Unparsed]:
    """The stretches in reading order, with the unit each stands in."""
    if not changes:
        return
    for top in board.text_units():
        for unit in top.walk():
            yield from _of_unit(unit)


def _of_unit(unit: Unit) -> Iterator[Unparsed]:
    if not unit.touched:
        headed = () if unit.kind in _DIVISIONS else unit.element.heading
        for line in (*headed, *unit.element.content):
            yield from _of_line(unit, line)
        return
    for row in unit.own_rows:
        yield from _of_row(unit, row)


def _of_line(unit: Unit, line: Line) -> Iterator[Unparsed]:
    for run in line.all_runs:
        if (run.struck or run.italic) and run.note is None and run.text.strip(_SIGNS):
            yield _unparsed(unit, run, run.text)


def _of_row(unit: Unit, row: Row) -> Iterator[Unparsed]:
    for piece in row.pieces:
        if _unowned(piece):
            yield _unparsed(unit, piece.look, piece.text)


def _unowned(piece: Piece) -> bool:
    look = piece.look
    if look.note is not None or not piece.text.strip(_SIGNS):
        return False
    return (look.struck and piece.out is None) or (look.italic and not look.struck and piece.put is None)


def _unparsed(unit: Unit, run: Run, text: str) -> Unparsed:
    return Unparsed(unit.eid, text[:_LONGEST], STRUCK if run.struck else ITALIC)
