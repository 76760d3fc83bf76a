"""In what two wordings of an item differ, and an item told from its first wording to its last."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from classifiers.schemes.comparing import differing
from classifiers.schemes.model import Concept, Version

Pieces = tuple[tuple[str, bool], ...]
"""A text in pieces, each with whether the other text lacks it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """An item as a version first had it, with the names of the fields in which it differs from the wording before."""

    since: Version
    concept: Concept
    differs: tuple[str, ...]


def wordings(history: Iterable[tuple[Version, Concept]]) -> tuple[Wording, ...]:
    """The wordings of an item, the newest first."""
    told: list[Wording] = []
    for since, concept in history:
        differs = differing(told[-1].concept, concept) if told else ()
        told.append(Wording(since, concept, differs))
    return tuple(reversed(told))


def marked(old: str, new: str) -> tuple[Pieces, Pieces]:
    """Two texts cut into words, those marked that the other does not have in their place."""
    before, after = old.split(), new.split()
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        left += [(" ".join(before[a:b]), tag != "equal")] if b > a else []
        right += [(" ".join(after[c:d]), tag != "equal")] if d > c else []
    return tuple(left), tuple(right)
