"""Wordings: what each provision of an act said, and from which day to which."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from acts.history.model import Timeline
from acts.history.places import eids_on, named
from acts.history.series import Series
from acts.model import Document, Element
from acts.provisions import Provision, ProvisionReader, provisions, title_of


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of one provision.

    ``unit`` is the provision's eid today, the same in all its wordings; ``eid`` and ``label`` are those it bore then. ``since``: the first
    day of the wording (None: there from the beginning), ``until``: the first day it no longer stands (None: no end is known). ``last``: no
    later wording is known. Of a provision that is gone the last wording, its words once more with `Provision.repealed`, begins and ends on
    the day it was taken out: it never stood; where that day is not known both are None.
    """

    unit: str
    eid: str
    label: str
    provision: Provision
    since: date | None = None
    until: date | None = None
    last: bool = True

    @property
    def gone(self) -> bool:
        """Whether it only tells of a provision taken out."""
        return self.since is not None and self.since == self.until


def wordings(timeline: Timeline) -> tuple[Wording, ...]:
    """All wordings of all provisions: in the order of the act, those of one provision from the first to the last.

    Those that stand on a day are the provisions of the text of that day (`acts.history.view.text_on`) as they were numbered then.
    """
    if not timeline.days:
        return tuple(untimed(provisions(timeline.document)))
    lives: dict[str, list[Wording]] = {}
    texts = Series(timeline)
    for since, found in _moments(timeline, texts):
        _enter(lives, found, since)
    standing = {element.eid for element in texts.on(date.max).walk()}
    ended = {unit: _ended(life, standing) for unit, life in lives.items()}
    gone = {wording.unit: [wording] for wording in _never_stood(timeline, lives)}
    places = {element.eid: place for place, element in enumerate(timeline.document.root.walk())}
    order = sorted(ended | gone, key=lambda unit: places[unit])
    return tuple(wording for unit in order for wording in ended.get(unit) or gone[unit])


def untimed(found: Iterable[Provision]) -> Iterator[Wording]:
    """The provisions of a text of which no other wording is known."""
    return (Wording(provision.element.eid, provision.element.eid, provision.element.label, provision) for provision in found)


def _moments(timeline: Timeline, texts: Series) -> Iterator[tuple[date | None, Iterable[Wording]]]:
    """The provisions before the first change and from each day of change on, as numbered then."""
    numbering = _Numbering(timeline)
    for since in (None, *timeline.days):
        day = since or date.min
        names = numbering.on(day)
        document = Document(texts.on(day))
        yield since, [_as_then(provision, names, since) for provision in numbering.reader(names).of(document)]


def _as_then(provision: Provision, names: Mapping[str, str], since: date | None) -> Wording:
    element = provision.element
    then = element if element.eid not in names else named(element, names[element.eid])
    return Wording(element.eid, then.eid, then.label, provision, since)


class _Numbering:
    """The eids of provisions, and of the units above them, on the days of a timeline: the same mapping as long as no number changes."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._units = tuple(_above(timeline.document))
        self._known: dict[frozenset[int], Mapping[str, str]] = {}
        self._last: tuple[Mapping[str, str], ProvisionReader] = {}, ProvisionReader()

    def on(self, day: date) -> Mapping[str, str]:
        """Today's eid to that of the day, of those that bore another."""
        changes = self._timeline.changes
        later = frozenset(r.change for r in self._timeline.renamings if (held := changes[r.change].in_force) and held > day)
        if later not in self._known:
            self._known[later] = eids_on(self._timeline, day, self._units)
        return self._known[later]

    def reader(self, names: Mapping[str, str]) -> ProvisionReader:
        """What reads provisions under titles numbered so; the last reader as long as the numbers are the same."""
        if self._last[0] != names:
            self._last = names, ProvisionReader(_titled(names))
        return self._last[1]


def _titled(names: Mapping[str, str]) -> Callable[[Element], str]:
    return lambda element: title_of(named(element, names[element.eid]) if element.eid in names else element)


def _above(document: Document) -> Iterator[str]:
    """The eids of the provisions and of all that stands above them."""
    units = {provision.element.eid for provision in provisions(document)}
    return (element.eid for element in document.root.walk() if element.children or element.eid in units)


def _enter(lives: dict[str, list[Wording]], found: Iterable[Wording], since: date | None) -> None:
    """Go on to a day: close what no longer stands, begin what reads otherwise."""
    now = {wording.unit: wording for wording in found}
    for unit, life in lives.items():
        last = life[-1]
        if last.until is None and (unit not in now or not _alike(last, now[unit])):
            life[-1] = replace(last, until=since)
    for unit, wording in now.items():
        life = lives.setdefault(unit, [])
        if not life or life[-1].until is not None:
            life.append(wording)


def _alike(one: Wording, other: Wording) -> bool:
    a, b = one.provision, other.provision
    if one.eid != other.eid or one.label != other.label:
        return False
    return a is b or (a.body, a.heading, a.path, a.repealed) == (b.body, b.heading, b.path, b.repealed)


def _ended(life: list[Wording], standing: set[str]) -> list[Wording]:
    """The wordings of a provision that its last one ends: of one that is gone its words once more."""
    former, last = [replace(wording, last=False) for wording in life[:-1]], life[-1]
    if last.until is None:
        return [*former, last]
    passed = [*former, replace(last, last=False)]
    if last.unit in standing:                         # read as part of another provision since, or in parts
        return passed
    repealed = replace(last.provision, repealed=True)
    return [*passed, replace(last, provision=repealed, since=last.until)]


def _never_stood(timeline: Timeline, lives: Mapping[str, object]) -> Iterator[Wording]:
    """The provisions that no text of any day has: struck on the page by nobody known."""
    for provision in provisions(timeline.document):
        unit = provision.element.eid
        parts = unit.split("__")
        known = any("__".join(parts[:end]) in lives for end in range(1, len(parts) + 1))
        if provision.repealed and not known:
            yield from untimed((provision,))
