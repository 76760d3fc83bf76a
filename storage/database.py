"""The database: SQLite in one file by default, PostgreSQL by address; one `metadata` for all tables."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine, ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from storage import deferred
from storage.errors import DatabaseError

SECONDS_TO_WAIT_FOR_A_LOCK = 20

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def open_database(url: str) -> Engine:
    """The engine behind an SQLAlchemy address (``sqlite:///…/toplu.db``, ``postgresql://user@host/name``).

    SQLite gets write-ahead logging, foreign keys and patient locks. Raises `DatabaseError` on an address that is none; whatever
    hinders the database later (away, locked, full, damaged) is a `DatabaseError` too.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        message = f"expected a database address such as sqlite:///toplu.db or postgresql://host/name, found {url!r}"
        raise DatabaseError(message) from error
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed)
    if parsed.get_backend_name() == "postgresql":
        engine = sa.create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
        event.listen(engine, "handle_error", _tell)
        deferred.watch(engine)
        return engine
    raise DatabaseError(f"expected sqlite or postgresql, found {parsed.get_backend_name()!r}")


def _open_sqlite(url: URL) -> Engine:
    if url.database and url.database != ":memory:":
        _make_folder(Path(url.database).parent)
    engine = sa.create_engine(url, connect_args={"timeout": SECONDS_TO_WAIT_FOR_A_LOCK, "check_same_thread": False})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "handle_error", _tell)
    deferred.watch(engine)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(f"the folder {folder} cannot be made ({error.strerror}); check TOPLU_HOME and the rights above it") from error


def _tell(context: ExceptionContext) -> None:
    """Say what hinders the database in our own words. A connection tried before its use may fail: another takes its place."""
    if context.is_pre_ping:
        return
    if type(context.original_exception) is sqlite3.DatabaseError:
        said = context.original_exception
        raise DatabaseError(f"the database is damaged or none ({said}); restore its file from a back-up, see docs/operating.md")
    if isinstance(context.sqlalchemy_exception, OperationalError):
        raise refusal(context.sqlalchemy_exception)


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=NORMAL", "cache_size=-65536"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: whole or not at all. SQLite takes its lock at the start, so it cannot fail half-way.

    Raises `DatabaseError` when the database is locked for too long, read-only or its disk is full; nothing is changed then.
    """
    try:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            yield connection
    except OperationalError as error:
        raise refusal(error) from error


def refusal(error: OperationalError) -> DatabaseError:
    """What the database said, with what to do."""
    return DatabaseError(_advice(str(error.orig)))


def _advice(said: str) -> str:
    if "locked" in said:
        waited = f"the database stayed locked by another program for {SECONDS_TO_WAIT_FOR_A_LOCK} seconds"
        return f"{waited}; nothing was changed, try again"
    if "full" in said or "disk I/O" in said:
        return f"the disk of the database is full ({said}); nothing was changed, make room and run the command again"
    if "readonly" in said or "unable to open" in said:
        return f"the database cannot be written ({said}); check the rights on its folder"
    return f"the database refused: {said}"
