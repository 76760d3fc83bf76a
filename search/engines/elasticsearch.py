"""The engine for more than one machine: an Elasticsearch cluster. Many may read while one writes."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Final

from search.engines.elasticsearch_cluster import Cluster
from search.engines.elasticsearch_compile import Compiler
from search.engines.elasticsearch_connection import Connection
from search.engines.elasticsearch_read import counted_terms, page, scan
from search.engines.elasticsearch_words import nearest_words
from search.engines.elasticsearch_write import Incremental, Rebuild, Writer, living
from search.model import EngineResult, Found, SearchDocument, SearchPlan, Unindexed

SECONDS_TRUSTED: Final = 10.0                # for which the version of the index is not looked at again


class ElasticsearchEngine:
    """`SearchEngine` over a cluster, asked when first needed. Safe for threads; reading follows every commit, by whichever program."""

    def __init__(self, cluster: Cluster, today: Callable[[], date] = date.today) -> None:
        self.cluster = cluster
        self._today = today
        self._lock = threading.RLock()
        self._connection = Connection(cluster)
        self._writer: Writer | None = None
        self._seen: tuple[float, int] = (0.0, 0)

    def replace(self, expression: str, documents: Iterable[SearchDocument]) -> int:
        with self._given_up_on_failure():
            return self._writing().replace(expression, documents)

    def remove(self, expression: str) -> None:
        with self._given_up_on_failure():
            self._writing().remove(expression)

    def clear(self) -> None:
        """Begin a new index beside the one in use, which `commit` puts in its place; readers go on with the former until then."""
        with self._lock:
            self._end_writing()
            self._writer = Rebuild(self._connection, self._today)

    def commit(self) -> tuple[Unindexed, ...]:
        with self._given_up_on_failure():
            refused = self._writer.commit() if self._writer else ()
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

    @contextmanager
    def _given_up_on_failure(self) -> Iterator[None]:
        """One writes at a time; after a failure the next one begins anew."""
        with self._lock:
            try:
                yield
            except BaseException:
                self._end_writing()
                raise

    def _writing(self) -> Writer:
        if self._writer is None:
            self._writer = Incremental(self._connection, self._today)
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
            day = living(self._connection, self._connection.ask)[1]["day"]
            self._seen = time.monotonic() + SECONDS_TRUSTED, day
        return day
