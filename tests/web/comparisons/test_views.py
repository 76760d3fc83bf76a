"""A concordance from the other side, as a statement, as gaps; its settings; made new and made again."""

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask import Flask
from lxml import html

from acts.concordance.kept import Kept, Reader, Visibility
from acts.concordance.model import Decision, Degree
from acts.concordance.store import Comparisons
from acts.held import ActFilter
from acts.listing import list_acts
from storage.accounts.model import Wish
from tests.web.comparisons.conftest import PASSWORD, client_of, token
from tests.web.world import world_app

CSV = b"number;title;text\n5;Control;Boats are kept safe.\n6;Lanterns;Every boat has a lantern.\n"


def reader(app: Flask, name: str = "aynur") -> Reader:
    return Reader(name, app.extensions["toplu"].accounts.organisation_named("Nazirlik", "local").id)


def words(app: Flask, address: str, name: str = "aynur") -> str:
    page = client_of(app, name).get(address)
    assert page.status_code == 200
    return " ".join(html.fromstring(page.get_data(as_text=True)).text_content().split())


def test_the_other_side_lists_every_provision(app: Flask, one: Kept) -> None:
    text = words(app, f"/en/comparisons/{one.uid}/reverse")
    assert "Article 5 Purpose Maddə 1 Məqsəd suggested" in text
    assert "Article 7 Signals No counterpart" in text


def test_the_statement_is_not_final_while_rows_are_open(app: Flask, store: Comparisons, one: Kept) -> None:
    assert "Not final: 3 rows are not decided" in words(app, f"/en/comparisons/{one.uid}/conformity")
    store.decide(one.uid, "art_1", Decision(("art_5",), Degree.FULL), reader(app), 1)
    text = words(app, f"/en/comparisons/{one.uid}/conformity")
    assert "Not final: 2 rows" in text
    assert "carried out in full1" in text.replace(" 1", "1")


def test_what_is_not_carried_out_is_needed(app: Flask, store: Comparisons, one: Kept) -> None:
    store.decide(one.uid, "art_2", Decision(("art_6",), Degree.PARTIAL, "Fənər təkdir", "Nazirlik", "Qayda"), reader(app), 1)
    text = words(app, "/en/comparisons/gaps")
    assert "2 of 3 provisions" in text
    assert "Fənər təkdir" in text
    listed = client_of(app, "aynur").get("/en/comparisons/gaps.csv").get_data(as_text=True)
    assert "Fənər təkdir" in listed
    assert "No table of concordance is here yet" in words(app, "/en/comparisons/gaps", "ceyhun")


def test_it_is_renamed_shown_and_taken_away_by_its_owner(app: Flask, store: Comparisons, one: Kept) -> None:
    client, address = client_of(app, "aynur"), f"/en/comparisons/{one.uid}/settings"
    for revision, sent in ((1, {"step": "rename", "title": "Yeni ad"}), (2, {"step": "show", "visibility": "published"})):
        assert client.post(address, data={"csrf_token": token(client, address), "revision": str(revision), **sent}).status_code == 303
    assert "Yeni ad" in client_of(app).get("/en/comparisons").get_data(as_text=True)
    other = client_of(app, "bahar")
    refused = other.post(address, data={"csrf_token": token(other, address), "revision": "3", "step": "delete"})
    assert refused.status_code == 403
    stale = client.post(address, data={"csrf_token": token(client, address), "revision": "1", "step": "delete"})
    assert stale.status_code == 422
    assert client.post(address, data={"csrf_token": token(client, address), "revision": "3", "step": "delete"}).status_code == 303
    assert client.get(f"/en/comparisons/{one.uid}").status_code == 404


def test_a_table_is_made_of_two_lists(app: Flask, store: Comparisons) -> None:
    client = client_of(app, "aynur")
    sent = {
        "csrf_token": token(client, "/en/comparisons/new"), "title": "Siyahılar", "file-left": (io.BytesIO(CSV), "a.csv"),
        "file-right": (io.BytesIO(CSV), "b.csv"),
    }  # fmt: skip
    answer = client.post("/en/comparisons/new", data=sent, follow_redirects=True)
    assert answer.status_code == 200
    assert "0 of 2 decided" in answer.get_data(as_text=True)
    one = store.listed(reader(app))[0]
    assert [row.counterparts for row in store.all(one.uid, reader(app))][:2] == [("5",), ("6",)]
    address = f"/en/comparisons/{one.uid}/again"
    asked = {"csrf_token": token(client, address), "revision": str(one.revision), "at": "11.05.2026"}
    again = client.post(address, data=asked, follow_redirects=True)
    assert "Compared again: 0 decisions hold" in again.get_data(as_text=True)


@pytest.mark.parametrize(("fields", "said"), [
    ({"left": "yoxdur belə akt", "right": ""}, "has “yoxdur belə akt” in its title"),
    ({"left": "", "right": ""}, "expected the name or the number of an act"),
    ({"at": "sabah"}, "expected a day"),
])  # fmt: skip
def test_what_cannot_be_made_is_told_beside_what_was_typed(app: Flask, fields: dict[str, str], said: str) -> None:
    client = client_of(app, "aynur")
    answer = client.post("/en/comparisons/new", data={"csrf_token": token(client, "/en/comparisons/new"), **fields})
    assert answer.status_code == 422
    assert said in html.fromstring(answer.get_data(as_text=True)).text_content()


def test_a_bad_list_is_told(app: Flask) -> None:
    client = client_of(app, "aynur")
    given = {"file-left": (io.BytesIO(CSV), "a.csv"), "file-right": (io.BytesIO(b"x;y\n"), "b.csv")}
    sent = {"csrf_token": token(client, "/en/comparisons/new"), **given}
    assert "expected the columns number, title, text" in client.post("/en/comparisons/new", data=sent).get_data(as_text=True)


def test_what_is_wrong_with_a_side_is_told_at_that_side(app: Flask) -> None:
    client = client_of(app, "aynur")
    given = {"file-left": (io.BytesIO(CSV), "a.csv"), "file-right": (io.BytesIO("\xe9".encode("latin-1")), "b.csv")}
    answer = client.post("/en/comparisons/new", data={"csrf_token": token(client, "/en/comparisons/new"), **given})
    page = html.fromstring(answer.text)
    assert (page.xpath("//*[@id='left-wrong']"), len(page.xpath("//*[@id='right-wrong']"))) == ([], 1)


def test_another_act_typed_over_the_one_chosen_is_the_one_meant(tmp_path: Path) -> None:
    app = world_app(tmp_path)
    accounts = app.extensions["toplu"].accounts
    accounts.add("aynur", Wish("Aynur", accounts.add_organisation("Nazirlik", "", "local").id, ()), "local", PASSWORD)
    client, address = client_of(app, "aynur"), "/en/comparisons/new"
    first = list_acts(app.extensions["toplu"].engine, ActFilter(), size=1).items[0].uri
    sent = {"csrf_token": token(client, address), "left": "yoxdur belə akt", "was-left": "başqa", "uri-left": first, "right": ""}
    assert "has “yoxdur belə akt” in its title" in html.fromstring(client.post(address, data=sent).text).text_content()
    kept = client.post(address, data={**sent, "was-left": "yoxdur belə akt"})
    assert html.fromstring(kept.text).xpath("//*[@id='left-wrong']") == []


@pytest.mark.parametrize("address", ["new", "{uid}/settings", "{uid}/again"])
def test_who_is_not_signed_in_is_led_to_signing_in(app: Flask, one: Kept, address: str) -> None:
    assert client_of(app).get(f"/en/comparisons/{address.format(uid=one.uid)}").status_code == 303


def published(app: Flask, store: Comparisons, one: Kept) -> None:
    planned = Decision(("art_5",), Degree.PARTIAL, planned_act="Qayda", planned_day=date(2027, 5, 11))
    store.decide(one.uid, "art_1", planned, reader(app), 1)
    store.publish(one.uid, Visibility.PUBLISHED, reader(app), one.revision)


def test_who_may_not_decide_reads_the_planned_day(app: Flask, store: Comparisons, one: Kept) -> None:
    published(app, store, one)
    text = words(app, f"/en/comparisons/{one.uid}", "ceyhun")
    assert "Planned day11 May 2027" in text.replace("Planned day ", "Planned day")


@pytest.mark.parametrize(("name", "offered"), [("aynur", True), ("ceyhun", False)])
def test_deciding_from_the_other_side_is_offered_to_who_may(app: Flask, store: Comparisons, one: Kept, name: str, offered: bool) -> None:
    published(app, store, one)
    assert ("No counterpart · decide" in words(app, f"/en/comparisons/{one.uid}/reverse", name)) is offered


def test_the_history_of_a_row_names_provisions_and_to_whom_it_was_given(app: Flask, store: Comparisons, one: Kept) -> None:
    published(app, store, one)
    store.assign(one.uid, "art_1", "bahar", reader(app), store.row(one.uid, "art_1", reader(app)).revision)
    page = client_of(app, "aynur").get(f"/en/comparisons/{one.uid}/rows/art_1")
    events = html.fromstring(page.get_data(as_text=True)).xpath("//ol[@class='events']/li//*[@class='after']")
    assert [" ".join(event.text_content().split()) for event in events] == ["given to bahar", "Article 5 · partial"]


@pytest.mark.parametrize("place", ["", "/files", "/reverse", "/conformity", "/settings", "/rows/art_1", "/table.docx", "/again"])
def test_the_address_of_a_table_that_was_deleted_says_when(app: Flask, store: Comparisons, one: Kept, place: str) -> None:
    store.delete(one.uid, reader(app), one.revision)
    client, day = client_of(app, "aynur"), datetime.now(UTC)
    for language, said in (("en", "was deleted on"), ("az", "sahibi silib")):
        answer = client.get(f"/{language}/comparisons/{one.uid}{place}")
        text = answer.get_data(as_text=True)
        assert (answer.status_code, said in text, str(day.year) in text) == (404, True, True)


def test_a_program_is_told_of_a_deleted_table_as_programs_are(app: Flask, store: Comparisons, one: Kept) -> None:
    store.delete(one.uid, reader(app), one.revision)
    answer = client_of(app, "aynur").get(f"/en/comparisons/{one.uid}/table.json")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


def test_the_address_of_no_table_tells_nothing_of_those_of_others(app: Flask, store: Comparisons, one: Kept) -> None:
    store.delete(one.uid, reader(app), one.revision)
    text = client_of(app, "ceyhun").get(f"/en/comparisons/{one.uid}").get_data(as_text=True)
    assert "or it is not shown to you" in text
    assert "was deleted" not in text
