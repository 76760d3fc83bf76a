"""Linking citations to the acts held: run after acts came in; running it again changes nothing."""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from acts.known import known_acts
from acts.tables import citations, expressions, works
from language.letters import fold


def link(connection: Connection) -> int:
    """Point every citation not yet resolved to the act it means, where that is held; returns how many were resolved now."""
    open_ones = connection.execute(sa.select(citations).where(citations.c.work_id.is_(None))).all()
    found = [(row.id, work_id) for row in open_ones if (work_id := _meant(connection, row)) is not None]
    for citation_id, work_id in found:
        connection.execute(citations.update().where(citations.c.id == citation_id).values(work_id=work_id))
    return len(found)


def _meant(connection: Connection, row: Any) -> int | None:
    if row.celex:
        return _only(connection, works.c.celex == row.celex)
    if row.number and row.adopted:
        found = _only(connection, works.c.number == row.number, works.c.adopted == row.adopted)
        known = known_acts().by_number(row.adopted, row.number)
        if found is None and known is not None:
            found = _only(connection, works.c.uri == known.uri)
        if found is not None:
            return found
    return _by_title(connection, row) if row.title else None


def _by_title(connection: Connection, row: Any) -> int | None:
    known = known_acts().by_title(row.title) or known_acts().by_alias(row.title)
    if known is not None and (found := _only(connection, works.c.uri == known.uri)) is not None:
        return found
    same_day = [works.c.adopted == row.adopted] if row.adopted else []
    key = fold(row.title)
    translated = sa.select(expressions.c.work_id).where(expressions.c.title_key == key)
    return _only(connection, sa.or_(works.c.title_key == key, works.c.id.in_(translated)), *same_day)


def _only(connection: Connection, *conditions: sa.ColumnElement[bool]) -> int | None:
    """The one act that fits; two that fit equally are not guessed between."""
    ids = connection.execute(sa.select(works.c.id).where(*conditions).limit(2)).scalars().all()
    return ids[0] if len(ids) == 1 else None
