"""`toplu compare`: a draft amending act against the acts it amends, two texts, and what differs between them as tracked changes."""

import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import click

from acts.compare.model import Comparison, Fate, NotApplied
from acts.errors import ReadError
from web.acts_day import today
from web.cli.common import print_json
from web.cli.compare_options import DAY, JSON, LANGUAGE, LAYOUT, OUT, comparing, in_form, put
from web.cli.concordances import age, concordance, concordance_layouts, gaps
from web.cli.finding import find_act
from web.compare_engine import Comparer, DraftMade, Source, TextsMade
from web.compare_given import LARGEST_FILE, Errands, How
from web.compare_json import draft_json, texts_json

FATES = {Fate.CHANGED: "changed", Fate.ADDED: "new", Fate.REMOVED: "removed", Fate.MOVED: "moved"}


@click.group("compare")
def compare() -> None:
    """Finished comparison documents: comparative tables, amending acts, tracked changes, tables of concordance.

    A text is a file (.docx, HTML, plain text), or an act held: its address, number or title, with @2026-01-31 for the wording of a day.
    """


@compare.command()
@click.argument("draft", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--day", type=DAY, help="The day whose wording is amended; today when left out.")
@LAYOUT
@LANGUAGE
@OUT
@JSON
def draft(draft: Path, day: datetime | None, layout: str | None, language: str, out: Path | None, as_json: bool) -> None:
    """The table of a DRAFT amending act: what each act it amends says now, and would say.

    Exit code 1 when the draft cannot be read, and when an instruction could not be applied; the table is written all the same.
    """
    with comparing() as by:
        asked = day.date() if day else today()
        made = by.draft(file_source(draft), asked)
        if as_json:
            print_json(draft_json(made, asked))
        else:
            _tell_draft(made, asked)
        write(by, made, out, layout, language, asked)
    if made.comparison.not_applied or any(table.not_applied for table in made.comparison.tables):
        raise click.exceptions.Exit(1)


@compare.command()
@click.argument("left")
@click.argument("right")
@LAYOUT
@LANGUAGE
@OUT
@click.option("--amending", type=click.Path(dir_okay=False, path_type=Path), help="The draft amending act as well, as this .docx.")
@JSON
def texts(
    left: str, right: str, layout: str | None, language: str, out: Path | None, amending: Path | None, as_json: bool
) -> None:
    """The table of what differs between the LEFT and the RIGHT text."""
    with comparing() as by:
        made = by.texts(source(left), source(right), today())
        if as_json:
            print_json(texts_json(made))
        else:
            _tell(made.comparison)
            _warn(made.warnings)
        write(by, made, out, layout, language, today())
        if amending:
            _write_amending(by, made, amending, language)


@compare.command()
@click.argument("left")
@click.argument("right")
@LANGUAGE
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The Word file to write.")
def redline(left: str, right: str, language: str, out: Path) -> None:
    """The LEFT text as a Word file with tracked changes: accepted they give the RIGHT text, rejected the LEFT one."""
    with comparing() as by:
        made = by.texts(source(left), source(right), today())
        _warn(made.warnings)
        put(out, by.redline(made, language))
        click.echo(counted(made.comparison))


@compare.command()
@LANGUAGE
def layouts(language: str) -> None:
    """The layouts of tables there are, with their columns: those of drafts and texts, then those of concordances."""
    with comparing() as by:
        for one in (*by.layouts(Errands.DRAFT, language), *concordance_layouts(language)):
            click.secho(f"{one.id}  {one.name}", bold=True)
            click.echo(f"  {' · '.join(one.columns)}")


def source(told: str) -> Source:
    """The text meant: a file, or an act held with its day. Raises `NotHeldError` where there is neither."""
    path = Path(told)
    if path.is_file():
        return file_source(path)
    act, _at, typed = told.rpartition("@") if "@" in told else (told, "", "")
    return Source(How.ACT, uri=find_act(act), day=_day(typed) if typed else None)


def file_source(path: Path) -> Source:
    """A file to be compared. Raises `ReadError` for one too large."""
    size = path.stat().st_size
    if size > LARGEST_FILE:
        raise ReadError(f"{path.name}: expected at most {LARGEST_FILE:,} bytes, found {size:,}")
    return Source(How.FILE, path.name, path.read_bytes())


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise click.BadParameter(f"expected a day such as 2026-01-31 after @, found {typed!r}") from error


def write(by: Comparer, made: DraftMade | TextsMade, out: Path | None, layout: str | None, language: str, day: date) -> None:
    """The document where it was asked for, in the form its name ends with."""
    if out is not None:
        put(out, _json(made, day) if out.suffix == ".json" else _document(by, made, out, layout, language))


def _write_amending(by: Comparer, made: TextsMade, out: Path, language: str) -> None:
    """The draft amending act, and what its instructions do not say. Raises `ReadError` for texts it cannot be written of."""
    drafted = by.amending(made)
    if drafted is None:
        raise ReadError("an amending act is drafted of texts in Azerbaijani only")
    put(out, by.amending_docx(drafted, language))
    for one in drafted.not_said:
        click.secho(f"  not said: {' '.join(filter(None, (one.number, one.words)))}", fg="yellow")
        click.echo(f"    because: {one.reason}")


def _document(by: Comparer, made: DraftMade | TextsMade, out: Path, layout: str | None, language: str) -> bytes:
    what = Errands.DRAFT if isinstance(made, DraftMade) else Errands.TEXTS
    return in_form(by, by.docx(by.sheet(made, layout or by.layouts(what, language)[0].id, language)), out)


def _json(made: DraftMade | TextsMade, day: date) -> bytes:
    told = draft_json(made, day) if isinstance(made, DraftMade) else texts_json(made)
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def _tell_draft(made: DraftMade, day: date) -> None:
    found = made.comparison
    click.secho(f"{found.draft.title or 'a draft'}, on the wording of {day:%d.%m.%Y}", bold=True)
    for table in found.tables:
        _tell(table)
    _missed(found.not_applied)
    _warn(made.warnings)
    missed = len(found.not_applied) + sum(len(table.not_applied) for table in found.tables)
    rows = sum(len(table.rows) for table in found.tables)
    click.echo(f"{len(found.tables)} acts amended, {rows} units differ, {missed} instructions not applied")


def _tell(table: Comparison) -> None:
    click.secho(f"{table.left.title}{f' ({table.left.uri})' if table.left.uri else ''}: {counted(table)}", bold=True)
    for row in table.rows:
        click.echo(f"  {FATES.get(row.fate, row.fate.value):8} {row.right_label or row.left_label or row.title}")
    _missed(table.not_applied)


def counted(table: Comparison) -> str:
    """"12 units differ: 8 changed, 4 new"."""
    counts = ((name, sum(1 for _row in table.of(fate))) for fate, name in FATES.items())
    said = ", ".join(f"{many} {name}" for name, many in counts if many)
    return f"{len(table.rows)} units differ{f': {said}' if said else ''}"


def _missed(missed: Iterable[NotApplied]) -> None:
    for one in missed:
        click.secho(f"  not applied: {' '.join(filter(None, (one.number, one.words)))}", fg="yellow")
        click.echo(f"    because: {one.reason}")


def _warn(warnings: Iterable[str]) -> None:
    for why in warnings:
        click.echo(f"  of the file: {why}")


for _command in (concordance, gaps, age):
    compare.add_command(_command)
