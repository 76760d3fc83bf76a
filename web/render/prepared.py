"""A timeline looked through once for all days: what changes touch, and which articles stay the same."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field

from acts.held import HeldReference
from acts.history.model import TimedRun, Timeline
from acts.model import Element, Kind, Run


@dataclass(frozen=True, slots=True)
class Prepared:
    """A timeline looked through once.

    ``touched``: the ids of the element values some change touches, and of all above them (they live as long as the timeline);
    ``same``: the ids of the articles none touches, and of those `kept`.
    ``notes``: the changes of each note, by its number. ``places``: the changes of the words of each place (see `place_of`), by its eid.
    ``concerned``: the changes each touched article depends on, by its id; ``kept``: what was made of it for each state of these.
    """

    timeline: Timeline
    touched: frozenset[int] = frozenset()
    same: set[int] = field(default_factory=set)
    notes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    concerned: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    kept: dict[tuple[object, ...], "Article"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article:
    """What was made of a touched article in one state of its changes."""

    element: Element | None
    moved: tuple[HeldReference, ...]
    visited: frozenset[str]
    ended: Mapping[str, int]


def prepared(timeline: Timeline) -> Prepared:
    """The timeline with what every day needs of it."""
    notes: dict[str, list[int]] = {}
    for index, change in enumerate(timeline.changes):
        if change.footnote:
            notes.setdefault(change.footnote, []).append(index)
    look = _Look(notes)
    look.through(timeline.document.root)
    ordered = {place: tuple(sorted(found)) for place, found in look.places.items()}
    articles = (element for element in timeline.document.root.walk() if element.kind is Kind.ARTICLE)
    same = {id(article): article for article in articles}
    concerned = {key: _concerned(article, notes) for key, article in same.items() if key in look.touched}
    told = {number: tuple(found) for number, found in notes.items()}
    return Prepared(timeline, frozenset(look.touched), set(same) - look.touched, told, ordered, concerned)


def _concerned(article: Element, notes: Mapping[str, list[int]]) -> tuple[int, ...]:
    """The changes an article depends on: those of its words and of the notes it refers to."""
    found: set[int] = set()
    for line in article.lines():
        for run in line.all_runs:
            found.update(changes_of(run))
            found.update(notes.get(run.note, ()) if run.note is not None else ())
    return tuple(sorted(found))


def place_of(eid: str) -> str:
    """The unit whose history an eid belongs to: the article or annex it lies in, else the outermost unit."""
    steps = eid.split("__")
    last = max((at for at, step in enumerate(steps) if step.startswith(("art_", "att_"))), default=0)
    return "__".join(steps[: last + 1])


class _Look:
    """Finds what changes touch in a tree."""

    def __init__(self, notes: Container[str]) -> None:
        self.notes = notes
        self.touched: set[int] = set()
        self.places: dict[str, dict[int, None]] = {}

    def through(self, element: Element) -> bool:
        found = [self._noticed(run, element.eid) for run in runs_of(element)]
        below = [self.through(child) for child in element.children]
        if any(found) or any(below):
            self.touched.add(id(element))
            return True
        return False

    def _noticed(self, run: Run, eid: str) -> bool:
        changes = changes_of(run)
        if changes:
            self.places.setdefault(place_of(eid), {}).update(dict.fromkeys(changes))
        return bool(changes) or (run.note is not None and run.note in self.notes)


def runs_of(element: Element) -> Iterator[Run]:
    """The runs of an element's own lines."""
    for lines in (element.heading, element.content):
        for line in lines:
            yield from line.all_runs


def changes_of(run: Run) -> tuple[int, ...]:
    """The changes that put a run in and took it out, as far as there are any."""
    if not isinstance(run, TimedRun):
        return ()
    return tuple(index for index in (run.put, run.out) if index is not None)
