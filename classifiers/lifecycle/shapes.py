"""The shape that all codes of a level have, where the version itself names no pattern: what came in from a file seldom does."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from classifiers.schemes.model import Concept, ConceptStatus, Level

AS_CLASSES = str.maketrans({**dict.fromkeys("123456789", "0"), **dict.fromkeys("BCDEFGHIJKLMNOPQRSTUVWXYZ", "A")})
ENOUGH = 10
"""Codes from which a shape is learned: fewer may be alike by chance."""
SHORTEST = 2
"""Characters: a single digit says nothing of what the tenth code looks like."""


def described(levels: Sequence[Level], concepts: Iterable[Concept]) -> tuple[Level, ...]:
    """The levels of a version, with the shape of their codes as a pattern where they have none of their own.

    A version without levels gets those whose codes are all of one shape.
    """
    learned = _learned(concepts)
    own = {level.depth: level if level.pattern else replace(level, pattern=learned.get(level.depth, "")) for level in levels}
    told = own if levels else {depth: Level(depth, (), pattern) for depth, pattern in learned.items()}
    return tuple(told[depth] for depth in sorted(told))


def _learned(concepts: Iterable[Concept]) -> dict[int, str]:
    """By level the pattern of the shape all its valid codes have."""
    counts: dict[int, dict[str, int]] = {}
    for concept in concepts:
        if concept.status is ConceptStatus.VALID:
            of_level, shape = counts.setdefault(concept.level, {}), concept.code.translate(AS_CLASSES)
            of_level[shape] = of_level.get(shape, 0) + 1
    alone = ((depth, *next(iter(found.items()))) for depth, found in counts.items() if len(found) == 1)
    return {depth: _pattern(shape) for depth, shape, count in alone if count >= ENOUGH and len(shape) >= SHORTEST}


def _pattern(shape: str) -> str:
    """00.000 as [0-9][0-9]\\.[0-9][0-9][0-9]."""
    return "".join({"0": "[0-9]", "A": "[A-Z]"}.get(letter, f"\\{letter}" if letter in ".-+*?()[]{}|^$\\" else letter) for letter in shape)
