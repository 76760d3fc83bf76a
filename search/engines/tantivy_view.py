"""One state of the index, as readers see it: the searcher, and what it knows of each expression."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import numpy as np
import tantivy

from search.engines.tantivy_counts import Counts, Integers, Table, Values, values_in_facets
from search.engines.tantivy_folder import Generation
from search.engines.tantivy_index import unpacked, unpacked_head
from search.fields import Mark
from search.model import SearchDocument

MANY: Final = 5_000_000
BUCKETS: Final = 30_000
REMEMBERED: Final = 100_000              # terms of which it is remembered whether any document has them
"""Expressions counted in one pass: tantivy counts in at most 65,000 buckets, and there are two to each."""


class Head(NamedTuple):
    """What all provisions of an expression share, what they are counted under, and a number that changes with it."""

    stamp: int
    document: SearchDocument
    values: Values


class View:
    """What one commit holds. `heads` has what all provisions of an expression share, in the order of their names; `place` where by key.

    Of the view `before` it takes over what has not changed since, so that a commit costs a reader little.
    """

    def __init__(
        self, searcher: tantivy.Searcher, schema: tantivy.Schema, generation: Generation, before: "View | None" = None
    ) -> None:
        self.searcher = searcher
        self.schema = schema
        self._known: dict[tuple[str, str], bool] = {}
        self.day = generation.day
        self.marked = {mark for mark in Mark if searcher.doc_freq("mark", mark.value)}
        self._heads: Mapping[int, Head] = self._read(before._heads if before else {})
        rows = sorted(self._heads.items(), key=lambda row: row[1].document.expression)
        self.heads = tuple(head.document for _key, head in rows)
        self.place = {key: place for place, (key, _head) in enumerate(rows)}
        self.keys = np.array(sorted(self.place), np.int64)
        self._places = np.array([self.place[key] for key in self.keys.tolist()], np.int64)
        self.table = Table(self.heads, [head.values for _key, head in rows])
        self.act_of: list[int] = self.table.act_of.tolist()
        self.keys_of_act = self._keys_of_act()

    def every(self) -> tantivy.Query:
        """Whatever is held."""
        return tantivy.Query.all_query()

    def _read(self, known: Mapping[int, Head]) -> Mapping[int, Head]:
        query = tantivy.Query.term_query(self.schema, "head", "1", "basic")
        most = min(MANY, max(1, self.searcher.num_docs))
        places = [place for _score, place in self.searcher.search(query, most, count=False).hits]
        keys, stamps = (self.searcher.fast_field_values(name, places) if places else [] for name in ("key", "stamp"))
        heads: dict[int, Head] = {}
        for place, key, stamp in zip(places, keys, stamps, strict=True):
            head = known.get(int(key or 0) >> 1)
            heads[int(key or 0) >> 1] = head if head and head.stamp == stamp else self._head(place, int(stamp or 0))
        return heads

    def _head(self, place: tantivy.DocAddress, stamp: int) -> Head:
        document = unpacked_head(self._bytes(place, "shared"))
        return Head(stamp, document, values_in_facets(document))

    def _keys_of_act(self) -> Mapping[str, tuple[int, ...]]:
        keys: dict[str, list[int]] = {}
        for key, place in self.place.items():
            keys.setdefault(self.heads[place].group, []).extend((2 * key, 2 * key + 1))
        return {act: tuple(row) for act, row in keys.items()}

    def holds(self, field: str, term: str) -> bool:
        """Whether any document has the term. Remembered: asking costs more than a look at a short list of documents."""
        known = self._known.get((field, term))
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = self._known[field, term] = self.searcher.doc_freq(field, term) > 0
        return known

    def document(self, place: tantivy.DocAddress, head: int) -> SearchDocument:
        """The provision at a place, whose expression is at another of `heads`."""
        return unpacked(self.heads[head], self._bytes(place, "stored"))

    def _bytes(self, place: tantivy.DocAddress, field: str) -> bytes:
        return bytes(self.searcher.doc(place).get_first(field) or b"")

    def counts(self, query: tantivy.Query) -> Counts:
        """How many provisions of each expression answer."""
        buckets = [bucket for start in range(0, len(self.keys), BUCKETS) for bucket in self._buckets(query, start)]
        keys = np.array([bucket["key"] for bucket in buckets], np.float64).astype(np.int64)     # exact for whole numbers of that size
        hits = np.array([bucket["doc_count"] for bucket in buckets], np.int64)
        return _merged(self._places[np.searchsorted(self.keys, keys >> 1)], hits, hits * (keys & 1))

    def _buckets(self, query: tantivy.Query, start: int) -> list[dict[str, Any]]:
        if len(self.keys) > BUCKETS:
            query = self._between(query, start)
        most = 2 * min(BUCKETS, len(self.keys))
        asked = {"keys": {"terms": {"field": "key", "size": most, "segment_size": most}}}
        found: list[dict[str, Any]] = self.searcher.aggregate(query, asked)["keys"]["buckets"]
        return found

    def _between(self, query: tantivy.Query, start: int) -> tantivy.Query:
        chosen = self.keys[start : start + BUCKETS]
        first, last = 2 * int(chosen[0]), 2 * int(chosen[-1]) + 1
        some = tantivy.Query.range_query(self.schema, "key", tantivy.FieldType.Unsigned, lower_bound=first, upper_bound=last)
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, some)])


def _merged(places: Integers, hits: Integers, repealed: Integers) -> Counts:
    """One row an expression, of those in force and those repealed."""
    every, where = np.unique(places, return_inverse=True)
    add = (np.bincount(where, row, len(every)).astype(np.int64) for row in (hits, repealed))
    return Counts(every, *add)
