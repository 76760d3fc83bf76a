"""Which units may be each other's: those near in order, and those sharing words few others have."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from itertools import chain
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


def candidates(mine: Sequence[Node], theirs: Sequence[Node]) -> Collection[tuple[int, int]]:
    """Places of the units to be looked at; at most `2 * BAND + 1 + 2 * MOST` for a unit."""
    left, right = len(mine), len(theirs)
    near = [(at, to) for at in range(left) for to in range(max(0, at - BAND), min(right, at + BAND + 1))]
    return near if len(near) == left * right else {*near, *_sharing(mine, theirs)}


def _sharing(mine: Sequence[Node], theirs: Sequence[Node]) -> Iterator[tuple[int, int]]:
    words = {word for word in _rare(mine) & _rare(theirs) if len(word) >= SHORTEST}
    left, right = _holders(mine, words), _holders(theirs, words)
    shared = Counter((at, to) for word in words for at in left[word] for to in right[word])
    yield from _best(shared, 0)
    yield from _best(shared, 1)


def _rare(some: Sequence[Node]) -> set[str]:
    counts = Counter(chain.from_iterable([node.vocabulary for node in some]))
    return {word for word, count in counts.items() if count <= RARE}


def _holders(some: Sequence[Node], words: Set[str]) -> Mapping[str, list[int]]:
    """The places of the units each of the words stands in."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, node in enumerate(some):
        for word in node.vocabulary & words:
            found[word].append(at)
    return found


def _best(shared: Mapping[tuple[int, int], int], side: int) -> Iterator[tuple[int, int]]:
    """For each unit of a side those that share the most rare words with it."""
    rows: dict[int, list[tuple[int, int, tuple[int, int]]]] = defaultdict(list)
    for pair, count in shared.items():
        rows[pair[side]].append((-count, abs(pair[0] - pair[1]), pair))
    for found in rows.values():
        yield from (pair for *_, pair in (sorted(found)[:MOST] if len(found) > MOST else found))
