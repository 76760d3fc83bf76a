"""Two texts as one timeline with a single change between them, so that whatever shows what changed between two days shows them too."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import SequenceMatcher

from acts.compare.align import Pair, align
from acts.compare.align_units import EDITORS
from acts.history.model import Change, TimedRun, Timeline
from acts.history.wording import similar
from acts.model import Cell, Document, Element, Line, Run
from acts.modifications.model import AmendingAct, Mention, MentionKind, Modification, Step, Target, Unit

BEFORE = date(1900, 1, 1)
"""The day of the left text."""
AFTER = BEFORE + timedelta(days=1)
"""The day of the right text."""
_CHANGE = Change(
    AmendingAct(None), Modification(Target((Step(Unit.CODE),)), Mention(MentionKind.CROSS_REFERENCE)), in_force=AFTER)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A unit of the merged text: on both sides, or on one. ``above``: the unit it stands in there."""

    left: Element | None
    right: Element | None


def merged(left: Document, right: Document) -> Timeline:
    """A timeline whose text on `BEFORE` is the left one, on `AFTER` the right one, paragraph for paragraph.

    Units that changed their order stand twice: gone at the old place, come at the new one.
    """
    spots = tuple(_sequence(left.root, right.root, align(left, right)))
    return Timeline(Document(_tree(spots, left.root, right.root)), (_CHANGE,))


def _sequence(left: Element, right: Element, pairs: Sequence[Pair]) -> Iterator[_Spot]:
    """The units in one order that is that of either side when what is not there is left out."""
    mine, theirs = list(_units(left)), list(_units(right))
    mates = {id(pair.left): pair.right for pair in pairs if pair.left is not None and pair.right is not None}
    places = {id(element): place for place, element in enumerate(theirs)}
    both = [(at, places[id(mate)]) for at, element in enumerate(mine) if (mate := mates.get(id(element))) is not None]
    kept = [*_rising(both), (len(mine), len(theirs))]
    at = to = 0
    for own, other in kept:
        yield from (_Spot(element, None) for element in mine[at:own])
        yield from (_Spot(None, element) for element in theirs[to:other])
        if own < len(mine):
            yield _Spot(mine[own], theirs[other])
        at, to = own + 1, other + 1


def _units(element: Element) -> Iterator[Element]:
    """The units of a text, without the lists of its editor."""
    if element.kind not in EDITORS:
        yield element
        for child in element.children:
            yield from _units(child)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs whose places rise on both sides."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for at, (_, to) in enumerate(pairs):
        rank = bisect_left(tails, to)
        before.append(ends[rank - 1] if rank else None)
        tails[rank:rank + 1], ends[rank:rank + 1] = [to], [at]
    found: list[tuple[int, int]] = []
    place = ends[-1] if ends else None
    while place is not None:
        found.append(pairs[place])
        place = before[place]
    return found[::-1]


@dataclass(slots=True)
class _Grown:
    """A unit of the merged tree while it grows."""

    element: Element
    children: list["_Grown"]

    def frozen(self) -> Element:
        return replace(self.element, children=tuple(child.frozen() for child in self.children))


def _tree(spots: Sequence[_Spot], left: Element, right: Element) -> Element:
    above = {id(child): element for root in (left, right) for element in root.walk() for child in element.children}
    grown: dict[int, _Grown] = {}
    open_units: list[_Grown] = []
    taken: set[str] = set()
    for spot in spots:
        unit = _Grown(_named(_together(spot.left, spot.right), taken), [])
        parents = [above.get(id(element)) for element in (spot.right, spot.left) if element is not None]
        parent = next((grown[id(element)] for element in parents if element is not None and id(element) in grown), None)
        if open_units:
            _under(parent, open_units).children.append(unit)
        open_units.append(unit)
        grown.update({id(element): unit for element in (spot.left, spot.right) if element is not None})
    return open_units[0].frozen()


def _under(parent: _Grown | None, open_units: list[_Grown]) -> _Grown:
    """The unit a new one goes below: its parent where that is still open, else the act; what is deeper is closed."""
    if parent is None or all(unit is not parent for unit in open_units):
        del open_units[1:]
    else:
        while open_units[-1] is not parent:
            open_units.pop()
    return open_units[-1]


def _named(element: Element, taken: set[str]) -> Element:
    """The unit under an eid no other of the merged text has."""
    eid = element.eid
    while eid in taken:
        eid += "+"
    taken.add(eid)
    return element if eid == element.eid else replace(element, eid=eid)


def _together(left: Element | None, right: Element | None) -> Element:
    """The unit with the paragraphs of both sides, none below it."""
    shown = right or left
    if shown is None:
        raise ValueError("expected a unit on at least one side, found none")
    heading = tuple(_lines(left.heading if left else (), right.heading if right else ()))
    content = tuple(_lines(left.content if left else (), right.content if right else ()))
    return replace(shown, heading=heading, content=content, children=())


def _lines(left: Sequence[Line], right: Sequence[Line]) -> Iterator[Line]:
    old, new = ([line for line in lines if line.current.strip()] for lines in (left, right))
    matcher = SequenceMatcher(None, [line.current for line in old], [line.current for line in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from (_plain(line) for line in new[c:d])
        else:
            yield from _reworded(old[a:b], new[c:d])


def _reworded(old: Sequence[Line], new: Sequence[Line]) -> Iterator[Line]:
    placed = 0
    for line in old:
        found = next((at for at in range(placed, min(len(new), placed + 4)) if _is_one(line, new[at])), None)
        if found is None:
            yield _gone(line)
            continue
        yield from map(_come, new[placed:found])
        yield _both(line, new[found])
        placed = found + 1
    yield from map(_come, new[placed:])


def _is_one(old: Line, new: Line) -> bool:
    """Whether a paragraph, or a row of as many cells, became another."""
    return len(old.cells) == len(new.cells) and similar(old.current, new.current)


def _with(line: Line, look: Callable[[Run], Run]) -> Line:
    """The line with its standing words in another look."""
    cells = tuple(replace(cell, runs=_looked(cell.runs, look)) for cell in line.cells)
    return replace(line, runs=_looked(line.runs, look), cells=cells)


def _looked(runs: Sequence[Run], look: Callable[[Run], Run]) -> tuple[Run, ...]:
    return tuple(look(run) for run in runs if run.note is None and not run.struck)


def _plain(line: Line) -> Line:
    return _with(line, lambda run: Run(run.text, bold=run.bold))


def _gone(line: Line) -> Line:
    return _with(line, lambda run: TimedRun(run.text, bold=run.bold, out=0))


def _come(line: Line) -> Line:
    return _with(line, lambda run: TimedRun(run.text, bold=run.bold, put=0))


def _both(old: Line, new: Line) -> Line:
    if not old.cells:
        return replace(new, runs=(*_gone(old).runs, *_come(new).runs))
    cells = zip(old.cells, new.cells, strict=True)
    return replace(new, cells=tuple(_cell(mine, theirs) for mine, theirs in cells))


def _cell(old: Cell, new: Cell) -> Cell:
    if old.text == new.text:
        return replace(new, runs=_plain(Line(new.runs)).runs)
    return replace(new, runs=(*_gone(Line(old.runs)).runs, *_come(Line(new.runs)).runs))
