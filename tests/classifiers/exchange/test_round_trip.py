"""What is given out comes back the same, in every form that says all."""

import pytest
from hypothesis import example, given, settings

from classifiers.exchange.exporting import FORMS, export
from classifiers.exchange.judging import judge, normal
from classifiers.exchange.model import Outcome
from classifiers.exchange.reading import read
from classifiers.schemes.model import Concept, Label
from tests.classifiers.exchange.made import BASE, CONCEPTS, SCHEME, VERSION, classifiers

WHOLE = tuple(FORMS)


def comes_back(form: str, concepts: tuple[Concept, ...]) -> None:
    version = VERSION if concepts is CONCEPTS else type(VERSION)(VERSION.scheme, VERSION.number, 1, VERSION.status)
    body = export(form, SCHEME, version, concepts, BASE)
    reading = read(body, f"sample.{FORMS[form].ending}")
    assert {normal(item.concept) for item in reading.items} == {normal(one) for one in concepts}
    assert not [(item.fault, item.remarks) for item in reading.items if item.fault or item.remarks]
    assert {verdict.outcome for verdict in judge(reading, concepts, version.levels).verdicts} == {Outcome.SAME}
    assert {verdict.outcome for verdict in judge(reading, (), version.levels).verdicts} == {Outcome.NEW}


@pytest.mark.parametrize("form", WHOLE)
def test_every_field_comes_back(form: str) -> None:
    comes_back(form, CONCEPTS)


@pytest.mark.parametrize("form", WHOLE)
@given(classifiers())
@settings(max_examples=40)
@example((Concept("a", "a", (Label("=1+1", "az"),)),))
@example((Concept("0", "0", (Label("00", ""),)),))
@example((Concept("1", "1", (Label("x", "az"),), kept=(("http://purl.org/dc/terms/created", "a day"),)),))
@example((Concept("1", "1", (Label("x", "az"),), kept=(("http://purl.org/dc/terms/creator", "<https://a.example/b>"),)),))
def test_any_classifier_comes_back(form: str, concepts: tuple[Concept, ...]) -> None:
    comes_back(form, concepts)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_cells_of_tables_are_text(form: str) -> None:
    """A spreadsheet takes no label of ours for a formula, no code for a number."""
    body = export(form, SCHEME, VERSION, (Concept("001", "001", (Label("=HYPERLINK(1)", "az"),)),), BASE)
    reading = read(body, f"sample.{form}")
    assert [(item.concept.code, item.concept.labels[0].text, item.fault) for item in reading.items] == [("001", "=HYPERLINK(1)", "")]


@pytest.mark.parametrize("form", WHOLE)
def test_what_is_related_is_the_same_said_from_one_side_or_both(form: str) -> None:
    one, two = Concept("01", "01", (Label("Bir", "az"),), related=("02",)), Concept("02", "02", (Label("İki", "az"),))
    reading = read(export(form, SCHEME, VERSION, (one, two), BASE), f"sample.{FORMS[form].ending}")
    assert {verdict.outcome for verdict in judge(reading, (one, two)).verdicts} == {Outcome.SAME}
