"""What says that a provision has no counterpart: its best one is weak, or is better explained by another provision of the left."""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from acts.concordance.features_matrices import Matrix, Places, Vector, lead, softmax
from acts.concordance.features_texts import Side

KEPT: Final = (
    "alike", "found left", "found right", "held left", "runs of 2 left", "runs of 3 left", "parts left", "best part left",
    "heading", "article", "together", "parts lead right", "length", "opening",
)
"""The features of words that are looked at again for the best counterpart."""

_HIGHEST: Final = ("alike", "found left", "runs of 3 left", "parts left", "held left", "runs of 2 left", "together")
_USUAL: Final = ("parts left", "found left", "alike", "runs of 3 left")


def of_none(left: Side, right: Side, scores: Matrix, words: Mapping[str, Matrix]) -> Iterator[tuple[str, Vector]]:
    """The features of each unit of the left, in a fixed order; ``words`` holds those named in `KEPT`."""
    rows, best = np.arange(len(left.units)), scores.argmax(axis=1)
    forth, back = softmax(scores, 1), softmax(scores, 0)
    own, returned = forth[rows, best].astype(np.float64), back[rows, best].astype(np.float64)
    yield from (("share", _odds(own)), ("share right", _odds(returned)), ("score", _float(scores[rows, best])))
    yield "usual score", _float(scores[rows, best]) - float(np.median(scores[rows, best]))
    yield "lead", np.clip(_float(lead(scores)[rows, best]), 0, 10)
    yield "lead right", np.clip(_float(lead(scores.T).T[rows, best]), -10, 10)
    yield from (("doubt", -_float((forth * np.log(forth + 1e-9)).sum(axis=1))), ("returned", _float(back.max(axis=1))))
    yield "returned in all", np.log(_float((back * forth).sum(axis=1)) + 1e-3)
    yield from ((name, _float(words[name][rows, best])) for name in KEPT)
    highest = {name: _float(words[name].max(axis=1)) for name in _HIGHEST}
    yield from ((f"highest {name}", found) for name, found in highest.items())
    yield from ((f"usual {name}", highest[name] - float(np.median(highest[name]))) for name in _USUAL)
    yield from _around(left, own * returned)
    yield from _sizes(left, right)


def _around(left: Side, good: Vector) -> Iterator[tuple[str, Vector]]:
    together = np.bincount(left.article, good, minlength=len(left.articles))[left.article]
    yield "siblings", np.where(left.siblings > 1, (together - good) / np.maximum(left.siblings - 1, 1), good.mean())
    yield "neighbours", (np.append(good[:1], good[:-1]) + np.append(good[1:], good[-1:])) / 2


def _sizes(left: Side, right: Side) -> Iterator[tuple[str, Vector]]:
    yield "words", np.log1p(left.lengths)
    yield "units of both", np.full(len(left.units), np.log(len(left.units) / len(right.units)))
    yield "words of both", np.full(len(left.units), np.log((left.lengths.sum() + 1) / (right.lengths.sum() + 1)))


def _odds(share: Vector) -> Vector:
    return np.asarray(np.log(share + 1e-4) - np.log(1 - share + 1e-4))


def _float(numbers: Matrix | Places) -> Vector:
    return np.asarray(numbers, dtype=np.float64)
