"""The page of what changed between two days."""

import io
import zipfile
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from acts.history.redline import redline
from tests.acts.word.tracking import W, accepted, body, faithful, paragraphs, rejected
from tests.web.act.timed import ADDRESS, TIMELINE, URI
from tests.web.history.pages import REDLINE, WHOLE
from web.redline_model import Quiet, ShownLine, laid_out

START, TODAY = date(2012, 3, 5), date(2026, 11, 24)


def page_of(client: FlaskClient, address: str, language: str = "en") -> html.HtmlElement:
    return html.fromstring(client.get(f"/{language}{address}").text)


def article(page: html.HtmlElement, eid: str) -> html.HtmlElement:
    (found,) = page.xpath(f"//section[@id='{eid}']")
    return found


def test_words_carry_their_fate(client: FlaskClient) -> None:
    first = article(page_of(client, WHOLE), "art_1")
    assert first.xpath(".//del[@class='w-removed']/text()") == ["kağızda "]
    assert first.xpath(".//ins[@class='w-added']/text()") == ["elektron qaydada"]


def test_each_change_names_its_act_and_leads_to_it(client: FlaskClient) -> None:
    first = article(page_of(client, WHOLE), "art_1")
    (item,) = first.xpath(".//ol[@class='red-changes']/li")
    assert "31-NQD" in item.text_content()
    assert item.xpath("./a/@href") == ["/en/akn/az/act/law/2015-11-20/31-nqd", "/en/changes?act=31-NQD&date=2015-11-20"]


def test_several_changes_of_an_article_are_numbered(client: FlaskClient) -> None:
    second = article(page_of(client, WHOLE), "art_2")
    marks = second.xpath(".//a[@class='w-mark']/@href")
    assert marks
    assert all(second.xpath(f".//li[@id='{mark[1:]}']") for mark in marks)


def test_what_came_and_what_went_is_said(client: FlaskClient) -> None:
    page = page_of(client, WHOLE)
    assert article(page, "art_2-1").get("class") == "red-article added"
    assert article(page, "art_3").get("class") == "red-article removed"


def test_unchanged_articles_are_counted_and_can_be_opened(client: FlaskClient) -> None:
    page = page_of(client, WHOLE)
    assert not page.xpath("//section[@id='art_4']")
    (quiet,) = page.xpath("//details[contains(@class, 'between')]")
    assert quiet.findtext("summary") == "1 article unchanged"
    assert quiet.xpath(".//a/@href") == [f"/en{URI}?at=2026-11-24#art_4"]
    inside = article(page, "art_2").xpath(".//details[@class='quiet']")
    assert [one.xpath("string(summary)").strip() for one in inside] == ["1 paragraph unchanged"]


def test_nothing_changed_between(client: FlaskClient) -> None:
    page = page_of(client, f"{REDLINE}?from=2024-01-01&to=2024-02-01")
    assert "Nothing changed between these days" in page.text_content()
    assert page.xpath("//details[contains(@class, 'change-days')]//a")


def test_without_days_it_is_the_last_change(client: FlaskClient) -> None:
    page = page_of(client, REDLINE)
    assert "From 31 August 2023 to 24 November 2026" in page.text_content()


def test_the_days_can_be_swapped(client: FlaskClient) -> None:
    page = page_of(client, WHOLE)
    (turned,) = page.xpath("//a[contains(@class, 'swap')]/@href")
    assert turned == f"/en{REDLINE}?from=2026-11-24&to=2012-03-05"
    back = html.fromstring(client.get(turned).text)
    assert article(back, "art_1").xpath(".//ins[@class='w-added']/text()") == ["kağızda "]
    assert "the way back" in back.text_content()


@pytest.mark.parametrize("days", ["from=05.03.2012&to=24.11.2026", "from=5+mart+2012&to=2026-11-24"])
def test_days_are_written_as_addresses_have_them(client: FlaskClient, days: str) -> None:
    response = client.get(f"/az{REDLINE}?{days}")
    assert (response.status_code, response.headers["Location"]) == (302, f"/az{WHOLE}")


@pytest.mark.parametrize("typed", ["yesterday", "31.02.2020", "<script>alert(1)</script>", "0000-00-00", "99999-01-01", "٣.٣.٢٠٢٠"])
def test_what_is_no_day_is_said_at_its_field(client: FlaskClient, typed: str) -> None:
    response = client.get(f"/en{REDLINE}", query_string={"from": typed, "to": "2026-11-24"})
    page = html.fromstring(response.text)
    assert response.status_code == 400
    assert page.xpath("//input[@id='from'][@aria-invalid]/@value") == [typed]
    assert page.xpath("//div[@role='alert']//a/@href") == ["#from"]
    assert not page.xpath("//script[contains(., 'alert')]")


@pytest.mark.parametrize("days", ["from=2018-01-01", "to=2019-01-01"])
def test_one_day_is_enough(client: FlaskClient, days: str) -> None:
    page = page_of(client, f"{REDLINE}?{days}")
    assert page.xpath("//section[contains(@class, 'red-article')]")


def test_one_article_alone(client: FlaskClient) -> None:
    page = page_of(client, f"{REDLINE}?from=2012-03-05&to=2026-11-24&article=art_2")
    assert page.xpath("//section[contains(@class, 'red-article')]/@id") == ["art_2"]
    assert client.get(f"/az{REDLINE}?article=art_99").status_code == 404


@pytest.mark.parametrize("typed", ["art_2-1", "2-1", "Maddə 2-1", "m. 2-1", "2-1.1", "2¹", " 2-1. "])
def test_an_article_as_people_type_it(client: FlaskClient, typed: str) -> None:
    response = client.get(f"/en{REDLINE}", query_string={"from": "2012-03-05", "to": "2026-11-24", "article": typed})
    page = html.fromstring(response.text)
    assert page.xpath("//section[contains(@class, 'red-article')]/@id") == ["art_2-1"]
    assert page.xpath("//input[@id='article']/@value") == ["2-1"]


@pytest.mark.parametrize("address", [f"{ADDRESS}x/redline", f"{ADDRESS}/redline?format=pdf", f"{ADDRESS}/redline?from=x&format=docx"])
def test_what_is_not_there_is_no_fault_of_ours(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code in (400, 404)


def test_what_could_not_be_applied_is_said(client: FlaskClient) -> None:
    page = page_of(client, f"{REDLINE}?from=2018-01-01&to=2019-01-01")
    assert "1 known amendment of these days could not be applied" in page.text_content()
    assert f"/en{URI}/changes?outcome=refused" in page.xpath("//p[contains(@class, 'notice')]/a/@href")


@pytest.mark.parametrize(("start", "end"), [(START, TODAY), (TODAY, START), (date(2018, 1, 1), date(2028, 1, 1))])
def test_the_word_file_is_faithful(client: FlaskClient, start: date, end: date) -> None:
    response = client.get(f"/az{REDLINE}?from={start}&to={end}&format=docx")
    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''az_act_law_2012-03-05_55-nq")
    faithful(response.data, TIMELINE, start, end)
    names = {e.get(f"{W}author") for e in body(response.data).iter(f"{W}ins")}
    assert names <= {"31-NQD, 20.11.2015", "45-NQD, 12.04.2018", "102-NQD, 30.06.2023", "150-NQD, 01.10.2026"}
    with zipfile.ZipFile(io.BytesIO(response.data)) as parts:
        assert "nömrəli Sınaq Qanunu ilə" in parts.read("word/comments.xml").decode()


def test_the_word_file_of_one_article(client: FlaskClient) -> None:
    file = client.get(f"/az{REDLINE}?from=2012-03-05&to=2026-11-24&article=art_3&format=docx").data
    assert paragraphs(rejected(file)) == ["Maddə 3. Uçot haqqı", "Uçot üçün haqq alınır."]
    assert paragraphs(accepted(file)) == []


def test_the_page_tells_what_the_redline_tells(app: Flask) -> None:
    found = redline(TIMELINE, START, TODAY)
    shown = laid_out(TIMELINE, found)
    lines = [part for one in shown.articles for part in one.parts if isinstance(part, ShownLine)]
    told = ["".join(words.text for cell in line.cells for words in cell) for line in lines]
    assert told == ["".join(segment.text for segment in line.segments) for row in found.rows for line in row.lines]
    assert all(part.lines for one in shown.articles for part in one.parts if isinstance(part, Quiet))
