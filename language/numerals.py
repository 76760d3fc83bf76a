"""Numbers as Azerbaijani (and English) law writes them: Roman, in words, with the ordinal ending -ci, -cı, -cu, -cü.

The ending follows the vowels of the number's last spoken word: 3-cü (üçüncü), 40-cı (qırxıncı), 100-cü (yüzüncü),
2023-cü (… iyirmi üçüncü).
"""

import re

from language.letters import fold, lower

_UNITS = ("", "bir", "iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz")
_TENS = ("", "on", "iyirmi", "otuz", "qırx", "əlli", "altmış", "yetmiş", "səksən", "doxsan")
_VALUES = {word: n for n, word in enumerate(_UNITS) if word} | {word: 10 * n for n, word in enumerate(_TENS) if word}
_SCALES = {"yüz": 100, "min": 1000}
_ORDINALS = {
    "birinci": "bir", "ikinci": "iki", "üçüncü": "üç", "dördüncü": "dörd", "beşinci": "beş", "altıncı": "altı",
    "yeddinci": "yeddi", "səkkizinci": "səkkiz", "doqquzuncu": "doqquz", "onuncu": "on", "iyirminci": "iyirmi",
    "otuzuncu": "otuz", "qırxıncı": "qırx", "əllinci": "əlli", "altmışıncı": "altmış", "yetmişinci": "yetmiş",
    "səksəninci": "səksən", "doxsanıncı": "doxsan", "yüzüncü": "yüz", "mininci": "min",
}
_CARDINALS = "|".join(sorted(_VALUES | _SCALES, key=len, reverse=True))
_CARDINAL_WORD = re.compile(rf"\s*({_CARDINALS})")
_LAST_WORD = re.compile("(" + "|".join(sorted(_ORDINALS, key=len, reverse=True)) + ")$")

_FOLDED_WORDS = {fold(word): word for word in (*_VALUES, *_SCALES, *_ORDINALS)}

ORDINAL_WORDS = rf"(?:(?:{_CARDINALS})\s?){{0,6}}(?:" + "|".join(sorted(_ORDINALS, key=len, reverse=True)) + ")"
"""Pattern of an ordinal in small letters: "birinci", "yüz on yeddinci"; `ordinal` tells its value."""

_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_PARTS = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
                (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LOOK_ALIKES = str.maketrans("ХІСМİхісмı", "XICMIxicmi")
_ROMAN = re.compile(r"(?=.)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_WITH_ENDING = re.compile(r"(\d+)\s*[-‐‑–—]?\s*(?:[cç][ıiuü]|st|nd|rd|th)", re.IGNORECASE)

_UNIT_ENDINGS = ("", "ci", "ci", "cü", "cü", "ci", "cı", "ci", "ci", "cu")
_TEN_ENDINGS = ("", "cu", "ci", "cu", "cı", "ci", "cı", "ci", "ci", "cı")


def roman(text: str) -> int | None:
    """The value of a well-formed Roman numeral up to 3999, all capital or all small; None for anything else.

    Cyrillic and Azerbaijani letters that look the same (Х, І, С, М, İ, ı) are read as the Latin ones.
    """
    latin = text.strip().translate(_LOOK_ALIKES)
    capitals = latin if latin.isupper() else latin.translate(_SMALL_TO_CAPITAL)
    if not _ROMAN.fullmatch(capitals) or (latin != capitals and any(letter in _ROMAN_DIGITS for letter in latin)):
        return None
    values = [_ROMAN_DIGITS[letter] for letter in capitals]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))


_SMALL_TO_CAPITAL = str.maketrans("ivxlcdm", "IVXLCDM")


def to_roman(number: int) -> str:
    """The Roman numeral of 1 … 3999, in capitals; `ValueError` outside."""
    if not 0 < number < 4000:
        raise ValueError(f"expected a number from 1 to 3999 for a Roman numeral, found {number}")
    parts = []
    for value, letters in _ROMAN_PARTS:
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)


def cardinal(text: str) -> int | None:
    """The value of a number in words up to 999 999: "iki yüz əlli üç", "on beş", "onbeş"; None for anything else."""
    words = _cardinal_words(lower(text.strip()))
    return _value(words) if words else None


def _cardinal_words(text: str) -> list[str]:
    """The number words that make up the whole text; empty when something else is in it."""
    words, at = [], 0
    while found := _CARDINAL_WORD.match(text, at):
        words.append(found[1])
        at = found.end()
    return words if at == len(text) else []


def _value(words: list[str]) -> int | None:
    """The value of number words in their spoken order; None when the order is not that of a number."""
    total, part, least = 0, 0, 1000
    for word in words:
        if word == "min":
            if total:
                return None
            total, part, least = (part or 1) * 1000, 0, 1000
        elif word == "yüz":
            if part > 9 or (least < 10 and not part):
                return None
            part, least = (part or 1) * 100, 100
        else:
            value = _VALUES[word]
            if value >= least:
                return None
            part, least = part + value, 10 if value >= 10 else 1
    return total + part


def ordinal(text: str) -> int | None:
    """The value of an ordinal: "birinci", "yüz on yeddinci", "17-ci", "17 ci", "XVII", "17th"; None for anything else.

    A wrong ending ("17-cı") is forgiven; a bare "17" is no ordinal.
    """
    stripped = text.strip()
    if found := _WITH_ENDING.fullmatch(stripped):
        return int(found[1])
    if (value := roman(stripped)) is not None and stripped[:1].isupper():
        return value
    small = lower(stripped)
    if not (last := _LAST_WORD.search(small)):
        return None
    return cardinal(small[: last.start()] + _ORDINALS[last[1]])


def folded_ordinal(text: str) -> int | None:
    """The value of an ordinal in folded words: "on yeddinci" → 17; None for anything else."""
    words = [_FOLDED_WORDS.get(word, "") for word in text.split(" ")]
    return ordinal(" ".join(words)) if all(words) else None


def ordinal_words(number: int) -> str:
    """An ordinal of 1 … 999 in words: 17 → "on yeddinci"; "" outside."""
    if not 0 < number < 1000:
        return ""
    hundreds, tens, units = number // 100, number // 10 % 10, number % 10
    hundred = [] if not hundreds else ["yüz"] if hundreds == 1 else [_UNITS[hundreds], "yüz"]
    *before, last = filter(None, (*hundred, _TENS[tens], _UNITS[units]))
    return " ".join((*before, _TO_ORDINAL[last]))


_TO_ORDINAL = {cardinal: ordinal for ordinal, cardinal in _ORDINALS.items()}
CARDINALS = tuple(fold(word) for word in (*_VALUES, *_SCALES))
"""Number words, folded."""
ORDINALS = tuple(fold(word) for word in _ORDINALS)
"""Ordinals of one word, folded."""


def suffix(number: int) -> str:
    """The ordinal ending of a number after its last spoken word: 1 → "ci", 3 → "cü", 40 → "cı", 2000 → "ci"."""
    if number % 10:
        return _UNIT_ENDINGS[number % 10]
    if number % 100:
        return _TEN_ENDINGS[number // 10 % 10]
    if number % 1000:
        return "cü"
    if number % 1_000_000:
        return "ci"
    return "cu" if number else "cı"
