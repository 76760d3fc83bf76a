"""What changed in the acts held, newest first: by day, amending act and amended act; and all that one amending act did."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Engine, Row

from acts.frbr import Level
from acts.history.encoding import change_of
from acts.history.model import Change, Outcome
from acts.modifications.model import AmendingAct
from acts.tables import changes, expressions, work_topics, works


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes to list; empty means any. ``year`` is that of the day they come into force; ``work_uri`` the amended act."""

    level: str = ""
    topic: str = ""
    year: int | None = None
    work_uri: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """What one amending act did to one act on one day: how many modifications were applied, refused or change no words.

    ``source`` is the uri of the amending act where it is held, else "". ``taken_in``: when the registry last took the amended act in.
    ``text``: the id of the text the changes are of.
    """

    work_uri: str
    title: str
    level: Level
    act: AmendingAct
    source: str
    in_force: date
    applied: int
    refused: int
    mentions: int
    taken_in: datetime
    text: int


@dataclass(frozen=True, slots=True)
class Made:
    """One change an amending act made: in which act, and its index in the timeline of that act's text."""

    work_uri: str
    title: str
    index: int
    change: Change


_better = expressions.alias("better")
_CURRENT = (
    sa.select(expressions.c.shown)
    .where(
        expressions.c.shown.is_not(None),
        ~sa.exists().where(
            _better.c.work_id == expressions.c.work_id,
            _better.c.shown.is_not(None),
            sa.or_(
                _better.c.language < expressions.c.language,
                sa.and_(
                    _better.c.language == expressions.c.language,
                    sa.or_(
                        _better.c.version > expressions.c.version,
                        sa.and_(_better.c.version.is_not(None), expressions.c.version.is_(None)),
                    ),
                ),
            ),
        ),
    )
)
"""One text of each act: in Azerbaijani where it is held, of the newest version; so that no change is listed twice."""


def recent(engine: Engine, wanted: Wanted, limit: int, offset: int = 0) -> tuple[Event, ...]:
    """The events that fit, the latest day first; days to come are among them. Changes whose day is not known are not."""
    seen = _seen(wanted).order_by(sa.desc(changes.c.in_force), sa.desc(changes.c.act_date), changes.c.act_number, works.c.title, works.c.id)
    with engine.begin() as connection:
        rows = connection.execute(seen.limit(limit).offset(offset)).all()
        return tuple(map(_event, rows))


def how_many(engine: Engine, wanted: Wanted) -> int:
    """How many events fit."""
    with engine.begin() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(_seen(wanted).subquery())).scalar_one()


def years(engine: Engine) -> tuple[tuple[str, int], ...]:
    """The years in which changes come into force, newest first, with the number of modifications."""
    year = sa.extract("year", changes.c.in_force)
    query = sa.select(year, sa.func.count()).where(changes.c.in_force.is_not(None), _current()).group_by(year)
    with engine.begin() as connection:
        return tuple(sorted(((str(value), many) for value, many in connection.execute(query)), reverse=True))


def levels(engine: Engine) -> Mapping[str, int]:
    """How many modifications there are in acts of each level."""
    return _counted(engine, works.c.level)


def topics(engine: Engine) -> Mapping[str, int]:
    """How many modifications there are in acts of each topic; an act may have several."""
    return _counted(engine, work_topics.c.topic)


def _counted(engine: Engine, column: sa.Column[str]) -> Mapping[str, int]:
    counted = (
        sa.select(column.label("value"), sa.func.count().label("many"))
        .select_from(changes)
        .join(expressions, expressions.c.shown == changes.c.manifestation_id)
        .join(works, works.c.id == expressions.c.work_id)
    )
    query = counted.join(work_topics, work_topics.c.work_id == works.c.id) if column.table is work_topics else counted
    with engine.begin() as connection:
        rows = connection.execute(query.where(changes.c.in_force.is_not(None), _current()).group_by(column))
        return {row.value: row.many for row in rows}


def made_by(engine: Engine, number: str, adopted: date | None, limit: int = 5000) -> tuple[Made, ...]:
    """All changes the act of that number (and day, where told) made in acts held, by act and place in its text."""
    query = (
        sa.select(changes.c.seq, changes.c.body, works.c.uri, works.c.title)
        .join(expressions, expressions.c.shown == changes.c.manifestation_id)
        .join(works, works.c.id == expressions.c.work_id)
        .where(changes.c.act_number == AmendingAct(None, None, number).number_key[:80], _current())
        .order_by(works.c.title, works.c.id, changes.c.seq)
        .limit(limit)
    )
    with engine.begin() as connection:
        rows = connection.execute(query if adopted is None else query.where(changes.c.act_date == adopted)).all()
    return tuple(Made(row.uri, row.title, row.seq, change_of(row.body)) for row in rows)


def of_event(engine: Engine, event: Event, limit: int) -> tuple[Change, ...]:
    """The changes behind an event, in the order of the text; at most `limit`."""
    query = (
        sa.select(changes.c.body)
        .where(changes.c.manifestation_id == event.text, changes.c.in_force == event.in_force)
        .where(changes.c.act_number == event.act.number_key[:80], changes.c.act_date == event.act.adopted)
        .order_by(changes.c.seq)
        .limit(limit)
    )
    with engine.begin() as connection:
        return tuple(map(change_of, connection.execute(query).scalars()))


def _current() -> sa.ColumnElement[bool]:
    return changes.c.manifestation_id.in_(_CURRENT)


def _seen(wanted: Wanted) -> sa.Select[tuple[object, ...]]:
    source = works.alias("source")
    same = (source.c.number == changes.c.act_number, source.c.adopted == changes.c.act_date)
    told = (
        works.c.id, works.c.uri, works.c.title, works.c.level, works.c.changed, changes.c.manifestation_id, changes.c.act_date,
        changes.c.act_number, changes.c.in_force,
    )  # fmt: skip
    return (
        sa.select(
            *told,
            sa.select(sa.func.min(source.c.uri)).where(*same).correlate(changes).scalar_subquery().label("source"),
            *(sa.func.sum(sa.case((changes.c.outcome == kind.value, 1), else_=0)).label(kind.value) for kind in Outcome),
            sa.func.min(changes.c.body).label("body"),
        )
        .select_from(changes)
        .join(expressions, expressions.c.shown == changes.c.manifestation_id)
        .join(works, works.c.id == expressions.c.work_id)
        .where(changes.c.in_force.is_not(None), _current(), *_fitting(wanted))
        .group_by(*told)
    )


def _fitting(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    fitting: list[sa.ColumnElement[bool]] = []
    if wanted.level:
        fitting.append(works.c.level == wanted.level)
    if wanted.topic:
        fitting.append(works.c.id.in_(sa.select(work_topics.c.work_id).where(work_topics.c.topic == wanted.topic)))
    if wanted.year is not None:
        fitting.append(changes.c.in_force.between(date(wanted.year, 1, 1), date(wanted.year, 12, 31)))
    if wanted.work_uri:
        fitting.append(works.c.uri == wanted.work_uri)
    return fitting


def _event(row: Row[tuple[object, ...]]) -> Event:
    return Event(
        row.uri, row.title, Level(row.level), change_of(row.body).act, row.source or "", row.in_force, row.applied, row.refused,
        row.mention, row.changed, row.manifestation_id,
    )  # fmt: skip
