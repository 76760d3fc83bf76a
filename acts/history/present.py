"""The working copy of a timeline while later changes are put into it: what stands in the text at the moment a change comes into force."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from acts.history.board import NUMBERED, Board, Unit
from acts.history.model import TimedRun
from acts.history.pieces import PLAIN, Owner, Piece, Row, Stretch
from acts.model import Cell, Element, Kind, Line, Run


@dataclass(slots=True, eq=False)
class Moment:
    """Which changes hold at the moment the work has come to, by their index; the eids given so far; ``together``: the changes the same act
    puts in on the same day as the one in hand.
    """

    held: list[bool] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    together: frozenset[int] = frozenset()


@dataclass(slots=True, eq=False)
class Standing(Piece):
    """A piece that knows from the moment whether it stands in the text."""

    moment: Moment = field(default_factory=Moment)

    @property
    def live(self) -> bool:
        if self.look.note is not None or (self.put is not None and not self.moment.held[self.put]):
            return False
        return not self.moment.held[self.out] if self.out is not None else not self.look.struck

    @property
    def counts(self) -> bool:
        """Whether it stood before what is put in together with the order that counts: an act counts in the text it amends."""
        held, together = self.moment.held, self.moment.together
        if self.put in together:
            return False
        return self.live or (self.out in together and (self.put is None or held[self.put]))


@dataclass(slots=True, eq=False)
class StandingRow(Row):
    """A row of such pieces."""

    moment: Moment = field(default_factory=Moment)

    @property
    def pieces(self) -> list[Piece]:
        if self._pieces is None:
            self._pieces = list(_pieces(self.line, self.moment))
        return self._pieces

    @property
    def live(self) -> bool:
        if self._pieces is None and not any(isinstance(run, TimedRun) for run in self.line.all_runs):
            return any(run.note is None and not run.struck and run.text.strip() for run in self.line.all_runs)
        return any(piece.live and piece.text.strip() for piece in self.pieces)

    @property
    def counts(self) -> bool:
        """Whether any of its words stood before what is put in together with the order that counts."""
        return any(piece.counts and piece.text.strip() for piece in self.pieces)


def _pieces(line: Line, moment: Moment) -> Iterator[Piece]:
    rows = enumerate(line.cells) if line.cells else iter([(-1, Cell(line.runs))])
    for place, cell in rows:
        for run in cell.runs:
            put, out, back = (run.put, run.out, run.restored) if isinstance(run, TimedRun) else (None, None, False)
            yield Standing(run.text, run, put, out, back, place, moment)


def new_row(line: Line, index: int, owner: Owner, moment: Moment) -> StandingRow:
    """A line put in by a change."""
    row = StandingRow(line, owner, None, moment)
    for piece in row.pieces:
        piece.put = index
    return row


def opened(board: Board, moment: Moment) -> None:
    """Let the rows of a board look at the moment."""
    for unit in board.root.walk():
        moment.taken.add(unit.eid)
        unit._heading = [StandingRow(line, unit, None, moment) for line in unit.element.heading]
        unit._content = [StandingRow(line, unit, None, moment) for line in unit.element.content]


@dataclass(frozen=True, slots=True)
class Hand:
    """What puts one change, under its index, into the board."""

    board: Board
    index: int
    moment: Moment

    def take_out(self, row: Row, piece: Piece) -> None:
        """The piece no longer stands."""
        piece.out = self.index
        row.owner.touch()

    def take_out_all(self, parts: Sequence[tuple[Row, Piece]]) -> list[str]:
        """Take out those of the pieces that stand; returns the eids of their units."""
        standing = [(row, piece) for row, piece in parts if piece.live]
        for row, piece in standing:
            self.take_out(row, piece)
        return [row.owner.eid for row, _ in standing]

    def behind(self, row: Row, piece: Piece, text: str) -> str:
        """Put words in behind a piece."""
        row.after(piece, self._new(text, piece))
        row.owner.touch()
        return row.owner.eid

    def before(self, row: Row, piece: Piece, text: str) -> str:
        """Put words in before a piece."""
        row.before(piece, self._new(text, piece))
        row.owner.touch()
        return row.owner.eid

    def before_range(self, stretch: Stretch, start: int, end: int, text: str) -> str:
        """Put words in before a range of a text that stands; behind all of it where the range is empty."""
        parts = stretch.cut(start, end)
        return self.before(*parts[0], text) if parts else self.behind(*stretch.pieces[-1], text)

    def behind_range(self, stretch: Stretch, start: int, end: int, text: str) -> str:
        """Put words in behind a range of a text that stands; behind all of it where the range is empty."""
        return self.behind(*(stretch.cut(start, end) or stretch.pieces)[-1], text)

    def _new(self, text: str, beside: Piece) -> Standing:
        return Standing(text, replace(PLAIN, bold=beside.look.bold), self.index, None, False, beside.cell, self.moment)

    def row(self, line: Line, owner: Unit) -> StandingRow:
        """A new line of a unit."""
        owner.touch()
        return new_row(line, self.index, owner, self.moment)

    def grown(self, element: Element, parent: Unit) -> Unit:
        """A unit, and those below it, all of whose lines the change puts in; it is not yet among the parent's children."""
        bare = replace(element, heading=(), content=(), children=())
        unit = Unit(bare, parent, number=element.num.canonical if element.num else "", added=True)
        unit._heading = [self.row(line, unit) for line in element.heading]
        unit._content = [self.row(line, unit) for line in element.content]
        unit.children = [self.grown(child, unit) for child in element.children]
        unit.touch()
        return unit

    def enter(self, parent: Unit, place: int, unit: Unit) -> None:
        """Put a grown unit among the parent's children, and into the indexes."""
        parent.children.insert(place, unit)
        for below in unit.walk():
            self._register(below)
        parent.touch()

    def _register(self, unit: Unit) -> None:
        if unit.kind is Kind.ARTICLE:
            self.board.articles.setdefault(unit.number, []).append(unit)
            return
        if unit.kind not in NUMBERED and unit.kind is not Kind.ALINEA:
            self.board.others.setdefault((unit.kind, unit.number), []).append(unit)
        known = unit.article.numbers.setdefault(unit.number, []) if unit.number else [unit]
        if unit not in known:
            known.append(unit)


def live_text(row: Row) -> str:
    """What stands of a row; cells parted by tabs."""
    return Stretch.over([row]).text


def live_line(row: Row) -> Line:
    """The line as it stands, for reading its structure."""
    if row.line.cells:
        cells = tuple(replace(cell, runs=(Run("".join(p.text for p in row.pieces if p.live and p.cell == at)),))
                      for at, cell in enumerate(row.line.cells))
        return replace(row.line, cells=cells)
    return replace(row.line, runs=(Run(live_text(row)),))
