"""Which standards a text cites, in which provision, from which day to which."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from acts.history.model import Timeline
from acts.model import Element, Kind, Line
from acts.register.model import Cited
from acts.wordings import Wording, wordings
from classifiers.standards.designation import FoundDesignation
from classifiers.standards.finding import find

FINDER: Final = 2
"""Raised when standards are found otherwise: texts an older program looked through are looked through again."""
AROUND: Final = 120
"""Characters kept of the words before and behind."""
_NO_TEXT: Final = frozenset({Kind.TOC, Kind.NOTES})


def cited(timeline: Timeline) -> tuple[Cited, ...]:
    """The standards a text cites, by provision, in reading order and through time; what stood on without a change is one citation."""
    finder, found = _Finder(), list[Cited]()
    every = wordings(timeline)
    for place in _lives(every):
        found += _joined(place, finder)
    beside = _beside(timeline.document.root, frozenset(wording.unit for wording in every))
    return (*found, *(one for element in beside for one in finder.own(element, element.eid, _title(element))))


@dataclass(slots=True)
class _Finder:
    """Looks through lines; one that stands in several wordings is looked through once."""

    known: dict[str, tuple[FoundDesignation, ...]] = field(default_factory=dict)

    def within(self, wording: Wording) -> Iterator[Cited]:
        label = wording.label.strip().rstrip(".")
        for element in wording.provision.element.walk():
            yield from self.own(element, wording.unit, label)

    def own(self, element: Element, unit: str, label: str) -> Iterator[Cited]:
        """What the unit's own lines cite."""
        for line in (*element.heading, *element.content):
            yield from self._in(line, unit, element.eid, label)

    def _in(self, line: Line, unit: str, eid: str, label: str) -> Iterator[Cited]:
        text = line.current
        if text not in self.known:
            self.known[text] = tuple(find(text))
        for one in self.known[text]:
            words, around = text[one.start : one.end], (_before(text, one.start), _after(text, one.end))
            yield Cited(unit, eid, label, words, *around, one.designation, one.relation)


def _before(text: str, start: int) -> str:
    """The words before, from the beginning of one."""
    return text[:start] if start <= AROUND else f"…{text[start - AROUND : start].partition(' ')[2]}"


def _after(text: str, end: int) -> str:
    return text[end:] if len(text) - end <= AROUND else f"{text[end : end + AROUND].rpartition(' ')[0]}…"


def _lives(every: Iterable[Wording]) -> Iterator[list[Wording]]:
    """The wordings of each provision that ever stood, the first to the last."""
    life: list[Wording] = []
    for wording in every:
        if life and life[0].unit != wording.unit:
            yield life
            life = []
        if not wording.gone and not (wording.since is None and wording.provision.repealed):
            life.append(wording)
    if life:
        yield life


def _joined(life: Iterable[Wording], finder: _Finder) -> Iterator[Cited]:
    """What the wordings of a provision cite; the same words in one wording after the other are one citation."""
    open_: dict[tuple[object, ...], Cited] = {}
    for wording in life:
        now = _numbered(replace(one, since=wording.since, until=wording.until) for one in finder.within(wording))
        going_on = {key for key, one in now.items() if key in open_ and open_[key].until == one.since is not None}
        yield from (one for key, one in open_.items() if key not in going_on)
        open_ = {key: _longer(open_[key], one) if key in going_on else one for key, one in now.items()}
    yield from open_.values()


def _numbered(found: Iterable[Cited]) -> dict[tuple[object, ...], Cited]:
    """By place and words, the second time the same words stand there counted apart."""
    times = Counter[tuple[str, str]]()
    numbered: dict[tuple[object, ...], Cited] = {}
    for one in found:
        times[one.eid, one.words] += 1
        numbered[one.eid, one.words, times[one.eid, one.words]] = one
    return numbered


def _longer(before: Cited, now: Cited) -> Cited:
    return replace(now, since=before.since, label=now.label)


def _beside(element: Element, units: frozenset[str]) -> Iterator[Element]:
    """What stands outside provisions: title, preamble, headings of chapters and annexes."""
    if (element.eid and element.eid in units) or element.kind in _NO_TEXT:
        return
    yield element
    for child in element.children:
        yield from _beside(child, units)


def _title(element: Element) -> str:
    return element.label.strip().rstrip(".") or element.kind.value


def within(found: Iterable[Cited], ended: date | None) -> tuple[Cited, ...]:
    """What was cited as long as the act held; `ended`: the first day it did not (None: it holds, or nobody tells)."""
    if ended is None:
        return tuple(found)
    held = (one for one in found if one.since is None or one.since < ended)
    return tuple(replace(one, until=min(one.until or ended, ended)) for one in held)


def standing_on(found: Iterable[Cited], day: date) -> tuple[Cited, ...]:
    """Those that stood in the text on a day."""
    return tuple(one for one in found if one.stands_on(day))
