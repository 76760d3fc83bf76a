"""The list of what changed, all that one act changed, and the feed of both."""

from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import etree, html

from acts.recent import Wanted, how_many, levels, made_by, of_event, recent, years
from tests.web.act.timed import TODAY, URI, timed_app
from web.services import Services

ATOM = "{http://www.w3.org/2005/Atom}"


def page_of(client: FlaskClient, address: str) -> html.HtmlElement:
    return html.fromstring(client.get(address).text)


def days(page: html.HtmlElement) -> list[str]:
    return [" ".join(h.text_content().split()) for h in page.xpath("//section[contains(@class, 'change-day')]/h2")]


def test_the_latest_day_first_and_what_is_to_come_is_marked(client: FlaskClient) -> None:
    assert days(page_of(client, "/en/changes")) == [
        "1 July 2027 ◐ to come", "1 September 2023", "1 April 2020", "20 May 2018", "1 January 2016",
    ]  # fmt: skip


def test_a_day_leads_to_the_text_and_to_what_changed(client: FlaskClient) -> None:
    page = page_of(client, "/en/changes?year=2023")
    assert page.xpath("//section[contains(@class, 'change-day')]//li/a/@href") == [f"/en{URI}?at=2023-09-01"]
    assert page.xpath("//section//li//a[@rel='nofollow']/@href") == [f"/en{URI}/redline?from=2023-08-31&to=2023-09-01"]


def test_refused_ones_are_said(client: FlaskClient) -> None:
    page = page_of(client, "/en/changes?year=2018")
    assert page.xpath("//a[@class='not-applied']/@href") == [f"/en{URI}/changes?outcome=refused"]


@pytest.mark.parametrize("asked", ["year=18", "year=x", "year=0000", "page=0", "act=45-NQD&date=never"])
def test_a_mistyped_question_is_said_to_be_one(client: FlaskClient, asked: str) -> None:
    assert client.get(f"/az/changes?{asked}").status_code == 400


@pytest.mark.parametrize("asked", ["level=none", "topic=nothing", "work=/akn/x", "year=9999"])
def test_filters_nothing_fits(client: FlaskClient, asked: str) -> None:
    page = page_of(client, f"/en/changes?{asked}")
    assert "No change held fits these filters" in page.text_content()


def test_all_that_one_act_changed(client: FlaskClient) -> None:
    page = page_of(client, "/en/changes?act=45-NQD&date=2018-04-12")
    assert page.findtext(".//h1") == "All that Law № 45-NQD of 12 April 2018 changed"
    assert len(page.xpath("//ol[@class='made']/li")) == 5
    assert f"/en{URI}?text=aze&at=2018-05-20#art_2-1" in page.xpath("//ol[@class='made']//a/@href")
    refused = page.xpath("string(//li[@class='refused'])")
    assert "▲ not applied" in refused
    assert "no such provision" in refused


def test_the_page_of_an_act_that_is_held_leads_to_it(client: FlaskClient) -> None:
    page = page_of(client, "/az/changes?act=31-NQD&date=2015-11-20")
    assert "/az/akn/az/act/law/2015-11-20/31-nqd" in page.xpath("//a[@class='onward']/@href")


@pytest.mark.parametrize("number", ["45-nqd", "45 – NQD", "№ 45-NQD"])
def test_a_number_typed_otherwise(client: FlaskClient, number: str) -> None:
    page = html.fromstring(client.get("/en/changes", query_string={"act": number}).text)
    assert len(page.xpath("//ol[@class='made']/li")) == 5


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "'; drop table works; --", "%00"[:0] + "x" * 500, "{{7*7}}"])
def test_hostile_numbers_are_words(client: FlaskClient, text: str) -> None:
    response = client.get("/az/changes", query_string={"act": text})
    assert response.status_code == 200
    assert not html.fromstring(response.text).xpath("//script[contains(., 'alert')]")
    assert "49" not in html.fromstring(response.text).findtext(".//h1")


# the feed
@pytest.mark.parametrize("language", ["az", "en"])
def test_the_feed_is_atom(client: FlaskClient, language: str) -> None:
    response = client.get(f"/{language}/changes.atom")
    assert response.mimetype == "application/atom+xml"
    feed = etree.fromstring(response.data)
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == language
    for holder in (feed, *feed.iter(f"{ATOM}entry")):
        assert all(len(holder.findall(f"{ATOM}{name}")) == 1 for name in ("id", "title", "updated"))
        assert datetime.fromisoformat(holder.findtext(f"{ATOM}updated")).tzinfo
        assert holder.findtext(f"{ATOM}title").strip()
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert {link.get("rel") for link in feed.findall(f"{ATOM}link")} == {"self", "alternate"}
    ids = [one.text for one in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == 6
    assert all(one.startswith("urn:uuid:") for one in ids)
    for link in feed.iterfind(f".//{ATOM}entry/{ATOM}link"):
        assert client.get(link.get("href").removeprefix("http://localhost")).status_code == 200


def test_the_feed_stays_the_same_until_something_changes(client: FlaskClient) -> None:
    first = client.get("/az/changes.atom")
    assert client.get("/az/changes.atom").data == first.data
    assert client.get("/az/changes.atom", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_what_is_to_come_comes_again_when_it_is_there(tmp_path_factory: pytest.TempPathFactory) -> None:
    def entry(today: date) -> tuple[str, datetime]:
        feed = etree.fromstring(timed_app(tmp_path_factory.mktemp("feed"), today).test_client().get("/en/changes.atom").data)
        one = next(e for e in feed.iter(f"{ATOM}entry") if "150-NQD" in e.findtext(f"{ATOM}title"))
        return one.findtext(f"{ATOM}id"), datetime.fromisoformat(one.findtext(f"{ATOM}updated"))

    (before, known), (after, there) = entry(TODAY), entry(date(2027, 8, 1))
    assert before == after
    assert known < datetime(2026, 11, 25, tzinfo=UTC) < there


def test_the_feed_takes_filters(client: FlaskClient) -> None:
    feed = etree.fromstring(client.get("/az/changes.atom?year=2023").data)
    assert len(feed.findall(f"{ATOM}entry")) == 1
    assert feed.find(f"{ATOM}link[@rel='alternate']").get("href").endswith("/az/changes?year=2023")


# the database
def test_each_database_tells_the_same(tmp_path_factory: pytest.TempPathFactory, database_url: str) -> None:
    app = timed_app(tmp_path_factory.mktemp("both"), url=database_url)
    services: Services = app.extensions["toplu"]
    events = recent(services.engine, Wanted(level="law", year=2018), 10)
    assert [(one.act.number, one.applied, one.refused, one.mentions) for one in events] == [("45-NQD", 2, 1, 0)]
    assert how_many(services.engine, Wanted()) == 5
    assert levels(services.engine) == {"law": 10}
    assert years(services.engine)[0] == ("2027", 1)
    assert len(made_by(services.engine, "45-NQD", date(2018, 4, 12))) == len(made_by(services.engine, "45-NQD", None)) == 5
    assert len(of_event(services.engine, events[0], 2)) == 2


def test_an_empty_registry_says_what_would_fill_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    from tests.web.world import world_app

    empty: Flask = world_app(tmp_path_factory.mktemp("empty"), empty=True)
    client = empty.test_client()
    assert "Changes appear here" in client.get("/en/changes").text
    assert etree.fromstring(client.get("/az/changes.atom").data).findall(f"{ATOM}entry") == []
    assert "No text held tells of an amendment" in client.get("/en/coverage").text
