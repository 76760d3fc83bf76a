"""From hits to a page, the same for every engine: weights of what is no longer in force, order of equals, grouping by act."""

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from search import weights
from search.clauses import Adopted, AllOf, AnyOf, Best, But, Clause, Everything, Has, Phrase, Scored, Term, Wild
from search.model import SearchPlan, Sort

LIGHTEST: Final = weights.REPEALED_ACT * weights.REPEALED_PROVISION * min(1.0, *weights.LEVELS.values())
"""No score is multiplied by less."""
DIGITS: Final = 4
"""Decimals of a score that count: beyond them engines differ by how they add up."""


class Ranked(NamedTuple):
    """A provision with its weighed score; `act` groups, `order` is its place in the act and then its expression, `place` the engine's."""

    score: float
    act: Any
    order: tuple[int, Any]
    place: Any


def weight_of(status: str, level: str, repealed: bool) -> float:
    """What the score of a provision is multiplied by: its act's status and level, and whether it was itself repealed."""
    act = weights.REPEALED_ACT if status == "repealed" else 1.0
    return act * level_weight(level) * (weights.REPEALED_PROVISION if repealed else 1.0)


def level_weight(level: str) -> float:
    """What it is multiplied by when a day is asked for: what answers was in force then, whatever became of it since."""
    return weights.LEVELS.get(level, 1.0)


def in_order(ranked: Iterable[Ranked]) -> list[Ranked]:
    """Best first; equals by act and place in it."""
    return sorted(ranked, key=_rank)


def grouped(ranked: Iterable[Ranked]) -> list[Sequence[Ranked]]:
    """Acts in the order of their best provision; `ranked` comes in order."""
    acts: dict[Any, list[Ranked]] = {}
    for one in ranked:
        acts.setdefault(one.act, []).append(one)
    return list(acts.values())


def sure(ranked: Iterable[Ranked], floor: float) -> int:
    """How many of the first provisions keep their place whatever comes with a score of at most `floor`."""
    least = round(floor, DIGITS)
    count = 0
    for one in ranked:
        if one.score <= least:
            break
        count += 1
    return count


def settled(groups: Sequence[Sequence[Ranked]], floor: float) -> int:
    """How many of the first acts keep their place likewise."""
    return sure((act[0] for act in groups), floor)


def by_act(plan: SearchPlan) -> bool:
    """Whether acts can be put in order before any provision is scored: by date, or because all provisions score the same."""
    return plan.sort is not Sort.BEST or level_score(plan) is not None


def level_score(plan: SearchPlan) -> float | None:
    """The score all that answers has; None where scores differ."""
    if plan.match is None or plan.boosts or plan.cited is not None:
        return None
    return _level(plan.match)


def _level(clause: Clause) -> float | None:
    match clause:
        case Term() | Phrase():
            return None
        case Wild(weight=weight):
            return weight
        case Has() | Adopted() | Everything():
            return 0.0
        case AllOf(clauses=clauses):
            scores = [_level(one) for one in clauses]
            return None if None in scores else sum(filter(None, scores))
        case AnyOf(clauses=clauses) | Best(clauses=clauses):
            scores = [_level(one) for one in clauses]
            alike = len(set(scores)) == 1 and (len(scores) == 1 or scores[0] == 0.0 or isinstance(clause, Best))
            return scores[0] if alike else None
        case But(clause=inner):
            return _level(inner)
        case Scored(clause=inner, weight=weight):
            score = _level(inner)
            return None if score is None else score * weight


def _rank(one: Ranked) -> tuple[float, Any, tuple[int, Any]]:
    return -one.score, one.act, one.order
