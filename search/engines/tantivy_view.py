"""One state of the index, as readers see it: the searcher, and what it knows of each expression."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import and_, or_
from typing import Any, Final

import tantivy

from search.engines.tantivy_index import facets_of, unpacked_head
from search.model import FACETS, SearchDocument

MANY: Final = 1_000_000
_ONE: Final = ord("1")


@dataclass(frozen=True, slots=True)
class Tally:
    """What answers, counted."""

    hits: int
    acts: int
    facets: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class _Acts:
    """The acts as places in sets of bits, so that counting five thousand of them takes microseconds.

    ``places`` gives, by language, the place of each expression's act; ``values`` the acts that have a value of a
    facet, and each act by itself.
    """

    names: tuple[str, ...]
    places: Mapping[str, Mapping[int, int]]
    values: Mapping[str, Mapping[str, int]]

    @classmethod
    def of(cls, heads: Mapping[int, SearchDocument]) -> "_Acts":
        names = tuple(dict.fromkeys(head.group for head in heads.values()))
        place = {name: at for at, name in enumerate(names)}
        places: dict[str, dict[int, int]] = {}
        flags: dict[tuple[str, str], bytearray] = {}
        for key, head in heads.items():
            places.setdefault(head.language, {})[key] = place[head.group]
            for facet, values in facets_of(head).items():
                for value in values:
                    flags.setdefault((facet, value), bytearray(b"0" * len(names)))[place[head.group]] = _ONE
        bits = {facet: {v: int(row, 2) for (f, v), row in flags.items() if f == facet} for facet in FACETS}
        bits["act"] = {name: 1 << (len(names) - 1 - at) for name, at in place.items()}
        return cls(names, places, bits)

    def none(self) -> bytearray:
        """The empty set, as digits to be written into."""
        return bytearray(b"0" * len(self.names))

    @property
    def languages(self) -> Iterable[str]:
        return self.places.keys()

    def having(self, facet: str, values: Iterable[str]) -> int:
        """The acts that have any of the values."""
        return _any_of(self.values.get(facet, {}).get(value, 0) for value in values)


class View:
    """What one commit holds. `heads` has, by key, what all provisions of an expression share."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema) -> None:
        self.searcher = searcher
        self.schema = schema
        self.heads = self._heads()
        self._acts = _Acts.of(self.heads)

    def _heads(self) -> Mapping[int, SearchDocument]:
        query = tantivy.Query.term_query(self.schema, "head", "1", "basic")
        places = [place for _score, place in self.searcher.search(query, min(MANY, max(1, self.searcher.num_docs)), count=False).hits]
        keys = self.searcher.fast_field_values("key", places) if places else []
        return {int(key or 0): unpacked_head(self.stored(place)) for key, place in zip(keys, places, strict=True)}

    @cached_property
    def keys_of(self) -> Mapping[str, tuple[int, ...]]:
        """The expressions of each act."""
        keys: dict[str, tuple[int, ...]] = {}
        for key, head in self.heads.items():
            keys[head.group] = (*keys.get(head.group, ()), key)
        return keys

    @cached_property
    def former(self) -> tuple[int, ...]:
        """The expressions that a newer wording in the same language stands beside; undated ones count as older than dated ones."""
        newest: dict[tuple[str, str], tuple[str, int]] = {}
        for key, head in self.heads.items():
            wording = head.group, head.language
            newest[wording] = max(newest.get(wording, ("", key)), (head.expression.rpartition("@")[2], key))
        return tuple(self.heads.keys() - {key for _version, key in newest.values()})

    def stored(self, place: tantivy.DocAddress) -> bytes:
        return bytes(self.searcher.doc(place).get_first("stored") or b"")

    def counts(self, query: tantivy.Query, most: int) -> dict[int, int]:
        """How many provisions of each expression answer."""
        asked = {"keys": {"terms": {"field": "key", "size": most, "segment_size": most}}}
        buckets: list[dict[str, Any]] = self.searcher.aggregate(query, asked)["keys"]["buckets"]
        return {bucket["key"]: bucket["doc_count"] for bucket in buckets}      # floats, which find what whole numbers of that size do

    def tally(self, counts: Mapping[int, int], filters: Mapping[str, tuple[str, ...]]) -> Tally:
        """What the counted expressions come to under all filters, and by value of each facet under the filters of the others."""
        held = {language: self._held(counts, language) for language in self._acts.languages}
        chosen = {facet: self._acts.having(facet, values) for facet, values in filters.items() if facet != "language"}
        languages = set(filters.get("language", ())) or set(held)
        facets = {facet: self._by_value(facet, held, languages, chosen) for facet in FACETS}
        passing = _all_of(_any_of(held[language] for language in languages & held.keys()), chosen.values())
        return Tally(self._hits(counts, passing, languages if filters else set()), passing.bit_count(), facets)

    def hits_of(self, counts: Mapping[int, int], act: str, languages: Collection[str]) -> int:
        """How many provisions of an act answer."""
        keys = (key for key in self.keys_of.get(act, ()) if not languages or self.heads[key].language in languages)
        return sum(counts.get(key, 0) for key in keys)

    def _held(self, counts: Mapping[int, int], language: str) -> int:
        """The acts with something counted in a language, as a set of bits."""
        flags, places = self._acts.none(), self._acts.places[language]
        for key in counts:
            if key in places:
                flags[places[key]] = _ONE
        return int(flags, 2)

    def _by_value(self, facet: str, held: Mapping[str, int], languages: set[str], chosen: Mapping[str, int]) -> dict[str, int]:
        """How many acts have each value; an act held in several wordings counts once a value."""
        others = [bits for name, bits in chosen.items() if name != facet]
        if facet == "language":
            counted = {language: _all_of(bits, others).bit_count() for language, bits in held.items()}
        else:
            acts = _all_of(_any_of(held[language] for language in languages & held.keys()), others)
            counted = {value: (acts & bits).bit_count() for value, bits in self._acts.values[facet].items()}
        return {value: count for value, count in counted.items() if count}

    def _hits(self, counts: Mapping[int, int], passing: int, languages: set[str]) -> int:
        if not languages:
            return sum(counts.values())
        flags = f"{passing:0{len(self._acts.names)}b}"
        return sum(
            counts[key] for language in languages & self._acts.places.keys() for key, place in self._acts.places[language].items()
            if flags[place] == "1" and key in counts
        )  # fmt: skip


def _any_of(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)


def _all_of(first: int, sets: Iterable[int]) -> int:
    return reduce(and_, sets, first)
