"""From what an engine found to what a reader sees: hits with marks, grouped by act, and facets."""

import re
from collections.abc import Mapping
from typing import Protocol

from language.analysis import Tongue
from search.highlight import Highlighter, Snippet
from search.model import FACETS, FacetValue, Found, FoundAct, HitGroup, SearchHit, SearchPlan, Why

_CLAUSES = ("para", "point", "subpoint")


class Explains(Protocol):
    """What tells why a provision came."""

    def why(self, found: Found) -> tuple[Why, ...]: ...


def group_of(act: FoundAct, plan: SearchPlan, highlighter: Highlighter, explainer: Explains | None = None) -> HitGroup:
    """The provisions of an act as a reader sees them."""
    first = act.found[0].document
    hits = tuple(_hit(found, plan, highlighter, explainer) for found in act.found)
    return HitGroup(
        first.group, first.act_title, first.number, first.level, first.status, first.year, first.language, hits, act.count - len(hits)
    )


def facets_of(counted: Mapping[str, Mapping[str, int]], chosen: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[FacetValue, ...]]:
    """Values by count, years newest first; a chosen value is there even when nothing has it."""
    return {facet: _values(facet, counted.get(facet, {}), chosen.get(facet, ())) for facet in FACETS}


def _hit(found: Found, plan: SearchPlan, highlighter: Highlighter, explainer: Explains | None) -> SearchHit:
    document = found.document
    tongue: Tongue = "eng" if document.language == "eng" else "aze"
    eid, start = _clause(found, plan)
    snippet = highlighter.snippet(document.body, tongue, start) if document.body else Snippet("", ())
    return SearchHit(
        document.id, document.expression, eid, document.label, document.heading, document.context,
        snippet.text, highlighter.marks(document.heading, tongue), snippet.marks, found.score,
        document.valid_from, document.valid_to, document.repealed, explainer.why(found) if explainer else (),
    )  # fmt: skip


def _clause(found: Found, plan: SearchPlan) -> tuple[str, int | None]:
    """Where the clause the query names begins in this provision, and its eid; else the provision itself."""
    document, cited = found.document, plan.cited
    if cited is None or document.group != cited.work_uri or "." not in cited.clause or document.eid not in cited.eids:
        return document.eid, None
    place = re.search(rf"^\s*{re.escape(cited.clause)}[.)\s]", document.body, re.MULTILINE)
    if place is None:
        return document.eid, None
    below = (eid for eid in cited.eids if eid.startswith(f"{document.eid}__"))
    return next(below, None) or eid_of_clause(document.eid, cited.clause), place.start()


def eid_of_clause(article: str, clause: str) -> str:
    """Where a clause of an article stands: "12.3.1" → "art_12__para_12.3__point_12.3.1"."""
    numbers = clause.split(".")
    steps = [f"{kind}_{'.'.join(numbers[:length])}" for length, kind in zip(range(2, len(numbers) + 1), _CLAUSES, strict=False)]
    return "__".join([article, *steps])


def _values(facet: str, counts: Mapping[str, int], chosen: tuple[str, ...]) -> tuple[FacetValue, ...]:
    values = [FacetValue(value, counts.get(value, 0), value in chosen) for value in {**counts, **dict.fromkeys(chosen)}]
    if facet == "year":
        return tuple(sorted(values, key=lambda one: one.value, reverse=True))
    return tuple(sorted(values, key=lambda one: (-one.count, one.value)))
