"""How much of the words of one text the words of the other account for, both ways, over all pairs of texts at once.

A word of one side counts once, however many equivalents it has; it weighs by how few texts hold it and by how few texts of the other
side hold an equivalent. What has no equivalent in any text of the other side counts a little: nothing can be said of it.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]
K = TypeVar("K", bound=Hashable)
_OFTEN: Final = 1.2
"""How soon more of the same word stops to count, as in BM25."""
_UNKNOWN: Final = 0.3
"""What a word without equivalent weighs against others as rare."""
_HUB: Final = 0.05
"""Difference of scores that tells two candidates apart: the softer, the less one that is like all is held back."""
_HELD_BACK: Final = 0.25
"""How strongly one that is like all is held back."""


@dataclass(frozen=True, slots=True)
class Bag(Generic[K]):
    """The texts of a side: the words it has, and how often each text (row) has each (column)."""

    place: Mapping[K, int]
    counts: Matrix

    @property
    def held(self) -> Matrix:
        """1 where a text has a word; words are the rows."""
        held: Matrix = (self.counts > 0).astype(np.float32).T
        return held


def bag(texts: Sequence[Sequence[K]]) -> Bag[K]:
    """The texts of a side, each given by its words."""
    place = {word: at for at, word in enumerate(dict.fromkeys(word for text in texts for word in text))}
    counts = np.zeros((len(texts), len(place)), dtype=np.float32)
    for row, text in enumerate(texts):
        for word, count in Counter(text).items():
            counts[row, place[word]] = count
    return Bag(place, counts)


def rarity(held: Matrix) -> Matrix:
    """How much each word (row) tells of the texts (columns) that hold it, be it in part: the logarithm of BM25, never below nought."""
    texts, mass = held.shape[1], held.sum(axis=1)
    tells: Matrix = np.log1p(np.maximum(texts - mass + 0.5, 0.0) / (mass + 0.5)).astype(np.float32)
    return tells


def accounted(words: Bag[K], reached: Matrix, length: Matrix) -> Matrix:
    """The share of each text's words (rows) that texts of the other side (columns) account for.

    `reached`: how far, from 0 to 1, each word has an equivalent in each text of the other side. `length`: words in a unit.
    """
    own, known = rarity(words.held), reached.any(axis=1)
    weight = length * np.where(known, np.sqrt(own * rarity(reached)), np.float32(_UNKNOWN) * own)
    often = words.counts * np.float32(_OFTEN + 1) / (words.counts + np.float32(_OFTEN)) * weight
    share: Matrix = often @ reached / np.maximum(often.sum(axis=1, keepdims=True), 1e-6)
    return share


def without_hubs(scores: Matrix) -> Matrix:
    """The scores with those held back that are no better than others of their row and column: what is like all answers none."""
    if not scores.size:
        return scores
    held_back: Matrix = scores * (_softmax(scores, 1) * _softmax(scores, 0)) ** np.float32(_HELD_BACK / 2)
    return held_back


def strongest(shape: tuple[int, int], given: Iterable[tuple[int, Matrix]]) -> Matrix:
    """By row the greatest of what was given for it."""
    found = np.zeros(shape, dtype=np.float32)
    for row, values in given:
        np.maximum(found[row], values, out=found[row])
    return found


def _softmax(scores: Matrix, axis: int) -> Matrix:
    raised = np.exp((scores - scores.max(axis=axis, keepdims=True)) / np.float32(_HUB))
    shares: Matrix = raised / raised.sum(axis=axis, keepdims=True)
    return shares
