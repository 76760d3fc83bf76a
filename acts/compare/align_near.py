"""Which units may be each other's: those near in order, and those sharing words few others have."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from acts.compare.align_units import Node

BAND: Final = 2
"""How far apart in order units are looked at."""
RARE: Final = 2
"""How many units of a text may have a rare word."""
MOST: Final = 4
"""How many units that share rare words with it are looked at for each unit."""
SHORTEST: Final = 4
"""Letters of a word that can be rare."""


def candidates(mine: Sequence[Node], theirs: Sequence[Node]) -> list[tuple[int, int]]:
    """Places of the units to be looked at, in order; at most `2 * BAND + 1 + 2 * MOST` for a unit."""
    near = {(at, to) for at in range(len(mine)) for to in range(max(0, at - BAND), min(len(theirs), at + BAND + 1))}
    return sorted(near.union(_rare(mine, theirs)))


def _rare(mine: Sequence[Node], theirs: Sequence[Node]) -> Iterator[tuple[int, int]]:
    left, right = _holders(mine), _holders(theirs)
    shared = Counter((at, to) for word in left.keys() & right.keys() for at in left[word] for to in right[word])
    yield from _best(shared, 0)
    yield from _best(shared, 1)


def _holders(some: Sequence[Node]) -> Mapping[str, list[int]]:
    """The units each rare word stands in."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, node in enumerate(some):
        for word in set(node.look.split()):
            if len(word) >= SHORTEST:
                found[word].append(at)
    return {word: places for word, places in found.items() if len(places) <= RARE}


def _best(shared: Mapping[tuple[int, int], int], side: int) -> Iterator[tuple[int, int]]:
    """For each unit of a side those that share the most rare words with it."""
    rows: dict[int, list[tuple[int, int, tuple[int, int]]]] = defaultdict(list)
    for pair, count in shared.items():
        rows[pair[side]].append((-count, abs(pair[0] - pair[1]), pair))
    for found in rows.values():
        yield from (pair for *_, pair in sorted(found)[:MOST])
