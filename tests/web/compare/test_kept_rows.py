"""Justifications of kept comparisons, on both databases: written on the page, sent to Word, taken from what comes back."""

import io
import shutil
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import docx
import pytest
import sqlalchemy as sa
from docx.document import Document
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from acts.concordance.tables import comparison_events
from acts.gather import items
from storage.accounts.model import Wish
from tests.acts.word.test_returned_libreoffice import saved
from tests.conftest import ROOT, missing
from tests.web.compare.samples import DRAFT, LAW
from tests.web.compare.test_draft_pages import give, words
from tests.web.compare.test_kept import PASSWORD, posted, signed_in
from tests.web.compare.test_real import word
from web.composition import Toplu
from web.settings import Settings

HEADINGS = 2
"""Rows of a table above the first unit: names of columns, and their numbers."""


@pytest.fixture
def app(tmp_path: Path, database_url: str) -> Flask:
    toplu = Toplu(Settings(home=tmp_path, rate_limit="", database_address=database_url))
    ingest = toplu.ingest("test")
    for item in items([ROOT / "fixtures" / "acts" / "f_990003.html"], "sample"):
        ingest.take(item.manifestation, item.card)
    ingest.settle()
    toplu.catch_up(index=None)
    made = toplu.app()
    made.testing = True
    accounts = made.extensions["toplu"].accounts
    body = accounts.add_organisation("nazirlik", "nazirlik", "local")
    for name in ("aynur", "bahar"):
        accounts.add(name, Wish(name.capitalize(), body.id, ()), "local", PASSWORD)
    return made


@pytest.fixture
def owner(app: Flask) -> FlaskClient:
    return signed_in(app, "aynur")


@pytest.fixture
def kept(owner: FlaskClient) -> str:
    """The address of a draft kept and shown to the organisation."""
    given = give(owner, how="file", file=(BytesIO(word(DRAFT)), "Layihə.docx")).headers["Location"].removesuffix("/day")
    address = posted(owner, given, "/keep")
    posted(owner, address, "/shown", visibility="team")
    return address


def keys(client: FlaskClient, address: str) -> list[str]:
    rows = html.fromstring(client.get(address).text).xpath("//table//tbody/tr/@id")
    return [str(row).removeprefix("row-") for row in rows]


def say(client: FlaskClient, address: str, key: str, reason: str, revision: str = "") -> TestResponse:
    """Write a justification by the form of the page, as it stands on it or as it stood at a revision."""
    page = html.fromstring(client.get(address).text)
    form = next(form for form in page.forms if (form.get("action") or "").endswith(f"/rows/{key}") and "reason" in form.fields)
    fields = {**dict(form.form_values()), "reason": reason, "step": "decide"}
    return client.post(form.get("action"), data=fields | ({"revision": revision} if revision else {}))


def an_hour_ago(app: Flask) -> None:
    """All steps so far were an hour earlier, so that documents made now come after them."""
    events = comparison_events.c
    with app.extensions["toplu"].engine.begin() as connection:
        for row in connection.execute(sa.select(events.id, events.at)).all():
            connection.execute(comparison_events.update().where(events.id == row.id).values(at=row.at - timedelta(hours=1)))


def edited(client: FlaskClient, address: str, edit: Callable[[Document], None], layout: str = "az_four") -> bytes:
    """The document of a comparison with an edit, saved by somebody."""
    document, out = docx.Document(io.BytesIO(client.get(f"{address}/table.docx?layout={layout}").data)), io.BytesIO()
    edit(document)
    document.core_properties.last_modified_by = "Cavid Nümunə"
    document.save(out)
    return out.getvalue()


def notes(row: int, text: str) -> Callable[[Document], None]:
    """Somebody writes a paragraph below the note of a row, from 0."""
    def edit(document: Document) -> None:
        document.tables[0].rows[HEADINGS + row].cells[3].add_paragraph(text)

    return edit


def back(client: FlaskClient, address: str, body: bytes) -> TestResponse:
    page = html.fromstring(client.get(address).text)
    form = next(form for form in page.forms if (form.get("action") or "").partition("?")[0].endswith("/returned"))
    return client.post(form.get("action"), data={**dict(form.form_values()), "file": (BytesIO(body), "qayıdan.docx")})


def take(client: FlaskClient, page: TestResponse) -> TestResponse:
    form = next(form for form in html.fromstring(page.text).forms if (form.get("action") or "").endswith("/taken"))
    return client.post(form.get("action"), data=dict(form.form_values()), follow_redirects=True)


def test_a_justification_is_written_on_the_page_and_stands_in_the_documents(owner: FlaskClient, kept: str) -> None:
    changed = keys(owner, kept)[0]
    answer = say(owner, kept, changed, "Söz dəqiqləşdirilir.\r\n\r\nTexniki düzəlişdir.")
    assert answer.status_code == 303
    assert answer.headers["Location"].endswith(f"#row-{changed}")
    cell = html.fromstring(owner.get(kept).text).xpath("//tr[1]/td[@class='note']//*[@class='justification']/p")
    assert [part.text_content() for part in cell[:2]] == ["Söz dəqiqləşdirilir.", "Texniki düzəlişdir."]
    assert "aynur" in cell[2].text_content()
    row = docx.Document(BytesIO(owner.get(f"{kept}/table.docx?layout=az_four").data)).tables[0].rows[HEADINGS]
    assert [paragraph.text for paragraph in row.cells[3].paragraphs][1:] == ["Söz dəqiqləşdirilir.", "Texniki düzəlişdir."]
    assert row.cells[3].paragraphs[0].text.startswith("1.1.")
    assert "stand as footnotes" in words(owner.get(f"{kept}?layout=az_three"))
    assert words(owner.get(f"{kept}/rows/{changed}")).count("justification written") == 1


def test_who_comes_second_is_told_and_keeps_what_was_typed(app: Flask, owner: FlaskClient, kept: str) -> None:
    other, (key, *_) = signed_in(app, "bahar"), keys(owner, kept)
    assert say(other, kept, key, "Birinci").status_code == 303
    answer = say(owner, kept, key, "İkinci", revision="1")
    assert answer.status_code == 409
    assert "bahar was quicker: nothing of yours was kept" in words(answer)
    page = html.fromstring(answer.text)
    assert page.xpath("//textarea[@name='reason']")[0].value == "İkinci"
    assert page.xpath("//*[@class='justification']/p[1]")[0].text_content() == "Birinci"
    assert posted(owner, f"{kept}/rows/{key}", f"/rows/{key}", step="undo").endswith(f"/rows/{key}")
    assert not html.fromstring(owner.get(kept).text).xpath("//*[@class='justification']")


def test_who_may_only_read_sees_it_and_writes_nothing(app: Flask, owner: FlaskClient, kept: str) -> None:
    key, public = keys(owner, kept)[0], app.test_client()
    say(owner, kept, key, "Hamı üçün")
    posted(owner, kept, "/shown", visibility="published")
    assert "Hamı üçün" in words(public.get(kept))
    assert not [form for form in html.fromstring(public.get(kept).text).forms if "reason" in form.fields]
    assert public.post(f"{kept}/rows/{key}", data={"step": "decide", "reason": "x", "revision": "2"}).status_code in (302, 303, 400, 403)
    assert "Hamı üçün" in words(owner.get(f"{kept}/rows/{key}"))


def test_what_comes_back_from_word_is_shown_by_row_and_taken(app: Flask, owner: FlaskClient, kept: str) -> None:
    changed, added, _removed = keys(owner, kept)
    say(owner, kept, changed, "Köhnə əsas")
    an_hour_ago(app)
    page = back(owner, kept, edited(owner, kept, notes(1, "Yeni bənd zəruridir.")))
    assert page.status_code == 200
    said = words(page)
    assert "Saved last by Cavid Nümunə" in said
    assert "1 justification to take" in said
    assert "Yeni bənd zəruridir." not in words(owner.get(kept)), "nothing is taken by looking"
    after = take(owner, page)
    assert (after.status_code, "1 justification taken." in words(after)) == (200, True)
    assert "Word: Cavid Nümunə" in words(owner.get(f"{kept}/rows/{added}"))
    assert [part.text_content() for part in html.fromstring(after.text).xpath("//*[@class='justification']/p[1]")] == [
        "Köhnə əsas", "Yeni bənd zəruridir."]  # fmt: skip


def test_what_libreoffice_saved_is_known_again(owner: FlaskClient, kept: str, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        missing("LibreOffice", "apt-get install libreoffice-writer-nogui")
    file = tmp_path / "qayıdan.docx"
    file.write_bytes(edited(owner, kept, notes(1, "Yeni bənd zəruridir.")))
    (through,) = saved(saved([file], "odt", tmp_path / "odt"), "docx:MS Word 2007 XML", tmp_path / "docx")
    said = words(back(owner, kept, through.read_bytes()))
    assert "2 rows say what they said. 1 justification to take" in said
    assert "Yeni bənd zəruridir." in said


def test_rows_edited_by_hand_are_refused_and_named(owner: FlaskClient, kept: str) -> None:
    def edit(document: Document) -> None:
        row = document.tables[0].rows[HEADINGS]
        row.cells[2].paragraphs[-1].text = "Əl ilə yazılmış redaksiya."
        row.cells[3].add_paragraph("Çünki belədir.")
        document.tables[0].rows[HEADINGS + 2].cells[3].paragraphs[0].text = "Qeyd əvəz edilib."

    said = words(back(owner, kept, edited(owner, kept, edit)))
    assert "Nothing is taken of 2 rows" in said
    assert "the text in the column “Proposed wording” was edited by hand" in said.replace("The text", "the text")
    assert "own words in the column “Note / justification” were edited by hand" in said
    assert "Take" not in said.replace("Take nothing", "")


def test_rows_changed_here_since_are_passed_over(app: Flask, owner: FlaskClient, kept: str) -> None:
    key = keys(owner, kept)[0]
    body = edited(owner, kept, notes(0, "Wordda yazılan"))
    say(signed_in(app, "bahar"), kept, key, "Burada yazılan")
    said = words(back(owner, kept, body))
    assert "1 row was changed here since" in said
    assert "bahar" in said
    assert "Burada yazılan" in words(owner.get(kept))


def test_documents_of_others_are_refused(owner: FlaskClient, kept: str) -> None:
    given = give(owner, how="file", file=(BytesIO(word(DRAFT)), "Layihə.docx")).headers["Location"].removesuffix("/day")
    other = posted(owner, given, "/keep")
    answer = back(owner, kept, edited(owner, other, notes(0, "Başqası")))
    assert answer.status_code == 422
    assert "found one of another" in words(answer)
    plain, out = docx.Document(), io.BytesIO()
    plain.add_table(1, 1)
    plain.save(out)
    assert "without its stamp" in words(back(owner, kept, out.getvalue()))


def test_two_texts_have_justifications_too_and_columns_filled_by_hand_are_told(owner: FlaskClient) -> None:
    first = give(owner, "/en/compare/texts", how="act", act=LAW, at="01.09.2016").headers["Location"]
    address = posted(owner, give(owner, first, how="act", act=LAW).headers["Location"], "/keep")
    say(owner, address, keys(owner, address)[0], "İki mətn üçün")
    assert "İki mətn üçün" in words(owner.get(address))

    def edit(document: Document) -> None:
        document.tables[0].rows[HEADINGS].cells[5].paragraphs[0].text = "Nümunə Nazirlik"

    said = words(back(owner, address, edited(owner, address, edit, "disagreements")))
    assert "Written into columns that are not kept here" in said
    assert "Proposed by: Nümunə Nazirlik" in said
    assert "There is no justification in it" in said
