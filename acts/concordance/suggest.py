"""Suggested counterparts: for each provision of the left the provisions of the right that may answer it, with what speaks for them.

All provisions are assigned at once: what answers a neighbour, a sibling or a provision cited speaks for a pair, and a provision of
the right that another of the left explains better counts less. See ``docs/decisions/suggestions.md``.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from acts.concordance.assign import Answers, articles_answered, assigned
from acts.concordance.features_matrices import Matrix, Vector
from acts.concordance.features_texts import Side, side
from acts.concordance.model import Counterpart, Evidence, Provision, Sign, Suggestion
from acts.concordance.suggest_across import across
from acts.concordance.suggest_evidence import Grounds, evidence, grounds
from acts.concordance.weights import Weights, weights

_FIRST: Final = 10                           # counterparts given for each provision
_EVEN: Final = 0.5                           # as likely none as some


def suggest(left: Sequence[Provision], right: Sequence[Provision], languages: tuple[str, str] = ("eng", "eng"),
            counted: Weights | None = None) -> tuple[Suggestion, ...]:
    """What is suggested for each provision of the left, in its order: articles against articles, what stands below against its like
    (and against articles that nothing stands below). ``languages``: ISO 639-3 of the sides. Scores are likelihoods of a calibrated
    model, comparable within the two acts; ten counterparts at most, the best with their evidence. Provisions without words answer none.
    """
    own, theirs = _worded(left), _worded(right)
    if not own or not theirs:
        return tuple(Suggestion(one.id, (), 1.0) for one in left)
    if languages[0] != languages[1]:
        found = across(own, theirs, (languages[0], languages[1]))
    else:
        found = _within(side(own, languages[0]), side(theirs, languages[1]), counted or weights())
    return tuple(found.get(one.id) or Suggestion(one.id, (), 1.0) for one in left)


def _worded(provisions: Sequence[Provision]) -> tuple[Provision, ...]:
    return tuple(one for one in provisions if any(letter.isalnum() for letter in one.text))


def _within(left: Side, right: Side, counted: Weights) -> dict[str, Suggestion]:
    answers = assigned(left, right, counted)
    why = grounds(left, right, answers)
    found = {one.id: _of_unit(at, left, right, answers, why, counted) for at, one in enumerate(left.units)}
    whole = articles_answered(left, right, answers.forth)
    none = _none_of_articles(left, answers.none)
    for at, article in enumerate(left.articles):
        if article.id not in found:
            found[article.id] = _of_article(at, whole, none, left, right, why, counted)
    return found


def _of_unit(row: int, left: Side, right: Side, answers: Answers, why: Grounds, counted: Weights) -> Suggestion:
    none = float(answers.none[row])
    scores = answers.forth[row] * np.float32(1 - none)
    places = np.argsort(-scores, kind="stable")[:_FIRST].tolist()
    chosen = () if none >= _EVEN else tuple(right.units[at].id for at in _chosen(scores, answers.back[row], places, counted))
    listed = tuple(
        Counterpart(right.units[at].id, float(scores[at]), evidence(why, row, at, float(scores[at]))) for at in places)
    return Suggestion(left.units[row].id, listed, none, chosen)


def _chosen(scores: Matrix, back: Matrix, places: list[int], counted: Weights) -> list[int]:
    """The best, and those nearly as likely that nothing else of the left explains better."""
    least = counted.also * scores[places[0]]
    return [at for at in places if at == places[0] or (scores[at] >= least and back[at] >= counted.returned)]


def _none_of_articles(left: Side, none: Vector) -> Vector:
    """That an article has none: all of its units have none."""
    least = np.ones(len(left.articles))
    np.minimum.at(least, left.article, none)
    return least


def _of_article(row: int, whole: Matrix, none: Vector, left: Side, right: Side, why: Grounds, counted: Weights) -> Suggestion:
    scores = whole[row] * np.float32(1 - none[row])
    back = whole[row] / np.maximum(whole.sum(axis=0), np.float32(1e-9))
    places = np.argsort(-scores, kind="stable")[:_FIRST].tolist()
    chosen = () if none[row] >= _EVEN else tuple(right.articles[at].id for at in _chosen(scores, back, places, counted))
    listed = tuple(
        Counterpart(right.articles[at].id, float(scores[at]), _of_its_units(row, at, float(scores[at]), why)) for at in places)
    return Suggestion(left.articles[row].id, listed, float(none[row]), chosen)


def _of_its_units(row: int, column: int, score: float, why: Grounds) -> tuple[Evidence, ...]:
    """The evidence of the two units that are most alike, and that their articles answer each other."""
    rows, columns = np.flatnonzero(why.left.article == row), np.flatnonzero(why.right.article == column)
    alike = why.strength[Sign.WORDS][np.ix_(rows, columns)]
    at, to = np.unravel_index(int(alike.argmax()), alike.shape)
    return evidence(why, int(rows[at]), int(columns[to]), score)
