"""Other words for the words of a query: what law says for what people say, and the same in the other language. From the glossary alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from classifiers.glossary.model import Term
from language.analysis import STOP_WORDS, Analyzer
from language.letters import fold
from search.model import Other, OtherWord
from search.wordpairs import WordPairs

MOST: Final = 6                          # other ways to say one thing that are looked for
OF_LAW: Final = 6                        # labels of law that hold a word law uses much
SPAN: Final = 6                          # words of a query that one term may cover

Stems = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Another way to say a stretch of a query: its ready terms, all of which are to be found, and what they are to the words asked."""

    terms: Stems
    word: OtherWord


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a query, by their places, that one term covers, with the other ways to say them, best first."""

    places: tuple[int, ...]
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a label leads to: (label, what it is to the one looked up)."""

    term: Term
    rank: int                                        # 0 for the preferred label of its list
    targets: tuple[tuple[str, Other, str], ...]      # label, kind, language


class Expander:
    """Finds other words for those of a query. Immutable once made; safe for threads while only `stretches` is asked."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._analyzers: dict[str, Analyzer] = {"aze": Analyzer("aze", 100_000), "eng": Analyzer("eng", 100_000)}
        self._labels: dict[str, dict[Stems, list[_Entry]]] = {"aze": {}, "eng": {}}
        self._stems: dict[tuple[str, str], Stems] = {}
        held = tuple(terms)
        self._of_law: Counter[str] = Counter()
        for term in held:
            self._hold(term)
        pairs = [(self.stems(en, "eng"), self.stems(az, "aze")) for term in held for en in term.english for az in term.azerbaijani[:2]]
        self._pairs = {"eng": WordPairs(pairs), "aze": WordPairs((az, en) for en, az in pairs)}

    def knows(self, stem: str, language: str) -> bool:
        """Whether the word stands in a label of that language."""
        return self._pairs[language].knows(stem)

    def is_of_law(self, stem: str) -> bool:
        """Whether law itself uses the word much: many terms hold it. Such a word needs no other."""
        return self._of_law[stem] >= OF_LAW

    def stretches(self, words: Sequence[Stems], language: str) -> tuple[Stretch, ...]:
        """What the glossary knows of the words of a query in `language`; each word comes as its stems, nothing for a stop word.

        Terms may overlap; a stretch that lies inside a longer one is there too, so that parts can be looked for as well.
        """
        return tuple(self._stretches(words, language))

    def word_ways(self, stem: str, language: str) -> tuple[Way, ...]:
        """Single words of the other language that go with this one, learnt from all pairs of labels."""
        return tuple(Way((other,), OtherWord(other, Other.TRANSLATION)) for other in self._pairs[language].best(stem))

    def stems(self, label: str, language: str) -> Stems:
        """The terms of a label without its stop words (all of them where nothing else is left)."""
        key = (label, language)
        if key not in self._stems:
            analyzer = self._analyzers[language]
            told = [token.term for token in analyzer.analyze(label) if fold(label[token.start : token.end]) not in STOP_WORDS]
            self._stems[key] = tuple(dict.fromkeys(told or analyzer.terms(label)))
        return self._stems[key]

    def _hold(self, term: Term) -> None:
        azerbaijani = tuple((label, Other.SYNONYM, "aze") for label in term.azerbaijani)
        english = tuple((label, Other.SYNONYM, "eng") for label in term.english)
        to_english = tuple((label, Other.TRANSLATION, "eng") for label in term.english)
        to_azerbaijani = tuple((label, Other.TRANSLATION, "aze") for label in term.azerbaijani)
        said = tuple((label, Other.EVERYDAY, "aze") for label in term.azerbaijani)
        rows = (
            ("aze", term.azerbaijani, (*azerbaijani, *to_english)),
            ("aze", term.everyday, (*said, *to_english)),
            ("eng", term.english, (*to_azerbaijani, *english)),
        )
        self._of_law.update(stem for label in term.azerbaijani for stem in set(self.stems(label, "aze")))
        for language, labels, targets in rows:
            for rank, label in enumerate(labels):
                if stems := self.stems(label, language):
                    self._labels[language].setdefault(tuple(sorted(stems)), []).append(_Entry(term, rank, targets))

    def _stretches(self, words: Sequence[Stems], language: str) -> Iterator[Stretch]:
        held = self._labels[language]
        telling = [(place, stem) for place, stems in enumerate(words) for stem in stems[:1]]
        for first in range(len(telling)):
            for chosen in _windows(telling, first):
                entries = held.get(tuple(sorted({stem for _place, stem in chosen})))
                if entries:
                    own = {stem for _place, stem in chosen}
                    yield Stretch(tuple(place for place, _stem in chosen), tuple(islice(self._ways(entries, own), MOST * 2)))

    def _ways(self, entries: Sequence[_Entry], own: set[str]) -> Iterator[Way]:
        """The ways of all entries in turn: the first of each, then the second of each."""
        entries = sorted(entries, key=lambda entry: entry.rank)
        seen: set[Stems] = {tuple(sorted(own))}
        longest = max(len(entry.targets) for entry in entries)
        for at in range(longest):
            for entry in entries:
                if at < len(entry.targets):
                    label, kind, language = entry.targets[at]
                    stems = self.stems(label, language)
                    if (key := tuple(sorted(stems))) not in seen:
                        seen.add(key)
                        yield Way(stems, OtherWord(label, kind, entry.term.source))


def _windows(telling: Sequence[tuple[int, str]], first: int) -> Iterator[tuple[tuple[int, str], ...]]:
    """Runs of telling words from `first`, and runs with one word left out inside, longest first."""
    for length in range(min(SPAN, len(telling) - first), 0, -1):
        run = tuple(telling[first : first + length])
        yield run
        for left_out in range(1, length - 1) if length > 2 else ():
            yield run[:left_out] + run[left_out + 1 :]
