"""The table of cases against every engine, and against the reference the engines are measured by."""

from itertools import pairwise

import pytest

from search.model import FACETS, EngineResult, Found, SearchEngine, Sort
from tests.search.cases import CASES, ROOT, WORLD, Case, fill
from tests.search.conftest import Maker
from tests.search.reference import Reference

EVERY = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@pytest.fixture(scope="module")
def engine(maker: Maker, tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    return fill(maker(tmp_path_factory.mktemp("cases")))


@pytest.fixture(scope="module")
def reference() -> Reference:
    return Reference(WORLD)


def short(found: Found) -> str:
    return found.document.id.removeprefix(ROOT).replace("@#art_", "#")


def shown(result: EngineResult) -> str:
    return " ".join(short(one) for act in result.acts for one in act.found)


def check(result: EngineResult, case: Case) -> None:
    assert shown(result) == case.ids
    assert {facet: result.facets.get(facet, {}) for facet in case.facets} == case.facets
    assert case.acts in (None, result.total_acts)
    assert case.hits in (None, result.total_hits)


@EVERY
def test_the_engine(engine: SearchEngine, case: Case) -> None:
    check(engine.search(case.asked()), case)


@EVERY
def test_the_reference(reference: Reference, case: Case) -> None:
    check(reference.search(case.asked()), case)


@EVERY
def test_totals_facets_and_scores_are_the_references(engine: SearchEngine, reference: Reference, case: Case) -> None:
    found, expected = engine.search(case.asked()), reference.search(case.asked())
    assert (found.total_hits, found.total_acts) == (expected.total_hits, expected.total_acts)
    assert [act.count for act in found.acts] == [act.count for act in expected.acts]
    assert {facet: dict(found.facets.get(facet, {})) for facet in FACETS} == expected.facets
    scores = [one.score for act in found.acts for one in act.found]
    assert scores == pytest.approx([one.score for act in expected.acts for one in act.found], abs=2e-3)


@EVERY
def test_a_scan_gives_the_same_best_first(engine: SearchEngine, reference: Reference, case: Case) -> None:
    plan = case.asked()
    found, expected = list(engine.scan(plan, 100)), reference.scan(plan, 100)
    assert list(map(short, found)) == list(map(short, expected))
    assert plan.sort is not Sort.BEST or all(one.score >= next_.score for one, next_ in pairwise(found))
    assert list(map(short, engine.scan(plan, 2))) == list(map(short, expected))[:2]


def test_a_document_comes_back_as_it_was_given(engine: SearchEngine) -> None:
    (everything,) = (case for case in CASES if case.name == "everything, equals by act and place")
    found = {one.document.id: one.document for one in engine.scan(everything.asked(), 100)}
    assert found == {document.id: document for document in WORLD if document.id in found}


def test_frequencies(engine: SearchEngine, reference: Reference) -> None:
    terms = ["mohur", "sam", "fanar", "zzz", "", "mohur sam"]
    assert dict(engine.frequencies(terms)) == reference.frequencies(terms)
