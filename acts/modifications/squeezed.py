"""A text without its blanks, for reading law that an extraction has spaced out ("m ə", "il ə ə v ə z", "ta rixli").

Blanks tell nothing reliable in such texts, so the grammar reads the letters alone and every find knows its place in the
print. Letters are folded (`language.letters.fold`): case, marks and Cyrillic look-alikes do not matter.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from language.letters import fold

QUOTES: Final = "'\"“”„‟«»`‹›‚‛"
"""Signs of quotation as they look after folding ("’", "‘" and "´" are "'" by then)."""

_BLANK: Final = re.compile(r"[\s\x00\u00ad\u200b-\u200f\ufeff]+")
_DAMAGED: Final[Mapping[int, str]] = MappingProxyType(
    {ord(wrong): right for wrong, right in zip("цьзэюєғ", "ouciseg", strict=True)})


@dataclass(frozen=True, slots=True)
class Squeezed:
    """``letters``: the folded letters of `text` without blanks; ``places[i]``: where letter i stands in `text`."""

    text: str
    letters: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Squeezed":
        folded = fold(text).translate(_DAMAGED)
        parts, places = [], []
        start = 0
        for blank in _BLANK.finditer(folded):
            parts.append(folded[start:blank.start()])
            places.extend(range(start, blank.start()))
            start = blank.end()
        parts.append(folded[start:])
        places.extend(range(start, len(folded)))
        return cls(text, "".join(parts), tuple(places))

    def place(self, letter: int) -> int:
        """Where a letter stands in the text; the end of the text for the place after the last letter."""
        return self.places[letter] if letter < len(self.places) else len(self.text)

    def end(self, letter: int) -> int:
        """The place just behind the letter before `letter`."""
        return self.places[letter - 1] + 1 if letter else 0

    def words(self, start: int, end: int) -> str:
        """The print between two letters, blanks made single."""
        return " ".join(_BLANK.sub(" ", self.text[self.place(start):self.end(end)]).split()) if end > start else ""

    def gap(self, letter: int) -> bool:
        """Whether a blank stands before the letter."""
        return letter > 0 and self.place(letter) > self.places[letter - 1] + 1
