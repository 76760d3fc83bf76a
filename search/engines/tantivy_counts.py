"""Counting what answers: provisions by expression come from the index in one pass, the rest is arithmetic on arrays."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from search.clauses import Key
from search.engines.paging import level_weight, weight_of
from search.fields import act_values_of
from search.model import FACETS, SearchDocument

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Filters = Mapping[str, tuple[str, ...]]
Values = tuple[tuple[str, str], ...]
"""Facets with their values."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many provisions answer, by expression: its `place` in the table, all that answer, and those of them repealed."""

    places: Integers
    hits: Integers
    repealed: Integers


@dataclass(frozen=True, slots=True)
class Tally:
    """What answers under all filters, and by value of each facet under the filters of the others; `by_act` has the hits of every act."""

    hits: int
    total_acts: int
    by_act: Integers
    facets: Mapping[str, Mapping[str, int]]

    @property
    def acts(self) -> list[int]:
        """The acts with hits, in order of their names."""
        found: list[int] = np.flatnonzero(self.by_act).tolist()
        return found

    def of(self, act: int) -> int:
        """The hits of an act."""
        return int(self.by_act[act])


@dataclass(frozen=True, slots=True)
class _Column:
    """The values of expressions: those of expression i are `codes[starts[i]:starts[i + 1]]`, numbers of `names`."""

    names: tuple[tuple[str, str], ...]
    numbers: Mapping[tuple[str, str], int]
    starts: Integers
    codes: Integers

    @classmethod
    def of(cls, rows: Sequence[Sequence[tuple[str, str]]]) -> "_Column":
        names = tuple(sorted({name for row in rows for name in row}))
        numbers = {name: number for number, name in enumerate(names)}
        starts = np.cumsum([0, *map(len, rows)], dtype=np.int64)
        return cls(names, numbers, starts, np.array([numbers[name] for row in rows for name in row], np.int64))

    def spread(self, places: Integers) -> tuple[Integers, Integers]:
        """The codes of the expressions at `places`, and for each code which of the places it belongs to."""
        begins = self.starts[places]
        lengths = self.starts[places + 1] - begins
        owners = np.repeat(np.arange(len(places)), lengths)
        return self.codes[np.arange(len(owners)) + np.repeat(begins - np.cumsum(lengths) + lengths, lengths)], owners


@dataclass(frozen=True, slots=True)
class _Spread:
    """The values of the expressions counted, one row a value."""

    column: _Column
    counts: Counts
    codes: Integers
    owners: Integers

    @classmethod
    def of(cls, column: _Column, counts: Counts) -> "_Spread":
        return cls(column, counts, *column.spread(counts.places))

    def having(self, facet: str, values: Iterable[str]) -> Flags:
        """Which of the expressions counted have any of the values."""
        wanted = np.zeros(len(self.column.names) + 1, np.bool_)
        wanted[[self.column.numbers.get((facet, value), -1) for value in values]] = True
        wanted[-1] = False
        flags = np.zeros(len(self.counts.places), np.bool_)
        flags[self.owners[wanted[self.codes]]] = True
        return flags

    def counted(self, flags: Sequence[Flags]) -> dict[str, dict[str, int]]:
        """Provisions by value of each facet, of the expressions that have all flags."""
        hits = self.counts.hits if not flags else np.where(_all(flags, len(self.counts.places)), self.counts.hits, 0)
        sums = np.bincount(self.codes, hits[self.owners], len(self.column.names))
        found: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        held = np.flatnonzero(sums)
        for number, count in zip(held.tolist(), sums[held].tolist(), strict=True):
            facet, value = self.column.names[number]
            found[facet][value] = int(count)
        return found


class Table:
    """What the expressions of one state of the index have: a row each, in the order of `heads`."""

    def __init__(self, heads: Sequence[SearchDocument], values: Sequence[Values]) -> None:
        self.acts = tuple(sorted({head.group for head in heads}))
        self._numbers = {act: number for number, act in enumerate(self.acts)}
        self.act_of: Integers = np.array([self._numbers[head.group] for head in heads], np.int64)
        self._column = _Column.of(values)
        levels = [level_weight(head.level) for head in heads]
        self._weights = {
            (gone, dated): levels if dated else [weight_of(head.status, head.level, gone) for head in heads]
            for gone in (False, True) for dated in (False, True)
        }  # fmt: skip
        self.adopted: Integers = np.array([head.adopted.toordinal() if head.adopted else 0 for head in heads], np.int64)

    def tally(self, counts: Counts, filters: Filters) -> Tally:
        """What the counts come to under the filters."""
        spread = _Spread.of(self._column, counts)
        flags = self._flags(spread, filters)
        passing = _all(flags.values(), len(counts.places))
        hits = np.bincount(self.act_of[counts.places[passing]], counts.hits[passing], len(self.acts)).astype(np.int64)
        facets = spread.counted(list(flags.values()))
        for facet in flags.keys() & facets.keys():
            facets[facet] = spread.counted([flag for name, flag in flags.items() if name != facet])[facet]
        return Tally(int(hits.sum()), int(np.count_nonzero(hits)), hits, facets)

    def _flags(self, spread: _Spread, filters: Filters) -> dict[str, Flags]:
        """By filter, which of the expressions counted pass it."""
        return {facet: self._flag(spread, facet, values) for facet, values in filters.items() if values}

    def _flag(self, spread: _Spread, facet: str, values: Iterable[str]) -> Flags:
        if facet != Key.ACT:
            return spread.having(facet, values)
        return np.isin(self.act_of[spread.counts.places], [self._numbers[value] for value in values if value in self._numbers])

    def by_date(self, acts: Iterable[int], counts: Counts, *, newest: bool) -> list[int]:
        """The acts in order of adoption, those without a day last; equals by name."""
        days: dict[int, int] = {}
        for act, day in zip(self.act_of[counts.places].tolist(), self.adopted[counts.places].tolist(), strict=True):
            days[act] = max(days.get(act, 0), day)
        return sorted(acts, key=lambda act: (not days[act], -days[act] if newest else days[act], act))

    def weights(self, *, gone: bool, dated: bool) -> Sequence[float]:
        """By expression, what scores of its provisions are multiplied by: those repealed, or the others; whether a day is asked for."""
        return self._weights[gone, dated]

    def by_weight(self, acts: Iterable[int], counts: Counts, filters: Filters, *, dated: bool) -> list[int]:
        """The acts in order of the weight of their best provision; equals by name."""
        passing = _all(self._flags(_Spread.of(self._column, counts), filters).values(), len(counts.places))
        here, gone = (np.array(self.weights(gone=gone, dated=dated), np.float64)[counts.places] for gone in (False, True))
        standing = np.where(counts.hits > counts.repealed, here, gone)
        best = np.zeros(len(self.acts))
        np.maximum.at(best, self.act_of[counts.places], np.where(passing, standing, 0))
        return sorted(acts, key=lambda act: (-best[act], act))


    def by_weights(self, counts: Counts, filters: Filters, *, dated: bool) -> list[tuple[int, bool | None]]:
        """Acts with what of them is meant, in order of weight: all (None) or, partly repealed, the rest (False) and later that (True)."""
        passing = _all(self._flags(_Spread.of(self._column, counts), filters).values(), len(counts.places))
        here, gone = (self.weights(gone=gone, dated=dated) for gone in (False, True))
        places = counts.places[passing]
        acts = self.act_of[places]
        hits, repealed = (np.bincount(acts, row[passing], len(self.acts)) for row in (counts.hits, counts.repealed))
        rows: list[tuple[float, int, bool | None]] = []
        for act, place in dict(zip(acts.tolist(), places.tolist(), strict=True)).items():
            if 0 < repealed[act] < hits[act] and here[place] != gone[place]:
                rows += [(-here[place], act, False), (-gone[place], act, True)]
            else:
                rows.append((-(gone if repealed[act] else here)[place], act, None))
        return [(act, part) for _weight, act, part in sorted(rows, key=lambda row: row[:2])]


def values_in_facets(head: SearchDocument) -> Values:
    """What an expression is counted under."""
    values = act_values_of(head)
    return tuple((facet, value) for facet in FACETS for value in values[Key(facet)])


def _all(flags: Iterable[Flags], size: int) -> Flags:
    passing = np.ones(size, np.bool_)
    for flag in flags:
        passing &= flag
    return passing
