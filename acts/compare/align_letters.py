"""Words as one byte a letter, which rapidfuzz compares in two thirds of the time it takes for Azerbaijani letters.

Every letter has a byte of its own, so that two texts are just as like as they were.
"""

from codecs import charmap_build, charmap_encode
from typing import Final

_BEYOND: Final = "əşğıİƏŞĞ“”„’‘–—‒‑…№•"
"""Letters and marks of acts beyond the first 256; they take the places of the control characters from 0x80, which no text has."""
_NONE: Final = "\ufffe"
_LETTERS: Final = charmap_build(
    "".join(map(chr, range(0x80))) + _BEYOND.ljust(0x20, _NONE) + "".join(map(chr, range(0xA0, 0x100))))


def coded(text: str) -> bytes | str:
    """The text as one byte a letter; as it is where a letter has no byte (Cyrillic, Greek). The two are never comparable."""
    try:
        return charmap_encode(text, "strict", _LETTERS)[0]
    except UnicodeEncodeError:
        return text
