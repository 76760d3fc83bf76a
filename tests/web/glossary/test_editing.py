"""Changing terms on the web: nothing typed is lost, nobody's change is overwritten unseen, nothing is changed from elsewhere."""

from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from classifiers.glossary.entries import Wanted
from classifiers.glossary.model import Standing
from classifiers.glossary.store import GlossaryStore
from tests.web.glossary.conftest import GARDEN as KEPT
from tests.web.glossary.conftest import PROPOSALS, fields, send

EDIT = "/en/glossary/bag-evi/edit"


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def test_an_edit_is_kept_with_its_author(client: FlaskClient, store: GlossaryStore) -> None:
    version = store.version()
    response = send(client, EDIT, {"en": "cottage", "everyday": "dacha\n\n  bostan   evi \ndacha"})
    assert (response.status_code, response.headers["Location"]) == (303, "/en/glossary/bag-evi")
    term = store.entry("bag-evi").term
    assert (term.en, term.everyday, term.az_variants) == ("cottage", ("dacha", "bostan evi"), KEPT.az_variants)
    assert store.version() == version + 1
    shown = html.fromstring(client.get("/en/glossary/bag-evi").text).xpath("string((//ol[@class='history-lines']/li)[1])")
    assert all(word in " ".join(shown.split()) for word in ("local", "taken out: garden house", "put in: cottage", "put in: dacha"))


def test_a_new_term(client: FlaskClient, store: GlossaryStore) -> None:
    response = send(client, "/az/glossary/new?az=dəniz%20kənarı", {"en": "seaside", "domain": "environment"})
    assert response.status_code == 303
    entry = store.entry("deniz-kenari")
    assert (entry.term.az, entry.term.en, entry.term.source, entry.by, entry.term.standing) == (
        "dəniz kənarı", "seaside", "local", "local", Standing.IN_USE,
    )  # fmt: skip


def test_what_is_wrong_stands_at_the_field_and_in_the_summary(client: FlaskClient, store: GlossaryStore) -> None:
    response = send(client, EDIT, {"en": "", "az_variants": "yay evi\na;b", "everyday": "çox uzun söz"})
    assert response.status_code == 422
    page = html.fromstring(response.text)
    assert page.xpath("//div[@class='summary']//a/@href") == ["#en", "#az_variants"]
    for name in ("en", "az_variants"):
        field = page.get_element_by_id(name)
        assert field.get("aria-invalid") == "true"
        assert f"{name}-wrong" in field.get("aria-describedby")
        assert page.get_element_by_id(f"{name}-wrong").text_content().strip()
    assert page.get_element_by_id("everyday").text.strip() == "çox uzun söz"
    assert store.entry("bag-evi").term.en == "garden house"
    assert "Not saved" in page.findtext(".//title")


def test_a_name_taken_is_told(client: FlaskClient) -> None:
    response = send(client, "/en/glossary/new", {"az": "Bağ evi", "en": "hut"})
    assert response.status_code == 422
    assert "there is already a term of this name" in response.text
    assert fields(response.text)["en"] == "hut"


def test_somebody_elses_change_is_shown_before_it_is_overwritten(client: FlaskClient, store: GlossaryStore) -> None:
    typed = fields(client.get(EDIT).text) | {"en": "cottage"}
    other = store.entry("bag-evi")
    store.edit(replace(other.term, en="bower"), other.revision, "Rauf")
    response = client.post(EDIT, data=typed)
    assert response.status_code == 409
    said = " ".join(html.fromstring(response.text).xpath("string(//div[@class='summary'])").split())
    assert all(word in said for word in ("Rauf", "bower", "cottage"))
    assert store.entry("bag-evi").term.en == "bower"
    again = fields(response.text)
    assert again["en"] == "cottage"
    assert client.post(EDIT, data=again).status_code == 303
    assert store.entry("bag-evi").term.en == "cottage"


def test_fields_i_left_alone_follow_the_other_editor(client: FlaskClient, store: GlossaryStore) -> None:
    typed = fields(client.get(EDIT).text) | {"en": "cottage"}
    other = store.entry("bag-evi")
    store.edit(replace(other.term, everyday=("dacha",), domain="family"), other.revision, "Rauf")
    response = client.post(EDIT, data=typed)
    assert response.status_code == 409
    again = fields(response.text)
    assert (again["en"], again["everyday"].split(), again["domain"]) == ("cottage", ["dacha"], "family")
    summary = html.fromstring(response.text).xpath("string(//div[@class='summary'])")
    assert "dacha" not in summary
    assert client.post(EDIT, data=again).status_code == 303
    assert store.entry("bag-evi").term == replace(other.term, en="cottage", everyday=("dacha",), domain="family")


@pytest.mark.parametrize("token", [None, "", "wrong", "ə"])
def test_a_form_that_is_not_ours_changes_nothing_and_keeps_what_was_typed(
    client: FlaskClient, store: GlossaryStore, token: str | None
) -> None:
    typed = fields(client.get(EDIT).text) | {"en": "cottage"}
    typed.pop("csrf_token")
    response = client.post(EDIT, data=typed if token is None else typed | {"csrf_token": token})
    assert response.status_code == 400
    assert store.entry("bag-evi").term.en == "garden house"
    again = fields(response.text)
    assert again["en"] == "cottage"
    assert client.post(EDIT, data=again).status_code == 303


def test_long_and_odd_input_is_answered(client: FlaskClient, store: GlossaryStore) -> None:
    for odd in ("x" * 60_000, "a\0b", "\u202e" * 50, "<script>alert(1)</script>\u0007", "ə" * 201):
        response = send(client, EDIT, {"az": odd, "revision": "9" * 30, "seen": "[" * 5000})
        assert response.status_code in (409, 422)
        assert "<script>alert" not in response.text
    assert store.entry("bag-evi").term == KEPT


# proposals
def test_ten_at_once_are_judged_and_the_rest_waits(client: FlaskClient, store: GlossaryStore) -> None:
    page = client.get("/en/glossary/proposals").text
    shown = [name for name in fields(page) if name.startswith("choice:")]
    assert len(shown) == 10
    choices = {shown[0]: "in_use", shown[1]: "refused", shown[2]: "in_use"}
    response = client.post("/en/glossary/proposals", data=fields(page) | choices)
    assert response.headers["Location"] == "/en/glossary/proposals?done=3&skip=7"
    ids = [name.removeprefix("choice:") for name in shown]
    standings = [store.entry(id_).term.standing for id_ in ids[:4]]
    assert standings == [Standing.IN_USE, Standing.REFUSED, Standing.IN_USE, Standing.PROPOSED]
    after = client.get(response.headers["Location"]).text
    assert "Judged: 3." in after
    assert len([name for name in fields(after) if name.startswith("choice:")]) == len(PROPOSALS) - 10


def test_what_somebody_judged_meanwhile_is_left(client: FlaskClient, store: GlossaryStore) -> None:
    page = client.get("/en/glossary/proposals").text
    store.judge("numune-a", Standing.REFUSED, 1, "Rauf")
    response = client.post("/en/glossary/proposals", data=fields(page) | {"choice:numune-a": "in_use", "choice:numune-b": "in_use"})
    assert "stale=1" in response.headers["Location"]
    assert "done=1" in response.headers["Location"]
    assert store.entry("numune-a").term.standing is Standing.REFUSED


def test_choices_survive_a_form_that_is_not_taken(client: FlaskClient) -> None:
    typed = fields(client.get("/en/glossary/proposals").text) | {"choice:numune-a": "refused", "csrf_token": "old"}
    response = client.post("/en/glossary/proposals", data=typed)
    assert response.status_code == 400
    assert fields(response.text)["choice:numune-a"] == "refused"


@pytest.mark.parametrize("standing", ["in_use", "refused"])
def test_one_proposal_on_its_own_page(client: FlaskClient, store: GlossaryStore, standing: str) -> None:
    response = send(client, "/en/glossary/numune-a", {"standing": standing}, "/en/glossary/numune-a/standing")
    assert response.status_code == 303
    assert store.entry("numune-a").term.standing == standing
    assert store.history("numune-a")[0].after == {"standing": standing}
    stale = client.post("/en/glossary/numune-a/standing", data=fields(client.get("/en/glossary/numune-b").text) | {"standing": "proposed"})
    assert stale.status_code == 409


def test_counts_follow(client: FlaskClient, store: GlossaryStore) -> None:
    assert f"Proposals to judge: {len(PROPOSALS)}" in client.get("/en/glossary").text
    send(client, "/en/glossary/numune-a", {"standing": "refused"}, "/en/glossary/numune-a/standing")
    assert f"Proposals to judge: {len(PROPOSALS) - 1}" in client.get("/en/glossary").text
    assert store.find(Wanted(standing="refused")).total == 1
