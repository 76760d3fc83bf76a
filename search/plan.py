"""From what was typed to plans an engine can run: the strict one, then looser and looser ones. No engine's words here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

from language.letters import fold, repair_look_alikes
from search.checks import Check
from search.citation.find import Citations
from search.citation.model import Jump
from search.clauses import AllOf, AnyOf, Clause, Wild
from search.expansion import Expander
from search.model import Cited, Mistake, ReadWord, Role, SearchPlan, SearchQuery
from search.query.parser import parse
from search.query.planning import Compiled, Meant, compile_tree
from search.query.syntax import And, At, Node, Words, conjuncts
from search.units import Unit, WordReader

BEGINNING: Final = 0.7                   # share of a word that is its beginning
LEAST_BEGINNING: Final = 3
LONGEST_BEGINNING: Final = 20


@dataclass(frozen=True, slots=True)
class Reading:
    """A query as understood.

    `strict` asks for all the words, or for the place alone where one is named and nothing else; `looser` gives looser and looser plans,
    each with the code for `SearchPage.relaxed`. `jumps` are the acts and places named, the one meant or several to choose from; `units` the
    plain things asked. Where there are `checks` an answer must pass them all.
    """

    query: SearchQuery
    strict: SearchPlan
    looser: Callable[[], Iterator[tuple[str, SearchPlan]]]
    units: tuple[Unit, ...]
    checks: tuple[Check, ...] = ()
    read_as: tuple[ReadWord, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    jumps: tuple[Cited, ...] = ()


class Planner:
    """Reads queries. Keeps its analyzers; one to a thread."""

    def __init__(self, expander: Expander, citations: Citations | None = None) -> None:
        self._words = WordReader(expander)
        self._citations = citations or Citations()

    def read(self, query: SearchQuery, today: date) -> Reading:
        """The plans of a query; `today` is the day in force when the query names none. Never raises on any text."""
        parsed = parse(repair_look_alikes(query.text), self._citations)
        tree, jump = self._named(parsed.tree, today)
        place = jump.cited[0] if len(jump.cited) == 1 and _is_plain(parsed.tree) and _is_there(jump.cited[0]) else None
        asking = _Asking(self._words, query)
        strict = compile_tree(tree, asking.all_of, self._words.analyzers)
        frame = _frame(query, strict, place, today)
        plan = replace(frame, match=strict.match, boosts=asking.boosts())
        is_place = place is not None and bool(place.eids) and not jump.words
        read_as = (*_place_read(place), *(() if is_place else strict.read_as))
        return Reading(
            query, replace(frame, match=None) if is_place else plan, partial(self._looser, tree, asking, plan, is_place), asking.units,
            strict.checks, read_as, parsed.mistakes, jump.cited,
        )  # fmt: skip

    def _named(self, tree: Node | None, today: date) -> tuple[Node | None, Jump]:
        """The acts and places the plain words of a query name, on the day it names, and what is left to search for."""
        nodes = conjuncts(tree)
        words = [node for node in nodes if isinstance(node, Words)]
        days = [node for node in nodes if isinstance(node, At)]
        if not words:
            return tree, Jump((), "")
        jump = self._citations.find(" ".join([*(node.text for node in words), *(node.day.isoformat() for node in days)]), today)
        if not jump.cited or not _is_plain(tree):
            return tree, jump
        rest = replace(words[0], text=jump.rest)
        return (And(rest.start, days[-1].end, (rest, *days)) if days else rest), jump

    def _looser(self, tree: Node | None, asking: "_Asking", frame: SearchPlan, is_place: bool) -> Iterator[tuple[str, SearchPlan]]:
        if not asking.units:
            return
        if is_place:                            # the place alone was asked; where it is not held the words are
            yield "any", frame
        ways = (("any", asking.any_of), ("prefix", asking.beginnings))
        plans = []
        for code, way in ways:
            plans.append(replace(frame, match=compile_tree(tree, way, self._words.analyzers).match))
            yield code, plans[-1]
        if frame.filters:
            yield from (("filters", replace(plan, filters={})) for plan in plans)


class _Asking:
    """Makes clauses of the plain words of one query, and remembers what was asked."""

    def __init__(self, reader: WordReader, query: SearchQuery) -> None:
        self._reader = reader
        self._query = query
        self._read: dict[str, tuple[Unit, ...]] = {}

    @property
    def units(self) -> tuple[Unit, ...]:
        return tuple(unit for units in self._read.values() for unit in units)

    def boosts(self) -> tuple[Clause, ...]:
        """What only adds to the score: words in the heading, words as written."""
        return tuple(dict.fromkeys(term for unit in self.units for term in (*unit.headings, *unit.forms)))

    def all_of(self, words: tuple[Words, ...]) -> Meant:
        units = self._units(words)
        return Meant(_all([unit.strict for unit in units]), tuple(read for unit in units for read in unit.read))

    def any_of(self, words: tuple[Words, ...]) -> Meant:
        return Meant(_any([unit.loose for unit in self._units(words)]))

    def beginnings(self, words: tuple[Words, ...]) -> Meant:
        """Words that begin like those asked."""
        lengths = ((fold(word), round(len(word) * BEGINNING)) for one in words for word in one.text.split())
        begun = [word[: min(max(LEAST_BEGINNING, length), LONGEST_BEGINNING)] for word, length in lengths]
        return Meant(_any([Wild(f"{beginning}*") for beginning in begun if len(beginning) >= LEAST_BEGINNING and beginning.isalnum()]))

    def _units(self, words: tuple[Words, ...]) -> tuple[Unit, ...]:
        text = " ".join(one.text for one in words)
        if text not in self._read:
            self._read[text] = self._reader.units(text, translate=self._query.translate, synonyms=self._query.synonyms)
        return self._read[text]


def _is_there(cited: Cited) -> bool:
    """Whether the act has the place named, if one is named."""
    return bool(cited.eids) or not cited.clause


def _is_plain(tree: Node | None) -> bool:
    """Whether a query is words and a day, so that a place it names may come first whatever the words."""
    return all(isinstance(node, Words | At) for node in conjuncts(tree))


def _frame(query: SearchQuery, compiled: Compiled, place: Cited | None, today: date) -> SearchPlan:
    """What all plans of a query share."""
    at = query.at or compiled.at or (place.at if place else None)
    return SearchPlan(
        match=None, cited=place, filters=_filters(query.filters, compiled.filters), today=today, at=at, sort=query.sort,
        page=query.page, size=query.size, provisions=query.provisions,
    )  # fmt: skip


def _filters(chosen: Mapping[str, Sequence[str]], typed: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """Filters chosen on the page and typed in the query; of one facet the typed ones, narrowed to those chosen where both are there."""
    both = {facet: tuple(values) for facet, values in {**chosen, **typed}.items() if values}
    for facet in chosen.keys() & typed.keys():
        both[facet] = tuple(value for value in typed[facet] if value in chosen[facet]) or typed[facet]
    return both


def _place_read(place: Cited | None) -> tuple[ReadWord, ...]:
    return (ReadWord(place.clause, Role.CITED, place.title),) if place else ()


def _all(clauses: Sequence[Clause]) -> Clause | None:
    if len(clauses) < 2:
        return clauses[0] if clauses else None
    return AllOf(tuple(clauses))


def _any(clauses: Sequence[Clause]) -> Clause | None:
    if len(clauses) < 2:
        return clauses[0] if clauses else None
    return AnyOf(tuple(clauses))
