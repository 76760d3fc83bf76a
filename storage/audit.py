"""The audit trail: who did what to what, when. Rows are added, never changed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import metadata

audit_entries = sa.Table(
    "audit_entries",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    sa.Column("who", sa.String(120), nullable=False),
    sa.Column("what", sa.String(60), nullable=False),
    sa.Column("subject", sa.String(300), nullable=False),
    sa.Column("details", sa.Text, nullable=False, default="{}"),
    sa.Index("ix_audit_entries_subject", "subject"),
)


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """A line of the trail."""

    at: datetime
    who: str
    what: str
    subject: str
    details: Mapping[str, object]


def note(connection: Connection, who: str, what: str, subject: str, details: Mapping[str, object]) -> None:
    """Write one line of the trail within the running transaction."""
    values = {"at": datetime.now(UTC), "who": who, "what": what, "subject": subject[:300]}
    connection.execute(audit_entries.insert().values(**values, details=json.dumps(details, ensure_ascii=False)))


def note_all(connection: Connection, who: str, what: str, subjects: Iterable[tuple[str, Mapping[str, object]]]) -> None:
    """Write a line for each (subject, details) within the running transaction: one deed on many."""
    now = datetime.now(UTC)
    rows = [
        {"at": now, "who": who, "what": what, "subject": subject[:300], "details": json.dumps(details, ensure_ascii=False)}
        for subject, details in subjects
    ]
    if rows:
        connection.execute(audit_entries.insert(), rows)


def entries(connection: Connection, subject: str, limit: int = 200) -> tuple[AuditEntry, ...]:
    """The lines about a subject, newest first."""
    query = sa.select(audit_entries).where(audit_entries.c.subject == subject[:300]).order_by(audit_entries.c.id.desc()).limit(limit)
    return tuple(AuditEntry(row.at, row.who, row.what, row.subject, json.loads(row.details)) for row in connection.execute(query))
