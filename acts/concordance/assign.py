"""Which provision answers which, all at once: pass after pass each pair is scored anew by what the pass before made of the others."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from acts.concordance.features_context import of_context, parents
from acts.concordance.features_matrices import Matrix, Vector, softmax
from acts.concordance.features_none import KEPT, of_none
from acts.concordance.features_texts import Side
from acts.concordance.features_words import SHARP, articles_alike, of_words, shared_words
from acts.concordance.weights import Weights


@dataclass(frozen=True, slots=True)
class Answers:
    """How likely each unit of the left (row) is answered by each of the right, each row together 1; ``none``: how likely by none;
    ``back``: how likely each of the right (column) answers each of the left. ``words``: the features of words that are looked at again.
    """

    forth: Matrix
    back: Matrix
    none: Vector
    words: Mapping[str, Matrix]


def assigned(left: Side, right: Side, counted: Weights) -> Answers:
    """The answers of all units of two sides that both have some."""
    shared = shared_words(left, right)
    kept: dict[str, Matrix] = {}
    sums = [np.zeros((len(left.units), len(right.units)), dtype=np.float32) for _ in counted.passes]
    for name, found in of_words(left, right, shared):
        _add(sums, name, found, counted)
        if name in KEPT or name in ("numbers", "defined"):
            kept[name] = found
    scores = sums[0]
    for weights, total in zip(counted.passes[1:], sums[1:], strict=True):
        for name, found in of_context(left, right, shared, scores):
            total += np.float32(weights.get(name, 0.0)) * found
        scores = total
    return Answers(softmax(scores, 1), softmax(scores, 0), _none(left, right, scores, kept, counted), kept)


def _add(sums: list[Matrix], name: str, found: Matrix, counted: Weights) -> None:
    for weights, total in zip(counted.passes, sums, strict=True):
        total += np.float32(weights.get(name, 0.0)) * found


def _none(left: Side, right: Side, scores: Matrix, words: Mapping[str, Matrix], counted: Weights) -> Vector:
    total = np.full(len(left.units), counted.never)
    for name, found in of_none(left, right, scores, words):
        total += counted.none.get(name, 0.0) * found
    return np.asarray(1 / (1 + np.exp(-total)))


def articles_answered(left: Side, right: Side, forth: Matrix) -> Matrix:
    """How likely each article of the left is answered by each of the right: half by its units, half by its words and heading."""
    headings, texts = articles_alike(left, right)
    alike = np.asarray(SHARP * (texts + np.float32(0.3) * headings), dtype=np.float32)
    return np.asarray((parents(left, right, forth) + softmax(alike, 1)) / 2, dtype=np.float32)
