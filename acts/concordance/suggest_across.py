"""Suggested counterparts across Azerbaijani and English: by the likeness of words through the dictionary, level by level."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from acts.concordance.crossing import likeness, terms_behind
from acts.concordance.features_matrices import lead
from acts.concordance.model import Counterpart, Evidence, Provision, Sign, Suggestion
from language.analysis import Tongue

_FIRST: Final = 10
_EXPLAINED: Final = 3                        # counterparts whose terms are named
_DETAILS: Final = 12
_WEAK: Final = 0.08                          # a likeness that says nothing: below it the program puts no counterpart
_SIGNAL: Final = 0.6                         # of the best, from which a further counterpart is chosen beside it


def across(left: Sequence[Provision], right: Sequence[Provision], languages: tuple[str, str]) -> dict[str, Suggestion]:
    """What is suggested for each provision of the left, by its id."""
    scores = likeness(left, right, (_tongue(languages[0]), _tongue(languages[1])))
    levels = np.array([bool(one.parent) for one in left]), np.array([bool(one.parent) for one in right])
    gaps = lead(scores)
    found = {}
    for row, one in enumerate(left):
        same = np.flatnonzero(levels[1] == levels[0][row]) if (levels[1] == levels[0][row]).any() else np.arange(len(right))
        places = same[np.argsort(-scores[row, same], kind="stable")][:_FIRST].tolist()
        listed = tuple(_counterpart(one, right[at], float(scores[row, at]), place) for place, at in enumerate(places))
        best = float(scores[row, places[0]])
        none = float(np.clip(1 - best / (2 * _WEAK), 0, 1))
        kept = [at for at in places if scores[row, at] >= _SIGNAL * best and (at == places[0] or gaps[row, at] > -_WEAK / 4)]
        found[one.id] = Suggestion(one.id, listed, none, () if best < _WEAK else tuple(right[at].id for at in kept))
    return found


def _counterpart(own: Provision, other: Provision, score: float, place: int) -> Counterpart:
    terms = terms_behind(own, other)[:_DETAILS] if place < _EXPLAINED and score > 0 else ()
    told = tuple(f"{az} – {en}" for az, en in terms)
    return Counterpart(other.id, min(1.0, score), (Evidence(Sign.TERMS, told, min(1.0, score)),) if told else ())


def _tongue(language: str) -> Tongue:
    return "aze" if language == "aze" else "eng"
