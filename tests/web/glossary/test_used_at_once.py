"""What an editor changes on the web works in the next search, in the same program and in another one."""

from pathlib import Path

import pytest
from flask import Flask

from classifiers.glossary.current import Glossary
from classifiers.glossary.entries import Candidate, Origin
from classifiers.glossary.model import Standing, Term
from classifiers.glossary.store import GlossaryStore
from search.engines.tantivy import TantivyEngine
from search.model import SearchQuery
from search.service import Search
from tests.search.world import fill
from tests.web.glossary.conftest import SHIPS, send


@pytest.fixture
def search(app: Flask, tmp_path: Path) -> Search:
    """Search over the invented acts with the terms of the app's database, as another process would hold them."""
    engine = TantivyEngine(tmp_path / "index")
    fill(engine)
    glossary = Glossary(GlossaryStore(app.extensions["toplu"].engine), SHIPS)
    return Search(engine, terms=glossary.current)


def heads(search: Search, text: str) -> list[str]:
    """The numbers of the acts found."""
    return [group.number for group in search.find(SearchQuery(text)).groups]


def test_a_new_term_is_searched_with_at_once(app: Flask, search: Search) -> None:
    assert heads(search, "zorbic signet") == []
    assert send(app.test_client(), "/en/glossary/new", {"az": "rəqəmsal möhür", "en": "zorbic signet"}).status_code == 303
    assert "50-NQ" in heads(search, "zorbic signet")


def test_a_changed_and_a_refused_term_too(app: Flask, search: Search) -> None:
    client = app.test_client()
    send(client, "/en/glossary/new", {"az": "rəqəmsal möhür", "en": "zorbic signet", "everyday": "basmaq qutusu"})
    assert "50-NQ" in heads(search, "basmaq qutusu")
    assert send(client, "/en/glossary/reqemsal-mohur/edit", {"en": "quuxic signet"}).status_code == 303
    assert "50-NQ" in heads(search, "quuxic signet")
    assert heads(search, "zorbic") == []
    assert send(client, "/en/glossary/reqemsal-mohur/edit", {"standing": "refused"}).status_code == 303
    assert heads(search, "quuxic signet") == []


def test_a_proposal_is_not_searched_with_until_it_is_accepted(app: Flask, search: Search) -> None:
    store = GlossaryStore(app.extensions["toplu"].engine)
    store.propose([Candidate(Term("", "rəqəmsal möhür", "zorbic signet", standing=Standing.PROPOSED), Origin.TRANSLATIONS)])
    assert heads(search, "zorbic signet") == []
    address = "/en/glossary/reqemsal-mohur"
    assert send(app.test_client(), address, {"standing": "in_use"}, f"{address}/standing").status_code == 303
    assert "50-NQ" in heads(search, "zorbic signet")
