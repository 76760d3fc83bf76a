"""Results as files and as a feed."""

import csv
import io
from datetime import date

import pytest
from flask.testing import FlaskClient
from lxml import etree
from openpyxl import load_workbook

from tests.web.world import act_title, act_uri
from web.results_asked import MOST_EXPORTED

ATOM = "{http://www.w3.org/2005/Atom}"
COLUMNS = 14


def rows_of(client: FlaskClient, asked: str) -> list[list[str]]:
    text = client.get(f"/en/search.csv?{asked}").text
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))


def test_a_table_for_spreadsheets(search_client: FlaskClient) -> None:
    head, first, *rest = rows_of(search_client, "q=imza")
    assert len(head) == len(first) == COLUMNS
    assert first[:3] == [act_title(0), "100-NQ", "2010-01-01"]
    assert first[-1] == f"http://localhost/en{act_uri(0)}?text=aze#art_5"
    assert len(rest) == 119
    assert search_client.get("/en/search.csv?q=imza").headers["Content-Disposition"] == "attachment; filename=toplu-search-2026-11-22.csv"


@pytest.mark.parametrize("language", ["az", "en"])
def test_headings_are_in_the_language_of_the_page(search_client: FlaskClient, language: str) -> None:
    head = search_client.get(f"/{language}/search.csv?q=imza").text.splitlines()[0]
    assert ("Ünvan" in head) is (language == "az")


def test_no_cell_begins_a_formula(search_client: FlaskClient) -> None:
    cells = [cell for row in rows_of(search_client, "q=imza") for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert {"'=1+1", "'+1", "'-1", "'@x", "'\tx"} <= set(cells)
    book = load_workbook(io.BytesIO(search_client.get("/en/search.xlsx?q=imza").data))
    assert not [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.data_type == "f" or str(cell.value).startswith("=")]


@pytest.mark.parametrize("asked", ["q=imza&limit=20", "q=imza&limit=1"])
def test_what_is_cut_is_said(search_client: FlaskClient, asked: str) -> None:
    *_rows, last = rows_of(search_client, asked)
    count = asked.rpartition("=")[2]
    assert last == [f"Only the first {count} of 120 provisions are in this file."]
    book = load_workbook(io.BytesIO(search_client.get(f"/en/search.xlsx?{asked}").data))
    assert last[0] in [cell.value for row in book.worksheets[1].iter_rows() for cell in row]
    assert search_client.get(f"/en/search.json?{asked}").json["cut"] is True


@pytest.mark.parametrize("limit", ["0", "-1", "x", str(MOST_EXPORTED + 1), "٣"])
@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_an_odd_limit_is_refused(search_client: FlaskClient, limit: str, form: str) -> None:
    assert search_client.get(f"/en/search.{form}", query_string={"q": "imza", "limit": limit}).status_code == 400


def test_a_workbook_has_days_links_and_a_fixed_head(search_client: FlaskClient) -> None:
    response = search_client.get("/en/search.xlsx?q=imza&level=law&years=2010-2012&at=2020-01-02")
    book = load_workbook(io.BytesIO(response.data))
    sheet, about = book.worksheets
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["A"].width > 30
    adopted = sheet["C2"]
    assert adopted.value.date() == date(2010, 1, 1)
    assert adopted.is_date
    assert sheet.cell(2, COLUMNS).hyperlink.target == f"http://localhost/en{act_uri(0)}?text=aze#art_5"
    assert sheet.max_row == 121
    told = {row[0].value: row[1].value for row in about.iter_rows()}
    assert told["Query"] == "imza"
    assert told["As in force on"] == "2 January 2020"
    assert told["Level"] == "Laws and codes"
    assert told["Address of the search"] == "http://localhost/en/search?q=imza&level=law&years=2010-2012&at=2020-01-02"


def test_json_has_a_stable_shape(search_client: FlaskClient) -> None:
    told = search_client.get("/en/search.json?q=rich&level=law&at=2020-01-02&limit=2").json
    assert told.keys() == {
        "shape", "query", "read_as", "mistakes", "relaxed", "suggestions", "places", "totals", "facets", "cut", "provisions",
    }  # fmt: skip
    assert told["shape"] == 1
    assert told["query"]["filters"] == {"level": ["law"]}
    assert told["query"]["at"] == "2020-01-02"
    assert told["read_as"][0]["others"][0] == {"text": "personal data", "kind": "translation", "source": "toplu"}
    assert told["totals"] == {"provisions": 120, "acts": 34, "whole": True}
    assert told["facets"]["level"][0] == {"value": "law", "count": 40, "chosen": True}
    first = told["provisions"][0]
    assert first.keys() == {
        "url", "id", "act", "expression", "eid", "language", "act_title", "number", "level", "body", "adopted", "year", "status", "topics",
        "codes", "label", "heading", "above", "text", "valid_from", "valid_to", "repealed", "score",
    }  # fmt: skip
    assert date.fromisoformat(first["adopted"]) == date(2010, 1, 1)


def test_json_tells_of_places_named(search_client: FlaskClient) -> None:
    (place,) = search_client.get("/en/search.json?q=jump").json["places"]
    assert place["url"] == f"http://localhost/en{act_uri(0)}?text=aze#art_1"


def test_a_feed_of_what_is_new(search_client: FlaskClient) -> None:
    response = search_client.get("/az/search.atom?q=imza&level=law")
    assert response.mimetype == "application/atom+xml"
    feed = etree.fromstring(response.data)
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == "http://localhost/az/search.atom?q=imza&level=law&sort=newest"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 10
    moments = [entry.findtext(f"{ATOM}updated") for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 10
    assert all("#art_" in entry.find(f"{ATOM}link").get("href") for entry in entries)
    again = search_client.get("/az/search.atom?q=imza&level=law", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("text", ["a\x0bb\x01", "<&>", "\ufffe"])
def test_odd_letters_leave_the_feed_readable(search_client: FlaskClient, text: str) -> None:
    etree.fromstring(search_client.get("/az/search.atom", query_string={"q": text}).data)


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "atom"])
def test_nothing_asked_is_no_file(search_client: FlaskClient, form: str) -> None:
    assert search_client.get(f"/en/search.{form}").status_code == 400


def test_the_page_offers_them_beside_the_count(search_client: FlaskClient) -> None:
    from lxml import html

    page = html.fromstring(search_client.get("/en/search?q=imza&level=law&page=2").text)
    links = page.xpath("//ul[@class='tools']//a/@href")
    assert links[:4] == [f"/en/search.{form}?q=imza&level=law" for form in ("csv", "xlsx", "json", "atom")]
    assert all(search_client.get(link).status_code == 200 for link in links)
    assert page.xpath("//link[@type='application/atom+xml']/@href") == ["/en/search.atom?q=imza&level=law"]
