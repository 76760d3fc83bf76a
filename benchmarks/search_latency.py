"""How quick is finding? The whole search beside the bare engine on the same provisions, in one run; and how quick the index is built.

    python benchmarks/search_latency.py --corpus ../shared/data/codes --provisions 200000 1500000
    python benchmarks/search_latency.py --corpus ../shared/data/codes --provisions 200000 --engine elasticsearch --url http://127.0.0.1:9200

The provisions of the corpus (or of the sample that ships) are multiplied: each copy is an act of its own in which every fifth word
is replaced by one drawn from the running text, so that lists of occurrences grow as they would. Queries are two to five
words of a random provision (or the lines of --queries-from). All answer the same queries on the same rows, turn by turn:

    whole search   reading the query, other words from the glossary, all engine queries, grouping, facets, highlighting: `Search.find`
    bare engine    the engine's own query for the same search, with the other words and all weights, made ready beforehand: run
                   alone for the ten best documents (where the whole search loosens and asks again, both queries)
    words alone    one query of the same words over one field that ranks what holds any of them (or all), the ten best documents
    SQLite FTS5    heading and text of the same rows, its own tokenizer, the ten best rowids by bm25 (up to --fts5 provisions)

Building: `SearchEngine.replace` of ready documents, analysis included, beside feeding the same fields as ready tokens.

Goals: p95 of the whole search at most 3 times bare tantivy's, 1.5 times the bare request to Elasticsearch; building at most 4 times
and 1.5 times feeding; a twentieth of FTS5. What grows from the first size to the last is printed at the end.
"""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, Protocol

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bare import BareElasticsearch, BareTantivy, Fts5, feed_elasticsearch, feed_tantivy, make_index
from multiplying import Act, Multiplied, asked, corpus

from search.engines.tantivy import TantivyEngine
from search.engines.tantivy_writer import fields_of
from search.fields import Words
from search.model import EngineResult, SearchEngine, SearchPlan, SearchQuery
from search.service import Search

TRIES = 3
GOALS = {"tantivy": (3.0, 4.0), "elasticsearch": (1.5, 1.5)}
INDEX = "toplu-latency"


class Bare(Protocol):
    def ask(self, query: str, *, every: bool) -> list[Any]: ...
    def ready(self, plans: Iterable[SearchPlan]) -> list[Any]: ...
    def run(self, queries: Iterable[Any]) -> list[Any]: ...


def main() -> None:
    """For each size: build, ask, print; then what grew."""
    args = _arguments()
    acts = list(corpus(args.corpus))
    queries = _queries(args, acts)
    print(f"{sum(map(len, acts))} provisions of the corpus in {len(acts)} acts, {len(queries)} queries")
    found = {}
    for size in args.provisions:
        with ExitStack() as stack:
            folder = Path(tempfile.mkdtemp(prefix="toplu-latency-", dir=args.scratch))
            stack.callback(shutil.rmtree, folder)
            building(args, folder, Multiplied(acts, args.built, args.seed))
            found[size] = asking(args, folder, Multiplied(acts, size, args.seed), queries)
    if len(found) > 1:
        grown(found)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=Path(__file__).resolve().parent.parent / "fixtures", help="folder of texts")
    parser.add_argument("--provisions", type=int, nargs="+", default=[200_000])
    parser.add_argument("--engine", choices=tuple(GOALS), default="tantivy")
    parser.add_argument("--url", default="http://127.0.0.1:9200", help="of the Elasticsearch node")
    parser.add_argument("--built", type=int, default=200_000, help="provisions in the comparison of building with feeding; 0 leaves it out")
    parser.add_argument("--fts5", type=int, default=200_000, help="provisions up to which SQLite FTS5 is asked, too")
    parser.add_argument("--queries", type=int, default=300, help="how many to make")
    parser.add_argument("--queries-from", type=Path, help="a file with one query a line, or tab-separated with the query last")
    parser.add_argument("--scratch", type=Path, help="folder for the indexes (a temporary one is made in it)")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _queries(args: argparse.Namespace, acts: Sequence[Act]) -> list[str]:
    if args.queries_from:
        return [line.rsplit("\t", 1)[-1].strip() for line in args.queries_from.read_text("utf-8").splitlines() if line.strip()]
    return asked(acts, args.queries, random.Random(args.seed))


def _engine(args: argparse.Namespace, folder: Path) -> SearchEngine:
    if args.engine == "tantivy":
        return TantivyEngine(folder / "tantivy")
    from search.engines.elasticsearch import ElasticsearchEngine
    from search.engines.elasticsearch_cluster import Cluster

    return ElasticsearchEngine(Cluster((args.url,), index=INDEX))


def building(args: argparse.Namespace, folder: Path, acts: Iterable[Act]) -> None:
    """Feed ready tokens, then give the same documents to the engine; print both times."""
    held = list(acts)
    if not held:
        return
    fed = _feeding(args, folder, held)
    engine = _engine(args, folder)
    start = time.perf_counter()
    fill(engine, held)
    whole = time.perf_counter() - start
    engine.close()
    each = 1000 / sum(map(len, held))
    print(f"building: {whole * each:.3f} ms a provision, feeding ready tokens {fed * each:.3f} ms")
    print(f"  building takes {whole / fed:.2f} times as long (goal: at most {GOALS[args.engine][1]})")


def _feeding(args: argparse.Namespace, folder: Path, held: Sequence[Act]) -> float:
    """Seconds to feed what is made ready beforehand."""
    words, today = Words(), date(2026, 1, 1)
    documents = list(chain.from_iterable(held))
    if args.engine == "tantivy":
        ready = [fields_of(document, words.of(document), today) for document in documents]
        return _seconds(lambda: feed_tantivy(folder / "fed", ready))
    from search.engines.elasticsearch_cluster import Cluster
    from search.engines.elasticsearch_mapping import index_of, sent

    lines = [sent(document, words.of(document), today) for document in documents]
    make_index(args.url, f"{INDEX}-fed", index_of(Cluster((args.url,), replicas=0), {}))
    try:
        return _seconds(lambda: feed_elasticsearch(args.url, f"{INDEX}-fed", lines))
    finally:
        make_index(args.url, f"{INDEX}-fed", None)


def fill(engine: SearchEngine, acts: Iterable[Act]) -> int:
    """A new index of the acts; gives the number of provisions."""
    engine.clear()
    count = sum(engine.replace(act[0].expression, act) for act in acts)
    if refused := engine.commit():
        raise RuntimeError(f"{len(refused)} documents were refused, the first: {refused[0]}")
    return count


def asking(args: argparse.Namespace, folder: Path, acts: Multiplied, queries: Sequence[str]) -> dict[str, float]:
    """Build an index of all acts, ask, print the times; gives p95 by way."""
    engine, start = _engine(args, folder), time.perf_counter()
    count = fill(engine, acts)
    engine.close()
    print(f"\n{count} provisions indexed in {time.perf_counter() - start:.0f} s, making them included")
    search, bare = Search(engine), _bare(args, folder)
    ready = {query: bare.ready(_plans(search, query)) for query in queries}
    ways: dict[str, Callable[[str], object]] = {
        "whole search": lambda query: search.find(SearchQuery(query)),
        f"bare {args.engine}": lambda query: bare.run(ready[query]),
        "words alone, any": partial(bare.ask, every=False),
        "words alone, all": partial(bare.ask, every=True),
    }
    if count <= args.fts5:
        table = _fts5(folder, acts)
        ways |= {"SQLite FTS5, any": partial(table.ask, every=False), "SQLite FTS5, all": partial(table.ask, every=True)}
    p95 = {name: shown(name, times) for name, times in timed(queries, ways).items()}
    compared(args, p95, sum(len(one) > 1 for one in ready.values()) / len(queries))
    engine.close()
    return p95


def _plans(search: Search, query: str) -> list[SearchPlan]:
    """The plans a search asks of its engine."""
    engine, asked_of_it = search.engine, []

    def listening(plan: SearchPlan) -> EngineResult:
        asked_of_it.append(plan)
        return engine.search(plan)

    search.engine = Listening(engine, listening)
    try:
        search.find(SearchQuery(query))
    finally:
        search.engine = engine
    return asked_of_it


class Listening:
    """An engine whose `search` is another."""

    def __init__(self, engine: SearchEngine, search: Callable[[SearchPlan], EngineResult]) -> None:
        self._engine = engine
        self.search = search

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)


def _bare(args: argparse.Namespace, folder: Path) -> Bare:
    return BareTantivy(folder / "tantivy") if args.engine == "tantivy" else BareElasticsearch(args.url, INDEX)


def _fts5(folder: Path, acts: Iterable[Act]) -> Fts5:
    table = Fts5(folder / "fts5.db")
    for act in acts:
        table.add(act)
    table.commit()
    return table


def compared(args: argparse.Namespace, p95: Mapping[str, float], loosened: float) -> None:
    """Print what the issue asks: the whole beside the bare engine, and beside FTS5."""
    whole, same = p95["whole search"], p95[f"bare {args.engine}"]
    print(f"{loosened:.0%} of the queries were loosened by the whole search, which asks the engine again then")
    print(f"whole search takes {whole / same:.2f} times what the bare engine does at p95 (goal: at most {GOALS[args.engine][0]})")
    print(f"  and {whole / p95['words alone, any']:.2f} times what the words alone take, without other words, headings and forms")
    if fts5 := p95.get("SQLite FTS5, any"):
        print(f"whole search is {fts5 / whole:.1f} times as quick as FTS5 at p95 (goal: at least 20)")


def grown(found: Mapping[int, Mapping[str, float]]) -> None:
    """Print how p95 grew from the first size to the last."""
    (first, before), *_between, (last, after) = found.items()
    print(f"\nfrom {first} to {last} provisions ({last / first:.1f} times) p95 grew")
    for name in after:
        if name in before:
            print(f"{name:32}  {before[name]:8.2f} ms → {after[name]:8.2f} ms, {after[name] / before[name]:.1f} times")


def shown(name: str, times: Sequence[float]) -> float:
    """Print the times of one way; gives p95."""
    print(f"{name:32}  p50 {percentile(times, 50):8.2f} ms   p95 {percentile(times, 95):8.2f} ms   max {times[-1]:8.2f} ms")
    return percentile(times, 95)


def timed(queries: Sequence[str], ways: Mapping[str, Callable[[str], object]]) -> dict[str, list[float]]:
    """Milliseconds of each query by way, sorted; a query is asked of every way in turn, the best of three counts."""
    for query in islice(queries, 20):
        for answer in ways.values():
            answer(query)
    times: dict[str, list[float]] = {name: [] for name in ways}
    for query in queries:
        for name, answer in ways.items():
            times[name].append(1000 * min(_seconds(partial(answer, query)) for _ in range(TRIES)))
    return {name: sorted(row) for name, row in times.items()}


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def percentile(times: Sequence[float], percent: int) -> float:
    return times[min(len(times) - 1, len(times) * percent // 100)]


if __name__ == "__main__":
    main()
