"""`toplu import`: files and folders into the registry."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import click

from acts.gather import LeftOut, files_of, gather, printable, real
from acts.ingest import Ingest, Outcome, Verdict
from search.model import SearchError
from storage.errors import StorageError
from web.cli.common import Bar, print_json, program, watched

WORDS = {Outcome.ADDED: "added", Outcome.CHANGED: "changed", Outcome.UNCHANGED: "unchanged", Outcome.REFUSED: "refused"}


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--source", default="import", show_default=True, help="Name under which the coverage page lists where these came from.")
@click.option("--no-index", is_flag=True, help="Leave the search index as it is; `toplu index` brings it up later.")
@click.option("--json", "as_json", is_flag=True, help="A verdict for each file, for programs.")
def import_(paths: tuple[Path, ...], source: str, no_index: bool, as_json: bool) -> None:
    """Take acts in from files and folders.

    Known formats: Word HTML of e-qanun, .docx, annotated Markdown and page text of codes, plain text, EUR-Lex Formex XML, JSON and
    Markdown of international acts, aligned bilingual JSONL. A card NAME.json (an answer of e-qanun's framework/{id}) beside NAME.html
    gives the act's record. Running it twice changes nothing. Exit code 1 when a file was refused; the rest goes in all the same.
    """
    results = list(_take_all(files_of(paths), frozenset(map(real, paths)), source))
    if as_json:
        print_json([_plain(result) for result in results])
    else:
        _tell(results)
    linked = program().ingest(source).settle()
    indexed, told = _indexed(no_index)
    click.echo(f"{linked} citations linked; {indexed}", err=as_json)
    if not told or any(_failed(result) for result in results):
        raise click.exceptions.Exit(1)


def _indexed(no_index: bool) -> tuple[str, bool]:
    """What became of the index, in words, and whether it is as asked."""
    try:
        program().catch_up(Bar("timelines"), None if no_index else Bar("index"), Bar("comparisons"))
        return "the index is as it was" if no_index else f"{program().index.count()} wordings of provisions in the index", True
    except SearchError as error:
        return f"{error}: what came in is kept, a serving program or `toplu index` tells the index of it later", False


Result = Verdict | LeftOut

FAILURES_IN_A_ROW = 2
"""After so many files that the disk or the database would not take, the rest is not tried."""


def _take_all(files: tuple[Path | LeftOut, ...], named: frozenset[Path], source: str) -> Iterator[Result]:
    ingest = program().ingest(source)
    failed: list[str] = []
    for file in watched(files, len(files), "import"):
        if isinstance(file, LeftOut):
            yield file
        elif len(failed) == FAILURES_IN_A_ROW:
            yield LeftOut(file, f"not tried, since nothing can be kept: {failed[-1]}", wrong=True)
        else:
            try:
                yield from _take(ingest, file, source, real(file) in named)
                failed.clear()
            except StorageError as error:
                failed.append(str(error))
                yield LeftOut(file, str(error), wrong=True)


def _take(ingest: Ingest, file: Path, source: str, named: bool) -> Iterable[Result]:
    item = gather(file, source, named)
    return (item,) if isinstance(item, LeftOut) else ingest.take(item.manifestation, item.card)


def _failed(result: Result) -> bool:
    return result.wrong if isinstance(result, LeftOut) else result.outcome is Outcome.REFUSED


def _tell(results: list[Result]) -> None:
    counts = Counter(WORDS[result.outcome] for result in results if isinstance(result, Verdict))
    for result in results:
        if isinstance(result, LeftOut):
            if not result.joined:
                click.echo(f"{'refused' if result.wrong else 'left out'}  {printable(str(result.path))}: {_reason(result)}")
        elif result.outcome is Outcome.REFUSED:
            click.echo(f"refused  {result.name}: {result.reason.removeprefix(f'{result.name}: ')}")
        elif result.outcome is not Outcome.UNCHANGED:
            doubts = f", {result.problems} not understood" if result.problems else ""
            provisions = "1 provision" if result.provisions == 1 else f"{result.provisions} provisions"
            click.echo(f"{WORDS[result.outcome]:9}{result.name}: {result.expression_uri} ({provisions}{doubts})")
    counts["refused"] += sum(isinstance(result, LeftOut) and result.wrong for result in results)
    said = ", ".join(f"{counts[word]} {word}" for word in WORDS.values() if counts[word]) or "nothing to take in"
    click.echo(said)


def _reason(left: LeftOut) -> str:
    """Why, without the file's name; the formats that are known are told of a file that was named, not of each passed over."""
    reason = left.reason.removeprefix(f"{printable(left.path.name)}: ")
    return reason if left.wrong else reason.partition("; known formats")[0]


def _plain(result: Result) -> dict[str, object]:
    if isinstance(result, LeftOut):
        return {"name": printable(str(result.path)), "outcome": _outcome(result), "reason": result.reason}
    return asdict(result)


def _outcome(left: LeftOut) -> str:
    return "refused" if left.wrong else "joined" if left.joined else "left out"
