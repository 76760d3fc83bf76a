"""Suggested counterparts across Azerbaijani and English: by the likeness of words through the dictionary, level by level.

How likely there is none is found by a logistic regression on few features (`features_across`), how likely each candidate is by how much
it is more alike than the others: see ``docs/decisions/suggestions.md``.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from acts.concordance.crossing import Terms, likeness
from acts.concordance.features_across import Found, of_across, of_level
from acts.concordance.features_matrices import Matrix, Vector
from acts.concordance.model import Counterpart, Evidence, Provision, Sign, Suggestion
from acts.concordance.weights_across import AcrossWeights
from language.analysis import Tongue

_FIRST: Final = 10
_EXPLAINED: Final = 3                        # counterparts whose terms are named
_DETAILS: Final = 12
_SURE: Final = 0.75
"""From how sure it is that there is none the program says so. Even odds hold between a translation and acts of other matters, on which
likelihoods were found; acts of one matter worded on their own are less alike. At this line less than 1 in 100 provisions of acts of other
matters get a counterpart, and a person who rejects one loses less than one who never saw it. See ``docs/decisions/suggestions.md``.
"""
_ALSO: Final = 0.5                           # of the best's likelihood, from which one that answers this best is chosen beside it


def across(left: Sequence[Provision], right: Sequence[Provision], languages: tuple[str, str],
           counted: AcrossWeights | None = None) -> dict[str, Suggestion]:
    """What is suggested for each provision of the left, by its id. Scores are likelihoods: with ``none`` they make 1 at most."""
    found = of_level(likeness(left, right, (_tongue(languages[0]), _tongue(languages[1]))), left, right)
    weights = counted or AcrossWeights.shipped()
    none = _none(found, left, right, weights)
    shares = _shares(found.scores, weights.sharp) * (1 - none[:, None])
    terms = Terms()
    return {one.id: _of_row(row, left, right, found, shares[row], float(none[row]), terms) for row, one in enumerate(left)}


def _none(found: Found, left: Sequence[Provision], right: Sequence[Provision], weights: AcrossWeights) -> Vector:
    """How likely each of the left has no counterpart; surely, where nothing is alike."""
    total = weights.never + sum(weights.none[name] * values for name, values in of_across(found, left, right))
    likely = 1 / (1 + np.exp(-np.asarray(total, dtype=np.float64)))
    return np.where(found.scores.max(axis=1) > 0, likely, 1.0)


def _shares(scores: Matrix, sharp: float) -> Vector:
    raised = np.where(scores >= 0, np.exp(sharp * (scores - scores.max(axis=1, keepdims=True)).astype(np.float64)), 0)
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _of_row(
    row: int, left: Sequence[Provision], right: Sequence[Provision], found: Found, shares: Vector, none: float, terms: Terms,
) -> Suggestion:  # fmt: skip
    places = [at for at in np.argsort(-found.scores[row], kind="stable")[:_FIRST].tolist() if found.scores[row, at] >= 0]
    listed = tuple(_counterpart(left[row], right[at], float(shares[at]), place, terms) for place, at in enumerate(places))
    kept = [at for at in places if at == places[0] or (shares[at] >= _ALSO * shares[places[0]] and found.back[at] == row)]
    return Suggestion(left[row].id, listed, none, () if none >= _SURE else tuple(right[at].id for at in kept))


def _counterpart(own: Provision, other: Provision, score: float, place: int, terms: Terms) -> Counterpart:
    words = terms.behind(own, other)[:_DETAILS] if place < _EXPLAINED and score > 0 else ()
    told = tuple(f"{az} – {en}" for az, en in words)
    return Counterpart(other.id, score, (Evidence(Sign.TERMS, told, score),) if told else ())


def _tongue(language: str) -> Tongue:
    return "aze" if language == "aze" else "eng"
