"""Folding: the timelines of the texts shown are built from their notes and from the amending acts held."""

import hashlib
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from acts.errors import ActsError
from acts.former import in_force_with
from acts.frbr import Language
from acts.history.apply import apply
from acts.history.build import build
from acts.history.calendar import Calendar, CommencementRow
from acts.history.corrections import Correction, CorrectionError, of_act
from acts.history.encoding import amending_of, commencement_json, commencement_of
from acts.history.model import Change, Outcome, Timeline
from acts.history.pending import Days, annex_named, changes_of, in_annex, is_annex
from acts.history.witness import Agreement, agreement, bear_out
from acts.model import Document, Unparsed
from acts.modifications.model import AmendingAct, AmendmentNote
from acts.modifications.notes import read_notes
from acts.store import ActStore
from acts.tables import amended, amendments, changes, citations, commencements, expressions, manifestations, timelines, works
from acts.timelines import BUILDER, forget_timeline, keep_timeline
from storage import audit
from storage.database import writing
from storage.errors import StorageError

Progress = Callable[[int, int], None]

logger = logging.getLogger(__name__)

FAULT = "the history of this text could not be built by a fault of the program"
"""Reason beside a text whose timeline raised something nobody expected."""

NOT_IN_PAGE = "the page is later than this act, and no note of it names the act"
"""Reason of a change an act held orders, but whose effect the consolidated page does not show."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A text shown, and what its timeline is built from.

    ``speaks``: an Azerbaijani text of an act of Azerbaijan, whose notes are of amendments. ``newest``: of its act's Azerbaijani wordings;
    only it is corrected by the reviewer and amended by the acts held (``amended_by``: their manifestation ids). ``former``: of the older
    wordings of its language, manifestation id and day; they are further witnesses.
    """

    id: int
    name: str
    work_id: int
    work_uri: str
    version: date | None
    speaks: bool
    newest: bool
    amended_by: tuple[int, ...]
    former: tuple[tuple[int, date], ...] = ()


class Folding:
    """Builds timelines. `corrections` are a reviewer's."""

    def __init__(self, engine: Engine, corrections: tuple[Correction, ...] = ()) -> None:
        self.engine = engine
        self.store = ActStore(engine)
        self.corrections = corrections

    def refresh(self, progress: Progress = lambda _done, _all: None) -> int:
        """Build the timelines that are missing or out of date; returns how many.

        Raises `CorrectionError` when a reviewer's entry does not match exactly one modification, after all others are built.
        """
        due = self.due()
        wrong: list[str] = []
        for done, text in enumerate(due):
            progress(done, len(due))
            try:
                self.fold(text)
            except CorrectionError as error:
                wrong.append(str(error))
            except (ActsError, StorageError):
                raise
            except Exception as error:
                self._keep_fault(text, error)
        progress(len(due), len(due))
        if wrong:
            raise CorrectionError("; ".join(wrong))
        return len(due)

    def due(self) -> tuple[Shown, ...]:
        """The texts shown whose timeline is missing, made by an older program, or does not know what the registry does by now."""
        with self.engine.begin() as connection:
            amending = _amending(connection)
            held = {row.manifestation_id: (row.builder, row.basis) for row in connection.execute(
                sa.select(timelines.c.manifestation_id, timelines.c.builder, timelines.c.basis))}  # fmt: skip
            told = frozenset(connection.execute(_TOLD_ANEW).scalars())
            shown = _shown(connection, amending)
        return tuple(text for text in shown if text.id in told or held.get(text.id) != (BUILDER, self._basis(text)))

    def fold(self, text: Shown) -> Timeline:
        """Build one timeline and keep it."""
        page = self.store.document(text.id)
        timeline = self._built(text, page)
        with writing(self.engine) as connection:
            if connection.execute(sa.select(manifestations.c.id).where(manifestations.c.id == text.id)).scalar() is not None:
                keep_timeline(connection, text.id, timeline, page, self._basis(text))
        return timeline

    def _keep_fault(self, text: Shown, error: Exception) -> None:
        """A fault of the program at one text must not hinder the others: its timeline has no changes, and the page says why."""
        logger.exception("no timeline of %s", text.work_uri, exc_info=error)
        page = self.store.document(text.id)
        doubt = Unparsed("", f"{type(error).__name__}: {error}"[:500], FAULT)
        with writing(self.engine) as connection:
            unbuilt = Timeline(replace(page, unparsed=(*page.unparsed, doubt)))
            keep_timeline(connection, text.id, unbuilt, page, self._basis(text))

    def _corrections(self, text: Shown) -> tuple[Correction, ...]:
        return of_act(self.corrections, text.work_uri) if text.newest else ()

    def _basis(self, text: Shown) -> str:
        """What the timeline is built with besides its page: amending texts, former versions, a digest of the reviewer's corrections."""
        corrections = self._corrections(text)
        digest = (hashlib.sha256(repr(corrections).encode()).hexdigest()[:16],) if corrections else ()
        return " ".join((*map(str, sorted(text.amended_by)), *(f"v{id_}" for id_, _ in text.former), *digest))

    def _built(self, text: Shown, page: Document) -> Timeline:
        notes = read_notes(page) if text.speaks else ()
        with self.engine.begin() as connection:
            calendar = _calendar(connection, text, notes)
            ordered = _ordered(connection, text, page)
        timeline = build(page, calendar, self._corrections(text), notes)
        return _with_orders(bear_out(timeline, self._agreements(timeline, text)), text, ordered, notes)

    def _agreements(self, timeline: Timeline, text: Shown) -> list[Agreement]:
        """What the former versions held say; of a timeline without changes there is nothing to be borne out."""
        versions = text.former if timeline.changes else ()
        return [agreement(timeline, self.store.document(id_), in_force_with(timeline, version)) for id_, version in versions]


def keep_commencements(engine: Engine, rows: Iterable[CommencementRow], who: str = "import") -> int:
    """Take in days of commencement; a row about the same act and text replaces the one held. Timelines with such an act are built anew.

    Returns how many rows are new or changed. Running it again changes nothing.
    """
    with writing(engine) as connection:
        return sum(_keep_commencement(connection, row, who) for row in rows)


def _keep_commencement(connection: Connection, row: CommencementRow, who: str) -> bool:
    columns, body = commencements.c, commencement_json(row)
    same = (columns.act_number == row.number_key, columns.act_date == row.adopted, columns.amended == row.text)
    held = connection.execute(sa.select(columns.id, columns.body).where(*same)).all()
    alike = [other for other in held if set(commencement_of(other.body).footnotes) == set(row.footnotes)]
    if any(other.body == body for other in alike):
        return False
    for other in alike:
        connection.execute(commencements.delete().where(columns.id == other.id))
    connection.execute(commencements.insert().values(act_number=row.number_key, act_date=row.adopted, amended=row.text, body=body))
    audit.note(connection, who, "commencement", f"{row.number} {row.adopted}", {"in_force": row.in_force.isoformat(), "text": row.text})
    touched = sa.select(changes.c.manifestation_id).where(changes.c.act_number == row.number_key, changes.c.act_date == row.adopted)
    for id_ in connection.execute(touched.distinct()).scalars().all():
        forget_timeline(connection, id_)
    return True


_TOLD_ANEW = (                                     # changes whose act the register now knows to be in force from another day
    sa.select(changes.c.manifestation_id)
    .join(works, sa.and_(works.c.number == changes.c.act_number, works.c.adopted == changes.c.act_date))
    .where(works.c.in_force.is_not(None), changes.c.in_force.is_not(None), works.c.in_force != changes.c.in_force)
    .where(changes.c.known_by.in_(("publication", "signature")))
    .distinct()
)


def _amending(connection: Connection) -> dict[int, tuple[int, ...]]:
    """The amending texts shown of each amended act, by the amended act's row."""
    query = (
        sa.select(citations.c.work_id, amended.c.manifestation_id)
        .join(citations, citations.c.id == amended.c.citation_id)
        .join(expressions, expressions.c.shown == amended.c.manifestation_id)
        .where(citations.c.work_id.is_not(None))
        .distinct()
    )
    found: dict[int, tuple[int, ...]] = {}
    for work_id, manifestation_id in sorted(tuple(row) for row in connection.execute(query)):
        found[work_id] = (*found.get(work_id, ()), manifestation_id)
    return found


def _shown(connection: Connection, amending: dict[int, tuple[int, ...]]) -> tuple[Shown, ...]:
    """The texts shown; amending acts are folded into the newest Azerbaijani wording of each act."""
    text, wording = manifestations.c, expressions.c
    query = (
        sa.select(text.id, text.name, wording.work_id, wording.version, wording.language, works.c.uri)
        .join(expressions, expressions.c.shown == manifestations.c.id)
        .join(works, works.c.id == expressions.c.work_id)
        .order_by(text.id)
    )
    rows = connection.execute(query).all()
    dated = sorted((row.work_id, row.version or date.min, row.id) for row in rows if row.language == Language.AZE)
    wordings: dict[int, list[tuple[date, int]]] = {}
    for work_id, version, id_ in dated:
        wordings.setdefault(work_id, []).append((version, id_))
    return tuple(_as_shown(row, wordings.get(row.work_id, []), amending.get(row.work_id, ())) for row in rows)


def _as_shown(row: Any, wordings: list[tuple[date, int]], amended_by: tuple[int, ...]) -> Shown:
    """A text shown; `wordings` are the Azerbaijani ones of its act, the newest last."""
    newest = bool(wordings) and wordings[-1][1] == row.id
    former = tuple((id_, version) for version, id_ in wordings[:-1] if version > date.min) if newest else ()
    speaks = row.language == Language.AZE and row.uri.startswith("/akn/az/")
    return Shown(row.id, Path(row.name).stem, row.work_id, row.uri, row.version, speaks, newest, amended_by if newest else (), former)


def _calendar(connection: Connection, text: Shown, notes: tuple[AmendmentNote, ...]) -> Calendar:
    """What tables of commencement and the records of the amending acts say of the acts these notes name."""
    rows = [commencement_of(body) for body in connection.execute(
        sa.select(commencements.c.body).where(commencements.c.amended.in_(("", text.name, text.work_uri)))).scalars()]  # fmt: skip
    named = {(note.act.number_key, note.act.adopted) for note in notes if note.act and note.act.adopted}
    days = {day for _, day in named}
    query = sa.select(works.c.number, works.c.adopted, works.c.in_force).where(works.c.in_force.is_not(None), works.c.adopted.in_(days))
    registered = [
        CommencementRow(row.adopted, row.number, row.in_force)
        for row in connection.execute(query)
        if (AmendingAct(None, row.adopted, row.number).number_key, row.adopted) in named and row.in_force >= row.adopted
    ]
    return Calendar.from_table([*rows, *registered])


def _ordered(connection: Connection, text: Shown, page: Document) -> tuple[Change, ...]:
    """The changes the amending acts held order in this act, oldest act first."""
    query = (
        sa.select(amendments.c.body, amended.c.seq, works.c.uri, works.c.in_force, works.c.published)
        .join(amended, amended.c.manifestation_id == amendments.c.manifestation_id)
        .join(citations, citations.c.id == amended.c.citation_id)
        .join(expressions, expressions.c.shown == amendments.c.manifestation_id)
        .join(works, works.c.id == expressions.c.work_id)
        .where(amendments.c.manifestation_id.in_(text.amended_by), citations.c.work_id == text.work_id)
        .order_by(works.c.adopted, amendments.c.manifestation_id, amended.c.seq)
    )
    found: list[Change] = []
    for row in connection.execute(query):
        said = amending_of(row.body)
        amendment = said.amendments[row.seq]
        ordered = changes_of(said, amendment, Days(row.in_force, row.published), row.uri)
        found += in_annex(ordered, annex_named(page, amendment.amends)) if is_annex(amendment.amends) else ordered
    return tuple(found)


def _with_orders(timeline: Timeline, text: Shown, ordered: tuple[Change, ...], notes: tuple[AmendmentNote, ...]) -> Timeline:
    """The timeline with what later acts order; what an earlier act orders and no note tells is refused in so many words."""
    named = {(note.act.number_key, note.act.adopted) for note in notes if note.act}
    new = [change for change in ordered if (change.act.number_key, change.act.adopted) not in named]
    late = {change.act.adopted for change in new if text.version and change.act.adopted and change.act.adopted <= text.version and named}
    missed = tuple(
        replace(change, outcome=Outcome.REFUSED, reason=NOT_IN_PAGE) for change in new if change.act.adopted in late
    )
    coming = [change for change in new if change.act.adopted not in late]
    timeline = apply(timeline, coming) if coming else timeline
    return replace(timeline, changes=(*timeline.changes, *missed))
