"""Linking citations to the acts held: run after acts came in; running it again changes nothing."""

from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from acts import news
from acts.celex import celex_of
from acts.identity import work_uri
from acts.known import known_acts
from acts.references.model import ActCitation
from acts.tables import citations, expressions, works
from language.letters import fold

_NUMBERED: Final = frozenset({"code", "law", "constitutional-law", "decree", "order", "cabinet-decision"})
"""Kinds of acts whose numbers are counted for the whole country: day and number tell which is meant."""


def link(connection: Connection) -> int:
    """Point every citation not yet resolved to the act it means, where that is held; returns how many were resolved now."""
    open_ones = connection.execute(sa.select(citations).where(citations.c.work_id.is_(None))).all()
    found = [(row.id, work_id) for row in open_ones if (work_id := _meant(connection, row)) is not None]
    for citation_id, work_id in found:
        connection.execute(citations.update().where(citations.c.id == citation_id).values(work_id=work_id))
    news.put_citing(connection, [citation_id for citation_id, _work_id in found])
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


def uri_told(citation: ActCitation) -> str:
    """The work address of an act cited that is not held: of a well-known act, of one told by kind, day and number, of one of the EU.

    "" where the words do not tell it.
    """
    if celex := celex_of(citation.celex):
        return celex.uri
    known = known_acts().by_number(citation.adopted, citation.number) if citation.number else None
    known = known or (known_acts().by_alias(citation.title) if citation.title else None)
    if known is not None:
        return known.uri
    told = citation.kind in _NUMBERED and citation.adopted and citation.number
    return work_uri(citation.kind, "", citation.adopted, citation.number) if told else ""
