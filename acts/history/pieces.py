"""Runs while a timeline is built: pieces that can be split, owned and put back; rows of them; the live text over rows."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Protocol

from acts.history.model import TimedRun
from acts.model import Line, Run


@dataclass(slots=True, eq=False)
class Piece:
    """A stretch of a run. ``look`` is the run it was cut from (or made for a restored one); ``cell`` its column in a table's row."""

    text: str
    look: Run
    put: int | None = None
    out: int | None = None
    restored: bool = False
    cell: int = -1

    @property
    def live(self) -> bool:
        """Whether it stands in the text at the moment the undoing has come to: not put in later; struck only later."""
        return self.put is None and self.look.note is None and (self.out is not None or not self.look.struck)

    @property
    def counts(self) -> bool:
        """Whether it is in the text an order counts in."""
        return self.live

    @property
    def free(self) -> bool:
        """Whether it is struck on the page and nobody is known yet who did it."""
        return self.put is None and self.out is None and self.look.struck and self.look.note is None

    def continues_in(self, other: "Piece") -> bool:
        """Whether the other piece has the same look and the same history."""
        if self.put != other.put or self.out != other.out or self.restored is not other.restored or other.look.note is not None:
            return False
        one, two = self.look, other.look
        return one is two or (one.struck is two.struck and one.italic is two.italic and one.bold is two.bold and one.note == two.note)

    def run(self) -> Run:
        """The run it ends as: the page's own where nothing touched it."""
        if self.put is None and self.out is None and not self.restored:
            return self.look if self.look.text == self.text else replace(self.look, text=self.text)
        look = self.look
        return TimedRun(self.text, look.struck, look.italic, look.bold, look.note, self.put, self.out, self.restored)


PLAIN = Run("")


def restored(text: str, change: int, cell: int = -1) -> Piece:
    """Words put back that the page no longer shows, taken out by the change."""
    return Piece(text, PLAIN, out=change, restored=True, cell=cell)


class Owner(Protocol):
    """The unit a row stands in."""

    @property
    def eid(self) -> str: ...
    def touch(self) -> None: ...


@dataclass(slots=True, eq=False)
class Row:
    """A line, or a table's row, in pieces; these are made when first looked at."""

    line: Line
    owner: Owner
    _pieces: list[Piece] | None = None
    _open: list[Piece] | None = field(default=None, init=False)

    @property
    def pieces(self) -> list[Piece]:
        if self._pieces is None:
            self._pieces = list(_pieces(self.line))
        return self._pieces

    @property
    def open(self) -> list[Piece]:
        """The pieces no later change put in, in order: all that can still stand in the text while changes are undone.

        Thousands of changes of one row stay quick by it. Rows of another kind, which go forward, have all their pieces open.
        """
        if type(self) is not Row:
            return self.pieces
        self._open = [piece for piece in (self.pieces if self._open is None else self._open) if piece.put is None]
        return self._open

    def cut(self, piece: Piece, start: int, end: int) -> Piece:
        """The part of the piece between two offsets as a piece of its own; the piece itself keeps what stands before."""
        if end < len(piece.text):
            self._split(piece, end)
        return self._split(piece, start) if start else piece

    def _split(self, piece: Piece, at: int) -> Piece:
        tail = replace(piece, text=piece.text[at:])
        piece.text = piece.text[:at]
        self.after(piece, tail)
        return tail

    def before(self, piece: Piece, new: Piece) -> None:
        """Put a new piece in front of another."""
        self._insert(piece, new, 0)

    def after(self, piece: Piece, new: Piece) -> None:
        """Put a new piece behind another."""
        self._insert(piece, new, 1)

    def _insert(self, piece: Piece, new: Piece, behind: int) -> None:
        self.pieces.insert(self.pieces.index(piece) + behind, new)
        if self._open is None:
            return
        if piece in self._open:
            self._open.insert(self._open.index(piece) + behind, new)
        else:
            self._open = None

    @property
    def live(self) -> bool:
        """Whether any of its words stand in the text now."""
        if self._pieces is None:
            return any(run.note is None and not run.struck and run.text.strip() for run in self.line.all_runs)
        return any(piece.live and piece.text.strip() for piece in self.open)

    @property
    def counts(self) -> bool:
        """Whether an order that counts paragraphs counts it."""
        return self.live

    def freeze(self) -> Line:
        """The line with what is known of its runs; the page's own where nothing was touched."""
        if self._pieces is None:
            return self.line
        if not self.line.cells:
            return replace(self.line, runs=_runs(self._pieces))
        cells = (replace(cell, runs=_runs(p for p in self._pieces if p.cell == place)) for place, cell in enumerate(self.line.cells))
        return replace(self.line, cells=tuple(cells))


def _pieces(line: Line) -> Iterator[Piece]:
    if not line.cells:
        return (Piece(run.text, run) for run in line.runs)
    return (Piece(run.text, run, cell=place) for place, cell in enumerate(line.cells) for run in cell.runs)


def _runs(pieces: Iterable[Piece]) -> tuple[Run, ...]:
    """Runs of pieces, neighbours of one look and one history joined."""
    joined: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if joined and joined[-1].continues_in(piece):
            joined[-1] = Piece(joined[-1].text + piece.text, piece.look, piece.put, piece.out, piece.restored)
        else:
            joined.append(piece)
    return tuple([piece.run() for piece in joined])


def restored_row(text: str, change: int, owner: Owner) -> Row:
    """A line put back, taken out by the change."""
    return Row(Line((replace(PLAIN, text=text),)), owner, [restored(text, change)])


@dataclass(slots=True, eq=False)
class Stretch:
    """The live text over some rows, and the pieces it is made of; rows are parted by a newline, cells by a tab.

    Offsets hold until a piece is cut; cutting several places goes from the last to the first.
    """

    text: str
    starts: list[int] = field(default_factory=list)
    pieces: list[tuple[Row, Piece]] = field(default_factory=list)

    @classmethod
    def over(cls, rows: Iterable[Row], struck: bool = False, former: bool = False) -> "Stretch":
        """The live text; with `struck` the words struck by somebody unknown stand in it too. With `former` the text orders count in."""
        stretch, parts, place = cls(""), [], 0
        for row in rows:
            begun, cell = False, -1
            for piece in row.open:
                if not ((piece.counts if former else piece.live) or (struck and piece.free)):
                    continue
                gap = ("\n" if place and not begun else "") if piece.cell == cell or not begun else "\t"
                if gap:
                    parts.append(gap)
                    place += 1
                begun, cell = True, piece.cell
                stretch.starts.append(place)
                stretch.pieces.append((row, piece))
                parts.append(piece.text)
                place += len(piece.text)
        stretch.text = "".join(parts)
        return stretch

    def between(self, start: int, end: int) -> Iterator[tuple[Row, Piece, int, int]]:
        """The pieces under a range, each with the part of it that is meant, from the last to the first."""
        for place in range(bisect_right(self.starts, end - 1) - 1, -1, -1):
            row, piece = self.pieces[place]
            first = self.starts[place]
            if first + len(piece.text) <= start:
                return
            yield row, piece, max(0, start - first), min(len(piece.text), end - first)

    def cut(self, start: int, end: int) -> list[tuple[Row, Piece]]:
        """The range as pieces of its own, in reading order."""
        parts = [(row, row.cut(piece, first, last)) for row, piece, first, last in self.between(start, end) if last > first]
        return parts[::-1]

    def italic(self, start: int, end: int) -> bool:
        """Whether all words of a range are italic on the page."""
        parts = [(piece, first, last) for _, piece, first, last in self.between(start, end)]
        return bool(parts) and all(piece.look.italic or not piece.text[first:last].strip(" \n\t.,;:–—-") for piece, first, last in parts)
