"""Finding the words of a note in a text that prints blanks, quotation marks, dashes and look-alike letters its own way."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from language.letters import fold, lower, upper

_QUOTES: Final = "“”„‟«»″\"‘’‚‛`´′'ʼ"
_DASHES: Final = "‐‑‒–—―−"
_LOOK: Final = str.maketrans("аеосрхуіјәєһАВЕКМНОРСТХІЈӘЄҺ⁰¹²³⁴⁵⁶⁷⁸⁹", "aeocpxyijəəhABEKMHOPCTXIJƏƏH0123456789")
_SAME: Final[Mapping[int, str]] = MappingProxyType({
    **{code: chr(latin) for code, latin in _LOOK.items()},
    **dict.fromkeys(map(ord, _DASHES), "-"), ord("ё"): "ë", ord("º"): "ş", ord("ª"): "Ş",
    **{ord(broken): letter for broken, letter in zip("цьэєюзЦЬЭЄЮЗ", "öüışşçÖÜIŞŞÇ", strict=True)},   # left of an old font
})
_SIGN: Final = re.compile(r"[^\w]+")
_LONG: Final = 12
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

    Blanks, quotation marks, dashes and look-alikes do not count; of longer words, if need be, no sign at all. Overlapping finds are
    left out.
    """
    words = words.strip()
    ranges = list(_exactly(text, words)) or list(_loosely(text, words, key)) or list(_exactly(text, _other_initial(words)))
    if not ranges and text.isupper():
        ranges = list(_exactly(text, upper(words)))
    if not ranges and len(words) > _LONG:
        ranges = list(_loosely(text, words, _letters))
    begun = [(a, b) for a, b in ranges if _begins(text, a)] or (ranges if len(words) > _LONG else [])   # a blank of the print is lost
    whole = [Find(a, b) for a, b in begun if _ends(text, b)]
    return whole or [Find(a, b, inflected=True) for a, b in begun]


def _other_initial(words: str) -> str:
    """The words as they begin a sentence, or no longer begin one."""
    first = words[:1]
    return (upper(first) if first == lower(first) else lower(first)) + words[1:]


def _exactly(text: str, words: str) -> Iterator[tuple[int, int]]:
    place = text.find(words) if words else -1
    while place >= 0:
        yield place, place + len(words)
        place = text.find(words, place + len(words))


def _letters(text: str) -> str:
    """The key without any sign, and without the marks of letters: a careless print ("cıxarılmış") is found too."""
    return fold(_SIGN.sub("", key(text)))


def _loosely(text: str, words: str, compared: Callable[[str], str]) -> Iterator[tuple[int, int]]:
    wanted, plain = compared(words), compared(text)
    place = plain.find(wanted) if wanted else -1
    if place < 0:
        return
    offsets = _offsets(text, len(plain))
    if not offsets:
        return
    while place >= 0:
        yield offsets[place], offsets[place + len(wanted) - 1] + 1
        place = plain.find(wanted, place + len(wanted))


def _offsets(text: str, length: int) -> list[int]:
    """The place in `text` of each letter of its key, or of its letters alone, whichever is so long; [] when neither is."""
    offsets = [place for place, letter in enumerate(text) if not _SKIPPED.match(letter)]
    if len(offsets) != length:
        offsets = [place for place in offsets if not _SIGN.match(text[place].translate(_SAME))]
    return offsets if len(offsets) == length else []


def _begins(text: str, start: int) -> bool:
    return not (start and text[start].isalnum() and text[start - 1].isalnum())


def _ends(text: str, end: int) -> bool:
    return not (end < len(text) and text[end].isalnum() and text[end - 1].isalnum())



def ending(text: str, end: int) -> str:
    """The letters a word goes on with after `end`."""
    stop = end
    while stop < len(text) and text[stop].isalpha():
        stop += 1
    return text[end:stop]


_OPENING: Final = "“«„"
_CLOSING: Final = "”»"


def _lack(text: str) -> int:
    """How many more quotations are opened than closed in a text."""
    return sum(text.count(sign) for sign in _OPENING) - sum(text.count(sign) for sign in _CLOSING)


def with_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """The range widened by a quotation mark beside it, where it holds only the other one of the pair."""
    lack = _lack(text[start:end])
    if lack > 0 and text[end:end + 1] in _CLOSING and text[end:end + 1]:
        return start, end + 1
    if lack < 0 and text[start - 1:start] in _OPENING and text[start - 1:start]:
        return start - 1, end
    return start, end


def balanced(words: str) -> str:
    """The words with a quotation mark the note's own quoting swallowed put back."""
    lack = _lack(words)
    return f"“{words}" if lack < 0 else f"{words}”" if lack > 0 else words


def in_its_quotes(text: str, start: int, end: int, new: str) -> tuple[int, int, str]:
    """A range that gives way to new words, and these, each with the quotation mark its own quoting swallowed."""
    start, end = with_quotes(text, start, end)
    return start, end, new if _lack(new) == _lack(text[start:end]) else balanced(new)


def behind_quote(text: str, end: int, new: str) -> tuple[int, str]:
    """Where words go behind others that a quotation ends with, and the words: outside it when they open one of their own."""
    if _lack(new) > 0 and text[end:end + 1] in _CLOSING:
        return min(end + 1, len(text)), balanced(new)
    return end, new


_SENTENCE_START: Final = re.compile(r"(?:^|\n|[.!?]\s*)\s*$")


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence begins at `start`."""
    return bool(_SENTENCE_START.search(text[max(0, start - 6):start]))
