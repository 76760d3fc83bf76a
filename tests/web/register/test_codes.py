"""The codes of acts on pages: card and text side by side, suggestions with reasons, confirmed by the register manager alone."""

import json
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient

from acts.register.cards import take_cards
from acts.register.model import Origin
from acts.register.refreshing import refresh
from storage import audit
from storage.accounts.model import Wish
from tests.acts.register.test_codes import GARDENS, ROW
from tests.acts.register.world import TODAY
from tests.web.accounts.conftest import PASSWORD, signed_in
from tests.web.world import world_app
from web.services import Services

ACT = "/akn/az/act/cabinet-decision/2013-06-05/90"


@pytest.fixture
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    app = world_app(tmp_path_factory.mktemp("codes"), empty=True)
    services: Services = app.extensions["toplu"]
    bare = {**ROW, "id": 990073, "number": "90", "title": "Nümunə bağlarının suvarılması haqqında", "class_codes": []}
    del bare["class_codes_in_document"]
    take_cards(services.engine, "\n".join(map(json.dumps, (ROW, bare))).encode(), "a clerk")
    refresh(services.engine, TODAY)
    body = services.accounts.add_organisation("Nümunə qurumu", "Sample body", "local")
    for name, role in (("rauf", "manager"), ("leyla", "control")):
        services.accounts.add(name, Wish(name.capitalize(), body.id, (role,)), "local", PASSWORD)
    return app


def answered(client: FlaskClient, answer: str, code: str = "240.010.000") -> int:
    page = client.get(f"/en{ACT}/standards").text
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    return client.post(f"/en{ACT}/codes", data={"csrf_token": token[1] if token else "", "code": code, "answer": answer}).status_code


def test_an_act_known_by_its_card_leads_to_what_the_card_tells(app: Flask) -> None:
    client = app.test_client()
    assert client.get(f"/az{GARDENS}").location == f"/az{GARDENS}/standards"
    text = client.get(f"/az{GARDENS}/standards").text
    assert "Bu aktın yalnız kartı saxlanılır" in text
    assert "Yalnız kartda: 240.010.000" in re.sub(r"\s+", " ", text)
    assert client.get("/az/akn/az/act/law/1900-01-01/1").status_code == 404


def test_what_is_to_be_done_is_listed(app: Flask) -> None:
    text = app.test_client().get("/en/register/codes").text
    assert "240.010.010" in text
    assert f'href="/en{ACT}/standards#codes"' in text


def test_suggestions_show_their_reasons_to_everybody_and_buttons_to_the_manager(app: Flask) -> None:
    text = app.test_client().get(f"/en{ACT}/standards").text
    assert "240.010" in text
    assert "the same words as in acts that carry it" in text
    assert "Give this code" not in text
    assert "Give this code" in signed_in(app, "rauf").get(f"/en{ACT}/standards").text


def test_the_manager_confirms(app: Flask) -> None:
    assert answered(signed_in(app, "rauf"), "confirm") == 303
    services: Services = app.extensions["toplu"]
    assert services.register.codes_of(ACT).by(Origin.PERSON) == ("240.010.000",)
    with services.engine.connect() as connection:
        assert {(one.what, one.who) for one in audit.entries(connection, f"act:{ACT}")} >= {("classified", "rauf")}


def test_the_manager_says_no(app: Flask) -> None:
    suggested = app.extensions["toplu"].register.suggestions(ACT)[0].code
    assert answered(signed_in(app, "rauf"), "refuse", suggested) == 303
    assert suggested not in [one.code for one in app.extensions["toplu"].register.suggestions(ACT)]


@pytest.mark.parametrize(("answer", "code", "status"), [("maybe", "240.010.000", 400), ("confirm", "nə isə", 400)])
def test_what_is_no_answer_is_refused(app: Flask, answer: str, code: str, status: int) -> None:
    assert answered(signed_in(app, "rauf"), answer, code) == status


def test_nobody_else_confirms(app: Flask) -> None:
    assert answered(signed_in(app, "leyla"), "confirm") in (400, 403)
    assert answered(app.test_client(), "confirm") in (302, 303, 400, 403)
    assert app.extensions["toplu"].register.codes_of(ACT).carried == ()
