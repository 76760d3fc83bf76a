"""Other words for the words of a query: what law says for what people say, and the same in the other language. From the glossary alone."""

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final

from classifiers.glossary.model import Term
from classifiers.glossary.shipped import shipped
from language.analysis import Analyzer, Tongue
from language.letters import lower
from language.stopwords import is_stop_word
from search.model import Other, OtherWord
from search.wordpairs import WordPairs

MOST: Final = 4                          # other ways to say one thing, in each language
TONGUES: Final[tuple[Tongue, ...]] = ("aze", "eng")
OF_LAW: Final = 6                        # labels of law that hold a word law uses much
SPAN: Final = 6                          # words of a query that one term may cover

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Another way to say a stretch of a query: its ready terms, all of which are to be found, and what they are to the words asked.

    ``label`` is the one in the glossary that the words asked were taken for.
    """

    terms: Stems
    word: OtherWord
    label: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a query, by their places, that one term covers, with the other ways to say them, best first: in their own language and in
    the other one."""

    places: tuple[int, ...]
    within: tuple[Way, ...]
    across: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a label leads to; `rank` is 0 for the preferred label of its list, `kind` what the labels within its language are to it."""

    term: Term
    rank: int
    kind: Other
    label: str


class Expander:
    """Finds other words for those of a query. Immutable to its users; safe for threads."""

    def __init__(self, terms: Iterable[Term], former: "Expander | None" = None) -> None:
        """With the `former` one, of which these terms are an edition, what was made of the labels is kept; single words are learnt anew
        at the next start only."""
        self._analyzers: dict[Tongue, Analyzer] = former._analyzers if former else {tongue: Analyzer(tongue, 100_000) for tongue in TONGUES}
        self._labels: dict[Tongue, dict[Stems, list[_Entry]]] = {"aze": {}, "eng": {}}
        self._stems: dict[tuple[str, Tongue], Stems] = dict(former._stems) if former else {}
        self._found: dict[tuple[Tongue, Stems], tuple[tuple[Way, ...], tuple[Way, ...]]] = {}
        self._held = tuple(terms)
        self._making = threading.Lock()
        self._of_law: Counter[str] = Counter()
        for term in self._held:
            self._hold(term)
        if former is not None and "_pairs" in former.__dict__:
            self.__dict__["_pairs"] = former._pairs
        self._words = {language: frozenset(chain.from_iterable(labels)) for language, labels in self._labels.items()}

    def knows(self, stem: str, language: Tongue) -> bool:
        """Whether the word stands in a label of that language."""
        return stem in self._words[language]

    def is_of_law(self, stem: str) -> bool:
        """Whether law itself uses the word much: many terms hold it. Such a word needs no other."""
        return self._of_law[stem] >= OF_LAW

    def stretches(self, words: Sequence[Stems], language: Tongue) -> tuple[Stretch, ...]:
        """What the glossary knows of the words of a query in `language`; each word comes as its stems, nothing for a stop word.

        Terms may overlap; a stretch that lies inside a longer one is there too, so that parts can be looked for as well.
        """
        return tuple(self._stretches(words, language))

    def word_ways(self, stem: str) -> tuple[Way, ...]:
        """Single Azerbaijani words that go with an English one, learnt from all pairs of labels."""
        return tuple(Way((other,), OtherWord(other, Other.TRANSLATION)) for other in self._pairs.best(stem))

    def stems(self, label: str, language: Tongue) -> Stems:
        """The terms of a label without its stop words (all of them where nothing else is left)."""
        key = (label, language)
        if key not in self._stems:
            analyzer = self._analyzers[language]
            told = [token.term for token in analyzer.analyze(label) if not is_stop_word(lower(label[token.start : token.end]), language)]
            self._stems[key] = tuple(dict.fromkeys(told or analyzer.terms(label)))
        return self._stems[key]

    @cached_property
    def _pairs(self) -> WordPairs:
        with self._making:
            return WordPairs(
                (self.stems(en, "eng"), self.stems(az, "aze")) for term in self._held for en in term.english for az in term.azerbaijani[:2]
            )

    def _hold(self, term: Term) -> None:
        self._of_law.update({stem for label in term.azerbaijani for stem in self.stems(label, "aze")})
        rows: tuple[tuple[Tongue, tuple[str, ...], Other], ...] = (
            ("aze", term.azerbaijani, Other.SYNONYM), ("aze", term.everyday, Other.EVERYDAY), ("eng", term.english, Other.SYNONYM),
        )  # fmt: skip
        for language, labels, kind in rows:
            for rank, label in enumerate(labels):
                if stems := self.stems(label, language):
                    self._labels[language].setdefault(tuple(sorted(stems)), []).append(_Entry(term, rank, kind, label))

    def _stretches(self, words: Sequence[Stems], language: Tongue) -> Iterator[Stretch]:
        held = self._labels[language]
        telling = [(place, stem) for place, stems in enumerate(words) for stem in stems[:1]]
        for first in range(len(telling)):
            for chosen in _windows(telling, first):
                key = tuple(sorted({stem for _place, stem in chosen}))
                if key in held:
                    yield Stretch(tuple(place for place, _stem in chosen), *self._ways(key, language))

    def _ways(self, key: Stems, language: Tongue) -> tuple[tuple[Way, ...], tuple[Way, ...]]:
        """The ways of all entries in turn: the first label of each, then the second of each. Those whose preferred label it is come first:
        "uşaq" is a child before it is what people call a pupil."""
        if (language, key) not in self._found:
            entries = sorted(self._labels[language][key], key=lambda entry: (entry.rank, entry.kind is Other.EVERYDAY))
            other: Tongue = "aze" if language == "eng" else "eng"
            within = self._chosen(key, language, [(entry, _labels(entry.term, language), entry.kind) for entry in entries])
            across = self._chosen(key, other, [(entry, _labels(entry.term, other), Other.TRANSLATION) for entry in entries])
            self._found[language, key] = within, across
        return self._found[language, key]

    def _chosen(self, own: Stems, language: Tongue, rows: Sequence[tuple[_Entry, tuple[str, ...], Other]]) -> tuple[Way, ...]:
        ways: dict[Stems, Way] = {}
        for at in range(max(len(labels) for _entry, labels, _kind in rows)):
            for entry, labels, kind in rows:
                stems = self.stems(labels[at], language) if at < len(labels) else ()
                if stems and (key := tuple(sorted(stems))) != own and len(ways) < MOST:
                    ways.setdefault(key, Way(stems, OtherWord(labels[at], kind, entry.term.source), entry.label))
        return tuple(ways.values())


def _labels(term: Term, language: Tongue) -> tuple[str, ...]:
    return term.english if language == "eng" else term.azerbaijani


def _windows(telling: Sequence[tuple[int, str]], first: int) -> Iterator[tuple[tuple[int, str], ...]]:
    """Runs of telling words from `first`, and runs with one word left out inside, longest first."""
    for length in range(min(SPAN, len(telling) - first), 0, -1):
        run = tuple(telling[first : first + length])
        yield run
        for left_out in range(1, length - 1) if length > 2 else ():
            yield run[:left_out] + run[left_out + 1 :]


@lru_cache(maxsize=2)
def shipped_expander() -> Expander:
    """What the terms that ship lead to, made once."""
    return Expander(shipped())
