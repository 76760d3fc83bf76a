"""The wordings of one unit, one after another, each with the days it held and the changes that made it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from acts.history.model import TimedRun, Timeline
from acts.history.view import alive, element_on
from acts.model import Element


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of a unit. ``start`` None: from the beginning; ``end`` None: for good (the first day it no longer holds).

    ``element`` None: the unit is not in force then. ``changes``: indexes of the changes that made this wording out of the one before.
    """

    start: date | None
    end: date | None
    element: Element | None
    changes: tuple[int, ...] = ()


def element_of(timeline: Timeline, eid: str) -> Element | None:
    """The unit with all its wordings at once, by today's eid; None where there is none."""
    return next((element for element in timeline.document.root.walk() if element.eid == eid), None)


def versions(timeline: Timeline, eid: str) -> tuple[Version, ...]:
    """The wordings of a unit (today's eid) from the first to the last, those to come too; () where there never was such a unit."""
    element = element_of(timeline, eid)
    if element is None:
        return ()
    own = touching(element)
    days = sorted({day for index in own for day in (timeline.changes[index].in_force, timeline.changes[index].until) if day})
    starts = (None, *days)
    ends = (*days, None)
    return tuple(
        Version(start, end, element_on(element, alive(timeline, start or date.min)), tuple(_starting(timeline, own, start)))
        for start, end in zip(starts, ends, strict=True)
    )


def touching(element: Element) -> tuple[int, ...]:
    """The indexes of the changes that touched the unit or anything below it, in order."""
    runs = (run for line in element.lines() for run in line.all_runs if isinstance(run, TimedRun))
    return tuple(sorted({index for run in runs for index in (run.put, run.out) if index is not None}))


def _starting(timeline: Timeline, own: tuple[int, ...], day: date | None) -> Iterator[int]:
    return (index for index in own if day and day in (timeline.changes[index].in_force, timeline.changes[index].until))
