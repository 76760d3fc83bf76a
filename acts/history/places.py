"""Numbers change, provisions stay: where the unit an old citation names stands today, and what number today's unit bore.

A unit keeps its identity through every `Renaming`; those of one act on one day happen at once, so that units may change places.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from types import MappingProxyType

from acts.history.model import Change, Renaming, Timeline
from acts.history.view import Keep, alive
from acts.model import Document, Element
from acts.numbers import Num
from acts.references.places import EidIndex


def place_today(timeline: Timeline, eid: str, day: date) -> str | None:
    """Today's eid of the unit that bore `eid` on `day`; None when no unit bore it then. A unit repealed since is found in its place."""
    return _today(_Units.of(timeline), timeline, eid, day)


def place_ever(timeline: Timeline, eid: str) -> str | None:
    """Today's eid of the unit that bore `eid` last, on whatever day; None when no unit ever did."""
    known = _Units.of(timeline)
    days = (date.max, *(day for day in reversed(timeline.days)), date.min)
    return next(filter(None, (_today(known, timeline, eid, day) for day in days)), None)


def _today(known: "_Units", timeline: Timeline, eid: str, day: date) -> str | None:
    for candidate in _forward(timeline, eid, day):
        found = known.find(candidate)
        if found and known.stands(timeline, found, day):
            return found
    return None


def place_then(timeline: Timeline, eid: str, day: date) -> str | None:
    """The eid on `day` of the unit that bears `eid` today; None when there was no such unit then."""
    known = _Units.of(timeline)
    if eid not in known.elements or not known.stands(timeline, eid, day):
        return None
    return next(_backward(timeline, eid, day), eid)


def eids_on(timeline: Timeline, day: date, among: Iterable[str] | None = None) -> Mapping[str, str]:
    """Of the units (those `among` these eids only) that bore another eid on `day`: today's eid to that of the day, units below a
    renumbered one included.
    """
    steps = tuple(_steps(timeline, day))
    concerned = {name.partition("__")[0] for together in steps for renaming in together for name in (renaming.before, renaming.after)}
    if not concerned:
        return MappingProxyType({})
    eids = among if among is not None else (element.eid for element in timeline.document.root.walk())
    before = {eid: next(_through_back(steps, eid)) for eid in eids if eid.partition("__")[0] in concerned}
    return MappingProxyType({eid: then for eid, then in before.items() if then != eid})


def numbered_on(timeline: Timeline, day: date, document: Document) -> Document:
    """A text of `day` (`view.text_on`) with the eids, numbers and labels its units bore then."""
    names = eids_on(timeline, day)
    return replace(document, root=_numbered(document.root, names)) if names else document


def _numbered(element: Element, names: Mapping[str, str]) -> Element:
    children = tuple(_numbered(child, names) for child in element.children)
    then = names.get(element.eid)
    if then is None:
        return element if all(a is b for a, b in zip(children, element.children, strict=True)) else replace(element, children=children)
    return replace(named(element, then), children=children)


def named(element: Element, eid: str) -> Element:
    """The unit under another eid, with the number and the label that go with it."""
    now, number = element.num, eid.rpartition("_")[2]
    if now is None or now.canonical == number:
        return replace(element, eid=eid)
    return replace(element, eid=eid, num=Num(number), label=element.label.replace(now.printed, number, 1))


@dataclass(slots=True)
class _Units:
    """The units of a timeline by today's eid, and how else they may be named, once that is asked."""

    elements: Mapping[str, Element]
    index: EidIndex | None = None

    @classmethod
    def of(cls, timeline: Timeline) -> "_Units":
        return cls({element.eid: element for element in timeline.document.root.walk()})

    def find(self, eid: str) -> str:
        """The eid of the unit meant; "" when there is none."""
        if eid in self.elements:
            return eid
        self.index = self.index or EidIndex.of(self.elements)
        found = self.index.resolve(eid)
        return found.eid if found and found.exact else ""

    def stands(self, timeline: Timeline, eid: str, day: date) -> bool:
        """Whether the unit had any words on the day, struck ones nobody is known to have struck included."""
        keep = alive(timeline, day)
        return any(_has_words(element, keep) for element in self.elements[eid].walk())


def _has_words(element: Element, keep: Keep) -> bool:
    lines = (*element.heading, *element.content)
    return any(run.text.strip() and run.note is None and keep(run) for line in lines for run in line.all_runs)


def _steps(timeline: Timeline, day: date) -> Iterator[tuple[Renaming, ...]]:
    """The renamings since `day`, those that happen at once together, oldest first."""
    since = [r for r in timeline.renamings if (held := timeline.changes[r.change].in_force) and held > day]
    order = sorted(since, key=lambda renaming: _moment(timeline.changes[renaming.change]))
    for _, together in groupby(order, key=lambda renaming: _moment(timeline.changes[renaming.change])):
        yield tuple(together)


def _moment(change: Change) -> tuple[date, date, str]:
    return change.in_force or date.max, change.act.adopted or date.min, change.act.number_key


def _forward(timeline: Timeline, eid: str, day: date) -> Iterator[str]:
    """What today's eid may be, the likeliest first."""
    found = [eid]
    for together in _steps(timeline, day):
        pairs = [(renaming.before, renaming.after) for renaming in together]
        found = list(dict.fromkeys(name for one in found for name in _renamed(one, pairs)))
    yield from found


def _backward(timeline: Timeline, eid: str, day: date) -> Iterator[str]:
    return _through_back(tuple(_steps(timeline, day)), eid)


def _through_back(steps: Sequence[tuple[Renaming, ...]], eid: str) -> Iterator[str]:
    found = [eid]
    for together in reversed(steps):
        pairs = [(renaming.after, renaming.before) for renaming in together]
        found = list(dict.fromkeys(name for one in found for name in _renamed(one, pairs)))
    yield from found


def _renamed(eid: str, pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The eid after one step: the innermost renamed unit it is or lies in has its new name, numbers below it led by the new number too."""
    fitting = [(old, new) for old, new in pairs if old and (eid == old or eid.startswith(old + "__"))]
    if not fitting:
        return (eid,)
    old, new = max(fitting, key=lambda pair: len(pair[0]))
    below = eid[len(old):]
    return tuple(dict.fromkeys((new + _led(below, old, new), new + below)))


def _led(below: str, old: str, new: str) -> str:
    """The steps below with numbers that began with the old one's: "__para_12.3" of article 12 become 13 is "__para_13.3"."""
    was, now = old.rpartition("_")[2] + ".", new.rpartition("_")[2] + "."
    parts = (step.rpartition("_") for step in below.split("__"))
    return "__".join(f"{word}{line}{now + number[len(was):] if number.startswith(was) else number}" for word, line, number in parts)
