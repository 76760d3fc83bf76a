"""What became of each run of a timeline between two days, and which change did it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby

from acts.history.model import TimedRun, Timeline
from acts.history.view import active, alive
from acts.history.wording import Segment, SegmentKind, readable
from acts.model import Line, Run
from acts.word.model import Fate, Paragraph, Piece

FATES = {(True, True): Fate.SAME, (False, True): Fate.ADDED, (True, False): Fate.REMOVED}
"""By whether the words are in force on the first day and on the second."""
KINDS = {Fate.SAME: SegmentKind.SAME, Fate.ADDED: SegmentKind.ADDED, Fate.REMOVED: SegmentKind.REMOVED}
NAMED = {kind: fate for fate, kind in KINDS.items()}


class Between:
    """Tells of runs what became of them from `start` to `end` (None: the latest text known)."""

    def __init__(self, timeline: Timeline, start: date | None, end: date | None) -> None:
        self._before, self._after = alive(timeline, start), alive(timeline, end)
        self._was, self._is = active(timeline, start), active(timeline, end)

    def pieces(self, runs: Iterable[Run]) -> tuple[Piece, ...]:
        """The words of a paragraph with their fates; note marks and what was in force on neither day left out; () for none."""
        found = tuple(self._living(runs))
        changed = any(piece.fate is not Fate.SAME for piece in found)
        broken = any("\n" in piece.text for piece in found)              # paragraphs of a cell: each change stays in its own
        return settled(_readable(found) if changed and not broken else joined(found))

    def _living(self, runs: Iterable[Run]) -> Iterator[Piece]:
        for run in runs:
            if run.note is None and (fate := FATES.get((self._before(run), self._after(run)))) is not None:
                yield Piece(run.text, fate, None if fate is Fate.SAME else self._cause(run), run.bold)

    def _cause(self, run: Run) -> int | None:
        if not isinstance(run, TimedRun):
            return None
        named = (index for index in (run.out, run.put) if index is not None)
        return next((index for index in named if self._was[index] != self._is[index]), None)

    def line(self, line: Line, style: str, indent: int = 0) -> Paragraph | None:
        """A line of the text as a paragraph; None when it was in force on neither day."""
        pieces = self.pieces(line.runs)
        return paragraph(pieces, style, indent, line.centred) if pieces else None


def _readable(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Pieces cut at words; a paragraph bold in all its words stays bold."""
    bold = all(piece.bold for piece in pieces if piece.text.strip())
    segments = readable(Segment(KINDS[piece.fate], piece.text, piece.change) for piece in pieces)
    return tuple(Piece(one.text, NAMED[one.kind], one.change, bold) for one in segments)


def settled(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces of a paragraph, blanks left out of a day on which it has no words."""
    worded = [piece for piece in pieces if piece.text.strip()]
    was, is_now = any(piece.at_start for piece in worded), any(piece.at_end for piece in worded)
    if was and is_now:
        return pieces
    standing = ((piece, FATES.get((piece.at_start and was, piece.at_end and is_now))) for piece in pieces)
    return tuple(piece if piece.move else replace(piece, fate=fate) for piece, fate in standing if fate is not None)


def paragraph(pieces: tuple[Piece, ...], style: str, indent: int = 0, centred: bool = False) -> Paragraph:
    """A paragraph of these pieces; it came or went as a whole when all of them did."""
    fate, change = whole(pieces)
    return Paragraph(pieces, style, fate, change, centred, indent)


def whole(pieces: Iterable[Piece]) -> tuple[Fate, int | None]:
    """Whether all pieces stand on one of the days only, and the change behind the first; SAME otherwise."""
    held = tuple(pieces)
    was, is_now = any(piece.at_start for piece in held), any(piece.at_end for piece in held)
    fate = FATES.get((was, is_now), Fate.SAME)
    return fate, None if fate is Fate.SAME else next((piece.change for piece in held if piece.change is not None), None)


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbours of one fate, change and look as one piece."""
    return tuple(_one(list(group)) for _, group in groupby(pieces, key=lambda piece: (piece.fate, piece.change, piece.bold, piece.move)))


def _one(pieces: list[Piece]) -> Piece:
    return pieces[0] if len(pieces) == 1 else replace(pieces[0], text="".join(piece.text for piece in pieces))


def stacked(lines: Iterable[tuple[Piece, ...]]) -> tuple[Piece, ...]:
    """The lines of a heading as one paragraph: breaks between those that stand together on either day."""
    return joined(_stacked(lines))


def _stacked(lines: Iterable[tuple[Piece, ...]]) -> Iterator[Piece]:
    was = is_now = False
    last: int | None = None
    for pieces in lines:
        before, after = any(piece.at_start for piece in pieces), any(piece.at_end for piece in pieces)
        if (fate := FATES.get((was and before, is_now and after))) is not None:
            causes = (piece.change for piece in pieces if piece.change is not None)
            yield Piece("\n", fate, None if fate is Fate.SAME else next(causes, last))
        yield from pieces
        was, is_now, last = was or before, is_now or after, pieces[-1].change
