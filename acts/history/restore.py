"""Old wordings put back: the lines of a former text, each under the unit of today that bears its number, else under one made for it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from acts.history.board import NUMBERED, Board, Labelled, Unit, labelled
from acts.history.pieces import Row, restored_row
from acts.history.words import key
from acts.model import Kind
from acts.numbers import Steps, canonical, steps

_OPENING: Final = ("“", "«", "„")
_CLOSING: Final = "”»"
_SUBCHAPTER: Final = re.compile(r"\s*§\s*(\d+(?:[-–]\d+)?)")
_DIVISIONS: Final = frozenset({Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER, Kind.ACT})


def lines_of(wording: str) -> list[str]:
    """The paragraphs of a wording; a line of signs only is none."""
    wording = wording.strip()
    if wording[:1] in _OPENING and wording.count(wording[:1]) > sum(wording.count(sign) for sign in _CLOSING):
        wording = wording[1:]
    return [line.strip() for line in wording.split("\n") if any(map(str.isalnum, line))]


def old_lines(wording: str, unit: Unit) -> list[str]:
    """The lines of an old wording that are the unit's: of a larger unit's wording only those under the unit's own number."""
    lines = lines_of(wording)
    marks = [labelled(line) for line in lines]
    if unit.kind is Kind.ARTICLE or not unit.number or not lines or _is(marks[0], unit):
        return lines
    start = next((place for place, mark in enumerate(marks) if _is(mark, unit)), None)
    if start is None:
        return lines
    end = next((place for place in range(start + 1, len(lines)) if _leaves(marks[place], unit)), len(lines))
    return lines[start:end]


def _is(mark: Labelled | None, unit: Unit) -> bool:
    return mark is not None and mark.number == unit.number


def _leaves(mark: Labelled | None, unit: Unit) -> bool:
    return mark is not None and not mark.number.startswith(unit.number + ".") and ("." in mark.number) == ("." in unit.number)


class Restorer:
    """Puts the lines of an old wording under units, in order."""

    def __init__(self, board: Board, top: Unit, change: int) -> None:
        self.board = board
        self.change = change
        self.top = self.here = top
        self.order = {id(unit): place for place, unit in enumerate(top.walk())}
        self.last = 0
        self.eids: list[str] = []
        self.headed = False

    def put(self, lines: Sequence[str]) -> list[str]:
        """Restore the lines; the first stands for the unit itself. Returns the eids of the units touched."""
        marks = in_order([labelled(line) for line in lines])
        for place, (line, mark) in enumerate(zip(lines, marks, strict=True)):
            if mark is not None and (place or mark.number != self.top.number):
                self._move(mark)
            elif mark is None and (below := self._subchapter(line)) is not None:
                self.here, self.last = below, self.order[id(below)]
            self._append(line, mark)
        return list(dict.fromkeys(self.eids))

    def _subchapter(self, line: str) -> Unit | None:
        """The paragraph of the division whose number the line begins with ("§ 1.")."""
        found = _SUBCHAPTER.match(line) if self.top.kind in _DIVISIONS else None
        below = (unit for unit in self.top.walk() if unit.kind is Kind.SUBCHAPTER and unit is not self.top)
        return next((unit for unit in below if found and unit.number == canonical(found[1])), None)

    def _move(self, mark: Labelled) -> None:
        unit = self._today(mark)
        if unit is None:
            unit = self._made(mark)
            self.order[id(unit)] = self.last
        self.here, self.last = unit, self.order[id(unit)]
        self.headed = False

    def _today(self, mark: Labelled) -> Unit | None:
        """The unit of that number below the top, if it stands behind what was put last."""
        if mark.kind is Kind.ARTICLE:
            found = self.board.articles.get(mark.number, [])
        elif mark.kind is Kind.REMARK:
            found = [unit for unit in self._article().walk() if unit.kind is Kind.REMARK]
        elif "." in mark.number:
            found = self._article().numbers.get(mark.number, [])
        else:
            found = [unit for unit in self._near().walk() if unit.kind in NUMBERED and unit.number == mark.number]
        return next((unit for unit in found if self.order.get(id(unit), -1) >= self.last and unit is not self.here), None)

    def _article(self) -> Unit:
        return self.here.article if self.here.kind not in _DIVISIONS else self.top.article

    def _near(self) -> Unit:
        """The unit whose points or parts are counted: the parent where a number of the same kind went before."""
        unit = self.here
        while unit is not self.top and unit.parent is not None and "." not in unit.number and unit.kind is not Kind.ARTICLE:
            unit = unit.parent
        return unit

    def _made(self, mark: Labelled) -> Unit:
        parent = self._parent(mark)
        return self.board.add(parent, mark.kind, mark.number, mark.printed, mark.label)

    def _parent(self, mark: Labelled) -> Unit:
        if mark.kind is Kind.ARTICLE:
            return self._division()
        article = self._article()
        if "." not in mark.number:
            return self._near() if mark.kind is not Kind.REMARK else article
        above = mark.number.rpartition(".")[0]
        return next(iter(article.numbers.get(above, ())), article)

    def _division(self) -> Unit:
        unit = self.here
        while unit.kind not in _DIVISIONS and unit.parent is not None:
            unit = unit.parent
        return unit

    def _append(self, line: str, mark: Labelled | None) -> None:
        row = restored_row(line, self.change, self.here)
        is_heading = (mark is not None and mark.kind is Kind.ARTICLE) or (self.here.kind in _DIVISIONS)
        rows = self.here.heading if is_heading else self.here.content
        rows.insert(self._place(rows), row)
        self.here.touch()
        self.eids.append(self.here.eid)

    def _place(self, rows: list[Row]) -> int:
        """Behind what this wording put there, else in front: the old stands before the new."""
        own = [at for at, row in enumerate(rows) if len(row.pieces) == 1 and row.pieces[0].restored and row.pieces[0].out == self.change]
        return own[-1] + 1 if own else 0


def in_order(marks: list[Labelled | None]) -> list[Labelled | None]:
    """The marks without those whose number is out of the order of the others: a misprint, which stays text."""
    numbered = [place for place, mark in enumerate(marks) if mark is not None and _value(mark)]
    kept = set(_rising([_value(marks[place]) for place in numbered]))
    wrong = {place for at, place in enumerate(numbered) if at not in kept}
    return [None if place in wrong else mark for place, mark in enumerate(marks)]


def _value(mark: Labelled | None) -> Steps:
    """The number of an article, or a dotted one; the others are counted anew in each unit."""
    if mark is None or (mark.kind is not Kind.ARTICLE and "." not in mark.number):
        return ()
    return steps(mark.number)


def _rising(values: list[Steps]) -> list[int]:
    """The places of the longest rising run of values."""
    tails: list[Steps] = []
    ends: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        at = bisect_left(tails, value)
        tails[at:at + 1] = [value]
        ends[at:at + 1] = [place]
        before.append(ends[at - 1] if at else -1)
    run, place = [], ends[-1] if ends else -1
    while place >= 0:
        run.append(place)
        place = before[place]
    return run[::-1]


def has_label(line: str, unit: Unit) -> bool:
    """Whether an old wording begins with the unit's number."""
    return bool(unit.element.label) and key(line).startswith(key(unit.element.label).rstrip(".)"))
