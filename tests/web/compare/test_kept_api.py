"""`/api/comparisons` for kept comparisons of drafts and texts, on both databases: justified, sent and taken back, made again."""

import io
from typing import Any

import docx
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.compare.test_kept_again import AMENDING, EARLIER, GONE, STAYS, STAYS_CHANGED, given_of
from tests.web.compare.test_kept_rows import HEADINGS, app, owner
from tests.web.comparisons.test_comparisons_api import API, Program

__all__ = ["app", "owner"]


@pytest.fixture
def uid(owner: FlaskClient) -> str:
    return given_of(owner, AMENDING).rpartition("/")[2]


@pytest.fixture
def aynur(app: Flask) -> Program:
    return Program(app, "aynur")


def give_back(program: Program, uid: str, body: bytes, status: int = 200, **told: str) -> Any:
    given = {"file": (io.BytesIO(body), "table.docx"), **told}
    return program._read(program.client.post(f"{API}/{uid}/returned", data=given, headers=program.headers), status)


def test_a_row_is_justified_and_who_comes_second_is_told(aynur: Program, uid: str) -> None:
    done = aynur.post(f"/{uid}/rows/{STAYS}", step="decide", reason="Texniki düzəlişdir.", revision=1)
    assert (done["row"]["status"]["decision"]["reason"], done["row"]["revision"]) == ("Texniki düzəlişdir.", 2)
    assert [step["what"] for step in done["history"]] == ["decided"]
    again = aynur.post(f"/{uid}/rows/{STAYS}", 409, step="decide", reason="Başqa", revision=1)
    assert (again["who"], again["row"]["status"]["decision"]["reason"]) == ("aynur", "Texniki düzəlişdir.")
    assert "expected no counterparts" in aynur.post(f"/{uid}/rows/{STAYS}", 422, step="decide", counterparts=["a"], revision=2)["detail"]


def test_its_document_comes_back(aynur: Program, uid: str) -> None:
    answer = aynur.client.get(f"{API}/{uid}/table.docx", query_string={"layout": "az_four", "language": "az"})
    document, out = docx.Document(io.BytesIO(answer.data)), io.BytesIO()
    rows = document.tables[0].rows
    rows[HEADINGS].cells[3].add_paragraph("Əsas budur.")
    rows[HEADINGS + 1].cells[1].paragraphs[-1].text = "Əl ilə"
    document.save(out)
    shown = give_back(aynur, uid, out.getvalue())
    assert [(row["key"], row["outcome"]) for row in shown["rows"]] == [(STAYS_CHANGED, "changed"), (STAYS, "edited")]
    assert shown["rows"][0]["changes"][0]["new"] == "Əsas budur."
    assert give_back(aynur, uid, out.getvalue(), take="1")["taken"] == [STAYS_CHANGED]
    assert aynur.get(f"/{uid}/rows/{STAYS_CHANGED}")["row"]["status"]["decision"]["reason"] == "Əsas budur."


def test_it_is_made_again(aynur: Program, uid: str) -> None:
    aynur.post(f"/{uid}/rows/{STAYS}", step="decide", reason="qalır", revision=1)
    day, month, year = EARLIER.split(".")
    done = aynur.post(f"/{uid}/rerun", day=f"{year}-{month}-{day}", revision=1)
    assert (done["held"], done["vanished"], done["kept"]["run"]) == (1, [GONE], 2)
    assert "found revision 2" in aynur.post(f"/{uid}/rerun", 409, revision=1)["detail"]
    assert aynur.get(f"/{uid}/rows/{STAYS}")["row"]["status"]["decision"]["reason"] == "qalır"


def test_a_document_of_another_is_refused(aynur: Program, uid: str, owner: FlaskClient) -> None:
    other = given_of(owner, AMENDING).rpartition("/")[2]
    body = aynur.client.get(f"{API}/{other}/table.docx").data
    assert "found one of another" in give_back(aynur, uid, body, 422)["detail"]
