"""The address holds the whole search, in one way only."""

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from search.model import Sort
from web.results_asked import asked_of_request
from web.results_years import EARLIEST, LATEST, MOST_SPANS, Span, Years

SAME = [
    ("q=imza", "q=imza"),
    ("q=++imza++qanun+", "q=imza+qanun"),
    ("level=law&q=imza", "q=imza&level=law"),
    ("q=imza&level=law&level=decree&level=law", "q=imza&level=decree&level=law"),
    ("q=imza&page=1&sort=best&at=&translate=1&synonyms=&explain=0", "q=imza"),
    ("q=imza&utm_source=x", "q=imza"),
    ("q=imza&at=11.05.2023", "q=imza&at=2023-05-11"),
    ("q=imza&at=11+may+2023", "q=imza&at=2023-05-11"),
    ("q=imza&year=2015&year=2016", "q=imza&years=2015-2016"),
    ("q=imza&years=2018,2010-2012,2013", "q=imza&years=2010-2013%2C2018"),
    ("q=imza&from=2015&to=2010", "q=imza&years=2010-2015"),
    ("q=imza&from=2015&to=", "q=imza&years=2015-"),
    ("q=imza&from=&to=2015", "q=imza&years=-2015"),
    ("q=imza&from=&to=", "q=imza"),
    ("q=imza&from=1900&to=2099", "q=imza"),
    ("page=2&at=2020-01-02&explain=1&sort=newest&synonyms=0&translate=0&every=1&years=2020&language=aze&code=090.000.000&q=a",
     "q=a&code=090.000.000&language=aze&years=2020&translate=0&synonyms=0&every=1&sort=newest&explain=1&at=2020-01-02&page=2"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "address"), SAME)
def test_one_search_has_one_address(search_client: FlaskClient, typed: str, address: str) -> None:
    response = search_client.get(f"/az/search?{typed}")
    if typed == address:
        assert response.status_code == 200
    else:
        assert (response.status_code, response.headers["Location"]) == (302, f"/az/search?{address}")
        assert search_client.get(f"/az/search?{address}").status_code == 200


@pytest.mark.parametrize("asked", [
    "sort=colour", "translate=2", "explain=yes", "page=0", "code=9", "code=090", "level=" + "a" * 400,
    "&".join(f"topic={n}" for n in range(50)),
])  # fmt: skip
def test_an_address_nobody_links_to_is_said_to_be_mistyped(search_client: FlaskClient, asked: str) -> None:
    assert search_client.get(f"/az/search?q=imza&{asked}").status_code == 400


def test_the_address_becomes_the_query(rich_app: Flask) -> None:
    asked = "q=a&level=law&years=2010-2012&translate=0&synonyms=0&sort=oldest&explain=1&at=2020-01-02&page=3"
    with rich_app.test_request_context(f"/az/search?{asked}"):
        query = asked_of_request().query
    assert dict(query.filters) == {"level": ("law",), "year": ("2010", "2011", "2012")}
    assert (query.text, query.page, query.at, query.sort) == ("a", 3, date(2020, 1, 2), Sort.OLDEST)
    assert (query.translate, query.synonyms, query.explain) == (False, False, True)


def test_every_link_of_the_page_is_such_an_address(search_client: FlaskClient) -> None:
    from lxml import html

    page = html.fromstring(search_client.get("/az/search?q=rich&level=law&code=090.060.000&years=2012-2014&at=2020-01-02&page=2").text)
    links = {link for link in page.xpath("//main//a/@href") if "/search?" in link}
    assert len(links) > 30
    for link in sorted(links):
        assert search_client.get(link.partition("#")[0]).status_code == 200, link


# years
@pytest.mark.parametrize(("text", "written"), [
    ("", ""), ("2015", "2015"), ("2010-2015", "2010-2015"), ("2010–2015", "2010-2015"), ("2015,2010-2014", "2010-2015"), ("2019-", "2019-"),
    ("-2005", "-2005"), ("2015-2010", "2010-2015"), ("2010-2012,2011-2020", "2010-2020"), (" 2010 , 2012 ", "2010,2012"), ("1900-2099", ""),
])  # fmt: skip
def test_years_are_written_in_one_way(text: str, written: str) -> None:
    assert str(Years.of(text)) == written


@pytest.mark.parametrize("text", [
    "x", "20", "20155", "-", "1899", "2100", "2010-20", "٢٠١٥", "2010--2012", ",".join(str(year) for year in range(1900, 2000, 2)),
])  # fmt: skip
def test_what_are_no_years(text: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        Years.of(text)


years = st.lists(st.tuples(st.integers(EARLIEST, LATEST), st.integers(0, 30)), max_size=MOST_SPANS // 2).map(
    lambda rows: Years.of(",".join(str(Span(first, min(LATEST, first + more))) for first, more in rows))
)


@given(years, st.integers(EARLIEST, LATEST))
def test_a_year_comes_and_goes(chosen: Years, year: int) -> None:
    assert Years.of(str(chosen)) == chosen
    assert year in chosen.with_year(year) or not chosen.with_year(year)
    assert year not in chosen.without_year(year)
    if year not in chosen:
        assert chosen.with_year(year).without_year(year) == chosen
    assert tuple(sorted(chosen.values)) == chosen.values


def test_the_copy_holds_the_whole_address(search_client: FlaskClient) -> None:
    from lxml import html

    address = "/en/search?q=imza&level=law&years=2010-2012&at=2020-01-02"
    (copied,) = html.fromstring(search_client.get(address).text).xpath("//@data-copy")
    assert copied == f"http://localhost{address}"
    assert dict(parse_qsl(urlsplit(copied).query))["years"] == "2010-2012"
