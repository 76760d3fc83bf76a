"""Who may edit: at this computer where there is no account, by an account elsewhere, nobody else."""

from pathlib import Path

import pytest
from flask import Flask
from lxml import html

from classifiers.glossary.store import GlossaryStore
from storage.accounts.model import Wish
from tests.web.glossary.conftest import KEYS, fields, filled, send, sign_in, with_accounts
from tests.web.world import world_app

EDIT = "/en/glossary/bag-evi/edit"
NAME, KEY = KEYS[0]


@pytest.mark.parametrize("asked", [
    {"headers": {"X-Forwarded-For": "10.0.0.1"}}, {"headers": {"Forwarded": "for=10.0.0.1"}}, {"headers": {"Via": "1.1 proxy"}},
    {"base_url": "http://toplu.example"}, {"environ_overrides": {"REMOTE_ADDR": "10.1.2.3"}}, {"environ_overrides": {"REMOTE_ADDR": ""}},
])  # fmt: skip
def test_without_accounts_only_this_computer_edits(app: Flask, store: GlossaryStore, asked: dict[str, object]) -> None:
    client = app.test_client()
    typed = fields(client.get(EDIT).text) | {"en": "cottage"}
    assert client.get(EDIT, **asked).status_code == 303  # type: ignore[arg-type]
    assert client.post(EDIT, data=typed, **asked).status_code in (400, 403)  # type: ignore[arg-type]
    assert store.entry("bag-evi").term.en == "garden house"
    assert "Change this term" not in client.get("/en/glossary/bag-evi", **asked).text  # type: ignore[arg-type]


def test_a_program_served_beyond_this_computer_without_accounts_is_read_only(tmp_path: Path) -> None:
    app = filled(world_app(tmp_path, host="0.0.0.0", secret_key="k" * 40))
    client = app.test_client()
    assert client.get(EDIT).headers["Location"].startswith("/en/sign-in")
    assert "Nobody can sign in yet" in client.get("/en/sign-in").text
    assert client.post(EDIT, data={"en": "cottage"}).status_code == 403


def test_with_accounts_this_computer_signs_in_too(keyed: Flask) -> None:
    client = keyed.test_client()
    assert client.get(EDIT).headers["Location"] == "/en/sign-in?next=/en/glossary/bag-evi/edit"
    response = sign_in(client, NAME, KEY, EDIT)
    assert (response.status_code, response.headers["Location"]) == (303, EDIT)
    assert send(client, EDIT, {"en": "cottage"}).status_code == 303
    page = client.get("/en/glossary/bag-evi").text
    assert "You edit as aynur." in page
    assert GlossaryStore(keyed.extensions["toplu"].engine).entry("bag-evi").by == NAME


def test_the_session_is_a_careful_cookie(keyed: Flask) -> None:
    response = sign_in(keyed.test_client(), NAME, KEY)
    cookie = next(value for value in response.headers.getlist("Set-Cookie") if value.startswith("toplu_session="))
    assert {"HttpOnly", "SameSite=Lax"} <= {part.strip() for part in cookie.split(";")}
    assert KEY not in cookie


def test_the_session_is_set_once(keyed: Flask) -> None:
    """The answer to a style sheet that comes late must not put back a session of before."""
    client = keyed.test_client()
    sign_in(client, NAME, KEY)
    for path in ("/static/toplu.css", EDIT, "/static/toplu.css"):
        assert "toplu_session" not in client.get(path).headers.get("Set-Cookie", ""), path


def test_the_cookie_is_for_https_alone_where_the_service_is(tmp_path: Path) -> None:
    client = with_accounts(world_app(tmp_path, https=True)).test_client()
    page = client.get("/az/sign-in", base_url="https://toplu.example")
    assert "Secure" in page.headers["Set-Cookie"]


@pytest.mark.parametrize(("name", "key"), [(NAME, "wrong"), (NAME, ""), ("Nobody", KEY), ("", ""), (NAME, KEYS[1][1]), (NAME, "ə" * 20)])
def test_what_does_not_go_together_is_refused_alike(keyed: Flask, name: str, key: str) -> None:
    client = keyed.test_client()
    response = sign_in(client, name, key)
    assert response.status_code == 403
    page = html.fromstring(response.text)
    assert "do not go together" in response.text or "uyğun gəlmir" in response.text
    assert page.get_element_by_id("sign_in_name").get("value") == name
    assert page.get_element_by_id("sign_in_password").get("value") in (None, "")
    assert client.get(EDIT).status_code == 303


def test_after_a_few_wrong_passwords_none_is_looked_at_for_a_while(keyed: Flask) -> None:
    client = keyed.test_client()
    statuses = [sign_in(client, NAME, f"wrong {at}").status_code for at in range(7)]
    assert statuses == [403] * 5 + [429] * 2
    response = sign_in(client, NAME, KEY)
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 15
    assert sign_in(client, *KEYS[1]).status_code == 303, "another account of the same office may sign in"


def test_signing_in_needs_our_form(keyed: Flask) -> None:
    assert keyed.test_client().post("/az/sign-in", data={"sign_in_name": NAME, "sign_in_password": KEY}).status_code == 400


@pytest.mark.parametrize("onward", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_signing_in_leads_nowhere_else(keyed: Flask, onward: str) -> None:
    assert sign_in(keyed.test_client(), NAME, KEY, onward).headers["Location"] == "/"


def test_signing_out(keyed: Flask) -> None:
    client = keyed.test_client()
    sign_in(client, NAME, KEY)
    ours = {"csrf_token": fields(client.get("/en/account").text)["csrf_token"], "next": "/en/glossary"}
    cookie = client.get_cookie("toplu_session")
    assert client.post("/en/sign-out", data={"next": "/en/glossary"}).status_code == 303
    assert client.get(EDIT).status_code == 200, "a form that is not ours ends no session"
    assert client.post("/en/sign-out", data=ours).headers["Location"] == "/en/glossary"
    assert client.get(EDIT).status_code == 303
    assert cookie is not None
    client.set_cookie("toplu_session", cookie.value)
    assert client.get(EDIT).status_code == 303, "a cookie kept from before opens nothing"


def test_a_changed_password_ends_every_sign_in(keyed: Flask) -> None:
    client, accounts = keyed.test_client(), keyed.extensions["toplu"].accounts
    sign_in(client, NAME, KEY)
    accounts.set_password(accounts.named(NAME).id, "another password of length", "local")
    assert client.get(EDIT).status_code == 303


def test_an_account_without_the_role_reads_only(keyed: Flask) -> None:
    keyed.extensions["toplu"].accounts.add("leyla", Wish("Leyla", None, ("submitter",)), "local", KEY)
    client = keyed.test_client()
    sign_in(client, "leyla", KEY)
    refused = client.get(EDIT)
    assert refused.status_code == 403
    assert "reyestrin aparıcısı" in refused.text or "register manager" in refused.text
    assert "Change this term" not in client.get("/en/glossary/bag-evi").text


def test_what_was_typed_outlives_the_session(keyed: Flask) -> None:
    client, store = keyed.test_client(), GlossaryStore(keyed.extensions["toplu"].engine)
    sign_in(client, NAME, KEY)
    typed = fields(client.get(EDIT).text) | {"en": "cottage"}
    client.delete_cookie("toplu_session")
    response = client.post(EDIT, data=typed)
    assert response.status_code == 403
    again = fields(response.text)
    assert again["en"] == "cottage"
    wrong = client.post(EDIT, data=again | {"sign_in_name": NAME, "sign_in_password": "wrong"})
    assert wrong.status_code == 403
    assert fields(wrong.text)["en"] == "cottage"
    assert store.entry("bag-evi").term.en == "garden house"
    assert client.post(EDIT, data=fields(wrong.text) | {"sign_in_name": NAME, "sign_in_password": KEY}).status_code == 303
    assert store.entry("bag-evi").term.en == "cottage"
