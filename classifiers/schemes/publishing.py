"""Publishing a version: the rows of what changed end, those of what is new begin."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from classifiers.schemes.errors import NoSchemeError, SchemeRefusedError
from classifiers.schemes.model import Concept, ItemChange, Level, Version
from classifiers.schemes.order import objections
from classifiers.schemes.rows import packed, version_of, words_of
from classifiers.schemes.tables import STANDING, changes, concepts, positions, schemes, versions
from storage import audit
from storage.batches import batched

AT_ONCE = 500


def publish(
    connection: Connection, scheme: str, number: str, items: Sequence[Concept], levels: Sequence[Level],
    valid_from: date | None, who: str, changed: Sequence[ItemChange],
) -> Version:  # fmt: skip
    """See `SchemeStore.publish`."""
    sequence = _next(connection, scheme, number)
    if wrong := objections(items, levels):
        raise SchemeRefusedError(scheme, wrong)
    began, ended = _write(connection, scheme, sequence, items)
    row = {
        "scheme": scheme, "number": number, "sequence": sequence, "valid_from": valid_from, "published_at": datetime.now(UTC),
        "published_by": who, "levels": packed(tuple(levels)), "size": len(items),
    }  # fmt: skip
    connection.execute(versions.insert().values(row))
    rows = [{"scheme": scheme, "sequence": sequence, "place": place, "data": packed(one)} for place, one in enumerate(changed)]
    if rows:
        connection.execute(changes.insert(), rows)
    audit.note(connection, who, "published", f"scheme:{scheme}", {"version": number, "items": len(items), "began": began, "ended": ended})
    written = sa.select(versions).where(versions.c.scheme == scheme, versions.c.sequence == sequence)
    return version_of(connection.execute(written).one())


def _next(connection: Connection, scheme: str, number: str) -> int:
    """The sequence of the version to come; no other is published before this transaction ends."""
    if not connection.execute(sa.select(schemes.c.id).where(schemes.c.id == scheme).with_for_update()).scalar():
        raise NoSchemeError(f"there is no classifier {scheme!r}")
    rows = connection.execute(sa.select(versions.c.number, versions.c.sequence).where(versions.c.scheme == scheme))
    held = {row.number: row.sequence for row in rows}
    if number in held or not number.strip():
        raise SchemeRefusedError(scheme, (f"the version {number} is published already" if number in held else "a version needs a number",))
    return max(held.values(), default=0) + 1


def _write(connection: Connection, scheme: str, sequence: int, items: Sequence[Concept]) -> tuple[int, int]:
    """How many rows began and ended."""
    held = _held(connection, scheme)
    rows = {one.id: packed(one) for one in items}
    ended = [row for id_, (row, data) in held.items() if rows.get(id_) != data]
    new = [one for one in items if one.id not in held or held[one.id][1] != rows[one.id]]
    for some in batched(ended, AT_ONCE):
        connection.execute(concepts.update().where(concepts.c.id.in_(some)).values(last=sequence - 1))
    if new:
        _add(connection, scheme, sequence, new, rows)
    return len(new), len(ended)


def _held(connection: Connection, scheme: str) -> Mapping[str, tuple[int, str]]:
    """By identity, the row and content of what stands now."""
    query = sa.select(concepts.c.concept, concepts.c.id, concepts.c.data).where(concepts.c.scheme == scheme, concepts.c.last == STANDING)
    return {row.concept: (row.id, row.data) for row in connection.execute(query)}


def _add(connection: Connection, scheme: str, sequence: int, new: Sequence[Concept], data: Mapping[str, str]) -> None:
    first = (connection.execute(sa.select(sa.func.max(concepts.c.id))).scalar() or 0) + 1
    rows = [
        {
            "id": id_, "scheme": scheme, "concept": one.id, "code": one.code, "first": sequence, "last": STANDING,
            "data": data[one.id], "words": words_of(one),
        }
        for id_, one in enumerate(new, first)
    ]  # fmt: skip
    connection.execute(concepts.insert(), rows)
    places = [
        {"row": id_, "place": place, "scheme": scheme, "parent": parent}
        for id_, one in enumerate(new, first) for place, parent in enumerate(dict.fromkeys(one.parents or ("",)))
    ]  # fmt: skip
    connection.execute(positions.insert(), places)
