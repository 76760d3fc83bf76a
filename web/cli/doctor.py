"""`toplu doctor`: is everything in order, and what to do where it is not."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import click
import sqlalchemy as sa

from acts.listing import holdings
from acts.tables import manifestations
from search.indexing import refused_texts, waiting
from search.model import SearchError
from storage.errors import StorageError
from storage.migrating import head, version
from web.cli.common import print_json
from web.composition import Toplu
from web.settings import LEAST_FREE, Settings, SettingsError


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: in order or not, what was found, what to do."""

    part: str
    well: bool
    found: str
    advice: str = ""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def doctor(as_json: bool) -> None:
    """Check settings, database, raw store, index and disk; say what to do. Exit code 1 when something is not in order."""
    findings = list(_examine())
    if as_json:
        print_json(findings)
    else:
        for finding in findings:
            click.echo(f"{'ok   ' if finding.well else 'WRONG'}  {finding.part:9} {finding.found}")
            if finding.advice:
                click.echo(f"{'':17}→ {finding.advice}")
    if not all(finding.well for finding in findings):
        raise click.exceptions.Exit(1)


def _examine() -> Iterator[Finding]:
    try:
        settings = Settings.from_environment()
        settings.check_serving()
    except SettingsError as error:
        yield Finding("settings", False, str(error), "`toplu config` lists every setting")
        return
    yield Finding("settings", True, f"data in {settings.home}")
    toplu = Toplu(settings)
    for part, check in CHECKS:
        try:
            yield check(toplu)
        except (StorageError, SearchError, OSError, sa.exc.SQLAlchemyError) as error:
            known = "; " in str(error) or "run `" in str(error)      # most of our errors say what to do
            yield Finding(part, False, str(error).splitlines()[0], "" if known else ADVICE[part])


def _disk(toplu: Toplu) -> Finding:
    toplu.settings.home.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(toplu.settings.home).free
    return Finding("disk", free >= LEAST_FREE, f"{free // 2**20} MiB free", "" if free >= LEAST_FREE else "make room")


def _database(toplu: Toplu) -> Finding:
    state = version(toplu.engine)
    held = holdings(toplu.engine)
    found = f"{toplu.engine.url.get_backend_name()} at version {state}; {held.acts} acts, {held.provisions} provisions"
    advice = "" if held.acts else "empty: `toplu import fixtures/acts` takes in the sample"
    return Finding("database", state == head(), found, advice)


def _raw(toplu: Toplu) -> Finding:
    with toplu.engine.begin() as connection:
        wanted = set(connection.execute(sa.select(manifestations.c.sha256)).scalars())
    missing = [digest for digest in wanted if not toplu.raw.has(digest)]
    found = f"{len(wanted) - len(missing)} of {len(wanted)} bodies present"
    return Finding("raw store", not missing, found, "fetch or import them again" if missing else "")


def _index(toplu: Toplu) -> Finding:
    held, indexed, waits, refused = holdings(toplu.engine).provisions, toplu.index.count(), waiting(toplu.store), refused_texts(toplu.store)
    found = f"{indexed} wordings indexed of {held} provisions, {waits} changes waiting"
    if refused:
        return Finding("index", False, f"{found}; the engine refused some of {len(refused)} texts", f"{ADVICE['index']}, it says why")
    well = bool(indexed or not held) and not waits
    return Finding("index", well, found, "" if well else ADVICE["index"])


CHECKS: tuple[tuple[str, Callable[[Toplu], Finding]], ...] = (
    ("disk", _disk), ("database", _database), ("raw store", _raw), ("index", _index),
)  # fmt: skip
ADVICE = {
    "disk": "check the rights on TOPLU_HOME",
    "database": "check TOPLU_DATABASE_URL and that the server runs",
    "raw store": "check the rights on TOPLU_HOME/raw",
    "index": "run `toplu index`",
}
