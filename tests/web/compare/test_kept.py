"""Comparisons kept: by whoever is signed in, seen by whom the owner says, with tables and documents."""

from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from storage.accounts.model import Wish
from tests.web.compare.made import Made
from tests.web.compare.test_draft_pages import give, words
from tests.web.world import world_app
from web.compare_engine import ENGINE

PASSWORD = "kitab-rəfi-7-mərtəbə"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    made = world_app(tmp_path_factory.mktemp("kept"))
    made.extensions[ENGINE] = Made()
    accounts = made.extensions["toplu"].accounts
    body = accounts.organisation_named("nazirlik", "local")
    for name in ("aynur", "bahar"):
        accounts.add(name, Wish(name.capitalize(), body.id, ("submitter",)), "local", PASSWORD)
    return made


def signed_in(app: Flask, name: str) -> FlaskClient:
    client = app.test_client()
    page = html.fromstring(client.get("/en/sign-in").text)
    form = next(form for form in page.forms if "sign_in_password" in form.fields)
    fields = {**dict(form.form_values()), "sign_in_name": name, "sign_in_password": PASSWORD}
    assert client.post(form.get("action") or "/en/sign-in", data=fields).status_code in (302, 303)
    return client


def posted(client: FlaskClient, page: str, action: str, **fields: str) -> str:
    """Send the form of a page that goes to an address ending so; returns where it leads."""
    form = next(form for form in html.fromstring(client.get(page).text).forms if action in (form.get("action") or ""))
    answer = client.post(form.get("action"), data={**dict(form.form_values()), **fields})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["Location"])


def draft_kept(client: FlaskClient) -> str:
    given = give(client, how="file", file=(BytesIO(b"PK layihe"), "Layihə.docx")).headers["Location"].removesuffix("/day")
    return posted(client, f"{given}?at=2026-05-11", "/keep")


def test_a_draft_is_kept_and_seen_by_its_owner_alone(app: Flask) -> None:
    owner, other, public = signed_in(app, "aynur"), signed_in(app, "bahar"), app.test_client()
    address = draft_kept(owner)
    said = words(owner.get(address))
    assert "kept by aynur" in said
    assert "seen by: only its owner" in said
    assert "Why not: no word of the text differs by it" in said
    assert "no act held fits: “Nümunə”" in said
    assert "otuz" in said
    assert (other.get(address).status_code, public.get(address).status_code) == (404, 404)
    assert address in owner.get("/en/compare").text
    assert address not in public.get("/en/compare").text


def test_it_is_shown_to_others_and_deleted(app: Flask) -> None:
    owner, other, public = signed_in(app, "aynur"), signed_in(app, "bahar"), app.test_client()
    address = draft_kept(owner)
    posted(owner, address, "/shown", visibility="team")
    assert (other.get(address).status_code, public.get(address).status_code) == (200, 404)
    posted(owner, address, "/shown", visibility="published")
    assert public.get(address).status_code == 200
    assert address in public.get("/az/compare").text.replace("/az/", "/en/")
    assert "/deleted" not in other.get(address).text
    assert posted(owner, address, "/deleted") == "/en/compare"
    assert "was deleted on" in owner.get(address).text


def test_its_document_names_it_and_its_rows(app: Flask) -> None:
    owner = signed_in(app, "aynur")
    address = draft_kept(owner)
    assert owner.get(f"{address}/table.docx?layout=four").data == b"PK table"
    made: Made = app.extensions[ENGINE]
    kind, layout, language, uid, keys = made.asked[-1]
    assert (kind, layout, language, uid) == ("kept", "four", "en", address.rpartition("/")[2])
    assert [len(table) for table in keys] == [5, 0]  # type: ignore[attr-defined]
    assert owner.get(f"{address}/table.json").status_code == 404


def test_two_texts_are_kept(app: Flask) -> None:
    owner = signed_in(app, "aynur")
    first = give(owner, "/en/compare/texts", how="text", text="Köhnə mətn").headers["Location"]
    address = posted(owner, give(owner, first, how="text", text="Yeni mətn").headers["Location"], "/keep")
    said = words(owner.get(address))
    assert "two texts" in said
    assert "First text" in said


def test_keeping_needs_an_account(app: Flask) -> None:
    client = app.test_client()
    given = give(client, how="text", text="layihə").headers["Location"].removesuffix("/day")
    page = html.fromstring(client.get(given).text)
    assert not [form for form in page.forms if "/keep" in (form.get("action") or "")]
    token = page.xpath("//main//input[@name='csrf_token']/@value")[0]
    assert client.post(f"{given}/keep", data={"csrf_token": token}).status_code == 403
