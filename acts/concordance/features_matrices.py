"""Sums over texts as matrices: rows are provisions of the left, columns those of the right, numbers mostly from 0 to 1."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from scipy import sparse

Matrix = npt.NDArray[np.float32]
Vector = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Bags = Any                                   # a scipy.sparse.csr_array: a row a text, a column a term, how often it stands there

_K1: Final = 1.2
_B: Final = 0.75
_BLOCK: Final = 256


def bags(*sides: Sequence[Iterable[Hashable]]) -> tuple[tuple[Hashable, ...], tuple[Bags, ...]]:
    """The terms of all texts, and for each side how often each stands in each text."""
    known: dict[Hashable, int] = {}
    counted = [[Counter(text) for text in side] for side in sides]
    for side in counted:
        for text in side:
            for term in text:
                known.setdefault(term, len(known))
    width = max(1, len(known))
    return tuple(known), tuple(_bags(side, known, width) for side in counted)


def _bags(texts: Sequence[Counter[Hashable]], known: dict[Hashable, int], width: int) -> Bags:
    lengths = np.fromiter((len(text) for text in texts), dtype=np.int64, count=len(texts))
    columns = np.fromiter((known[term] for text in texts for term in text), dtype=np.int32, count=int(lengths.sum()))
    values = np.fromiter((times for text in texts for times in text.values()), dtype=np.float32, count=int(lengths.sum()))
    return sparse.csr_array((values, columns, np.concatenate(([0], lengths.cumsum()))), shape=(len(texts), width))


def rarity(*sides: Bags) -> Matrix:
    """How much a term tells: more the fewer texts of both sides use it (the idf of BM25)."""
    texts = sum(side.shape[0] for side in sides)
    used = sum(np.bincount(side.indices, minlength=side.shape[1]) for side in sides)
    return np.asarray(np.log(1 + (texts - used + 0.5) / (used + 0.5)), dtype=np.float32)


def bm25(queries: Bags, texts: Bags, weights: Matrix) -> Matrix:
    """BM25 of each text for each query, as a share of what the query scores against itself."""
    average = float(texts.sum() / max(1, texts.shape[0])) or 1.0
    found = _dense(queries @ _saturated(texts, weights, average).T)
    own = (queries * _saturated(queries, weights, average)).sum(axis=1)
    return found / _not_zero(np.asarray(own))[:, None]


def _saturated(texts: Bags, weights: Matrix, average: float) -> Bags:
    lengths = np.repeat(np.asarray(texts.sum(axis=1)), np.diff(texts.indptr))
    values = texts.data * (_K1 + 1) / (texts.data + _K1 * (1 - _B + _B * lengths / average)) * weights[texts.indices]
    return sparse.csr_array((values.astype(np.float32), texts.indices, texts.indptr), shape=texts.shape)


def cosine(left: Bags, right: Bags, weights: Matrix) -> Matrix:
    """Cosine of the texts' terms, each by its rarity and the logarithm of its number."""
    return _dense(_unit(left, weights) @ _unit(right, weights).T)


def _unit(texts: Bags, weights: Matrix) -> Bags:
    values = (1 + np.log(np.maximum(texts.data, 1e-6))) * weights[texts.indices]
    weighted = sparse.csr_array((values, texts.indices, texts.indptr), shape=texts.shape)
    return normed(weighted)


def normed(texts: Bags) -> Bags:
    """The rows brought to length 1."""
    lengths = _not_zero(np.sqrt(np.asarray((texts * texts).sum(axis=1))))
    return sparse.csr_array((texts.data / np.repeat(lengths, np.diff(texts.indptr)), texts.indices, texts.indptr), shape=texts.shape)


def contained(left: Bags, right: Bags, weights: Matrix) -> tuple[Matrix, Matrix]:
    """The share of the left text's terms that stand in the right, and of the right's that stand in the left."""
    both = _dense(weighed(left, weights) @ once(right).T)
    return both / _not_zero(totals(left, weights))[:, None], both / _not_zero(totals(right, weights))[None, :]


def once(texts: Bags) -> Bags:
    """Whether a term stands in a text, not how often."""
    return sparse.csr_array((np.ones_like(texts.data), texts.indices, texts.indptr), shape=texts.shape)


def weighed(texts: Bags, weights: Matrix) -> Bags:
    """The rarity of the terms that stand in a text."""
    return sparse.csr_array((weights[texts.indices], texts.indices, texts.indptr), shape=texts.shape)


def totals(texts: Bags, weights: Matrix) -> Matrix:
    """The rarity of all terms of each text together."""
    return np.asarray(weighed(texts, weights).sum(axis=1), dtype=np.float32)


def best_parts(parts: Bags, others: Bags, other_of: Places, weights: Matrix) -> Matrix:
    """How alike each part of a text is to the most alike part of each other text (Dice over terms by rarity).

    ``other_of``: the text each of the other parts belongs to, rising.
    """
    own, theirs = totals(parts, weights), totals(others, weights)
    starts = np.flatnonzero(np.diff(other_of, prepend=-1))
    heavy, plain = weighed(parts, weights), once(others).T.tocsc()
    found = np.zeros((parts.shape[0], len(starts)), dtype=np.float32)
    for at in range(0, parts.shape[0], _BLOCK):
        both = _dense(heavy[at:at + _BLOCK] @ plain)
        dice = 2 * both / _not_zero(own[at:at + _BLOCK, None] + theirs[None, :])
        found[at:at + _BLOCK] = np.maximum.reduceat(dice, starts, axis=1)
    return found


def mean_of_parts(best: Matrix, part_of: Places, weights: Matrix, texts: int) -> Matrix:
    """`best_parts` of a text: the mean over its parts, the longer counting more."""
    member = sparse.csr_array((weights, (part_of, np.arange(len(part_of)))), shape=(texts, len(part_of)))
    return _dense(member @ best) / _not_zero(np.asarray(member.sum(axis=1)))[:, None]


def best_of_parts(best: Matrix, part_of: Places) -> Matrix:
    """`best_parts` of a text: its most alike part."""
    return np.maximum.reduceat(best, np.flatnonzero(np.diff(part_of, prepend=-1)), axis=0)


def lead(scores: Matrix) -> Matrix:
    """By how much each number is above the highest of the others in its row."""
    if scores.shape[1] < 2:
        return np.zeros_like(scores)
    ordered = np.partition(scores, -2, axis=1)
    first, second = ordered[:, -1:], ordered[:, -2:-1]
    return np.where(scores >= first, scores - second, scores - first)


def softmax(scores: Matrix, axis: int) -> Matrix:
    """Scores as shares that sum to 1 along an axis."""
    raised = np.exp(scores - scores.max(axis=axis, keepdims=True))
    return np.asarray(raised / raised.sum(axis=axis, keepdims=True), dtype=np.float32)


def shifted(matrix: Matrix, rows: int, columns: int) -> Matrix:
    """At each place the number so many rows further down and columns to the right; 0 outside."""
    height, width = matrix.shape
    moved = np.zeros_like(matrix)
    top, bottom = max(0, -rows), min(height, height - rows)
    start, end = max(0, -columns), min(width, width - columns)
    if bottom > top and end > start:
        moved[top:bottom, start:end] = matrix[top + rows:bottom + rows, start + columns:end + columns]
    return moved


def _dense(matrix: Any) -> Matrix:
    return np.asarray(matrix.toarray() if sparse.issparse(matrix) else matrix, dtype=np.float32)


def _not_zero(numbers: Any) -> Matrix:
    return np.where(numbers > 0, numbers, np.float32(1)).astype(np.float32)
