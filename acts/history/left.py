"""Words an order means wherever they stand, and the places where they were left: other words made of them, and names."""

import re
from collections.abc import Iterable
from typing import Final

from acts.history.cases import CLOSE_VOWELS, SOFT
from language.letters import capitalize, upper

_MOST: Final = 8
_NAME_BEFORE: Final = re.compile(r"(?:^|[^\w.])[A-ZƏİÖÜĞŞÇ]\w*[ \xa0]+$")
_OPENED: Final = re.compile(r"(?:(?:^|[\n\t.!?:;)])\s*|[–—-]\s+)$")


def in_name(text: str, start: int) -> bool:
    """Whether a word with a capital goes on with a name: one with a capital stands right before it."""
    return bool(_NAME_BEFORE.search(text[max(0, start - 40):start]))


def is_opened(text: str, start: int) -> bool:
    """Whether a capital is due at `start`: a sentence, a heading or an item of a list begins there."""
    return bool(_OPENED.search(text[max(0, start - 6):start]))


def left(text: str, words: str, taken: Iterable[tuple[int, int]]) -> str:
    """How words stand in a text outside the ranges taken, the first few of them; "" where they do not."""
    words, ranges = words.strip(), list(taken)
    if len(words) < 4 or not words[-1].isalpha():
        return ""
    stand = sorted(found.span() for one in _spellings(words) for found in re.finditer(rf"(?<!\w){one}\w*", text))
    free = [span for span in stand if all(span[1] <= start or end <= span[0] for start, end in ranges)]
    shown = list(dict.fromkeys(text[start:end] for start, end in free))
    return ", ".join(shown[:_MOST]) + (", …" if len(shown) > _MOST else "")


def _spellings(words: str) -> set[str]:
    """Patterns of the words as printed, with a capital, and in capitals."""
    return {r"\s+".join(map(re.escape, one.split())) for one in (words, capitalize(words), upper(words))}


def common(words: str) -> str:
    """What all forms of the words begin with: k and q soften, and a last close vowel may be a possessive left out."""
    return words[:-1] if len(words) > 4 and words[-1:] in (*CLOSE_VOWELS, *SOFT) else words
