"""Answers of Elasticsearch as ours."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any, Final

from elasticsearch import Elasticsearch

from search.engines.elasticsearch_compile import Compiler, Query, frequencies
from search.engines.elasticsearch_connection import Connection
from search.engines.elasticsearch_mapping import DOCUMENT, unpacked
from search.model import FACETS, EngineResult, Found, FoundAct, SearchError

AT_A_TIME: Final = 1_000                     # provisions of a scan
TERMS_AT_A_TIME: Final = 500
KEPT: Final = "1m"                           # how long the cluster keeps a state for the next piece of a scan
Answer = Mapping[str, Any]


def asked(connection: Connection, request: Query, index: str | None = None) -> Answer:
    """The answer to a search. All shards answer, or it is an error: a page never shows half of what is held."""
    body = {name: part for name, part in request.items() if part is not None}

    def ask(client: Elasticsearch) -> Answer:
        found: Answer = client.search(index=index, body=body, allow_partial_search_results=False).body
        return found

    return connection.ask(ask)


def page(connection: Connection, compiler: Compiler) -> EngineResult:
    """A page of acts: one question for the acts, totals and facets, one for what each act has."""
    index, plan = connection.cluster.index, compiler.plan
    answer = asked(connection, compiler.page(), index)
    counted, hits = answer["aggregations"], answer["hits"]["hits"]
    total = answer["hits"]["total"]["value"]
    acts = _acts(connection, compiler, hits, index) if total > len(hits) or plan.page > 1 else [FoundAct((_found(hit),), 1) for hit in hits]
    return EngineResult(tuple(acts), total, _inner(counted["acts"])["value"], {facet: _facet(counted[facet]) for facet in FACETS})


def _acts(connection: Connection, compiler: Compiler, hits: list[Any], index: str) -> list[FoundAct]:
    names = [hit["fields"]["key_act"][0] for hit in hits]
    if not names:
        return []
    answer = asked(connection, compiler.of_acts(names), index)
    acts = {
        bucket["key"]: FoundAct(tuple(map(_found, bucket["best"]["hits"]["hits"])), bucket["doc_count"])
        for bucket in answer["aggregations"]["acts"]["buckets"]
    }  # fmt: skip
    return [acts[name] if name in acts else FoundAct((_found(hit),), 1) for name, hit in zip(names, hits, strict=True)]


def _found(hit: Answer) -> Found:
    return Found(unpacked(hit["_source"][DOCUMENT]), hit["_score"])


def _inner(counted: Answer) -> Answer:
    """What was counted, under other filters or none."""
    found: Answer = counted.get("counted", counted)
    return found


def _facet(counted: Answer) -> Mapping[str, int]:
    return {bucket["key"]: bucket["doc_count"] for bucket in _inner(counted)["buckets"]}


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
    asked_for, found = list(dict.fromkeys(terms)), dict[str, int]()
    for start in range(0, len(asked_for), TERMS_AT_A_TIME):
        some = asked_for[start : start + TERMS_AT_A_TIME]
        buckets = asked(connection, frequencies(some), connection.cluster.index)["aggregations"]["terms"]["buckets"]
        found |= {term: buckets[str(number)]["doc_count"] for number, term in enumerate(some)}
    return found
