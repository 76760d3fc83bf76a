"""Letters of columns and their numbers."""

import re
from functools import lru_cache

from classifiers.errors import ExchangeError

LETTERS = re.compile(r"[A-Z]{1,3}")


@lru_cache(4096)
def number_of(letters: str) -> int:
    """"A" → 0, "AA" → 26. Raises `ExchangeError`."""
    if not LETTERS.fullmatch(letters):
        raise ExchangeError(f"the mapping: expected the letters of a column, found {letters!r}")
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found - 1


@lru_cache(4096)
def letters_of(number: int) -> str:
    """0 → "A", 26 → "AA"."""
    number, found = number + 1, ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found
