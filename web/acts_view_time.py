"""What the page of an act says of time: the line with its marks, the status on the day, what the text of the day is worth."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from acts.frbr import Status
from acts.held import HeldExpression
from acts.history.model import Change, Outcome, Timeline
from acts.history.status import ActStatus, status_on
from web.acts_view_model import ActPage, version_of
from web.change_words import act_name, short_name
from web.i18n import day, web_language

Address = Callable[[str], str]
"""From a day as addresses say it ("" for today) to the address of the page on it."""
YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
MOST_YEARS = 9
"""Years written under the line at most."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A day on which the text changes: `at` is its place on the line in percent."""

    day: date
    at: float
    future: bool
    current: bool
    acts: tuple[str, ...]
    count: int
    href: str

    @property
    def title(self) -> str:
        changes = ngettext("%(num)d change", "%(num)d changes", self.count)
        return f"{day(self.day)}: {', '.join(self.acts)} ({changes})"


@dataclass(frozen=True, slots=True)
class TimeLine:
    """The line above the text: from the day the act was adopted to today, or to the last change to come."""

    first: date
    last: date
    shown: date
    at: float
    today_at: float
    marks: tuple[Mark, ...]
    years: tuple[tuple[int, float], ...]
    before: Mark | None
    after: Mark | None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the text of the day must know. ``weight``: "plain", "warn" or "none" (there is no text on that day)."""

    words: str
    weight: str = "plain"
    href: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """All the page says of time."""

    line: TimeLine | None
    status: ActStatus
    said: str
    notices: tuple[Notice, ...]
    exists: bool


def told(page: ActPage, address: Address, changes: str) -> Time:
    """What the page says of time; `changes` is the address of the list of the changes that could not be applied."""
    timeline, moment = page.held.timed.timeline, page.asked.moment
    exists = page.work.adopted is None or moment.day >= page.work.adopted
    status = _status(page, timeline)
    return Time(_line(page, address), status, _said(page, status), tuple(_notices(page, changes, exists, address)), exists)


# the line
def _line(page: ActPage, address: Address) -> TimeLine | None:
    timeline, moment = page.held.timed.timeline, page.asked.moment
    first = page.work.adopted or min((*timeline.days, moment.today))
    last = max((moment.today, *timeline.days))
    if first >= last:
        return None
    length = (last - first).days

    def at(when: date) -> float:
        return round(100 * (min(max(when, first), last) - first).days / length, 2)

    reached = max((when for when in timeline.days if when <= moment.day), default=None)
    marks = tuple(_marks(timeline, at, address, moment.today, reached))
    before = [mark for mark in marks if mark.day < moment.day]
    after = next((mark for mark in marks if mark.day > moment.day), None)
    years = tuple((year, at(date(year, 1, 1))) for year in _years(first.year + 1, last.year))
    return TimeLine(first, last, moment.day, at(moment.day), at(moment.today), marks, years, before[-1] if before else None, after)


def _marks(timeline: Timeline, at: Callable[[date], float], address: Address, today: date, reached: date | None) -> Iterator[Mark]:
    turning: dict[date, list[Change]] = {when: [] for when in timeline.days}
    for change in timeline.changes:
        if change.outcome is Outcome.APPLIED:
            for when in {change.in_force, change.until} - {None}:
                turning[when].append(change)  # type: ignore[index]
    for when, changes in turning.items():
        names = tuple(dict.fromkeys(short_name(change.act) for change in changes))
        yield Mark(when, at(when), when > today, when == reached, names, len(changes), address(when.isoformat()))


def _years(first: int, last: int) -> Iterator[int]:
    step = next(step for step in YEARS if (last - first) / step < MOST_YEARS)
    yield from (year for year in range(first, last + 1) if year % step == 0)


# the status
def _status(page: ActPage, timeline: Timeline) -> ActStatus:
    """The status on the day. Of an act without a card it is not known on days after that of its text, today neither."""
    moment, version = page.asked.moment, page.held.expression.version
    if page.work.status is Status.UNKNOWN and (version is None or moment.day > version):
        told = status_on(timeline, moment.day, page.work)
        return told if told.change is not None else ActStatus(Status.UNKNOWN)
    return status_on(timeline, moment.asked, page.work)


def _said(page: ActPage, status: ActStatus) -> str:
    """What is to be said beside the status: since when, until when, by which act."""
    by = page.held.timed.timeline.changes[status.change].act if status.change is not None else None
    said = []
    if status.status is Status.IN_FORCE and status.until:
        said.append(_("until %(day)s", day=day(status.until)))
    elif status.status is Status.NOT_YET and status.until:
        said.append(_("comes into force on %(day)s", day=day(status.until)))
    elif status.since and status.status is not Status.IN_FORCE:
        said.append(_("since %(day)s", day=day(status.since)))
        if status.until:
            said.append(_("until %(day)s", day=day(status.until)))
    if by is not None and status.status is not Status.IN_FORCE:
        said.append(act_name(by))
    return ", ".join(map(str, said))


# what the text is worth
def _notices(page: ActPage, changes: str, exists: bool, address: Address) -> Iterator[Notice]:
    moment, work = page.asked.moment, page.work
    if moment.wrong:
        return
    if not exists and work.adopted:
        first = address(work.adopted.isoformat())
        words = _("On %(then)s there was no such act: it was adopted on %(day)s.", then=day(moment.asked), day=day(work.adopted))
        yield Notice(words, "none", first, _("Its first wording"))
        return
    if moment.asked and work.in_force and moment.asked < work.in_force:
        yield Notice(_("On this day the act was adopted but not yet in force: it came into force on %(day)s.", day=day(work.in_force)))
    if moment.asked and moment.asked > moment.today:
        yield Notice(_("This day is still to come: the text has the amendments known today; others may follow."), "warn")
    yield from _known(page)
    yield from _banner(page, changes)
    yield from _later(page, address)


def _known(page: ActPage) -> Iterator[Notice]:
    """How the text of the day is known: as published, or rebuilt, and from which text."""
    asked, held = page.asked.moment.asked, page.held
    version, timeline = held.expression.version, held.timed.timeline
    if asked is None:
        return
    if not timeline.days:
        yield from _unchanging(page)
        return
    yield from _published(page, asked)
    undone = sum(bool(change.in_force and change.in_force > asked) for change in timeline.changes if _in_page(change))
    if undone:
        yield Notice(f"{_rebuilt_from(version)} {_up_to(timeline, asked)} {_undone(undone)}")
    if version and asked > version and not any(when > version for when in timeline.days):
        words = _("The text held has the amendments up to %(day)s; whether there were later ones is not known here.", day=day(version))
        yield Notice(words)


def _published(page: ActPage, asked: date) -> Iterator[Notice]:
    """A wording the source itself published, with no change between its day and the one asked for."""
    days, own = page.held.timed.timeline.days, page.held.expression
    for other in page.versions:
        span = sorted((asked, other.version)) if other.version and other.uri != own.uri else ()
        if span and not any(span[0] < when <= span[1] for when in days):
            words = _("The source's own wording of this time is held too, as of %(day)s.", day=day(other.version))
            yield Notice(words, "plain", other_address(page, other), _("See it"))
            return


def other_address(page: ActPage, other: HeldExpression) -> str:
    """The page of another wording held, as it was published."""
    return f"/{web_language()}{page.work.uri}?text={other.language}&v={version_of(other)}"


def _in_page(change: Change) -> bool:
    """Whether the page the text comes from has the change: those read from amending acts themselves came after it."""
    return change.outcome is Outcome.APPLIED and not change.source


def _rebuilt_from(version: date | None) -> str:
    if version is None:
        return str(_("This wording is rebuilt from the notes of the text held."))
    return str(_("This wording is rebuilt from the notes of the text published as of %(day)s.", day=day(version)))


def _up_to(timeline: Timeline, asked: date) -> str:
    applied = [c for c in timeline.changes if c.outcome is Outcome.APPLIED and c.in_force and c.in_force <= asked]
    if not applied:
        return str(_("It is the first wording: no amendment is in it."))
    last = max(applied, key=lambda change: change.in_force or date.min)
    return str(_("Amendments are in it up to: %(act)s, in force since %(day)s.", act=act_name(last.act), day=day(last.in_force)))


def _undone(count: int) -> str:
    return str(ngettext("%(num)d later change is taken back.", "%(num)d later changes are taken back.", count))


def _unchanging(page: ActPage) -> Iterator[Notice]:
    """Of a text that tells no changes only one day is known; the first wording is known to hold since its adoption."""
    version, asked = page.held.expression.version, page.asked.moment.day
    words = ""
    if version is None:
        words = _("It is not known which day this text is of: it tells of no amendments.")
    elif asked < version and version != page.work.adopted:
        words = _("The wording of this day is not held. Shown is the text as of %(day)s, which tells of no changes.", day=day(version))
    elif asked > version:
        words = _("Not held from this time: the text is as of %(day)s; changes made after it would not be in it.", day=day(version))
    if words:
        yield Notice(words, "warn")


def _banner(page: ActPage, changes: str) -> Iterator[Notice]:
    refused = sum(1 for _change in page.held.timed.timeline.refused())
    if refused:
        words = ngettext(
            "%(num)d known amendment could not be applied; the text of some days may lack it.",
            "%(num)d known amendments could not be applied; the text of some days may lack them.",
            refused,
        )
        yield Notice(words, "warn", changes, _("Which and why"))


def _later(page: ActPage, address: Address) -> Iterator[Notice]:
    if page.later is None:
        return
    change = page.held.timed.timeline.changes[page.later]
    words = _("This provision was not in the act on %(then)s.", then=day(page.asked.moment.day))
    if change.in_force:
        came = _("It was put in by: %(act)s, in force since %(day)s.", act=act_name(change.act), day=day(change.in_force))
        yield Notice(f"{words} {came}", "none", address(change.in_force.isoformat()), _("Its first wording"))
    else:
        yield Notice(str(words), "none")
