"""Tokens of more words than one: letters spaced out ("Q A N U N", "M ə c ə ll ə") and ordinals ("on yeddinci")."""

import re
from typing import Final

from language.letters import fold
from language.numerals import CARDINALS, ORDINALS

_DOUBLED: Final = "|".join(letter * 2 for letter in "lmnstdkqbryzvfpccşç")
_SPACED: Final = re.compile(rf"(?<!\S)[^\W\d_](?: [^\W\d_]){{2}}(?: (?:[^\W\d_]|{_DOUBLED}))+(?![^\W_])")
_HINT: Final = re.compile(r" [^\W\d_] [^\W\d_] ")              # begins with a space: looked for quickly
_ORDINAL_END: Final = re.compile(r"nc[iıuü](?![^\W_])")
_ORDINALS: Final = frozenset(ORDINALS)
_CARDINALS: Final = frozenset(CARDINALS)
_MOST: Final = 5                                                   # number words before an ordinal

Span = tuple[int, int]


def rows_of(small: str) -> list[Span]:
    """Where such rows stand in a text in small letters, folded or not, in order. Four letters at least make a row of letters."""
    ordinals = [span for match in _ORDINAL_END.finditer(small) if (span := _ordinal(small, match.end()))]
    if not _HINT.search(small):
        return ordinals
    return sorted([*ordinals, *(match.span() for match in _SPACED.finditer(small))])


def _ordinal(small: str, end: int) -> Span | None:
    """The ordinal that ends there, when number words stand before it."""
    start = small.rfind(" ", 0, end) + 1
    if fold(small[start:end]) not in _ORDINALS:
        return None
    first = start
    for _ in range(_MOST):
        before = small.rfind(" ", 0, max(0, first - 1)) + 1
        if before >= first or fold(small[before : first - 1]) not in _CARDINALS:
            break
        first = before
    return (first, end) if first < start else None
