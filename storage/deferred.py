"""What a transaction writes last: kept in order while it runs, written when it commits, forgotten when it is rolled back.

For what others wait for (the end of a chain, a counter): the lock is held for the commit alone, and since a transaction waits for nothing
with it in hand, no two can block each other.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, cast

from sqlalchemy import event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.errors import DatabaseError

Writer = Callable[[Connection, list[Any]], None]
KEY = "toplu_deferred"


@dataclass(slots=True)
class _Kept:
    """What waits on a connection, and how much of it there was at each open savepoint: the last begun ends first, as `with` has it."""

    items: list[tuple[Writer, Any]] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)


def watch(engine: Engine) -> None:
    """Let transactions of this engine defer. `storage.database.open_database` calls it."""
    event.listen(engine, "connect", _prepare)
    for name, listener in LISTENERS:
        event.listen(engine, name, listener)
    event.listen(engine, "commit", _write)


def put(connection: Connection, writer: Writer, items: Iterable[Any]) -> None:
    """Have ``writer`` write the items when the running transaction commits, together with what it was given before."""
    _kept(connection).items.extend((writer, item) for item in items)


def waiting(connection: Connection, writer: Writer) -> list[Any]:
    """What the running transaction has given ``writer`` so far."""
    return [item for by, item in _kept(connection).items if by is writer]


def _kept(connection: Connection) -> _Kept:
    if KEY not in connection.info:
        raise DatabaseError("expected a connection of open_database, which writes at commit what was put off")
    if not connection.in_transaction():
        connection.begin()  # as a statement would
    return cast("_Kept", connection.info[KEY])


def _prepare(_connection: Any, record: ConnectionPoolEntry) -> None:
    record.info[KEY] = _Kept()


def _forget(connection: Connection) -> None:
    connection.info[KEY] = _Kept()


def _mark(connection: Connection, _name: str) -> None:
    kept = _kept(connection)
    kept.marks.append(len(kept.items))


def _release(connection: Connection, _name: str, _context: Any) -> None:
    _kept(connection).marks.pop()


def _back_to(connection: Connection, _name: str, _context: Any) -> None:
    kept = _kept(connection)
    del kept.items[kept.marks.pop() :]


LISTENERS = (
    ("begin", _forget), ("rollback", _forget), ("savepoint", _mark), ("release_savepoint", _release), ("rollback_savepoint", _back_to),
)  # fmt: skip


def _write(connection: Connection) -> None:
    items = connection.info[KEY].items
    _forget(connection)
    try:
        for writer, of_writer in groupby(sorted(items, key=lambda item: id(item[0])), key=lambda item: item[0]):
            writer(connection, [item for _, item in of_writer])
    except BaseException:
        connection.connection.rollback()
        raise
