"""The units a redline found changed, as pieces: pairs of paragraphs by word, and words that moved joined to the place they went to."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from acts.history.redline import Redline, RedlineLine, RedlineRow
from acts.history.wording import Segment, SegmentKind
from acts.word.between import NAMED, joined, settled
from acts.word.model import Fate, Piece

MoveKey = tuple[frozenset[str], str]


@dataclass(frozen=True, slots=True)
class Reworded:
    """A unit's own paragraphs with the fates of their words: those of its heading, those below it."""

    heading: tuple[tuple[Piece, ...], ...]
    content: tuple[tuple[Piece, ...], ...]


def reworded(found: Redline) -> Mapping[str, Reworded]:
    """The units of a redline by eid."""
    moves = _moves(found)
    return {row.eid: _unit(row, moves) for row in found.rows}


def _unit(row: RedlineRow, moves: Mapping[MoveKey, int]) -> Reworded:
    lines = [(line.heading, _pieces(row, line, moves)) for line in row.lines]
    heading, content = (tuple(pieces for of_heading, pieces in lines if pieces and of_heading is asked) for asked in (True, False))
    return Reworded(heading, content)


def _pieces(row: RedlineRow, line: RedlineLine, moves: Mapping[MoveKey, int]) -> tuple[Piece, ...]:
    return settled(joined(_piece(row, segment, moves) for segment in line.segments))


def _piece(row: RedlineRow, segment: Segment, moves: Mapping[MoveKey, int]) -> Piece:
    if segment.kind is not SegmentKind.MOVED:
        return Piece(segment.text, NAMED[segment.kind], segment.change)
    number = moves.get(_key(row, segment), 0)
    if number:
        return Piece(segment.text, Fate.MOVED_HERE if segment.here else Fate.MOVED_AWAY, segment.change, move=number)
    return Piece(segment.text, Fate.ADDED if segment.here else Fate.REMOVED, segment.change)


def _moves(found: Redline) -> Mapping[MoveKey, int]:
    """A number for each move with just one place it left and one it came to; Word can show no other."""
    ends = Counter((_key(row, segment), segment.here) for row, segment in _moved(found))
    keys = dict.fromkeys(_key(row, segment) for row, segment in _moved(found))
    whole = (key for key in keys if ends[key, True] == ends[key, False] == 1)
    return {key: number for number, key in enumerate(whole, 1)}


def _moved(found: Redline) -> Iterator[tuple[RedlineRow, Segment]]:
    for row in found.rows:
        for line in row.lines:
            yield from ((row, segment) for segment in line.segments if segment.kind is SegmentKind.MOVED)


def _key(row: RedlineRow, segment: Segment) -> MoveKey:
    return frozenset((row.eid, segment.place)), " ".join(segment.text.split())
