"""Writing: into the living index by expression, or into a new one beside it that takes its place at the end."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any, Final, Protocol

from elasticsearch import ApiError, Elasticsearch

from search.engines.elasticsearch_bulk import Bulk, Order
from search.engines.elasticsearch_connection import ADVICE, Connection
from search.engines.elasticsearch_mapping import DEEPEST, MAKER, id_of, index_of, versions
from search.model import IndexMissingError, SearchDocument, SearchError, Unindexed

SECONDS_TO_SPREAD: Final = "30s"             # waited for the copies of a new index before it is filled, and before it is put in use
FILLING: Final = "filling"
LIVING: Final = "living"
Meta = Mapping[str, Any]


class Writer(Protocol):
    """What `ElasticsearchEngine` writes through."""

    def replace(self, expression: str, documents: Iterable[SearchDocument]) -> int: ...

    def remove(self, expression: str) -> None: ...

    def commit(self) -> tuple[Unindexed, ...]: ...

    def close(self) -> None: ...


class _Orders:
    """Documents in, orders out; remembers what was refused."""

    def __init__(self, connection: Connection, alias: str, today: Callable[[], date]) -> None:
        self.bulk = Bulk(connection, alias, today)
        self._twice: list[Unindexed] = []
        self._sent_back: list[Unindexed] = []

    def put(self, expression: str, documents: Iterable[SearchDocument]) -> set[str]:
        """Send the documents of one expression; gives their names in the index."""
        names = set[str]()
        for document in documents:
            name = id_of(document)
            if name in names:
                self._twice.append(Unindexed(document.id, expression, "another document of the expression has the same id"))
                continue
            names.add(name)
            self.bulk.add(Order(name, document.id, expression, document))
        return names

    def drop(self, expression: str, names: Iterable[str]) -> None:
        for name in names:
            self.bulk.add(Order(name, name, expression))

    def wait(self) -> int:
        """Until all is written; gives how many documents were sent back since the last `settle`."""
        self._sent_back += self.bulk.drain()
        return len(self._sent_back)

    def settle(self) -> tuple[Unindexed, ...]:
        """Wait until all is written; gives what was refused, here or there."""
        self.wait()
        refused = *self._twice, *self._sent_back
        self._twice, self._sent_back = [], []
        return refused


class Incremental:
    """Writes into the living index. Does not wait for a rebuild by another program: whoever rebuilds tells what changed meanwhile."""

    def __init__(self, connection: Connection, today: Callable[[], date]) -> None:
        self._connection = connection
        self._alias = connection.cluster.index
        self._index, meta = living(connection, connection.tell)
        _mark_day(connection, meta, today().toordinal())
        self._orders = _Orders(connection, self._alias, today)
        self._written: dict[str, set[str]] = {}
        self._refresh()                      # what a killed program left unseen is seen, and so replaced

    def replace(self, expression: str, documents: Iterable[SearchDocument]) -> int:
        held = self._names(expression)
        names = self._orders.put(expression, documents)
        self._orders.drop(expression, held - names)
        self._written[expression] = names
        return len(names)

    def remove(self, expression: str) -> None:
        self.replace(expression, ())

    def commit(self) -> tuple[Unindexed, ...]:
        """Make it visible. Raises `SearchError` when a rebuild took the index's place meanwhile: it may have missed what was written."""
        refused = self._orders.settle()
        self._refresh()
        self._written.clear()
        if living(self._connection, self._connection.tell)[0] != self._index:
            raise SearchError("the search index was made anew by another process meanwhile; what changed is to be told again")
        return refused

    def close(self) -> None:
        self._orders.bulk.close()

    def _names(self, expression: str) -> set[str]:
        """The names of an expression's documents, those not yet seen included."""
        if expression in self._written:
            self._orders.wait()
            return self._written[expression]
        return set(names_of(self._connection, self._alias, expression))

    def _refresh(self) -> None:
        self._connection.tell(lambda client: client.indices.refresh(index=self._alias))


class Rebuild:
    """Fills a new index; `commit` puts it in the living one's place. The newest rebuild wins: it removes what another one is filling."""

    def __init__(self, connection: Connection, today: Callable[[], date]) -> None:
        self._connection = connection
        self._cluster = connection.cluster
        self._remove_left_over()
        stamp = datetime.now(UTC).strftime("%Y%m%d%H%M%S")
        self.name = f"{self._cluster.index}-{stamp}-{uuid.uuid4().hex[:8]}"
        self._alias = f"{self.name}-{FILLING}"
        self._meta = {"maker": MAKER, "index": self._cluster.index, "state": FILLING, "day": today().toordinal(), **versions()}
        body = index_of(self._cluster, self._meta)
        connection.tell(lambda client: _create(client, self.name, self._alias, body))
        self._orders = _Orders(connection, self._alias, today)
        self._counts: dict[str, int] = {}
        self._in_use = False

    def replace(self, expression: str, documents: Iterable[SearchDocument]) -> int:
        held = self._names(expression) if expression in self._counts else set()
        names = self._orders.put(expression, documents)
        self._orders.drop(expression, held - names)
        self._counts[expression] = len(names)
        return len(names)

    def remove(self, expression: str) -> None:
        if expression in self._counts:
            self.replace(expression, ())

    def commit(self) -> tuple[Unindexed, ...]:
        """Put the new index in use, when it holds all that was sent. Raises `SearchError` when it does not."""
        sent_back = self._orders.wait()
        self._connection.tell(lambda client: client.indices.refresh(index=self.name))
        self._check(sum(self._counts.values()) - sent_back)
        self._swap()
        self._in_use = True
        return self._orders.settle()

    def close(self) -> None:
        """Stop, and remove the index that was not put in use."""
        self._orders.bulk.close()
        if not self._in_use:
            with suppress(SearchError):
                remove(self._connection, self.name)

    def _names(self, expression: str) -> set[str]:
        self._orders.wait()
        self._connection.tell(lambda client: client.indices.refresh(index=self.name))
        return set(names_of(self._connection, self.name, expression))

    def _check(self, expected: int) -> None:
        found = self._connection.tell(lambda client: client.count(index=self.name))["count"]
        if found != expected:
            raise SearchError(f"the new search index holds {found} provisions, expected {expected}; {ADVICE} again")

    def _swap(self) -> None:
        """In one step: the alias to the new index, the old ones removed."""
        alias, meta = self._cluster.index, {**self._meta, "state": LIVING}
        self._connection.tell(lambda client: _spread(client, self.name))
        self._connection.tell(lambda client: client.indices.put_mapping(index=self.name, meta=meta))
        old = [name for name in self._connection.tell(lambda client: _behind(client, alias)) if name != self.name]
        actions: list[dict[str, Any]] = [{"remove_index": {"index": name}} for name in old]
        actions += [{"add": {"index": self.name, "alias": alias}}, {"remove": {"index": self.name, "alias": self._alias}}]
        self._connection.tell(lambda client: client.indices.update_aliases(actions=actions))
        with suppress(SearchError):          # one segment answers in half the time of twenty; the cluster does it by itself
            self._connection.tell(lambda client: client.indices.forcemerge(index=self.name, max_num_segments=1, wait_for_completion=False))

    def _remove_left_over(self) -> None:
        """Remove what killed rebuilds left, and what one that is still alive has filled so far."""
        for name in filling(self._connection):
            remove(self._connection, name)


def _create(client: Elasticsearch, name: str, alias: str, body: dict[str, Any]) -> None:
    """An index whose copies are there before the first document: what only one node holds is lost with that node."""
    client.indices.create(index=name, aliases={alias: {}}, wait_for_active_shards="all", timeout=SECONDS_TO_SPREAD, **body)


def remove(connection: Connection, name: str) -> None:
    connection.tell(lambda client: client.options(ignore_status=404).indices.delete(index=name))


def living(connection: Connection, ask: Callable[[Callable[[Elasticsearch], Any]], Any]) -> tuple[str, Meta]:
    """The index in use, and what it was made under; raises `IndexMissingError` when there is none, or one of another version."""
    alias = connection.cluster.index
    answer = ask(lambda client: client.indices.get_mapping(index=alias, filter_path="*.mappings._meta").body)
    name = next(iter(answer), "")
    found: dict[str, Any] = answer[name]["mappings"]["_meta"] if name else {}
    made = {name: found.get(name) for name in versions()}
    if made != versions():
        raise IndexMissingError(f"the search index {alias!r} is of version {made}, expected {versions()}; {ADVICE}")
    return name, found


def filling(connection: Connection) -> dict[str, Meta]:
    """The indexes of ours that are being filled or were left half filled."""
    prefix = connection.cluster.index
    answer = connection.tell(lambda client: client.indices.get_mapping(index=f"{prefix}-*", filter_path="*.mappings._meta").body)
    metas = {name: one["mappings"]["_meta"] for name, one in answer.items()}
    return {
        name: meta for name, meta in metas.items()
        if meta.get("maker") == MAKER and meta.get("index") == prefix and meta.get("state") == FILLING
    }  # fmt: skip


def names_of(connection: Connection, index: str, expression: str) -> Iterator[str]:
    """The names of an expression's documents, as far as they are seen."""
    query = {"term": {"expression": expression}}
    answer = connection.tell(
        lambda client: client.search(
            index=index, query=query, source=False, size=DEEPEST, sort="_doc", allow_partial_search_results=False,
            filter_path="hits.hits._id",
        ).body
    )  # fmt: skip
    return (hit["_id"] for hit in answer.get("hits", {}).get("hits", ()))


def _mark_day(connection: Connection, meta: Meta, day: int) -> None:
    """Say that documents are marked as of `day`, before they come."""
    if day > meta.get("day", 0):
        alias, fresh = connection.cluster.index, {**meta, "day": day}
        connection.tell(lambda client: client.indices.put_mapping(index=alias, meta=fresh))


def _spread(client: Elasticsearch, name: str) -> None:
    """Wait a while for the copies; without them the index is whole all the same."""
    with suppress(ApiError):
        client.options(request_timeout=60).cluster.health(index=name, wait_for_status="green", timeout=SECONDS_TO_SPREAD)


def _behind(client: Elasticsearch, alias: str) -> list[str]:
    """The indexes an alias stands for."""
    answer = client.options(ignore_status=404).indices.get_alias(name=alias)
    return [] if answer.meta.status == 404 else list(answer.body)
