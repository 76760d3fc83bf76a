"""Finding, whole: a query in, a page of results out. It never ends in a bare zero while the index holds anything alike."""

import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from classifiers.glossary.model import Term
from classifiers.glossary.shipped import shipped
from language.analysis import Analyzer, Tongue
from search.checked import checked, passing
from search.checks import Checker
from search.citation.find import Citations
from search.clauses import AllOf, Has, Key, patterns_of, terms_of
from search.expansion import Expander, shipped_expander
from search.highlight import Highlighter
from search.hits import facets_of, group_of
from search.model import Cited, EngineResult, Found, SearchDocument, SearchEngine, SearchPage, SearchPlan, SearchQuery
from search.plan import Planner, Reading
from search.related import related_query
from search.suggesting import suggestions
from search.why import Explainer

FEW: Final = 100
"""Provisions; when fewer hold all the words, those with some are shown too: law may say in other words what answers best."""
BESIDE: Final = 4                            # suggestions worked out at the same time, while the engine looks for something wider
LARGEST_PAGE: Final = 100
DEEPEST_PAGE: Final = 1000

Terms = Callable[[], tuple[int, tuple[Term, ...]]]
"""Gives the terms of the glossary in use, with a number that changes when they do."""


def only_shipped() -> tuple[int, tuple[Term, ...]]:
    """The glossary as it ships, nobody editing it."""
    return 0, shipped()


class Search:
    """Searches an engine. Safe for threads."""

    def __init__(
        self, engine: SearchEngine, today: Callable[[], date] = date.today, terms: Terms = only_shipped, citations: Citations | None = None,
    ) -> None:
        """Without `citations` the well-known acts alone are known by name."""
        self.engine = engine
        self._citations = citations or Citations()
        self._today = today
        self._terms = terms
        self._expander: tuple[int, Expander] | None = None
        self._making = threading.Lock()
        self._own = threading.local()
        self._beside = ThreadPoolExecutor(BESIDE, thread_name_prefix="suggesting")

    def find(self, query: SearchQuery) -> SearchPage:
        """The page of `query`; loosened step by step when little answers, which `relaxed` tells. Raises `EngineAwayError`."""
        tools = self._tools()
        reading = tools.planner.read(_bounded(query), self._today())
        answer = self._answer(reading)
        highlighter = Highlighter(_marked(answer.plan), tools.analyzers, patterns_of(answer.plan.match) if answer.plan.match else ())
        explainer = Explainer(self.engine, reading, tools.analyzers) if query.explain else None
        result = answer.result
        return SearchPage(
            query=query,
            read_as=reading.read_as,
            total_hits=result.total_hits,
            total_acts=result.total_acts,
            groups=tuple(group_of(act, answer.plan, highlighter, explainer) for act in result.acts),
            facets=facets_of(result.facets, reading.strict.filters),
            relaxed=answer.relaxed,
            suggestions=self._suggested(answer, reading) if answer.relaxed or not result.acts else (),
            mistakes=reading.mistakes,
            jumps=reading.jumps,
            with_all=answer.with_all if answer.relaxed else result.total_hits,
            whole=answer.whole,
            at=answer.plan.at,
        )

    def export(self, query: SearchQuery, limit: int) -> Iterator[Found]:
        """What answers `query`, best first, at most `limit`: the answers `find` counts. Raises `EngineAwayError`."""
        reading = self._tools().planner.read(replace(_bounded(query), page=1, size=1), self._today())
        plan = self._answer(reading).plan
        yield from passing(self.engine.scan(plan, limit), reading.checks, self._tools().checker)

    def jumps(self, text: str) -> tuple[Cited, ...]:
        """The acts and places a query names: the one meant, or several to choose from. Needs no engine."""
        return self._citations.find(text, self._today()).cited

    def related(self, document_id: str, limit: int = 10) -> SearchPage:
        """Provisions that speak of the same as one of them, most alike first; none where it is not held or says nothing telling.

        Raises `EngineAwayError`.
        """
        tools, query = self._tools(), _bounded(SearchQuery("", size=limit))
        document = self._document(document_id)
        clause = related_query(document, self.engine, tools.analyzers) if document else None
        plan = SearchPlan(match=clause, today=self._today(), size=query.size, provisions=query.provisions)
        result = self.engine.search(plan)
        highlighter = Highlighter(_marked(plan), tools.analyzers)
        groups = tuple(group_of(act, plan, highlighter) for act in result.acts)
        return SearchPage(query, (), result.total_hits, result.total_acts, groups, facets_of(result.facets, {}), with_all=result.total_hits)

    def _document(self, id_: str) -> SearchDocument | None:
        """The document of that id, or the one shown now of that provision."""
        act, _found, eid = id_.partition("/aze@") if "/aze@" in id_ else id_.partition("/eng@")
        place = AllOf((Has(Key.ACT, (act,)), Has(Key.EID, (eid.rpartition("#")[2].partition("@")[0],))))
        found = [one.document for one in self.engine.scan(SearchPlan(match=place, today=self._today()), LARGEST_PAGE)]
        return next((one for one in found if one.id == id_), found[0] if found else None)

    def warm(self) -> None:
        """Make ready what the first search would wait for: the index of the glossary."""
        self._current().word_ways("")

    def _answer(self, reading: Reading) -> "_Answer":
        """The strictest plan that answers with its answer; where hardly anything holds all the words, what holds some of them."""
        ways = iter(() if reading.query.every else reading.looser())
        wider = next(ways, None)
        final = wider is None or reading.strict.match in (None, wider[1].match)       # nothing wider is asked once this answers
        strict = self._run(reading.strict if final or reading.checks else replace(reading.strict, enough=FEW), reading, "")
        hits = strict.result.total_hits
        if wider is None or hits >= FEW or (hits and final):
            return strict
        ahead = self._beside.submit(suggestions, self.engine, reading)
        for relaxed, looser in (wider, *(() if hits else ways)):
            answer = self._run(looser, reading, "few" if hits else relaxed)
            if answer.result.total_hits > hits:
                return replace(answer, with_all=hits, ahead=ahead)
        return self._run(reading.strict, reading, "") if strict.plan.enough and hits else strict

    def _suggested(self, answer: "_Answer", reading: Reading) -> tuple[str, ...]:
        return answer.ahead.result() if answer.ahead else suggestions(self.engine, reading)

    def _run(self, plan: SearchPlan, reading: Reading, relaxed: str) -> "_Answer":
        """The answer of the engine, or of those first answers that pass the checks."""
        if reading.checks:
            result, whole = checked(self.engine, plan, reading.checks, self._tools().checker)
            return _Answer(plan, result, relaxed, whole=whole)
        return _Answer(plan, self.engine.search(plan), relaxed)

    def _tools(self) -> "_Tools":
        """What this thread reads queries with, made anew when the glossary was edited."""
        expander = self._current()
        tools: _Tools | None = getattr(self._own, "tools", None)
        if tools is None or tools.expander is not expander:
            tools = self._own.tools = _Tools(expander, self._citations)
        return tools

    def _current(self) -> Expander:
        if self._terms is only_shipped:
            return shipped_expander()
        version, terms = self._terms()
        with self._making:
            if self._expander is None or self._expander[0] != version:
                self._expander = version, Expander(terms, self._expander[1] if self._expander else None)
            return self._expander[1]


@dataclass(frozen=True, slots=True)
class _Answer:
    """A plan and what the engine found; `relaxed`, `with_all` and `whole` as in `SearchPage`; `ahead`: suggestions being worked out."""

    plan: SearchPlan
    result: EngineResult
    relaxed: str = ""
    with_all: int = 0
    whole: bool = True
    ahead: Future[tuple[str, ...]] | None = None


class _Tools:
    """What reads queries and texts; one to a thread."""

    def __init__(self, expander: Expander, citations: Citations) -> None:
        self.expander = expander
        self.planner = Planner(expander, citations)
        self.analyzers: Mapping[Tongue, Analyzer] = {"aze": Analyzer("aze", 50_000), "eng": Analyzer("eng", 50_000)}
        self.checker = Checker(self.analyzers)


def _marked(plan: SearchPlan) -> frozenset[str]:
    """The terms to mark. The number of the place named found the provision; marking it everywhere in the text tells nothing."""
    terms = frozenset(terms_of(plan.match)) if plan.match else frozenset()
    return terms - frozenset((plan.cited.clause,) if plan.cited else ())


def _bounded(query: SearchQuery) -> SearchQuery:
    return replace(query, page=min(max(1, query.page), DEEPEST_PAGE), size=min(max(1, query.size), LARGEST_PAGE))
