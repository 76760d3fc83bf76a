"""An application with a classifier, things that carry its codes, and people of each role."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from classifiers.schemes.model import ConceptScheme, Label
from classifiers.schemes.ports import Use
from classifiers.schemes.store import SchemeStore
from storage.accounts.model import Wish
from storage.database import writing
from tests.classifiers.lifecycle.world import ITEMS, LEVELS, Carried
from tests.web.world import world_app
from web.proposals_desk import KEPT, Desk

PASSWORD = "kitab-rəfi-7-mərtəbə"
PEOPLE = {
    "aynur": ("azstandart", "submitter"), "bahar": ("komite", "control"), "ceyhun": ("komite", "control"), "dilara": ("reyestr", "manager"),
}  # fmt: skip
USES = (
    Use("act", "/akn/az/act/1", "Rəqəmsal kataloq qaydaları", "10.010"),
    Use("act", "/akn/az/act/2", "Bina haqqında", "10.010"),
    Use("standard", "ISO 1", "Card catalogues: sizes", "10.010"),
    *(Use("act", f"/akn/az/act/m{at}", f"Muzey qaydası {at:03}", "30") for at in range(60)),
)
SPLIT = {
    "code.0": "10.010", "az.0": "Kart kataloqları", "en.0": "Card catalogues",
    "code.1": "10.011", "az.1": "Rəqəmsal kataloqlar", "en.1": "Digital catalogues",
    "title": "Kataloqların bölünməsi", "justification": "Two kinds are mixed",
}  # fmt: skip
NEW_SPLIT = "/en/proposals/new?scheme=libraries&action=split&code=10.010"


def desk_app(home: Path) -> Flask:
    """The app with everything the desk needs, its database made new."""
    app = world_app(home)
    held = app.extensions["toplu"]
    schemes = SchemeStore(held.engine)
    titles = (Label("Kitabxanalar", "az"), Label("Libraries", "en"))
    with writing(held.engine) as connection:
        schemes.add_scheme(connection, ConceptScheme("libraries", titles, governed=True), "import")
        schemes.publish(connection, "libraries", "1", ITEMS, LEVELS, date(2020, 1, 1), "import")
    for name, (organisation, role) in PEOPLE.items():
        body = held.accounts.organisation_named(organisation, "local")
        held.accounts.add(name, Wish(name.capitalize(), body.id, (role,)), "local", PASSWORD)
    return carrying(app)


def carrying(app: Flask) -> Flask:
    """The app with things that carry codes."""
    held = app.extensions["toplu"]
    app.extensions[KEPT] = Desk(held.engine, held.schemes, Carried(list(USES)))
    return app


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the database; passwords take long to make."""
    home = tmp_path_factory.mktemp("desk")
    desk_app(home).extensions["toplu"].engine.dispose()
    return home


@pytest.fixture
def app(made: Path, tmp_path: Path) -> Flask:
    copytree(made, tmp_path / "home")
    return carrying(world_app(tmp_path / "home", empty=True))


@pytest.fixture
def desk(app: Flask) -> Desk:
    kept: Desk = app.extensions[KEPT]
    return kept


class Person:
    """Somebody at a browser of their own."""

    def __init__(self, app: Flask, name: str = "") -> None:
        self.client: FlaskClient = app.test_client()
        if name:
            answer = self.send("/en/sign-in", {"sign_in_name": name, "sign_in_password": PASSWORD})
            assert answer.status_code == 303, answer.text

    def get(self, address: str) -> str:
        return self.client.get(address).text

    def form(self, address: str, changes: Mapping[str, str] | None = None) -> dict[str, str]:
        """The last form of a page that sends to the page itself, or else the last, as it would be sent."""
        page = html.fromstring(self.get(address))
        forms = page.xpath("//main//form[@method='post']")
        return dict(forms[-1].form_values()) | dict(changes or {})

    def send(self, address: str, changes: Mapping[str, str], to: str = "") -> TestResponse:
        return self.client.post(to or address, data=self.form(address, changes))

    def step(self, id_: int, what: str, said: str = "") -> TestResponse:
        return self.send(f"/en/proposals/{id_}", {"step": what, "said": said})
