import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy.engine import Engine

import acts.concordance.tables
import acts.register.tables
import acts.tables
import classifiers.exchange.tables
import classifiers.glossary.tables
import classifiers.lifecycle.tables
import classifiers.schemes.tables
import classifiers.standards.tables
import crawler.tables
import storage.accounts.tables
import storage.audit
from storage import outbox
from storage.database import metadata, open_database, writing
from storage.errors import DatabaseError
from storage.migrating import head, upgrade, version

TABLES = (
    acts.concordance.tables, acts.register.tables, acts.tables, classifiers.exchange.tables, classifiers.glossary.tables,
    classifiers.lifecycle.tables, classifiers.schemes.tables, classifiers.standards.tables, crawler.tables, storage.accounts.tables,
    storage.audit,
)  # fmt: skip


@pytest.mark.parametrize(
    ("address", "said"),
    [("not an address", "expected a database address"), ("mysql://host/name", "expected sqlite or postgresql")],
)
def test_a_wrong_address_is_told(address: str, said: str) -> None:
    with pytest.raises(DatabaseError, match=said):
        open_database(address)


def test_migrations_make_the_tables_the_program_uses(database_url: str) -> None:
    engine = open_database(database_url)
    assert version(engine) is None
    upgrade(engine)
    upgrade(engine)
    assert version(engine) == head()
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_a_database_of_a_newer_program_is_refused(database_url: str) -> None:
    engine = open_database(database_url)
    upgrade(engine)
    with writing(engine) as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = 'ffff'"))
    with pytest.raises(DatabaseError, match="newer Toplu"):
        upgrade(engine)
    engine.dispose()


def test_a_failed_transaction_leaves_nothing(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError), writing(engine) as connection:
        outbox.put(connection, "index", "half")
        _ = 1 / 0
    with engine.connect() as connection:
        assert outbox.count(connection, "index") == 0


def test_writers_wait_for_each_other(engine: Engine) -> None:
    def write(number: int) -> None:
        for step in range(20):
            with writing(engine) as connection:
                outbox.put(connection, "index", f"{number}.{step}")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engine.connect() as connection:
        entries = outbox.pending(connection, "index")
    assert len(entries) == 80
    assert sorted(id_ for id_, _ in entries) == [id_ for id_, _ in entries]


def test_settled_entries_are_gone(engine: Engine) -> None:
    with writing(engine) as connection:
        for key in "abc":
            outbox.put(connection, "index", key)
        first, *_ = outbox.pending(connection, "index")
        outbox.settle(connection, (first[0],))
    with engine.connect() as connection:
        assert [key for _, key in outbox.pending(connection, "index")] == ["b", "c"]


def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "toplu.db").write_bytes(b"no database" * 1000)
    engine = open_database(f"sqlite:///{tmp_path / 'toplu.db'}")
    with pytest.raises(DatabaseError, match="damaged.*back-up"):
        version(engine)
    engine.dispose()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(DatabaseError, match="TOPLU_HOME"):
        open_database(f"sqlite:///{tmp_path / 'file' / 'toplu.db'}")
