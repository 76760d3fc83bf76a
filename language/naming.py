"""The name of a thing from a form it was written in: the case ending taken off, possession and plural kept.

"dövlət hakimiyyətinin" → "dövlət hakimiyyəti"; an ending is taken off only where what is left has the same stem.
"""

from typing import Final

from language.letters import fold, lower
from language.stemming import stem

CASES: Final = (
    "ndan", "ndən", "nın", "nin", "nun", "nün", "nda", "ndə", "dan", "dən", "nı", "ni", "nu", "nü", "na", "nə",
    "ın", "in", "un", "ün", "da", "də", "la", "lə",
)  # fmt: skip
"""Endings of the oblique cases that can be told from other endings, longest first. A lone vowel may be part of the word or possession."""
SHORTEST: Final = 5
"""Letters that are left of a word at least: shorter ones lose a letter of their own ("qanunu" is not of "qanu")."""


def without_case(phrase: str) -> str:
    """The phrase with its last word in the nominative, where that can be told."""
    before, space, last = phrase.rpartition(" ")
    return before + space + _nominative(last)


def _nominative(word: str) -> str:
    meant = stem(fold(word))
    for case in CASES:
        left = word[: -len(case)]
        if lower(word).endswith(case) and len(left) >= SHORTEST and stem(fold(left)) == meant:
            return left
    return word
