"""Putting scored provisions together by act."""

from collections.abc import Sequence
from typing import Any, NamedTuple


class Scored(NamedTuple):
    """A provision with its score; `act` groups, `key` is its expression, `place` the engine's handle."""

    score: float
    act: str
    key: int
    place: Any


def group(scored: Sequence[Scored]) -> list[Sequence[Scored]]:
    """Acts in the order of their best provision; `scored` comes best first."""
    acts: dict[str, list[Scored]] = {}
    for one in scored:
        acts.setdefault(one.act, []).append(one)
    return list(acts.values())


def settled(groups: Sequence[Sequence[Scored]], floor: float) -> int:
    """How many of the first acts keep their place whatever comes with a score of at most `floor`."""
    return sum(1 for act in groups if act[0].score >= floor)
