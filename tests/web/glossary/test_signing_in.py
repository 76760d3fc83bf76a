"""Who may edit: at this computer where nobody has a key, with a key elsewhere, nobody else."""

from pathlib import Path

import pytest
from flask import Flask
from lxml import html

from classifiers.glossary.store import GlossaryStore
from tests.web.glossary.conftest import KEYS, fields, filled, send, sign_in
from tests.web.world import world_app

EDIT = "/en/glossary/bag-evi/edit"
NAME, KEY = KEYS[0]


@pytest.mark.parametrize("asked", [
    {"headers": {"X-Forwarded-For": "10.0.0.1"}}, {"headers": {"Forwarded": "for=10.0.0.1"}}, {"headers": {"Via": "1.1 proxy"}},
    {"base_url": "http://toplu.example"}, {"environ_overrides": {"REMOTE_ADDR": "10.1.2.3"}}, {"environ_overrides": {"REMOTE_ADDR": ""}},
])  # fmt: skip
def test_without_keys_only_this_computer_edits(app: Flask, store: GlossaryStore, asked: dict[str, object]) -> None:
    client = app.test_client()
    typed = fields(client.get(EDIT).text) | {"en": "cottage"}
    assert client.get(EDIT, **asked).status_code == 303  # type: ignore[arg-type]
    assert client.post(EDIT, data=typed, **asked).status_code in (400, 403)  # type: ignore[arg-type]
    assert store.entry("bag-evi").term.en == "garden house"
    assert "Change this term" not in client.get("/en/glossary/bag-evi", **asked).text  # type: ignore[arg-type]


def test_a_program_served_beyond_this_computer_without_keys_is_read_only(tmp_path: Path) -> None:
    app = filled(world_app(tmp_path, host="0.0.0.0", secret_key="k" * 40))
    client = app.test_client()
    assert client.get(EDIT).headers["Location"].startswith("/en/sign-in")
    assert "set no keys" in client.get("/en/sign-in").text
    assert client.post(EDIT, data={"en": "cottage"}).status_code == 403


def test_with_keys_this_computer_signs_in_too(keyed: Flask) -> None:
    client = keyed.test_client()
    assert client.get(EDIT).headers["Location"] == "/en/sign-in?next=/en/glossary/bag-evi/edit"
    response = sign_in(client, NAME, KEY, EDIT)
    assert (response.status_code, response.headers["Location"]) == (303, EDIT)
    assert send(client, EDIT, {"en": "cottage"}).status_code == 303
    page = client.get("/en/glossary/bag-evi").text
    assert "You edit as Aynur." in page
    assert GlossaryStore(keyed.extensions["toplu"].engine).entry("bag-evi").by == NAME


def test_the_session_is_a_careful_cookie(keyed: Flask) -> None:
    response = sign_in(keyed.test_client(), NAME, KEY)
    cookie = next(value for value in response.headers.getlist("Set-Cookie") if value.startswith("toplu_session="))
    assert {"HttpOnly", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}
    assert KEY not in cookie


def test_the_cookie_is_for_https_alone_where_the_service_is(tmp_path: Path) -> None:
    client = world_app(tmp_path, editor_keys=KEYS, https=True).test_client()
    page = client.get("/az/sign-in", base_url="https://toplu.example")
    assert "Secure" in page.headers["Set-Cookie"]


@pytest.mark.parametrize(("name", "key"), [(NAME, "wrong"), (NAME, ""), ("Nobody", KEY), ("", ""), (NAME, KEYS[1][1]), (NAME, "ə" * 20)])
def test_what_does_not_go_together_is_refused_alike(keyed: Flask, name: str, key: str) -> None:
    client = keyed.test_client()
    response = sign_in(client, name, key)
    assert response.status_code == 403
    page = html.fromstring(response.text)
    assert "do not go together" in response.text or "uyğun gəlmir" in response.text
    assert page.get_element_by_id("editor_name").get("value") == name
    assert page.get_element_by_id("editor_key").get("value") in (None, "")
    assert client.get(EDIT).status_code == 303


def test_after_ten_wrong_keys_no_key_is_looked_at(keyed: Flask) -> None:
    client = keyed.test_client()
    statuses = [sign_in(client, NAME, f"wrong {at}").status_code for at in range(11)]
    assert statuses == [403] * 9 + [429] * 2
    assert sign_in(client, NAME, KEY).status_code == 429
    elsewhere = {"environ_overrides": {"REMOTE_ADDR": "10.9.9.9"}}
    typed = fields(client.get("/az/sign-in", **elsewhere).text) | {"editor_name": NAME, "editor_key": KEY}  # type: ignore[arg-type]
    assert client.post("/az/sign-in", data=typed, **elsewhere).status_code == 303  # type: ignore[arg-type]


def test_signing_in_needs_our_form(keyed: Flask) -> None:
    assert keyed.test_client().post("/az/sign-in", data={"editor_name": NAME, "editor_key": KEY}).status_code == 400


@pytest.mark.parametrize("onward", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_signing_in_leads_nowhere_else(keyed: Flask, onward: str) -> None:
    assert sign_in(keyed.test_client(), NAME, KEY, onward).headers["Location"] == "/"


def test_signing_out(keyed: Flask) -> None:
    client = keyed.test_client()
    sign_in(client, NAME, KEY)
    page = client.get("/en/glossary").text
    assert client.post("/en/sign-out", data={"next": "/en/glossary"}).status_code == 303
    assert client.get(EDIT).status_code == 200, "a form that is not ours ends no session"
    assert client.post("/en/sign-out", data=fields(page)).headers["Location"] == "/en/glossary"
    assert client.get(EDIT).status_code == 303


def test_a_key_changed_in_the_settings_ends_its_sessions(tmp_path: Path) -> None:
    before = filled(world_app(tmp_path, editor_keys=KEYS))
    client = before.test_client()
    sign_in(client, NAME, KEY)
    cookie = client.get_cookie("toplu_session")
    assert cookie is not None
    after = filled(world_app(tmp_path, empty=True, editor_keys=((NAME, "another key of length"),))).test_client()
    after.set_cookie("toplu_session", cookie.value)
    assert after.get(EDIT).status_code == 303


def test_what_was_typed_outlives_the_session(keyed: Flask) -> None:
    client, store = keyed.test_client(), GlossaryStore(keyed.extensions["toplu"].engine)
    sign_in(client, NAME, KEY)
    typed = fields(client.get(EDIT).text) | {"en": "cottage"}
    client.delete_cookie("toplu_session")
    response = client.post(EDIT, data=typed)
    assert response.status_code == 403
    again = fields(response.text)
    assert again["en"] == "cottage"
    wrong = client.post(EDIT, data=again | {"editor_name": NAME, "editor_key": "wrong"})
    assert wrong.status_code == 403
    assert fields(wrong.text)["en"] == "cottage"
    assert store.entry("bag-evi").term.en == "garden house"
    assert client.post(EDIT, data=fields(wrong.text) | {"editor_name": NAME, "editor_key": KEY}).status_code == 303
    assert store.entry("bag-evi").term.en == "cottage"
