"""The page of changes that wait for a person: in both languages, decided by those who may, told when somebody was quicker."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from classifiers.schemes.confirming import Confirming
from classifiers.schemes.model import Concept, ConceptScheme, Decision, Label
from storage.database import writing
from tests.web.proposals.conftest import Person, desk_app
from web.services import Services


def item(code: str, az: str, en: str) -> Concept:
    return Concept(code, code, (Label(az, "az"), Label(en, "en")))


BEFORE = (item("1", "Dəmir yolu", "Railway"), item("2", "Məktub daşınması", "Carriage of letters"))
AFTER = (item("5", "Dəmir yolu", "Railway"), item("2", "Məktub daşınması", "Carriage of letters"), item("8", "Peyk rabitəsi", "Satellites"))
ADDRESS = "/en/classifiers/ways/changes"


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    app = desk_app(tmp_path)
    held: Services = app.extensions["toplu"]
    with writing(held.engine) as connection:
        held.schemes.add_scheme(connection, ConceptScheme("ways", (Label("Yollar", "az"), Label("Ways", "en"))), "a clerk")
        held.schemes.publish(connection, "ways", "1", BEFORE, (), None, "a clerk")
        held.schemes.publish(connection, "ways", "2", AFTER, (), None, "a clerk")
    return app


@pytest.fixture
def desk(app: Flask) -> Confirming:
    return Confirming(app.extensions["toplu"].engine)


def decisions(desk: Confirming) -> list[tuple[Decision, str]]:
    return [(one.decision, one.who) for one in desk.proposals("ways").rows]


@pytest.mark.parametrize(
    ("language", "said"),
    [("az", ["adı eynidir", "əvvəlki versiyada ona oxşarı yoxdur", "Peyk rabitəsi"]), ("en", ["the same label", "Satellites"])],
)
def test_a_reader_sees_each_change_with_its_ground_and_cannot_decide(app: Flask, language: str, said: list[str]) -> None:
    answer = app.test_client().get(f"/{language}/classifiers/ways/changes")
    assert answer.status_code == 200
    assert [text for text in said if text not in answer.text] == []
    assert 'name="place"' not in answer.text


def test_the_control_body_confirms_one_and_rejects_the_other(app: Flask, desk: Confirming) -> None:
    bahar = Person(app, "bahar")
    bahar.client.post(ADDRESS, data=bahar.form(ADDRESS, {"place": "0", "step": "confirmed:chosen"}))
    bahar.client.post(ADDRESS, data=bahar.form(ADDRESS, {"place": "1", "step": "rejected:chosen"}))
    assert decisions(desk) == [(Decision.CONFIRMED, "bahar"), (Decision.REJECTED, "bahar")]


def test_the_register_manager_confirms_all_at_once(app: Flask, desk: Confirming) -> None:
    dilara = Person(app, "dilara")
    answer = dilara.client.post(ADDRESS, data=dilara.form(ADDRESS, {"step": "confirmed:all"}))
    assert answer.status_code == 303
    assert decisions(desk) == [(Decision.CONFIRMED, "dilara")] * 2


def test_whoever_comes_second_is_told_and_nothing_of_theirs_is_kept(app: Flask, desk: Confirming) -> None:
    bahar, dilara = Person(app, "bahar"), Person(app, "dilara")
    late = dilara.form(ADDRESS, {"place": "0", "step": "rejected:chosen"})
    bahar.client.post(ADDRESS, data=bahar.form(ADDRESS, {"place": "0", "step": "confirmed:chosen"}))
    answer = dilara.client.post(ADDRESS, data=late)
    assert answer.status_code == 409
    assert "somebody decided about them meanwhile" in answer.text
    assert decisions(desk)[0] == (Decision.CONFIRMED, "bahar")


def test_a_submitter_and_a_reader_may_not_decide(app: Flask, desk: Confirming) -> None:
    aynur = Person(app, "aynur")
    answer = aynur.client.post(ADDRESS, data=aynur.form(ADDRESS, {"step": "confirmed:all"}))
    assert answer.status_code == 403
    assert app.test_client().post(ADDRESS, data={"step": "confirmed:all"}).status_code in (302, 303, 400)
    assert [one for one, _ in decisions(desk)] == [Decision.OPEN] * 2


@pytest.mark.parametrize("step", ["", "confirmed", "open:all", "x:y"])
def test_a_form_that_is_none_is_refused(app: Flask, desk: Confirming, step: str) -> None:
    bahar = Person(app, "bahar")
    assert bahar.client.post(ADDRESS, data=bahar.form(ADDRESS, {"step": step})).status_code == 400
    assert [one for one, _ in decisions(desk)] == [Decision.OPEN] * 2


def test_a_first_version_has_no_such_page(app: Flask) -> None:
    client: FlaskClient = app.test_client()
    assert client.get(f"{ADDRESS}?version=1").status_code == 404
