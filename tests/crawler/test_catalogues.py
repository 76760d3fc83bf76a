"""The catalogues of ITU-T and W3C crawled from a replay of our own: pages in the form of theirs, of standards that do not exist."""

import json
from types import MappingProxyType

import pytest

from classifiers.schemes.model import label_in
from classifiers.standards.model import EditionStatus
from classifiers.standards.store import Catalogue
from crawler.catalogues import NO_EDITIONS, itu_page, w3c_page
from crawler.errors import BadAnswerError
from crawler.pipeline import standards
from tests.crawler.conftest import Home
from tests.site.server import Answer, Site
from tests.site.world import World

LIST = MappingProxyType({
    1: {"page": 1, "pages": 2, "total": 3, "_links": {"specifications": [
        {"href": "https://api.example/specifications/sample-api", "title": "Sample API"},
        {"href": "https://api.example/specifications/lost-api", "title": "Lost API"},
    ]}},
    2: {"page": 2, "pages": 2, "total": 3, "_links": {"specifications": [
        {"href": "https://api.example/specifications/sample-guide", "title": "Guide"},
    ]}},
})  # fmt: skip
VERSIONS = MappingProxyType({
    "sample-api": [
        {"status": "Working Draft", "uri": "https://w.example/2018/WD-sample-api-20180102/", "date": "2018-01-02", "title": "Sample"},
        {"status": "Recommendation", "uri": "https://w.example/2019/REC-sample-api-20190304/", "date": "2019-03-04", "title": "Sample"},
    ],
    "sample-guide": [
        {"status": "Group Note", "uri": "https://w.example/2020/NOTE-sample-guide-20200203/", "date": "2020-02-03", "title": "Guide"},
    ],
})  # fmt: skip
SERIES = b"""<html><table><tr><td><a href="./recommendation.asp?lang=en&amp;parent=T-REC-X.9901">X.9901</a></td><td>Directory</td></tr>
<tr><td><a href="/rec/T-REC-X.9902/en">X.9902</a></td><td>Lost</td></tr></table></html>"""
EDITIONS = b"""<html><table>
<tr><td><a href="./r.asp?p=T-REC-X.9901-199306-S">X.9901 (06/93)</a></td><td>Old</td><td>Superseded</td></tr>
<tr><td><a href="./r.asp?p=T-REC-X.9901-201910-I">X.9901 (10/19)</a></td><td>Directory</td><td>In force</td></tr>
<tr><td>X.9901 (2019) Cor. 1 (10/21)</td><td></td><td>In force</td></tr><tr><th>Number</th></tr></table></html>"""


class W3cSite(Site):
    """Two pages of a list; the versions of one specification are gone."""

    def answer(self, path: str, referer: str) -> Answer:
        if path == "/robots.txt":
            return Answer(200, b"User-agent: *\nDisallow:\n", "text/plain")
        name = path.partition("/versions")[0].rpartition("/")[2]
        if path.startswith("/specifications?"):
            return Answer(200, json.dumps(LIST[int(path.rpartition("=")[2])]).encode())
        if name in VERSIONS:
            return Answer(200, json.dumps({"_embedded": {"version-history": VERSIONS[name]}}).encode())
        return Answer(404, b"{}")


class ItuSite(Site):
    """A series with two Recommendations; the page of one lists nothing."""

    def answer(self, path: str, referer: str) -> Answer:
        pages = {
            "/robots.txt": b"User-agent: *\nDisallow:\n", "/rec/T-REC-X/en": SERIES, "/rec/T-REC-X.9901/en": EDITIONS,
            "/rec/T-REC-X.9902/en": b"<html><p>Nothing</p></html>",
        }  # fmt: skip
        return Answer(200, pages[path], "text/html") if path in pages else Answer(404, b"gone", "text/html")


def test_the_specifications_of_the_w3c_come_with_their_versions(home: Home) -> None:
    with W3cSite(World(())) as site:
        first = home.crawl(site, source="w3c", intake=standards, everything=True).report
        catalogue = Catalogue(home.engine)
        held = [one.reference for one in catalogue.find("", body="W3C").editions]
        home.crawl(site, source="w3c", intake=standards, everything=True)
    assert (first.run.known, first.run.selected) == (3, 3)
    assert [(page.act_id, page.reason) for page in first.failures] == [("lost-api", "the site answered 404")]
    assert sorted(held) == ["W3C NOTE-sample-guide-20200203", "W3C REC-sample-api-20190304", "W3C WD-sample-api-20180102"]
    assert [one.status for one in catalogue.editions("W3C sample-api")] == [EditionStatus.DRAFT, EditionStatus.PUBLISHED]
    assert [one.reference for one in catalogue.find("", body="W3C").editions] == held
    assert set(catalogue.claims("W3C REC-sample-api-20190304")) == {"w3c_site"}


def test_a_limit_ends_the_list(home: Home) -> None:
    with W3cSite(World(())) as site:
        home.crawl(site, source="w3c", intake=standards, everything=True, limit=1)
        asked = site.paths()
    assert asked == ["/specifications?items=100&page=1", "/specifications/sample-api/versions?embed=1&items=1000"]


def test_the_recommendations_of_the_itu_come_with_their_editions(home: Home) -> None:
    with ItuSite(World(())) as site:
        report = home.crawl(site, source="itu_t", intake=standards, everything=True).report
    catalogue = Catalogue(home.engine)
    assert [(one.reference, one.status, label_in(one.titles, "en")) for one in catalogue.editions("ITU-T X.9901")] == [
        ("ITU-T X.9901 (06/1993)", "withdrawn", "Old"),
        ("ITU-T X.9901 (10/2019)", "published", "Directory"),
        ("ITU-T X.9901 (2019) Cor. 1 (10/2021)", "published", ""),
    ]
    assert [one.target for one in catalogue.edition("ITU-T X.9901 (2019) Cor. 1 (10/2021)").relations] == ["ITU-T X.9901 (10/2019)"]
    missed = {page.url.rpartition("/rec/")[2]: page.reason for page in report.failures}
    assert missed["T-REC-X.9902/en"] == NO_EDITIONS
    assert missed["T-REC-A/en"] == "the site answered 404"


@pytest.mark.parametrize("body", [b"", b"[1]", b"{}", b'{"_embedded": {"version-history": [{}]}}', b'{"_embedded"', b"\xff\xfe"])
def test_what_is_no_page_of_versions_is_refused(body: bytes) -> None:
    with pytest.raises(BadAnswerError, match="expected"):
        w3c_page(body, "https://api.example/")


@pytest.mark.parametrize("body", [
    b"", b"\x00\xff", b"<html></html>",
    b'<!DOCTYPE a [<!ENTITY b "X.1 (10/19)">]><table><tr><td>&b;</td></tr></table>',
])  # fmt: skip
def test_what_is_no_page_of_editions_is_refused(body: bytes) -> None:
    with pytest.raises(BadAnswerError, match="expected"):
        itu_page(body, "https://itu.example/")
