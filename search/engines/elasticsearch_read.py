"""Answers of Elasticsearch as ours."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final

from elasticsearch import ApiError, Elasticsearch
from elasticsearch.exceptions import HTTP_EXCEPTIONS

from search.engines.elasticsearch_compile import ACT, Compiler, Query, frequencies
from search.engines.elasticsearch_connection import AS_JSON, JSON, NDJSON, Connection, posted
from search.engines.elasticsearch_mapping import DOCUMENT, unpacked
from search.model import FACETS, EngineResult, Found, FoundAct, SearchError
from storage.batches import batched

AT_A_TIME: Final = 1_000                     # provisions of a scan
TERMS_AT_A_TIME: Final = 500
KEPT: Final = "1m"                           # how long the cluster keeps a state for the next piece of a scan
Answer = Mapping[str, Any]


def asked(connection: Connection, request: Query, index: str | None = None) -> Answer:
    """The answer to a search. All shards answer, or it is an error: a page never shows half of what is held."""
    path = f"/{index}/_search" if index else "/_search"
    return connection.ask(lambda client: posted(client, path, JSON, request, _manner(connection)).body)


def _manner(connection: Connection) -> dict[str, Any]:
    """All shards or none; scores from the frequencies of all shards, so that the order does not depend on where a document lies."""
    return {"allow_partial_search_results": False} | ({"search_type": "dfs_query_then_fetch"} if connection.cluster.shards > 1 else {})


def asked_together(connection: Connection, requests: Iterable[Query], index: str) -> list[Answer]:
    """The answers to several searches, made at the same time."""
    lines = b"".join(AS_JSON.dumps(line) + b"\n" for request in requests for line in (_manner(connection), request))

    def ask(client: Elasticsearch) -> list[Answer]:
        answer = posted(client, f"/{index}/_msearch", NDJSON, lines, {})
        for one in answer["responses"]:
            if "error" in one:
                meta = replace(answer.meta, status=one["status"])
                raise HTTP_EXCEPTIONS.get(meta.status, ApiError)(str(one["error"].get("type")), meta, one)
        return list(answer["responses"])

    return connection.ask(ask)


def page(connection: Connection, compiler: Compiler) -> EngineResult:
    """A page of acts: the acts and the counts are asked for at the same time, then what each act has."""
    index = connection.cluster.index
    acts, counts = asked_together(connection, (compiler.acts(), compiler.counts()), index)
    counted = counts["aggregations"]
    total, acts_in_all = counted["all"]["doc_count"], counted["all"]["counted"]["value"]
    names = [hit["fields"][ACT][0] for hit in acts["hits"]["hits"]]
    wanted = names and total >= compiler.plan.enough
    found = tuple(_acts(connection, compiler, names, index)) if wanted else ()
    return EngineResult(found, total, acts_in_all, {facet: _facet(counted[facet]) for facet in FACETS})


def _acts(connection: Connection, compiler: Compiler, names: list[str], index: str) -> Iterator[FoundAct]:
    buckets = asked(connection, compiler.of_acts(names), index)["aggregations"]["acts"]["buckets"]
    acts = {bucket["key"]: FoundAct(_in_order(bucket["best"]["hits"]["hits"]), bucket["doc_count"]) for bucket in buckets}
    return (acts[name] for name in names if name in acts)        # one removed between the two questions is gone


def _in_order(hits: Iterable[Answer]) -> tuple[Found, ...]:
    return tuple(sorted(map(_found, hits), key=lambda one: (-one.score, one.document.order, one.document.expression)))


def _found(hit: Answer) -> Found:
    return Found(unpacked(hit["_source"][DOCUMENT]), hit["_score"])


def _facet(counted: Answer) -> Mapping[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in counted["counted"]["buckets"]}


def scan(connection: Connection, compiler: Compiler, limit: int) -> Iterator[Found]:
    """All that answers in order, of one state of the index."""
    index = connection.cluster.index
    pit = connection.ask(lambda client: client.open_point_in_time(index=index, keep_alive=KEPT))["id"]
    request: Query = compiler.all(AT_A_TIME)
    try:
        while limit > 0:
            answer = asked(connection, {**request, "size": min(limit, AT_A_TIME), "pit": {"id": pit, "keep_alive": KEPT}})
            hits, pit = answer["hits"]["hits"], answer.get("pit_id", pit)
            yield from map(_found, hits)
            limit -= len(hits)
            if len(hits) < AT_A_TIME:
                return
            request["search_after"] = hits[-1]["sort"]
    finally:
        with suppress(SearchError):
            connection.ask(lambda client: client.close_point_in_time(id=pit))


def counted_terms(connection: Connection, terms: Iterable[str]) -> Mapping[str, int]:
    """In how many documents each term stands."""
    found: dict[str, int] = {}
    for some in batched(dict.fromkeys(terms), TERMS_AT_A_TIME):
        buckets = asked(connection, frequencies(some), connection.cluster.index)["aggregations"]["terms"]["buckets"]
        found |= {term: buckets[str(number)]["doc_count"] for number, term in enumerate(some)}
    return found
