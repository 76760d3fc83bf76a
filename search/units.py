"""From the words of a query to what a document must hold for each: the word in any form, or other words for the same."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from language.analysis import Analyzer, Token, Tongue
from language.letters import fold, lower
from language.stopwords import is_stop_word
from search import weights
from search.clauses import AllOf, AnyOf, Best, Clause, Field, Scored, Term
from search.expansion import Expander, Stretch, Way
from search.model import Other, OtherWord, ReadWord

LONGEST: Final = 64                      # words of a query that are looked for; what is longer is a mistake or an attack
WAYS: Final = 3                          # other ways looked for in one language
BACK: Final = 1                          # ways looked for in English texts for Azerbaijani words
HEADED: Final = 2                        # ways looked for in headings
LEARNT: Final = 2                        # single words learnt that are looked for beside
_AZERBAIJANI: Final = re.compile("[əıöüğşçİƏÖÜĞŞÇ]")


Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing asked: a word, or words that one term of the glossary covers. `strict` demands all its words, `loose` any of them.

    `headings` are the terms looked for in headings besides, `forms` the words as written.
    """

    strict: Clause
    loose: Clause
    headings: tuple[Term, ...]
    forms: tuple[Clause, ...]
    read: tuple[ReadWord, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the query: its ready terms by language, none where it is a stop word."""

    surface: str
    terms: tuple[tuple[Tongue, str], ...]
    stop: bool


class WordReader:
    """Reads plain words. Keeps its analyzers; one to a thread. `translate` and `synonyms` as in `SearchQuery`."""

    def __init__(self, expander: Expander) -> None:
        self._expander = expander
        self.analyzers: dict[Tongue, Analyzer] = {"aze": Analyzer("aze", 20_000), "eng": Analyzer("eng", 20_000)}

    def units(self, text: str, *, translate: bool = True, synonyms: bool = True) -> tuple[Unit, ...]:
        """What is asked by `text`, in its order; stop words only where there is nothing else."""
        tongues = self.tongues(text)
        words = tuple(self._words(text, tongues))
        if all(word.stop for word in words):
            words = tuple(replace(word, stop=False) for word in words)
        kinds = {Other.TRANSLATION: translate, Other.SYNONYM: synonyms, Other.EVERYDAY: synonyms}
        allowed = frozenset(kind for kind, wanted in kinds.items() if wanted)
        return _once(self._units(words, tongues, allowed))

    def tongues(self, text: str) -> tuple[Tongue, ...]:
        """The languages a query may be in: one where its letters or the glossary tell, else both, the likelier first."""
        if _AZERBAIJANI.search(text):
            return ("aze",)
        english = sum(self._is_known(token, text, "eng") for token in self.analyzers["eng"].analyze(text))
        azerbaijani = sum(self._is_known(token, text, "aze") for token in self.analyzers["aze"].analyze(text))
        return ("eng", "aze") if english > azerbaijani else ("aze", "eng")

    def phrases(self, text: str) -> tuple[tuple[str, ...], ...]:
        """The words of a quotation as ready terms in each of its languages."""
        readings = (tuple(self.analyzers[tongue].terms(text)) for tongue in self.tongues(text))
        return tuple(dict.fromkeys(reading for reading in readings if reading))

    def _is_known(self, token: Token, text: str, tongue: Tongue) -> bool:
        return is_stop_word(lower(text[token.start : token.end]), tongue) or self._expander.knows(token.term, tongue)

    def _words(self, text: str, tongues: Sequence[Tongue]) -> Iterator[_Word]:
        rows = {tongue: _wholes(self.analyzers[tongue].analyze(text)) for tongue in tongues}
        for at, token in enumerate(rows[tongues[0]][:LONGEST]):
            surface = text[token.start : token.end]
            terms = tuple((tongue, rows[tongue][at].term) for tongue in tongues if at < len(rows[tongue]))
            yield _Word(surface, terms, surface.isalpha() and is_stop_word(lower(surface), tongues[0]))

    def _units(self, words: Sequence[_Word], tongues: Sequence[Tongue], allowed: frozenset[Other]) -> Iterator[Unit]:
        stretches = self._stretches(words, tongues[0]) if allowed else {}
        single = {at: self._single(word, stretches.get((at,)), tongues[0], allowed) for at, word in enumerate(words) if not word.stop}
        ways = {places: _ways(stretch, tongues[0], allowed) for places, stretch in stretches.items() if len(places) > 1}
        longer = dict(_covering(ways))
        done: set[int] = set()
        for at in sorted(single):
            if at in longer:
                done.update(longer[at])
                plain = tongues[0] == "eng"      # one by one English words mean too many things
                parts = [self._single(words[place], None, tongues[0], frozenset()) if plain else single[place] for place in longer[at]]
                yield _joined(parts, ways[longer[at]], tongues[0])
            elif at not in done:
                yield single[at]

    def _stretches(self, words: Sequence[_Word], tongue: Tongue) -> dict[Places, Stretch]:
        skipped = (word.stop or any(letter.isdigit() for letter in word.surface) for word in words)
        terms = (tuple(term for language, term in word.terms if language == tongue)[:1] for word in words)
        asked = [() if skip else row for skip, row in zip(skipped, terms, strict=True)]
        return {stretch.places: stretch for stretch in self._expander.stretches(asked, tongue)}

    def _single(self, word: _Word, stretch: Stretch | None, tongue: Tongue, allowed: frozenset[Other]) -> Unit:
        own: list[Clause] = [Term(term) for term in dict.fromkeys(term for _tongue, term in word.terms)]
        first = word.terms[0][1]
        law = tongue == "aze" and self._expander.is_of_law(first)
        ways = tuple(way for way in _ways(stretch, tongue, allowed, law=law) if _is_meant(way, word.surface)) if stretch else ()
        learnt = self._expander.word_ways(first)[:LEARNT] if tongue == "eng" and Other.TRANSLATION in allowed else ()
        others = [*(_clause(way, tongue) for way in ways), *(Scored(_clause(way, tongue), weights.LEARNT) for way in learnt)]
        clause = _best([*own, *others])
        forms = (Term(lower(word.surface), Field.FORMS, weights.FORM),)
        headings = _headings(own, ways if tongue == "eng" else ())
        return Unit(clause, clause, headings, forms, (ReadWord(word.surface, others=_told(ways) or _told(learnt)),))


def _ways(stretch: Stretch, tongue: Tongue, allowed: frozenset[Other], *, law: bool = False) -> tuple[Way, ...]:
    """The ways looked for. A word law itself uses much needs no other word of its language."""
    across = tuple(way for way in stretch.across if way.word.kind in allowed)
    if tongue == "eng":
        return across[:WAYS]
    within = () if law else tuple(way for way in stretch.within if way.word.kind in allowed)
    return (*within[:WAYS], *across[:BACK])


def _is_meant(way: Way, surface: str) -> bool:
    """Whether a single word is the label but for its endings: of kin only the term itself goes into the other language ("verilir" is no
    "verilən", data)."""
    return way.word.kind is not Other.TRANSLATION or " " in way.label or fold(surface).startswith(fold(way.label)[:-1])


def _covering(ways: Mapping[Places, tuple[Way, ...]]) -> Iterator[tuple[int, Places]]:
    """The longest stretches that lead somewhere, none overlapping, each by its first place."""
    taken: set[int] = set()
    for places in sorted(ways, key=lambda one: (-len(one), one)):
        if ways[places] and taken.isdisjoint(places):
            taken.update(places)
            yield places[0], places


def _joined(parts: Sequence[Unit], ways: Sequence[Way], tongue: Tongue) -> Unit:
    """Words that one term covers: all of them, or what says the same."""
    others = [Scored(_clause(way, tongue), weights.WHOLE_TERM) for way in ways]
    strict = _best([AllOf(tuple(part.strict for part in parts)), *others])
    apart = AnyOf(tuple(part.loose for part in parts))
    loose = _best([Scored(apart, weights.APART), AllOf(apart.clauses), *others]) if others else apart
    surface = " ".join(read.surface for part in parts for read in part.read)
    read = (ReadWord(surface, others=tuple(way.word for way in ways)),) if ways else tuple(read for part in parts for read in part.read)
    headings = (*(term for part in parts for term in part.headings), *(_headings((), ways) if tongue == "eng" else ()))
    return Unit(strict, loose, tuple(dict.fromkeys(headings)), tuple(form for part in parts for form in part.forms), read)


def _headings(own: Iterable[Clause], ways: Sequence[Way]) -> tuple[Term, ...]:
    """What is looked for in headings: the words asked and, from another language, those of the first ways. Each more costs time."""
    terms = (*(term.text for term in own if isinstance(term, Term)), *(term for way in ways[:HEADED] for term in way.terms))
    return tuple(Term(text, Field.HEADING, weights.HEADING_MORE) for text in dict.fromkeys(terms))


def _clause(way: Way, tongue: Tongue) -> Clause:
    """What a document holds that says it this way; `tongue` is the language of the query."""
    words = tuple(Term(term) for term in way.terms)
    back = tongue == "aze" and way.word.kind is Other.TRANSLATION
    return Scored(words[0] if len(words) == 1 else AllOf(words), weights.BACK if back else weights.OTHERS[way.word.kind])


def _best(clauses: Sequence[Clause]) -> Clause:
    return clauses[0] if len(clauses) == 1 else Best(tuple(clauses))


def _told(ways: Sequence[Way]) -> tuple[OtherWord, ...]:
    return tuple(way.word for way in ways)


def _wholes(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without the parts of numbers, which lie inside them."""
    wholes: list[Token] = []
    for token in tokens:
        if not wholes or token.start >= wholes[-1].end:
            wholes.append(token)
    return wholes


def _once(units: Iterator[Unit]) -> tuple[Unit, ...]:
    once: dict[Clause, Unit] = {}
    for unit in units:
        once.setdefault(unit.strict, unit)
    return tuple(once.values())
