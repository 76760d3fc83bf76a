"""An application with a table of concordance of two invented acts, and people who may and may not decide it."""

from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from acts.compare.model import Side
from acts.concordance.kept import Kept, Reader, Visibility
from acts.concordance.made import Given, MadeConcordance
from acts.concordance.model import Counterpart, Evidence, Provision, Sign, Suggestion
from acts.concordance.store import Comparisons
from storage.accounts.model import Wish
from tests.web.world import world_app

PASSWORD = "kitab-rəfi-7-mərtəbə"
PEOPLE = {"aynur": "Nazirlik", "bahar": "Nazirlik", "ceyhun": "Komitə"}
LEFTS = (
    Provision("art_1", "Maddə 1", "Məqsəd", "Qayıqlar təhlükəsiz saxlanılır.", path=("I fəsil",)),
    Provision("art_2", "Maddə 2", "Fənər", "Hər qayıqda fənər olur.", path=("I fəsil",)),
    Provision("art_3", "Maddə 3", "Rüsum", "Rüsum ildə bir dəfə ödənilir.", path=("II fəsil",)),
)
RIGHTS = (
    Provision("art_5", "Article 5", "Purpose", "Boats are kept safe.", path=("Chapter I",)),
    Provision("art_6", "Article 6", "Lanterns", "Every boat has a lantern.", path=("Chapter I",)),
    Provision("art_7", "Article 7", "Signals", "Signals are given by horn.", path=("Chapter II",)),
)
BOATS = Evidence(Sign.TERMS, ("qayıq – boat",), 0.7)
SUGGESTED = (
    Suggestion("art_1", (Counterpart("art_5", 0.93, (BOATS,)), Counterpart("art_7", 0.2)), 0.05, ("art_5",)),
    Suggestion("art_2", (Counterpart("art_6", 0.88),), 0.1, ("art_6",)),
    Suggestion("art_3", (Counterpart("art_7", 0.11),), 0.8, ()),
)


def client_of(app: Flask, name: str = "") -> FlaskClient:
    """A browser in which somebody is signed in; nobody without a name."""
    client = app.test_client()
    if name:
        sent = {"csrf_token": token(client, "/en/sign-in"), "sign_in_name": name, "sign_in_password": PASSWORD}
        assert client.post("/en/sign-in", data=sent).status_code == 303
    return client


def token(client: FlaskClient, address: str) -> str:
    """The token a page's forms carry."""
    page = html.fromstring(client.get(address, follow_redirects=True).get_data(as_text=True))
    return str(page.xpath("//input[@name='csrf_token']/@value")[0])


def made() -> MadeConcordance:
    """The concordance as the program made it."""
    left = Given(Side("Qayıqlar haqqında nümunə qayda", "Nümunə, qanun deyil", date(2026, 1, 1)))
    return MadeConcordance(left, Given(Side("Sample convention on boats", "sample, not law", language="eng")), LEFTS, RIGHTS, SUGGESTED)


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    app = world_app(tmp_path, empty=True)
    accounts = app.extensions["toplu"].accounts
    for name, body in PEOPLE.items():
        accounts.add(name, Wish(name.capitalize(), accounts.organisation_named(body, "local").id, ()), "local", PASSWORD)
    return app


@pytest.fixture
def store(app: Flask) -> Comparisons:
    return Comparisons(app.extensions["toplu"].engine)


@pytest.fixture
def one(app: Flask, store: Comparisons) -> Kept:
    body = app.extensions["toplu"].accounts.organisation_named("Nazirlik", "local")
    return store.create(Reader("aynur", body.id), "Qayıqlar: uyğunluq", made(), Visibility.TEAM)
