"""The pages over the sample law itself: a draft in Word to its tables and documents; files that are refused, and why, in Azerbaijani."""

import io
import zipfile
from datetime import date
from io import BytesIO
from unicodedata import normalize

import docx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import etree, html

from acts.errors import ActsError
from tests.acts.word.bad_docx import BAD, ODD, Bad, Odd
from tests.conftest import ROOT
from tests.web.compare.samples import DRAFT, LAW
from tests.web.compare.test_draft_pages import give, words
from web.compare_engine import ENGINE, Source
from web.compare_given import How
from web.composition import Toplu
from web.reasons import pieces
from web.settings import Settings

START = "/az/compare/draft"
READ = ("text renamed", "bomb of tags")
"""Plain text under another name is read as what it is; the other is larger than the tests want to send."""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    from acts.gather import items

    toplu = Toplu(Settings(home=tmp_path_factory.mktemp("real"), rate_limit=""))
    ingest = toplu.ingest("test")
    for item in items([ROOT / "fixtures" / "acts" / "f_990003.html"], "sample"):
        ingest.take(item.manifestation, item.card)
    ingest.settle()
    toplu.catch_up(index=None)
    return toplu.app()


def word(text: str) -> bytes:
    """A text as a Word file, a paragraph a line."""
    file, body = docx.Document(), io.BytesIO()
    for line in filter(None, text.split("\n")):
        file.add_paragraph(line)
    file.save(body)
    return body.getvalue()


NFD = normalize("NFD", DRAFT).encode()
DAY = date(2026, 6, 1)


def test_a_draft_in_word_to_its_tables(client: FlaskClient) -> None:
    given = give(client, START, how="file", file=(BytesIO(word(DRAFT)), "Layihə.docx")).headers["Location"].removesuffix("/day")
    page = client.get(given)
    said = words(page)
    assert "2 göstərişi tətbiq etmək mümkün olmadı" in said
    assert "belə akt topluda yoxdur: “Olmayan məsələlər haqqında”, 3 mart 2001, № 999-NQ" in said
    rows = html.fromstring(page.text).xpath("//table//tbody/tr")
    assert [row.get("class") for row in rows] == ["is-changed", "is-added", "is-removed"]
    assert rows[0].xpath(".//del/text()") == ["artıq ola bilməz"]
    assert rows[0].xpath(".//ins/text()") == ["çox olmamalıdır"]
    assert not html.fromstring(page.text).xpath("//main//*[@lang='en']")
    table = zipfile.ZipFile(BytesIO(client.get(f"{given}/table.docx").data))
    assert "Təklif olunan redaksiya" in "".join(map(str, etree.fromstring(table.read("word/document.xml")).itertext()))


@pytest.mark.parametrize("source", [
    Source(How.FILE, "Layihə.docx", word(NFD.decode())), Source(How.FILE, "l.txt", NFD), Source(How.TEXT, "", NFD),
], ids=["word", "plain", "typed"])  # fmt: skip
def test_letters_written_in_two_characters_are_read_as_one(app: Flask, source: Source) -> None:
    plain = Source(How.TEXT, "", DRAFT.encode())
    with app.test_request_context("/az/"):
        found, usual = (app.extensions[ENGINE].draft(one, DAY).comparison for one in (source, plain))
    assert [table.rows for table in found.tables] == [table.rows for table in usual.tables]
    assert found.not_applied == usual.not_applied


def test_two_days_of_the_law(client: FlaskClient) -> None:
    first = give(client, "/az/compare/texts", how="act", act=LAW, at="01.09.2016").headers["Location"]
    given = give(client, first, how="act", act=LAW).headers["Location"]
    assert "Maddə 7, 7.2-ci hissə" in words(client.get(given))
    assert client.get(f"{given}/beside").status_code == 200
    assert "dəyişikliklər edilsin" in words(client.get(f"{given}/amending"))
    for file in ("redline.docx", "amending.docx", "table.docx"):
        assert zipfile.ZipFile(BytesIO(client.get(f"{given}/{file}").data)).testzip() is None


@pytest.mark.parametrize("bad", [one for one in BAD if one.name not in READ], ids=lambda one: one.name)
def test_files_that_cannot_be_read_are_refused_with_the_reason(client: FlaskClient, app: Flask, bad: Bad) -> None:
    page = give(client, START, how="file", file=(BytesIO(bad.make()), "Layihə.docx"))
    assert page.status_code == 422
    (wrong,) = html.fromstring(page.text).xpath("//p[@id='file-wrong']")
    said = wrong.text_content().strip()
    assert said
    assert ("as-named" in wrong.get("class", "")) is said.startswith("Layihə.docx")
    with app.test_request_context("/az/"), pytest.raises(ActsError) as refused:
        app.extensions[ENGINE].check(Source(How.FILE, "Layihə.docx", bad.make()))
    with app.test_request_context("/az/"):
        assert [one.shown for one in pieces(str(refused.value)) if not one.known] == []


@pytest.mark.parametrize("odd", ODD, ids=lambda one: one.name)
def test_what_a_file_holds_beside_its_text_is_told(app: Flask, odd: Odd) -> None:
    with app.test_request_context("/az/"):
        warnings = app.extensions[ENGINE].check(Source(How.FILE, "Layihə.docx", odd.make()))
        assert set(odd.said) <= set(warnings)
        assert [one.shown for text in warnings for one in pieces(text) if not one.known] == []


def test_a_text_that_orders_nothing(client: FlaskClient) -> None:
    given = give(client, START, how="text", text="Bu mətndə göstəriş yoxdur (nümunə).").headers["Location"].removesuffix("/day")
    page = client.get(given)
    assert page.status_code == 422
    assert "dəyişiklik layihəsi gözlənilirdi" in words(page).casefold()
    assert not html.fromstring(page.text).xpath("//main//*[@lang='en']")
