"""Clauses with as few parts as their answers need."""

import pytest

from search.clauses import AllOf, AnyOf, Best, But, Clause, Everything, Has, Key, Phrase, Scored, Term, Wild
from search.engines.matching import unscored
from search.engines.paging import Ranked, grouped, in_order, level_score, settled, sure
from search.model import Cited, SearchPlan

A, B, C = Term("a"), Term("b"), Term("c")
LAW = Has(Key.LEVEL, ("law",))


@pytest.mark.parametrize(("clause", "expected"), [
    (Term("a", weight=0.3), A),
    (Scored(Scored(A, 2.0), 3.0), A),
    (Best((A,)), A),
    (Best((A, B, Term("a", weight=0.5))), AnyOf((A, B))),
    (Best((AllOf((A, B)), A)), A),
    (Best((AllOf((A, B)), Scored(AllOf((A, B, C)), 0.3))), AllOf((A, B))),
    (AnyOf((Best((A, B)), Best((B, C)))), AnyOf((A, B, C))),
    (AllOf((A, AllOf((B, A)))), AllOf((A, B))),
    (AllOf((A, Best((A, B)))), A),
    (AllOf((A, Best((B, C)))), AllOf((A, AnyOf((B, C))))),
    (AnyOf((Best((A, Scored(B, 0.3))), C, A), 2), AnyOf((AnyOf((A, B)), C, A), 2)),
    (But(Scored(A, 2.0), Best((B, AllOf((B, C))))), But(A, B)),
    (Phrase(("a", "b"), weight=2.0), Phrase(("a", "b"))),
    (AnyOf(()), AnyOf(())), (AllOf(()), AllOf(())), (Everything(), Everything()), (LAW, LAW),
])  # fmt: skip
def test_what_is_needed(clause: Clause, expected: Clause) -> None:
    assert unscored(clause) == expected


@pytest.mark.parametrize(("clause", "score"), [
    (A, None), (Wild("a*"), 1.0), (Wild("a*", weight=0.5), 0.5), (LAW, 0.0), (Everything(), 0.0),
    (AllOf((Wild("a*"), LAW)), 1.0), (AllOf((Wild("a*"), Wild("b*"))), 2.0), (AllOf((Wild("a*"), A)), None),
    (AnyOf((Wild("a*"), Wild("b*"))), None), (AnyOf((LAW, Everything())), 0.0), (AnyOf((Wild("a*"),)), 1.0),
    (Best((Wild("a*"), Wild("b*"))), 1.0), (Best((Wild("a*"), LAW)), None),
    (But(Wild("a*"), A), 1.0), (Scored(Wild("a*"), 3.0), 3.0), (Scored(A, 3.0), None),
])
def test_whether_all_score_the_same(clause: Clause, score: float | None) -> None:
    assert level_score(SearchPlan(clause)) == score


def test_a_place_named_or_a_boost_makes_a_difference() -> None:
    assert level_score(SearchPlan(LAW, boosts=(A,))) is None
    assert level_score(SearchPlan(LAW, cited=Cited("x", ""))) is None
    assert level_score(SearchPlan(None)) is None


def test_equals_come_by_act_and_place() -> None:
    rows = [Ranked(1.0, "b", (1, "x"), 1), Ranked(1.0, "a", (2, "x"), 2), Ranked(1.0, "a", (1, "y"), 3), Ranked(2.0, "c", (9, "x"), 4)]
    ordered = in_order(rows)
    assert [one.place for one in ordered] == [4, 3, 2, 1]
    assert [[one.place for one in act] for act in grouped(ordered)] == [[4], [3, 2], [1]]


def test_what_keeps_its_place_whatever_comes() -> None:
    rows = in_order(Ranked(score, act, (1, ""), 0) for score, act in ((9.0, "a"), (5.0, "b"), (4.0, "a"), (1.0, "c")))
    assert [sure(rows, floor) for floor in (0.0, 1.0, 4.5, 20.0)] == [4, 3, 2, 0]
    assert [settled(grouped(rows), floor) for floor in (0.0, 1.0, 4.5, 20.0)] == [3, 2, 2, 0]
