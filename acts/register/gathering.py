"""Gathering the codes acts carry: those of their cards, and those that follow from kind, status, body and topics."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from acts.register.codes import LEGAL
from acts.register.events import put_changed
from acts.register.model import Origin
from acts.register.tables import register_acts, register_codes
from acts.tables import work_codes, work_topics, works
from language.letters import fold
from storage.batches import batched

KINDS: Final = "act-kinds"
STATUSES: Final = "act-statuses"
BODIES: Final = "bodies"
TOPICS: Final = "topics"
AT_ONCE: Final = 500

Told = tuple[str, str, str]
"""Scheme, code as told, origin."""
GATHERED: Final = (Origin.CARD.value, Origin.PROGRAM.value)


def gather(connection: Connection, bodies: Mapping[str, str]) -> int:
    """Bring up to date the codes of the acts that changed; how many those were. `bodies`: the code of a body by its folded names."""
    due = _due(connection, bodies)
    for some in batched(due, AT_ONCE):
        _gather(connection, some, bodies)
    return len(due)


def forget_gathered(connection: Connection) -> None:
    """Have all acts gathered again."""
    connection.execute(register_acts.delete())


def body_code(body: str, bodies: Mapping[str, str]) -> str:
    """The code of a body as an act prints it, its ending or "Azərbaycan Respublikası" before it forgiven; "" for one not known."""
    name = " ".join(fold(body).split())
    short = name.removeprefix("azerbaycan respublikasinin ").removeprefix("azerbaycan respublikasi ")
    begun = (known for known in sorted(bodies, key=len, reverse=True) if len(known) > 4 and short.startswith(known))
    return bodies.get(name) or bodies.get(short) or next((bodies[known] for known in begun), "")


def _due(connection: Connection, bodies: Mapping[str, str]) -> list[tuple[int, datetime]]:
    query = sa.select(works.c.id, works.c.changed).outerjoin(register_acts, register_acts.c.work_id == works.c.id)
    changed = sa.or_(register_acts.c.work_id.is_(None), register_acts.c.changed != works.c.changed)
    wanted = query.where(sa.or_(changed, works.c.id.in_(_named(connection, bodies))))
    return [(row.id, row.changed) for row in connection.execute(wanted.order_by(works.c.id))]


def _named(connection: Connection, bodies: Mapping[str, str]) -> sa.Select[Any]:
    """The acts whose body had no code when they were gathered, and has one now."""
    having = sa.select(register_codes.c.work_id).where(register_codes.c.scheme == BODIES)
    query = sa.select(works.c.body).where(works.c.body != "", works.c.id.not_in(having)).distinct()
    known = [body for body in connection.execute(query).scalars() if body_code(body, bodies)] if bodies else []
    return sa.select(works.c.id).where(works.c.body.in_(known), works.c.id.not_in(having))


def _gather(connection: Connection, due: Sequence[tuple[int, datetime]], bodies: Mapping[str, str]) -> None:
    ids = [id_ for id_, _ in due]
    told = _told(connection, ids, bodies)
    held = _held(connection, ids)
    gone = [(id_, *one) for id_ in ids for one in held.get(id_, {}) if one not in told.get(id_, {})]
    new = [_row(id_, one) for id_ in ids for one in told.get(id_, {}) if one not in held.get(id_, {})]
    for id_, scheme, code, origin in gone:
        columns = register_codes.c
        here = (columns.work_id == id_, columns.scheme == scheme, columns.told == code, columns.origin == origin)
        connection.execute(register_codes.delete().where(*here))
    if new:
        connection.execute(register_codes.insert(), new)
    put_changed(connection, ids)
    connection.execute(register_acts.delete().where(register_acts.c.work_id.in_(ids)))
    connection.execute(register_acts.insert(), [{"work_id": id_, "changed": changed} for id_, changed in due])


def _told(connection: Connection, ids: list[int], bodies: Mapping[str, str]) -> dict[int, dict[Told, None]]:
    """By act, what is told now."""
    found: dict[int, dict[Told, None]] = {}
    for id_, told in (*_of_tables(connection, ids), *_of_works(connection, ids, bodies)):
        found.setdefault(id_, {})[told] = None
    return found


def _of_tables(connection: Connection, ids: list[int]) -> Iterator[tuple[int, Told]]:
    for row in _all(connection, sa.select(work_codes.c.work_id, work_codes.c.code).where(work_codes.c.work_id.in_(ids))):
        yield row.work_id, (LEGAL, row.code, Origin.CARD.value)
    for row in _all(connection, sa.select(work_topics.c.work_id, work_topics.c.topic).where(work_topics.c.work_id.in_(ids))):
        yield row.work_id, (TOPICS, row.topic, Origin.PROGRAM.value)


def _of_works(connection: Connection, ids: list[int], bodies: Mapping[str, str]) -> Iterator[tuple[int, Told]]:
    query = sa.select(works.c.id, works.c.subtype, works.c.status, works.c.body).where(works.c.id.in_(ids))
    for row in _all(connection, query):
        told = ((KINDS, row.subtype), (STATUSES, row.status), (BODIES, body_code(row.body, bodies)))
        yield from ((row.id, (scheme, code, Origin.PROGRAM.value)) for scheme, code in told if code)


def _held(connection: Connection, ids: list[int]) -> dict[int, dict[Told, None]]:
    columns = register_codes.c
    query = sa.select(columns.work_id, columns.scheme, columns.told, columns.origin)
    found: dict[int, dict[Told, None]] = {}
    for row in _all(connection, query.where(columns.work_id.in_(ids), columns.origin.in_(GATHERED))):
        found.setdefault(row.work_id, {})[row.scheme, row.told, row.origin] = None
    return found


def _row(id_: int, told: Told) -> dict[str, object]:
    scheme, code, origin = told
    return {"work_id": id_, "scheme": scheme, "told": code, "origin": origin, "code": code, "unit": "", "words": ""}


def _all(connection: Connection, query: sa.Select[Any]) -> Iterable[Any]:
    return connection.execute(query).all()
