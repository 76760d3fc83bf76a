"""The catalogue of standards on the command line: `toplu standards load`, `show`, `template`."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from getpass import getuser
from pathlib import Path

import click

from classifiers.exchange.model import Outcome, Verdict
from classifiers.schemes.model import label_in
from classifiers.standards.catalogue import Judgement, Loaded, LoadError, NoStandardError, Related
from classifiers.standards.loaders.files import LISTS, NATIONAL, list_of, load_file, load_folder, unknown
from classifiers.standards.model import Edition
from classifiers.standards.national import template_csv, template_xlsx
from classifiers.standards.store import Catalogue
from classifiers.standards.verdicts import take_in, taken
from web.cli.common import print_json, program

SHOWN = 40


@click.group()
def standards() -> None:
    """The catalogue of standards: lists taken in, one standard shown, the national body's table."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How to load: as whose loading, as which list, and what to do about rows refused."""

    who: str
    source: str
    dry_run: bool
    skip_refused: bool


@standards.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--source", type=click.Choice([row.source for row in LISTS]), help="Which list it is, where its name does not tell.")
@click.option("--who", default=getuser, help="Whose loading this is; the user of this computer when left out.")
@click.option("--dry-run", is_flag=True, help="Of the national body's table: tell the verdicts and change nothing.")
@click.option("--skip-refused", is_flag=True, help="Of the national body's table: take the other rows in even when some are refused.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def load(paths: tuple[Path, ...], source: str | None, who: str, dry_run: bool, skip_refused: bool, as_json: bool) -> None:
    """Load lists of standards: files, or folders of which every file that is such a list is taken.

    What one source says never overwrites what another says; the same file once more changes nothing. The national body's table (CSV or
    XLSX, see `toplu standards template`) gets a verdict for each row, and with a row refused nothing of it is changed. Exit code 1 when
    anything was refused.
    """
    wish = Wish(who[:120], source or "", dry_run, skip_refused)
    results = [one for path in paths for one in _load(path, wish, as_json)]
    if as_json:
        print_json(results)
    if not dry_run:
        program().refresh_register()
    if any(_refused(one) for one in results):
        raise click.exceptions.Exit(1)


def _load(path: Path, wish: Wish, quiet: bool) -> Iterator[Loaded | tuple[Verdict, ...]]:
    if path.is_dir():
        for one in load_folder(program().engine, path, wish.who):
            yield _told(one, quiet)
        for other in () if quiet else unknown(path):
            click.echo(f"{other.name}: no list of standards that is known here, left alone")
    elif list_of(path.name, wish.source).source == NATIONAL:
        verdicts = take_in(program().engine, _bytes(path), wish.who, wish.dry_run, wish.skip_refused)
        if not quiet:
            _show_verdicts(verdicts, wish)
        yield verdicts
    elif wish.dry_run:
        raise LoadError(f"{path.name}: expected the national body's table for a dry run, found another list")
    else:
        yield _told(load_file(program().engine, path, wish.who, wish.source), quiet)


def _told(loaded: Loaded, quiet: bool) -> Loaded:
    if not quiet:
        counts = ((loaded.new, "new"), (loaded.changed, "changed"), (loaded.same, "same"), (len(loaded.refused), "refused"))
        click.echo(f"{loaded.source:18}" + "".join(f"{count:7} {what}" for count, what in counts))
        for one in loaded.refused[:SHOWN]:
            click.echo(f"    {one.place}: {one.text}: {one.reason}")
        if loaded.unread:
            click.echo(f"    {len(loaded.unread)} references no rule reads, kept as printed: {', '.join(loaded.unread[:10])}")
    return loaded


def _show_verdicts(verdicts: tuple[Verdict, ...], wish: Wish) -> None:
    for one in verdicts:
        if one.outcome is not Outcome.SAME:
            click.echo(f"{one.place:>12}  {one.outcome.value:8} {one.code} {one.reason or one.label}")
        for remark in one.remarks:
            click.echo(f"{'':24}{remark}")
    counts = Counter(one.outcome for one in verdicts)
    click.echo(", ".join(f"{counts[outcome]} {outcome.value}" for outcome in Outcome))
    if wish.dry_run or not taken(verdicts, wish.skip_refused):
        click.echo("nothing was taken in")


def _refused(result: Loaded | tuple[Verdict, ...]) -> bool:
    if isinstance(result, Loaded):
        return bool(result.refused)
    return any(one.outcome is Outcome.REFUSED for one in result)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise LoadError(f"{path}: cannot be read ({error.strerror})") from error


@standards.command()
@click.argument("reference", nargs=-1, required=True)
@click.option("--at", type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]), help="As things stood on that day; today when left out.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def show(reference: tuple[str, ...], at: datetime | None, as_json: bool) -> None:
    """Show a standard: its editions with where each stands, what it is to others, who took it over.

    REFERENCE is written in any spelling, dated or not: ITU-T X.509, "ISO/IEC 27001:2013", AZS 927:2023.
    """
    catalogue, text = Catalogue(program().engine), " ".join(reference)
    day = at.date() if at else datetime.now().astimezone().date()
    edition, adoptions = catalogue.known(text), catalogue.adoptions_of(text)
    held = catalogue.editions(catalogue.standard_of(text) if edition or not adoptions else text)
    if not (edition or held or adoptions):
        raise NoStandardError(f"the catalogue holds no {text!r}")
    relations = catalogue.relations_of(edition.reference) if edition else ()
    if as_json:
        print_json({"edition": edition, "editions": held, "relations": relations, "adoptions": adoptions})
        return
    for one in (edition,) if edition else held:
        _show_edition(catalogue, one, day)
    for related in relations:
        click.echo(f"  {_relation(related)}")
    for adopted in adoptions:
        degree = adopted.adoption.degree or "degree not told"
        click.echo(f"  taken over by {adopted.edition.reference} ({degree}), base as printed: {adopted.adoption.base}")


def _show_edition(catalogue: Catalogue, edition: Edition, day: date) -> None:
    judged = catalogue.judgement(edition, day)
    since = f" since {_day(judged)}" if judged.since else ""
    successor = f", then {judged.successor.reference}" if judged.successor else ""
    click.echo(f"{edition.reference}  {edition.kind}, {judged.state.value}{since}{successor}")
    if edition.titles:
        click.echo(f"  {label_in(edition.titles, 'en')}")


def _day(judged: Judgement) -> str:
    """Since when, in as much as is told: a year where only the year of publication is known."""
    told = next((one for one in (judged.edition, judged.successor) if one and one.published == judged.since), None)
    return str(judged.since)[: {"year": 4, "month": 7}.get(told.precision if told else "day", 10)]


def _relation(one: Related) -> str:
    way = f"{one.relation.kind.value} {one.relation.target}" if one.outward else f"{one.source} {one.relation.kind.value} it"
    return way + (" (by the order of editions)" if one.derived else "")


@standards.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def template(file: Path) -> None:
    """Write the national body's table empty but for a sample row: FILE ends in .csv or .xlsx. docs/standards.md tells the columns."""
    bodies = {".csv": template_csv, ".xlsx": template_xlsx}
    if file.suffix not in bodies:
        raise click.BadParameter(f"expected a name that ends in .csv or .xlsx, found {file.name!r}")
    try:
        file.write_bytes(bodies[file.suffix]())
    except OSError as error:
        raise LoadError(f"{file}: cannot be written ({error.strerror})") from error
    click.echo(f"written to {file}: fill in a row for each standard, then toplu standards load {file}")
