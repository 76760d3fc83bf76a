"""Words written almost alike: found by the cluster, judged as everywhere."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from language.analysis import words_of
from language.letters import fold, lower
from search.clauses import Field
from search.engines.elasticsearch_connection import Connection
from search.engines.elasticsearch_mapping import DOCUMENT, unpacked
from search.engines.elasticsearch_read import asked
from search.spelling import nearest

CANDIDATES: Final = 40                       # words looked at for one
EXAMPLES: Final = 3                          # provisions a folded word is looked up in, to see how it is written
FORMS: Final = Field.FORMS.value


def nearest_words(connection: Connection, word: str, limit: int) -> tuple[str, ...]:
    """Words of the index a slip or two away from `word`, by the rule of `search.spelling`."""
    held = dict(_alike(connection, dict.fromkeys((fold(word), lower(word)))))
    found = nearest(word, lambda beginning: _begun(held, beginning), limit)
    bare = [one for one in found if one.isascii()]
    written = _written(connection, bare) if bare else {}
    return tuple(written.get(one, one) for one in found)


def _begun(held: Mapping[str, int], beginning: str) -> Iterable[tuple[str, int]]:
    return ((word, count) for word, count in held.items() if word.startswith(beginning))


def _alike(connection: Connection, words: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Words two letters away at most, each with the number of its provisions."""
    term = {
        "field": FORMS, "suggest_mode": "always", "size": CANDIDATES, "max_edits": 2, "prefix_length": 1, "min_word_length": 3,
        "analyzer": "keyword",
    }  # fmt: skip
    # The number of a suggester only names it.
    suggest = {str(number): {"text": word, "term": term} for number, word in enumerate(words) if word}
    answer = asked(connection, {"size": 0, "track_total_hits": False, "suggest": suggest}, connection.cluster.index)
    for rows in answer.get("suggest", {}).values():
        for row in rows:
            yield from ((option["text"], option["freq"]) for option in row["options"])


def _written(connection: Connection, folded: Iterable[str]) -> Mapping[str, str]:
    """How words without their marks are written mostly, by some provisions that hold them."""
    queries: dict[str, Any] = {word: {"term": {FORMS: word}} for word in folded}
    best = {"top_hits": {"size": EXAMPLES, "_source": [DOCUMENT]}}
    request = {"size": 0, "track_total_hits": False, "query": {"bool": {"should": list(queries.values())}}}
    aggs = {"words": {"filters": {"filters": queries}, "aggs": {"best": best}}}
    buckets = asked(connection, {**request, "aggs": aggs}, connection.cluster.index)["aggregations"]["words"]["buckets"]
    return {word: _mostly(word, bucket["best"]["hits"]["hits"]) for word, bucket in buckets.items()}


def _mostly(folded: str, hits: Iterable[Mapping[str, Any]]) -> str:
    documents = (unpacked(hit["_source"][DOCUMENT]) for hit in hits)
    texts = (f"{one.act_title} {one.number} {one.context} {one.label} {one.heading} {one.body}" for one in documents)
    forms = Counter(form for text in texts for form in words_of(text) if fold(form) == folded)
    return forms.most_common(1)[0][0] if forms else folded
