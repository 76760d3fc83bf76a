"""Finding the words of a note in a text that prints blanks, quotation marks, dashes and look-alike letters its own way."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from language.letters import lower

_QUOTES: Final = "“”„‟«»″\"‘’‚‛`´′'ʼ"
_DASHES: Final = "‐‑‒–—―−"
_LOOK: Final = str.maketrans("аеосрхуіјәєһАВЕКМНОРСТХІЈӘЄҺ⁰¹²³⁴⁵⁶⁷⁸⁹", "aeocpxyijəəhABEKMHOPCTXIJƏƏH0123456789")
_SAME: Final[Mapping[int, str]] = MappingProxyType({
    **{code: chr(latin) for code, latin in _LOOK.items()},
    **dict.fromkeys(map(ord, _DASHES), "-"), ord("ё"): "ë", ord("º"): "ş", ord("ª"): "Ş",
})
_SKIPPED: Final = re.compile(rf"[\s{_QUOTES}\u00ad\u200b-\u200f\u2060\ufeff\u0307]+")


def key(text: str) -> str:
    """What is compared: no blanks, no quotation marks, one dash, no look-alikes."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_SAME)
    return _SKIPPED.sub("", text)


@dataclass(frozen=True, slots=True)
class Find:
    """A range of the text the words were found at; ``inflected``: the last word goes on with an ending the note does not print."""

    start: int
    end: int
    inflected: bool = False


def find(text: str, words: str) -> list[Find]:
    """Where `words` stand in `text`, whole words first: if there are none, places where only the ending of the last word differs.

    Blanks, quotation marks, dashes and look-alikes do not count. Overlapping finds are left out.
    """
    words = words.strip()
    ranges = list(_exactly(text, words)) or list(_loosely(text, words))
    begun = [(a, b) for a, b in ranges if _begins(text, a)]
    whole = [Find(a, b) for a, b in begun if _ends(text, b)]
    return whole or [Find(a, b, inflected=True) for a, b in begun]


def _exactly(text: str, words: str) -> Iterator[tuple[int, int]]:
    place = text.find(words) if words else -1
    while place >= 0:
        yield place, place + len(words)
        place = text.find(words, place + len(words))


def _loosely(text: str, words: str) -> Iterator[tuple[int, int]]:
    wanted = key(words)
    if not wanted:
        return
    plain = key(text)
    place = plain.find(wanted)
    if place < 0:
        return
    offsets = _offsets(text)
    if len(offsets) != len(plain):
        return
    while place >= 0:
        yield offsets[place], offsets[place + len(wanted) - 1] + 1
        place = plain.find(wanted, place + len(wanted))


def _offsets(text: str) -> list[int]:
    """The place in `text` of each letter of its key."""
    return [place for place, letter in enumerate(text) if not _SKIPPED.match(letter)]


def _begins(text: str, start: int) -> bool:
    return not (start and text[start].isalnum() and text[start - 1].isalnum())


def _ends(text: str, end: int) -> bool:
    return not (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())


_BACK: Final = "aıou"
_VOWELS: Final = "aəeıioöuü"
_CLOSE: Final = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ə": "i", "e": "i", "i": "i", "ö": "ü", "ü": "ü"}


def ending(text: str, end: int) -> str:
    """The letters a word goes on with after `end`."""
    stop = end
    while stop < len(text) and text[stop].isalpha():
        stop += 1
    return text[end:stop]


def agreeing(words: str, tail: str) -> str:
    """`words` with a case ending taken from another word, its vowels and joining letter made to agree: "orqanı" + "nun" → "orqanının"."""
    last = lower(words[-1:])
    if not last.isalpha():
        return words + tail
    if last in _VOWELS and tail[:1] in _VOWELS:
        tail = ("n" if last in "ıiuü" else "y") + tail
    elif last not in _VOWELS and tail[:1] in "nys" and tail[1:2] and tail[1] in _VOWELS:
        tail = tail[1:]
    vowel = next((letter for letter in reversed(lower(words)) if letter in _VOWELS), "a")
    letters = []
    for letter in tail:
        if letter in "ıiuü":
            letter = vowel = _CLOSE[vowel]
        elif letter in "aə":
            letter = vowel = "a" if vowel in _BACK else "ə"
        letters.append(letter)
    return words + "".join(letters)
