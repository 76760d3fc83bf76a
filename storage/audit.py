"""The audit trail: who did what to what, when. Rows are added, never changed."""

import json
from collections.abc import Mapping
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


def note(connection: Connection, who: str, what: str, subject: str, details: Mapping[str, object]) -> None:
    """Write one line of the trail within the running transaction."""
    values = {"at": datetime.now(UTC), "who": who, "what": what, "subject": subject[:300]}
    connection.execute(audit_entries.insert().values(**values, details=json.dumps(details, ensure_ascii=False)))
