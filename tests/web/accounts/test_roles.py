"""Every address that changes something, walked: without an account and with each role that is not named here it is refused."""

import re
from collections.abc import Mapping

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from classifiers.lifecycle.model import Role
from storage.accounts.model import Wish
from storage.audit import audit_entries
from tests.web.accounts.conftest import PASSWORD, signed_in
from tests.web.glossary.conftest import GARDEN, filled

ADMINISTRATOR, MANAGER, CONTROL, SUBMITTER = Role.ADMINISTRATOR, Role.MANAGER, Role.CONTROL, Role.SUBMITTER
EVERY = frozenset(Role)
FREE = frozenset({"pages.set_look", "signing.try_password", "signing.sign_out", "mine.choose"})
"""A look is the reader's own; signing in and a one-time link are how one comes to have a role."""
COMPARING = frozenset({"compare_draft", "compare_texts", "compare_files", "compare_api"})
"""What is given there to be compared changes nothing that is held; nor does a table put into a reader's own template."""
WHO: Mapping[str, frozenset[Role]] = {
    "admin.*": frozenset({ADMINISTRATOR}),
    "mine.*": EVERY,
    "audit.*": frozenset({ADMINISTRATOR, MANAGER}),
    "compare_kept.*": EVERY,
    "comparisons.*": EVERY,
    "comparisons_api.*": EVERY,
    "concordance_files.*": EVERY,
    "concordance_making.*": EVERY,
    "workbench.*": EVERY,
    "kept_again.*": EVERY,
    "kept_returning.*": EVERY,
    "kept_rows.*": EVERY,
    "glossary_editing.*": frozenset({MANAGER}),
    "imports.*": frozenset({MANAGER}),
    "imports_mapping.*": frozenset({MANAGER}),
    "imports_steps.*": frozenset({MANAGER}),
    "classifier_changes.*": frozenset({CONTROL, MANAGER}),
    "register.*": frozenset({MANAGER}),
    "proposals.step": frozenset({SUBMITTER, CONTROL, MANAGER}),
    "proposals.words": frozenset({SUBMITTER, CONTROL}),
    "proposals_making.begin": frozenset({SUBMITTER}),
    "proposals_making.*": frozenset({SUBMITTER, CONTROL}),
    "proposals_impact.*": frozenset({CONTROL, MANAGER}),
    "proposals_publishing.*": frozenset({MANAGER}),
}
"""By view, or by module and "*", who may send to it. A new one has to be written down here."""
READING = frozenset({"GET", "HEAD", "OPTIONS"})


@pytest.fixture
def everyone(app: Flask) -> Flask:
    filled(app)
    for role in Role:
        app.extensions["toplu"].accounts.add(f"only-{role.value}", Wish(role.value, None, (role,)), "local", PASSWORD)
    return app


def changing(app: Flask) -> list[tuple[Rule, str]]:
    """The rules that are no reading, each with a method."""
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint not in FREE and not is_comparing(rule)]
    return [(rule, method) for rule in rules for method in sorted((rule.methods or set()) - READING)]


def is_comparing(rule: Rule) -> bool:
    return rule.endpoint == "concordance_files.filled" or (rule.endpoint.partition(".")[0] in COMPARING and "keep" not in rule.endpoint)


def allowed(rule: Rule) -> frozenset[Role]:
    return WHO.get(rule.endpoint) or WHO[f"{rule.endpoint.partition('.')[0]}.*"]


def sent(app: Flask, client: FlaskClient, rule: Rule, method: str, token: str) -> TestResponse:
    text = GARDEN.id if rule.endpoint.startswith("glossary") else "x"
    values = {name: 1 if "int" in type(rule._converters[name]).__name__.lower() else text for name in rule.arguments}
    with app.test_request_context():
        address = app.url_for(rule.endpoint, **values | {"lang": "en"})
    typed = {"csrf_token": token, "step": "all", "answer": "confirm", "code": "1", "standing": "refused"}
    return client.open(address, method=method, data=typed)


def token_of(client: FlaskClient, page: str) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)', client.get(page).text)
    assert found is not None
    return found[1]


def noted(app: Flask) -> list[tuple[str, str]]:
    query = sa.select(audit_entries.c.what, audit_entries.c.subject).order_by(audit_entries.c.id)
    with app.extensions["toplu"].engine.connect() as connection:
        return [(row.what, row.subject) for row in connection.execute(query)]


def test_every_address_that_changes_something_is_written_down(app: Flask) -> None:
    endpoints = {rule.endpoint for rule, _ in changing(app)}
    assert {one for one in endpoints if not {one, f"{one.partition('.')[0]}.*"} & WHO.keys()} == set()
    assert len(endpoints) > 20


def test_without_an_account_nothing_is_changed(everyone: Flask) -> None:
    client = everyone.test_client()
    token, before = token_of(client, "/en/sign-in"), noted(everyone)
    answers = {rule.endpoint: sent(everyone, client, rule, method, token).status_code for rule, method in changing(everyone)}
    assert {endpoint: status for endpoint, status in answers.items() if status != 403} == {}
    assert noted(everyone) == before


@pytest.mark.parametrize("role", Role)
def test_a_role_that_is_not_the_right_one_changes_nothing(everyone: Flask, role: Role) -> None:
    client = signed_in(everyone, f"only-{role.value}")
    token, before = token_of(client, "/en/account"), noted(everyone)
    wrong = [(rule, method) for rule, method in changing(everyone) if role not in allowed(rule)]
    answers = {rule.endpoint: sent(everyone, client, rule, method, token).status_code for rule, method in wrong}
    assert {endpoint: status for endpoint, status in answers.items() if status != 403} == {}
    assert noted(everyone) == before


@pytest.mark.parametrize("role", Role)
def test_the_right_role_is_let_in(everyone: Flask, role: Role) -> None:
    """What the form then says of the fields is another matter; proposals that are not there answer 404."""
    client = signed_in(everyone, f"only-{role.value}")
    right = [(rule, method) for rule, method in changing(everyone) if role in allowed(rule) and rule.endpoint.partition(".")[0] != "mine"]
    token = token_of(client, "/en/account")
    answers = {rule.endpoint: sent(everyone, client, rule, method, token).status_code for rule, method in right}
    assert {endpoint: status for endpoint, status in answers.items() if status in (403, 500)} == {}
