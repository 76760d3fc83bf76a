"""What a word or phrase of Azerbaijani may be in English, by stems: the word list and the glossary as one dictionary.

Only the rows that begin like a word asked for are ever analysed, so that a pair of provisions costs little and an act pays for
its own words.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from acts.concordance.crossing_words import Reader, Stem
from classifiers.glossary.shipped import shipped
from classifiers.glossary.wordlist import words
from language.letters import fold
from language.stopwords import is_stop_word

Key = tuple[str, ...]
"""The stems of a word or phrase."""
_GLOSSARY: Final = 0.9
"""How much an equivalent of the glossary weighs: its variants are looser than those of the word list."""
_KIN: Final = 0.7
"""How much the equivalent of a word of the same root weighs ("azadlıq" for "azad")."""
_LETTERS: Final = 2
"""Letters by which rows are found; stems keep those of their words."""


class Unit(NamedTuple):
    """A word or phrase of a text and where it stands."""

    key: Key
    start: int
    end: int


class _Row(NamedTuple):
    az: str
    en: tuple[str, ...]
    weight: float


class Lexicon:
    """The dictionary as one thread uses it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._renderings: dict[Key, Mapping[Key, float]] = {}

    def units(self, text: Sequence[Stem]) -> tuple[Unit, ...]:
        """The words of an Azerbaijani text, those the dictionary knows together as one unit, the longest first."""
        found, at = [], 0
        while at < len(text):
            phrases = _opened(text[at].stem[:_LETTERS]).phrases
            end = next((end for end in range(_reach(text, at), at + 1, -1) if _key(text[at:end]) in phrases), at + 1)
            found.append(Unit(_key(text[at:end]), text[at].start, text[end - 1].end))
            at = end
        return tuple(found)

    def renderings(self, key: Key) -> Mapping[Key, float]:
        """What a unit may be in English, by stems, with a weight from 0 to 1."""
        known = self._renderings.get(key)
        if known is None:
            known = self._renderings[key] = self._made(key)
        return known

    def _made(self, key: Key) -> Mapping[Key, float]:
        shelf, made = _opened(key[0][:_LETTERS]), dict[Key, float]()
        kin = shelf.roots.get(self._reader.root(key[0]), ()) if len(key) == 1 else ()
        for rows, share in ((shelf.phrases.get(key, ()), 1.0), (kin, _KIN)):
            for row in rows:
                for phrase in row.en:
                    stems = _english(phrase)
                    made[stems] = max(made.get(stems, 0.0), share * row.weight)
        made.pop((), None)
        return made


def _reach(text: Sequence[Stem], at: int) -> int:
    """Where a phrase that begins at `at` ends at the latest: before a mark."""
    last = min(at + _LONGEST, len(text))
    return next((end for end in range(at + 1, last) if text[end].parted), last)


def _key(stems: Iterable[Stem]) -> Key:
    return tuple(stem.stem for stem in stems)


class _Shelf(NamedTuple):
    """The rows whose first word begins with the same letters, by their stems; those of one word by its root, too."""

    phrases: Mapping[Key, tuple[_Row, ...]]
    roots: Mapping[str, tuple[_Row, ...]]


@cache
def _english(phrase: str) -> Key:
    """The stems of an English phrase, each once; of `Reader`s one to a call, since none may be shared by threads."""
    return tuple(dict.fromkeys(_key(Reader().stems(phrase, "eng"))))


@cache
def _opened(letters: str) -> _Shelf:
    reader = Reader()
    phrases: dict[Key, tuple[_Row, ...]] = defaultdict(tuple)
    roots: dict[str, tuple[_Row, ...]] = defaultdict(tuple)
    for row in _rows().get(letters, ()):
        key = _key(reader.stems(row.az, "aze"))
        if 0 < len(key) <= _LONGEST:
            phrases[key] = (*phrases[key], row)
        if len(key) == 1:
            roots[reader.root(key[0])] = (*roots[reader.root(key[0])], row)
    return _Shelf(dict(phrases), dict(roots))


_LONGEST: Final = 6
"""Telling words of a phrase at most."""


@cache
def _rows() -> Mapping[str, tuple[_Row, ...]]:
    """All rows by the first letters of their first telling word."""
    found: dict[str, list[_Row]] = defaultdict(list)
    for row in _all():
        found[_first(row.az)[:_LETTERS]].append(row)
    return {letters: tuple(rows) for letters, rows in found.items()}


def _all() -> Iterator[_Row]:
    yield from (_Row(word.az, word.en, 1.0) for word in words())
    yield from (_Row(az, term.english, _GLOSSARY) for term in shipped() for az in term.azerbaijani)


def _first(phrase: str) -> str:
    folded = [fold(word) for word in phrase.split()]
    return next((word for word in folded if not is_stop_word(word, "aze")), folded[0])
