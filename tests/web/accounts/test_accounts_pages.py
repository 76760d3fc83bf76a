"""One's own account, the administrator's pages, the audit trail: who may open them, and what they do."""

import re
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from classifiers.lifecycle.model import Role
from storage import audit
from storage.accounts.model import Wish
from storage.audit import audit_entries
from storage.database import writing
from tests.web.accounts.conftest import PASSWORD, PEOPLE, fields, send, signed_in
from tests.web.world import world_app

NEW = "another plain password"
PAGES = ("/account", "/accounts", "/accounts/new", "/accounts/1", "/organisations/new", "/organisations/1", "/audit", "/audit.csv")
OPEN = {"boss": set(PAGES), "rauf": {"/account", "/audit", "/audit.csv"}, "leyla": {"/account"}, "tural": {"/account"}}


@pytest.mark.parametrize("name", PEOPLE)
def test_who_may_open_what(app: Flask, name: str) -> None:
    client = signed_in(app, name)
    for page in PAGES:
        statuses = {client.get(f"/{language}{page}").status_code for language in ("az", "en")}
        assert statuses == ({200} if page in OPEN[name] else {403}), page


@pytest.mark.parametrize("page", PAGES)
def test_a_reader_is_led_to_signing_in_and_back(app: Flask, page: str) -> None:
    assert app.test_client().get(f"/en{page}").headers["Location"] == f"/en/sign-in?next=/en{page}"


def test_every_form_that_changes_something_needs_our_token(app: Flask) -> None:
    app.extensions["toplu"].accounts.add("every", Wish("Every", None, tuple(Role)), "local", PASSWORD)
    client = signed_in(app, "every")
    free = {"pages.set_look", "signing.sign_out"}
    rules = [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ()) and rule.endpoint not in free]
    assert len(rules) > 10
    for rule in rules:
        values = {name: 1 if "int" in type(rule._converters[name]).__name__.lower() else "x" for name in rule.arguments}
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **values | {"lang": "en"})
        assert client.post(address, data={"x": "y"}).status_code in (400, 404), rule


# one's own account
def test_changing_the_password_ends_the_other_sign_ins(app: Flask) -> None:
    here, there = signed_in(app, "rauf"), signed_in(app, "rauf")
    typed = {"now_password": PASSWORD, "new_password": NEW, "again_password": NEW}
    assert send(here, "/en/account", typed, "/en/account/password").headers["Location"].startswith("/en/account")
    assert here.get("/en/account").status_code == 200
    assert there.get("/en/account").status_code == 303
    signed_in(app, "rauf", NEW)


@pytest.mark.parametrize(("typed", "said"), [
    ({"now_password": "wrong"}, "not this one"), ({"new_password": "short", "again_password": "short"}, "12 characters"),
    ({"again_password": "x"}, "not the same"),
])  # fmt: skip
def test_a_password_is_changed_only_when_all_is_right(app: Flask, typed: dict[str, str], said: str) -> None:
    client = signed_in(app, "rauf")
    right = {"now_password": PASSWORD, "new_password": NEW, "again_password": NEW}
    response = send(client, "/en/account", right | typed, "/en/account/password")
    assert response.status_code == 422
    assert said in response.text
    assert NEW not in response.text
    signed_in(app, "rauf")


def test_ending_sign_ins(app: Flask) -> None:
    here, there, other = (signed_in(app, "rauf") for _ in range(3))
    foreign = signed_in(app, "leyla")
    ids = [int(one) for one in re.findall(r'name="which" value="(\d+)"', here.get("/en/account").text)]
    assert len(ids) == 2
    send(foreign, "/en/account", {"which": str(ids[0])}, "/en/account/sign-ins/end")
    assert {there.get("/en/account").status_code, other.get("/en/account").status_code} == {200}, "nobody ends another's"
    send(here, "/en/account", {"which": str(ids[0])}, "/en/account/sign-ins/end")
    assert sorted([there.get("/en/account").status_code, other.get("/en/account").status_code]) == [200, 303]
    send(here, "/en/account", {"which": "others"}, "/en/account/sign-ins/end")
    assert {there.get("/en/account").status_code, other.get("/en/account").status_code} == {303}
    assert here.get("/en/account").status_code == 200


# a form that outlives its session
def test_a_form_sent_after_the_session_ended_is_kept_and_sent_with_the_password(app: Flask, boss: FlaskClient) -> None:
    typed = fields(boss, "/en/organisations/new") | {"name": "Yeni nümunə", "name_en": "New sample"}
    boss.delete_cookie("toplu_session")
    kept = boss.post("/en/organisations/new", data=typed, headers={"Sec-Fetch-Site": "same-origin"})
    assert kept.status_code == 400
    assert 'value="Yeni nümunə"' in kept.text
    token = re.search(r'csrf_token" value="([^"]+)', kept.text)
    assert token is not None
    again = typed | {"csrf_token": token[1], "sign_in_name": "boss", "sign_in_password": "wrong"}
    assert boss.post("/en/organisations/new", data=again).status_code == 403
    assert boss.post("/en/organisations/new", data=again | {"sign_in_password": PASSWORD}).status_code == 303
    assert len(app.extensions["toplu"].accounts.organisations()) == 2


def test_what_another_site_sends_is_not_offered_again(boss: FlaskClient) -> None:
    response = boss.post("/en/organisations/new", data={"name": "Zərərli"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 400
    assert "Zərərli" not in response.text


# the administrator's pages
def test_an_account_from_making_to_its_first_sign_in(app: Flask, boss: FlaskClient) -> None:
    typed = {"name": "nigar", "full_name": "Nigar Əliyeva", "organisation": "1", "roles": ["manager", "control"]}
    made = send(boss, "/en/accounts/new", typed)
    link = re.search(r'value="http://localhost(/en/welcome/[^"]+)"', made.text)
    assert link is not None
    assert made.headers["Cache-Control"] == "no-store"
    client = app.test_client()
    assert "nigar" in client.get(link[1]).text
    assert send(client, link[1], {"new_password": "short", "again_password": "short"}).status_code == 422
    assert send(client, link[1], {"new_password": NEW, "again_password": NEW}).status_code == 303
    assert client.get("/en/audit").status_code == 200
    assert client.get(link[1]).status_code == 410
    assert app.extensions["toplu"].accounts.named("nigar").roles == ("control", "manager")


def test_an_account_saved_as_it_is_stays_as_it_is(app: Flask, boss: FlaskClient) -> None:
    before = app.extensions["toplu"].accounts.named("rauf")
    assert fields(boss, f"/en/accounts/{before.id}")["organisation"] == str(before.organisation.id)
    assert send(boss, f"/en/accounts/{before.id}", {}).status_code == 303
    after = app.extensions["toplu"].accounts.named("rauf")
    assert (after.full_name, after.organisation, after.roles, after.active) == (
        before.full_name, before.organisation, before.roles, before.active,
    )  # fmt: skip


def test_roles_taken_away_are_gone_at_once(app: Flask, boss: FlaskClient) -> None:
    rauf = signed_in(app, "rauf")
    id_ = app.extensions["toplu"].accounts.named("rauf").id
    assert send(boss, f"/en/accounts/{id_}", {"roles": []}).status_code == 303
    assert rauf.get("/en/audit").status_code == 403
    typed = fields(boss, f"/en/accounts/{id_}")
    typed.pop("active")
    assert boss.post(f"/en/accounts/{id_}", data=typed).status_code == 303
    assert rauf.get("/en/account").status_code == 303


def test_the_last_administrator_is_told(app: Flask, boss: FlaskClient) -> None:
    response = send(boss, "/en/accounts/1", {"roles": []})
    assert response.status_code == 422
    assert "last administrator" in response.text
    assert boss.get("/en/accounts").status_code == 200


def test_who_comes_second_is_told_and_can_go_on(app: Flask, boss: FlaskClient) -> None:
    accounts = app.extensions["toplu"].accounts
    typed = fields(boss, "/en/accounts/2") | {"full_name": "Mine"}
    held = accounts.account(2)
    accounts.change(2, Wish("Theirs", None, held.roles), held.revision, "other")
    response = boss.post("/en/accounts/2", data=typed)
    assert response.status_code == 409
    assert 'value="Mine"' in response.text
    revision = re.search(r'name="revision" value="(\d+)"', response.text)
    assert revision is not None
    assert boss.post("/en/accounts/2", data=typed | {"revision": revision[1]}).status_code == 303
    assert accounts.account(2).full_name == "Mine"


@pytest.mark.parametrize("address", ["/en/accounts/99", "/en/organisations/99"])
def test_what_is_not_there(boss: FlaskClient, address: str) -> None:
    assert boss.get(address).status_code == 404


# the audit trail
def test_the_trail_is_shown_narrowed_and_checked(app: Flask, boss: FlaskClient) -> None:
    assert "account:rauf" in boss.get("/en/audit?subject=account:rauf").text
    assert "account:leyla" not in boss.get("/en/audit?subject=account:rauf").text
    assert boss.get("/en/audit?since=yesterday").status_code == 400
    assert "every line is as it was written" in send(boss, "/en/audit", {}).text
    with writing(app.extensions["toplu"].engine) as connection:
        connection.execute(audit_entries.update().where(audit_entries.c.id == 2).values(who="nobody"))
    assert "is line 2" in send(boss, "/en/audit", {}).text.replace("\n", " ")
    assert audit.verify(app.extensions["toplu"].engine)[1] is not None


def test_no_secret_stands_in_the_trail(app: Flask, boss: FlaskClient) -> None:
    with app.extensions["toplu"].engine.connect() as connection:
        kept = "".join(connection.execute(sa.select(audit_entries.c.details)).scalars())
    assert PASSWORD not in kept
    assert "argon2" not in kept


# before there is any account
def test_the_way_to_the_first_account_is_told(tmp_path: Path) -> None:
    app = world_app(tmp_path, empty=True)
    here = app.test_client()
    assert "/en/sign-in?next=" in here.get("/en/proposals").text
    page = here.get("/en/sign-in").text
    assert f"TOPLU_HOME={tmp_path} .venv/bin/toplu users create" in page
    away = here.get("/en/sign-in", headers={"X-Forwarded-For": "203.0.113.9"}).text
    assert "toplu users create" in away
    assert str(tmp_path) not in away
