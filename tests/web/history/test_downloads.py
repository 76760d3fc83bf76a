"""The text of a day as files."""

from datetime import date

import pytest
from flask.testing import FlaskClient
from lxml import etree, html

from acts.history.view import text_on
from tests.acts.word.tracking import faults, paragraphs, standing
from tests.web.act.timed import ADDRESS, TIMELINE, TODAY

DAYS = ("2012-04-01", "2016-06-01", "2020-05-01", "2024-01-01", "2028-01-01")


@pytest.mark.parametrize("day", [*DAYS, ""])
def test_word(client: FlaskClient, day: str) -> None:
    response = client.get(f"{ADDRESS}?format=docx{f'&at={day}' if day else ''}")
    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert paragraphs(response.data) == standing(TIMELINE, date.fromisoformat(day) if day else TODAY)
    assert faults(response.data) == []


@pytest.mark.parametrize("day", DAYS)
def test_html_that_stands_alone(client: FlaskClient, day: str) -> None:
    response = client.get(f"{ADDRESS}?format=html&at={day}")
    assert response.headers["Content-Disposition"].startswith("attachment;")
    main = html.fromstring(response.text).find(".//main")
    assert [p.text_content() for p in main.iter("h1", "h2", "h3", "p")] == standing(TIMELINE, date.fromisoformat(day))


@pytest.mark.parametrize("day", [*DAYS, ""])
def test_plain_text(client: FlaskClient, day: str) -> None:
    response = client.get(f"{ADDRESS}?format=txt{f'&at={day}' if day else ''}")
    assert response.mimetype == "text/plain"
    text = [line for line in response.text.split("\n") if line.strip()]
    wanted = [line.strip() for line in standing(TIMELINE, date.fromisoformat(day) if day else TODAY)]
    assert [line.strip() for line in text[-len(wanted):]] == wanted


@pytest.mark.parametrize("day", ["2016-06-01", ""])
def test_akoma_ntoso(client: FlaskClient, day: str) -> None:
    response = client.get(f"{ADDRESS}?format=akn{f'&at={day}' if day else ''}")
    assert response.mimetype == "application/akn+xml"
    root = etree.fromstring(response.data)
    assert etree.QName(root).localname == "akomaNtoso"
    if day:
        told = " ".join("".join(str(text) for text in root.itertext()).split())
        for line in text_on(TIMELINE, date.fromisoformat(day)).root.lines():
            assert " ".join(line.plain.split()).split(" ")[-1] in told


@pytest.mark.parametrize(("asked", "status"), [
    ("format=pdf", 400), ("format=docx&at=never", 400), ("format=docx&at=2011-01-01", 404), ("format=html&at=2011-01-01", 404),
    ("format=docx&text=eng", 404),
])  # fmt: skip
def test_what_cannot_be_given(client: FlaskClient, asked: str, status: int) -> None:
    assert client.get(f"{ADDRESS}?{asked}").status_code == status


def test_a_file_says_what_is_missing_in_it(client: FlaskClient) -> None:
    page = html.fromstring(client.get(f"{ADDRESS}?format=html&at=2024-01-01").text)
    assert page.xpath("//header//strong")
    assert page.xpath("//header//a/@href") == [f"http://localhost{ADDRESS}?at=2024-01-01"]
