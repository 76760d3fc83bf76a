"""The text of an act on a day: a filter over the runs of its timeline. What no change touched is returned as it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from operator import is_
from typing import TypedDict

from acts.history.labels import labelled
from acts.history.model import TimedRun, Timeline
from acts.model import Cell, Document, Element, Line, Run
from acts.numbers import Num

Keep = Callable[[Run], bool]


def alive(timeline: Timeline, day: date | None) -> Keep:
    """Whether a run is in force on `day` (None: with every change the page knows). Words struck by nobody known are not.

    The mark of a note is there as soon as one of the note's changes is.
    """
    held = active(timeline, day)
    later = _later_notes(timeline, held)

    def keep(run: Run) -> bool:
        if not isinstance(run, TimedRun):
            return not run.struck and (run.note is None or run.note not in later)
        if (run.put is not None and not held[run.put]) or (run.note is not None and run.note in later):
            return False
        return not held[run.out] if run.out is not None else not run.struck

    return keep


def shown(timeline: Timeline, day: date | None) -> Keep:
    """Whether the consolidated page shows a run on `day`: what was put in by then; words struck in place stay, restored ones go."""
    held = active(timeline, day)
    later = _later_notes(timeline, held)

    def keep(run: Run) -> bool:
        if run.note is not None and run.note in later:
            return False
        if not isinstance(run, TimedRun):
            return True
        if run.put is not None and not held[run.put]:
            return False
        return not (run.restored and run.out is not None and held[run.out])

    return keep


def _later_notes(timeline: Timeline, held: tuple[bool, ...]) -> frozenset[str]:
    """The notes all of whose changes come later."""
    changes = list(zip(timeline.changes, held, strict=True))
    there = {change.footnote for change, holds in changes if holds or change.in_force is None}
    return frozenset(change.footnote for change, holds in changes if not holds) - there - {""}


def text_on(timeline: Timeline, day: date | None) -> Document:
    """The text in force on `day` (None: the latest known): what was put in by then and not yet taken out."""
    return _keeping(timeline.document, alive(timeline, day))


def page_on(timeline: Timeline, day: date | None) -> Document:
    """What the consolidated page displayed on `day`: words struck in place stay in it."""
    return _keeping(timeline.document, shown(timeline, day))


def active(timeline: Timeline, day: date | None) -> tuple[bool, ...]:
    """Whether each change holds on `day`; with None every one whose day is known."""
    if day is None:
        return tuple(change.in_force is not None for change in timeline.changes)
    return tuple(change.holds_on(day) for change in timeline.changes)


def _keeping(document: Document, keep: Keep) -> Document:
    return replace(document, root=element_on(document.root, keep) or replace(document.root, heading=(), content=(), children=()))


def element_on(element: Element, keep: Keep) -> Element | None:
    """The element with what is kept, under the label and title it had then; itself when all of it is; None when nothing is left of it.

    `keep` is `alive` or `shown` of a day: both keep every run no change touched and nobody struck.
    """
    return element_over(element, keep, _children(element.children, keep) if element.children else element.children)


def element_over(element: Element, keep: Keep, children: tuple[Element, ...]) -> Element | None:
    """`element_on` where what is left of the children is known already: the very same tuple when all of it is."""
    heading, content = _lines(element.heading, keep), _lines(element.content, keep)
    if heading is element.heading and content is element.content and children is element.children:
        return element
    if not (heading or content or children):
        return None
    if heading is element.heading and content is element.content:
        return replace(element, children=children)
    return replace(element, heading=heading, content=content, children=children, **_named(element, heading, content))


def _children(children: tuple[Element, ...], keep: Keep) -> tuple[Element, ...]:
    kept = [element_on(child, keep) for child in children]
    if all(map(is_, kept, children)):
        return children
    return tuple([child for child in kept if child is not None])


class _Named(TypedDict):
    """What an element is called."""

    label: str
    num: Num | None
    title: str


def _named(element: Element, heading: tuple[Line, ...], content: tuple[Line, ...]) -> _Named:
    """The label its first line begins with then, the number in it, and the title."""
    label, num = element.label, element.num
    first = next((line.plain for line in (*heading, *content)), "").lstrip()
    if label and not first.startswith(label):
        mark = labelled(first)
        label, num = (mark.label, Num(mark.printed) if mark.printed else None) if mark is not None else ("", num)
    title = element.title
    if title and heading is not element.heading:
        title = " ".join(" ".join(line.plain for line in heading).removeprefix(label).split()).lstrip(". ")
    return _Named(label=label, num=num, title=title)


def _lines(lines: tuple[Line, ...], keep: Keep) -> tuple[Line, ...]:
    for line in lines:
        if not _is_plain(line):
            break
    else:
        return lines
    kept = [line if _is_plain(line) else _line(line, keep) for line in lines]
    if all(map(is_, kept, lines)):
        return lines
    return tuple([line for line in kept if line is not None])


def _is_plain(line: Line) -> bool:
    """Whether nothing was ever done to the line, which needs no look at its runs' histories then."""
    if line.cells:
        return False
    for run in line.runs:  # noqa: SIM110  (a loop is twice as quick as `all` here, where an act's every run passes)
        if type(run) is not Run or run.struck or run.note is not None:
            return False
    return True


def _line(line: Line, keep: Keep) -> Line | None:
    if line.cells:
        cells = tuple([_cell(cell, keep) for cell in line.cells])
        if all(map(is_, cells, line.cells)):
            return line
        return replace(line, cells=cells) if any(cell.text.strip() for cell in cells) else None
    if all(map(keep, line.runs)):
        return line
    runs = tuple([run for run in line.runs if keep(run)])
    return replace(line, runs=runs) if any(run.note is None and run.text.strip() for run in runs) else None


def _cell(cell: Cell, keep: Keep) -> Cell:
    return cell if all(map(keep, cell.runs)) else replace(cell, runs=tuple([run for run in cell.runs if keep(run)]))
