"""How quick is finding? The whole search beside the bare tantivy query and SQLite FTS5, on the same provisions, in one run.

    python benchmarks/search_latency.py --corpus ../shared/data --provisions 200000 --queries 300

The provisions of the corpus (or of the sample that ships) are multiplied: each copy is an act of its own in which every fifth word
is replaced by one drawn from the running text, so that lists of occurrences grow as they would. Queries are two to five
words of a random provision (or the lines of --queries-from); all answer the same queries on the same rows:

    whole search   plan, engine, grouping by act, facets, highlighting: `Search.find`
    bare tantivy   one boolean query of the same terms over one field, the ten best provisions' identities
    SQLite FTS5    heading and text of the same rows, its own tokenizer, the ten best rowids by bm25

The last two rank what holds any of the words, as a ranked search does (and as `Search` does where few provisions hold all);
the lighter question for rows that hold all the words is timed too and printed beside.

Goals: p95 of the whole search at most 3 times bare tantivy's, and at most a twentieth of FTS5's.
"""

import argparse
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import tantivy

from acts.errors import ActsError
from acts.frbr import Manifestation
from acts.lines import read
from acts.provisions import provisions
from acts.structure import parse
from language.analysis import STOP_WORDS, words_of
from language.letters import fold
from search.documents import ActHeader, documents
from search.engines.tantivy import TantivyEngine
from search.engines.tantivy_index import open_index
from search.model import SearchDocument, SearchPlan, SearchQuery
from search.plan import Planner
from search.service import Search

KINDS = {".html", ".md", ".txt", ".docx", ".xml", ".json"}
LEVELS = ("constitution", "law", "decree", "order", "cabinet", "ministry", "municipal", "treaty")
REPLACED = 0.2
TRIES = 3
TODAY = date(2026, 1, 1)
Act = list[SearchDocument]


def main() -> None:
    """Build the two indexes, ask all queries of each, print times and ratios."""
    args = _arguments()
    chance = random.Random(args.seed)
    acts = list(corpus(args.corpus))
    queries = asked(args, acts, chance)
    folder = Path(tempfile.mkdtemp(prefix="toplu-latency-", dir=args.scratch))
    try:
        fill(folder, multiplied(acts, args.provisions, chance))
        report(folder, queries)
    finally:
        shutil.rmtree(folder)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path(__file__).resolve().parent.parent / "fixtures", help="folder of texts")
    parser.add_argument("--provisions", type=int, default=200_000)
    parser.add_argument("--queries", type=int, default=300, help="how many to make")
    parser.add_argument("--queries-from", type=Path, help="a file with one query a line, or tab-separated with the query last")
    parser.add_argument("--scratch", type=Path, help="folder for the indexes (a temporary one is made in it)")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def corpus(folder: Path) -> Iterator[Act]:
    """The acts of all files below `folder` that can be read and have provisions."""
    for file in sorted(file for file in folder.rglob("*") if file.suffix in KINDS):
        try:
            tree = parse(read(Manifestation("corpus", "", file.name, file.read_bytes())))
            uri = f"/akn/az/act/{file.stem}"
            act = list(documents(ActHeader(uri, f"{uri}/aze@", "aze", file.stem), provisions(tree)))
        except ActsError:
            continue
        if act:
            yield act


def multiplied(acts: Sequence[Act], wanted: int, chance: random.Random) -> Iterator[Act]:
    """Copies of the acts with other words here and there, `wanted` provisions in all."""
    running = [word for act in acts for document in act for word in document.body.split()]
    made = copy = 0
    while made < wanted:
        for act in acts:
            copy += 1
            copied = [_copy(document, copy, running, chance) for document in act[: wanted - made]]
            made += len(copied)
            if copied:
                yield copied


def _copy(document: SearchDocument, copy: int, running: list[str], chance: random.Random) -> SearchDocument:
    work, kind = f"/akn/az/act/copy/{copy}", random.Random(copy)
    return replace(
        document, group=work, expression=f"{work}/aze@", id=f"{work}/aze@#{document.eid}", number=str(copy),
        level=kind.choice(LEVELS), adopted_by=f"body {kind.randrange(20)}", year=1992 + kind.randrange(34),
        status=kind.choice(("in_force", "in_force", "in_force", "repealed")), topics=(f"topic {kind.randrange(12)}",),
        body=_varied(document.body, running, chance),
    )  # fmt: skip


def _varied(text: str, running: list[str], chance: random.Random) -> str:
    return " ".join(chance.choice(running) if chance.random() < REPLACED else word for word in text.split(" "))


def asked(args: argparse.Namespace, acts: Sequence[Act], chance: random.Random) -> list[str]:
    """The queries: given ones, or runs of neighbouring telling words of random provisions."""
    if args.queries_from:
        return [line.rsplit("\t", 1)[-1].strip() for line in args.queries_from.read_text("utf-8").splitlines() if line.strip()]
    everything = [document for act in acts for document in act]
    made: list[str] = []
    while len(made) < args.queries:
        words = [word for word in words_of(chance.choice(everything).body) if len(word) > 3 and fold(word) not in STOP_WORDS]
        length = chance.randint(2, 5)
        if len(words) > length:
            start = chance.randrange(len(words) - length)
            made.append(" ".join(words[start : start + length]))
    return made


def fill(folder: Path, acts: Iterable[Act]) -> None:
    """Put the same provisions into both indexes."""
    engine, table, count, start = TantivyEngine(folder / "tantivy"), sqlite3.connect(folder / "fts5.db"), 0, time.perf_counter()
    engine.clear()
    table.execute("CREATE VIRTUAL TABLE provisions USING fts5(heading, body)")
    for act in acts:
        count += engine.replace(act[0].expression, act)
        table.executemany("INSERT INTO provisions VALUES (?, ?)", [(f"{row.act_title} {row.label} {row.heading}", row.body) for row in act])
    engine.commit()
    engine.close()
    table.commit()
    table.close()
    print(f"{count} provisions in both indexes after {time.perf_counter() - start:.0f} s")


def report(folder: Path, queries: Sequence[str]) -> None:
    """Ask, in turn, and print."""
    search, planner = Search(TantivyEngine(folder / "tantivy")), Planner()
    plans = {query: planner.plan(SearchQuery(query), TODAY) for query in queries}
    bare, table = BareTantivy(folder / "tantivy"), sqlite3.connect(folder / "fts5.db")
    ways: dict[str, Callable[[str], object]] = {
        "whole search": lambda query: search.find(SearchQuery(query)),
        "bare tantivy, any word": lambda query: bare.ids(plans[query], tantivy.Occur.Should),
        "SQLite FTS5, any word": lambda query: fts5(table, plans[query], "OR"),
        "bare tantivy, all words": lambda query: bare.ids(plans[query], tantivy.Occur.Must),
        "SQLite FTS5, all words": lambda query: fts5(table, plans[query], "AND"),
    }
    p95 = {name: shown(name, times) for name, times in timed(queries, ways).items()}
    relaxed = sum(bool(search.find(SearchQuery(query)).relaxed) for query in queries)
    print(f"{relaxed} of {len(queries)} queries were loosened by the whole search")
    whole = p95["whole search"]
    print(f"whole search takes {whole / p95['bare tantivy, any word']:.2f} times what bare tantivy does at p95 (goal: at most 3)")
    print(f"whole search is {p95['SQLite FTS5, any word'] / whole:.1f} times as quick as FTS5 at p95 (goal: at least 20)")


def shown(name: str, times: Sequence[float]) -> float:
    """Print the times of one way; gives p95."""
    print(f"{name:24}  p50 {percentile(times, 50):8.2f} ms   p95 {percentile(times, 95):8.2f} ms   max {times[-1]:8.2f} ms")
    return percentile(times, 95)


def timed(queries: Sequence[str], ways: Mapping[str, Callable[[str], object]]) -> dict[str, list[float]]:
    """Milliseconds of each query by way, sorted; a query is asked of every way in turn, the best of three counts."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for query in queries:
        for name, answer in ways.items():
            times[name].append(min(once(answer, query) for _ in range(TRIES)))
    return {name: sorted(row) for name, row in times.items()}


def once(answer: Callable[[str], object], query: str) -> float:
    start = time.perf_counter()
    answer(query)
    return (time.perf_counter() - start) * 1000


def percentile(times: Sequence[float], percent: int) -> float:
    return times[min(len(times) - 1, len(times) * percent // 100)]


class BareTantivy:
    """What any program would do with tantivy alone: words to a query, ten documents' identities."""

    def __init__(self, folder: Path) -> None:
        index = open_index(folder)
        index.reload()
        self._schema, self._searcher = index.schema, index.searcher()

    def ids(self, plan: SearchPlan, occur: tantivy.Occur) -> list[object]:
        words = [(occur, tantivy.Query.term_query(self._schema, "all", word.terms[0], "freq")) for word in plan.words]
        hits = self._searcher.search(tantivy.Query.boolean_query(words), 10).hits
        return [self._searcher.doc(place).get_first("stored") for _score, place in hits]


def fts5(table: sqlite3.Connection, plan: SearchPlan, joined: str) -> list[tuple[int]]:
    """The ten best rows by bm25."""
    words = f" {joined} ".join(f'"{word.surface}"' for word in plan.words)
    return table.execute("SELECT rowid FROM provisions WHERE provisions MATCH ? ORDER BY rank LIMIT 10", (words,)).fetchall()


if __name__ == "__main__":
    main()
