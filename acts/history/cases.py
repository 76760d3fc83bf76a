"""Case endings of Azerbaijani: words of a note found in whatever case they stand, and other words put into that case.

Notes say "ismin müvafiq hallarında" (in the fitting cases of the noun) and print the nominative, mostly with the possessive ending
("Mərkəzi Bankı"), which the text may leave out ("Mərkəzi Banka").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from language.letters import lower, upper

_BACK: Final = "aıou"
_CLOSE_VOWELS: Final = "ıiuü"
_VOWELS: Final = "aəeıioöuü"
_CLOSE: Final = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ə": "i", "e": "i", "i": "i", "ö": "ü", "ü": "ü"}
_SIGNS: Final = re.compile(r"[^\w]*$")
_LETTERS: Final = "a-zəıöüğşç"


class NounCase(StrEnum):
    """The six cases; the value is what linguists call them."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    LOCATIVE = "locative"
    ABLATIVE = "ablative"


_ENDINGS: Final = (
    (NounCase.NOMINATIVE, re.compile(r"[ıiuü]?")),
    (NounCase.GENITIVE, re.compile(r"(?:[ıiuü]?n)?[ıiuü]n")),
    (NounCase.ABLATIVE, re.compile(r"(?:[ıiuü]?n)?[dt][aə]n")),
    (NounCase.LOCATIVE, re.compile(r"(?:[ıiuü]?n)?[dt][aə]")),
    (NounCase.DATIVE, re.compile(r"(?:[ıiuü]?[ny])?[aə]")),
    (NounCase.ACCUSATIVE, re.compile(r"[ıiuü]?[ny][ıiuü]")),
)
# After a vowel of the stem that belongs to the possessive, after another vowel, after a consonant.
_AFTER_POSSESSIVE: Final = {"genitive": "nın", "dative": "na", "accusative": "nı", "locative": "nda", "ablative": "ndan", "nominative": ""}
_AFTER_VOWEL: Final = {"genitive": "nın", "dative": "ya", "accusative": "nı", "locative": "da", "ablative": "dan", "nominative": ""}
_AFTER_CONSONANT: Final = {"genitive": "ın", "dative": "a", "accusative": "ı", "locative": "da", "ablative": "dan", "nominative": ""}


@dataclass(frozen=True, slots=True)
class Declined:
    """A range of text that holds the words in a case."""

    start: int
    end: int
    case: NounCase


def declined(text: str, words: str) -> Iterator[Declined]:
    """Where the words stand in the text, in whatever case; a blank torn into the ending does not matter.

    Of a word with another in brackets behind it ("orqan (qurum)") both stand in the case.
    """
    words = words.strip()
    signs = _SIGNS.search(words)
    tail = signs[0] if signs else ""
    stem = _stem(words[:len(words) - len(tail)])
    if len(stem) < 4 or max(stem.split(), key=len)[1:] not in text:
        return
    begins = r"(?<!\w)" if stem[:1].isalnum() else ""
    pattern = re.compile(rf"{begins}{_body(stem)}(?P<tail>{_ENDING}|){re.escape(tail)}(?!\w)")
    for found in pattern.finditer(text):
        if (case := case_of(re.sub(r"\s", "", found["tail"]))) is not None:
            yield Declined(found.start(), found.end(), case)
        elif (short := found["tail"].split()) and (case := case_of(short[0])) is not None and not tail:
            yield Declined(found.start(), found.start("tail") + len(short[0]), case)


_ENDING: Final = rf"[{_LETTERS}]{{0,5}}(?:\s[{_LETTERS}]{{1,4}}(?!\w))?"
_DOUBLE: Final = re.compile(r"(.*\w)(\s*\()(\w[^()]*)", re.DOTALL)


def _stem(words: str) -> str:
    return words[:-1] if words[-1:] in _CLOSE_VOWELS and len(words) > 4 else words


def _body(stem: str) -> str:
    """The pattern of the words before the last ending: blanks of any length, either case of the first letter."""
    double = _DOUBLE.fullmatch(stem)
    first = stem if double is None else _stem(double[1])
    body = r"\s+".join(map(re.escape, first.split()))
    body = f"[{re.escape(stem[0])}{re.escape(_other_case(stem[0]))}]{body[len(re.escape(stem[0])):]}"
    if double is None:
        return body
    inner = r"\s+".join(map(re.escape, double[3].split()))
    return rf"{body}[{_LETTERS}]{{0,5}}\s*\({inner}"


def _other_case(letter: str) -> str:
    return upper(letter) if letter == lower(letter) else lower(letter)


def case_of(tail: str) -> NounCase | None:
    """The case an ending marks, the possessive vowel counted to it; None when it marks none."""
    return next((case for case, pattern in _ENDINGS if pattern.fullmatch(tail)), None)


def decline(words: str, case: NounCase) -> str:
    """The words in the case: "orqanı" in the genitive: "orqanının"; signs at the end stay there, words in brackets are declined too."""
    double = re.fullmatch(r"(.*\w)(\s*\()(\w[^()]*)(\))", words, re.DOTALL)
    if double is not None:
        return f"{decline(double[1], case)}{double[2]}{decline(double[3], case)}{double[4]}"
    signs = _SIGNS.search(words)
    tail = signs[0] if signs else ""
    stem = words[:len(words) - len(tail)]
    last = lower(stem[-1:])
    if not last.isalpha():
        return words
    table = _AFTER_POSSESSIVE if last in _CLOSE_VOWELS else _AFTER_VOWEL if last in _VOWELS else _AFTER_CONSONANT
    return stem + harmonious(stem, table[case.value]) + tail


def harmonious(stem: str, ending: str) -> str:
    """The ending with its vowels made to agree with the stem's last one."""
    vowel = next((letter for letter in reversed(lower(stem)) if letter in _VOWELS), "a")
    letters = []
    for letter in ending:
        if letter in _CLOSE_VOWELS:
            letter = vowel = _CLOSE[vowel]
        elif letter in "aə":
            letter = vowel = "a" if vowel in _BACK else "ə"
        letters.append(letter)
    return "".join(letters)


def agreeing(words: str, tail: str) -> str:
    """`words` with an ending taken from another word, its vowels and joining letter made to agree: "orqanı" + "nun" → "orqanının"."""
    last = lower(words[-1:])
    if not last.isalpha():
        return words + tail
    if last in _VOWELS and tail[:1] in _VOWELS:
        tail = ("n" if last in _CLOSE_VOWELS else "y") + tail
    elif last not in _VOWELS and tail[:1] in "nys" and tail[1:2] and tail[1] in _VOWELS:
        tail = tail[1:]
    return words + harmonious(words, tail)
