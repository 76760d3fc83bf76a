"""When words are in force: intervals of days, and the temporal groups and events of the metadata they become."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeAlias

from lxml import etree

from acts.history.model import Change, TimedRun
from acts.model import Run

Interval: TypeAlias = tuple[date | None, date | None]
"""From the first day (None: from ever) to, but not including, the second (None: for good)."""

Intervals: TypeAlias = tuple[Interval, ...]

ALWAYS: Final[Intervals] = ((None, None),)
NEVER: Final[Intervals] = ()


def union(one: Intervals, other: Intervals) -> Intervals:
    """The days in either, in order."""
    if not one or not other or one == other:
        return one or other
    if ALWAYS in (one, other):
        return ALWAYS
    joined: list[Interval] = []
    for start, end in sorted({*one, *other}, key=lambda interval: (interval[0] or date.min, interval[1] or date.max)):
        if joined and (joined[-1][1] is None or (start or date.min) <= joined[-1][1]):
            last = joined[-1][1]
            joined[-1] = (joined[-1][0], None if last is None or end is None else max(last, end))
        else:
            joined.append((start, end))
    return tuple(joined)


def without(span: Interval, hole: Interval) -> Intervals:
    """The days of `span` that are not in `hole`."""
    (start, end), (hole_start, hole_end) = span, hole
    before = (start, hole_start if end is None else min(end, hole_start)) if hole_start is not None else None
    after = (hole_end if start is None else max(start, hole_end), end) if hole_end is not None else None
    return tuple(part for part in (before, after) if part is not None and _has_days(part))


def _has_days(interval: Interval) -> bool:
    start, end = interval
    return start is None or end is None or start < end


@dataclass(slots=True)
class Periods:
    """The groups of intervals a document needs, each once, in order of need."""

    changes: tuple[Change, ...]
    groups: dict[Intervals, str] = field(default_factory=dict)
    _known: dict[tuple[int | None, int | None, bool], Intervals] = field(default_factory=dict)

    def of(self, run: Run) -> Intervals:
        """The days a run is in force, as `acts.history.view.alive` tells them."""
        if not isinstance(run, TimedRun):
            return NEVER if run.struck else ALWAYS
        key = (run.put, run.out, run.struck)
        if key not in self._known:
            self._known[key] = self._told(*key)
        return self._known[key]

    def _told(self, put: int | None, out: int | None, struck: bool) -> Intervals:
        span: Interval | None = (None, None) if put is None else self._holds(put)
        if span is None or not _has_days(span) or (out is None and struck):
            return NEVER
        hole = None if out is None else self._holds(out)
        return (span,) if hole is None else without(span, hole)

    def _holds(self, number: int) -> Interval | None:
        change = self.changes[number] if 0 <= number < len(self.changes) else None
        return None if change is None or change.in_force is None else (change.in_force, change.until)

    def group(self, intervals: Intervals) -> str:
        """The id of the group with these intervals."""
        return self.groups.setdefault(intervals, f"tg_{len(self.groups) + 1}")

    def mark(self, node: etree._Element, intervals: Intervals) -> None:
        """Says at a node when it is in force; nothing where it always is, that it is removed where it never is."""
        if not intervals:
            node.set("status", "removed")
        elif intervals != ALWAYS:
            node.set("period", "#" + self.group(intervals))
