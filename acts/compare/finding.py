"""The acts a draft amends, found among those held: by day and number, by a well-known name, by title; never guessed between two."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from acts.compare.draft_model import Find, Held, NotHeld
from acts.compare.model import Side
from acts.frbr import Language, Status, Work
from acts.held import HeldExpression
from acts.history.status import status_on
from acts.known import known_acts
from acts.references.model import ActCitation
from acts.store import ActStore
from acts.tables import expressions, works
from acts.timelines import Timelines
from language.dates import format_long
from language.letters import fold

_KINDS: Final[Mapping[str, str]] = MappingProxyType({
    "constitution": "Azərbaycan Respublikasının Konstitusiyası", "constitutional-law": "Azərbaycan Respublikasının Konstitusiya Qanunu",
    "code": "Azərbaycan Respublikasının Qanunu", "law": "Azərbaycan Respublikasının Qanunu",
    "decree": "Azərbaycan Respublikası Prezidentinin Fərmanı", "order": "Azərbaycan Respublikası Prezidentinin Sərəncamı",
    "cabinet-decision": "Azərbaycan Respublikası Nazirlər Kabinetinin Qərarı",
    "cabinet-order": "Azərbaycan Respublikası Nazirlər Kabinetinin Sərəncamı",
    "parliament-decision": "Azərbaycan Respublikası Milli Məclisinin Qərarı",
})
_MOST: Final = 5
_FEWEST: Final = 2
"""Words of a title that are looked for inside longer titles."""


class ActFinder:
    """The port of `draft.propose` over the database. ``address`` makes the address a reader finds an act at out of its work uri."""

    def __init__(self, engine: Engine, address: Callable[[str], str] = str) -> None:
        self.engine, self.address = engine, address

    def __call__(self, citation: ActCitation) -> Held | NotHeld:
        """The act with the wordings of its newest Azerbaijani text; why not, where none or several fit or no Azerbaijani text is held."""
        with self.engine.connect() as connection:
            found = next(filter(None, _fitting(connection, citation)), [])
        if not found:
            return NotHeld(f"no act held fits: {name_of(citation)}")
        if len(found) > 1:
            return NotHeld(f"several acts held fit {name_of(citation)}: {'; '.join(row.uri for row in found[:_MOST])}")
        return self.held(found[0].uri)

    def on(self, day: date, today: date) -> Find:
        """The same for the wording of a day: an act that was not adopted by then, or no longer in force, cannot be amended.

        An act of which only the card says that it is repealed is so from ``today`` on; nobody knows since when.
        """
        def find(citation: ActCitation) -> Held | NotHeld:
            found = self(citation)
            return standing(found, ActStore(self.engine).work(found.side.uri), day, today) if isinstance(found, Held) else found

        return find

    def held(self, uri: str) -> Held | NotHeld:
        """The act of a work address. Raises `NotHeldError` where there is none."""
        store = ActStore(self.engine)
        work = store.work(uri)
        shown = next((one for one in store.expressions(uri) if one.language is Language.AZE), None)
        if shown is None:
            return NotHeld(f"no Azerbaijani text is held of {uri}")
        return Held(Timelines(self.engine).of(shown.shown), side_of(work, shown, self.address(uri)))


def standing(held: Held, work: Work, day: date, today: date) -> Held | NotHeld:
    """The act, unless it does not stand on the day (see `ActFinder.on`)."""
    title = held.side.title
    if early := before_adoption(title, work, day):
        return NotHeld(early)
    status = status_on(held.timeline, day, work)
    if status.status is Status.REPEALED:
        return NotHeld(f"{title}: the act is not in force on {day}, it was repealed on {status.since}")
    if status.status is Status.UNKNOWN and work.status is Status.REPEALED and day >= today:
        return NotHeld(f"{title}: the act is repealed by its card, which does not say since when; choose a day before it")
    return held


def before_adoption(title: str, work: Work, day: date) -> str:
    """Why an act has no wording of a day: it was adopted later; "" where it was not."""
    early = work.adopted is not None and day < work.adopted
    return f"{title}: expected a day from its adoption on {work.adopted} on, found {day}" if early else ""


def side_of(work: Work, shown: HeldExpression, address: str = "") -> Side:
    """What the head of a document calls a text held; its day is not told."""
    return Side(shown.title or work.title, citation_of(work), None, work.uri, address, shown.language.value)


def citation_of(work: Work) -> str:
    """Kind, date and number in a line: "Azərbaycan Respublikasının Qanunu, 6 may 2016-cı il, № 231-XQ"."""
    told = format_long(work.adopted, "az") if work.adopted else ""
    return ", ".join(filter(None, (_KINDS.get(work.subtype, work.body), told, work.number and f"№ {work.number}")))


def name_of(citation: ActCitation) -> str:
    """An act cited as one would call it: title, day, number."""
    title = f"“{citation.title}”" if citation.title else citation.kind
    return ", ".join(filter(None, (title, citation.adopted.isoformat() if citation.adopted else "",
                                   citation.number and f"№ {citation.number}"))) or "an act without a name"


Found = list[Row[tuple[str]]]


def _fitting(connection: Connection, citation: ActCitation) -> Iterator[Found]:
    """The acts that fit, by one way after another, the surest first; a way that finds none is passed over."""
    if citation.celex:
        yield _rows(connection, works.c.celex == citation.celex)
    if citation.number and citation.adopted:
        yield _of_kind(connection, citation, _rows(connection, works.c.number == citation.number, works.c.adopted == citation.adopted))
    known = known_acts().by_number(citation.adopted, citation.number) if citation.number else None
    known = known or (known_acts().by_alias(citation.title) if citation.title else None)
    if known is not None:
        yield _rows(connection, works.c.uri == known.uri)
    if citation.title:
        yield from _by_title(connection, citation)
    if citation.number and not citation.adopted:
        yield _rows(connection, works.c.number == citation.number)


def _by_title(connection: Connection, citation: ActCitation) -> Iterator[Found]:
    """The act of that title; rules named by their own title are found in the title of the act that approved them."""
    told = [works.c.adopted == citation.adopted] if citation.adopted else []
    told += [works.c.number == citation.number] if citation.number else []
    key = fold(citation.title)
    worded = sa.select(expressions.c.work_id).where(expressions.c.title_key == key)
    yield _rows(connection, sa.or_(works.c.title_key == key, works.c.id.in_(worded)), *told)
    if not citation.kind and len(key.split()) >= _FEWEST:
        yield _rows(connection, works.c.title_key.contains(key, autoescape=True), *told)


def _of_kind(connection: Connection, citation: ActCitation, found: Found) -> Found:
    """Of acts of one day and number those of the kind named, where that tells them apart."""
    if len(found) < 2 or not citation.kind:
        return found
    return _rows(connection, works.c.uri.in_([row.uri for row in found]), works.c.subtype == citation.kind) or found


def _rows(connection: Connection, *conditions: sa.ColumnElement[bool]) -> Found:
    return list(connection.execute(sa.select(works.c.uri).where(*conditions).order_by(works.c.uri).limit(_MOST + 1)).all())
