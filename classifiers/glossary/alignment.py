"""Terms from texts that translate each other: which phrases stand for which, by counting alone.

Two measures, each from 0 to 1, must agree. How often the two phrases stand in the same pairs of texts (Dice's coefficient), and how
likely their words translate each other word by word (IBM model 1, Brown and others, Computational Linguistics 19, 1993, in both
directions). A candidate is a pair in which each phrase is the other's best. It is a proposal for a person to judge.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import sqrt

from classifiers.glossary.entries import Candidate, Evidence, Origin
from classifiers.glossary.likelihoods import Likelihoods
from classifiers.glossary.model import Standing, Term
from classifiers.glossary.phrases import Forms, Word, phrases, words
from classifiers.glossary.shipped import id_of
from language.analysis import Analyzer

THRESHOLD = 0.6
"""Least score of a candidate; measured on the Constitution, see docs/decisions/glossary.md."""
LEAST_TOGETHER = 3
"""Pairs of texts in which both phrases stand, at least."""
LEAST_DICE = 0.5
LONGEST_TEXT = 150
"""Words of a text; a longer one says too little about which word stands for which."""
PLACES_SHOWN = 3
LONGEST_SHOWN = 320


@dataclass(frozen=True, slots=True)
class TextPair:
    """A text in both languages and where it stands."""

    place: str
    az: str
    en: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Two phrases by their stems: how often together, the two measures."""

    az: str
    en: str
    together: int
    dice: float
    likely: float

    @property
    def score(self) -> float:
        return sqrt(self.dice * self.likely)

    @property
    def rank(self) -> tuple[float, int]:
        """What is better: of equal ones the longer pair."""
        return self.score * (1 + 0.06 * len(self.az.split()) + 0.06 * len(self.en.split())), self.together


def candidates(pairs: Iterable[TextPair], threshold: float = THRESHOLD) -> tuple[Candidate, ...]:
    """Terms the pairs of texts speak for, the surest first, each with places that show it."""
    texts = Texts(tuple(pairs))
    return tuple(_candidate(texts, one) for one in linked(texts) if one.score >= threshold)


class Texts:
    """Pairs of texts analysed: their words, their phrases, where each phrase stands."""

    def __init__(self, pairs: tuple[TextPair, ...]) -> None:
        azerbaijani, english = Analyzer("aze", 50_000), Analyzer("eng", 50_000)
        self.pairs = tuple(pair for pair in pairs if pair.az.strip() and pair.en.strip())
        self.az = tuple(words(pair.az, azerbaijani) for pair in self.pairs)
        self.en = tuple(words(pair.en, english) for pair in self.pairs)
        self.az_forms, self.en_forms = Forms(), Forms()
        self.az_phrases = tuple(self._phrases(text, "aze") for text in self.az)
        self.en_phrases = tuple(self._phrases(text, "eng") for text in self.en)

    def _phrases(self, text: tuple[Word, ...], language: str) -> frozenset[str]:
        found = tuple(phrases(text, "aze" if language == "aze" else "eng"))
        (self.az_forms if language == "aze" else self.en_forms).add(found)
        return frozenset(stems for stems, _ in found)

    @cached_property
    def likely(self) -> tuple["Likelihoods", "Likelihoods"]:
        """The word models: English of Azerbaijani, Azerbaijani of English."""
        short = [(_stems(az), _stems(en)) for az, en in zip(self.az, self.en, strict=True) if max(len(az), len(en)) <= LONGEST_TEXT]
        return Likelihoods(short), Likelihoods([(en, az) for az, en in short])


def linked(texts: Texts) -> tuple[Linked, ...]:
    """The pairs of phrases in which each is the other's best, best first; a pair inside a longer one of the same places is left out."""
    found = sorted(_measured(texts), key=lambda one: one.rank, reverse=True)
    best_az: dict[str, Linked] = {}
    best_en: dict[str, Linked] = {}
    for one in found:
        best_az.setdefault(one.az, one)
        best_en.setdefault(one.en, one)
    mutual = [one for one in found if best_az[one.az] is one and best_en[one.en] is one]
    return tuple(sorted((one for one in mutual if not _is_part(one, mutual)), key=lambda one: one.score, reverse=True))


def _is_part(one: Linked, others: list[Linked]) -> bool:
    return any(
        other is not one and f" {one.az} " in f" {other.az} " and f" {one.en} " in f" {other.en} " and other.together >= 0.8 * one.together
        for other in others
    )


def _measured(texts: Texts) -> Iterable[Linked]:
    az_counts, en_counts = _units(texts.az_phrases), _units(texts.en_phrases)
    together: Counter[tuple[str, str]] = Counter()
    for az, en in zip(texts.az_phrases, texts.en_phrases, strict=True):
        theirs = [phrase for phrase in en if phrase in en_counts]
        together.update((mine, their) for mine in az if mine in az_counts for their in theirs)
    for (az_phrase, en_phrase), count in together.items():
        dice = 2 * count / (az_counts[az_phrase] + en_counts[en_phrase])
        if count >= LEAST_TOGETHER and dice >= LEAST_DICE:
            yield Linked(az_phrase, en_phrase, count, dice, _likely(texts, az_phrase, en_phrase))


def _units(texts: tuple[frozenset[str], ...]) -> dict[str, int]:
    """In how many texts each phrase stands; those too rare, and those that nearly always stand inside one longer phrase, left out."""
    counts = Counter(phrase for text in texts for phrase in text)
    often = {phrase: count for phrase, count in counts.items() if count >= LEAST_TOGETHER}
    inside: dict[str, int] = defaultdict(int)
    for phrase, count in often.items():
        for part in _parts(phrase):
            inside[part] = max(inside[part], count)
    return {phrase: count for phrase, count in often.items() if inside[phrase] < 0.9 * count}


def _parts(phrase: str) -> Iterable[str]:
    stems = phrase.split()
    for length in range(1, len(stems)):
        yield from (" ".join(stems[at : at + length]) for at in range(len(stems) - length + 1))


def _likely(texts: Texts, az: str, en: str) -> float:
    there, back = texts.likely
    return sqrt(there.covered(az.split(), _telling(en)) * back.covered(_telling(en), az.split()))


def _telling(english: str) -> list[str]:
    return [stem for stem in english.split() if stem not in ("of", "the", "and", "to", "in", "on", "for", "a", "an", "by")]


def _stems(text: tuple[Word, ...]) -> list[str]:
    return [word.stem for word in text]


def _candidate(texts: Texts, one: Linked) -> Candidate:
    az, en = texts.az_forms.azerbaijani(one.az), texts.en_forms.english(one.en)
    phrased = zip(texts.pairs, texts.az_phrases, texts.en_phrases, strict=True)
    both = [pair for pair, mine, theirs in phrased if one.az in mine and one.en in theirs]
    shown = sorted(both, key=lambda pair: len(pair.az))[:PLACES_SHOWN]
    evidence = tuple(Evidence(pair.place, pair.az[:LONGEST_SHOWN], pair.en[:LONGEST_SHOWN], round(one.score, 3)) for pair in shown)
    source = f"{evidence[0].place} (+{len(both) - 1})" if len(both) > 1 else evidence[0].place
    return Candidate(Term(id_of(az), az, en, source=source[:300], standing=Standing.PROPOSED), Origin.TRANSLATIONS, evidence)
