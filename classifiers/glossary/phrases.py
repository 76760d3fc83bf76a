"""Phrases of a text that could be terms: one to some words, by their stems, with the forms they were seen in."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from language.analysis import STOP_WORDS, Analyzer, Tongue
from language.letters import fold, lower, lower_english
from language.naming import without_case

_ENGLISH: Final = (
    "i who whom whose which what shall may can must not no nor other others any all such those these their his her its they he she we you"
    " within into upon than also only been being has have had was were will would should could if when where there one two so but each"
    " under between during after before without against about over through out up same own more most every both either neither per"
)
_AZERBAIJANI: Final = (
    "bir iki butun oz hec her yalniz habele hemcinin eyni ancaq lakin ise eger ki da de edir eden etmek edilir edilen olunur olunan oldugu"
    " olduqda olan olmaq olur ola olmayan biler bilmez bilir etdikde hemin diger basqa sair qeder qarsi sonra evvel hal halda hallarda"
    " teref terefinden bu belə o onun onlarin oz ozu ozunun uzre dair aid nezeren esasen"
)
BARE: Final = {
    "aze": STOP_WORDS | frozenset(fold(_AZERBAIJANI).split()),
    "eng": STOP_WORDS | frozenset(_ENGLISH.split()),
}
"""Words a term neither begins nor ends with, folded."""
MOST_WORDS: Final = {"aze": 6, "eng": 8}
NOT_INSIDE: Final = {"aze": frozenset(("ya", "yaxud", "basqa", "diger")), "eng": frozenset(("or", "other"))}
"""Words that part two things, so that a phrase across them is none, folded."""
THE_STATE: Final = re.compile(r"Azərbaycan Respublikası(?:n[ıadə]\w*)?|(?:\b(?:of|in|by) )?\bthe Republic of Azerbaijan\b")
"""The name of the state before or after a term, which says nothing of it."""
JOINTS: Final = ("", "-")
SHORTEST: Final = 3
"""Letters of the first and last word of a term at least."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its stem, as written, what stands between it and the word before."""

    stem: str
    form: str
    before: str


def words(text: str, analyzer: Analyzer) -> tuple[Word, ...]:
    """The words of a text but for the state's name; numbers too, since phrases must not cross them."""
    said, found, end = THE_STATE.sub("", text), [], 0
    for token in analyzer.analyze(said):
        if token.start >= end:                           # a number's parts lie inside it
            found.append(Word(token.term, said[token.start : token.end], said[end : token.start].strip()))
            end = token.end
    return tuple(found)


def phrases(text: tuple[Word, ...], language: Tongue) -> Iterator[tuple[str, str]]:
    """Every phrase of a text as (stems, form). Phrases begin and end with telling words and cross no comma."""
    telling = [_tells(word, language) for word in text]
    for start, begins in enumerate(telling):
        for end in range(start, min(start + MOST_WORDS[language], len(text))) if begins else ():
            if end > start and (text[end].before not in JOINTS or fold(text[end].form) in NOT_INSIDE[language]):
                break
            if telling[end]:
                yield " ".join(word.stem for word in text[start : end + 1]), _form(text[start : end + 1])


def _form(run: tuple[Word, ...]) -> str:
    return run[0].form + "".join(f"{word.before or ' '}{word.form}" for word in run[1:])


def _tells(word: Word, language: Tongue) -> bool:
    folded = fold(word.form)
    return len(folded) >= SHORTEST and folded[0].isalpha() and folded not in BARE[language] and not _is_roman(word.form)


def _is_roman(form: str) -> bool:
    return set(form) <= set("IVXLCDM")


class Forms:
    """The forms phrases were seen in, to name a term by one of them."""

    def __init__(self) -> None:
        self._seen: dict[str, Counter[str]] = {}

    def add(self, found: Iterable[tuple[str, str]]) -> None:
        for stems, form in found:
            self._seen.setdefault(stems, Counter())[form] += 1

    def azerbaijani(self, stems: str) -> str:
        """The form with the fewest endings among those seen often enough not to be another word of the same stem."""
        seen = self._seen[stems]
        enough = min(max(1, sum(seen.values()) // 8), max(seen.values()))
        shortest = min((form for form in seen if seen[form] >= enough), key=lambda form: (len(form), -seen[form]))
        return without_case(_plain(shortest, seen, lower))

    def english(self, stems: str) -> str:
        """The form seen most, in the singular where that was seen as well."""
        seen = self._seen[stems]
        most = max(seen, key=lambda form: (seen[form], form))
        return _plain(most.removesuffix("s") if most.removesuffix("s") in seen else most, seen, lower_english)


def _plain(form: str, seen: Counter[str], small: Callable[[str], str]) -> str:
    """The form as it is written inside a sentence: "Nikah" → "nikah" where "nikahın" was seen, "STATE SYMBOLS" → "state symbols"."""
    same = [other for other in seen if fold(other) == fold(form)]
    best = max(same, key=lambda other: (sum(letter.islower() for letter in other), seen[other]))
    if len(best) > 3 and best.isupper():
        return small(best)
    named = any(word[0].isupper() for word in best.split()[1:])
    return small(best[:1]) + best[1:] if not named and any(other[0].islower() for other in seen) else best
