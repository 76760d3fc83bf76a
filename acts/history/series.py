"""The texts of a timeline in turn: of each only what differs from the one asked before is made anew."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from acts.history.model import TimedRun, Timeline
from acts.history.view import Keep, active, alive, element_over
from acts.model import Element, Line, Run


@dataclass(frozen=True, slots=True)
class _Moment:
    """Which changes hold on a day, and which runs stand then."""

    held: tuple[bool, ...]
    keep: Keep


@dataclass(slots=True)
class _Made:
    """What an element was last: which of its changes held, and what was left of it."""

    held: tuple[bool, ...]
    element: Element | None


@dataclass(slots=True)
class Series:
    """Makes the texts of many days of one timeline.

    A unit whose words are those of the text asked before is the same object. Marks of notes are as they stood when its words last changed.
    """

    timeline: Timeline
    _concerning: dict[int, tuple[int, ...]] = field(default_factory=dict)    # by identity of an element: its changes and those below it
    _made: dict[int, _Made] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._look(self.timeline.document.root)

    def on(self, day: date) -> Element:
        """The root of the text in force on the day, under today's eids: `view.text_on` word for word, and no word of it struck: what
        stood then stood whole, though the page strikes it today.
        """
        moment = _Moment(active(self.timeline, day), alive(self.timeline, day))
        root = self.timeline.document.root
        return self._on(root, moment) or Element(root.kind, root.eid)

    def _look(self, element: Element) -> set[int] | None:
        """The changes of an element and all below it; None where every word stands for good."""
        below = [found for child in element.children if (found := self._look(child)) is not None]
        own = _changes((*element.heading, *element.content))
        if own is None and not below:
            return None
        found = set(chain(own or (), *below))
        self._concerning[id(element)] = tuple(sorted(found))
        return found

    def _on(self, element: Element, moment: _Moment) -> Element | None:
        concerning = self._concerning.get(id(element))
        if concerning is None:
            return element
        held = tuple([moment.held[index] for index in concerning])
        known = self._made.get(id(element))
        if known is None or known.held != held:
            children = self._children(element, moment) if element.children else element.children
            known = self._made[id(element)] = _Made(held, _unstruck(element_over(element, moment.keep, children)))
        return known.element

    def _children(self, element: Element, moment: _Moment) -> tuple[Element, ...]:
        kept = [self._on(child, moment) for child in element.children]
        if all(a is b for a, b in zip(kept, element.children, strict=True)):
            return element.children
        return tuple([child for child in kept if child is not None])


def _unstruck(element: Element | None) -> Element | None:
    """The element with none of its own words struck."""
    if element is None or not any(run.struck for line in (*element.heading, *element.content) for run in line.all_runs):
        return element
    heading, content = (tuple(map(_unstruck_line, lines)) for lines in (element.heading, element.content))
    return replace(element, heading=heading, content=content)


def _unstruck_line(line: Line) -> Line:
    cells = tuple(replace(cell, runs=_unstruck_runs(cell.runs)) for cell in line.cells)
    return replace(line, runs=_unstruck_runs(line.runs), cells=cells)


def _unstruck_runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(replace(run, struck=False) if run.struck else run for run in runs)


def _changes(lines: Sequence[Line]) -> set[int] | None:
    """The changes of lines; None where no run was ever touched or struck."""
    touched = [run for line in lines for run in (line.all_runs if line.cells else line.runs)
               if type(run) is not Run or run.struck or run.note is not None]
    if not touched:
        return None
    return {index for run in touched if isinstance(run, TimedRun) for index in (run.put, run.out) if index is not None}
