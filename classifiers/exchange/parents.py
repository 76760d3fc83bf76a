"""What lies under what where only codes tell it."""

import re
from collections.abc import Iterable
from dataclasses import replace

from classifiers.exchange.model import Item

RANGE = re.compile(r"(\d+)[-–](\d+)")
WIDEST_RANGE = 100


def by_prefix(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items under the longest other code theirs begins with; a code "31-33" stands for 31, 32 and 33."""
    held = tuple(items)
    codes = prefixes(item.concept.code for item in held if not item.fault)
    return tuple(replace(item, concept=replace(item.concept, parents=parent_of(item.concept.code, codes))) for item in held)


def prefixes(codes: Iterable[str]) -> dict[str, str]:
    """Each beginning that leads to a code, and that code."""
    found: dict[str, str] = {}
    for code in codes:
        found[code] = code
        if (pair := RANGE.fullmatch(code)) and 0 < (last := int(pair[2])) - (first := int(pair[1])) < WIDEST_RANGE:
            found |= {str(number).zfill(len(pair[1])): code for number in range(first, last + 1)}
    return found


def parent_of(code: str, codes: dict[str, str]) -> tuple[str, ...]:
    """The longest other code that begins this one, as the parents of a concept."""
    beginnings = (code[:end].rstrip(".-/ _") for end in range(len(code) - 1, 0, -1))
    found = next((codes[begin] for begin in beginnings if begin in codes and codes[begin] != code), "")
    return (found,) if found else ()
