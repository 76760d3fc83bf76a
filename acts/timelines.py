"""The timelines held: of each text shown its changes and what it has beside its page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from acts.frbr import Language
from acts.history.encoding import change_json, change_of, history_doubts, pack, unpack
from acts.history.model import Change, Outcome, Timeline
from acts.model import Document
from acts.modifications.model import AmendingAct
from acts.store import ActStore
from acts.tables import changes, expressions, problems, timelines, works

BUILDER = 1
"""Raised when notes are read or folded otherwise: timelines an older program built are built again."""


@dataclass(frozen=True, slots=True)
class HeldChange:
    """A change in the text of an act: where it is, and its index in that text's timeline."""

    work_uri: str
    title: str
    expression_uri: str
    language: Language
    index: int
    change: Change


@dataclass(frozen=True, slots=True)
class ActOfChange:
    """What one amending act did to one act on one day: how many changes of its text were applied, refused or only mention it.

    ``source`` is the uri of the amending act where it is held, else "".
    """

    work_uri: str
    title: str
    act: AmendingAct
    source: str
    in_force: date | None
    applied: int
    refused: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Of one act's shown text: changes by outcome, and the reasons of those refused with their numbers, most frequent first."""

    work_uri: str
    title: str
    applied: int
    refused: int
    mentions: int
    misread: int
    reasons: tuple[tuple[str, int], ...] = ()


_HELD = (
    sa.select(changes, works.c.uri.label("work_uri"), works.c.title.label("work_title"), expressions.c.uri, expressions.c.language)
    .join(expressions, expressions.c.shown == changes.c.manifestation_id)
    .join(works, works.c.id == expressions.c.work_id)
)


class Timelines:
    """Reads timelines and changes from the database."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def of(self, manifestation_id: int, page: Document | None = None) -> Timeline:
        """The timeline of a text held; `page` saves reading its document again. A text whose timeline is not built yet has one without
        changes. Raises `NotHeldError` where there is no such text.
        """
        page = page or ActStore(self.engine).document(manifestation_id)
        with self.engine.begin() as connection:
            query = sa.select(timelines.c.packed).where(timelines.c.manifestation_id == manifestation_id)
            packed = connection.execute(query).scalar()
        return Timeline(page) if packed is None else unpack(packed, page, self.changes(manifestation_id))

    def changes(self, manifestation_id: int) -> tuple[Change, ...]:
        """The changes of a text, in the order of its timeline."""
        query = sa.select(changes.c.body).where(changes.c.manifestation_id == manifestation_id).order_by(changes.c.seq)
        with self.engine.begin() as connection:
            return tuple(map(change_of, connection.execute(query).scalars()))

    def by_act(self, adopted: date | None, number: str) -> tuple[HeldChange, ...]:
        """All changes an amending act made, in whatever act shown; by act and place in its text."""
        key = AmendingAct(None, adopted, number).number_key
        query = _HELD.where(changes.c.act_number == key, changes.c.act_date == adopted)
        with self.engine.begin() as connection:
            return tuple(map(_held, connection.execute(query.order_by(works.c.title, expressions.c.id, changes.c.seq))))

    def recent(self, limit: int, offset: int = 0, work_uri: str = "", until: date | None = None) -> tuple[ActOfChange, ...]:
        """What amending acts did, newest day first, those of days to come too (`until` leaves out what is later); a row for each amending
        act, amended act and day.
        """
        seen = _seen(work_uri, until)
        query = seen.order_by(sa.desc(changes.c.in_force), works.c.title, changes.c.act_number).limit(limit).offset(offset)
        with self.engine.begin() as connection:
            return tuple(map(_of_act, connection.execute(query)))

    def how_many(self, work_uri: str = "", until: date | None = None) -> int:
        """How many rows `recent` has altogether."""
        with self.engine.begin() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(_seen(work_uri, until).subquery())).scalar_one()

    def tallies(self) -> tuple[Tally, ...]:
        """Changes by outcome of every text shown that has any, by title."""
        kinds = sa.select(
            changes.c.manifestation_id, works.c.uri, works.c.title, changes.c.outcome, changes.c.reason, sa.func.count().label("many"),
        ).join(expressions, expressions.c.shown == changes.c.manifestation_id).join(works, works.c.id == expressions.c.work_id)
        grouped = kinds.group_by(changes.c.manifestation_id, works.c.uri, works.c.title, changes.c.outcome, changes.c.reason)
        misread = sa.select(problems.c.manifestation_id, sa.func.count()).where(problems.c.stage == "history")
        with self.engine.begin() as connection:
            rows = connection.execute(grouped.order_by(works.c.title, changes.c.manifestation_id)).all()
            counted = connection.execute(misread.group_by(problems.c.manifestation_id))
            doubts: dict[int, int] = {row[0]: row[1] for row in counted}
        return tuple(_tallies(rows, doubts))


def keep_timeline(connection: Connection, id_: int, timeline: Timeline, page: Document, basis: str = "") -> None:
    """Write a text's timeline in place of the one held, and what building it did not understand among the text's problems.

    ``basis`` names what it was built with besides the page, so that a timeline out of date is known.
    """
    forget_timeline(connection, id_)
    row = {"manifestation_id": id_, "builder": BUILDER, "basis": basis, "packed": pack(timeline, page)}
    connection.execute(timelines.insert().values(**row))
    if timeline.changes:
        connection.execute(changes.insert(), [_row(id_, seq, change) for seq, change in enumerate(timeline.changes)])
    if doubts := history_doubts(timeline, page):
        query = sa.select(sa.func.coalesce(sa.func.max(problems.c.seq) + 1, 0)).where(problems.c.manifestation_id == id_)
        start = connection.execute(query).scalar_one()
        values = [
            {"manifestation_id": id_, "seq": seq, "place": doubt.where, "text": doubt.text, "reason": doubt.reason, "stage": "history"}
            for seq, doubt in enumerate(doubts, start)
        ]
        connection.execute(problems.insert(), values)


def forget_timeline(connection: Connection, id_: int) -> None:
    """Take out what is held of a text's timeline; it is built anew by and by."""
    for table in (timelines, changes):
        connection.execute(table.delete().where(table.c.manifestation_id == id_))
    connection.execute(problems.delete().where(problems.c.manifestation_id == id_, problems.c.stage == "history"))


def _row(id_: int, seq: int, change: Change) -> dict[str, object]:
    return {
        "manifestation_id": id_, "seq": seq, "act_date": change.act.adopted, "act_number": change.act.number_key[:80],
        "in_force": change.in_force, "known_by": change.known_by, "until": change.until, "outcome": change.outcome.value,
        "reason": change.reason, "body": change_json(change),
    }  # fmt: skip


def _held(row: Row[tuple[object, ...]]) -> HeldChange:
    return HeldChange(row.work_uri, row.work_title, row.uri, Language(row.language), row.seq, change_of(row.body))


def _seen(work_uri: str, until: date | None) -> sa.Select[tuple[object, ...]]:
    source = works.alias("source")
    same = sa.and_(source.c.number == changes.c.act_number, source.c.adopted == changes.c.act_date)
    grouped = (works.c.uri, works.c.title, source.c.uri, changes.c.act_date, changes.c.act_number, changes.c.in_force)
    query = (
        sa.select(
            works.c.uri, works.c.title, source.c.uri.label("source"), changes.c.act_date, changes.c.act_number, changes.c.in_force,
            *(sa.func.sum(sa.case((changes.c.outcome == kind.value, 1), else_=0)).label(kind.value) for kind in Outcome),
            sa.func.min(changes.c.body).label("body"),
        )
        .select_from(changes)
        .join(expressions, expressions.c.shown == changes.c.manifestation_id)
        .join(works, works.c.id == expressions.c.work_id)
        .outerjoin(source, same)
        .where(changes.c.in_force.is_not(None))
        .group_by(*grouped)
    )
    if work_uri:
        query = query.where(works.c.uri == work_uri)
    return query.where(changes.c.in_force <= until) if until else query


def _of_act(row: Row[tuple[object, ...]]) -> ActOfChange:
    act = change_of(row.body).act
    return ActOfChange(row.uri, row.title, act, row.source or "", row.in_force, row.applied, row.refused, row.mention)


def _tallies(rows: Iterable[Row[tuple[object, ...]]], doubts: dict[int, int]) -> Iterator[Tally]:
    by_text: dict[int, list[Row[tuple[object, ...]]]] = {}
    for row in rows:
        by_text.setdefault(row.manifestation_id, []).append(row)
    for id_, found in by_text.items():
        many = {kind: sum(row.many for row in found if row.outcome == kind.value) for kind in Outcome}
        reasons = sorted(((row.reason, row.many) for row in found if row.outcome == Outcome.REFUSED), key=lambda r: (-r[1], r[0]))
        yield Tally(found[0].uri, found[0].title, many[Outcome.APPLIED], many[Outcome.REFUSED], many[Outcome.MENTION],
                    doubts.get(id_, 0), tuple(reasons))
