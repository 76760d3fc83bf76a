"""The text of an act on a day: a filter over the runs of its timeline. What no change touched is returned as it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from acts.history.model import TimedRun, Timeline
from acts.model import Cell, Document, Element, Line, Run

Keep = Callable[[Run], bool]


def alive(timeline: Timeline, day: date | None) -> Keep:
    """Whether a run is in force on `day` (None: with every change the page knows). Words struck by nobody known are not."""
    held = active(timeline, day)

    def keep(run: Run) -> bool:
        if not isinstance(run, TimedRun):
            return not run.struck
        if run.put is not None and not held[run.put]:
            return False
        return not held[run.out] if run.out is not None else not run.struck

    return keep


def shown(timeline: Timeline, day: date | None) -> Keep:
    """Whether the consolidated page shows a run on `day`: what was put in by then; words struck in place stay, restored ones go."""
    held = active(timeline, day)

    def keep(run: Run) -> bool:
        if not isinstance(run, TimedRun):
            return True
        if run.put is not None and not held[run.put]:
            return False
        return not (run.restored and run.out is not None and held[run.out])

    return keep


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
    return replace(document, root=element_on(document.root, keep) or replace(document.root, children=()))


def element_on(element: Element, keep: Keep) -> Element | None:
    """The element with what is kept; itself when all of it is; None when nothing is left of it."""
    heading, content = _lines(element.heading, keep), _lines(element.content, keep)
    kept = [element_on(child, keep) for child in element.children]
    if heading is element.heading and content is element.content and all(a is b for a, b in zip(kept, element.children, strict=True)):
        return element
    children = tuple(child for child in kept if child is not None)
    if not (heading or content or children):
        return None
    return replace(element, heading=heading, content=content, children=children)


def _lines(lines: tuple[Line, ...], keep: Keep) -> tuple[Line, ...]:
    kept = [_line(line, keep) for line in lines]
    if all(a is b for a, b in zip(kept, lines, strict=True)):
        return lines
    return tuple(line for line in kept if line is not None)


def _line(line: Line, keep: Keep) -> Line | None:
    if line.cells:
        cells = tuple(_cell(cell, keep) for cell in line.cells)
        if all(a is b for a, b in zip(cells, line.cells, strict=True)):
            return line
        return replace(line, cells=cells) if any(cell.text.strip() for cell in cells) else None
    if all(map(keep, line.runs)):
        return line
    runs = tuple(run for run in line.runs if keep(run))
    return replace(line, runs=runs) if any(run.note is None and run.text.strip() for run in runs) else None


def _cell(cell: Cell, keep: Keep) -> Cell:
    return cell if all(map(keep, cell.runs)) else replace(cell, runs=tuple(run for run in cell.runs if keep(run)))
