"""Two texts in the browser: one question after another, then the table, both beside each other, the amending act and the files."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from tests.web.compare.made import Made
from tests.web.compare.test_draft_pages import give, words
from tests.web.world import act_title, act_uri
from web.compare_engine import ENGINE, Source
from web.compare_given import How

START = "/en/compare/texts"


def given(client: FlaskClient) -> str:
    first = give(client, START, how="file", file=(BytesIO(b"PK kohne"), "Köhnə mətn.docx"))
    assert first.status_code == 303
    second = give(client, first.headers["Location"], how="act", act="107-NQ", at="11.05.2026")
    assert second.status_code == 303
    return second.headers["Location"]


def test_from_two_texts_to_their_table(client: FlaskClient, app: Flask) -> None:
    address = given(client)
    said = words(client.get(address))
    assert "5 units differ" in said
    assert "Word for word" not in said
    made: Made = app.extensions[ENGINE]
    left, right = made.asked[-1][1:3]
    assert left == Source(How.FILE, "Köhnə mətn.docx", b"PK kohne")
    assert isinstance(right, Source)
    assert (right.uri, right.name, str(right.day)) == (act_uri(7), act_title(7), "2026-05-11")


def test_the_second_question_names_the_first_text(client: FlaskClient) -> None:
    first = give(client, START, how="file", file=(BytesIO(b"PK"), "Köhnə mətn.docx")).headers["Location"]
    assert "The first is “Köhnə mətn.docx”" in words(client.get(first))
    unfinished = first.removesuffix("/second")
    assert client.get(unfinished).headers["Location"] == first
    for path in ("/beside", "/amending", "/table.docx", "/redline.docx"):
        assert client.get(f"{unfinished}{path}").status_code == 404, path


def test_both_texts_beside_each_other(client: FlaskClient) -> None:
    page = html.fromstring(client.get(f"{given(client)}/beside").text)
    parts = page.xpath("//div[@class='besides']/*")
    assert [one.tag for one in parts] == [
        "details", "section", "section", "details", "section", "section", "details", "section",
    ]
    assert "art_1 Dəyişməyən nümunə norma" in parts[0].text_content()
    assert "3.1" not in parts[0].text_content()
    changed = parts[1].xpath("./div")
    assert "on beş" in changed[0].text_content()
    assert "otuz" in changed[1].text_content()
    assert "otuz" not in changed[0].text_content()


def test_the_draft_amending_act(client: FlaskClient) -> None:
    address = given(client)
    assert "sözləri “otuz” sözü ilə əvəz edilsin" in words(client.get(f"{address}/amending"))
    assert "1 change is not said by these instructions" in words(client.get(f"{address}/amending"))
    assert client.get(f"{address}/amending.docx").data == b"PK amending en, 1 not said"


def test_of_other_languages_no_amending_act_is_drafted(client: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    address = given(client)
    monkeypatch.setattr(app.extensions[ENGINE], "azerbaijani", False)
    assert "of texts in Azerbaijani only" in words(client.get(f"{address}/amending"))
    assert client.get(f"{address}/amending.docx").status_code == 404


@pytest.mark.parametrize(("file", "body", "name"), [
    ("redline.docx", b"PK redline", "kohne-metn.redline.docx"), ("table.docx", b"PK table", "kohne-metn.docx"),
    ("table.pdf", b"%PDF PK table", "kohne-metn.pdf"), ("table.odt", b"ODT PK table", "kohne-metn.odt"),
])  # fmt: skip
def test_files(client: FlaskClient, file: str, body: bytes, name: str) -> None:
    answer = client.get(f"{given(client)}/{file}")
    assert answer.data == body
    assert answer.headers["Content-Disposition"].endswith(f"''{name}")
    assert answer.headers["Cache-Control"] == "no-store"


def test_texts_that_do_not_differ(client: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    address = given(client)
    monkeypatch.setattr(app.extensions[ENGINE], "rows", ())
    for path in ("", "/amending"):
        assert "Word for word the two texts are the same" in words(client.get(f"{address}{path}"))
    assert html.fromstring(client.get(f"{address}/beside").text).xpath("//div[@class='besides']/details")


def test_a_day_typed_wrongly_is_asked_again(client: FlaskClient) -> None:
    page = give(client, START, how="act", act="107-NQ", at="dünən")
    assert page.status_code == 422
    form = html.fromstring(page.text)
    assert form.xpath("//input[@id='at']/@value") == ["dünən"]
    assert form.xpath("//div[@role='alert']//a/@href") == ["#at"]


def test_long_tables_are_cut_into_pages(client: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    made: Made = app.extensions[ENGINE]
    monkeypatch.setattr(made, "rows", made.rows * 85)
    address = given(client)
    many = [len(html.fromstring(client.get(f"{address}?page={n}").text).xpath("//tbody/tr")) for n in (1, 2, 3, 4)]
    assert many == [200, 200, 25, 0]
