"""What says that a provision has a counterpart in the other language: how far its best one stands out, here and in these two acts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from acts.concordance.features_matrices import Matrix, Places, Vector
from acts.concordance.model import Provision

_LEAST: Final = 0.01                         # added to a likeness before its logarithm: what is less tells nothing more
_SPREAD: Final = 0.005                       # the least spread of likenesses that tells one from another
_NEVER: Final = -1.0                         # a likeness no candidate has


@dataclass(frozen=True, slots=True)
class Found:
    """Likeness with only candidates left standing (`of_level`), the best candidate of each row, and the best row of each column."""

    scores: Matrix
    best: Places
    back: Places


def of_level(scores: Matrix, left: Sequence[Provision], right: Sequence[Provision]) -> Found:
    """Articles are answered by articles, what stands below by its like; by anything where the right has none of that level."""
    levels = np.array([bool(one.parent) for one in left]), np.array([bool(one.parent) for one in right])
    same = np.equal.outer(*levels)
    same[~same.any(axis=1)] = True
    found = np.where(same, scores, np.float32(_NEVER))
    return Found(found, found.argmax(axis=1), found.argmax(axis=0))


def of_across(found: Found, left: Sequence[Provision], right: Sequence[Provision]) -> Iterator[tuple[str, Vector]]:
    """The features of each provision of the left, in a fixed order. Logarithms, so that a difference is how many times more."""
    rows, best = np.arange(len(left)), found.best
    score = found.scores[rows, best].astype(np.float64)
    below = np.array([bool(one.parent) for one in left])
    yield "likeness", _log(score)
    yield "lead", _log(score) - _log(_second(found.scores))
    yield "usual", _log(score) - _log(_usual(score, below))
    yield "stands out", _standing(found.scores, score)
    yield "stands out right", _standing(found.scores.T, found.scores.max(axis=0).astype(np.float64))[best]
    yield "returned", _log(score) - _log(found.scores.max(axis=0)[best])
    yield "returned usual", np.full(len(left), np.mean(found.back[best] == rows))
    yield "article", _agreement(found, left, right)
    yield "words", np.log1p([float(len(one.text.split())) for one in left])
    yield "words right", np.log1p([float(len(right[at].text.split())) for at in best])
    yield "below", below.astype(np.float64)


def _log(scores: Matrix | Vector) -> Vector:
    return np.log(np.maximum(np.asarray(scores, dtype=np.float64), 0) + _LEAST)


def _second(scores: Matrix) -> Vector:
    if scores.shape[1] < 2:
        return np.zeros(len(scores))
    return np.asarray(np.partition(scores, -2, axis=1)[:, -2], dtype=np.float64)


def _usual(score: Vector, below: Places) -> Vector:
    """The median of the best, among articles for articles and below them for what stands there."""
    usual = np.zeros(len(score))
    for level in (False, True):
        if (below == level).any():
            usual[below == level] = np.median(score[below == level])
    return usual


def _standing(scores: Matrix, best: Vector) -> Vector:
    """By how many spreads the best of each row is above its other candidates."""
    there = scores >= 0
    count = np.maximum(there.sum(axis=1), 1)
    mean = np.where(there, scores, 0).sum(axis=1, dtype=np.float64) / count
    spread = np.sqrt((np.where(there, scores - mean[:, None], 0) ** 2).sum(axis=1) / count)
    return np.asarray(np.log1p(np.maximum(best - mean, 0) / (spread + _SPREAD)))


def _agreement(found: Found, left: Sequence[Provision], right: Sequence[Provision]) -> Vector:
    """Whether articles agree: what stands below answers within the article that its own article answers; an article, by how many of its.
    Without articles to ask it is the answer of most: half.
    """
    place, column = ({one.id: at for at, one in enumerate(side)} for side in (left, right))
    agree, asked = np.full(len(left), 0.5), np.zeros(len(left))
    within = np.zeros(len(left))
    for row, one in enumerate(left):
        other = right[found.best[row]]
        if one.parent in place and other.parent in column:
            above = place[one.parent]
            agree[row] = float(found.best[above] == column[other.parent])
            asked[above], within[above] = asked[above] + 1, within[above] + agree[row]
    return np.where(asked > 0, within / np.maximum(asked, 1), agree)
