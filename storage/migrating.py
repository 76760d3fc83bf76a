"""Bringing a database to the program's version."""

from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import OperationalError

from storage.database import refusal, writing
from storage.errors import DatabaseError


def upgrade(engine: Engine) -> None:
    """Run the migrations that are missing, all or none. Raises `DatabaseError` on a database of a newer program."""
    state = version(engine)
    if state is not None and state not in {script.revision for script in _scripts().walk_revisions()}:
        raise DatabaseError(f"the database is of a newer Toplu (version {state}); this program knows versions up to {head()}")
    with writing(engine) as connection:
        command.upgrade(config(connection), "head")


def version(engine: Engine) -> str | None:
    """The version a database is at; None for an empty one. Raises `DatabaseError` when it cannot be opened."""
    try:
        with engine.connect() as connection:
            return MigrationContext.configure(connection).get_current_revision()
    except OperationalError as error:
        raise refusal(error) from error


def head() -> str | None:
    """The version this program wants."""
    return _scripts().get_current_head()


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration for this program's migrations."""
    settings = Config()
    settings.set_main_option("script_location", str(files("storage") / "migrations").replace("%", "%%"))
    settings.attributes["connection"] = connection
    return settings


def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(config())
