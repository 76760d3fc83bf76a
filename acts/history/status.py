"""Whether an act and each of its provisions is in force on a day, since when, until when, and by whose word.

A repeal that lapses (`Change.until`) is a suspension: the provision comes back. A provision of which only the remark of its repeal is
left ("ləğv edilmişdir") is repealed.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import Final

from acts.frbr import Status, Work
from acts.history.model import Change, Outcome, TimedRun, Timeline
from acts.model import Element, Run
from acts.modifications.model import Commencement, Modification, Repeal

DAY_UNKNOWN = "the day of it is not known"
"""The card says that the act is repealed or suspended; no act held here does."""
STRUCK = "struck by an amendment that is not known"
"""The page strikes the provision; no note tells who did."""
_SIGNS: Final = " .,;:()–—-“”\"«»"


@dataclass(frozen=True, slots=True)
class ActStatus:
    """The status of an act or a provision on a day.

    ``since``: the first day of it (None: from the beginning, or not known). ``until``: the first day it no longer holds, where known; of
    something in force it means "in force until". ``change``: the index in `Timeline.changes` of what brought it about, None when no
    amendment did. ``eid``: the provision, "" for the act.
    """

    status: Status
    since: date | None = None
    until: date | None = None
    change: int | None = None
    eid: str = ""
    reason: str = ""


def status_on(timeline: Timeline, day: date | None, work: Work, commencements: Sequence[Commencement] = ()) -> ActStatus:
    """The status of the act on `day` (None: today as the register has it). ``commencements``: what the act says of its own validity."""
    start = work.in_force or _told(commencements) or work.published or work.adopted
    if day is None:
        return _today(timeline, work, start)
    if start is None:
        return ActStatus(Status.UNKNOWN)
    if day < start:
        return ActStatus(Status.NOT_YET, None, start)
    last, ends = ActStatus(Status.IN_FORCE, start), _ends(timeline, commencements)
    for turn in _turns(ends):
        if turn.since is not None and turn.since > day:
            return _unless_card(replace(last, until=turn.since), work)
        last = turn
    return _unless_card(last, work)


def provision_on(timeline: Timeline, eid: str, day: date) -> ActStatus:
    """The status of a provision by its own words, whatever the act's; UNKNOWN where no unit has that eid."""
    found = next((element for element in timeline.document.root.walk() if element.eid == eid), None)
    return _provision(timeline, found, day) if found else ActStatus(Status.UNKNOWN, eid=eid)


def provisions_on(timeline: Timeline, day: date) -> Mapping[str, ActStatus]:
    """The units that are not simply in force on `day`, by today's eid: not yet, repealed, suspended, or in force until a known day."""
    found = (_provision(timeline, element, day) for element in timeline.document.root.walk() if not _speaks_always(element))
    return MappingProxyType({s.eid: s for s in found if s.status is not Status.IN_FORCE or s.until})


def _told(commencements: Iterable[Commencement]) -> date | None:
    return next((commencement.day for commencement in commencements if commencement.day and not commencement.items), None)


def _today(timeline: Timeline, work: Work, start: date | None) -> ActStatus:
    """The card's status, with the change that brought it about where one is known."""
    known = [turn for turn in _turns(_ends(timeline, ())) if turn.status is work.status]
    if known and work.status is not Status.IN_FORCE:
        return known[-1]
    reason = DAY_UNKNOWN if work.status in (Status.REPEALED, Status.SUSPENDED) else ""
    return ActStatus(work.status, start if work.status is Status.IN_FORCE else None, reason=reason)


def _unless_card(found: ActStatus, work: Work) -> ActStatus:
    """In force on a past day only if the act is not, by its card, repealed or suspended since a day nobody knows."""
    if found.status is not Status.IN_FORCE or found.until or work.status not in (Status.REPEALED, Status.SUSPENDED):
        return found
    return replace(found, status=Status.UNKNOWN, reason=DAY_UNKNOWN)


@dataclass(frozen=True, slots=True)
class _End:
    """From a day, perhaps to a day, the act does not hold."""

    start: date
    end: date | None
    change: int | None


def _ends(timeline: Timeline, commencements: Sequence[Commencement]) -> list[_End]:
    repeals = [_End(change.in_force, change.until, index) for index, change in enumerate(timeline.changes)
               if change.in_force and is_whole_repeal(change)]
    lapses = [_End(said.until, None, None) for said in commencements if said.until and not said.items]
    return sorted(repeals + lapses, key=lambda end: (end.start, end.end is None))


def is_whole_repeal(change: Change) -> bool:
    """Whether the change takes the whole act out of force, for good or for a time."""
    return change.outcome is Outcome.APPLIED and takes_whole_act(change.modification)


def takes_whole_act(modification: Modification) -> bool:
    """Whether a modification is the repeal of the whole act."""
    target = modification.target
    return isinstance(modification.action, Repeal) and not target.eid and not target.within


def _turns(ends: Iterable[_End]) -> list[ActStatus]:
    """The statuses of the act after its beginning, in order."""
    turns: list[ActStatus] = []
    for end in ends:
        if turns and turns[-1].status is Status.REPEALED:
            break
        if turns and turns[-1].since and turns[-1].since > end.start:
            turns.pop()
        status = Status.SUSPENDED if end.end else Status.REPEALED
        turns.append(ActStatus(status, end.start, end.end, end.change))
        if end.end:
            turns.append(ActStatus(Status.IN_FORCE, end.end, change=end.change))
    return turns


def _runs(element: Element) -> Iterator[Run]:
    """The words of a unit: no note marks, no signs, no printed numbers standing alone."""
    for unit in element.walk():
        label = unit.label.strip(" .")
        for line in (*unit.heading, *unit.content):
            for run in line.all_runs if line.cells else line.runs:
                if run.note is None and run.text.strip(_SIGNS) not in ("", label):
                    yield run


def _speaks_always(element: Element) -> bool:
    """Whether some of the words stand from the beginning for good; then nothing need be reckoned."""
    runs = _runs(element)
    first = next(runs, None)
    if first is None:
        return True
    return any(not run.struck and (not isinstance(run, TimedRun) or run.put is run.out is None) for run in chain((first,), runs))


@dataclass(frozen=True, slots=True)
class _Life:
    """When a provision stands: ``days`` are the days its words change, ``stands`` tells before the first and from each on."""

    days: tuple[date, ...]
    stands: tuple[bool, ...]

    def span(self, day: date) -> tuple[int, date | None, date | None]:
        """The place in `stands` of the day, the first day of that state and the day it ends."""
        place = bisect_right(self.days, day)
        first, last = place, place
        while first and self.stands[first - 1] is self.stands[place]:
            first -= 1
        while last + 1 < len(self.stands) and self.stands[last + 1] is self.stands[place]:
            last += 1
        return first, self.days[first - 1] if first else None, self.days[last] if last < len(self.days) else None


def _provision(timeline: Timeline, element: Element, day: date) -> ActStatus:
    runs = list(_runs(element))
    life = _life(timeline, runs)
    first, since, until = life.span(day)
    cause = _cause(timeline, runs, since)
    if life.stands[first]:
        return ActStatus(Status.IN_FORCE, since, until, cause, element.eid)
    if not any(life.stands):
        return ActStatus(Status.REPEALED, eid=element.eid, reason=STRUCK) if runs else ActStatus(Status.UNKNOWN, eid=element.eid)
    if not any(life.stands[:first]):
        return ActStatus(Status.NOT_YET, None, until, _cause(timeline, runs, until), element.eid)
    returns = cause is not None and until is not None and timeline.changes[cause].until == until
    return ActStatus(Status.SUSPENDED if returns else Status.REPEALED, since, until, cause, element.eid)


def _life(timeline: Timeline, runs: Sequence[Run]) -> _Life:
    concerned = {index for run in runs if isinstance(run, TimedRun) for index in (run.put, run.out) if index is not None}
    changes = [timeline.changes[index] for index in concerned]
    days = tuple(sorted({day for change in changes for day in (change.in_force, change.until) if day}))
    moments = (date.min, *days)
    return _Life(days, tuple(any(_speaks(timeline, run, day) for run in runs) for day in moments))


def _speaks(timeline: Timeline, run: Run, day: date) -> bool:
    """Whether the run stands on the day and is not only the remark of a repeal."""
    if not isinstance(run, TimedRun):
        return not run.struck
    if run.put is not None:
        change = timeline.changes[run.put]
        if isinstance(change.modification.action, Repeal) or not change.holds_on(day):
            return False
    return not timeline.changes[run.out].holds_on(day) if run.out is not None else not run.struck


def _cause(timeline: Timeline, runs: Sequence[Run], day: date | None) -> int | None:
    """The change that came into force, or lapsed, on the day: one of the words taken out before one of those put in, a repeal first."""
    if day is None:
        return None
    concerned = [index for run in runs if isinstance(run, TimedRun) for index in (run.out, run.put) if index is not None]
    fitting = [index for index in concerned if day in (timeline.changes[index].in_force, timeline.changes[index].until)]
    return min(fitting, key=lambda index: not isinstance(timeline.changes[index].modification.action, Repeal), default=None)
