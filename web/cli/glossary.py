"""The glossary on the command line: `toplu glossary list`, `export`, `import`, `build`."""

from collections import Counter
from getpass import getuser
from pathlib import Path

import click

from classifiers.errors import GlossaryError
from classifiers.glossary.alignment import THRESHOLD, candidates
from classifiers.glossary.current import Glossary
from classifiers.glossary.entries import Entry, Wanted
from classifiers.glossary.exchange import Outcome, Verdict, table, take_in
from classifiers.glossary.model import Standing
from classifiers.glossary.pairs import read_pairs
from classifiers.glossary.store import GlossaryStore
from search.glossary_building import of_acts
from web.cli.common import print_json, program

EVERYTHING = 1_000_000
STANDING = click.Choice([standing.value for standing in Standing])


@click.group()
def glossary() -> None:
    """Terms of law in Azerbaijani and English that search looks for together."""


def kept() -> GlossaryStore:
    """The terms kept, those that ship taken in."""
    held = Glossary(GlossaryStore(program().engine))
    held.ready()
    return held.store


@glossary.command("list")
@click.argument("words", nargs=-1)
@click.option("--domain", default="", help="Only of this domain (family, tax, …).")
@click.option("--standing", type=STANDING, help="Only of this standing.")
@click.option("--limit", default=50, show_default=True, help="How many at most.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def list_(words: tuple[str, ...], domain: str, standing: str | None, limit: int, as_json: bool) -> None:
    """Terms one of whose labels holds all the WORDS, in either language, diacritics forgiven."""
    found = kept().find(Wanted(" ".join(words), domain, standing or ""), 1, limit)
    if as_json:
        print_json(found.entries)
        return
    for entry in found.entries:
        click.echo(_line(entry))
    click.echo(f"{len(found.entries)} of {found.total} terms")


@glossary.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--standing", type=STANDING, help="Only of this standing.")
def export(file: Path, standing: str | None) -> None:
    """Write all terms as a tab-separated table that `import` takes back."""
    found = kept().find(Wanted(standing=standing or ""), 1, EVERYTHING)
    try:
        file.write_text(table(entry.term for entry in found.entries), "utf-8")
    except OSError as error:
        raise GlossaryError(f"{file}: cannot be written ({error.strerror})") from error
    click.echo(f"{found.total} terms written to {file}")


@glossary.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--who", default=getuser, help="Whose edits these are in the history of terms; the user of this computer when left out.")
@click.option("--skip-refused", is_flag=True, help="Take the other rows in even when some are refused.")
@click.option("--json", "as_json", is_flag=True, help="A verdict for each row, for programs.")
def import_(file: Path, who: str, skip_refused: bool, as_json: bool) -> None:
    """Take a tab-separated table of terms in, with a verdict for each row: added, changed, unchanged or refused with the reason.

    Columns (az and en at least, named in the first line): id, az, az_variants, everyday, en, en_variants, domain, source, standing.
    Several words in one cell are parted by ";". All or nothing: with a row refused no term is changed and the exit code is 1.
    """
    kept()
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GlossaryError(f"{file}: expected a table in UTF-8 ({error})") from error
    verdicts = take_in(program().engine, text, who[:120], skip_refused=skip_refused)
    refused = any(verdict.outcome is Outcome.REFUSED for verdict in verdicts)
    _tell(verdicts, as_json, undone=refused and not skip_refused)
    if refused:
        raise click.exceptions.Exit(1)


@glossary.command()
@click.option("--pairs", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Aligned translations (JSONL) instead of acts.")
@click.option("--threshold", default=THRESHOLD, show_default=True, type=click.FloatRange(0.3, 1.0), help="Least score of what is proposed.")
@click.option("--dry-run", is_flag=True, help="Show what would be proposed and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Each candidate with its evidence, for programs.")
def build(pairs: Path | None, threshold: float, dry_run: bool, as_json: bool) -> None:
    """Look for terms in the acts held in both languages: their titles, their articles of definitions, their translations compared.

    Titles are used by search at once, since they are facts; all else becomes a proposal that somebody accepts or refuses on the web.
    What was refused before is not proposed again. A line of PAIRS holds text_az and text_en, and may hold article, title_az, title_en.
    """
    store = kept()
    found = candidates(read_pairs(pairs), threshold) if pairs else tuple(of_acts(program().store, threshold))
    if as_json:
        print_json(found)
    else:
        for one in found:
            score = f"{one.evidence[0].score:.2f}" if one.evidence else "    "
            click.echo(f"{score}  {one.origin.value:12}  {one.term.az}  =  {one.term.en}  ({one.term.source})")
    if dry_run:
        return
    done = store.propose(found)
    told = ((done.in_use, "put in use"), (done.added, "proposed"), (done.known, "known already"), (done.unfit, "not fit to keep"))
    click.echo(f"{len(found)} candidates: {', '.join(f'{count} {what}' for count, what in told)}", err=as_json)


def _tell(verdicts: tuple[Verdict, ...], as_json: bool, undone: bool) -> None:
    if as_json:
        print_json({"taken_in": not undone, "rows": verdicts})
        return
    for verdict in verdicts:
        if verdict.outcome is not Outcome.UNCHANGED:
            click.echo(f"line {verdict.line}: {verdict.outcome.value:9}  {verdict.name}{f': {verdict.reason}' if verdict.reason else ''}")
    counts = Counter(verdict.outcome for verdict in verdicts)
    click.echo(", ".join(f"{counts[outcome]} {outcome.value}" for outcome in Outcome))
    if undone:
        click.echo("nothing was taken in: mend the rows refused, or leave them out with --skip-refused")


def _line(entry: Entry) -> str:
    term = entry.term
    standing = "" if term.standing is Standing.IN_USE else f"  ({term.standing.value})"
    return f"{'; '.join(term.azerbaijani)}  =  {'; '.join(term.english)}  [{term.domain or '-'}]{standing}"
