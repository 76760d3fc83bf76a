"""One state of the index, as readers see it: the searcher, and what it knows of each expression."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any, Final

import tantivy

from search.engines.tantivy_index import facets_of, unpacked_head
from search.model import FACETS, SearchDocument

MANY: Final = 1_000_000


class View:
    """What one commit holds. `heads` has, by key, what all provisions of an expression share."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        self.searcher = searcher
        self.schema = schema
        self.heads = self._heads()
        self._facets = {key: facets_of(head) for key, head in self.heads.items()}
        self._acts = {key: head.group for key, head in self.heads.items()}

    def _heads(self) -> Mapping[int, SearchDocument]:
        query = tantivy.Query.term_query(self.schema, "head", "1", "basic")
        places = [place for _score, place in self.searcher.search(query, min(MANY, max(1, self.searcher.num_docs)), count=False).hits]
        keys = self.searcher.fast_field_values("key", places) if places else []
        return {int(key or 0): unpacked_head(self.stored(place)) for key, place in zip(keys, places, strict=True)}

    @cached_property
    def keys_of(self) -> Mapping[str, tuple[int, ...]]:
        """The expressions of each act."""
        keys: dict[str, tuple[int, ...]] = {}
        for key, act in self._acts.items():
            keys[act] = (*keys.get(act, ()), key)
        return keys

    def stored(self, place: tantivy.DocAddress) -> bytes:
        return bytes(self.searcher.doc(place).get_first("stored") or b"")

    def counts(self, query: tantivy.Query, most: int) -> dict[int, int]:
        """How many provisions of each expression answer."""
        asked = {"keys": {"terms": {"field": "key", "size": most, "segment_size": most}}}
        buckets: list[dict[str, Any]] = self.searcher.aggregate(query, asked)["keys"]["buckets"]
        return {int(bucket["key"]): bucket["doc_count"] for bucket in buckets}

    def tally(self, counts: Mapping[int, int], filters: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
        """Provisions by act under all filters, and acts by value of each facet under the filters of the others."""
        per_act: Counter[str] = Counter()
        for key in self._passing(counts, filters):
            per_act[self._acts[key]] += counts[key]
        facets = {facet: self._values(facet, self._passing(counts, {f: v for f, v in filters.items() if f != facet})) for facet in FACETS}
        return dict(per_act), facets

    def _passing(self, counts: Mapping[int, int], filters: Mapping[str, tuple[str, ...]]) -> list[int]:
        """The expressions that have a chosen value in every facet."""
        keys = [key for key in counts if key in self._acts]
        for facet, chosen in filters.items():
            keys = [key for key in keys if not set(chosen).isdisjoint(self._facets[key].get(facet, ()))]
        return keys

    def _values(self, facet: str, keys: list[int]) -> dict[str, int]:
        """How many acts have each value; an act held in several wordings counts once a value."""
        pairs = {(self._acts[key], value) for key in keys for value in self._facets[key][facet]}
        return dict(Counter(map(itemgetter(1), pairs)))
