"""How the acts compared read on a day: their units by number, their wordings, and where each unit of another day stands."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from acts.concordance.packing import bare
from acts.errors import NotHeldError
from acts.held import HeldExpression
from acts.history.model import Timeline
from acts.history.places import eids_on, numbered_on
from acts.history.view import text_on
from acts.model import Document, Element, Kind
from acts.provisions import provisions
from acts.store import ActStore
from acts.tables import changes, manifestations, timelines
from acts.timelines import Timelines

Moves = Callable[[str], str | None]
"""From the eid a unit bore on one day to the one it bears on another; None where no unit bore it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a text. ``own``: the words of its own paragraphs; ``whole``: those below it too; both without the numbers in front."""

    eid: str
    label: str
    kind: Kind
    own: str
    whole: str
    element: Element

    @property
    def words(self) -> str:
        """All words as a concordance shows them: without its own number and heading, with the numbers of what stands below it."""
        headings = set(map(id, self.element.heading))
        lines = [text for line in self.element.lines() if id(line) not in headings and (text := line.current.strip())]
        return bare("\n".join(lines), self.element.label) or self.own

    @property
    def gone(self) -> bool:
        """Whether nothing is left of it but the remark that it was taken out."""
        found = provisions(Document(Element(Kind.ACT, children=(self.element,))))
        return bool(found) and all(one.repealed for one in found)


class Reading(Protocol):
    """An act in one language through time."""

    def units(self, day: date | None, /) -> Mapping[str, Unit]:
        """Its units on a day (None: the newest wording known) by the eids of that day, in reading order."""
        ...

    def moves(self, since: date | None, day: date | None, /) -> Moves:
        """Where the units of a day stand on another."""
        ...


class Texts(Protocol):
    """The acts held, as ageing asks for them."""

    def stamp(self, uri: str, language: str, day: date, /) -> str:
        """A value that is another whenever the act may read otherwise on that day; "" where it is not held."""
        ...

    def reading(self, uri: str, language: str, /) -> Reading:
        """Raises `NotHeldError` where no text of the act is held in that language."""
        ...


class HeldTexts:
    """The acts of the registry: of each the newest text in a language, with its history."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self._store, self._timelines = engine, ActStore(engine), Timelines(engine)

    def stamp(self, uri: str, language: str, day: date) -> str:
        text = _newest(self._store, uri, language)
        if text is None:
            return ""
        columns = changes.c
        held = sa.select(columns.seq, columns.in_force, columns.until, columns.outcome).where(columns.manifestation_id == text.shown)
        with self.engine.connect() as connection:
            told = connection.execute(_MADE.where(manifestations.c.id == text.shown)).one()
            history = [tuple(row) for row in connection.execute(held.order_by(columns.seq))]
        passed = sum(1 for row in history for moment in (row[1], row[2]) if moment and moment <= day)
        return hashlib.sha256(repr((text.shown, *told, history, passed)).encode()).hexdigest()

    def reading(self, uri: str, language: str) -> "HeldReading":
        text = _newest(self._store, uri, language)
        if text is None or text.shown is None:
            raise NotHeldError(f"no text of {uri} is held in the language {language}")
        return HeldReading(self._timelines.of(text.shown))


_MADE = sa.select(
    manifestations.c.parser, manifestations.c.fetched_at, timelines.c.builder, timelines.c.basis,
).outerjoin(timelines, timelines.c.manifestation_id == manifestations.c.id)  # fmt: skip


def _newest(store: ActStore, uri: str, language: str) -> HeldExpression | None:
    return next((one for one in store.expressions(uri) if one.language == language), None)


@dataclass(frozen=True)
class HeldReading:
    """An act held, by its timeline."""

    timeline: Timeline

    def units(self, day: date | None) -> Mapping[str, Unit]:
        document = text_on(self.timeline, day)
        root = (numbered_on(self.timeline, day, document) if day else document).root
        return {unit.eid: unit for child in root.children for unit in _units(child)}

    def moves(self, since: date | None, day: date | None) -> Moves:
        before, after = self._names(since), self._names(day)
        today = {then: now for now, then in before.items()}

        def moved(eid: str) -> str | None:
            now = today.get(eid) or (eid if eid not in before and eid in self._eids else None)
            return None if now is None else after.get(now, now)

        return moved

    def _names(self, day: date | None) -> Mapping[str, str]:
        return eids_on(self.timeline, day) if day else {}

    @cached_property
    def _eids(self) -> frozenset[str]:
        return frozenset(element.eid for element in self.timeline.document.root.walk())


def _units(element: Element) -> Iterator[Unit]:
    """A unit and those below it, in reading order."""
    below = [list(_units(child)) for child in element.children]
    own = _own(element)
    whole = "\n".join(filter(None, (own, *(units[0].whole for units in below))))
    yield Unit(element.eid, element.label.strip(), element.kind, own, whole, element)
    for units in below:
        yield from units


def _own(element: Element) -> str:
    """The paragraphs of a unit itself, the first without its number."""
    lines = [text for line in (*element.heading, *element.content) if (text := line.current.strip())]
    return "\n".join((bare(lines[0], element.label), *lines[1:])) if lines else ""
