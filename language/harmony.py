"""Vowel harmony, as much of it as is left on folded letters.

Folding makes one letter of ə and e, ı and i, ö and o, ü and u. What remains still tells back from front before a low vowel
(a after a, ı, o, u; ə after e, ə, i, ö, ü: so never "a" after folded "e" nor "e" after "a") and spread from rounded lips before a high one
(ı, i after a, e, ə, ı, i; u, ü after o, ö, u, ü).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

VOWELS: Final = frozenset("aeiou")
_MAY_FOLLOW: Final[Mapping[str, str]] = MappingProxyType({"a": "aiou", "e": "eiou", "i": "aei", "u": "ou", "o": "aeiou"})


def first_vowel(text: str) -> str:
    """The first vowel; "" where there is none."""
    return next((letter for letter in text if letter in VOWELS), "")


def last_vowel(text: str) -> str:
    """The last vowel; "" where there is none."""
    return next((letter for letter in reversed(text) if letter in VOWELS), "")


def harmonic(base: str, ending: str) -> bool:
    """Whether `ending` may follow `base`; an ending without a vowel may follow any base that has one."""
    last, first = last_vowel(base), first_vowel(ending)
    return last != "" and (not first or last in _MAY_FOLLOW[first])


def syllables(word: str) -> int:
    """How many syllables a folded word has."""
    return sum(letter in VOWELS for letter in word)
