"""Numbers of structural units: "98-1", "12.3.4", "ğ", "XIV", "birinci"; each knows its successors.

A number is a row of dotted steps; a step may carry insertions after a hyphen: "52-1.3" is ((52, 1), (3,)).
Insertions sort between their base and the next base: 98 < 98-1 < 98-2 < 99. Small superscript digits and
stray blanks or dashes ("98¹", "49–1", "1157 - 1") are read as the hyphened form; letters count by the
Azerbaijani alphabet (… g ğ h x ı i j k q …).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from language.letters import ALPHABET, lower
from language.numerals import ordinal, roman

Steps: TypeAlias = tuple[tuple[int, ...], ...]

_DIGITS = re.compile(r"\d{1,9}(?:-\d{1,9})*(?:\.\d{1,9}(?:-\d{1,9})*)*")
_ENGLISH = re.compile(r"(\d{1,9})([a-z]{1,2})")
_LETTER = re.compile(r"([^\W\d_])(?:-(\d{1,9}))?")
_ROMAN = re.compile(r"([IVXLCDM]+|[ivxlcdm]+)(?:-(\d{1,9}))?")
_DASHES = re.compile(r"\s*\.?[-‐‑‒–—−]\s*")
_RAISED = re.compile(r"(?<=\d)[⁰¹²³⁴⁵⁶⁷⁸⁹º]+")
_RAISED_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹º", "01234567890")


@dataclass(frozen=True, slots=True)
class Num:
    """A number as printed, without its closing mark: "98-1", "12.3", "ğ", "XIV".

    ``reading`` is what it means where the print does not say so itself: "98-1" for a printed "981" between 98 and 99.
    """

    printed: str
    reading: str = ""

    @property
    def canonical(self) -> str:
        """The number for addresses: Arabic digits, plain hyphens, small letters: "98¹" → "98-1", "XIV" → "14", "Ə" → "ə"."""
        return canonical(self.reading or self.printed)

    @property
    def steps(self) -> Steps:
        """The value for comparing: a tuple of dotted steps, each a base and its insertions; () when it is not a number."""
        return steps(self.reading or self.printed)

    def follows(self, other: "Num") -> bool:
        """Whether this is a direct successor of `other`: 99, 98-1 after 98; 98-2, 99 after 98-1; ğ after g."""
        return self.steps in successors(other.steps)


@lru_cache(maxsize=1 << 14)
def canonical(printed: str) -> str:
    """`printed` with Arabic digits, plain hyphens and small letters; words that are no number stay, blanks become "_"."""
    if _DIGITS.fullmatch(printed):
        return printed
    text = _clean(printed)
    if _DIGITS.fullmatch(text):
        return text
    if found := _ROMAN.fullmatch(text):
        value = roman(found[1])
        if value is not None and (len(found[1]) > 1 or found[1].isupper()):
            return f"{value}-{found[2]}" if found[2] else str(value)
    value = ordinal(text)
    return str(value) if value is not None else re.sub(r"[^\w.-]+", "_", lower(text)).strip("_")


def steps(printed: str) -> Steps:
    """The comparable value of a printed number; () when it is none. Single small letters count by the Azerbaijani alphabet."""
    text = canonical(printed)
    if text[:1].isdigit() and _DIGITS.fullmatch(text):
        return tuple([tuple(map(int, step.split("-"))) if "-" in step else (int(step),) for step in text.split(".")])
    if found := _ENGLISH.fullmatch(text):
        return ((int(found[1]), *(ord(letter) - 96 for letter in found[2])),)
    if (found := _LETTER.fullmatch(text)) and (place := ALPHABET.find(found[1]) + 1 or (found[1] == "w") * 31):
        return ((place, int(found[2])),) if found[2] else ((place,),)
    return ()


def successors(value: Steps) -> tuple[Steps, ...]:
    """What may come next on the same level: the next base (99), the next insertion (98-2) and the first below it (98-1-1)."""
    if not value:
        return ()
    *before, last = value
    grown = [(*last, 1), *((*last[:place], last[place] + 1) for place in range(len(last) - 1, -1, -1))]
    return tuple((*before, step) for step in grown)


def unflattened(printed: str) -> str:
    """The hyphened reading of a number whose raised last digit was flattened: "981" → "98-1"; "" when there is none."""
    return f"{printed[:-1]}-{printed[-1]}" if printed.isdigit() and len(printed) > 1 and printed[-1] != "0" else ""


def _clean(printed: str) -> str:
    text = printed.strip().rstrip(".)").strip()
    if text.isdigit() and text.isascii():
        return text
    text = _RAISED.sub(lambda found: "-" + found[0].translate(_RAISED_DIGITS), text)
    return _DASHES.sub("-", text)
