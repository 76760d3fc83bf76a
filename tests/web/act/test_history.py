"""The history of one provision, and the list of all changes of an act."""

import csv
import io

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html as lxml_html

from tests.web.act.reading import az
from tests.web.act.test_time import words
from tests.web.act.timed import ADDRESS, CHANGES, SPRING, URI, timed_app


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return timed_app(tmp_path_factory.mktemp("timed"))


@pytest.fixture
def reader(app: Flask) -> FlaskClient:
    return app.test_client()


def page(reader: FlaskClient, path: str, status: int = 200) -> lxml_html.HtmlElement:
    response = reader.get(path)
    assert response.status_code == status
    return lxml_html.document_fromstring(response.get_data(as_text=True))


def test_the_wordings_stand_newest_first_each_with_its_days_and_act(reader: FlaskClient) -> None:
    root = page(reader, f"{ADDRESS}/history?article=art_1")
    newest, first = root.xpath('//li[contains(@class, "version")]')
    assert f"1 yanvar 2016 – {az('today')}" in words(newest, ".//h2")
    assert "5 mart 2012 – 31 dekabr 2015" in words(first, ".//h2")
    act, others = newest.xpath('.//div[@class="by-act"]//a/@href')
    assert (act, others) == ("/az/akn/az/act/law/2015-11-20/31-nqd", "/az/changes?act=31-NQD&date=2015-11-20")
    assert words(newest, ".//ins").strip() == "elektron qaydada"
    assert words(newest, ".//del").strip() == "kağızda"
    assert not first.xpath(".//ins | .//del")
    assert first.xpath('.//div[@class="side"]//a/@href')[-1] == f"{ADDRESS}?at=2012-03-05#art_1"


@pytest.mark.parametrize(
    ("article", "said"),
    [
        ("art_3", "not in force"),
        ("art_2-1", "not there yet"),
        ("art_4", "not yet in force"),
        ("art_4", "its change lapsed"),
        ("art_2__para_2.1", "No amendment known changed this provision: it stands as it was adopted."),
    ],
)
def test_a_provision_that_came_went_or_will_change_says_so(reader: FlaskClient, article: str, said: str) -> None:
    assert az(said) in words(page(reader, f"{ADDRESS}/history?article={article}"), "//main")


@pytest.mark.parametrize("asked", ["art_5__para_5.1&at=2014-01-01", "5.1&at=2014-01-01", "art_5.1&at=01.01.2014"])
def test_an_old_number_leads_to_the_provision_of_today(reader: FlaskClient, asked: str) -> None:
    said = words(page(reader, f"{ADDRESS}/history?article={asked}"), "//main")
    assert "Köhnə birinci hissə" in said
    assert "maddə 5, hissə 5.2" in said


def test_a_number_no_provision_ever_had_is_not_held(reader: FlaskClient) -> None:
    page(reader, f"{ADDRESS}/history?article=art_77", 404)
    page(reader, f"{ADDRESS}/history", 404)


def test_all_changes_are_listed_with_what_became_of_them(reader: FlaskClient) -> None:
    root = page(reader, f"{ADDRESS}/changes")
    rows = root.xpath("//tbody/tr")
    assert len(rows) == len(CHANGES)
    assert "150-NQD" in words(rows[0], ".")
    assert root.xpath('//ul[@class="change-filters"]//span[@class="count"]/text()') == ["11", "9", "1", "1"]
    assert f"{ADDRESS}?at={SPRING}#art_3" in root.xpath("//tbody//a/@href")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("outcome=refused", 1),
        ("outcome=mention", 1),
        ("operation=repeal", 2),
        ("act=31-NQD@2015-11-20", 1),
        ("article=art_2", 2),
        ("article=art_2-1&sort=place", 1),
        ("sort=oldest", 11),
        ("sort=note", 11),
    ],
)
def test_filters_and_orders(reader: FlaskClient, query: str, count: int) -> None:
    assert len(page(reader, f"{ADDRESS}/changes?{query}").xpath("//tbody/tr")) == count
    rows = list(csv.reader(io.StringIO(reader.get(f"{ADDRESS}/changes.csv?{query}").text)))
    assert len(rows) == count + 1


def test_a_refused_change_stands_with_its_reason(reader: FlaskClient) -> None:
    (row,) = page(reader, f"{ADDRESS}/changes?outcome=refused").xpath("//tbody/tr")
    assert az("not applied") in words(row, ".")
    assert words(row, './/*[@class="why"]')


def test_filters_nothing_fits_say_so(reader: FlaskClient) -> None:
    root = page(reader, f"{ADDRESS}/changes?article=art_5&outcome=refused")
    assert az("No change fits these filters.") in words(root, '//p[@class="empty"]')


@pytest.mark.parametrize("query", ["outcome=x", "operation=x", "sort=x", "page=0"])
def test_what_no_filter_has_is_a_mistyped_address(reader: FlaskClient, query: str) -> None:
    page(reader, f"{ADDRESS}/changes?{query}", 400)


def test_an_act_nothing_amends_says_so(reader: FlaskClient) -> None:
    root = page(reader, "/az/akn/az/act/law/2015-11-20/31-nqd/changes")
    said = az("No amendment of this act is known: its text has no notes of any, and no act held amends it.")
    assert said in words(root, '//p[@class="empty"]')


@pytest.mark.parametrize("path", ["/history?article=art_2", "/changes", "/changes?outcome=refused"])
def test_pages_are_in_both_languages(reader: FlaskClient, path: str) -> None:
    assert page(reader, f"/en{URI}{path}").get("lang") == "en"
