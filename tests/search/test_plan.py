from datetime import date

import pytest

from acts.known import known_acts
from search.model import Mode, SearchQuery
from search.plan import LONGEST, Planner

TODAY = date(2031, 6, 1)
CIVIL_CODE = "Azərbaycan Respublikasının Mülki Məcəlləsi"


@pytest.fixture(scope="module")
def planner() -> Planner:
    return Planner()


@pytest.mark.parametrize(("text", "eids", "clause"), [
    ("mülki məcəllə 12", ("art_12", "point_12"), "12"),
    ("MÜLKİ MƏCƏLLƏ 12", ("art_12", "point_12"), "12"),
    ("mulki mecelle 12", ("art_12", "point_12"), "12"),
    ("mm 12.3", ("art_12", "point_12.3", "point_12"), "12.3"),
    ("MM 12.3", ("art_12", "point_12.3", "point_12"), "12.3"),
    ("12.3 maddə mülki məcəllə", ("art_12", "point_12.3", "point_12"), "12.3"),
    ("Mülki Məcəllənin 12-ci maddəsi", ("art_12", "point_12"), "12"),
    ("Mülki Məcəllənin 12.3-cü maddəsi", ("art_12", "point_12.3", "point_12"), "12.3"),
    ("mülki məcəllə maddə 98-1", ("art_98-1", "point_98-1"), "98-1"),
    ("civil code article 12", ("art_12", "point_12"), "12"),
    ("mülki məcəllə", (), ""),
])
def test_a_named_place(planner: Planner, text: str, eids: tuple[str, ...], clause: str) -> None:
    cited = planner.plan(SearchQuery(text), TODAY).cited
    act = known_acts().by_title(CIVIL_CODE)
    assert act is not None
    assert cited is not None
    assert (cited.work_uri, cited.title, cited.eids, cited.clause) == (act.uri, CIVIL_CODE, eids, clause)


@pytest.mark.parametrize("text", ["mülki məcəllə ipoteka", "elektron imza", "12", "102.1.6", "mm", "qayda 12", "", "  "])
def test_no_place_is_named(planner: Planner, text: str) -> None:
    plan = planner.plan(SearchQuery(text), TODAY)
    assert plan.cited is None or not plan.cited.eids


@pytest.mark.parametrize(("text", "words"), [
    ("fərdi məlumatların qorunması", (("ferd",), ("melumat",), ("qoru",))),
    ("ferdi melumat", (("ferd", "ferdi"), ("melumat",))),
    ("personal data", (("personal", "person"), ("data",))),
    ("998-IIIQ", (("998-iiiq",),)),
    ("sirr və açar", (("sirr",), ("acar",))),
    ("və", (("ve",),)),
    ("açar AÇAR açarı", (("acar",),)),
    ("mәlumаt", (("melumat",),)),
])
def test_words_in_both_readings(planner: Planner, text: str, words: tuple[tuple[str, ...], ...]) -> None:
    assert tuple(word.terms for word in planner.plan(SearchQuery(text), TODAY).words) == words


def test_a_short_name_is_searched_for_by_the_title(planner: Planner) -> None:
    assert [word.surface for word in planner.plan(SearchQuery("mm 12"), TODAY).words] == ["mulki", "mecelle", "12"]


def test_parts_of_a_number_belong_to_it(planner: Planner) -> None:
    (word,) = planner.plan(SearchQuery("27001:2022"), TODAY).words
    assert (word.terms, word.parts) == (("27001:2022",), ("27001", "2022"))


def test_quoted_words_are_a_phrase(planner: Planner) -> None:
    plan = planner.plan(SearchQuery("“şəxsi sirr” açar"), TODAY)
    assert plan.phrases == ((("sexs", "sirr"), ("sexsi", "sirr")),)
    assert [word.surface for word in plan.words] == ["şəxsi", "sirr", "açar"]


def test_filters_page_and_mode_go_along(planner: Planner) -> None:
    plan = planner.plan(SearchQuery("açar", {"level": ("law",), "body": ()}, page=3, size=20), TODAY)
    assert (plan.filters, plan.page, plan.size, plan.mode, plan.at) == ({"level": ("law",)}, 3, 20, Mode.ALL, None)


def test_no_day_later_than_today(planner: Planner) -> None:
    assert planner.plan(SearchQuery("açar", at=date(2099, 1, 1)), TODAY).at == TODAY
    assert planner.plan(SearchQuery("açar", at=date(2020, 1, 1)), TODAY).at == date(2020, 1, 1)


def test_an_endless_query_is_cut(planner: Planner) -> None:
    words = " ".join(f"söz{number}" for number in range(500))
    assert len(planner.plan(SearchQuery(words), TODAY).words) == LONGEST
