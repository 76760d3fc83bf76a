"""Running the real `toplu` as a process of its own, on a home of its own, and looking at what it left."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from acts.news import INDEX
from acts.tables import citations, elements, expressions, manifestations, notes, refs, works
from search.engines.tantivy import TantivyEngine
from storage import outbox
from storage.database import open_database
from storage.raw import RawStore

ROOT = Path(__file__).parent.parent.parent
HUMBLE = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search", "--inh-caps", "-dac_override,-dac_read_search")


@dataclass(frozen=True, slots=True)
class Program:
    """`toplu` with its own TOPLU_HOME; `more` are further variables.

    `humble`: even as root it may open only what the rights on a file allow.
    """

    home: Path
    more: tuple[tuple[str, str], ...] = ()
    humble: bool = False

    def start(self, *arguments: str | Path) -> subprocess.Popen[str]:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("TOPLU_")}
        environment = {**inherited, "TOPLU_HOME": str(self.home), **dict(self.more)}
        fetters = HUMBLE if self.humble and os.geteuid() == 0 else ()
        command = [*fetters, sys.executable, "-m", "web.cli", *map(str, arguments)]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *arguments: str | Path, seconds: int = 300) -> subprocess.CompletedProcess[str]:
        process = self.start(*arguments)
        out, err = process.communicate(timeout=seconds)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)

    def engine(self) -> Engine:
        return open_database(dict(self.more).get("TOPLU_DATABASE_URL") or f"sqlite:///{self.home / 'toplu.db'}")

    def state(self) -> dict[str, object]:
        """All that was kept, without row ids and times: equal states are equal registries."""
        engine = self.engine()
        with engine.begin() as connection:
            texts = connection.execute(sa.select(expressions.c.uri, expressions.c.provisions).order_by(expressions.c.uri)).all()
            files = sa.select(manifestations.c.name, manifestations.c.sha256, manifestations.c.part, manifestations.c.outcome)
            found: dict[str, object] = {
                "works": connection.execute(sa.select(works.c.uri).order_by(works.c.uri)).scalars().all(),
                "texts": [tuple(row) for row in texts],
                "files": sorted(tuple(row) for row in connection.execute(files)),
                "rows": [_count(connection, table) for table in (elements, notes, refs)],
                "linked": _count(connection, citations, citations.c.work_id.is_not(None)),
                "waiting": outbox.count(connection, INDEX),
            }
        engine.dispose()
        return found

    def indexed(self) -> int:
        index = TantivyEngine(self.home / "index")
        try:
            return index.count()
        finally:
            index.close()

    def sound(self) -> None:
        """Every body named in the database is there, whole, and nothing half-written is left over after a sweep."""
        engine, raw = self.engine(), RawStore(self.home / "raw")
        with engine.begin() as connection:
            for digest in connection.execute(sa.select(manifestations.c.sha256).distinct()).scalars():
                raw.get(digest)
        engine.dispose()


def _count(connection: sa.Connection, table: sa.Table, *conditions: sa.ColumnElement[bool]) -> int:
    return connection.execute(sa.select(sa.func.count()).select_from(table).where(*conditions)).scalar_one()
