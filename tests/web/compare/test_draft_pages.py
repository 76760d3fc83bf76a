"""A draft in the browser: given in three ways, its day, its layout, its tables and files; nothing typed is lost."""

import time
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from tests.web.compare.made import Made
from tests.web.world import act_title, act_uri
from web.compare_engine import ENGINE

START = "/en/compare/draft"


def token(client: FlaskClient, address: str = START) -> str:
    return str(html.fromstring(client.get(address).text).xpath("//main//input[@name='csrf_token']/@value")[0])


def give(client: FlaskClient, address: str = START, **fields: object) -> TestResponse:
    return client.post(address, data={"csrf_token": token(client, address), **fields})


def given(client: FlaskClient, body: bytes = b"PK layihe", name: str = "Layihə.docx") -> str:
    answer = give(client, how="file", file=(BytesIO(body), name))
    assert answer.status_code == 303
    return answer.headers["Location"].removesuffix("/day")


def words(page: TestResponse) -> str:
    return " ".join(" ".join(html.fromstring(page.text).xpath("//main//text()")).split())


def test_from_a_file_to_the_tables(client: FlaskClient) -> None:
    address = given(client)
    day = client.get(f"{address}/day")
    assert html.fromstring(day.text).xpath("//input[@name='at']/@value")
    layout = client.get(f"{address}/layout?at=11.05.2026")
    assert html.fromstring(layout.text).xpath("//input[@name='at']/@value") == ["2026-05-11"]
    page = client.get(f"{address}?at=2026-05-11&layout=four")
    said = words(page)
    assert "Wording in force on 11 May 2026" in said
    assert "▲ 2 instructions could not be applied" in said
    assert "Why not: no word of the text differs by it" in said
    assert "no act held fits: “Nümunə”" in said
    assert page.headers["Cache-Control"] == "no-store"


def test_words_are_marked_and_escaped(client: FlaskClient) -> None:
    page = html.fromstring(client.get(given(client)).text)
    first = page.xpath("//table//tbody/tr[1]/td")
    assert [one.text for one in first[0].xpath(".//del")] == ["on beş"]
    assert [one.text for one in first[1].xpath(".//ins")] == ["otuz"]
    assert "<cavab>" in first[1].text_content()
    assert not first[0].xpath(".//ins")
    rows = page.xpath("//table//tbody/tr/@class")
    assert rows == ["is-changed", "is-added", "is-removed", "is-moved", "is-changed"]


@pytest.mark.parametrize("language", ["az", "en"])
def test_files_of_the_table(client: FlaskClient, language: str) -> None:
    address = given(client).replace("/en/", f"/{language}/")
    for form, start in (("docx", b"PK table"), ("odt", b"ODT"), ("pdf", b"%PDF"), ("json", b"{")):
        answer = client.get(f"{address}/table.{form}?at=2026-05-11&layout=three")
        assert answer.data.startswith(start), form
        assert answer.headers["Content-Disposition"] == f"attachment; filename*=UTF-8''layihe.{form}"
    assert client.get(f"{address}/table.exe").status_code == 404


def test_the_document_is_of_the_layout_and_language_asked_for(client: FlaskClient, app: Flask) -> None:
    address = given(client)
    client.get(f"{address}/table.docx?at=2026-05-11&layout=four")
    made: Made = app.extensions[ENGINE]
    assert made.asked[-1] == ("sheet", "four", "en")


def test_without_libreoffice_two_forms_are_not_offered(client: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    address = given(client)
    monkeypatch.setattr(app.extensions[ENGINE], "office", False)
    assert "where LibreOffice is installed" in words(client.get(address))
    assert client.get(f"{address}/table.pdf").status_code == 404
    assert client.get(f"{address}/table.docx").status_code == 200


def test_a_template_of_ones_own(client: FlaskClient) -> None:
    address = given(client)
    filled = give_template(client, address, b"mine")
    assert filled.data == b"PK filled mine"
    bad = give_template(client, address, b"bad")
    assert bad.status_code == 422
    assert "The template names no place “tables”".casefold() in words(bad).casefold()
    assert "otuz" in words(bad)
    assert give_template(client, address, b"").status_code == 422


def give_template(client: FlaskClient, address: str, body: bytes) -> TestResponse:
    return client.post(f"{address}/filled", data={"csrf_token": token(client), "template": (BytesIO(body), "t.docx")})


def test_nothing_typed_is_lost(client: FlaskClient) -> None:
    page = give(client, how="text", text="korlanib <mətn>", act="imza")
    assert page.status_code == 422
    form = html.fromstring(page.text)
    assert form.xpath("//textarea")[0].text.strip() == "korlanib <mətn>"
    assert form.xpath("//input[@id='act']/@value") == ["imza"]
    assert form.xpath("//div[@role='alert']//a/@href") == ["#text"]
    assert form.xpath("//input[@name='how'][@checked]/@value") == ["text"]


@pytest.mark.parametrize(("fields", "said"), [
    ({"how": "file"}, "expected a file, found none"),
    ({"how": "text", "text": "  "}, "expected the text of an act, found nothing typed"),
    ({"how": "act"}, "expected the name or the number of an act"),
    ({"how": "act", "act": "yoxdur belə akt"}, "no act held has “yoxdur belə akt” in its title or number"),
    ({"how": "act", "act": "imza"}, "several acts fit: choose one"),
    ({"how": "text", "text": "a" * 400_001}, "the text has more than 400,000 characters: give it as a file"),
])  # fmt: skip
def test_what_is_missing_is_said(client: FlaskClient, fields: dict[str, str], said: str) -> None:
    page = give(client, **fields)
    assert page.status_code == 422
    assert said in words(page)


def test_empty_and_oversized_files(client: FlaskClient) -> None:
    for body, said in ((b"", "the file is empty"), (b"x" * (16 * 1024 * 1024 + 1), "the file has more than 16 MB")):
        page = give(client, how="file", file=(BytesIO(body), "a.docx"))
        assert page.status_code == 422
        assert said in words(page)
    assert client.post(START, data=b"x" * (40 << 20)).status_code == 413


def test_an_act_is_chosen_among_those_that_fit(client: FlaskClient) -> None:
    page = html.fromstring(give(client, how="act", act="imza").text)
    offers = page.xpath("//input[@name='uri']/@value")
    assert len(offers) == 8
    answer = give(client, how="act", act="imza", uri=offers[1])
    shown = client.get(answer.headers["Location"])
    assert "This is the day the act was adopted" in words(shown)


def test_an_act_is_found_by_its_number(client: FlaskClient) -> None:
    answer = give(client, how="act", act="107-NQ")
    assert act_title(7) in words(client.get(answer.headers["Location"]))
    assert act_uri(7)


def test_a_day_that_is_none_is_asked_again(client: FlaskClient) -> None:
    address = given(client)
    for page in (client.get(f"{address}/layout?at=32.13.2026"), client.get(f"{address}?at=dünən")):
        assert page.status_code == 422
        assert "expected a day such as 2026-01-31" in words(page)
    assert html.fromstring(page.text).xpath("//input[@name='at']/@value") == ["dünən"]
    assert client.get(f"{address}/table.docx?at=dünən").status_code == 400
    assert client.get(f"{address}?layout=none").status_code == 400


def test_only_the_browser_it_came_from_sees_it(client: FlaskClient, app: Flask) -> None:
    address = given(client)
    other = app.test_client()
    for path in ("", "/day", "/layout", "/table.docx", "/table.json"):
        page = other.get(f"{address}{path}")
        assert page.status_code == 404, path
        assert "begun in another browser" in page.text
    assert other.get(START.replace("draft", "texts") + address.removeprefix(START)).status_code == 404
    assert client.get(f"/en/compare/draft/{'a' * 64}").status_code == 404


def test_what_was_given_goes_after_some_days(client: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    address = given(client, b"PK kohne")
    now = time.time()
    monkeypatch.setattr("web.compare_keeping.time.time", lambda: now + 8 * 24 * 3600)
    given(client, b"PK teze")
    page = client.get(address)
    assert page.status_code == 404
    assert "files are taken away after 7 days" in page.text


def test_a_form_of_another_site_is_refused(client: FlaskClient) -> None:
    assert client.post(START, data={"how": "text", "text": "a"}).status_code == 400
