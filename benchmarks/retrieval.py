"""How good is finding on a test collection? Indexes its articles, asks its queries, writes a TREC run.

    cd ../shared/data/retrieval
    python $TOPLU/benchmarks/retrieval.py --articles articles.dev.jsonl --queries queries.dev.tsv --run dev.run --engine tantivy
    python score.py qrels.dev.txt dev.run --queries queries.dev.tsv

The answers are those `Search` gives to a user who types the query, provision by provision, nothing else: the same plans, the same
loosening. With --qrels the measures are printed too. --engine elasticsearch asks the node named by --url.
"""

import argparse
import os
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from search.collection import fill, read_articles
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch_connection import Cluster
from search.engines.tantivy import TantivyEngine
from search.evaluation import evaluate, read_judgments, read_queries, table
from search.model import SearchEngine, SearchQuery
from search.service import Search

DEPTH = 100


def main() -> None:
    """Index, ask, write."""
    args = _arguments()
    folder = Path(tempfile.mkdtemp(prefix="toplu-retrieval-", dir=args.scratch))
    engine = _engine(args, folder)
    try:
        ids = fill(engine, (row for file in args.articles for row in read_articles(file)))
        report(args, Search(engine), ids)
    finally:
        engine.close()
        shutil.rmtree(folder, ignore_errors=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, nargs="+", required=True, help="lines of JSON: id, code, article, title, text")
    parser.add_argument("--queries", type=Path, required=True, help="qid, class and query, tab-separated")
    parser.add_argument("--run", type=Path, required=True, help="where the TREC run is written")
    parser.add_argument("--engine", choices=("tantivy", "elasticsearch"), default="tantivy")
    parser.add_argument("--url", default="http://127.0.0.1:9200", help="of the Elasticsearch node")
    parser.add_argument("--qrels", type=Path, help="judgments; the measures are printed")
    parser.add_argument("--scratch", type=Path, help="folder for the index (a temporary one is made in it)")
    return parser.parse_args()


def _engine(args: argparse.Namespace, folder: Path) -> SearchEngine:
    if args.engine == "tantivy":
        return TantivyEngine(folder / "index")
    return ElasticsearchEngine(Cluster((args.url,), index=f"toplu-retrieval-{os.getpid()}", replicas=0))


def report(args: argparse.Namespace, search: Search, ids: dict[str, str]) -> None:
    """Ask all queries, write the run, print what was found."""
    queries = read_queries(args.queries)
    answers = {query.text: [ids[found.document.id] for found in search.export(SearchQuery(query.text), DEPTH)] for query in queries}
    lines = [
        f"{query.id} Q0 {id_} {rank} {DEPTH - rank} toplu-{args.engine}"
        for query in queries for rank, id_ in enumerate(answers[query.text], 1)
    ]
    args.run.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(ids)} articles, {len(queries)} queries, {sum(not found for found in answers.values())} without an answer: {args.run}")
    if args.qrels:
        measures = evaluate(queries, read_judgments(args.qrels), answers.__getitem__)
        print("\n".join(table(measures)))


if __name__ == "__main__":
    main()
