"""Vowel harmony, as much of it as is left on folded letters.

Folding makes one letter of ə and e, ı and i, ö and o, ü and u. What remains still tells back from front before a low vowel
(a after a, ı, o, u; ə after e, ə, i, ö, ü: so never "a" after folded "e" nor "e" after "a") and spread from rounded lips before a high one
(ı, i after a, e, ə, ı, i; u, ü after o, ö, u, ü).
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

VOWELS: Final = frozenset("aeiou")
LONGEST: Final = 60
"""Letters from which on a row of them is no word."""
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


def lengths_by_last_letter(forms: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    """The lengths of endings by their last letter, longest first: what of a word need be looked up."""
    lengths: dict[str, set[int]] = {}
    for form in forms:
        lengths.setdefault(form[-1], set()).add(len(form))
    return MappingProxyType({letter: tuple(sorted(found, reverse=True)) for letter, found in lengths.items()})
