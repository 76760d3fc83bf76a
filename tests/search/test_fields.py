"""What a document is found by: terms by field, values, marks of validity."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.analysis import Analyzer, Tongue
from search.clauses import Field, Key
from search.fields import BOUNDARY, Words, marks_of, values_of
from tests.search.cases import document

DAY = date(2030, 1, 1)


@given(st.text(alphabet="aəIıİiÇçşğ  ’ʼ'–-.12/3:\nХЫби«é\u00a0²", max_size=60), st.sampled_from(("aze", "eng")))
def test_terms_and_forms_at_once_are_those_one_after_the_other(text: str, tongue: Tongue) -> None:
    terms, forms = Analyzer(tongue).terms_and_forms(text)
    assert terms.split() == Analyzer(tongue).terms(text)
    assert forms.split() == Analyzer(tongue).forms(text)


def test_forms_keep_an_apostrophe_however_it_is_written() -> None:
    text = "Sür’ət ISO–27001"
    assert Analyzer("aze").terms_and_forms(text) == (" ".join(Analyzer("aze").terms(text)), "sür'ət sur'et ıso iso 27001")


def test_the_terms_of_a_document() -> None:
    words = Words()
    fields = words.of(document(
        "a", "art_1", "Dəmir sandıq.", act_title="Sandıq", number="1-A", label="Maddə 5.", heading="Kilid", context="I fəsil\nAçar",
    ))  # fmt: skip
    ready = Analyzer("aze").terms
    title, heading, body = ready("Sandıq 1-A"), ready("Maddə 5. Kilid"), ready("Dəmir sandıq.")
    mark = [BOUNDARY]
    context = [*ready("I fəsil"), *mark, *ready("Açar")]
    assert fields[Field.TEXT].split(" ") == [*(title + mark) * 3, *context, *mark, *(heading + mark) * 3, *body]
    assert (fields[Field.TITLE].split(), fields[Field.HEADING].split(), fields[Field.BODY].split()) == (title, heading, body)
    assert {"sandıq", "sandiq", "1-a", "maddə", "kilid", "fəsil", "fesil", "açar", "dəmir"} <= set(fields[Field.FORMS].split(" "))


def test_empty_fields_hold_a_term_no_query_has() -> None:
    fields = Words().of(document("a", "art_1", "", act_title="", number=""))
    assert set(fields.values()) == {BOUNDARY}


def test_the_title_is_that_of_the_act_at_hand() -> None:
    words = Words()
    for act, title in (("a", "duz"), ("b", "su"), ("a", "duz")):
        assert words.of(document(act, "art_1", "", act_title=title, number=""))[Field.TITLE] == title


def test_values() -> None:
    values = values_of(document("A-1", "art_2", "", year=None, topics=("su", ""), cites=("x",)))
    assert (values[Key.NUMBER], values[Key.EID], values[Key.CITES]) == (("a-1",), ("art_2",), ("x",))
    assert (values[Key.YEAR], values[Key.TOPIC]) == ((), ("su",))


@pytest.mark.parametrize(("since", "until", "last", "marks"), [
    (None, None, True, ()),
    ("2029-12-31", None, True, ()),
    ("2030-01-01", None, True, ()),
    ("2030-01-02", None, True, ("dated",)),
    ("2020-01-01", "2030-01-01", False, ("past",)),
    ("2020-01-01", "2030-01-02", False, ("dated",)),
    ("2020-01-01", "2030-01-01", True, ("last",)),
    ("2020-01-01", "2030-01-02", True, ("last",)),
    ("2031-01-01", "2032-01-01", True, ("last", "dated")),
])
def test_marks(since: str | None, until: str | None, last: bool, marks: tuple[str, ...]) -> None:
    begins, ends = (date.fromisoformat(day) if day else None for day in (since, until))
    assert marks_of(document("a", "art_1", "", since=begins, until=ends, last=last), DAY) == marks
