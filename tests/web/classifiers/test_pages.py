"""The pages of classifiers: list, tree, item, two versions, files, in both languages."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from classifiers.exchange.exporting import FORMS
from classifiers.schemes.model import ChangeKind, Concept, ConceptScheme, ItemChange, Label, Level, Note, NoteKind
from tests.web.world import world_app
from web.services import Services

LEVELS = (Level(1, (Label("Sahə", "az"),)), Level(2, ()))


def item(code: str, az: str, en: str, parent: str = "", note: str = "") -> Concept:
    labels = (Label(az, "az"), Label(en, "en"))
    notes = (Note(NoteKind.INCLUDES, note, "az"),) if note else ()
    return Concept(code, code, labels, (parent,) if parent else (), 2 if parent else 1, notes=notes)


FIRST = (item("10", "Torpaq", "Soil"), item("10.10", "Bağ", "Garden", "10", "Meyvə ağacları"), item("20", "Rabitə", "Communication"))
SECOND = (*FIRST[:2], item("20", "Rabitə və şəbəkə", "Communication and networks"), item("30", "Su", "Water"))
CHANGE = ItemChange(ChangeKind.CREATION, (), ("30",), confirmed=True)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    app = world_app(tmp_path_factory.mktemp("classifiers"))
    services: Services = app.extensions["toplu"]
    with services.engine.begin() as connection:
        services.schemes.add_scheme(connection, ConceptScheme("land", (Label("Torpaqlar", "az"), Label("Lands", "en"))), "a clerk")
        services.schemes.publish(connection, "land", "2025", FIRST, LEVELS, None, "a clerk")
        services.schemes.publish(connection, "land", "2026", SECOND, LEVELS, None, "a clerk", (CHANGE,))
    return app


PAGES = [
    ("/classifiers", ["Torpaqlar", "2026", "4 mövqe"], ["Lands", "4 items"]),
    ("/classifiers/land", ["Torpaq", "Rabitə və şəbəkə"], ["Soil", "Water"]),
    ("/classifiers/land?open=10", ["Bağ"], ["Garden"]),
    ("/classifiers/land?version=2025", ["Rabitə<"], ["Communication<"]),
    ("/classifiers/land?words=sebeke", ["20", "1 mövqe"], ["networks"]),
    ("/classifiers/land/items/10.10", ["Meyvə ağacları", "Daxildir", "2025"], ["Garden", "Includes"]),
    ("/classifiers/land/items/20", ["2025", "Rabitə və şəbəkə"], ["since version"]),
    ("/classifiers/land/compare", ["yeni", "30", "Rabitə<", "yoxdur"], ["new", "not there"]),
    ("/classifiers/land/compare?old=2026&new=2026", ["eynidir"], ["the same"]),
]


@pytest.mark.parametrize(("address", "az", "en"), PAGES, ids=[row[0] for row in PAGES])
def test_a_page_says_it_in_both_languages(client: FlaskClient, address: str, az: list[str], en: list[str]) -> None:
    for language, expected in (("az", az), ("en", en)):
        answer = client.get(f"/{language}{address}")
        assert answer.status_code == 200
        assert [text for text in expected if text not in answer.text] == []


def test_a_tree_is_closed_until_it_is_opened(client: FlaskClient) -> None:
    assert "Bağ" not in client.get("/az/classifiers/land").text
    assert 'aria-expanded="true"' in client.get("/az/classifiers/land?open=10").text


@pytest.mark.parametrize("address", ["other", "land?version=9", "land/items/99", "land?open=99", "land/whole.docx", "land/compare?old=1"])
def test_what_is_not_there_is_said_calmly(client: FlaskClient, address: str) -> None:
    assert client.get(f"/az/classifiers/{address}").status_code == 404


@pytest.mark.parametrize("form", sorted(FORMS))
def test_a_version_is_taken_away_as_a_file(client: FlaskClient, form: str) -> None:
    answer = client.get(f"/az/classifiers/land/whole.{form}?version=2025")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith(FORMS[form].media_type)
    assert answer.headers["Content-Disposition"].endswith(f'{FORMS[form].ending}"')
    assert answer.data


@pytest.mark.parametrize("words", ["%", "_", "'; DROP TABLE", "<script>", "\u202e", "a" * 1500])
def test_odd_words_find_nothing_and_do_no_harm(client: FlaskClient, words: str) -> None:
    answer = client.get("/en/classifiers/land", query_string={"words": words})
    assert answer.status_code == 200
    assert "0 items" in answer.text
    assert "<script>alert" not in answer.text
