"""The replay answers as the service is described."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site.server import REFERER, Site, Troubles, text_path
from tests.site.wordpage import annotated_page, word_page
from tests.site.world import corpus_acts, sample_world, small_world

LIST = "/getDetailSearch?length=20&orderColumn=8&array="


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site(small_world()) as running:
        yield running


def get(site: Site, path: str, **headers: str) -> tuple[int, bytes, Any]:
    """Status, body and headers of an answer."""
    request = urllib.request.Request(site.url + path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read(), answer.headers
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), error.headers


@pytest.mark.parametrize("missing", ["length=20", "orderColumn=8", "array="])
def test_500_without_a_needed_parameter(site: Site, missing: str) -> None:
    query = "&".join(part for part in ("length=20", "orderColumn=8", "array=") if part != missing)
    assert get(site, f"/getDetailSearch?{query}")[0] == 500


def test_the_list_is_by_date_with_null_dates_and_no_class_code(site: Site) -> None:
    listed = json.loads(get(site, LIST + "&orderDirection=desc")[1])
    assert listed["totalCount"] == 8
    assert [row["id"] for row in listed["data"]][:2] == [9008, 9007]
    assert listed["data"][-1]["acceptDate"] is None
    assert listed["data"][0]["classCode"] == "2024-06-04"


@pytest.mark.parametrize(
    ("query", "total"),
    [("73", 0), ("2", 2), ("2,3", 3), ("&name=imza&title=true", 1), ("&name=f%C9%99rdi&text=true", 1), ("&statusId=2", 0), ("&start=6", 8)],
)
def test_the_filters_of_the_list(site: Site, query: str, total: int) -> None:
    assert json.loads(get(site, LIST + query)[1])["totalCount"] == total


def test_the_count_comes_in_the_id(site: Site) -> None:
    assert json.loads(get(site, "/detailNameCount?name=imza&title=true&array=99")[1]) == {"id": 1, "name": None}


def test_texts_want_the_referer(site: Site) -> None:
    assert get(site, text_path(9001))[0] == 403
    assert get(site, text_path(9001), Referer="https://elsewhere.example/")[0] == 403
    status, body, headers = get(site, text_path(9001), Referer=REFERER)
    assert (status, headers["Content-Type"]) == (200, "text/html")
    assert b"charset=windows-1251" in body


def test_the_title_is_wrong_and_the_letters_are_references(site: Site) -> None:
    body = get(site, text_path(9001), Referer=REFERER)[1].decode("ascii")
    assert "<title>AZ&#399;RBAYCAN RESPUBL&#304;KASI PREZ&#304;DENT&#304;N&#304;N F&#399;RMANI</title>" in body


def test_all_three_code_pages_occur() -> None:
    pages = [act.page for act in small_world().acts if act.page]
    assert {page.partition(b"charset=")[2][:12] for page in pages} == {b"windows-1251", b"windows-1252", b"windows-1254"}


def test_conditions_are_honoured(site: Site) -> None:
    headers = get(site, text_path(9001), Referer=REFERER)[2]
    assert get(site, text_path(9001), Referer=REFERER, If_None_Match=headers["ETag"])[0] == 304
    assert get(site, text_path(9001), Referer=REFERER, If_Modified_Since=headers["Last-Modified"])[0] == 304
    assert get(site, text_path(9001), Referer=REFERER, If_None_Match='"old"')[0] == 200


def test_redactions_share_a_date_and_some_are_empty(site: Site) -> None:
    rows = json.loads(get(site, "/getVersions?id=9001")[1])["data"]
    assert [row["id"] for row in rows if row["effectDate"] == "21.04.2025"] == [7002, 7003]
    assert [row["id"] for row in rows if not row["title"] or not row["effectDate"]] == [7004, 7005]
    assert "data" not in json.loads(get(site, "/getVersions?id=9002")[1])


@pytest.mark.parametrize(("number", "quoted"), [(9006, True), (9007, False)])
def test_the_word_file_is_an_address_in_text_and_any_format(site: Site, number: int, quoted: bool) -> None:
    address = get(site, f"/downloadWord/{number}")[1].decode()
    assert address.startswith('"') is quoted
    body = get(site, address.strip('"').removeprefix(site.url))[1]
    assert body[:4] == (b"PK\x03\x04" if number == 9006 else b"\xd0\xcf\x11\xe0")


@pytest.mark.parametrize(("path", "status"), [(text_path(9006), 404), ("/framework/1", 500), ("/nothing", 404), ("/robots.txt", 200)])
def test_dead_links(site: Site, path: str, status: int) -> None:
    assert get(site, path, Referer=REFERER)[0] == status


def test_a_busy_site_becomes_well() -> None:
    with Site(small_world(), troubles=Troubles(first={"/framework/9001": [429, 503]})) as busy:
        assert [get(busy, "/framework/9001")[0] for _ in range(3)] == [429, 503, 200]


def test_a_second_visit_finds_a_changed_page_and_a_repealed_act() -> None:
    with Site(small_world()) as changing:
        before = get(changing, text_path(9001), Referer=REFERER)
        changing.at_second_visit()
        after = get(changing, text_path(9001), Referer=REFERER)
        record = json.loads(get(changing, "/framework/9002")[1])["data"]["requisite"]
    assert before[1] != after[1]
    assert before[2]["ETag"] != after[2]["ETag"]
    assert record["statusName"] == "Ləğv olunmuşdur"


def test_the_sample_acts_are_on_the_site() -> None:
    numbers = [act.id for act in sample_world().acts]
    assert len(set(numbers)) == len(numbers)
    assert {act.id for act in small_world().acts} < set(numbers)


def test_annotated_text_becomes_a_word_page() -> None:
    page = annotated_page("SINAQ [1]\n\n1. <s>köhnə</s> <i>yeni</i> söz [1]\n\n[1] qeyd\n\ndavamı").decode("ascii")
    assert "<s>k&#246;hn&#601;</s> <i>yeni</i>" in page
    assert page.count("href=\"#_edn1\"") == 2
    assert page.count("<div style='mso-element:endnote' id=edn1>") == 1
    assert word_page(["a < b"]).count(b"a &lt; b") == 1


@pytest.mark.corpus
def test_the_real_codes_can_be_served(corpus: Path) -> None:
    acts = list(corpus_acts(corpus))
    assert len(acts) >= 11
    with Site(type(small_world())(tuple(acts))) as real:
        assert json.loads(get(real, LIST)[1])["totalCount"] == len(acts)
        assert len(get(real, text_path(acts[0].id), Referer=REFERER)[1]) > 100_000
