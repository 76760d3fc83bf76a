"""A former version the source published, held against what is rebuilt for its day: every difference is told, none is smoothed over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from acts.history.model import Change, Outcome, TimedRun, Timeline, Witness
from acts.history.places import eids_on, place_today
from acts.history.view import page_on, text_on
from acts.history.wording import Segment, SegmentKind, readable
from acts.history.words import key
from acts.model import Document, Element
from acts.provisions import provisions

OTHER_WORDS: Final = "other words stand in this provision in the version published for"
"""What does not agree of a change whose provision a former version has otherwise; the day follows."""


class Differs(StrEnum):
    """How the rebuilt text of a provision and the published one differ."""

    WORDS = "words"
    LETTERS = "letters"        # quotation marks, dashes, blanks inside words, look-alike letters only
    MISSING = "missing"        # published, and not in the rebuilt text
    SURPLUS = "surplus"        # in the rebuilt text, and not published


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One provision on which the two texts do not agree.

    ``eid`` as the text of the day has it, ``today`` today's (None when it stands nowhere). ``segments``: the rebuilt text with what must be
    removed and added to get the published one, a paragraph a line. ``changes``: indexes of the changes that touch the provision: those
    that may be wrong.
    """

    eid: str
    differs: Differs
    segments: tuple[Segment, ...]
    today: str | None = None
    changes: tuple[int, ...] = ()

    @property
    def rebuilt(self) -> str:
        return "".join(segment.text for segment in self.segments if segment.at_start)

    @property
    def published(self) -> str:
        return "".join(segment.text for segment in self.segments if segment.at_end)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Which provisions (today's eids) a former version and the rebuilt text have alike, blanks and signs aside, and which not."""

    day: date
    alike: frozenset[str]
    differing: frozenset[str]


def agreement(timeline: Timeline, published: Document, day: date) -> Agreement:
    """A former version as a witness: provision by provision, without saying what differs."""
    ours, theirs = _both(timeline, published, day)
    alike = {eid for eid, text in theirs.items() if eid in ours and key(ours[eid]) == key(text)}
    other = (ours.keys() | theirs.keys()) - alike
    today = eids_on(timeline, day)
    names = {then: now for now, then in today.items()}
    return Agreement(day, frozenset(names.get(eid, eid) for eid in alike), frozenset(names.get(eid, eid) for eid in other))


def bear_out(timeline: Timeline, agreements: Sequence[Agreement]) -> Timeline:
    """The timeline with what former versions say of its changes.

    A change undone for the day of a version is borne out where all provisions it touches are alike, and says so where one differs.
    """
    return replace(timeline, changes=tuple(_heard(change, agreements) for change in timeline.changes)) if agreements else timeline


def _heard(change: Change, agreements: Iterable[Agreement]) -> Change:
    if change.outcome is not Outcome.APPLIED or change.in_force is None:
        return change
    touched = {eid.partition("__")[0] for eid in change.eids}
    for one in agreements:
        if change.in_force <= one.day or not touched:
            continue
        if touched & one.differing:
            return change if change.reason else replace(change, reason=f"{OTHER_WORDS} {one.day.isoformat()}")
        if touched <= one.alike:
            return replace(change, witnesses=(*change.witnesses, Witness.FORMER))
    return change


def compare(timeline: Timeline, published: Document, day: date) -> tuple[Disagreement, ...]:
    """The provisions whose rebuilt text on `day` is not what was published, in the order of the published text, surplus ones last.

    A published page that marks struck words is held against the text in force; one that marks nothing shows struck words as others, and
    is held against what the page displayed. Only note marks, line breaks inside a paragraph and rows of blanks do not count.
    """
    ours, theirs = _both(timeline, published, day)
    units = {element.eid: element for element in timeline.document.root.walk()}
    found = [(eid, ours.get(eid, ""), text) for eid, text in theirs.items() if ours.get(eid, "") != text]
    found += [(eid, text, "") for eid, text in ours.items() if eid not in theirs]
    return tuple(_disagreement(timeline, units, day, *one) for one in found)


def _both(timeline: Timeline, published: Document, day: date) -> tuple[dict[str, str], dict[str, str]]:
    """The texts of the provisions, rebuilt and published."""
    marked = any(run.struck for line in published.root.lines() for run in line.all_runs)
    rebuilt = text_on(timeline, day) if marked else page_on(timeline, day)
    return _texts(rebuilt, current=marked), _texts(published, current=marked)


def _texts(document: Document, *, current: bool) -> dict[str, str]:
    """The text of each provision by eid, the notes and the title page left out."""
    found = {provision.element.eid: _text(provision.element, current=current) for provision in provisions(document)}
    return {eid: text for eid, text in found.items() if text}


def _text(element: Element, *, current: bool) -> str:
    rows = (" ".join((line.current if current else line.plain).split()) for line in element.lines())
    return "\n".join(row for row in rows if row)


def _disagreement(timeline: Timeline, units: Mapping[str, Element], day: date, eid: str, ours: str, theirs: str) -> Disagreement:
    today = place_today(timeline, eid, day) or (eid if eid in units else None)
    changes = tuple(sorted(set(_touching(units[today])))) if today else ()
    return Disagreement(eid, _kind(ours, theirs), _segments(ours, theirs), today, changes)


def _kind(ours: str, theirs: str) -> Differs:
    if not ours or not theirs:
        return Differs.SURPLUS if ours else Differs.MISSING
    return Differs.LETTERS if key(ours) == key(theirs) else Differs.WORDS


def _segments(ours: str, theirs: str) -> tuple[Segment, ...]:
    both = (Segment(SegmentKind.REMOVED, ours), Segment(SegmentKind.ADDED, theirs))
    return readable(segment for segment in both if segment.text)


def _touching(element: Element) -> Iterator[int]:
    runs = (run for line in element.lines() for run in line.all_runs if isinstance(run, TimedRun))
    return (index for run in runs for index in (run.put, run.out) if index is not None)
