"""The outbox: what changed and is still to be told to others (the index), written with the change itself."""

from collections.abc import Iterable
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import metadata
from storage.moments import Moment

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("topic", sa.String(40), nullable=False),
    sa.Column("key", sa.String(300), nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Index("ix_outbox_topic", "topic", "id"),
)


def put(connection: Connection, topic: str, key: str) -> None:
    """Say within the running transaction that `key` changed."""
    put_all(connection, topic, (key,))


def put_all(connection: Connection, topic: str, keys: Iterable[str]) -> None:
    """Say so of several, in their order."""
    now = datetime.now(UTC)
    if rows := [{"topic": topic, "key": key, "at": now} for key in keys]:
        connection.execute(outbox.insert(), rows)


def pending(connection: Connection, topic: str, limit: int = 1000) -> tuple[tuple[int, str], ...]:
    """The oldest unsettled entries as (id, key)."""
    query = sa.select(outbox.c.id, outbox.c.key).where(outbox.c.topic == topic).order_by(outbox.c.id).limit(limit)
    return tuple((row.id, row.key) for row in connection.execute(query))


def count(connection: Connection, topic: str) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(outbox).where(outbox.c.topic == topic)).scalar_one()


def settle(connection: Connection, ids: tuple[int, ...]) -> None:
    """Take entries out that were told."""
    connection.execute(outbox.delete().where(outbox.c.id.in_(ids)))


def hand_on(connection: Connection, ids: tuple[int, ...], topic: str, to: str) -> frozenset[int]:
    """Put entries of a topic under another one as of now; returns those that were still there."""
    mine = outbox.update().where(outbox.c.id.in_(ids), outbox.c.topic == topic).values(topic=to, at=datetime.now(UTC))
    return frozenset(connection.execute(mine.returning(outbox.c.id)).scalars())


def forget(connection: Connection, topic: str, before: datetime) -> None:
    """Take out the entries of a topic from before a moment."""
    connection.execute(outbox.delete().where(outbox.c.topic == topic, outbox.c.at < before))


def remove(connection: Connection, topic: str, keys: tuple[str, ...]) -> None:
    """Take out the entries of a topic that have one of the keys."""
    connection.execute(outbox.delete().where(outbox.c.topic == topic, outbox.c.key.in_(keys)))


def entries(connection: Connection, topics: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """All entries of the topics as (id, key), oldest first."""
    query = sa.select(outbox.c.id, outbox.c.key).where(outbox.c.topic.in_(topics)).order_by(outbox.c.id)
    return tuple((row.id, row.key) for row in connection.execute(query))


def newest(connection: Connection, topic: str) -> int:
    """The id of the newest entry; 0 where there is none."""
    return connection.execute(sa.select(sa.func.max(outbox.c.id)).where(outbox.c.topic == topic)).scalar() or 0


def clear(connection: Connection, topic: str, up_to: int) -> None:
    """Take out every entry up to that id."""
    connection.execute(outbox.delete().where(outbox.c.topic == topic, outbox.c.id <= up_to))
