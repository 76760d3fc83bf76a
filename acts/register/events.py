"""Judgements that changed: each kept for good and put into the outbox, in the transaction that notices it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from acts.register.model import Event, Judged
from acts.register.rows import event_of
from acts.register.tables import register_citations, register_events, register_judged
from acts.tables import expressions, works
from storage import outbox
from storage.batches import batched

CITED_STANDARDS: Final = "cited-standards"
"""Topic of the outbox; its keys are ids of `register_events`."""
CHANGED: Final = "register-acts"
"""Topic of the outbox that names the acts whose citations are to be judged again, by address."""

AT_ONCE: Final = 500
Key = tuple[str, str, str]
"""Address of the act, eid of the provision, designation."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is compared from one day to the next."""

    standing: str
    edition: str
    successor: str


def newest(connection: Connection) -> int:
    """The id of the last event; 0 where none was told."""
    return connection.execute(sa.select(sa.func.max(register_events.c.id))).scalar() or 0


def lock(connection: Connection) -> None:
    """Nobody else tells before this transaction ends. SQLite has the lock of a writing transaction already."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("LOCK TABLE register_judged IN SHARE ROW EXCLUSIVE MODE"))


def put_changed(connection: Connection, work_ids: Collection[int]) -> None:
    """What these acts cite is to be judged again; those that cite nothing and never did are left out."""
    cite = works.c.id.in_(sa.select(register_judged.c.work_id)) | works.c.id.in_(
        sa.select(expressions.c.work_id).join(register_citations, register_citations.c.manifestation_id == expressions.c.shown)
    )
    for some in batched(work_ids, AT_ONCE):
        for uri in connection.execute(sa.select(works.c.uri).where(works.c.id.in_(some), cite)).scalars().all():
            outbox.put(connection, CHANGED, uri)


def tell(connection: Connection, judged: Iterable[Judged], day: date, acts: Collection[str] | None = None) -> int:
    """Compare what is cited today with what was kept of the last time, keep it, and tell the differences; how many those are.

    `acts`: the addresses of those that were judged (None: all).
    """
    now = {_key(one): _verdict(one) for one in judged}
    held = _held(connection, acts)
    changed = {key: (held.get(key), verdict) for key, verdict in now.items() if held.get(key) != verdict}
    gone: dict[Key, tuple[Verdict | None, Verdict | None]] = {key: (verdict, None) for key, verdict in held.items() if key not in now}
    for key, (before, after) in {**gone, **changed}.items():
        _tell(connection, key, before, after, day)
    _keep(connection, gone, {key: verdict for key, (_, verdict) in changed.items()})
    return len(gone) + len(changed)


def events(connection: Connection, after: int = 0, limit: int = 200) -> tuple[Event, ...]:
    """The events after an id, oldest first."""
    query = sa.select(register_events).where(register_events.c.id > after).order_by(register_events.c.id).limit(limit)
    return tuple(map(event_of, connection.execute(query)))


def _key(one: Judged) -> Key:
    cited = one.citation.cited
    return one.citation.work_uri, cited.unit[:200], str(cited.designation)[:300]


def _verdict(one: Judged) -> Verdict:
    meaning = one.meaning
    edition, successor = (each.reference if each else "" for each in (meaning.edition, meaning.successor))
    return Verdict(meaning.problem or meaning.standing.value, edition, successor)


def _held(connection: Connection, acts: Collection[str] | None) -> dict[Key, Verdict]:
    query = sa.select(register_judged, works.c.uri).join(works, works.c.id == register_judged.c.work_id)
    queries = [query] if acts is None else [query.where(works.c.uri.in_(some)) for some in batched(acts, AT_ONCE)]
    rows = (row for one in queries for row in connection.execute(one))
    return {(r.uri, r.unit, r.reference): Verdict(r.standing, r.edition, r.successor) for r in rows}


def _tell(connection: Connection, key: Key, before: Verdict | None, after: Verdict | None, day: date) -> None:
    uri, unit, reference = key
    said = after or before
    values = {
        "at": datetime.now(UTC), "day": day, "work_uri": uri, "unit": unit, "reference": reference,
        "before": before.standing if before else "", "after": after.standing if after else "",
        "edition": said.edition if said else "", "successor": said.successor if said else "",
    }  # fmt: skip
    made = connection.execute(register_events.insert().values(**values)).inserted_primary_key
    outbox.put(connection, CITED_STANDARDS, str(made[0]) if made else "")


def _keep(connection: Connection, gone: Iterable[Key], changed: Mapping[Key, Verdict]) -> None:
    query = sa.select(works.c.id, works.c.uri)
    parts = batched({key[0] for key in (*gone, *changed)}, AT_ONCE)
    ids = {row.uri: row.id for some in parts for row in connection.execute(query.where(works.c.uri.in_(some)))}
    columns = register_judged.c
    for uri, unit, reference in (*gone, *changed):
        here = (columns.work_id == ids[uri], columns.unit == unit, columns.reference == reference)
        connection.execute(register_judged.delete().where(*here))
    if rows := list(_rows(ids, changed)):
        connection.execute(register_judged.insert(), rows)


def _rows(ids: Mapping[str, int], changed: Mapping[Key, Verdict]) -> Iterator[dict[str, Any]]:
    for (uri, unit, reference), verdict in changed.items():
        yield {
            "work_id": ids[uri], "unit": unit, "reference": reference, "standing": verdict.standing, "edition": verdict.edition,
            "successor": verdict.successor,
        }  # fmt: skip
