"""Finding, whole: a query in, a page of results out. It never ends in a bare zero while the index holds anything alike."""

import re
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from language.analysis import Analyzer, Tongue
from language.letters import upper
from search.highlight import Highlighter, Snippet
from search.model import (
    FACETS,
    EngineResult,
    FacetValue,
    Found,
    FoundAct,
    HitGroup,
    Mode,
    SearchDocument,
    SearchEngine,
    SearchHit,
    SearchPage,
    SearchPlan,
    SearchQuery,
)
from search.plan import Planner

SUGGESTIONS = 3
FEW = 10
"""Provisions; when fewer hold all the words, those with any of them are shown too."""
_CLAUSES = ("para", "point", "subpoint")
LARGEST_PAGE = 100
DEEPEST_PAGE = 1000


class Search:
    """Searches an engine. Safe for threads."""

    def __init__(self, engine: SearchEngine, today: Callable[[], date] = date.today) -> None:
        self._engine = engine
        self._today = today
        self._own = threading.local()

    def find(self, query: SearchQuery) -> SearchPage:
        """The page of `query`; loosened step by step when nothing answers, which `relaxed` tells. Raises `EngineAwayError`."""
        tools = self._tools()
        plan = tools.planner.plan(_bounded(query), self._today())
        relaxed, plan, result = self._first_answer(plan)
        highlighter = Highlighter(result.terms - _numbers(plan), tools.analyzers)
        return SearchPage(
            query=query,
            read_as=tuple(word.surface for word in plan.words),
            total_hits=result.total_hits,
            total_acts=result.total_acts,
            groups=tuple(_group(act, plan, highlighter) for act in result.acts),
            facets=_facets(result.facets, query.filters),
            relaxed=relaxed,
            suggestions=tuple(self._suggestions(plan)) if relaxed or not result.acts else (),
        )

    def _first_answer(self, plan: SearchPlan) -> tuple[str, SearchPlan, EngineResult]:
        """The strictest reading that answers; where hardly anything holds all the words, what holds any of them."""
        strict = self._engine.search(plan)
        if strict.total_hits >= FEW or (strict.total_hits and plan.cited):
            return "", plan, strict
        for relaxed, looser in _looser(plan):
            result = self._engine.search(looser)
            if result.total_hits > strict.total_hits:
                return "few" if strict.total_hits else relaxed, looser, result
            if strict.total_hits:
                break
        return "", plan, strict

    def _suggestions(self, plan: SearchPlan) -> Iterator[str]:
        """Queries that would match: unknown words replaced by those written almost alike, or left out."""
        known = self._engine.known(term for word in plan.words for term in word.terms)
        unknown = [word for word in plan.words if known.isdisjoint(word.terms)]
        if not unknown:
            return
        near = {word.surface: self._engine.nearest(word.surface, SUGGESTIONS) for word in unknown}
        for place in range(SUGGESTIONS):
            if any(place < len(words) for words in near.values()):
                words = (_written(_nth(near[word.surface], place)) if word in unknown else word.surface for word in plan.words)
                yield " ".join(words).strip()

    def _tools(self) -> "_Tools":
        if not hasattr(self._own, "tools"):
            self._own.tools = _Tools()
        tools: _Tools = self._own.tools
        return tools


class _Tools:
    """What reads queries and texts; one to a thread."""

    def __init__(self) -> None:
        self.planner = Planner()
        self.analyzers: dict[Tongue, Analyzer] = {"aze": Analyzer("aze", 50_000), "eng": Analyzer("eng", 50_000)}


def _written(word: str) -> str:
    """A word of the index as people write it: numbers of acts and standards in capitals."""
    return upper(word) if any(letter.isdigit() for letter in word) else word


def _nth(words: tuple[str, ...], place: int) -> str:
    return words[min(place, len(words) - 1)] if words else ""


def _bounded(query: SearchQuery) -> SearchQuery:
    return replace(query, page=min(max(1, query.page), DEEPEST_PAGE), size=min(max(1, query.size), LARGEST_PAGE))


def _looser(plan: SearchPlan) -> Iterator[tuple[str, SearchPlan]]:
    """Looser and looser plans, each with the code that tells the reader what was loosened."""
    if not plan.words:
        return
    for relaxed, mode in (("any", Mode.ANY), ("prefix", Mode.PREFIX)):
        yield relaxed, replace(plan, mode=mode)
    if plan.filters:
        for mode in Mode:
            yield "filters", replace(plan, mode=mode, filters={})


def _numbers(plan: SearchPlan) -> frozenset[str]:
    """The number of the place named: it found the provision, marking it everywhere in the text tells nothing."""
    return frozenset((plan.cited.clause,) if plan.cited else ())


def _group(act: FoundAct, plan: SearchPlan, highlighter: Highlighter) -> HitGroup:
    first = act.found[0].document
    hits = tuple(_hit(found, plan, highlighter) for found in act.found)
    return HitGroup(
        first.group, first.act_title, first.number, first.level, first.status, first.year, first.language, hits, act.count - len(hits)
    )


def _hit(found: Found, plan: SearchPlan, highlighter: Highlighter) -> SearchHit:
    document = found.document
    tongue: Tongue = "eng" if document.language == "eng" else "aze"
    eid, start = _clause(document, plan)
    snippet = highlighter.snippet(document.body, tongue, start) if document.body else Snippet("", ())
    return SearchHit(
        document.id, document.expression, eid, document.label, document.heading, document.context,
        snippet.text, highlighter.marks(document.heading, tongue), snippet.marks, found.score,
    )  # fmt: skip


def _clause(document: SearchDocument, plan: SearchPlan) -> tuple[str, int | None]:
    """Where the clause the query names begins in this provision, and its eid; else the provision itself."""
    cited = plan.cited
    if cited is None or document.group != cited.work_uri or "." not in cited.clause or document.eid != cited.eids[0]:
        return document.eid, None
    found = re.search(rf"^\s*{re.escape(cited.clause)}[.)\s]", document.body, re.MULTILINE)
    return (_eid_of_clause(document.eid, cited.clause), found.start()) if found else (document.eid, None)


def _eid_of_clause(article: str, clause: str) -> str:
    """Where a clause of an article stands: "12.3.1" → "art_12__para_12.3__point_12.3.1"."""
    numbers = clause.split(".")
    steps = [f"{kind}_{'.'.join(numbers[:length])}" for length, kind in zip(range(2, len(numbers) + 1), _CLAUSES, strict=False)]
    return "__".join([article, *steps])


def _facets(counted: Mapping[str, Mapping[str, int]], chosen: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[FacetValue, ...]]:
    """Values by count, years newest first; a chosen value is there even when nothing has it."""
    return {facet: _values(facet, counted.get(facet, {}), chosen.get(facet, ())) for facet in FACETS}


def _values(facet: str, counts: Mapping[str, int], chosen: tuple[str, ...]) -> tuple[FacetValue, ...]:
    values = [FacetValue(value, counts.get(value, 0), value in chosen) for value in {**counts, **dict.fromkeys(chosen)}]
    if facet == "year":
        return tuple(sorted(values, key=lambda one: one.value, reverse=True))
    return tuple(sorted(values, key=lambda one: (-one.count, one.value)))


