"""Queries that name an act and a place: a table of cases over the well-known acts, and properties of any text."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.known import KnownAct, known_acts
from language.letters import fold
from search.citation.find import Citations
from search.citation.mentions import RULES, Rule
from search.citation.names import known_names
from search.citation.places import UNITS, unit_of

TODAY = date(2031, 6, 1)
ROWS = [
    [*line.split("\t"), "", "", ""][:4]
    for line in (Path(__file__).parent / "cases.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("# ")
]
CITATIONS = Citations()


def act_of(name: str) -> KnownAct:
    return next(act for act in known_acts().acts if name in (act.number, act.celex, act.title))


@pytest.mark.parametrize(("query", "act", "place", "day"), ROWS, ids=[row[0] for row in ROWS])
def test_case(query: str, act: str, place: str, day: str) -> None:
    jump = CITATIONS.find(query, TODAY)
    if not act:
        assert jump.cited == ()
        assert jump.rest == query
        return
    (cited,) = jump.cited
    known = act_of(act)
    assert (cited.work_uri, cited.title) == (known.uri, known.title)
    assert (cited.eids[0] if cited.eids else "") == place
    assert cited.at == (date.fromisoformat(day) if day else None)


def test_there_are_many_cases() -> None:
    assert len(ROWS) >= 200
    assert len({row[0] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("query", "eids", "clause"), [
    ("mülki məcəllə 12", ("art_12", "point_12"), "12"),
    ("mm 12.3", ("art_12__para_12.3", "art_12", "point_12.3", "point_12"), "12.3"),
    ("12.3 maddə mülki məcəllə", ("art_12__para_12.3", "art_12", "point_12.3", "point_12"), "12.3"),
    ("mülki məcəllə maddə 98-1", ("art_98-1", "point_98-1"), "98-1"),
    ("mülki məcəllə", (), ""),
])
def test_places_from_the_deepest_to_the_provision(query: str, eids: tuple[str, ...], clause: str) -> None:
    (cited,) = CITATIONS.find(query, TODAY).cited
    assert (cited.eids, cited.clause) == (eids, clause)


@pytest.mark.parametrize(("query", "rest", "words"), [
    ("mm 12", "mulki mecelle 12", ""), ("mülki 12", "mulki mecelle 12", ""), ("mülki məcəllə 12", "mülki məcəllə 12", ""),
    ("mülki məcəllə icarə 700", "mülki məcəllə icarə 700", "icarə"), ("998-IIIQ 5", "998-IIIQ 5", ""),
    ("mülki məcəllə 12 01.01.2015", "mülki məcəllə 12", ""), ("998-IIIQ operator", "998-IIIQ operator", "operator"),
    ("e-qanun.az/framework/46944 12", "mulki mecelle 12", ""), ("/akn/az/act/law/2010-05-11/998-iiiq", "ferdi melumatlar haqqinda", ""),
    ("nis2 21", "nis2 21", ""), ("icarə müddəti", "icarə müddəti", ""),
])
def test_what_is_left_to_search_for(query: str, rest: str, words: str) -> None:
    jump = CITATIONS.find(query, TODAY)
    assert (jump.rest, jump.words) == (rest, words)


def test_no_day_later_than_today() -> None:
    (cited,) = CITATIONS.find("mülki məcəllə 12 01.01.2099", TODAY).cited
    assert cited.at == TODAY


def test_every_code_has_its_abbreviation_or_its_whole_name() -> None:
    for act in known_acts().acts:
        found = {name.act for name in known_names().values()}
        assert act in found, act.title


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.sample)
def test_samples_of_rules(rule: Rule) -> None:
    assert rule.pattern.search(fold(rule.sample))


def test_samples_of_units() -> None:
    for unit in UNITS:
        for word in fold(unit.sample).split(", "):
            assert unit_of(word.rstrip(".")) == unit.name


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=80), st.text("0123456789./-()№§ mMaəŞİVXQıi:", max_size=60)))
def test_never_raises_and_keeps_text_that_names_nothing(text: str) -> None:
    jump = CITATIONS.find(text, TODAY)
    if not jump.cited:
        assert jump.rest == text
    for cited in jump.cited:
        assert cited.at is None or cited.at <= TODAY


LONG = ("mm " * 5000, "12.3 " * 5000, "/akn/az/act/" * 3000, "1" * 10_000, "№" * 10_000, "(" * 10_000, "e-qanun " * 2000)


@pytest.mark.parametrize("text", LONG)
def test_long_texts_are_bounded(text: str) -> None:
    assert len(CITATIONS.find(text, TODAY).cited) <= 12
