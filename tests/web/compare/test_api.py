"""Comparisons for programs: questions of both kinds, every form of answer, every refusal as a problem document."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.compare.made import Made
from tests.web.world import act_uri
from web.compare_engine import ENGINE, Source
from web.compare_given import How

DRAFT, TEXTS = "/api/compare/draft", "/api/compare/texts"


def test_a_draft_as_a_file(client: FlaskClient, app: Flask) -> None:
    answer = client.post(DRAFT, data={"draft": (BytesIO(b"PK layihe"), "Layihə.docx"), "day": "2026-05-11"})
    assert answer.status_code == 200
    told = answer.get_json()
    assert (told["shape"], told["kind"], told["day"]) == (1, "draft", "2026-05-11")
    assert [len(table["rows"]) for table in told["tables"]] == [5, 0]
    assert told["not_applied"][0]["reason"] == "no act held fits: “Nümunə”"
    assert told["tables"][0]["not_applied"][0]["item"] == "3.4."
    row = told["tables"][0]["rows"][0]
    assert row["left"]["text"] == "3.1. Sertifikat xidmətləri mərkəzi on beş gün ərzində <cavab> verir."
    assert row["right"]["text"] == "3.1. Sertifikat xidmətləri mərkəzi otuz gün ərzində <cavab> verir."
    assert [word["fate"] for word in row["lines"][0]["words"]] == ["same", "removed", "added", "same"]
    made: Made = app.extensions[ENGINE]
    assert made.asked[-1][1] == Source(How.FILE, "Layihə.docx", b"PK layihe")


def test_a_draft_as_json(client: FlaskClient, app: Flask) -> None:
    answer = client.post(DRAFT, json={"draft": {"text": "layihə"}, "format": "docx", "layout": "four", "language": "en"})
    assert answer.data == b"PK table"
    made: Made = app.extensions[ENGINE]
    assert made.asked[-1] == ("sheet", "four", "en")
    assert made.asked[-2][1] == Source(How.TEXT, "", "layihə".encode())


def test_two_texts(client: FlaskClient) -> None:
    asked = {"left": {"act": act_uri(7), "day": "2020-01-01"}, "right": {"text": "yeni mətn"}, "amending": True}
    told = client.post(TEXTS, json=asked).get_json()
    assert (told["kind"], len(told["rows"]), len(told["amending"]["not_said"])) == ("texts", 5, 1)
    assert told["amending"]["paragraphs"][-2] == "1.1. 3.1-ci maddədə “on beş” sözləri “otuz” sözü ilə əvəz edilsin."
    files = {"left": (BytesIO(b"PK 1"), "bir.docx"), "right_text": "iki", "format": "redline"}
    answer = client.post(TEXTS, data=files)
    assert answer.data == b"PK redline"
    assert answer.headers["Content-Disposition"] == "attachment; filename=bir.redline.docx"


@pytest.mark.parametrize(("asked", "status", "said"), [
    ({}, 400, "draft: expected a file, or a text, or the address of an act held; found none"),
    ({"draft": {"text": "a", "act": "/akn/x"}}, 400, "found several"),
    ({"draft": {"text": "a"}, "day": "dünən"}, 400, "expected a day such as 2026-01-31, found 'dünən'"),
    ({"draft": {"text": "a"}, "format": "exe"}, 400, "format: expected one of docx, odt, pdf, json; found 'exe'"),
    ({"draft": {"text": "a"}, "format": "docx", "layout": "x"}, 400, "layout: expected one of three, four; found 'x'"),
    ({"draft": {"text": "a"}, "format": "docx", "language": "ru"}, 400, "language: expected az or en; found 'ru'"),
    ({"draft": {"text": "a" * 400_001}}, 400, "the text has more than 400,000 characters"),
    ({"draft": {"text": "korlanib"}}, 422, "found a zip file without the part word/document.xml"),
    ([1], 400, "expected a JSON object"),
])  # fmt: skip
def test_refusals_say_why(client: FlaskClient, asked: object, status: int, said: str) -> None:
    refused(client.post(DRAFT, json=asked), status, said)


def refused(answer: TestResponse, status: int, said: str) -> None:
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert said in answer.get_json()["detail"]


def test_other_errors_are_problem_documents_too(client: FlaskClient) -> None:
    assert client.get(DRAFT).mimetype == "application/problem+json"
    large = client.post(DRAFT, data=b"x" * (40 << 20), content_type="application/octet-stream")
    assert (large.status_code, large.mimetype) == (413, "application/problem+json")
    assert client.post("/api/compare/nothing").mimetype == "application/problem+json"
