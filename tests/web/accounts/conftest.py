"""An application with an administrator and a few others, and what opens its forms."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

from storage.accounts.model import Wish
from tests.web.world import world_app

PASSWORD = "four plain words here"
PEOPLE = {"boss": ("administrator",), "rauf": ("manager",), "leyla": ("control",), "tural": ()}


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    made = world_app(tmp_path, empty=True)
    accounts = made.extensions["toplu"].accounts
    body = accounts.add_organisation("Nümunə qurumu", "Sample body", "local")
    for name, roles in PEOPLE.items():
        accounts.add(name, Wish(name.capitalize(), body.id, roles), "local", PASSWORD)
    return made


@pytest.fixture
def boss(app: Flask) -> FlaskClient:
    return signed_in(app, "boss")


def signed_in(app: Flask, name: str, password: str = PASSWORD) -> FlaskClient:
    client = app.test_client()
    typed = fields(client, "/en/sign-in") | {"sign_in_name": name, "sign_in_password": password}
    assert client.post("/en/sign-in", data=typed).status_code == 303
    return client


def fields(client: FlaskClient, address: str, to: str = "") -> dict[str, object]:
    """What the form of a page that is sent to an address would send as it stands."""
    forms = html.fromstring(client.get(address).text).xpath("//main//form[@method='post']")
    form = next(form for form in forms if (form.get("action") or "").split("?")[0] == (to or address.split("?")[0]))
    sent: dict[str, object] = {}
    for name, value in form.form_values():
        sent[name] = value if name not in sent else [*(sent[name] if isinstance(sent[name], list) else [sent[name]]), value]
    return sent


def send(client: FlaskClient, address: str, changes: Mapping[str, object], to: str = "") -> TestResponse:
    return client.post(to or address, data=fields(client, address, to) | changes)
