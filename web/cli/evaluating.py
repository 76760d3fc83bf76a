"""`toplu evaluate`: how good is finding, and is it better than last time?"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from search.collection import fill, read_articles
from search.engines.tantivy import TantivyEngine
from search.evaluation import EvaluationError, Measures, read_judgments, read_queries, table
from search.evaluation import evaluate as measured
from search.model import SearchQuery
from search.service import Search
from web.cli.common import print_json, program

DEPTH = 100
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--queries", type=_FILE, required=True, help="Lines of id, class and query, tab-separated.")
@click.option("--qrels", type=_FILE, required=True, help="Judgments: lines 'id 0 document grade', grades 0 to 2.")
@click.option("--articles", type=_FILE, multiple=True, help="A collection to search instead of the acts held: lines of JSON.")
@click.option("--json", "as_json", is_flag=True, help="The measures, for programs.")
def evaluate(queries: Path, qrels: Path, articles: tuple[Path, ...], as_json: bool) -> None:
    """Ask judged queries and print nDCG, MRR and recall by class of query, with the difference to the last run of the same queries.

    Without --articles the acts held are searched; a document is then named by its address and place, "/akn/az/act/…#art_5".
    """
    asked, judged = read_queries(queries), read_judgments(qrels)
    with TemporaryDirectory() as folder:
        answers = _of_collection(articles, Path(folder)) if articles else _of_acts_held()
        found = measured(asked, judged, answers)
    before = _exchanged(queries.stem, found)
    if as_json:
        print_json({kind: asdict(row) for kind, row in found.items()})
    else:
        click.echo("\n".join(table(found, before)))
        click.echo("in brackets: the difference to the last run" if before else "first run of these queries: the next is compared to it")


def _of_collection(files: Sequence[Path], folder: Path) -> Callable[[str], list[str]]:
    engine = TantivyEngine(folder)
    ids = fill(engine, [row for file in files for row in read_articles(file)])
    search = Search(engine, terms=program().glossary.current)
    return lambda text: [ids[found.document.id] for found in search.export(SearchQuery(text), DEPTH)]


def _of_acts_held() -> Callable[[str], list[str]]:
    search = program().search
    return lambda text: [f"{one.document.group}#{one.document.eid}" for one in search.export(SearchQuery(text), DEPTH)]


def _exchanged(name: str, found: Mapping[str, Measures]) -> Mapping[str, Measures] | None:
    """The measures of the last run of these queries, in whose place those `found` are kept."""
    file = program().settings.home / "evaluations" / f"{name}.json"
    try:
        before = {kind: Measures(**row) for kind, row in json.loads(file.read_text("utf-8")).items()}
    except FileNotFoundError:
        before = None
    except (ValueError, TypeError, OSError) as error:
        raise EvaluationError(f"{file}: expected the measures of the last run, found something else ({error}); remove it") from error
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({kind: asdict(row) for kind, row in found.items()}, indent=1), "utf-8")
    return before
