"""The audit trail: who did what to what, when. Lines are added, never changed, and chained by hash (`storage.audit_chain`).

What is noted within a transaction is written when it commits, in one go, while the end of the chain is locked: writers wait for each
other that long only, a long import holds nobody up, and since nothing is waited for with the lock in hand no two can block each other.
What is rolled back, to a savepoint or whole, was never noted.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine

from storage import deferred
from storage.audit_chain import GENESIS, Break, Head, Link, chained, first_break
from storage.batches import batched
from storage.database import metadata
from storage.moments import Moment

audit_entries = sa.Table(
    "audit_entries",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("who", sa.String(120), nullable=False),
    sa.Column("what", sa.String(60), nullable=False),
    sa.Column("subject", sa.String(300), nullable=False),
    sa.Column("details", sa.Text, nullable=False, default="{}"),
    sa.Column("previous", sa.String(64), nullable=False, server_default=""),   # hash of the line before
    sa.Column("hash", sa.String(64), nullable=False, server_default=""),
    sa.Index("ix_audit_entries_subject", "subject"),
    sa.Index("ix_audit_entries_who", "who"),
)
audit_head = sa.Table(
    "audit_head",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),        # always 1
    sa.Column("last", sa.Integer, nullable=False),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
)
AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """A line of the trail."""

    at: datetime
    who: str
    what: str
    subject: str
    details: Mapping[str, object]
    id: int = 0
    hash: str = ""


def note(connection: Connection, who: str, what: str, subject: str, details: Mapping[str, object]) -> None:
    """Note one line within the running transaction; it is written when that commits."""
    note_all(connection, who, what, ((subject, details),))


def note_all(connection: Connection, who: str, what: str, subjects: Iterable[tuple[str, Mapping[str, object]]]) -> None:
    """Note a line for each (subject, details) within the running transaction: one deed on many."""
    now = datetime.now(UTC)
    lines = (Link(0, now, who[:120], what[:60], subject[:300], json.dumps(details, ensure_ascii=False)) for subject, details in subjects)
    deferred.put(connection, _seal, lines)


def entries(connection: Connection, subject: str, limit: int = 200) -> tuple[AuditEntry, ...]:
    """The lines about a subject, newest first; what this transaction noted is among them."""
    waiting = [line for line in reversed(deferred.waiting(connection, _seal)) if line.subject == subject[:300]]
    query = sa.select(audit_entries).where(audit_entries.c.subject == subject[:300]).order_by(audit_entries.c.id.desc()).limit(limit)
    return (*map(_entry, waiting), *map(_entry, connection.execute(query)))[:limit]


@dataclass(frozen=True, slots=True)
class Asked:
    """Which lines are wanted: whose, which deed, about what (how it begins), from a moment on and before another."""

    who: str = ""
    what: str = ""
    subject: str = ""
    since: datetime | None = None
    until: datetime | None = None


def find(connection: Connection, asked: Asked, page: int, size: int) -> tuple[tuple[AuditEntry, ...], int]:
    """A page of the lines that fit, newest first, and how many fit."""
    fitting = sa.select(audit_entries).where(*_fitting(asked))
    total = connection.execute(sa.select(sa.func.count()).select_from(fitting.subquery())).scalar_one()
    found = connection.execute(fitting.order_by(audit_entries.c.id.desc()).limit(size).offset((page - 1) * size))
    return tuple(map(_entry, found)), total


def deeds(connection: Connection) -> tuple[str, ...]:
    """The deeds the trail tells of, in order."""
    return tuple(connection.execute(sa.select(audit_entries.c.what).distinct().order_by(audit_entries.c.what)).scalars())


def _fitting(asked: Asked) -> Iterator[sa.ColumnElement[bool]]:
    columns = audit_entries.c
    if asked.who:
        yield columns.who == asked.who
    if asked.what:
        yield columns.what == asked.what
    if asked.subject:
        yield columns.subject.startswith(asked.subject, autoescape=True)
    if asked.since:
        yield columns.at >= asked.since
    if asked.until:
        yield columns.at < asked.until


Checked = tuple[Head | None, Break | None]


def verify(engine: Engine, noted: str = "") -> Checked:
    """The end of the trail and the first line that breaks the chain, None where all hold. Reads every line, a part at a time.

    ``noted`` is the hash of a line that was written down elsewhere; the trail must hold it.
    """
    with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")  # one moment, while others write
        head = _head(connection)
        return head, first_break(_links(connection), head, noted)


def chain_old(connection: Connection) -> None:
    """Bind the lines of a trail that had no hashes yet, as they stand: what came before is not vouched for, only kept from now on."""
    previous, last, count = GENESIS, 0, 0
    columns = [audit_entries.c[name] for name in ("id", "at", "who", "what", "subject", "details")]
    query = sa.select(*columns).order_by(audit_entries.c.id).limit(AT_ONCE)
    while rows := connection.execute(query.where(audit_entries.c.id > last)).all():
        links = list(chained((Link(*row) for row in rows), previous))
        connection.execute(
            audit_entries.update().where(audit_entries.c.id == sa.bindparam("of")),
            [{"of": link.id, "previous": link.previous, "hash": link.hash} for link in links],
        )
        previous, last, count = links[-1].hash, links[-1].id, count + len(links)
    connection.execute(audit_head.insert().values(id=1, last=last, count=count, hash=previous))


# writing when the transaction commits
def _seal(connection: Connection, lines: list[Link]) -> None:
    head = _locked(connection)
    numbered = (Link(head.last + at, n.at, n.who, n.what, n.subject, n.details) for at, n in enumerate(lines, 1))
    links = list(chained(numbered, head.hash))
    for part in batched(links, AT_ONCE):
        connection.execute(audit_entries.insert(), [_row(link) for link in part])
    end = {"last": links[-1].id, "count": head.count + len(links), "hash": links[-1].hash}
    connection.execute(audit_head.update().where(audit_head.c.id == 1).values(**end))


def _locked(connection: Connection) -> Head:
    """The end of the chain, nobody else's until the transaction ends. A first look makes it."""
    if found := _head(connection, lock=True):
        return found
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(insert(audit_head).values(id=1, last=0, count=0, hash=GENESIS).on_conflict_do_nothing())
    return _locked(connection)


def _head(connection: Connection, lock: bool = False) -> Head | None:
    query = sa.select(audit_head.c["last"], audit_head.c["count"], audit_head.c["hash"])
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    return None if row is None else Head(*row)


def _row(link: Link) -> dict[str, object]:
    return {
        "id": link.id, "at": link.at, "who": link.who, "what": link.what, "subject": link.subject, "details": link.details,
        "previous": link.previous, "hash": link.hash,
    }  # fmt: skip


def _links(connection: Connection) -> Iterator[Link]:
    query = sa.select(audit_entries).order_by(audit_entries.c.id)
    for row in connection.execute(query, execution_options={"yield_per": AT_ONCE}):
        yield Link(row.id, row.at, row.who, row.what, row.subject, row.details, row.previous, row.hash)


def _entry(row: Any) -> AuditEntry:
    return AuditEntry(row.at, row.who, row.what, row.subject, json.loads(row.details), row.id, row.hash)
