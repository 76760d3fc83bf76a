"""One modification to be undone, and the places its words may stand at."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from acts.history.board import NUMBERED, Board, Unit
from acts.history.left import common
from acts.history.locate import WIDE, Spot, extent, spots
from acts.history.pieces import Piece, Row
from acts.model import Kind
from acts.modifications.model import Modification, Step, Target
from acts.modifications.model import Unit as Named
from language.letters import upper


@dataclass(frozen=True, slots=True)
class Work:
    """A modification under its index among the changes, the number and the text of the note it was read from.

    ``wordings``: the old wordings the note prints. ``alike``: those just before it in the note that put the same words into the same
    place ("“A”, “B” və “C” sözləri “D” sözü ilə"). ``named``: the other articles the note changes.
    """

    board: Board
    index: int
    modification: Modification
    footnote: str = ""
    alike: tuple[Modification, ...] = ()
    note: str = ""
    wordings: tuple[str, ...] = ()
    named: frozenset[str] = frozenset()

    @property
    def wording(self) -> str:
        """The old wording the modification prints; "" for one without a letter."""
        printed = self.modification.old_wording
        return printed if any(map(str.isalnum, printed)) else ""

    def spots(self, struck: bool = False) -> Iterator[Spot]:
        """The places the target names, those with the note's mark first; where it names none, the marked unit a misprint may mean."""
        found = [spot for target in self._targets() for spot in spots(self.board, target, struck)]
        if not found and not struck:
            found = [spot for target in self._targets() for spot in spots(self.board, target, struck=True)]
        if len(found) > 1:
            found.sort(key=lambda spot: not any(map(self.is_marked, spot.rows)))
        yield from found or self._misprinted()

    def _targets(self) -> Iterator[Target]:
        """The target; where it does not tell its article, that of the note's mark."""
        target = self.modification.target
        if not any(step.unit is Named.ARTICLE and step.number == "?" for step in target.steps):
            yield target
            return
        if not self.board.articles:
            yield replace(target, steps=tuple(step for step in target.steps if step.unit is not Named.ARTICLE))
        for number in dict.fromkeys(unit.article.number for unit in self.board.marks.get(self.footnote, ()) if self.footnote):
            yield replace(target, steps=tuple(
                Step(Named.ARTICLE, number) if step.unit is Named.ARTICLE and step.number == "?" else step for step in target.steps))

    def _misprinted(self) -> Iterator[Spot]:
        """Units with the note's mark whose number is printed with other signs, or with a digit less ("53.2.2" for 53.2-2)."""
        steps = self.modification.target.steps
        if len(steps) != 1 or steps[0].unit is not Named.ARTICLE:
            return
        wanted = _digits(steps[0].number)
        for unit in self.board.marks.get(self.footnote, ()) if self.footnote else ():
            printed = _digits(unit.number)
            missing = len(printed) - len(wanted)
            if unit.kind in NUMBERED and len(wanted) > 2 and missing in (0, 1) and printed.endswith(wanted):
                yield Spot(unit, tuple(extent(unit)), sure=False)

    def places(self) -> Iterator[Spot]:
        """The places named, then wider ones, where the words must be borne out: the article, then where the note's mark stands."""
        seen: set[int] = set()
        exact = list(self.spots())
        yield from exact
        articles = [spot.unit.article for spot in exact if not (spot.whole and spot.unit.kind is Kind.ARTICLE)]
        for unit in (*articles, *self.marked_units()):
            if id(unit) not in seen and unit.kind not in WIDE:
                seen.add(id(unit))
                yield Spot(unit, tuple(unit.rows()), sure=False)

    def marked_units(self) -> list[Unit]:
        """The articles, or smaller units, in which the note's mark stands; none that the note names for another of its changes."""
        found = [unit for unit in self.board.marks.get(self.footnote, ()) if unit.article.number not in self.named] if self.footnote else ()
        return [*found, *(unit.article for unit in found)]

    def narrowed(self, spot: Spot, words: str) -> Spot:
        """The spot itself; of a division or the whole act only the rows that hold the longest of the words."""
        if not spot.is_wide:
            return spot
        needle = common(max(words.split(), key=len, default=""))
        return replace(spot, rows=tuple(_rows_with(spot.unit, needle, self.board)))

    def is_marked(self, row: Row) -> bool:
        """Whether the note's mark stands in the row."""
        return any(run.note == self.footnote for run in row.line.all_runs) if self.footnote else False

    def claim(self, row: Row, piece: Piece) -> str:
        """Make the piece the change's: put in by it, or, if it is struck by nobody known, taken out by it. Returns the unit's eid."""
        if piece.live:
            piece.put = self.index
        elif piece.free:
            piece.out = self.index
        row.owner.touch()
        return row.owner.eid

    def claim_all(self, parts: list[tuple[Row, Piece]]) -> list[str]:
        """Make the pieces put in by the change, those struck by somebody unknown too. Returns the eids of their units."""
        for row, piece in parts:
            if piece.put is None:
                piece.put = self.index
            row.owner.touch()
        return unique(row.owner.eid for row, _ in parts)


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def unique(eids: Iterator[str] | list[str]) -> list[str]:
    return list(dict.fromkeys(eid for eid in eids if eid))


def _rows_with(unit: Unit, needle: str, board: Board) -> Iterator[Row]:
    """The rows that may hold a word: those already touched, and those that print it, with a capital or in capitals too."""
    spellings = (needle[1:], upper(needle)) if len(needle) > 2 else (needle,)
    tops = board.text_units() if unit.parent is None else iter((unit,))
    for below in (below for top in tops for below in top.walk()):
        lines = (line.text for line in (*below.element.heading, *below.element.content))
        if below.touched or any(spelling in text for text in lines for spelling in spellings):
            yield from below.own_rows


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range widened by one blank, where taking it out would leave two, or one before a sign or at an end."""
    before, after = text[start - 1:start], text[end:end + 1]
    if before == " " and (not after or after in " \n\t,.;:)”"):
        return start - 1, end
    if after == " " and (not before or before in "\n\t(“"):
        return start, end + 1
    return start, end


def free_in(rows: tuple[Row, ...] | list[Row]) -> list[tuple[Row, Piece]]:
    """The pieces struck by nobody known in the rows."""
    return [(row, piece) for row in rows for piece in row.open if piece.free and piece.text.strip()]


def live_in(rows: tuple[Row, ...] | list[Row]) -> list[tuple[Row, Piece]]:
    """The pieces that stand in the text now."""
    return [(row, piece) for row in rows for piece in row.open if piece.live]
