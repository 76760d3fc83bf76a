"""The catalogue of standards and the register on pages: lists, a standard, what acts cite, as of a day, in both languages."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.acts.register.world import CATALOGUE, DEVICES, LAW, TODAY, World
from tests.web.world import world_app
from web.register_pages import once
from web.services import Services


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    app = world_app(tmp_path_factory.mktemp("standards"), empty=True)
    services: Services = app.extensions["toplu"]
    world = World(services.engine, services.raw)
    world.take(LAW)
    world.load(*CATALOGUE)
    world.refresh()
    return app


PAGES = [
    ("/standards", ["ISO/IEC 99001:2017", "8 sənəddən"], ["ISO/IEC 99001:2017"]),
    ("/standards?words=99025", ["AZS ISO/IEC 99025:2012"], ["ISO/IEC 99025:2010"]),
    ("/standards?words=ISO/IEC 99001:2011", ["ISO/IEC 99001:2011"], ["ISO/IEC 99001:2011"]),
    ("/standards/bodies", ["ISO"], ["ISO"]),
    ("/standards/ISO/IEC 99001:2011", ["ləğv edilib", ":2017"], ["withdrawn", ":2025"]),
    ("/standards/ISO/IEC 99001", [":2011", ":2025"], [":2011"]),
    ("/standards/ISO/IEC 99025:2010", ["AZS ISO/IEC 99025:2012", "IDT"], ["IDT"]),
    ("/register/problems?at=01.06.2019", ["Sınaq qurğuları", "ISO/IEC 99001:2011", "ISO/IEC 99001:2017"], ["the edition is withdrawn"]),
    ("/register/problems?at=01.06.2019&kind=withdrawn", ["99001"], ["the edition is withdrawn"]),
    ("/register/acts?at=01.06.2019", ["ISO/IEC 99050:2010"], ["meant that day:"]),
    ("/register/acts", ["ISO/IEC 99050:2020"], ["2.3"]),
    ("/register/standards", ["ISO/IEC 99777", "Aktlar"], ["Cited as"]),
    ("/register/standards?words=iso/iec99025", ["ISO/IEC 99025"], ["ISO/IEC 99025"]),
    ("/register/standards?at=01.06.2019", ["nəşr ləğv edilib", "ISO/IEC 99050:2010"], ["the edition is withdrawn"]),
    ("/standards/ISO/IEC 99001?at=01.06.2019", ["hələ nəşr olunmayıb"], ["not yet published"]),
    ("/standards?body=ISO&words=99001", ["nəşr"], ["status not told"]),
    (DEVICES, ["ISO/IEC 99001:2011", "standarta istinad edilir"], ["standards cited"]),
    ("/register/standards/ISO/IEC 99001", ["Sınaq qurğuları"], ["2.1"]),
    (f"{DEVICES}/standards", ["ISO/IEC 99001:2011"], ["2.2"]),
]


@pytest.mark.parametrize(("address", "az", "en"), PAGES, ids=[row[0] for row in PAGES])
def test_a_page_says_it_in_both_languages(client: FlaskClient, address: str, az: list[str], en: list[str]) -> None:
    for language, expected in (("az", az), ("en", en)):
        answer = client.get(f"/{language}{address}")
        assert answer.status_code == 200
        assert [text for text in expected if text not in answer.text] == []


@pytest.mark.parametrize("what", ["problems", "acts", "standards", "standard"])
def test_a_list_of_the_register_is_taken_away(client: FlaskClient, what: str) -> None:
    answer = client.get(f"/az/register/{what}.csv?at=01.06.2019&standard=ISO/IEC 99001")
    assert answer.status_code == 200
    assert answer.mimetype == "text/csv"
    assert "ISO/IEC 99001:2011" in answer.text


def test_the_catalogue_is_taken_away(client: FlaskClient) -> None:
    assert len(client.get("/az/standards.csv").text.splitlines()) == 1 + len(CATALOGUE)


@pytest.mark.parametrize("address", [
    "standards/XYZ 1", "standards/bodies/XYZ", "standards/committees/XYZ", "register/standards/x", "akn/az/act/law/1900-01-01/1/standards",
])
def test_what_is_not_there_is_said_calmly(client: FlaskClient, address: str) -> None:
    assert client.get(f"/az/{address}").status_code == 404


@pytest.mark.parametrize("at", ["0000-00-00", "sabah", "<script>", "31.02.2019", "9" * 400])
def test_what_is_no_day_is_said_beside_the_field(client: FlaskClient, at: str) -> None:
    answer = client.get("/en/register/problems", query_string={"at": at})
    assert answer.status_code == 200
    assert "This is no day." in answer.text
    assert "<script>" not in answer.text.replace("<script src", "")


@pytest.mark.parametrize("words", ["%", "_", "'; DROP TABLE", "<script>", "\u202e", "a" * 1500])
def test_odd_words_do_no_harm(client: FlaskClient, words: str) -> None:
    for address in ("standards", "register/standards"):
        assert client.get(f"/en/{address}", query_string={"words": words}).status_code == 200


def test_an_edition_not_held_leads_to_those_that_are(client: FlaskClient) -> None:
    answer = client.get("/en/standards/ISO/IEC 99001:1999", follow_redirects=True)
    assert "The catalogue does not hold ISO/IEC 99001:1999" in answer.text
    assert ":2017" in answer.text


def test_citations_are_links_in_the_text_of_the_act(client: FlaskClient) -> None:
    text = client.get(f"/az{DEVICES}").text
    assert '<a class="ref" href="/az/standards/ISO/IEC%2099001%3A2011">ISO/IEC 99001:2011</a>' in text
    assert '<a class="ref" href="/az/register/standards/ISO/IEC%2099777%3A2003">ISO/IEC 99777:2003</a>' in text


def test_what_narrows_the_list_says_how_much_it_leaves(client: FlaskClient) -> None:
    text = " ".join(client.get("/en/standards?words=99025").text.split())
    assert '<span>AZS</span> <span class="count">1</span>' in text
    assert '<span>ISO</span> <span class="count">2</span>' in text


def test_what_reads_the_same_at_the_same_place_is_one_row(app: Flask) -> None:
    register = app.extensions["toplu"].register
    judged = list(register.judged(register.citations(DEVICES), TODAY))
    assert [times for _, times in once((*judged, *judged))] == [2] * len(judged)
