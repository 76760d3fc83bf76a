"""Lists and ranges of numbers: "33.8.1 – 33.8.9", "2-5" of "2-5-ci bəndlər", "a–ç"."""

import re
from typing import Final

from language.letters import ALPHABET
from language.numerals import roman, to_roman

_PARTS: Final = re.compile(r"[.-]")
_LAST: Final = re.compile(r"(.*?)(\d+)$")
LONGEST: Final = 150
"""Ranges of more units than this are a misprint; only their ends are taken."""
WIDEST: Final = 60
"""Characters of a number or range; longer ones are no numbers of units, and are left as they are."""


def expand(numbers: tuple[str, ...], *, plural: bool) -> tuple[str, ...]:
    """The numbers of a list with its ranges counted out. A plain hyphen means a range only where a plural noun follows."""
    bases = [number.partition("-")[0] for number in numbers]
    found: list[str] = []
    for number, base in zip(numbers, bases, strict=True):
        found.extend(_expanded(number, plural=plural, alone=bases.count(base) == 1) if len(number) <= WIDEST else (number,))
    return tuple(found)


def _expanded(number: str, *, plural: bool, alone: bool) -> tuple[str, ...]:
    first, dash, last = number.partition("–")
    if dash and last:
        return _between(first, last.replace("–", "-")) or (f"{first}-{last}",)
    parts = number.split("-")
    for cut in range(1, len(parts)):
        ends = "-".join(parts[:cut]), "-".join(parts[cut:])
        if _is_range(*ends, plural=plural, alone=alone):
            return _between(*ends) or (number,)
    return (number,)


def _is_range(first: str, last: str, *, plural: bool, alone: bool) -> bool:
    """Whether a plain hyphen between two numbers means all from one to the other, as in "2-5-ci bəndlər"."""
    if not _same_form(first, last) and not ("." in first and last.startswith(f"{first}.")):
        return False
    return "." in last or (plural and (alone or "-" in last))


def _same_form(first: str, last: str) -> bool:
    """Whether both numbers differ in their last count alone, the second being greater."""
    one, two = _LAST.fullmatch(first), _LAST.fullmatch(last)
    return bool(one and two and one[1].replace("-", "") == two[1].replace("-", "") and int(one[2]) < int(two[2]))


def _between(first: str, last: str) -> tuple[str, ...]:
    """All numbers from the first to the last; () where they are no range that can be counted."""
    one, two = _LAST.fullmatch(first), _LAST.fullmatch(last)
    if not (one and two):
        return _letters(first, last)
    prefix = two[1] or one[1]
    if prefix.replace("-", "") != one[1].replace("-", ""):
        return _grown(first, last)
    low, high = int(one[2]), int(two[2])
    return (first, *(f"{prefix}{n}" for n in range(low + 1, high + 1))) if low <= high < low + LONGEST else ()


def _grown(first: str, last: str) -> tuple[str, ...]:
    """From "12" to "12-3", or "12.0" to "12.0.3": the base and what is counted below it; else both ends."""
    for sign in "-.":
        stem, _, count = last.rpartition(sign)
        if stem == first and count.isdigit() and int(count) < LONGEST:
            return (first, *(f"{first}{sign}{n}" for n in range(1, int(count) + 1)))
    one, two = (_PARTS.split(number)[0] for number in (first, last))
    return (first, last) if one.isdigit() and not (two.isdigit() and int(one) > int(two)) else ()   # "99–4.6" is one number


def _letters(first: str, last: str) -> tuple[str, ...]:
    low, high = ALPHABET.find(first), ALPHABET.find(last)
    if len(first) == len(last) == 1 and -1 < low < high:
        return tuple(ALPHABET[low:high + 1])
    low, high = roman(first) or 0, roman(last) or 0
    return tuple(to_roman(n) for n in range(low, high + 1)) if 0 < low < high < low + LONGEST else ()
