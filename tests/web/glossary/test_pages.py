"""The pages of the glossary in both languages, and the list as a file."""

import csv
import io
import json
from io import BytesIO

import pytest
from flask import Flask
from lxml import html
from openpyxl import load_workbook

from classifiers.glossary.exchange import COLUMNS
from tests.web.glossary.conftest import GARDEN

PAGES = (
    "glossary", "glossary?words=bag", "glossary?words=yoxdur-belə-söz", "glossary?domain=family&page=2", "glossary?standing=any&page=9000",
    "glossary?standing=proposed", "glossary/bag-evi", "glossary/bag-evi/edit", "glossary/new?az=göl", "glossary/proposals",
    "glossary/proposals?skip=10", "glossary/proposals?skip=90", "glossary/numune-a", "sign-in",
)  # fmt: skip
EVERY = [f"/{language}/{page}" for language in ("az", "en") for page in PAGES]


def test_pages_are_whole(app: Flask) -> None:
    client = app.test_client()
    for address in EVERY:
        response = client.get(address)
        assert response.status_code == 200, address
        page = html.fromstring(response.text)
        assert page.get("lang") == address[1:3]
        assert len(page.findall(".//h1")) == 1
        assert not page.xpath("//@style|//script[not(@src)]|//@*[starts-with(name(), 'on')]")
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), address
        for field in page.xpath("//input[not(@type='hidden')]|//select|//textarea"):
            assert page.xpath(f"//label[@for='{field.get('id')}']"), address


@pytest.mark.parametrize(("address", "status"), [
    ("glossary/yoxdur", 404), ("glossary/yoxdur/edit", 404), ("glossary?standing=colour", 400), ("glossary?page=x", 400),
    ("glossary.pdf", 404),
])  # fmt: skip
def test_wrong_addresses(app: Flask, address: str, status: int) -> None:
    assert app.test_client().get(f"/az/{address}").status_code == status


def test_the_list_is_narrowed_and_counted(app: Flask) -> None:
    page = html.fromstring(app.test_client().get("/en/glossary?words=garden+house").text)
    assert page.xpath("//table//th[@scope='row']//a/text()")[0] == "bağ evi"
    assert "nearest first" in page.xpath("string(//*[@class='how-many'])")
    shown = [" ".join(item.text_content().split()) for item in page.xpath("//aside//li")]
    assert "Property 1" in shown
    assert any(item.startswith("all ") for item in shown)


def test_proposals_are_no_terms_in_use(app: Flask) -> None:
    client = app.test_client()
    assert "nümunə a" not in client.get("/az/glossary?words=numune+a").text.split("<main", 1)[1].split("<table", 1)[-1]
    assert "nümunə a" in client.get("/az/glossary?words=numune+a&standing=proposed").text


def test_a_term_tells_where_it_comes_from(app: Flask) -> None:
    page = html.fromstring(app.test_client().get("/en/glossary/numune-a").text)
    assert page.xpath("//table[contains(@class, 'evidence')]//a/@href")[0].startswith("/en/akn/")
    assert "71%" in page.xpath("string(//table)")
    assert page.xpath("//a[contains(@href, '/en/search?q=')]")


def test_everyday_words_and_variants_are_on_the_page(app: Flask) -> None:
    text = html.fromstring(app.test_client().get("/az/glossary/bag-evi").text).xpath("string(//main)")
    assert all(label in text for label in (*GARDEN.azerbaijani, *GARDEN.everyday, *GARDEN.english))


def test_files(app: Flask) -> None:
    client, asked = app.test_client(), "?words=bag+evi"
    tsv = client.get(f"/az/glossary.tsv{asked}")
    rows = [line.split("\t") for line in tsv.text.splitlines()]
    assert tuple(rows[0]) == COLUMNS
    assert rows[1][:4] == ["bag-evi", "bağ evi", "yay evi", "bostan evi"]
    assert "toplu-glossary.tsv" in tsv.headers["Content-Disposition"]
    assert list(csv.reader(io.StringIO(client.get(f"/az/glossary.csv{asked}").text.removeprefix("\ufeff")))) == rows
    book = load_workbook(BytesIO(client.get(f"/az/glossary.xlsx{asked}").data))
    assert [[cell.value or "" for cell in row] for row in book.active.rows] == rows
    document = json.loads(client.get(f"/en/glossary.jsonld{asked}").text)
    assert document["@graph"][1]["prefLabel"] == {"az": "bağ evi", "en": "garden house"}
    assert document["@graph"][1]["@id"].endswith("/en/glossary/bag-evi")


def test_a_formula_in_a_label_is_text(app: Flask) -> None:
    from classifiers.glossary.model import Term
    from classifiers.glossary.store import GlossaryStore

    GlossaryStore(app.extensions["toplu"].engine).add(Term("", "=1+1 ev", "=cmd()", domain="property"), "Aynur")
    client = app.test_client()
    assert "'=cmd()" in client.get("/az/glossary.csv?words=cmd").text
    cells = [cell for row in load_workbook(BytesIO(client.get("/az/glossary.xlsx?words=cmd").data)).active.rows for cell in row]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
