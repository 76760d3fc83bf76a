"""Counting what answers: provisions by expression come from the index in one pass, the rest is arithmetic on arrays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from search.clauses import Key
from search.engines.paging import level_weight, weight_of
from search.fields import act_values_of
from search.model import FACETS, SearchDocument

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
_NONE: Final = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many provisions answer, by expression: its `place` in the table, all that answer, and those of them repealed."""

    places: Integers
    hits: Integers
    repealed: Integers


@dataclass(frozen=True, slots=True)
class Tally:
    """What answers under all filters, and by value of each facet under the filters of the others; `acts` has the hits of each act."""

    hits: int
    acts: Mapping[int, int]
    facets: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class _Column:
    """The values of one facet: those of expression i are `codes[starts[i]:starts[i + 1]]`, numbers of `names`."""

    names: tuple[str, ...]
    numbers: Mapping[str, int]
    starts: Integers
    codes: Integers

    @classmethod
    def of(cls, rows: Sequence[tuple[str, ...]]) -> "_Column":
        names = tuple(dict.fromkeys(value for row in rows for value in row))
        numbers = {name: number for number, name in enumerate(names)}
        starts = np.cumsum([0, *map(len, rows)], dtype=np.int64)
        return cls(names, numbers, starts, np.array([numbers[value] for row in rows for value in row], np.int64))

    def spread(self, places: Integers) -> tuple[Integers, Integers]:
        """The codes of the expressions at `places`, and for each code which of the places it belongs to."""
        begins = self.starts[places]
        lengths = self.starts[places + 1] - begins
        owners = np.repeat(np.arange(len(places)), lengths)
        return self.codes[np.arange(len(owners)) + np.repeat(begins - np.cumsum(lengths) + lengths, lengths)], owners

    def having(self, places: Integers, values: Iterable[str]) -> Flags:
        """Which of the places have any of the values."""
        wanted = np.zeros(len(self.names) + 1, np.bool_)
        wanted[[self.numbers.get(value, -1) for value in values]] = True
        wanted[-1] = False
        codes, owners = self.spread(places)
        flags = np.zeros(len(places), np.bool_)
        flags[owners[wanted[codes]]] = True
        return flags

    def counted(self, places: Integers, hits: Integers) -> dict[str, int]:
        codes, owners = self.spread(places)
        sums = np.bincount(codes, hits[owners], len(self.names))
        return {self.names[number]: int(sums[number]) for number in np.flatnonzero(sums)}


class Table:
    """What the expressions of one state of the index have: a row each, in the order of `heads`."""

    def __init__(self, heads: Sequence[SearchDocument]) -> None:
        self.acts = tuple(sorted({head.group for head in heads}))
        numbers = {act: number for number, act in enumerate(self.acts)}
        self.act_of: Integers = np.array([numbers[head.group] for head in heads], np.int64)
        values = [act_values_of(head) for head in heads]
        self._columns = {facet: _Column.of([row[Key(facet)] for row in values]) for facet in (*FACETS, Key.ACT.value)}
        levels = [level_weight(head.level) for head in heads]
        self._weights = {
            (gone, dated): levels if dated else [weight_of(head.status, head.level, gone) for head in heads]
            for gone in (False, True) for dated in (False, True)
        }  # fmt: skip
        self.adopted: Integers = np.array([head.adopted.toordinal() if head.adopted else 0 for head in heads], np.int64)

    def tally(self, counts: Counts, filters: Mapping[str, tuple[str, ...]]) -> Tally:
        """What the counts come to under the filters."""
        flags = {facet: self._columns[facet].having(counts.places, values) for facet, values in filters.items() if values}
        passing = _all(flags.values(), len(counts.places))
        hits = np.bincount(self.act_of[counts.places[passing]], counts.hits[passing], len(self.acts)) if len(self.acts) else _NONE
        acts = np.flatnonzero(hits)
        return Tally(int(hits.sum()), dict(zip(acts.tolist(), hits[acts].astype(np.int64).tolist(), strict=True)), {
            facet: self._facet(facet, counts, [flag for name, flag in flags.items() if name != facet]) for facet in FACETS
        })  # fmt: skip

    def by_date(self, acts: Iterable[int], counts: Counts, *, newest: bool) -> list[int]:
        """The acts in order of adoption, those without a day last; equals by name."""
        days: dict[int, int] = {}
        for place in counts.places.tolist():
            act = int(self.act_of[place])
            days[act] = max(days.get(act, 0), int(self.adopted[place]))
        return sorted(acts, key=lambda act: (not days[act], -days[act] if newest else days[act], act))

    def weights(self, *, gone: bool, dated: bool) -> Sequence[float]:
        """By expression, what scores of its provisions are multiplied by: those repealed, or the others; whether a day is asked for."""
        return self._weights[gone, dated]

    def by_weight(self, acts: Iterable[int], counts: Counts, filters: Mapping[str, tuple[str, ...]], *, dated: bool) -> list[int]:
        """The acts in order of the weight of their best provision; equals by name."""
        flags = [self._columns[facet].having(counts.places, values) for facet, values in filters.items() if values]
        here, gone = (np.array(self.weights(gone=gone, dated=dated), np.float64)[counts.places] for gone in (False, True))
        standing = np.where(counts.hits > counts.repealed, here, gone)
        best = np.zeros(len(self.acts))
        np.maximum.at(best, self.act_of[counts.places], np.where(_all(flags, len(counts.places)), standing, 0))
        return sorted(acts, key=lambda act: (-best[act], act))

    def _facet(self, facet: str, counts: Counts, others: Sequence[Flags]) -> dict[str, int]:
        if not others:
            return self._columns[facet].counted(counts.places, counts.hits)
        passing = _all(others, len(counts.places))
        return self._columns[facet].counted(counts.places[passing], counts.hits[passing])


def _all(flags: Iterable[Flags], size: int) -> Flags:
    passing = np.ones(size, np.bool_)
    for flag in flags:
        passing &= flag
    return passing
