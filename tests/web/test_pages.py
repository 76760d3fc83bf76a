"""Every page, in both languages: answers, well-formed, translated, with one heading and labelled fields."""

import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from lxml import etree, html

from tests.web.world import BODY, act_uri, world_app
from web.browse import csv_row
from web.i18n import TRANSLATIONS

PAGES = (
    "/", "/help", "/acts", "/acts?level=law&sort=title", "/acts?words=imza&year=2010&page=1", "/acts?page=90", "/acts?level=none",
    "/search", "/search?q=ferdi+melumat", "/search?q=any&page=3", "/search?q=elektron+imza&level=decree&level=law&status=in_force",
    "/search?q=yoxdur&level=law", "/coverage", f"/coverage/problems{act_uri(0)}", f"/coverage/problems{act_uri(1)}",
    "/coverage/crawls", "/coverage/crawls/1", "/coverage/crawls/2?show=left",
)  # fmt: skip
EVERY = [f"/{language}{page}" for language in ("az", "en") for page in PAGES]


@pytest.mark.parametrize("address", EVERY)
def test_page_is_whole(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    page = html.fromstring(response.text)
    assert page.get("lang") == address[1:3]
    assert len(page.findall(".//h1")) == 1
    assert len(page.findall(".//main")) == 1
    assert page.findtext(".//title").endswith("Toplu")
    assert not page.xpath("//@style|//script[not(@src)]|//@*[starts-with(name(), 'on')]")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    for field in page.xpath("//input[not(@type='hidden')]"):
        assert page.xpath(f"//label[@for='{field.get('id')}']")


@pytest.mark.parametrize("address", EVERY)
def test_headings_go_down_step_by_step(client: FlaskClient, address: str) -> None:
    levels = [int(h.tag[1]) for h in html.fromstring(client.get(address).text).xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("address", EVERY)
def test_page_is_well_formed(client: FlaskClient, address: str) -> None:
    """Every element opened is closed: the page parses as XML once void elements and named letters are out of the way."""
    text = re.sub(r"<(meta|link|input|br|img|hr)\b([^>]*?)/?>", r"<\1\2/>", client.get(address).text)
    text = re.sub(r"\s(defer|hidden|data-[a-z]+|open)(?=[\s>/])(?!=)", r' \1="\1"', text.replace("<!doctype html>", ""))
    etree.fromstring(text)


@pytest.mark.parametrize("page", PAGES)
def test_no_english_message_on_an_azerbaijani_page(client: FlaskClient, page: str) -> None:
    shown = html.fromstring(client.get(f"/az{page}").text)
    for foreign in shown.xpath("//*[@lang='en']"):
        foreign.drop_tree() if foreign.getparent() is not None else None
    words = {" ".join(text.split()) for text in shown.xpath("//text()|//@aria-label|//@title|//@placeholder")}
    assert not words & english_messages()


def english_messages() -> set[str]:
    """Messages that read differently in the two languages."""
    from babel.messages.pofile import read_po

    with (TRANSLATIONS / "az" / "LC_MESSAGES" / "messages.po").open("rb") as source:
        return {message.id for message in read_po(source) if isinstance(message.id, str) and message.id and message.id != message.string}


@pytest.mark.parametrize("address", [f"/{language}{page}" for language in ("az", "en") for page in PAGES[:12]])
def test_every_link_leads_somewhere(client: FlaskClient, address: str) -> None:
    for link in set(html.fromstring(client.get(address).text).xpath("//a/@href")):
        if link.startswith("/"):
            assert client.get(link.partition("#")[0]).status_code in (200, 302), link


def test_home_of_an_empty_collection_says_what_would_fill_it(home: Path) -> None:
    empty = world_app(home, empty=True).test_client()
    assert "Nothing is held yet" in empty.get("/en/").text
    for page in ("/az/acts", "/az/coverage", "/az/coverage/crawls"):
        assert empty.get(page).status_code == 200


def test_results_group_by_act_and_mark_what_was_found(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/az/search?q=fərdi+məlumat").text)
    group = page.xpath("//li[@class='group']")[0]
    assert [mark.text for mark in group.iter("mark")] == ["Fərdi", "fərdi", "məlumatlar", "fərdi"]
    assert group.xpath(".//h3/a/@href")[0] == f"/az{act_uri(0)}?text=aze#art_5"
    assert "II fəsil. Toplama və emal › Maddə 7" in group.text_content()


def test_facets_are_added_and_taken_away(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/en/search?q=imza&level=decree&level=law&page=2").text)
    chips = page.xpath("//ul[@class='chips']//a/@href")
    assert chips == ["/en/search?q=imza&level=law", "/en/search?q=imza&level=decree"]
    assert "/en/search?q=imza&level=decree&level=law&status=repealed" in page.xpath("//aside//a/@href")


def test_a_loosened_search_says_so(client: FlaskClient) -> None:
    assert "some of them" in html.fromstring(client.get("/en/search?q=any").text).xpath("string(//p[@class='notice'])")


def test_nothing_found_is_never_a_bare_zero(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/en/search?q=yoxdur&level=law").text)
    said = page.xpath("string(//section[@class='nothing'])")
    assert "yoxdur" in said
    assert "elektron imza" in said
    assert "/en/search?q=yoxdur" in page.xpath("//section[@class='nothing']//a/@href")


@pytest.mark.parametrize(
    ("address", "expected"),
    [("/az/acts?page=1", "5 sentyabr 2025"), ("/en/acts?page=1", "5 September 2025"), ("/az/coverage", "20 noyabr 2026, 13:30"),
     ("/en/coverage", "20 November 2026, 13:30")],
)  # fmt: skip
def test_days_are_written_as_the_language_writes_them(client: FlaskClient, address: str, expected: str) -> None:
    assert expected in client.get(address).text


@pytest.mark.parametrize(("address", "other"), [
    ("/az/search?q=f%C9%99rdi&level=law", "/en/search?q=f%C9%99rdi&level=law"), ("/en/coverage", "/az/coverage"),
    ("/az/acts?page=2", "/en/acts?page=2"),
])  # fmt: skip
def test_the_language_switch_keeps_the_page(client: FlaskClient, address: str, other: str) -> None:
    page = html.fromstring(client.get(address).text)
    assert page.xpath("//nav[@class='languages']/a/@href") == [other]


def test_the_list_goes_out_as_csv(client: FlaskClient) -> None:
    response = client.get("/az/acts.csv?level=law&sort=title")
    rows = response.text.splitlines()
    assert len(rows) == 13
    assert act_uri(1) in response.text
    assert response.headers["Content-Disposition"] == "attachment; filename=toplu-acts.csv"


def test_a_formula_leaves_as_text() -> None:
    assert csv_row(("=1+1", "-x", "imza")) == "'=1+1,'-x,imza\r\n"
    assert csv_row(("\t=1+1", "a\t=b")) == "'\t=1+1,a\t=b\r\n"


def test_a_page_after_the_last_leads_back(client: FlaskClient) -> None:
    text = client.get("/en/search?q=imza&page=9").text
    assert "shorter than this page number" in text
    assert 'href="/en/search?q=imza"' in text


def test_pages_over_either_database(home: Path, database_url: str) -> None:
    client = world_app(home, url=database_url).test_client()
    said = {page: client.get(f"/en{page}").status_code for page in (*PAGES, "/acts.csv", "/acts?words=%25_'&status=in_force")}
    assert set(said.values()) == {200}, said
    assert html.fromstring(client.get("/en/acts?year=2010&topic=personal-data&language=aze").text).xpath("//li[@class='act-item']")


def test_start_is_azerbaijani(client: FlaskClient) -> None:
    assert client.get("/").headers["Location"] == "/az/"


def test_robots_keep_out_of_endless_lists(client: FlaskClient) -> None:
    assert "Disallow: /az/search" in client.get("/robots.txt").text


def test_opensearch_description_is_xml(client: FlaskClient) -> None:
    for language in ("az", "en"):
        description = etree.fromstring(client.get(f"/{language}/opensearch.xml").data)
        assert f"/{language}/search?q={{searchTerms}}" in description[-1].get("template")


def test_source_comes_as_a_download(client: FlaskClient) -> None:
    response = client.get(f"/az/source/{hashlib.sha256(BODY).hexdigest()}")
    assert response.data == BODY
    assert response.headers["Content-Disposition"].startswith("attachment; filename=numune-1.html")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Type"] == "application/octet-stream"


def test_health(client: FlaskClient) -> None:
    response = client.get("/healthz")
    assert response.status_code == 200
    assert response.json["checks"].keys() == {"database", "index", "disk"}


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999", "1e3", "٣"])
def test_a_mistyped_page_number_is_said_to_be_one(client: FlaskClient, page: str) -> None:
    assert client.get("/az/acts", query_string={"page": page}).status_code == 400
    assert client.get("/az/search", query_string={"q": "x", "page": page}).status_code == 400


def test_more_of_an_act_is_a_search_inside_it(client: FlaskClient) -> None:
    page = html.fromstring(client.get("/az/search?q=elektron+imza").text)
    (more, *_rest) = page.xpath("//p[@class='more']/a/@href")
    assert "act=%2Fakn%2Faz%2Fact%2F" in more
    inside = html.fromstring(client.get(more).text)
    assert inside.xpath("//ul[@class='chips']")
    assert not inside.xpath("//section[starts-with(@class, 'facet')]")
    assert not inside.xpath("//p[@class='more']")


def test_results_say_what_kind_of_act_and_of_which_day(client: FlaskClient) -> None:
    metas = [meta.text_content() for meta in html.fromstring(client.get("/az/search?q=elektron+imza").text).xpath("//p[@class='meta']")]
    assert all(re.search(r"\d{1,2} \w+ 20\d\d · № \d+-NQ", meta) for meta in metas)


@pytest.mark.parametrize("run", ["0", "99", "2147483648", "999999999999999999999"])
def test_a_crawl_that_never_was_is_not_found(client: FlaskClient, run: str) -> None:
    assert client.get(f"/az/coverage/crawls/{run}").status_code == 404
