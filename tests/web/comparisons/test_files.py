"""Documents of a concordance, and those that come back from Word."""

import io
import zipfile
from datetime import UTC, datetime, timedelta
from typing import Any

import docx
import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from acts.concordance.gaps import standings
from acts.concordance.kept import Kept, Reader
from acts.concordance.model import Decision, Degree
from acts.concordance.store import Comparisons
from acts.word.errors import OfficeBusyError, OfficeError
from acts.word.stamped import Stamp
from tests.web.comparisons.conftest import client_of, token
from web.compare_engine import ENGINE


def reader(app: Flask) -> Reader:
    return Reader("aynur", app.extensions["toplu"].accounts.organisation_named("Nazirlik", "local").id)


def downloaded(client: FlaskClient, one: Kept, **asked: str) -> bytes:
    answer = client.get(f"/en/comparisons/{one.uid}/table.docx", query_string={"language": "en", **asked})
    assert answer.status_code == 200
    return answer.data


def edited(body: bytes, *edits: tuple[str, str]) -> bytes:
    """The document with cells of the first row of provisions written anew."""
    document, out = docx.Document(io.BytesIO(body)), io.BytesIO()
    table = document.tables[0]
    cells = {cell.text: at for at, cell in enumerate(table.rows[0].cells)}
    row = next(row for row in table.rows if any("Maddə 1" in cell.text for cell in row.cells[:3]))
    for heading, words in edits:
        at = next(place for name, place in cells.items() if name.startswith(heading))
        row.cells[at].paragraphs[0].text = words
    document.save(out)
    return out.getvalue()


def give(client: FlaskClient, one: Kept, body: bytes) -> TestResponse:
    sent = {"csrf_token": token(client, f"/en/comparisons/{one.uid}/files"), "file": (io.BytesIO(body), "back.docx")}
    return client.post(f"/en/comparisons/{one.uid}/returned", data=sent)


def take(client: FlaskClient, one: Kept, page: TestResponse) -> TestResponse:
    """Presses the button of the page that shows what came back."""
    form = html.fromstring(page.get_data(as_text=True)).xpath("//form[contains(@action, '/taken')]")[0]
    return client.post(f"/en/comparisons/{one.uid}/taken", data=dict(form.form_values()), follow_redirects=True)


def test_decisions_written_in_word_are_shown_and_taken(app: Flask, store: Comparisons, one: Kept) -> None:
    client = client_of(app, "aynur")
    page = give(client, one, edited(downloaded(client, one, layout="national_nine"), ("Degree", "partial"), ("Reason", "Yalnız qayıqlar")))
    assert page.status_code == 200
    assert "1 decision to take" in page.get_data(as_text=True)
    assert store.row(one.uid, "art_1", reader(app)).decision is None, "nothing is taken by looking"
    shown = html.fromstring(page.get_data(as_text=True)).xpath("//table//tbody/tr/td[position() < 4]")
    assert [cell.text_content() for cell in shown] == ["Degree of concordance", "–", "partial", "Reason", "–", "Yalnız qayıqlar"]
    after = take(client, one, page)
    assert (after.status_code, "1 decision taken." in after.get_data(as_text=True)) == (200, True)
    said = store.row(one.uid, "art_1", reader(app)).decision
    assert said == Decision(("art_5",), Degree.PARTIAL, "Yalnız qayıqlar")


def test_a_document_that_says_nothing_new_takes_nothing(app: Flask, one: Kept) -> None:
    client = client_of(app, "aynur")
    page = give(client, one, downloaded(client, one, ways="2")).get_data(as_text=True)
    assert "There is no decision in it" in page


def test_a_wording_edited_by_hand_is_refused_in_words(app: Flask, store: Comparisons, one: Kept) -> None:
    client = client_of(app, "aynur")
    body = downloaded(client, one, layout="national_nine")
    document, out = docx.Document(io.BytesIO(body)), io.BytesIO()
    cell = next(cell for row in document.tables[0].rows for cell in row.cells if "təhlükəsiz" in cell.text)
    cell.paragraphs[0].text = "Qayıqlar təhlükəli saxlanılır."
    document.save(out)
    page = give(client, one, out.getvalue()).get_data(as_text=True)
    assert "was edited by hand" in page
    assert "Nothing is taken of 1 row" in page


def test_a_row_decided_here_meanwhile_is_told_and_not_taken(app: Flask, store: Comparisons, one: Kept) -> None:
    client = client_of(app, "aynur")
    body = edited(downloaded(client, one), ("Degree", "partial"))
    row = store.row(one.uid, "art_1", reader(app))
    store.decide(one.uid, "art_1", Decision(("art_5",), Degree.FULL), reader(app), row.revision)
    page = give(client, one, body).get_data(as_text=True)
    assert "1 row was decided here since" in page
    assert "Take 1 decision" not in page


def test_what_is_decided_between_looking_and_taking_is_told_and_not_taken(app: Flask, store: Comparisons, one: Kept) -> None:
    client = client_of(app, "aynur")
    page = give(client, one, edited(downloaded(client, one), ("Degree", "partial")))
    store.decide(one.uid, "art_1", Decision(("art_5",), Degree.FULL), reader(app), store.row(one.uid, "art_1", reader(app)).revision)
    after = take(client, one, page)
    text = after.get_data(as_text=True)
    assert after.status_code == 409
    assert "1 row was not taken" in text
    assert "1 row was decided here since" in text
    said = store.row(one.uid, "art_1", reader(app)).decision
    assert said is not None
    assert said.degree is Degree.FULL


@pytest.mark.parametrize(("body", "said"), [(b"", "file is empty"), (b"%PDF-1.7", "found a PDF"), (b"PK\x03\x04torn", "expected a .docx")])
def test_what_is_no_document_of_ours_is_refused(app: Flask, one: Kept, body: bytes, said: str) -> None:
    page = give(client_of(app, "aynur"), one, body)
    assert page.status_code == 422
    assert said in page.get_data(as_text=True)


def test_a_word_file_without_our_stamp_is_refused(app: Flask, one: Kept) -> None:
    document, out = docx.Document(), io.BytesIO()
    document.add_table(1, 1)
    document.save(out)
    assert "without its stamp" in give(client_of(app, "aynur"), one, out.getvalue()).get_data(as_text=True)


def decided(app: Flask, store: Comparisons, one: Kept, key: str, decision: Decision) -> None:
    store.decide(one.uid, key, decision, reader(app), store.row(one.uid, key, reader(app)).revision)


def needed(body: bytes) -> list[tuple[str, ...]]:
    (table,) = docx.Document(io.BytesIO(body)).tables
    return [tuple(cell.text.replace("\n", " ") for cell in row.cells[1:4]) for row in table.rows[2:]]


@pytest.mark.parametrize("ways", ["1", "2"])
def test_the_document_of_what_is_needed_lists_provisions_of_the_international_act(
    app: Flask, store: Comparisons, one: Kept, ways: str,
) -> None:  # fmt: skip
    decided(app, store, one, "art_1", Decision(("art_5",), Degree.PARTIAL, planned_act="Qanun layihəsi"))
    decided(app, store, one, "art_3", Decision((), Degree.NONE))
    body = downloaded(client_of(app, "aynur"), one, layout="gaps", ways=ways)
    assert needed(body) == [
        ("Article 5 Purpose", "Maddə 1 Məqsəd", "Partial"),
        ("Article 7 Signals", "No counterpart suggested by the program, not yet confirmed", ""),
    ], "art_6 is suggested; art_3 is of the national act, which nothing asks for"
    counted = {found.provision.id for found in standings(store, reader(app), uid=one.uid) if found.needed}
    assert counted == {"art_5", "art_7"}


def later(*asked: Any) -> Stamp:
    """The stamp of a document made a second after what was just decided; stamps are in whole seconds."""
    return Stamp(datetime.now(UTC) + timedelta(seconds=1), *asked)


def test_a_plan_written_into_the_document_of_what_is_needed_is_taken(
    app: Flask, store: Comparisons, one: Kept, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(Stamp, "new", later)
    client = client_of(app, "aynur")
    decided(app, store, one, "art_1", Decision(("art_5",), Degree.PARTIAL, "Müddət"))
    page = give(client, one, edited(downloaded(client, one, layout="gaps"), ("Responsible", "Nazirlik")))
    take(client, one, page)
    assert store.row(one.uid, "art_1", reader(app)).decision == Decision(("art_5",), Degree.PARTIAL, "Müddət", "Nazirlik")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_rows_come_for_programs_too(app: Flask, one: Kept, form: str) -> None:
    answer = client_of(app, "aynur").get(f"/en/comparisons/{one.uid}/table.{form}")
    assert answer.status_code == 200
    assert "Fənər" in answer.get_data(as_text=True)


@pytest.mark.parametrize("address", ["table.exe", "table.docx?layout=nonsense", "table.docx?language=ru"])
def test_forms_that_are_none_are_refused(app: Flask, one: Kept, address: str) -> None:
    assert client_of(app, "aynur").get(f"/en/comparisons/{one.uid}/{address}").status_code in (400, 404)


@pytest.mark.parametrize(("error", "status", "said"), [
    (OfficeBusyError("LibreOffice is at work on 2 other documents, as many as it may at once; try again in a minute"), 503,
     "bir dəqiqədən sonra yenidən cəhd edin"),
    (OfficeError("expected LibreOffice to be done in 600 seconds, found it still at work; it was ended"), 422, "600 saniyə"),
])
def test_why_there_is_no_pdf_is_said_where_it_was_asked_for(
    app: Flask, one: Kept, monkeypatch: pytest.MonkeyPatch, error: OfficeError, status: int, said: str,
) -> None:  # fmt: skip
    def fails(_document: bytes) -> bytes:
        raise error

    monkeypatch.setattr(app.extensions[ENGINE], "pdf", fails)
    monkeypatch.setattr(app.extensions[ENGINE], "converts", lambda: True)
    client = client_of(app, "aynur")
    page = client.get(f"/az/comparisons/{one.uid}/table.pdf")
    assert page.status_code == status
    assert said in page.get_data(as_text=True)
    told = client.get(f"/api/comparisons/{one.uid}/table.pdf")
    assert (told.status_code, told.get_json()["detail"]) == (status, str(error))
    assert page.headers.get("Retry-After") == told.headers.get("Retry-After") == ("60" if status == 503 else None)


@pytest.mark.parametrize(("notes", "parts", "said"), [
    ("foot", ["word/footnotes.xml"], "rests on stands in footnotes."),
    ("end", ["word/endnotes.xml"], "rests on stands in notes at the end of the document."),
])
def test_evidence_stands_where_it_was_asked_for_and_the_legend_says_so(
    app: Flask, one: Kept, notes: str, parts: list[str], said: str,
) -> None:  # fmt: skip
    client = client_of(app, "aynur")
    body = downloaded(client, one, notes=notes)
    told = [paragraph.text for paragraph in docx.Document(io.BytesIO(body)).paragraphs if "rests on stands" in paragraph.text]
    assert [text.endswith(said) for text in told] == [True]
    assert [name for name in zipfile.ZipFile(io.BytesIO(body)).namelist() if name.endswith("notes.xml")] == parts
    assert "1 decision to take" in give(client, one, edited(body, ("Degree", "partial"))).get_data(as_text=True)


def test_programs_are_given_the_same_documents(app: Flask, one: Kept) -> None:
    client = client_of(app, "aynur")
    asked = {"layout": "national_nine", "language": "en", "ways": "2"}
    for form in ("docx", "csv", "json"):
        here, there = (client.get(f"{path}/comparisons/{one.uid}/table.{form}", query_string=asked) for path in ("/en", "/api"))
        assert there.status_code == 200
        assert there.headers["Content-Disposition"] == here.headers["Content-Disposition"]
        assert form == "docx" or there.data == here.data
    assert client.get(f"/api/comparisons/{one.uid}/table.exe").get_json()["status"] == 404
    assert client_of(app, "ceyhun").get(f"/api/comparisons/{one.uid}/table.docx").status_code == 404
