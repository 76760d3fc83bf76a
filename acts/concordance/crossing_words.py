"""The words of a text that can be carried over to another language: its stems but for the words that only bind others."""

import re
from typing import Final, NamedTuple

from language.analysis import Analyzer, Tongue
from language.letters import ALPHABET, fold, lower, lower_english, upper
from language.stopwords import STOP_WORDS_OF, is_stop_word

_TELLING: Final = {
    "aze": frozenset(map(fold, ("heç", "hər", "öz", "bir", "yeni", "yalnız"))),
    "eng": frozenset(("no", "not", "one", "each", "every", "any", "such", "other", "only", "under", "against", "before")),
}
"""Words that say nothing to a search, yet tell one provision from another: who has a right, and who has none."""
_LIGHT: Final = frozenset(("out", "up", "etc"))
_MARK: Final = re.compile(r"[,;:.!?()\n\[\]«»“”\"]")
_ONLY_AZERBAIJANI: Final = frozenset(letter for small in ALPHABET for letter in (small, upper(small)) if not letter.isascii())


class Stem(NamedTuple):
    """A word by its stem, and where it stands: ``text[start:end]`` is what was written.

    ``parted``: whether a mark stands between it and the word before, so that no phrase goes on here.
    """

    stem: str
    start: int
    end: int
    parted: bool = False


class Reader:
    """Reads texts of both languages. Remembers the words it has seen; one to a thread."""

    def __init__(self) -> None:
        self._analyzers = {"aze": Analyzer("aze"), "eng": Analyzer("eng")}

    def stems(self, text: str, language: Tongue) -> tuple[Stem, ...]:
        """The telling words of `text` in order; of a number whose parts are terms, too, only the whole."""
        found, end, parted = [], 0, False
        for term, start, stop in self._analyzers[language].analyze(text):
            if start >= end:
                parted = parted or bool(_MARK.search(text, end, start))
                end = stop
                if not _is_light(text[start:stop], language):
                    found.append(Stem(term, start, stop, parted))
                    parted = False
        return tuple(found)

    def root(self, stem: str) -> str:
        """What the kin of an Azerbaijani stem share: "odenis", "odeyici" → "ode"."""
        return self._analyzers["aze"].roots((stem,))[0]


def azerbaijani_first(one: str, other: str) -> bool:
    """Whether, of a text in Azerbaijani and one in English, `one` is the Azerbaijani: it has more of the letters English lacks."""
    return _share(one) >= _share(other)


def says_something(english: str) -> bool:
    """Whether a run of English words is more than words that bind or point, which explain no likeness: not "each other"."""
    return any(word not in STOP_WORDS_OF["eng"] for word in lower_english(english).split())


def _share(text: str) -> float:
    return sum(letter in _ONLY_AZERBAIJANI for letter in text) / max(len(text), 1)


def _is_light(word: str, language: Tongue) -> bool:
    if len(word) == 1 and word.isalpha():
        return True
    if language == "aze":
        return fold(word) not in _TELLING["aze"] and is_stop_word(lower(word), "aze")
    small = lower_english(word)
    return small in _LIGHT or (small in STOP_WORDS_OF["eng"] and small not in _TELLING["eng"])
