"""What all tests share: the real texts, the databases, Chromium. A part that is missing is named; under CI=true it is a failure."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from storage.database import metadata, open_database
from storage.raw import RawStore
from tests.elasticsearch import PASSWORD, Nodes, remedy, shared_node
from tests.postgres import binaries, throwaway_cluster

ROOT = Path(__file__).parent.parent
hypothesis.settings.register_profile(                     # no test fails because the machine is busy
    "busy", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow], derandomize=os.environ.get("CI") == "true",
)
hypothesis.settings.load_profile("busy")
CHROMIUM = Path("/usr/bin/chromium")
LEFT_OUT: pytest.StashKey[dict[str, str]] = pytest.StashKey()


def missing(part: str, remedy: str) -> None:
    """Leave a test out because a part is not on this machine; a failure under CI."""
    message = f"{part} is not here: {remedy}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reasons = {str(report.longrepr[2]) for report in terminalreporter.stats.get("skipped", []) if isinstance(report.longrepr, tuple)}
    for reason in sorted(reason for reason in reasons if " is not here: " in reason):
        terminalreporter.write_line(f"left out: {reason.removeprefix('Skipped: ')}")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real texts: TOPLU_CORPUS, or ../shared/data beside the repository."""
    folder = Path(os.environ.get("TOPLU_CORPUS") or ROOT.parent / "shared" / "data")
    if not (folder / "codes").is_dir():
        missing(f"the folder of real texts ({folder})", "set TOPLU_CORPUS to it")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Debian's Chromium."""
    if not CHROMIUM.exists():
        missing("Chromium", "apt-get install chromium")
    return str(CHROMIUM)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a throw-away PostgreSQL."""
    programs = binaries()
    if programs is None:
        missing("PostgreSQL", "apt-get install postgresql")
        return
    with throwaway_cluster(programs) as address:
        yield address


@pytest.fixture(scope="session")
def elasticsearch() -> Iterator[Nodes]:
    """A real Elasticsearch node without security."""
    yield from _node("")


@pytest.fixture(scope="session")
def secure_elasticsearch() -> Iterator[Nodes]:
    """A real Elasticsearch node that asks for a password."""
    yield from _node(PASSWORD)


def _node(password: str) -> Iterator[Nodes]:
    if remedy():
        missing("Elasticsearch", remedy())
        return
    with shared_node(password) as nodes:
        yield nodes


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'toplu.db'}"
        return
    server: str = request.getfixturevalue("postgres")
    name = f"t{uuid.uuid4().hex}"
    admin = sa.create_engine(sa.make_url(server).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield server.replace("/postgres", f"/{name}")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    admin.dispose()


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An open database with all tables, on each of the two kinds."""
    import acts.tables  # noqa: F401  (its tables join the metadata)

    opened = open_database(database_url)
    metadata.create_all(opened)
    yield opened
    opened.dispose()


@pytest.fixture
def raw(tmp_path: Path) -> RawStore:
    """An empty raw store."""
    return RawStore(tmp_path / "raw")
