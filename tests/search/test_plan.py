"""From what was typed to plans: places named, words, phrases, filters, days, looser and looser plans."""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.known import known_acts
from classifiers.glossary.model import Term as GlossaryTerm
from search import weights
from search.clauses import AllOf, AnyOf, Best, Clause, Field, Phrase, Scored, Term, Wild, terms_of
from search.expansion import Expander
from search.model import Other, Role, SearchPlan, SearchQuery, Sort
from search.plan import Planner, Reading

C = TypeVar("C")
TODAY = date(2031, 6, 1)
CIVIL_CODE = "Azərbaycan Respublikasının Mülki Məcəlləsi"
TERMS = (
    GlossaryTerm("kilid", "kilidli sandıq", "locked chest", ("bağlı sandıq",), ("seyf",), ("strongbox",), source="sample"),
    GlossaryTerm("acar", "açar", "key", (), ("klüç",)),
)


@pytest.fixture(scope="module")
def planner() -> Planner:
    return Planner(Expander(TERMS))


def read(planner: Planner, text: str, **more: object) -> Reading:
    return planner.read(SearchQuery(text, **more), TODAY)  # type: ignore[arg-type]


def surfaces(reading: Reading) -> list[str]:
    return [word.surface for unit in reading.units for word in unit.read]


@pytest.mark.parametrize(("text", "eids", "clause"), [
    ("mülki məcəllə 12", ("art_12", "point_12"), "12"),
    ("mulki mecelle 12", ("art_12", "point_12"), "12"),
    ("mm 12.3", ("art_12__para_12.3", "art_12", "point_12.3", "point_12"), "12.3"),
    ("12.3 maddə mülki məcəllə", ("art_12__para_12.3", "art_12", "point_12.3", "point_12"), "12.3"),
    ("Mülki Məcəllənin 12.3-cü maddəsi", ("art_12__para_12.3", "art_12", "point_12.3", "point_12"), "12.3"),
    ("civil code article 12", ("art_12", "point_12"), "12"),
])
def test_a_named_place(planner: Planner, text: str, eids: tuple[str, ...], clause: str) -> None:
    reading = read(planner, text)
    act = known_acts().by_title(CIVIL_CODE)
    assert act is not None
    assert reading.strict.cited is not None
    assert reading.jumps == (reading.strict.cited,)
    assert (reading.strict.cited.work_uri, reading.strict.cited.eids, reading.strict.cited.clause) == (act.uri, eids, clause)
    assert reading.read_as[0].role is Role.CITED


@pytest.mark.parametrize("text", ["mülki məcəllə ipoteka", "elektron imza", "12", "qayda 12", "", "  "])
def test_no_place_is_named(planner: Planner, text: str) -> None:
    cited = read(planner, text).strict.cited
    assert cited is None or not cited.eids


@pytest.mark.parametrize("text", ["", "   ", "-", "“”", "()"])
def test_nothing_asked_is_no_plan_of_words(planner: Planner, text: str) -> None:
    reading = read(planner, text)
    assert (reading.strict.match, reading.units, list(reading.looser())) == (None, (), [])


def test_all_words_first_then_any_then_beginnings_then_without_filters(planner: Planner) -> None:
    reading = read(planner, "sirlər dəftərdə", filters={"level": ("law",)})
    assert isinstance(reading.strict.match, AllOf)
    looser = list(reading.looser())
    assert [code for code, _plan in looser] == ["any", "prefix", "filters", "filters"]
    assert isinstance(looser[0][1].match, AnyOf)
    assert [clause.pattern for clause in clauses(looser[1][1].match, Wild)] == ["sirl*", "deftər*".replace("ə", "e")]
    assert [dict(plan.filters) for _code, plan in looser] == [{"level": ("law",)}] * 2 + [{}] * 2


def clauses(clause: Clause | None, kind: type[C]) -> Iterator[C]:
    if isinstance(clause, kind):
        yield clause
    for inner in getattr(clause, "clauses", ()) or filter(None, (getattr(clause, "clause", None),)):
        yield from clauses(inner, kind)


def test_stop_words_say_nothing_beside_others(planner: Planner) -> None:
    assert surfaces(read(planner, "sirr və dəftər")) == ["sirr", "dəftər"]
    assert surfaces(read(planner, "və")) == ["və"]


def test_one_word_in_two_forms_is_one(planner: Planner) -> None:
    assert surfaces(read(planner, "dəftər DƏFTƏR dəftəri")) == ["dəftər"]


@pytest.mark.parametrize(("text", "kind", "others"), [
    ("seyf", Other.EVERYDAY, ("kilidli sandıq", "bağlı sandıq")),
    ("klüç", Other.EVERYDAY, ("açar",)),
    ("bağlı sandıqlar", Other.SYNONYM, ("kilidli sandıq",)),
    ("locked chest", Other.TRANSLATION, ("kilidli sandıq", "bağlı sandıq")),
    ("key", Other.TRANSLATION, ("açar",)),
])
def test_the_glossary_leads_to_other_words(planner: Planner, text: str, kind: Other, others: tuple[str, ...]) -> None:
    reading = read(planner, text)
    told = [other for unit in reading.units for word in unit.read for other in word.others]
    assert tuple(other.text for other in told if other.kind is kind) == others
    assert "sandiq" in terms_in(reading.strict) or "acar" in terms_in(reading.strict)


def terms_in(plan: SearchPlan) -> set[str]:
    return set(terms_of(plan.match)) if plan.match else set()


def test_a_term_of_law_is_not_led_to_what_people_say(planner: Planner) -> None:
    assert "seyf" not in terms_in(read(planner, "kilidli sandıq").strict)


def test_other_words_can_be_left_out(planner: Planner) -> None:
    assert terms_in(read(planner, "seyf", synonyms=False, translate=False).strict) == {"seyf"}
    assert "acar" not in terms_in(read(planner, "key", translate=False).strict)
    assert terms_in(read(planner, "seyf", translate=False).strict) >= {"sandiq", "seyf"}


def test_other_words_weigh_less_than_the_words_asked(planner: Planner) -> None:
    (unit,) = read(planner, "seyf").units
    assert isinstance(unit.strict, Best)
    own, *others = unit.strict.clauses
    assert own == Term("seyf")
    assert all(isinstance(one, Scored) and one.weight < 1 for one in others)


def test_words_in_headings_and_as_written_add_to_the_score(planner: Planner) -> None:
    boosts = read(planner, "şərab").strict.boosts
    assert Term("şərab", Field.FORMS, weights.FORM) in boosts
    assert any(term.field is Field.HEADING for boost in boosts for term in clauses(boost, Term))


def test_quoted_words_are_a_phrase(planner: Planner) -> None:
    reading = read(planner, "“şəxsi sirr” dəftər")
    assert list(clauses(reading.strict.match, Phrase))
    assert all("deft" not in " ".join(phrase.terms) for phrase in clauses(reading.strict.match, Phrase))


def test_filters_page_sort_and_day_go_along(planner: Planner) -> None:
    plan = read(planner, "açar", filters={"level": ("law",), "body": ()}, page=3, size=20, sort=Sort.NEWEST, at=date(2020, 1, 1)).strict
    assert (dict(plan.filters), plan.page, plan.size, plan.sort, plan.at, plan.today) == (
        {"level": ("law",)}, 3, 20, Sort.NEWEST, date(2020, 1, 1), TODAY,
    )  # fmt: skip


def test_a_filter_typed_narrows_those_chosen(planner: Planner) -> None:
    plan = read(planner, "açar level:law", filters={"level": ("law", "decree"), "year": ("2020",)}).strict
    assert dict(plan.filters) == {"level": ("law",), "year": ("2020",)}


def test_an_endless_query_is_bounded(planner: Planner) -> None:
    reading = read(planner, " ".join(f"söz{number}" for number in range(5000)))
    assert 0 < len(reading.units) <= 64
    assert reading.mistakes


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=80))
def test_any_text_can_be_read(planner: Planner, text: str) -> None:
    reading = read(planner, text)
    assert (reading.strict.match is None) or list(reading.looser()) or not reading.units
    for mistake in reading.mistakes:
        assert 0 <= mistake.start <= mistake.end <= len(text)


@pytest.mark.parametrize(("text", "jumps", "first"), [
    ("mülki məcəllə 12 at:2015-01-01", 1, True), ("mülki məcəllə 12 -icarə", 1, False), ("mülki məcəllə 12 level:law", 1, False),
    ('mülki məcəllə "icarə haqqı"', 1, False), ("(icarə OR kirayə) at:2015-01-01", 0, False),
])
def test_a_place_named_beside_operators_is_offered_but_comes_first_only_where_nothing_else_is_asked(
    planner: Planner, text: str, jumps: int, first: bool
) -> None:
    reading = read(planner, text)
    assert len(reading.jumps) == jumps
    assert (reading.strict.cited is not None) is first


def test_a_place_is_on_the_day_a_field_names(planner: Planner) -> None:
    (jump,) = read(planner, "mülki məcəllə 12 at:2015-01-01").jumps
    assert (jump.eids[0], jump.at) == ("art_12", date(2015, 1, 1))
