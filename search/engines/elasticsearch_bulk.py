"""Batches of documents on their way: bounded in number and size, slowed down by a busy cluster, each refusal told by document."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from elasticsearch import ApiError, Elasticsearch

from search.engines.elasticsearch_connection import BUSY, NDJSON, Connection, posted, reason_of, waits
from search.engines.elasticsearch_lines import Lines
from search.model import EngineAwayError, SearchDocument, SearchError, Unindexed

MOST_BYTES: Final = 4_000_000                # of a batch
MOST_DOCUMENTS: Final = 500
AT_ONCE: Final = 4                           # batches being analysed or on their way; the reader of documents waits meanwhile
PATIENT_TRIES: Final = 12                    # of documents a busy cluster sent back: about a minute
ANSWER: Final = ("errors", "items.*.status", "items.*.error.type", "items.*.error.reason", "items.*.error.caused_by.reason", "error")
SHARD_WAIT: Final = "10s"                    # for a shard no node holds; then the documents are sent back
WISHES: Final = MappingProxyType({"require_alias": True, "timeout": SHARD_WAIT, "filter_path": ANSWER})
TOO_LARGE: Final = 413
GONE: Final = 404                            # the index itself


class Order(NamedTuple):
    """What to do with one document; without the document itself it is to be removed."""

    name: str                                # in the index
    id: str
    expression: str
    document: SearchDocument | None = None


class Ready(NamedTuple):
    """An order as it is sent."""

    order: Order
    lines: bytes


class Bulk:
    """Carries orders out on one alias. Not safe for threads; analysis and sending are done by others, a few batches at once."""

    def __init__(self, connection: Connection, alias: str, today: Callable[[], date]) -> None:
        self._connection = connection
        self._alias = alias
        self._today = today
        self._lines = Lines()
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="bulk")
        self._sent: list[Future[list[Unindexed]]] = []
        self._orders: list[Order] = []
        self._refused: list[Unindexed] = []

    def add(self, order: Order) -> None:
        self._orders.append(order)
        if len(self._orders) >= MOST_DOCUMENTS:
            self._send()

    def drain(self) -> tuple[Unindexed, ...]:
        """Send the rest and wait for all; gives the documents refused since the last time."""
        self._send()
        self._wait(0)
        refused, self._refused = tuple(self._refused), []
        return refused

    def close(self) -> None:
        """Drop what was not sent."""
        self._orders.clear()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._lines.close()

    def _send(self) -> None:
        if not self._orders:
            return
        self._wait(AT_ONCE - 1)
        self._sent.append(self._pool.submit(self._carry_out, self._orders, self._today()))
        self._orders = []

    def _wait(self, left: int) -> None:
        """Until no more than so many are on their way."""
        while len(self._sent) > left:
            self._refused += self._sent.pop(0).result()

    def _carry_out(self, orders: Sequence[Order], today: date) -> list[Unindexed]:
        """Analyse and send until every document is in or refused for good."""
        refused: list[Unindexed] = []
        ready = [Ready(order, b'{"delete":{"_id":"%s"}}\n' % order.name.encode()) for order in orders if order.document is None]
        given = [order for order in orders if order.document is not None]
        lines = self._lines.of([order.document for order in given if order.document], today)
        for order, line in zip(given, lines, strict=True):
            if isinstance(line, str):
                refused.append(Unindexed(order.id, order.expression, line))
            else:
                ready.append(Ready(order, b'{"index":{"_id":"%s"}}\n%s\n' % (order.name.encode(), line)))
        for batch in _batches(ready):
            refused += self._post(batch)
        return refused

    def _post(self, batch: Sequence[Ready]) -> list[Unindexed]:
        refused: list[Unindexed] = []
        for wait in (*waits(PATIENT_TRIES), None):
            busy = []
            for one, status, error in self._answers(batch):
                if status in BUSY:
                    busy.append(one)
                elif error and status == GONE:
                    raise SearchError("the index being written was removed: another process makes it anew")
                elif error:
                    reason = f"the search engine refuses it: {reason_of({'error': error})}"
                    refused.append(Unindexed(one.order.id, one.order.expression, reason))
            if not busy:
                return refused
            if wait is None:
                break
            batch = busy
            time.sleep(wait)
        raise EngineAwayError(f"the search engine is too busy: {len(busy)} documents were sent back {PATIENT_TRIES} times")

    def _answers(self, batch: Sequence[Ready]) -> Iterator[tuple[Ready, int, Any]]:
        """What became of each order: its status, and its error if there is one."""
        try:
            answer = self._connection.tell(lambda client: self._ask(client, batch))
        except SearchError as error:
            if len(batch) == 1 or not (isinstance(error.__cause__, ApiError) and error.__cause__.status_code == TOO_LARGE):
                raise
            half = len(batch) // 2
            yield from self._answers(batch[:half])
            yield from self._answers(batch[half:])
            return
        for one, item in zip(batch, answer.get("items", ()) if answer.get("errors") else (), strict=False):
            (outcome,) = item.values()
            yield one, outcome["status"], outcome.get("error")

    def _ask(self, client: Elasticsearch, batch: Sequence[Ready]) -> dict[str, Any]:
        body = b"".join(one.lines for one in batch)
        found: dict[str, Any] = posted(client, f"/{self._alias}/_bulk", NDJSON, body, WISHES).body
        return found


def _batches(ready: Iterable[Ready]) -> Iterator[list[Ready]]:
    """Cut so that none is much larger than `MOST_BYTES`."""
    batch: list[Ready] = []
    size = 0
    for one in ready:
        batch.append(one)
        size += len(one.lines)
        if size >= MOST_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
