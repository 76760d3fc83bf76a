"""All words of the grammar as one pattern over squeezed letters."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from acts.modifications.endings import ending_pattern
from acts.modifications.model import Unit
from acts.modifications.ordinals import CARDINALS, ORDINALS
from acts.modifications.vocabulary import ANNEX, BOOKS, SIGNS, UNITS, VERBS, WORD_RULES, WORDS, Kind, Verb, folded

BOOK: Final = "book"
"""Value of the unit of a code ("məcəllə"), not of another act."""
LETTER, ROMAN, CARDINAL, DIGITS, ORDINAL = "letter", "roman", "cardinal", "digits", "ordinal"
"""Forms of a number."""

ORDINAL_ENDING: Final = r"[.,]?-*(?:n?[cç][iu]|[iu]nc[iu])(?:-+c[iu])*"
"""The ending of an ordinal: "-ci", "ci", ".-ci", "-nci", "-ci-ci"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word is. ``vowel``: its noun ends in a vowel (None: it has no endings)."""

    kind: Kind
    value: str = ""
    unit: Unit | None = None
    vowel: bool | None = None
    verb: Verb | None = None


def _entries() -> Iterator[tuple[str, Entry]]:
    """Pattern and meaning of every word, the surest first."""
    yield from ((folded(rule.pattern), Entry(Kind.VERB, verb=rule.verb)) for rule in VERBS)
    yield from ((folded(rule.pattern), Entry(rule.kind, rule.value)) for rule in WORD_RULES if rule.first)
    yield from _numbers()
    yield from ((folded(f"(?:{sign.name})"), Entry(Kind.SIGN, sign.mark, vowel=sign.vowel)) for sign in SIGNS)
    yield from ((folded(rule.pattern), Entry(rule.kind, rule.value)) for rule in WORD_RULES if not rule.first)
    yield from ((folded(f"(?:{noun.stem})"), Entry(Kind.NOUN, vowel=noun.vowel)) for noun in WORDS)
    for noun in (*UNITS, ANNEX):
        book = BOOK if noun is BOOKS else ""
        yield folded(f"(?:{noun.stem})"), Entry(Kind.UNIT, book, noun.unit, noun.vowel)
    yield r"[a-z](?:-\d)?\)(?=(?:yarim)?bend|,|ve)|[a-z](?=(?:yarim)?bend)", Entry(Kind.NUMBER, LETTER)
    yield r"[ivxlc]+(?:-\d+)?(?:-?c[iu])?(?=fes|bol|par|hiss|ve[ivxl]|,[ivxl]|-[ivxl]|elave|bend)", Entry(Kind.NUMBER, ROMAN)


def _numbers() -> Iterator[tuple[str, Entry]]:
    yield _longest_first(ORDINALS), Entry(Kind.NUMBER, ORDINAL)
    yield f"{_longest_first(CARDINALS)}(?=-)", Entry(Kind.NUMBER, CARDINAL)
    yield r"\d+\)(?=(?:yarim)?bend|(?:[,;]|ve)\d+\))", Entry(Kind.NUMBER, LETTER)
    yield rf"\d+(?:[.-]+(?:\d+|l(?=-?c[iu])))*(?:{ORDINAL_ENDING}(?![a-ln-z]{{0,2}}$))?", Entry(Kind.NUMBER, DIGITS)


def _longest_first(words: Mapping[str, str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def _compiled() -> tuple[re.Pattern[str], Mapping[str, Entry]]:
    parts, entries = [], {}
    for n, (pattern, entry) in enumerate(_entries()):
        ending = "" if entry.vowel is None else f"(?P<e{n}>{ending_pattern(vowel=entry.vowel)})"
        parts.append(f"(?P<g{n}>(?:{pattern}){ending})")
        entries[f"g{n}"] = entry
    return re.compile("|".join(parts)), MappingProxyType(entries)


_WORD, _ENTRIES = _compiled()


@dataclass(frozen=True, slots=True)
class Found:
    """A word found: its entry, its letters, and its case ending."""

    entry: Entry
    start: int
    end: int
    ending: str = ""


def word(letters: str, at: int, end: int) -> Found | None:
    """The word of the grammar that begins at a letter; None where there is none."""
    found = _WORD.match(letters, at, end)
    if found is None or found.end() == at or found.lastgroup is None:
        return None
    entry = _ENTRIES[found.lastgroup]
    return Found(entry, at, found.end(), "" if entry.vowel is None else found["e" + found.lastgroup[1:]])
