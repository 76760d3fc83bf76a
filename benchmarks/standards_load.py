"""Loading the lists of standards, beside a bare `executemany` of the very rows it leaves behind; and loading them once more.

    python benchmarks/standards_load.py [--standards ../shared/data/standards] [--rounds 5] [--database postgresql://user@host/empty]

Prints, measured in one run: how fast all files are read and kept compared with the driver's `executemany` of the ready rows into the
same empty tables, keys and indexes (target: at least 0.5), the same beside an `executemany` by SQLAlchemy as the rest of the program
writes, and how long the second loading of the same files takes compared with the first (target: at most 1/3), which must change nothing.
The works take turns and the fastest of the rounds counts. Without `--database` a new SQLite file is used for each round; a PostgreSQL
database must be given empty, its tables are made and dropped.
"""

import argparse
import itertools
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from timing import best

import acts.tables  # noqa: F401  (its tables join the metadata)
from classifiers.standards.catalogue import Loaded
from classifiers.standards.loaders.files import load_folder
from classifiers.standards.tables import adoptions, codes, committees, editions, relations
from storage.database import metadata, open_database, writing

TABLES = (editions, relations, adoptions, codes, committees)
Rows = list[tuple[sa.Table, list[tuple[Any, ...]]]]
Named = list[tuple[sa.Table, list[dict[str, Any]]]]


def main() -> None:
    args = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        fresh = _databases(args.database, Path(folder))
        kept, loaded = _kept(next(fresh), args.standards)
        _tell(loaded, kept)
        times = _measure(fresh, args.standards, kept, args.rounds)
    bare, by_sqlalchemy, first, second = times
    print(f"bare executemany {bare:.2f} s, by SQLAlchemy {by_sqlalchemy:.2f} s (fastest of {args.rounds})")
    print(f"loading {first:.2f} s, loading once more {second:.3f} s")
    print(f"loading is {bare / first:.2f} times as fast as the bare executemany   (target: at least 0.5)")
    print(f"loading is {by_sqlalchemy / first:.2f} times as fast as an executemany by SQLAlchemy")
    print(f"the second loading takes {second / first:.3f} of the time of the first   (target: at most 0.333)")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--standards", type=Path, default=Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "standards")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--database", default="")
    return parser.parse_args()


def _databases(address: str, folder: Path) -> Iterator[Engine]:
    """Databases with empty tables, one after another."""
    for number in itertools.count():
        engine = open_database(address or f"sqlite:///{folder}/{number}.db")
        metadata.create_all(engine)
        yield engine
        if address:
            metadata.drop_all(engine)
        engine.dispose()


def _kept(engine: Engine, standards: Path) -> tuple[Rows, Sequence[Loaded]]:
    """The rows a loading leaves behind, and what it told."""
    loaded = list(load_folder(engine, standards, "benchmark"))
    with engine.connect() as connection:
        return [(table, [tuple(row) for row in connection.execute(table.select())]) for table in TABLES], loaded


def _tell(loaded: Sequence[Loaded], kept: Rows) -> None:
    print(f"{len(loaded)} lists, {sum(one.records for one in loaded)} records, {sum(len(one.refused) for one in loaded)} refused")
    print("rows: " + ", ".join(f"{len(rows)} {table.name}" for table, rows in kept))


def _measure(fresh: Iterator[Engine], standards: Path, kept: Rows, rounds: int) -> tuple[float, ...]:
    """Seconds of the fastest insertion by the driver and by SQLAlchemy, of the first and second loading; each in databases of its own."""
    found = []
    named = [(table, [dict(zip(table.columns.keys(), row, strict=True)) for row in rows]) for table, rows in kept]
    for _ in range(rounds):
        bare = best(1, _into(next(fresh), kept))
        by_sqlalchemy = best(1, _by_sqlalchemy(next(fresh), named))
        engine = next(fresh)
        first = best(1, lambda: list(load_folder(engine, standards, "benchmark")))  # noqa: B023
        again: list[Loaded] = []
        second = best(1, lambda: again.extend(load_folder(engine, standards, "benchmark")))  # noqa: B023
        if any(one.new or one.changed for one in again):
            raise SystemExit(f"expected the second loading to change nothing, found {again}")
        found.append((bare, by_sqlalchemy, first, second))
    return tuple(min(times) for times in zip(*found, strict=True))


def _into(engine: Engine, kept: Rows) -> Callable[[], None]:
    def insert() -> None:
        with writing(engine) as connection:
            cursor = connection.connection.cursor()
            mark = "?" if engine.dialect.paramstyle == "qmark" else "%s"
            for table, rows in kept:
                cursor.executemany(f"INSERT INTO {table.name} VALUES ({', '.join(mark for _ in table.columns)})", rows)

    return insert


def _by_sqlalchemy(engine: Engine, named: Named) -> Callable[[], None]:
    def insert() -> None:
        with writing(engine) as connection:
            for table, rows in named:
                connection.execute(table.insert(), rows)

    return insert


if __name__ == "__main__":
    main()
