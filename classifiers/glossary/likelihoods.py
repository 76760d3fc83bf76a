"""Which words of two languages translate each other, learnt from pairs of texts or labels that mean the same, by counting alone.

IBM model 1 (Brown and others, Computational Linguistics 19, 1993).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

ROUNDS = 6
NOBODY = ""
"""The word that stands for nothing."""
Pairs = Sequence[tuple[Sequence[str], Sequence[str]]]


class Likelihoods:
    """IBM model 1: how likely a word of one language gives a word of the other, learnt by expectation and maximisation."""

    def __init__(self, pairs: Pairs) -> None:
        sources = {stem: at for at, stem in enumerate(dict.fromkeys([NOBODY, *(stem for source, _ in pairs for stem in source)]))}
        targets = {stem: at for at, stem in enumerate(dict.fromkeys(stem for _, target in pairs for stem in target))}
        self._table: dict[tuple[str, str], float] = {}
        if targets:
            links, slots = _links(pairs, sources, targets)
            keys, link_key = np.unique(links, return_inverse=True)
            learnt = _learn(keys // len(targets), link_key, slots)
            names, others = list(sources), list(targets)
            self._table = {(names[key // len(targets)], others[key % len(targets)]): float(p) for key, p in zip(keys, learnt, strict=True)}

    @cached_property
    def rows(self) -> Mapping[str, Mapping[str, float]]:
        """By word of the first language how likely it gives each of the second; `NOBODY` left out."""
        rows: dict[str, dict[str, float]] = defaultdict(dict)
        for (source, target), chance in self._table.items():
            if source != NOBODY:
                rows[source][target] = chance
        return dict(rows)

    def covered(self, source: list[str], target: list[str]) -> float:
        """How well the words of `source` explain those of `target`, on average: 0 to 1."""
        return sum(max(self._table.get((one, other), 0.0) for one in source) for other in target) / max(len(target), 1)


def _links(pairs: Pairs, sources: dict[str, int], targets: dict[str, int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Every possible link of every pair: the two words as one number, and the number of the word explained."""
    links, slots, slot = [], [], 0
    for source, target in pairs:
        left = np.array([0, *(sources[stem] for stem in source)], dtype=np.int64)
        right = np.array([targets[stem] for stem in target], dtype=np.int64)
        links.append((left[None, :] * len(targets) + right[:, None]).ravel())
        slots.append(np.repeat(np.arange(slot, slot + len(target), dtype=np.int64), len(left)))
        slot += len(target)
    return np.concatenate(links), np.concatenate(slots)


def _learn(source: NDArray[np.int64], link_key: NDArray[np.int64], slots: NDArray[np.int64]) -> NDArray[np.float64]:
    chances = np.ones(len(source))
    for _ in range(ROUNDS):
        weight = chances[link_key]
        share = weight / np.bincount(slots, weight)[slots]
        counts = np.bincount(link_key, share, minlength=len(source))
        chances = counts / np.bincount(source, counts)[source]
    return chances
