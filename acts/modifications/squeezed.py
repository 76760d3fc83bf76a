"""A text without its blanks, for reading law that an extraction has spaced out ("m ə", "il ə ə v ə z", "ta rixli").

Blanks tell nothing reliable in such texts, so the grammar reads the letters alone and every find knows its place in the
print. Letters are folded (`language.letters.fold`): case, marks and Cyrillic look-alikes do not matter.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate, count
from operator import add
from types import MappingProxyType
from typing import Final

from language.letters import fold

QUOTES: Final = "'\"“”„‟«»`‹›‚‛"
"""Signs of quotation as they look after folding ("’", "‘" and "´" are "'" by then)."""

_PRINTED: Final = re.compile(r"\S+")
_HIDDEN: Final = re.compile(r"[\x00\u00ad\u200b-\u200f\ufeff]")
_BLANK: Final = re.compile(r"[\s\x00\u00ad\u200b-\u200f\ufeff]+")
_WRONG: Final = "цьзэюєғ"
_DAMAGED: Final[Mapping[int, str]] = MappingProxyType({ord(wrong): right for wrong, right in zip(_WRONG, "ouciseg", strict=True)})
"""Latin letters of a Cyrillic code page read as Cyrillic ones."""
_ANY_WRONG: Final = re.compile(f"[{_WRONG}]")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """``letters``: the folded letters of `text` without blanks.

    ``offsets``: the letters behind a blank, the first included; ``origins``: where each of them stands in `text`.
    """

    text: str
    letters: str
    offsets: tuple[int, ...]
    origins: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Squeezed":
        folded = fold(text)
        if _ANY_WRONG.search(folded):
            folded = folded.translate(_DAMAGED)
        if _HIDDEN.search(folded):
            folded = _HIDDEN.sub(" ", folded)
        words = folded.split()
        letters = "".join(words)
        offsets = tuple(accumulate(map(len, words[:-1]), initial=0))
        if len(folded) == len(letters) + len(words) - 1:   # one blank between any two words
            return cls(text, letters, offsets, tuple(map(add, offsets, count())))
        return cls(text, letters, offsets, tuple(printed.start() for printed in _PRINTED.finditer(folded)) or (0,))

    def place(self, letter: int) -> int:
        """Where a letter stands in the text; the end of the text for the place after the last letter."""
        if letter >= len(self.letters):
            return len(self.text)
        part = bisect_right(self.offsets, letter) - 1
        return self.origins[part] + letter - self.offsets[part]

    def end(self, letter: int) -> int:
        """The place just behind the letter before `letter`."""
        return self.place(letter - 1) + 1 if 0 < letter <= len(self.letters) else 0 if letter <= 0 else len(self.text)

    def letter(self, place: int) -> int:
        """The first letter at or behind a place of the text."""
        part = bisect_right(self.origins, place) - 1
        if part < 0:
            return 0
        following = self.offsets[part + 1] if part + 1 < len(self.offsets) else len(self.letters)
        return min(self.offsets[part] + place - self.origins[part], following)

    def words(self, start: int, end: int) -> str:
        """The print between two letters, blanks made single."""
        return " ".join(_BLANK.sub(" ", self.text[self.place(start):self.end(end)]).split()) if end > start else ""

    def blank(self, letter: int) -> str:
        """The blanks before a letter, as printed; "" where there are none."""
        return self.text[self.end(letter):self.place(letter)] if self.gap(letter) else ""

    def gap(self, letter: int) -> bool:
        """Whether a blank stands before the letter."""
        part = bisect_left(self.offsets, letter)
        return letter > 0 and part < len(self.offsets) and self.offsets[part] == letter
