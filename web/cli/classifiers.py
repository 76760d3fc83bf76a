"""Classifiers in files: `toplu classifiers import`, `export`, `imports`, `undo`, `mapping`; and `changes`, of a file of its own."""

import re
from collections import Counter
from datetime import datetime
from getpass import getuser
from pathlib import Path

import click

from classifiers.errors import ExchangeError
from classifiers.exchange.batches import Exchange
from classifiers.exchange.correspondence_write import linked
from classifiers.exchange.exporting import FORMS
from classifiers.exchange.exporting import export as made
from classifiers.exchange.kept import SCHEME_ID, Wish, scheme_id
from classifiers.exchange.mapping_file import read_mapping, write_mapping
from classifiers.exchange.model import Mapping, Outcome, Report
from classifiers.exchange.reading import is_table, read_table
from classifiers.schemes.model import Label
from web.cli.classifiers_changes import changes
from web.cli.common import print_json, program

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
OUT = click.Path(dir_okay=False, path_type=Path)
SHOWN = 40


@click.group()
def classifiers() -> None:
    """Classifiers in files: taken in with a verdict for each row, taken back, given out."""


classifiers.add_command(changes)


@classifiers.command("import")
@click.argument("file", type=FILE)
@click.option("--scheme", default="", help="The classifier it belongs to; made if there is none. The name of the file when left out.")
@click.option("--mapping", type=FILE, help="Which column is what: a small TOML file, as `toplu classifiers mapping` writes it.")
@click.option("--chosen", default="", help="The address of the scheme to take, where an RDF file holds several.")
@click.option("--title", default="", help="What a classifier not held yet is called, in Azerbaijani.")
@click.option("--number", default="", help="What the version is called; the day when left out.")
@click.option("--valid-from", type=click.DateTime(["%Y-%m-%d"]), help="Since when the version is in force; today when left out.")
@click.option("--dry-run", is_flag=True, help="Tell the verdicts and change nothing.")
@click.option("--skip-refused", is_flag=True, help="Take the other rows in even when some are refused.")
@click.option("--who", default=getuser, help="Whose import this is; the user of this computer when left out.")
@click.option("--all", "every", is_flag=True, help="A line for each row, those that stay the same too.")
@click.option("--json", "as_json", is_flag=True, help="A verdict for each row, for programs.")
def import_(
    file: Path, scheme: str, mapping: Path | None, chosen: str, title: str, number: str, valid_from: datetime | None, dry_run: bool,
    skip_refused: bool, who: str, every: bool, as_json: bool,
) -> None:  # fmt: skip
    """Take a classifier in: CSV, XLSX, XLS, SKOS in Turtle, RDF/XML or JSON-LD, genericode, JSON of Toplu.

    Each row ends as new, changed, same or refused with the reason. All or nothing: with a row refused nothing is changed and the exit
    code is 1. What is taken in becomes a version of its own, which `toplu classifiers undo` takes back whole.
    """
    exchange, body = Exchange(program().classified), _bytes(file)
    id_ = _scheme(scheme or file.stem, named=bool(scheme))
    wish = Wish(
        id_, _mapping(exchange, body, file.name, id_, mapping), chosen, number,
        valid_from.date() if valid_from else None, (Label(title, "az"),) if title else (), skip_refused,
    )  # fmt: skip
    progress = _silent if as_json else _progress
    if dry_run:
        report = exchange.preview(body, file.name, wish, progress)
    else:
        report = exchange.take_in(body, file.name, wish, who[:120], progress)
        _remember(exchange, body, file.name, wish, who, report)
    _tell(report, dry_run, every, as_json)
    if report.count(Outcome.REFUSED):
        raise click.exceptions.Exit(1)


@classifiers.command()
@click.argument("file", type=FILE)
@click.option("--scheme", default="", help="The classifier, if its files were read before.")
@click.option("--out", type=OUT, help="Where to write it; the terminal when left out.")
def mapping(file: Path, scheme: str, out: Path | None) -> None:
    """Write which column of FILE is what, as Toplu understands it: a small TOML file to mend and to give to `import --mapping`."""
    body = _bytes(file)
    if not is_table(body, file.name):
        raise ExchangeError(f"{file.name}: expected a table, found a file whose fields are named; it needs no mapping")
    table = read_table(body, file.name)
    remembered = Exchange(program().classified).remembered(scheme, table) if scheme else None
    said = write_mapping(remembered or table.proposed)
    if out:
        _write(out, said.encode())
    else:
        click.echo(said, nl=False)


@classifiers.command()
@click.argument("scheme")
@click.argument("file", type=OUT)
@click.option("--form", type=click.Choice(list(FORMS)), help="The form; that of the file's ending when left out.")
@click.option("--version", "number", default="", help="The version; the current one when left out.")
@click.option("--base", default="", help="The address under which the classifier lies.")
def export(scheme: str, file: Path, form: str | None, number: str, base: str) -> None:
    """Write a classifier as SKOS and XKOS (.ttl, .rdf, .jsonld), plain SKOS (.skos.ttl), CSV, XLSX, JSON or genericode (.gc)."""
    store = Exchange(program().classified).schemes
    chosen = form or next((one for one in sorted(FORMS, key=len, reverse=True) if file.name.endswith(f".{one}")), "")
    if not chosen:
        raise ExchangeError(f"{file.name}: expected an ending of {', '.join(FORMS)}, found another")
    version = store.version(scheme, number)
    concepts = store.concepts(scheme, version.number)
    _write(file, made(chosen, store.scheme(scheme), version, concepts, base or f"urn:toplu:{scheme}", linked(store, version)))
    click.echo(f"{len(concepts)} items of {scheme}, version {version.number}, written to {file}")


@classifiers.command()
@click.option("--scheme", default="", help="Only of this classifier.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def imports(scheme: str, as_json: bool) -> None:
    """The imports, newest first."""
    found = Exchange(program().classified).batches(scheme)
    if as_json:
        print_json(found)
        return
    for one in found:
        counts = ", ".join(f"{count} {name}" for name, count in one.counts.items() if count)
        click.echo(f"{one.id}  {one.at:%Y-%m-%d %H:%M}  {one.scheme}  {one.file_name}  {one.standing}  {one.published}  {counts}")


@classifiers.command()
@click.argument("batch", type=int)
@click.option("--who", default=getuser, help="Whose step this is; the user of this computer when left out.")
def undo(batch: int, who: str) -> None:
    """Take back all an import did, by a new version without it; refused where its items were changed since."""
    number = Exchange(program().classified).undo(batch, who[:120])
    click.echo(f"import {batch} taken back by version {number}")


def _scheme(name: str, named: bool) -> str:
    """The id given, or one made of the name of the file: "2012_NAICS.xls" is c-2012-naics."""
    id_ = name if named else scheme_id(name)
    if not re.fullmatch(SCHEME_ID, id_):
        raise ExchangeError(f"expected an id of a classifier such as nace-2 (--scheme), found {id_!r}")
    return id_


def _mapping(exchange: Exchange, body: bytes, name: str, scheme: str, file: Path | None) -> Mapping | None:
    """The mapping given, or the one remembered for files of this make."""
    if file is not None:
        try:
            return read_mapping(_bytes(file).decode("utf-8"), file.name)
        except UnicodeDecodeError as error:
            raise ExchangeError(f"{file.name}: expected UTF-8 ({error.reason} at byte {error.start})") from error
    return exchange.remembered(scheme, read_table(body, name)) if is_table(body, name) else None


def _remember(exchange: Exchange, body: bytes, name: str, wish: Wish, who: str, report: Report) -> None:
    if wish.mapping is not None and report.published and is_table(body, name):
        exchange.remember(wish.scheme, read_table(body, name, wish.mapping), wish.mapping, who)


def _progress(what: str, done: int, of: int) -> None:
    click.echo(f"{what}: {done} of {of}" if of else what, err=True)


def _silent(_what: str, _done: int, _of: int) -> None:
    pass


def _tell(report: Report, dry_run: bool, every: bool, as_json: bool) -> None:
    if as_json:
        print_json(report)
        return
    told = [one for one in report.verdicts if every or one.outcome is Outcome.REFUSED or one.remarks]
    for one in told if every else told[: SHOWN * 5]:
        said = "; ".join(filter(None, (one.reason, *one.remarks)))
        click.echo(f"{one.place}: {one.outcome.value:8} {one.code}  {one.label[:60]}{f': {said}' if said else ''}")
    if not every and len(told) > SHOWN * 5:
        click.echo(f"… and {len(told) - SHOWN * 5} more; --all shows every row")
    for note in report.notes:
        click.echo(note)
    counts = Counter(one.outcome for one in report.verdicts)
    click.echo(", ".join(f"{counts[outcome]} {outcome.value}" for outcome in Outcome))
    click.echo(_ending(report, dry_run))


def _ending(report: Report, dry_run: bool) -> str:
    if report.published:
        return f"taken in as version {report.published} of {report.scheme}; import {report.batch}"
    if dry_run:
        return "a dry run: nothing was changed"
    if report.count(Outcome.REFUSED):
        return "nothing was taken in: mend the rows refused, or leave them out with --skip-refused"
    return "nothing is new or changed; no version was made"


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ExchangeError(f"{file}: cannot be read ({error.strerror})") from error


def _write(file: Path, body: bytes) -> None:
    try:
        file.write_bytes(body)
    except OSError as error:
        raise ExchangeError(f"{file}: cannot be written ({error.strerror})") from error


