"""Rows of a table from a timeline: the units that differ between two days, named as they are called on each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import is_
from typing import Final

from acts.compare.labels import labels
from acts.compare.model import ComparisonRow, Fate
from acts.history.model import TimedRun, Timeline
from acts.history.places import eids_on, numbered_on
from acts.history.redline import RedlineLine, RedlineRow, redline
from acts.history.view import text_on
from acts.history.wording import Segment, SegmentKind
from acts.model import Document, Element, Kind, Line, Run

_WHOLE: Final = "act"
_WHOLE_LABEL: Final = "Akt bütövlükdə"


def text_of_day(timeline: Timeline, day: date) -> Document:
    """The text in force on `day` as a document of its own: the numbers of that day, nothing of its changes, no notes."""
    document = numbered_on(timeline, day, text_on(timeline, day))
    return Document(_bare(document.root))


def _bare(element: Element) -> Element:
    """The element with the bare words of its lines; itself where it has no others, so that two texts share what no change touched."""
    heading, content, children = _lines(element.heading), _lines(element.content), tuple(map(_bare, element.children))
    if heading is element.heading and content is element.content and all(map(is_, children, element.children)):
        return element
    return replace(element, heading=heading, content=content, children=children)


def _lines(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    bare = tuple(map(_line, lines))
    return lines if all(map(is_, bare, lines)) else bare


def _line(line: Line) -> Line:
    if all(map(_is_bare, line.all_runs)):
        return line
    cells = tuple(replace(cell, runs=_runs(cell.runs)) for cell in line.cells)
    return replace(line, runs=_runs(line.runs), cells=cells)


def _is_bare(run: Run) -> bool:
    return type(run) is Run and not (run.struck or run.italic) and run.note is None


def _runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(Run(run.text, bold=run.bold) for run in runs if run.note is None)


def rows_between(
    timeline: Timeline, start: date, end: date, notes: Callable[[Sequence[int]], tuple[str, ...]],
) -> tuple[ComparisonRow, ...]:
    """The rows of what differs between two days; ``notes`` tells what is noted of changes by their indexes."""
    found = redline(timeline, start, end)
    sides = _Sides.of(timeline, start, end, [row.eid for row in found.rows])
    return tuple(_unique(filter(_differs, (sides.row(row, notes) for row in found.rows))))


def repealed_act(title: str, note: str) -> ComparisonRow:
    """The one row of an act repealed as a whole, whose units are not listed: its title, struck. ``note``: the instruction."""
    line = RedlineLine((Segment(SegmentKind.REMOVED, title),), heading=True)
    return ComparisonRow(_WHOLE, Kind.ACT, _WHOLE, "", _WHOLE_LABEL, "", "", Fate.REMOVED, (line,), (note,))


def _differs(row: ComparisonRow) -> bool:
    """Whether anything of a unit differs; words taken out and put in again do not."""
    return row.left_label != row.right_label or row.left.split() != row.right.split()


@dataclass(frozen=True, slots=True)
class _Sides:
    """What units are called on both days, by their eid in the timeline."""

    elements: Mapping[str, Element]
    before: Mapping[str, str]
    left: Mapping[str, str]
    right: Mapping[str, str]
    changes: frozenset[int]
    silent: Mapping[str, tuple[int, ...]]

    @classmethod
    def of(cls, timeline: Timeline, start: date, end: date, eids: Sequence[str]) -> "_Sides":
        concerned = frozenset(eids)
        elements = {element.eid: element for element in timeline.document.root.walk() if element.eid in concerned}
        differing = frozenset(n for n, change in enumerate(timeline.changes) if change.holds_on(start) is not change.holds_on(end))
        return cls(elements, eids_on(timeline, start, eids), labels(text_on(timeline, start).root), labels(text_on(timeline, end).root),
                   differing, _silent(timeline, differing))

    def row(self, row: RedlineRow, notes: Callable[[Sequence[int]], tuple[str, ...]]) -> ComparisonRow:
        on_left, on_right = (any(text for line in row.lines if (text := getattr(line, side).strip())) for side in ("start", "end"))
        left_eid = (self.before.get(row.eid) or row.moved_from or row.eid) if on_left else ""
        left, right = (self.left.get(row.eid, "") if on_left else ""), (self.right.get(row.eid, "") if on_right else "")
        return ComparisonRow(
            left_eid or row.eid, row.kind, left_eid, row.eid if on_right else "", left, right, row.title,
            _fate(on_left, on_right, left != right), tuple(map(_ended, row.lines)), notes(sorted(self._causes(row.eid))))

    def _causes(self, eid: str) -> Iterator[int]:
        element = self.elements[eid]
        runs = (run for line in (*element.heading, *element.content) for run in line.all_runs if isinstance(run, TimedRun))
        told = {index for run in runs for index in (run.put, run.out) if index is not None and index in self.changes}
        return iter(told.union(self.silent.get(eid, ())))


def _ended(line: RedlineLine) -> RedlineLine:
    """The paragraph without white space at its end, which would be a mark on nothing where it was taken out."""
    segments = list(line.segments)
    while segments and not segments[-1].text.strip():
        segments.pop()
    if line.row or not segments:
        return line
    return replace(line, segments=(*segments[:-1], replace(segments[-1], text=segments[-1].text.rstrip())))


def _silent(timeline: Timeline, differing: frozenset[int]) -> Mapping[str, tuple[int, ...]]:
    """The changes that touch a unit and move no word of it, by its eid: sentences that are only counted otherwise."""
    runs = (run for line in timeline.document.root.lines() for run in line.all_runs if isinstance(run, TimedRun))
    told = {index for run in runs for index in (run.put, run.out)}
    found: dict[str, tuple[int, ...]] = {}
    for index in sorted(differing - told):
        for eid in timeline.changes[index].eids:
            found[eid] = (*found.get(eid, ()), index)
    return found


def _fate(on_left: bool, on_right: bool, renamed: bool) -> Fate:
    if on_left and on_right:
        return Fate.MOVED if renamed else Fate.CHANGED
    return Fate.ADDED if on_right else Fate.REMOVED


def _unique(rows: Iterator[ComparisonRow]) -> Iterator[ComparisonRow]:
    """The rows with keys no two share: a new unit may bear the number another gave up."""
    found = list(rows)
    taken = {row.left_eid for row in found if row.left_eid}
    for row in found:
        key = row.key
        while not row.left_eid and key in taken:
            key += "+"
        taken.add(key)
        yield row if key == row.key else replace(row, key=key)
