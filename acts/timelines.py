"""The timelines held: of each text shown its changes and what it has beside its page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from acts import news
from acts.history.encoding import change_json, change_of, history_doubts, pack, unpack
from acts.history.model import Change, Outcome, Timeline
from acts.model import Document
from acts.register.tables import register_texts
from acts.store import ActStore
from acts.tables import changes, expressions, problems, timelines, works

BUILDER = 1
"""Raised when notes are read or folded otherwise: timelines an older program built are built again."""


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

    def tells(self, manifestation_id: int) -> bool:
        """Whether the timeline of a text tells of any other wording than the text's own."""
        applied = sa.select(changes.c.seq).where(changes.c.manifestation_id == manifestation_id, changes.c.outcome == Outcome.APPLIED.value)
        with self.engine.begin() as connection:
            return connection.execute(applied.where(changes.c.in_force.is_not(None)).limit(1)).scalar() is not None

    def changes(self, manifestation_id: int) -> tuple[Change, ...]:
        """The changes of a text, in the order of its timeline."""
        query = sa.select(changes.c.body).where(changes.c.manifestation_id == manifestation_id).order_by(changes.c.seq)
        with self.engine.begin() as connection:
            return tuple(map(change_of, connection.execute(query).scalars()))

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
    news.put_shown(connection, id_)
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
    for table in (timelines, changes, register_texts):           # what it cites may stand through other times
        connection.execute(table.delete().where(table.c.manifestation_id == id_))
    connection.execute(problems.delete().where(problems.c.manifestation_id == id_, problems.c.stage == "history"))


def _row(id_: int, seq: int, change: Change) -> dict[str, object]:
    return {
        "manifestation_id": id_, "seq": seq, "act_date": change.act.adopted, "act_number": change.act.number_key[:80],
        "in_force": change.in_force, "known_by": change.known_by, "until": change.until, "outcome": change.outcome.value,
        "reason": change.reason, "body": change_json(change),
    }  # fmt: skip


def _tallies(rows: Iterable[Row[tuple[object, ...]]], doubts: dict[int, int]) -> Iterator[Tally]:
    by_text: dict[int, list[Row[tuple[object, ...]]]] = {}
    for row in rows:
        by_text.setdefault(row.manifestation_id, []).append(row)
    for id_, found in by_text.items():
        many = {kind: sum(row.many for row in found if row.outcome == kind.value) for kind in Outcome}
        reasons = sorted(((row.reason, row.many) for row in found if row.outcome == Outcome.REFUSED), key=lambda r: (-r[1], r[0]))
        yield Tally(found[0].uri, found[0].title, many[Outcome.APPLIED], many[Outcome.REFUSED], many[Outcome.MENTION],
                    doubts.get(id_, 0), tuple(reasons))
