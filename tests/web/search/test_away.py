"""When the engine is away: the search says so plainly, keeps what was typed, and leads on; everything else goes on."""

import pytest
from flask.testing import FlaskClient
from lxml import html

from tests.web.world import act_uri

REST = ["/", "/acts", "/search", "/coverage", act_uri(0), "/complete?q=imza", "/help"]


@pytest.mark.parametrize("language", ["az", "en"])
def test_the_page_says_so(search_client: FlaskClient, language: str) -> None:
    response = search_client.get(f"/{language}/search?q=away&level=law")
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert response.headers["Cache-Control"] == "no-store"
    page = html.fromstring(response.text)
    assert page.xpath("//input[@id='q']/@value") == ["away"]
    assert f"/{language}/search?q=away&level=law" in page.xpath("//main//a/@href")
    assert f"/{language}/acts" in page.xpath("//main//a/@href")


@pytest.mark.parametrize("address", ["/search.csv?q=away", "/search.xlsx?q=away", "/search.atom?q=away", "/search?like=away"])
def test_files_and_feeds_say_so(search_client: FlaskClient, address: str) -> None:
    response = search_client.get(f"/az{address}")
    assert response.status_code == 503
    assert "Retry-After" in response.headers


def test_programs_are_told_in_their_own_way(search_client: FlaskClient) -> None:
    response = search_client.get("/en/search.json?q=away")
    assert response.status_code == 503
    assert response.mimetype == "application/problem+json"
    assert int(response.headers["Retry-After"]) > 0
    assert response.json.keys() == {"type", "title", "status", "detail"}
    assert response.json["status"] == 503


def test_other_errors_of_programs_are_problems_too(search_client: FlaskClient) -> None:
    response = search_client.get("/en/search.json?q=imza&sort=colour")
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")


def test_a_place_named_is_still_found(away_client: FlaskClient) -> None:
    page = html.fromstring(away_client.get("/en/search?q=n%C3%BCmun%C9%99+rabit%C9%99+1").text)
    (first, *_rest) = page.xpath("//a[@class='jump']/@href")
    assert first.endswith("#art_1")
    assert away_client.get(first.partition("#")[0]).status_code == 200


def test_a_citation_read_without_the_engine_comes_first(away_client: FlaskClient) -> None:
    page = html.fromstring(away_client.get("/en/search?q=d%C3%B6rd").text)
    assert page.xpath("//a[@class='jump']/@href") == [f"/en{act_uri(3)}?text=aze#art_1"]


@pytest.mark.parametrize("page", REST)
def test_the_rest_goes_on(away_client: FlaskClient, page: str) -> None:
    assert away_client.get(f"/az{page}").status_code == 200


def test_it_comes_back_by_itself(search_client: FlaskClient) -> None:
    assert search_client.get("/az/search?q=away").status_code == 503
    assert search_client.get("/az/search?q=imza").status_code == 200
