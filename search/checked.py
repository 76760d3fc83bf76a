"""Answers that must pass checks on their words: taken from the engine one after another, counted here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from search.checks import Check, Checker
from search.clauses import Key
from search.fields import values_of
from search.model import FACETS, EngineResult, Found, FoundAct, SearchEngine, SearchPlan

LOOKED_AT: Final = 2000                  # answers looked at; where there are more the page says that its counts are of these


def passing(found: Iterable[Found], checks: Sequence[Check], checker: Checker) -> Iterator[Found]:
    """Those that pass every check, in their order."""
    return (one for one in found if checker.holds(checks, one.document)) if checks else iter(found)


def checked(engine: SearchEngine, plan: SearchPlan, checks: Sequence[Check], checker: Checker) -> tuple[EngineResult, bool]:
    """The page of answers that pass, and whether all answers were looked at. Facets are counted without the filters of their own facet."""
    looked = list(engine.scan(replace(plan, filters={}), LOOKED_AT + 1))
    passed = list(passing(looked[:LOOKED_AT], checks, checker))
    chosen = [one for one in passed if _fits(one, plan, "")]
    acts: dict[str, list[Found]] = {}
    for one in chosen:
        acts.setdefault(one.document.group, []).append(one)
    shown = list(acts.values())[(plan.page - 1) * plan.size : plan.page * plan.size]
    groups = tuple(FoundAct(tuple(act[: plan.provisions]), len(act)) for act in shown)
    facets = {facet: _counted(passed, plan, facet) for facet in FACETS}
    return EngineResult(groups, len(chosen), len(acts), facets), len(looked) <= LOOKED_AT


def _counted(found: Iterable[Found], plan: SearchPlan, facet: str) -> Counter[str]:
    return Counter(value for one in found if _fits(one, plan, facet) for value in values_of(one.document)[Key(facet)])


def _fits(one: Found, plan: SearchPlan, but: str) -> bool:
    """Whether a provision passes the filters, that of one facet aside."""
    keys = values_of(one.document)
    return all(not set(values).isdisjoint(keys[Key(facet)]) for facet, values in plan.filters.items() if facet != but)
