"""The audit trail: whole while many write, broken where anything was changed, named at the first line."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from storage import audit
from storage.audit import Asked, audit_entries, audit_head
from storage.audit_chain import APPENDED, CHANGED, CUT, HEADLESS, MISSING, UNCHAINED, UNKNOWN_HASH
from storage.database import open_database, writing
from storage.errors import DatabaseError
from storage.migrating import upgrade


def write(engine: Engine, count: int = 5, who: str = "aynur") -> None:
    for at in range(count):
        with writing(engine) as connection:
            audit.note(connection, who, "changed", f"subject:{at}", {"before": "ə", "after": at})


def test_a_trail_as_it_was_written_is_whole(engine: Engine) -> None:
    assert audit.verify(engine) == (None, None)
    write(engine)
    head, wrong = audit.verify(engine)
    assert wrong is None
    assert head is not None
    assert (head.last, head.count) == (5, 5)


DEEDS: tuple[tuple[Callable[[], sa.Executable], int, str], ...] = (
    (lambda: audit_entries.update().where(audit_entries.c.id == 3).values(who="rauf"), 3, CHANGED),
    (lambda: audit_entries.update().where(audit_entries.c.id == 2).values(details="{}"), 2, CHANGED),
    (lambda: audit_entries.update().where(audit_entries.c.id == 2).values(at=datetime(2020, 1, 1, tzinfo=UTC)), 2, CHANGED),
    (lambda: audit_entries.delete().where(audit_entries.c.id == 3), 4, MISSING),
    (lambda: audit_entries.delete().where(audit_entries.c.id == 1), 2, MISSING),
    (lambda: audit_entries.delete().where(audit_entries.c.id == 5), 4, CUT),
    (lambda: audit_entries.delete(), 0, CUT),
    (lambda: audit_entries.update().where(audit_entries.c.id == 4).values(hash=""), 4, UNCHAINED),
    (lambda: audit_head.delete(), 0, HEADLESS),
)


@pytest.mark.parametrize(("deed", "line", "reason"), DEEDS)
def test_the_first_broken_line_is_named(engine: Engine, deed: Callable[[], sa.Executable], line: int, reason: str) -> None:
    write(engine)
    with writing(engine) as connection:
        connection.execute(deed())
    _head, wrong = audit.verify(engine)
    assert wrong is not None
    assert (wrong.id, wrong.reason) == (line, reason)


def test_a_line_forged_past_the_end_is_named(engine: Engine) -> None:
    write(engine)
    with writing(engine) as connection:
        head = connection.execute(sa.select(audit_head)).one()
        last = audit.Link(6, datetime.now(UTC), "rauf", "changed", "x", "{}")
        [forged] = audit.chained([last], head.hash)
        connection.execute(audit_entries.insert(), [audit._row(forged)])
    wrong = audit.verify(engine)[1]
    assert wrong is not None
    assert (wrong.id, wrong.reason) == (6, APPENDED)


def test_a_trail_written_anew_lacks_the_hash_noted_elsewhere(engine: Engine) -> None:
    write(engine)
    head = audit.verify(engine)[0]
    assert head is not None
    with writing(engine) as connection:
        connection.execute(audit_entries.delete())
        connection.execute(audit_head.delete())
    write(engine, 7, "rauf")
    assert audit.verify(engine)[1] is None
    wrong = audit.verify(engine, head.hash)[1]
    assert wrong is not None
    assert wrong.reason == UNKNOWN_HASH


def test_many_writers_keep_one_chain(engine: Engine) -> None:
    threads = [threading.Thread(target=write, args=(engine, 15, f"writer {at}")) for at in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    head, wrong = audit.verify(engine)
    assert wrong is None
    assert head is not None
    assert head.count == 75


def test_writers_that_note_before_they_change_do_not_block_each_other(engine: Engine) -> None:
    """Each notes first and then changes what the other changed before: with the end of the chain locked at once they would wait forever."""
    together = threading.Barrier(2, timeout=20)
    faults: list[BaseException] = []

    def work(own: int, other: int) -> None:
        try:
            with engine.connect() as connection, connection.begin():
                audit.note(connection, f"writer {own}", "changed", str(own), {})
                if engine.dialect.name == "postgresql":
                    together.wait()
                connection.execute(rows.update().where(rows.c.id == own).values(n=other))
        except BaseException as error:
            faults.append(error)

    rows = sa.Table("audit_test_rows", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.Integer))
    rows.create(engine)
    with writing(engine) as connection:
        connection.execute(rows.insert(), [{"id": 1, "n": 0}, {"id": 2, "n": 0}])
    threads = [threading.Thread(target=work, args=pair) for pair in ((1, 2), (2, 1))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert audit.verify(engine)[1] is None


def test_what_is_rolled_back_was_never_noted(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), writing(engine) as connection:
        audit.note(connection, "aynur", "changed", "x", {})
        _ = 1 / 0
    with writing(engine) as connection:
        audit.note(connection, "aynur", "kept", "x", {})
        with pytest.raises(ZeroDivisionError), connection.begin_nested():
            audit.note(connection, "aynur", "lost", "x", {})
            _ = 1 / 0
        audit.note(connection, "aynur", "kept too", "x", {})
        assert [line.what for line in audit.entries(connection, "x")] == ["kept too", "kept"]
    with engine.connect() as connection:
        assert [line.what for line in audit.entries(connection, "x")] == ["kept too", "kept"]
    assert audit.verify(engine)[1] is None


def test_thousands_are_noted_at_once(engine: Engine) -> None:
    with writing(engine) as connection:
        audit.note_all(connection, "aynur", "imported", ((f"concept:{at}", {"code": at}) for at in range(4500)))
    head, wrong = audit.verify(engine)
    assert wrong is None
    assert head is not None
    assert head.count == 4500


def test_a_connection_that_cannot_put_off_is_refused() -> None:
    plain = sa.create_engine("sqlite://")
    with plain.connect() as connection, pytest.raises(DatabaseError, match="open_database"):
        audit.note(connection, "aynur", "changed", "x", {})
    plain.dispose()


def test_lines_are_found(engine: Engine) -> None:
    write(engine, 3)
    write(engine, 2, "rauf")
    with engine.connect() as connection:
        assert found(connection, Asked()) == 5
        assert found(connection, Asked(who="rauf")) == 2
        assert found(connection, Asked(subject="subject:1")) == 2
        assert found(connection, Asked(subject="%")) == 0
        assert found(connection, Asked(since=datetime(2100, 1, 1, tzinfo=UTC))) == 0
        assert found(connection, Asked(what="changed", until=datetime(2100, 1, 1, tzinfo=UTC))) == 5


def found(connection: Connection, asked: Asked) -> int:
    lines, total = audit.find(connection, asked, 1, 100)
    assert len(lines) == total
    return total


def test_an_old_trail_is_chained_as_it_stands(database_url: str) -> None:
    from alembic import command

    from storage.migrating import config

    engine = open_database(database_url)
    with writing(engine) as connection:
        command.upgrade(config(connection), "0003")
        row = {"at": datetime.now(UTC), "who": "aynur", "what": "changed", "subject": "x", "details": "{}"}
        insert = sa.table("audit_entries", *map(sa.column, ("id", *row))).insert()
        connection.execute(insert, [row | {"id": at} for at in (1, 2, 5)])
    upgrade(engine)
    assert audit.verify(engine)[1] is None
    write(engine, 1)
    head, wrong = audit.verify(engine)
    assert wrong is None
    assert head is not None
    assert (head.last, head.count) == (6, 4)
    engine.dispose()
