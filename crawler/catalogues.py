"""Spiders of the public catalogues of standards, and the pages they bring as editions. A further one is a class, a reader, and a row.

Nothing here was tried on the live sites: the W3C is read as its service is documented (https://w3c.github.io/w3c-api/), the ITU as its
pages name its documents (T-REC-X.509-201910-I). A page that is otherwise is listed in the report with what was expected of it.
"""

import json
import re
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import lxml.html
from scrapy.http import Response

from classifiers.standards.loaders import itu, w3c
from classifiers.standards.loaders.lines import Record
from classifiers.standards.model import Edition
from crawler.errors import BadAnswerError
from crawler.ledger import ActState
from crawler.spider import Found, SourceSpider
from language.letters import fold

TAKEN: Final = "everything of the source is taken"
NO_LIST: Final = "expected a list of standards on the page, found none"
NO_EDITIONS: Final = "expected editions of a standard on the page, found none"
SERIES: Final = "ADEFGHIJKLMNOPQRSTUVXYZ"
"""The letters of the series of ITU-T Recommendations."""
_NUMBER: Final = re.compile(r"T-REC-([A-Z]+\.\d[\w.]*)(?:$|[&/])")
_PRINTED: Final = re.compile(r"[A-Z]{1,3}\.\d[\w.]*(?: [^()]*)?(?: ?\([^()]*\)[^()]*)+")
_SHORT_YEAR: Final = re.compile(r"\((\d\d)/(\d\d)\)")
_TURN: Final = 50                                            # (06/93) is of 1993
_STATUSES: Final = MappingProxyType({
    "in force": "Published", "superseded": "Withdrawal", "withdrawn": "Withdrawal", "deleted": "Withdrawal",
})  # fmt: skip
_MATURITIES: Final = MappingProxyType({
    "Recommendation": "recommendation", "Working Draft": "workingDraft", "First Public Working Draft": "workingDraft",
    "Candidate Recommendation": "candidateRecommendation", "Candidate Recommendation Draft": "candidateRecommendation",
    "Candidate Recommendation Snapshot": "candidateRecommendation", "Proposed Recommendation": "proposedRecommendation",
})  # fmt: skip


class CatalogueSpider(SourceSpider):
    """What spiders of catalogues share: each standard met is asked for once, up to the limit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.met: set[str] = set()

    def _standard(self, name: str, title: str, url: str) -> Iterator[Found]:
        if name in self.met or (self.job.limit is not None and len(self.met) >= self.job.limit):
            return
        self.met.add(name)
        self.ledger.select(name, title, url, ActState(name, "", "", selected=True, reason=TAKEN))
        yield self.page(url, self._taken, kind="standard", act_id=name)

    def _taken(self, response: Response) -> Iterator[Found]:
        yield self.arrived(response, urlsplit(response.url).path.strip("/").replace("/", "-"))


class W3cSpider(CatalogueSpider):
    """Goes through the list of specifications, page by page, and asks for all versions of each."""

    async def start(self) -> AsyncIterator[Found]:
        """The first page of the list."""
        yield self._list(1)

    def _list(self, number: int) -> Found:
        return self.page(f"{self.job.base('api')}/specifications?items=100&page={number}", self._listed, kind="list", number=number)

    def _listed(self, response: Response, number: int) -> Iterator[Found]:
        told = json_of(response.body, NO_LIST)
        listed = told.get("_links", {}).get("specifications")
        if not isinstance(listed, list) or not isinstance(told.get("pages"), int):
            raise BadAnswerError(NO_LIST)
        self.ledger.announce(int(told.get("total", len(listed))))
        for one in listed:
            name = str(one.get("href", "")).rstrip("/").rpartition("/")[2]
            url = f"{self.job.base('api')}/specifications/{name}/versions?embed=1&items=1000"
            yield from self._standard(name, str(one.get("title", name)), url)
        if number < told["pages"] and (self.job.limit is None or len(self.met) < self.job.limit):
            yield self._list(number + 1)


class ItuSpider(CatalogueSpider):
    """Goes through the pages of the series and asks for the page of each Recommendation, which lists its editions."""

    async def start(self) -> AsyncIterator[Found]:
        """The pages of all series."""
        for series in SERIES:
            yield self.page(f"{self.job.base('site')}/rec/T-REC-{series}/en", self._listed, kind="list")

    def _listed(self, response: Response) -> Iterator[Found]:
        links = {found[1]: link for link in _links(response.body, response.url) if (found := _NUMBER.search(link))}
        if not links:
            raise BadAnswerError(NO_LIST)
        self.ledger.announce(len(self.met | links.keys()))
        for name in links:
            yield from self._standard(name, name, f"{self.job.base('site')}/rec/T-REC-{name}/en")


def _links(body: bytes, url: str) -> Iterator[str]:
    page = html_of(body, NO_LIST)
    return (urljoin(url, link) for link in page.xpath("//a/@href"))


def html_of(body: bytes, reason: str) -> lxml.html.HtmlElement:
    """The page. Raises `BadAnswerError` with the reason where there is none."""
    try:
        return lxml.html.document_fromstring(body)
    except (ValueError, lxml.etree.LxmlError) as error:
        raise BadAnswerError(reason) from error


def json_of(body: bytes, reason: str) -> Mapping[str, Any]:
    """The object. Raises `BadAnswerError` with the reason where there is none."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadAnswerError(reason) from error
    if not isinstance(told, dict):
        raise BadAnswerError(reason)
    return told


def w3c_page(body: bytes, _url: str) -> Iterator[Edition]:
    """The versions of a specification. Raises `BadAnswerError`."""
    versions = json_of(body, NO_EDITIONS).get("_embedded", {}).get("version-history")
    if not isinstance(versions, list) or not all(isinstance(one, dict) and one.get("uri") for one in versions):
        raise BadAnswerError(NO_EDITIONS)
    return w3c.editions(map(_version, versions), "w3c_site")


def _version(one: Mapping[str, Any]) -> Record:
    name, status = str(one["uri"]).rstrip("/").rpartition("/")[2], str(one.get("status", ""))
    return {
        "reference": f"W3C {name}", "title": one.get("title"), "dates": {"published": one.get("date")}, "url": one["uri"],
        "doctype": "groupNote" if status.endswith("Note") else "technicalReport", "status": _MATURITIES.get(status, status),
    }  # fmt: skip


def itu_page(body: bytes, url: str) -> Iterator[Edition]:
    """The editions a Recommendation's page lists: a row for each, with a link, its title and its status. Raises `BadAnswerError`."""
    records = [record for row in html_of(body, NO_EDITIONS).xpath("//tr[not(.//tr)]") if (record := _edition(row, url))]
    if not records:
        raise BadAnswerError(NO_EDITIONS)
    return itu.editions(records, "itu_t_site")


def _edition(row: lxml.html.HtmlElement, url: str) -> Record | None:
    cells = [" ".join(cell.text_content().split()) for cell in row.xpath("./td")]
    printed = next((cell for cell in cells if _PRINTED.fullmatch(cell)), "")
    if not printed:
        return None
    status = next((_STATUSES[fold(cell)] for cell in cells if fold(cell) in _STATUSES), None)
    title = next((cell for cell in cells if cell != printed and len(cell) > 1 and fold(cell) not in _STATUSES), "")
    full = _SHORT_YEAR.sub(lambda found: f"({found[1]}/{'19' if int(found[2]) >= _TURN else '20'}{found[2]})", printed)
    month, _, year = full.rpartition("(")[2].rstrip(")").partition("/")
    link = next(iter(row.xpath(".//a/@href")), "")
    return {
        "reference": f"ITU-T {full}", "title": title, "status": status, "url": urljoin(url, link) if link else url,
        "dates": {"published": f"{year}-{month}" if year else month},
    }  # fmt: skip


PAGES: Final[Mapping[str, Callable[[bytes, str], Iterable[Edition]]]] = MappingProxyType({"w3c": w3c_page, "itu_t": itu_page})
"""What reads the pages of a source."""
