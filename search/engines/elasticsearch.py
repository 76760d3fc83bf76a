"""The engine for more than one machine: an Elasticsearch cluster. Many may read while one writes."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from search.engines.elasticsearch_cluster import Cluster
from search.engines.elasticsearch_compile import Compiler
from search.engines.elasticsearch_connection import Connection
from search.engines.elasticsearch_read import counted_terms, page, scan
from search.engines.elasticsearch_words import nearest_words
from search.engines.elasticsearch_write import Incremental, Rebuild, Writer, living
from search.model import EngineResult, Found, SearchDocument, SearchPlan, Unindexed

SECONDS_TO_WAIT: Final = 60.0                # for another program that makes the index anew
SECONDS_TRUSTED: Final = 10.0                # for which the version of the index is not looked at again


class ElasticsearchEngine:
    """`SearchEngine` over a cluster, asked when first needed. Safe for threads; reading follows every commit, by whichever program.

    ``patience``: seconds to wait for another program that makes the index anew.
    """

    def __init__(self, cluster: Cluster, patience: float = SECONDS_TO_WAIT, today: Callable[[], date] = date.today) -> None:
        self.cluster = cluster
        self.patience = patience
        self._today = today
        self._lock = threading.RLock()
        self._connection = Connection(cluster)
        self._writer: Writer | None = None
        self._seen: tuple[float, int] = (0.0, 0)

    def replace(self, expression: str, documents: Iterable[SearchDocument]) -> int:
        with self._lock:
            return self._writing().replace(expression, documents)

    def remove(self, expression: str) -> None:
        with self._lock:
            self._writing().remove(expression)

    def clear(self) -> None:
        """Begin a new index beside the one in use, which `commit` puts in its place; readers go on with the former until then."""
        with self._lock:
            self._end_writing()
            self._writer = Rebuild(self._connection, self._today)

    def commit(self) -> tuple[Unindexed, ...]:
        with self._lock:
            if self._writer is None:
                return ()
            refused = self._writer.commit()
            self._end_writing()
            return refused

    def close(self) -> None:
        """Stop writing; a new index not yet put in use is dropped. The engine can be used again."""
        with self._lock:
            self._end_writing()
            self._connection.close()
            self._seen = (0.0, 0)

    def count(self) -> int:
        self._day()
        return int(self._connection.ask(lambda client: client.count(index=self.cluster.index))["count"])

    def search(self, plan: SearchPlan) -> EngineResult:
        compiler = Compiler(plan, self._day())
        return EngineResult((), 0, 0, {}) if compiler.empty else page(self._connection, compiler)

    def scan(self, plan: SearchPlan, limit: int) -> Iterator[Found]:
        compiler = Compiler(plan, self._day())
        if not compiler.empty and limit > 0:
            yield from scan(self._connection, compiler, limit)

    def frequencies(self, terms: Iterable[str]) -> Mapping[str, int]:
        self._day()
        return counted_terms(self._connection, terms)

    def nearest(self, word: str, limit: int = 3) -> tuple[str, ...]:
        self._day()
        return nearest_words(self._connection, word, limit)

    def _writing(self) -> Writer:
        if self._writer is None:
            self._writer = Incremental(self._connection, self._today, self.patience)
        return self._writer

    def _end_writing(self) -> None:
        writer, self._writer = self._writer, None
        if writer:
            writer.close()
        self._seen = (0.0, 0)

    def _day(self) -> int:
        """The last day on which documents were marked; looks now and then whether the index is one of this version."""
        trusted, day = self._seen
        if time.monotonic() >= trusted:
            day = living(self._connection, self._connection.ask)["day"]
            self._seen = time.monotonic() + SECONDS_TRUSTED, day
        return day
