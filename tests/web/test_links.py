"""Every address on every page of the shipped acts leads to a page, and every anchor to a place on it."""

from collections import deque
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urlencode, urljoin

import pytest
from flask.testing import FlaskClient
from lxml import html

from acts.gather import items
from tests.conftest import ROOT
from web.composition import Toplu
from web.settings import Settings

QUERIES = ("elektron imza", "ferdi melumat", "personal data", "qanun 5")
PAGES = (
    "", "acts", "coverage", "coverage/crawls", "help", "help/search", "glossary", "changes", "classifiers", "classifiers/topics",
    "proposals", "standards", "standards/bodies", "register/problems", "register/acts", "register/standards", "register/codes",
)  # fmt: skip
SEEDS = (
    *(f"/{language}/{page}" for language in ("az", "en") for page in PAGES),
    *(f"/{language}/search?{urlencode({'q': query})}" for language in ("az", "en") for query in QUERIES),
)
FILES = ("csv", "tsv", "xlsx", "json", "jsonld", "atom")
ENDLESS = ("acts", "search", "glossary", "standards", "acts.csv", *(f"{page}.{kind}" for page in ("search", "glossary") for kind in FILES))
LISTS = frozenset(f"/{language}/{page}" for language in ("az", "en") for page in ENDLESS)
"""Pages whose filters combine without end: of those only the first step is followed, as of days and what changed between them."""
DAYS = ("at=", "from=", "to=", "who=")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    toplu = Toplu(Settings(home=tmp_path_factory.mktemp("links"), rate_limit=""))
    ingest = toplu.ingest("test")
    for item in items([ROOT / "fixtures" / "acts"], "sample"):
        ingest.take(item.manifestation, item.card)
    ingest.settle()
    toplu.catch_up()
    return toplu.app().test_client()


def addresses(reader: FlaskClient, page: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The anchors of a page and the addresses of ours on it."""
    response = reader.get(page, follow_redirects=True)
    assert response.status_code == 200, page
    if response.mimetype != "text/html" or "/source/" in page:
        return frozenset(), ()
    root = html.document_fromstring(response.get_data(as_text=True))
    hrefs = (urljoin(page, href) for href in root.xpath("//a/@href|//link/@href|//script/@src|//img/@src"))
    return frozenset(root.xpath("//@id")), tuple(href for href in hrefs if href.startswith("/"))


def endless(address: str) -> bool:
    """Whether pages like this one lead to ever more like it."""
    path, _, query = address.partition("?")
    lists = path in LISTS or "/glossary/" in path or "/classifiers/" in path or path.endswith(("/changes", "/redline"))
    return lists or any(part.startswith(DAYS) for part in query.split("&"))


def walk(reader: FlaskClient) -> Iterator[tuple[str, frozenset[str], tuple[str, ...]]]:
    waiting, seen = deque(SEEDS), set(SEEDS)
    while waiting:
        page = waiting.popleft()
        ids, found = addresses(reader, page)
        yield page, ids, found
        deep = endless(page) and page not in SEEDS
        for address in {urldefrag(href).url for href in found} - seen:
            if not (deep and endless(address)):
                seen.add(address)
                waiting.append(address)


def test_no_address_leads_nowhere(reader: FlaskClient) -> None:
    pages = {page: (ids, found) for page, ids, found in walk(reader)}
    assert len(pages) > 100
    nowhere = {
        f"{href} on {page}"
        for page, (_, found) in pages.items()
        for address, anchor in map(urldefrag, found)
        if anchor and address in pages and unquote(anchor) not in pages[address][0]
        for href in (f"{address}#{anchor}",)
    }
    assert sorted(nowhere) == []
