"""Accounts as the database keeps them."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from storage.accounts.model import Account, Organisation
from storage.accounts.tables import organisations, users

ACCOUNTS: sa.Select[Any] = sa.select(
    users,
    organisations.c.name.label("organisation_name"),
    organisations.c.name_en.label("organisation_name_en"),
    organisations.c.active.label("organisation_active"),
    organisations.c.revision.label("organisation_revision"),
).select_from(users.outerjoin(organisations))


def account(row: Any) -> Account:
    """An account of a row of `ACCOUNTS`."""
    body = None
    if row.organisation_id is not None:
        told = (row.organisation_name, row.organisation_name_en, row.organisation_active, row.organisation_revision)
        body = Organisation(row.organisation_id, *told)
    holds = row.link_until if row.link and row.link_until and row.link_until > datetime.now(UTC) else None
    roles = tuple(row.roles.split())
    return Account(row.id, row.name, row.full_name, body, roles, row.active, bool(row.password), row.revision, row.created, holds)


def organisation(row: Any) -> Organisation:
    """An organisation of a row of its table."""
    return Organisation(row.id, row.name, row.name_en, row.active, row.revision)
