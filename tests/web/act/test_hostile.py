"""Stored cross-site scripting: hostile pages go through reading, structure and rendering and reach a browser as text alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from lxml import html as lxml_html

from acts.errors import ReadError
from acts.frbr import Manifestation
from acts.ingest import Ingest
from acts.model import Kind
from tests.conftest import ROOT
from tests.web.act.remake import document_of
from tests.web.browsing import launched, served
from tests.web.world import world_app
from web.render.body import render
from web.render.contents import entries, render_contents
from web.render.model import Setting
from web.services import Services

HOSTILE = sorted((ROOT / "fixtures" / "bad").glob("*.html"))
TAGS = frozenset(
    [
        "div",
        "section",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "p",
        "a",
        "span",
        "sup",
        "b",
        "i",
        "del",
        "br",
        "details",
        "summary",
        "table",
        "tbody",
        "tr",
        "td",
        "th",
        "ol",
        "ul",
        "li",
    ]
)
ATTRIBUTES = frozenset(["class", "id", "href", "title", "aria-label", "aria-hidden", "tabindex", "role", "colspan", "rowspan", "open"])


@pytest.mark.parametrize("page", HOSTILE, ids=lambda page: page.stem)
def test_hostile_markup_becomes_our_own_elements_or_text(page: Path) -> None:
    document = document_of(page)
    html = render(document, Setting()) + render_contents(entries(document.root), lambda entry: f"#{entry.eid}")
    for node in lxml_html.fragment_fromstring(html, create_parent="div").iter():
        assert node.tag in TAGS
        assert set(node.attrib) <= ATTRIBUTES
        assert node.get("href", "#").startswith("#")


@pytest.mark.parametrize("page", HOSTILE, ids=lambda page: page.stem)
def test_the_law_in_a_hostile_page_stays(page: Path) -> None:
    document = document_of(page)
    assert any(element.kind is Kind.ARTICLE for element in document.root.walk())


@pytest.fixture(scope="module")
def hostile_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application after every hostile page was taken in."""
    app = world_app(tmp_path_factory.mktemp("hostile"), empty=True)
    given: Services = app.extensions["toplu"]
    ingest = Ingest(given.engine, given.raw)
    for page in HOSTILE:
        try:
            ingest.take(Manifestation("test", f"javascript:alert(1)//{page.name}", page.name, page.read_bytes()))
        except ReadError:
            continue
    return app


@pytest.fixture(scope="module")
def hostile_addresses(hostile_app: Flask) -> list[str]:
    from acts.held import ActFilter
    from acts.listing import list_acts

    given: Services = hostile_app.extensions["toplu"]
    return [f"/az{act.uri}" for act in list_acts(given.engine, ActFilter(), size=100).items]


def test_every_hostile_act_has_a_page(hostile_app: Flask, hostile_addresses: list[str]) -> None:
    assert len(hostile_addresses) == len(HOSTILE)
    for address in hostile_addresses:
        root = lxml_html.document_fromstring(hostile_app.test_client().get(address).get_data(as_text=True))
        assert not root.xpath('//*[starts-with(translate(@href, "JAVSCRIPT", "javscript"), "javascript")]')
        assert not [name for node in root.iter() if isinstance(node.tag, str) for name in node.attrib if name.startswith("on")]
        assert all(script.get("src", "").startswith("/static/") for script in root.xpath("//script"))


@pytest.fixture(scope="module")
def hostile_server(hostile_app: Flask) -> Iterator[str]:
    with served(hostile_app) as at:
        yield at


@pytest.mark.browser
def test_nothing_hostile_runs_or_is_fetched_in_a_browser(chromium: str, hostile_server: str, hostile_addresses: list[str]) -> None:
    said: list[str] = []
    with launched(chromium) as browser:
        page = browser.new_page()
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: said.append(request.url) if not request.url.startswith(hostile_server) else None)
        for address in hostile_addresses:
            page.goto(hostile_server + address)
            assert page.title().endswith("Toplu")
    assert said == []
