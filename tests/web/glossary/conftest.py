"""An application with a glossary, opened on this computer or by an editor with an account."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from classifiers.glossary.current import Glossary
from classifiers.glossary.entries import Candidate, Evidence, Origin
from classifiers.glossary.model import Standing, Term
from classifiers.glossary.store import GlossaryStore
from storage.accounts.model import Wish
from tests.web.world import act_uri, world_app

KEYS = (("aynur", "0123456789abcdef"), ("rauf", "fedcba9876543210"))
GARDEN = Term("bag-evi", "bağ evi", "garden house", ("yay evi",), ("bostan evi",), ("summer house",), "property", "Aynur")
SHIPS = tuple(Term(f"nov-{at}", f"növ {at}", f"kind {at}", domain="family" if at % 2 else "tax") for at in range(130))
PROPOSALS = tuple(f"nümunə {letter}" for letter in "abcçdefgğhxi")


def filled(app: Flask) -> Flask:
    """The app with a term of our own and a dozen proposals beside some that ship."""
    store = GlossaryStore(app.extensions["toplu"].engine)
    app.extensions["toplu_glossary"] = Glossary(store, SHIPS)
    app.extensions["toplu_glossary"].ready()
    store.add(GARDEN, "Aynur")
    evidence = (Evidence(f"{act_uri(0)}#art_1", "Nümunə mətn", "A sample text", 0.71),)
    store.propose(
        Candidate(Term("", az, f"sample {at}", source=act_uri(0), standing=Standing.PROPOSED), Origin.TRANSLATIONS, evidence)
        for at, az in enumerate(PROPOSALS)
    )
    return app


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """Nobody has an account: whoever sits at this computer edits."""
    return filled(world_app(tmp_path))


def with_accounts(app: Flask) -> Flask:
    """The app with accounts of two register managers."""
    for name, password in KEYS:
        app.extensions["toplu"].accounts.add(name, Wish(name.capitalize(), None, ("manager",)), "local", password)
    return app


@pytest.fixture
def keyed(tmp_path: Path) -> Flask:
    """Editors have accounts."""
    return with_accounts(filled(world_app(tmp_path)))


@pytest.fixture
def store(app: Flask) -> GlossaryStore:
    return GlossaryStore(app.extensions["toplu"].engine)


Send = Callable[..., TestResponse]


def fields(page: str) -> dict[str, str]:
    """What the form of a page would send as it stands."""
    form = html.fromstring(page).xpath("//main//form[@method='post'][.//input[@name='csrf_token']]")[-1]
    return dict(form.form_values())


def send(client: FlaskClient, address: str, changes: Mapping[str, str], to: str = "", **options: object) -> TestResponse:
    """Open a form, change some fields, send it."""
    typed = fields(client.get(address).text) | changes
    return client.post(to or address, data=typed, **options)  # type: ignore[arg-type]


def sign_in(client: FlaskClient, name: str, key: str, onward: str = "/az/glossary") -> TestResponse:
    return send(client, f"/az/sign-in?next={onward}", {"sign_in_name": name, "sign_in_password": key}, "/az/sign-in")
