"""Engines against the reference on small random worlds: what answers, its scores and order, totals and facets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.clauses import Adopted, AllOf, AnyOf, Best, But, Clause, Everything, Field, Has, Key, Phrase, Scored, Term, Wild, codes_above
from search.model import FACETS, Cited, EngineResult, Found, SearchDocument, SearchEngine, SearchPlan, Sort
from tests.search.cases import ROOT, document, fill
from tests.search.conftest import Maker
from tests.search.reference import Reference

WORDS = ("qala", "qapı", "daş", "duz")
STEMS = ("qala", "qapi", "das", "duz", "bilinmez")
DAYS = tuple(date(year, 1, 1) for year in (2019, 2021, 2023, 2100))
LEVELS, TOPICS, CODES = ("law", "decree", "cabinet"), ("su", "od"), ("010.010.000", "010.020.000", "020.000.000")
CLOSE = 2e-3
World = tuple[list[SearchDocument], ...]

texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
weights = st.sampled_from((0.5, 1.0, 2.0))
fields = st.sampled_from((Field.TEXT, Field.HEADING, Field.TITLE, Field.BODY))


@st.composite
def acts(draw: st.DrawFn, name: str) -> list[SearchDocument]:
    """One act: its provisions with one wording or two."""
    shared = {
        "act_title": draw(texts), "level": draw(st.sampled_from(LEVELS)), "status": draw(st.sampled_from(("in_force", "repealed"))),
        "topics": tuple(draw(st.sets(st.sampled_from(TOPICS)))), "codes": codes_above(draw(st.sampled_from(CODES))),
        "adopted": draw(st.sampled_from((None, date(2001, 1, 1), date(2005, 1, 1)))), "year": draw(st.sampled_from((None, 2001, 2005))),
        "language": draw(st.sampled_from(("aze", "aze", "eng"))),
    }  # fmt: skip
    return [wording for number in range(draw(st.integers(1, 4))) for wording in draw(provisions(name, number, shared))]


@st.composite
def provisions(draw: st.DrawFn, act: str, number: int, shared: Mapping[str, object]) -> list[SearchDocument]:
    own = {"heading": draw(texts), "repealed": draw(st.booleans()), **shared}
    begins, changes, ends = sorted(draw(st.lists(st.sampled_from(DAYS), min_size=3, max_size=3)))
    until = draw(st.sampled_from((None, ends)))
    last = document(act, f"art_{number}", draw(texts), since=changes, until=until, **own)
    if begins == changes or not draw(st.booleans()):
        return [replace(last, first=draw(st.booleans()))]
    return [document(act, f"art_{number}", draw(texts), since=begins, until=changes, last=False, first=draw(st.booleans()), **own), last]


worlds = st.integers(1, 6).flatmap(lambda size: st.tuples(*(acts(f"act-{number}") for number in range(size))))
leaves: st.SearchStrategy[Clause] = st.one_of(
    st.builds(Term, st.sampled_from(STEMS), fields, weights),
    st.builds(Phrase, st.lists(st.sampled_from(STEMS), max_size=3).map(tuple), fields, weights),
    st.builds(Wild, st.sampled_from(("qa*", "d?s", "qapi", "*z", "zz*")), st.just(Field.FORMS), weights),
    st.builds(Has, st.just(Key.LEVEL), st.lists(st.sampled_from(LEVELS), max_size=2).map(tuple)),
    st.builds(Has, st.just(Key.EID), st.just(("art_1", "art_2"))),
    st.builds(Adopted, st.sampled_from((None, date(2002, 1, 1).toordinal())), st.sampled_from((None, date(2005, 1, 1).toordinal()))),
    st.just(Everything()),
)
clauses: st.SearchStrategy[Clause] = st.recursive(leaves, lambda inner: st.one_of(
    st.builds(AllOf, st.lists(inner, max_size=3).map(tuple)),
    st.builds(AnyOf, st.lists(inner, max_size=4).map(tuple), st.integers(1, 3)),
    st.builds(Best, st.lists(inner, max_size=3).map(tuple)),
    st.builds(But, inner, inner),
    st.builds(Scored, inner, weights),
), max_leaves=8)  # fmt: skip
filters = st.fixed_dictionaries({}, optional={
    "level": st.sets(st.sampled_from(LEVELS)).map(tuple), "topic": st.sets(st.sampled_from(TOPICS)).map(tuple),
    "code": st.just(("010.000.000",)), "language": st.just(("eng",)), "act": st.just((f"{ROOT}act-0", f"{ROOT}act-3")),
})  # fmt: skip
plans = st.builds(
    SearchPlan,
    match=clauses,
    boosts=st.lists(clauses, max_size=2).map(tuple),
    cited=st.sampled_from((None, None, Cited(f"{ROOT}act-1", "", ("art_1", "art_0")))),
    filters=filters,
    today=st.sampled_from((date(2022, 1, 1), date(2090, 1, 1), date(2110, 1, 1))),
    at=st.sampled_from((None, None, *DAYS)),
    sort=st.sampled_from(Sort),
    page=st.integers(1, 2),
    size=st.integers(1, 4),
    provisions=st.integers(1, 3),
)


@pytest.fixture(scope="module")
def engine(maker: Maker, tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    return maker(tmp_path_factory.mktemp("random"))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(world=worlds, asked=st.lists(plans, min_size=5, max_size=12))
def test_the_engine_answers_like_the_reference(engine: SearchEngine, world: World, asked: list[SearchPlan]) -> None:
    documents = tuple(one for act in world for one in act)
    fill(engine, documents)
    reference = Reference(documents)
    for plan in asked:
        every = reference.scan(plan, 1000)
        alike(engine.search(plan), reference.search(plan), plan, ordered=not close(every))
        for limit in (7, 1000) if not close(every) else ():
            assert [one.document.id for one in engine.scan(plan, limit)] == [one.document.id for one in every[:limit]], plan


def alike(found: EngineResult, expected: EngineResult, plan: SearchPlan, *, ordered: bool) -> None:
    """The same, where `ordered` in the same order."""
    assert (found.total_hits, found.total_acts) == (expected.total_hits, expected.total_acts), plan
    for facet in FACETS:
        assert dict(found.facets.get(facet, {})) == dict(expected.facets.get(facet, {})), (facet, plan)
    assert [one.score for one in flat(found)] == pytest.approx([one.score for one in flat(expected)], abs=CLOSE, rel=1e-5), plan
    if ordered:
        assert [one.document.id for one in flat(found)] == [one.document.id for one in flat(expected)], plan


def flat(result: EngineResult) -> Iterator[Found]:
    return (one for act in result.acts for one in act.found)


def close(found: Iterable[Found]) -> bool:
    """Whether scores differ so little that adding them up in another order may turn them round."""
    scores = sorted(one.score for one in found)
    return any(0 < after - before < CLOSE for before, after in pairwise(scores))
