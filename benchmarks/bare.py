"""What finding is measured against: the engines alone, asked the simplest question that ranks, and fed ready tokens."""

import http.client
import json
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import tantivy

from language.analysis import Analyzer, words_of
from search.clauses import Field
from search.engines.tantivy_folder import Folder
from search.engines.tantivy_index import open_index, schema
from search.engines.tantivy_query import Compiler
from search.engines.tantivy_view import View
from search.model import SearchDocument, SearchPlan

MOST = 10
BATCH = 500


class BareTantivy:
    """What any program would do with tantivy alone: ten stored documents of one query."""

    def __init__(self, folder: Path) -> None:
        generation = Folder(folder).current()
        index = open_index(generation.folder)
        index.reload()
        self._schema, self._searcher, self._terms = index.schema, index.searcher(), Analyzer("aze").terms
        self._view = View(self._searcher, self._schema, generation)

    def ask(self, query: str, *, every: bool) -> list[Any]:
        """The ten best of those that hold any of the words in one field, or `every` one of them."""
        occur = tantivy.Occur.Must if every else tantivy.Occur.Should
        words = [(occur, tantivy.Query.term_query(self._schema, Field.TEXT.value, term, "freq")) for term in self._terms(query)]
        return self.run([tantivy.Query.boolean_query(words)])

    def ready(self, plans: Iterable[SearchPlan]) -> list[tantivy.Query]:
        """The engine's own queries for the same plans."""
        return [Compiler(self._view, plan).ranking for plan in plans]

    def run(self, queries: Iterable[tantivy.Query]) -> list[Any]:
        """The ten best documents of each query."""
        places = [place for query in queries for _score, place in self._searcher.search(query, MOST).hits]
        return [self._searcher.doc(place).get_first("stored") for place in places]


class BareElasticsearch:
    """The same of Elasticsearch: one request a query over one connection, the answer read."""

    def __init__(self, url: str, index: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(url).netloc)
        self._path, self._terms = f"/{index}/_search", Analyzer("aze").terms

    def ask(self, query: str, *, every: bool) -> list[Any]:
        words = [{"term": {Field.TEXT.value: term}} for term in self._terms(query)]
        return self.run([{"query": {"bool": {"must" if every else "should": words}}, "size": MOST}])

    def ready(self, plans: Iterable[SearchPlan]) -> list[dict[str, Any]]:
        from search.engines.elasticsearch_compile import Compiler as ForElasticsearch

        compilers = (ForElasticsearch(plan, plan.today.toordinal()) for plan in plans)
        return [{"query": compiler.query(), "size": MOST} for compiler in compilers if not compiler.empty]

    def run(self, queries: Iterable[dict[str, Any]]) -> list[Any]:
        found: list[Any] = []
        for body in queries:
            self._connection.request("POST", self._path, json.dumps(body), {"content-type": "application/json"})
            found += json.loads(self._connection.getresponse().read())["hits"]["hits"]
        return found


class Fts5:
    """SQLite's full-text search over heading and text of the same rows, its own tokenizer, the ten best rowids by bm25."""

    def __init__(self, file: Path) -> None:
        self._table = sqlite3.connect(file)
        self._table.execute("CREATE VIRTUAL TABLE IF NOT EXISTS provisions USING fts5(heading, body)")

    def add(self, act: Iterable[SearchDocument]) -> None:
        rows = [(f"{row.act_title} {row.label} {row.heading}", row.body) for row in act]
        self._table.executemany("INSERT INTO provisions VALUES (?, ?)", rows)

    def commit(self) -> None:
        self._table.commit()

    def ask(self, query: str, *, every: bool) -> list[Any]:
        words = (" AND " if every else " OR ").join(f'"{word}"' for word in words_of(query))
        return self._table.execute(f"SELECT rowid FROM provisions WHERE provisions MATCH ? ORDER BY rank LIMIT {MOST}", (words,)).fetchall()


def feed_tantivy(folder: Path, ready: Sequence[dict[str, Any]]) -> None:
    """Put documents of ready tokens into an index of the same fields, and commit."""
    folder.mkdir()
    index = tantivy.Index(schema(), str(folder))
    index.register_tokenizer("terms", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    writer, fields = index.writer(64_000_000, 1), index.schema
    for document in ready:
        writer.add_document(tantivy.Document.from_dict(document, fields))
    writer.commit()


def feed_elasticsearch(url: str, index: str, lines: Sequence[bytes]) -> None:
    """Send ready lines in batches, one after another, and make them visible."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc)
    for start in range(0, len(lines), BATCH):
        body = b"".join(b'{"index":{}}\n' + line + b"\n" for line in lines[start : start + BATCH])
        _request(connection, "POST", f"/{index}/_bulk", body)
    _request(connection, "POST", f"/{index}/_refresh", b"")


def make_index(url: str, index: str, body: dict[str, Any] | None) -> None:
    """Make an index, or remove it when there is no body."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc)
    _request(connection, "PUT" if body else "DELETE", f"/{index}", json.dumps(body).encode() if body else b"")


def _request(connection: http.client.HTTPConnection, method: str, path: str, body: bytes) -> None:
    connection.request(method, path, body, {"content-type": "application/x-ndjson" if path.endswith("_bulk") else "application/json"})
    answer = connection.getresponse()
    text = answer.read()
    if answer.status >= 300 or b'"errors":true' in text[:200]:
        raise RuntimeError(f"{method} {path}: {answer.status} {text[:300]!r}")
