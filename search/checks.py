"""Conditions on the words themselves that no engine is asked for: near each other, in one sentence, in one paragraph.

An engine finds what holds all the words; these checks then look at the texts, so that both engines agree.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from acts.structure.sentences import sentences
from language.analysis import STOP_WORDS, Analyzer, Tongue
from language.letters import fold
from search.clauses import Clause
from search.fields import tongue_of
from search.holding import Holding, wild
from search.model import SearchDocument
from search.query.syntax import Within


@dataclass(frozen=True, slots=True)
class Sought:
    """A word or phrase looked for, as stems of each language; or a `pattern` of a word as written, folded.

    `common`: a word that says little alone ("haqqında"); only such a one is found in such a one.
    """

    aze: tuple[str, ...] = ()
    eng: tuple[str, ...] = ()
    pattern: str = ""
    common: bool = False

    def stems(self, tongue: Tongue) -> tuple[str, ...]:
        return self.eng if tongue == "eng" else self.aze


@dataclass(frozen=True, slots=True)
class NearCheck:
    """Every part (in any of the ways it may be said) stands in one sentence, in one paragraph, or with at most `words` others between."""

    parts: tuple[tuple[Sought, ...], ...]
    within: Within
    words: int = 0


@dataclass(frozen=True, slots=True)
class Holds:
    """A clause holds, as engines understand it: what stands beside a check in an OR or below a minus."""

    clause: Clause


@dataclass(frozen=True, slots=True)
class All:
    """Every check holds."""

    checks: tuple["Check", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of the checks holds."""

    checks: tuple["Check", ...]


@dataclass(frozen=True, slots=True)
class Never:
    """The check does not hold."""

    check: "Check"


Check = NearCheck | Holds | All | Either | Never

Span = tuple[int, int]                  # first and last word, counted from the beginning of the text


class Checker:
    """Looks at texts. Uses the analyzers it is given; one to a thread."""

    def __init__(self, analyzers: Mapping[Tongue, Analyzer]) -> None:
        self._analyzers = analyzers

    def holds(self, checks: Iterable[Check], document: SearchDocument) -> bool:
        """Whether a document passes all the checks."""
        holding = Holding(document, self._analyzers)
        return all(self._holds(check, holding) for check in checks)

    def _holds(self, check: Check, holding: Holding) -> bool:
        match check:
            case NearCheck():
                return self._near(check, holding.document)
            case Holds(clause=clause):
                return holding.holds(clause)
            case All(checks=checks):
                return all(self._holds(one, holding) for one in checks)
            case Either(checks=checks):
                return any(self._holds(one, holding) for one in checks)
            case Never(check=inner):
                return not self._holds(inner, holding)

    def _near(self, check: NearCheck, document: SearchDocument) -> bool:
        tongue = tongue_of(document)
        texts = (document.heading, *document.body.split("\n"))
        if check.within is Within.WORDS:                       # words may stand on two sides of a line's end
            texts = (document.heading, document.body)
        return any(self._near_in(check, text, tongue) for text in texts)

    def _near_in(self, check: NearCheck, text: str, tongue: Tongue) -> bool:
        if not self._may_hold(check, text, tongue):
            return False
        words = _Text.of(self._analyzers[tongue], text)
        places = [tuple(span for way in part for span in words.places(way, tongue)) for part in check.parts]
        if not all(places):
            return False
        if check.within is Within.WORDS:
            return _closest(places) <= check.words
        if check.within is Within.PARAGRAPH:
            return True
        return any(all(any(first <= a and b <= last for a, b in spans) for spans in places) for first, last in words.sentences())

    def _may_hold(self, check: NearCheck, text: str, tongue: Tongue) -> bool:
        """Whether a first look, without analysing all, finds a word of every part."""
        firsts = [{way.stems(tongue)[0] for way in part if way.stems(tongue)} for part in check.parts if not any(w.pattern for w in part)]
        if not firsts:
            return True
        found = {token.term for token in self._analyzers[tongue].finder(set().union(*firsts)).find(text)}
        return all(first & found for first in firsts)


@dataclass(frozen=True, slots=True)
class _Text:
    """A text as its terms; `word` tells of each term which word it is or is part of; `forms` are the words as written, folded."""

    text: str
    terms: Sequence[str]
    word: Sequence[int]
    forms: Sequence[str]
    starts: Sequence[int]

    @classmethod
    def of(cls, analyzer: Analyzer, text: str) -> "_Text":
        terms: list[str] = []
        word: list[int] = []
        forms: list[str] = []
        starts: list[int] = []
        end = 0
        for token in analyzer.analyze(text):
            if token.start >= end:
                forms.append(fold(text[token.start : token.end]))
                starts.append(token.start)
                end = token.end
            terms.append(token.term)
            word.append(len(forms) - 1)
        return cls(text, terms, word, forms, starts)

    def places(self, way: Sought, tongue: Tongue) -> Iterator[Span]:
        """Where it stands."""
        if way.pattern:
            matches = wild(way.pattern).fullmatch
            yield from ((at, at) for at, form in enumerate(self.forms) if matches(form))
            return
        stems = way.stems(tongue)
        last = len(stems) - 1
        places = (at for at, term in enumerate(self.terms) if stems and term == stems[0] and tuple(self.terms[at : at + last + 1]) == stems)
        for at in places:
            if last or way.common or self.forms[self.word[at]] not in STOP_WORDS:
                yield self.word[at], self.word[at + last]

    def sentences(self) -> Iterator[Span]:
        """The first and last word of each sentence."""
        for start, end in sentences(self.text):
            inside = [at for at, place in enumerate(self.starts) if start <= place < end]
            if inside:
                yield inside[0], inside[-1]


def _closest(places: Sequence[tuple[Span, ...]]) -> int:
    """The least number of other words in a stretch that holds one place of every part."""
    latest: dict[int, Span] = {}
    least = 1 << 30
    for span, part in sorted((span, part) for part, spans in enumerate(places) for span in spans):
        latest[part] = span
        if len(latest) == len(places):
            stretch = max(last for _, last in latest.values()) - min(first for first, _ in latest.values()) + 1
            held = len({at for first, last in latest.values() for at in range(first, last + 1)})
            if len(set(latest.values())) == len(places):
                least = min(least, stretch - held)
    return least
