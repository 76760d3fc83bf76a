"""The workbench: rows decided by a person, two persons at once, what readers see, many at once."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from lxml import html
from werkzeug.test import TestResponse

from acts.concordance.kept import Kept, Reader, Visibility
from acts.concordance.model import Decision, Degree, State
from acts.concordance.store import Comparisons
from tests.web.comparisons.conftest import client_of, token

Step = Callable[..., TestResponse]


@pytest.fixture
def row(app: Flask, store: Comparisons, one: Kept) -> Step:
    """Sends a step of a row, by somebody."""
    def send(key: str, step: str, name: str = "aynur", revision: int | None = None, **fields: object) -> TestResponse:
        client = client_of(app, name)
        address = f"/en/comparisons/{one.uid}/rows/{key}"
        held = store.row(one.uid, key, reader(app, "aynur")).revision if revision is None else revision
        sent = {"csrf_token": token(client, address), "revision": str(held), "step": step, **fields}
        return client.post(address, data=sent)

    return send


def reader(app: Flask, name: str) -> Reader:
    body = app.extensions["toplu"].accounts.organisation_named("Nazirlik", "local")
    return Reader(name, body.id)


def test_a_suggestion_is_confirmed_with_a_degree(app: Flask, store: Comparisons, one: Kept, row: Step) -> None:
    answer = row("art_1", "confirm", degree="partial", reason="Yalnız qayıqlar")
    held = store.row(one.uid, "art_1", reader(app, "aynur"))
    assert (answer.status_code, held.state, held.counterparts) == (303, State.CONFIRMED, ("art_5",))
    assert held.decision is not None
    assert (held.decision.degree, held.decision.reason) == (Degree.PARTIAL, "Yalnız qayıqlar")


@pytest.mark.parametrize(("fields", "state", "counterparts", "reason"), [
    ({"to": "art_5"}, State.CONFIRMED, ("art_5",), ""),
    ({"to": "art_5", "reason": "Sözbəsöz"}, State.CONFIRMED, ("art_5",), "Sözbəsöz"),
    ({"to": "art_7"}, State.CHANGED, ("art_7",), ""),
    ({"to": "art_5", "more": "Article 7"}, State.CHANGED, ("art_5", "art_7"), ""),
    ({}, State.REJECTED, (), ""),
])
def test_confirming_keeps_what_was_chosen_and_typed_beside_the_row(
    app: Flask, store: Comparisons, one: Kept, row: Step, fields: dict[str, str], state: State, counterparts: tuple[str, ...], reason: str,
) -> None:  # fmt: skip
    row("art_1", "confirm", listed="1", **fields)
    held = store.row(one.uid, "art_1", reader(app, "aynur"))
    assert held.decision is not None
    assert (held.state, held.counterparts, held.decision.reason) == (state, counterparts, reason)


@pytest.mark.parametrize("named", ["Article 7", "art_7", "article 7.", "Maddə 7", "7"])
def test_another_counterpart_is_named_by_number(app: Flask, store: Comparisons, one: Kept, row: Step, named: str) -> None:
    row("art_3", "decide", more=named)
    held = store.row(one.uid, "art_3", reader(app, "aynur"))
    assert (held.state, held.counterparts) == (State.CHANGED, ("art_7",))


def test_a_row_is_rejected_and_the_step_taken_back(app: Flask, store: Comparisons, one: Kept, row: Step) -> None:
    row("art_2", "reject")
    assert store.row(one.uid, "art_2", reader(app, "aynur")).state is State.REJECTED
    row("art_2", "undo")
    assert store.row(one.uid, "art_2", reader(app, "aynur")).state is State.SUGGESTED


@pytest.mark.parametrize(("fields", "said"), [
    ({"more": "Article 99"}, "expected provisions of the right, found Article 99"),
    ({"to": "art_5", "planned_day": "sabah"}, "expected a day like 11.05.2027"),
    ({"degree": "huge"}, "expected a degree"),
])  # fmt: skip
def test_what_is_not_understood_is_told_and_stays_typed(row: Step, fields: dict[str, str], said: str) -> None:
    answer = row("art_1", "decide", reason="Uzun səbəb", **fields)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert said in html.fromstring(text).text_content()
    assert "Uzun səbəb" in text


def test_putting_no_counterpart_keeps_what_was_typed_beside_the_row(app: Flask, store: Comparisons, one: Kept, row: Step) -> None:
    row("art_1", "reject", to="art_5", degree="not_applicable", reason="Bizdə yoxdur", body="Nazirlik", planned_day="11.05.2027")
    held = store.row(one.uid, "art_1", reader(app, "aynur"))
    assert (held.state, held.counterparts) == (State.REJECTED, ())
    assert held.decision == Decision((), Degree.NOT_APPLICABLE, "Bizdə yoxdur", "Nazirlik", "", date(2027, 5, 11), "")


def test_who_comes_second_sees_what_the_first_decided(row: Step) -> None:
    row("art_1", "decide", revision=1, to="art_5", degree="partial", reason="Səbəb A", planned_day="11.05.2027")
    page = html.fromstring(row("art_1", "confirm", "bahar", 1, degree="full", reason="Səbəb B").get_data(as_text=True))
    (stands,) = page.xpath("//dl[@class='decided']")
    assert stands.text_content().strip() == "DegreepartialReasonSəbəb APlanned day11 May 2027"
    assert page.xpath("//textarea[@name='reason']")[0].text.strip() == "Səbəb B"


@pytest.mark.parametrize("owner", ["yoxdur_adam", "Bahar B", "ceyhun"])
def test_a_row_is_given_only_to_somebody_who_may_decide_it(app: Flask, store: Comparisons, one: Kept, row: Step, owner: str) -> None:
    answer = row("art_1", "assign", owner=owner)
    assert answer.status_code == 422
    assert f"expected the name of an account that may decide here, found “{owner}”" in html.fromstring(answer.text).text_content()
    assert store.row(one.uid, "art_1", reader(app, "aynur")).status.owner == ""


@pytest.mark.parametrize("sure", ["0", "", "x", "101"])
def test_confirming_at_once_asks_for_a_number(app: Flask, store: Comparisons, one: Kept, sure: str) -> None:
    client, address = client_of(app, "aynur"), f"/en/comparisons/{one.uid}"
    answer = client.post(f"{address}/confirm", data={"csrf_token": token(client, f"{address}?uid=1&endpoint=x"), "sure": sure})
    assert answer.status_code == 422
    assert "expected a number from 1 to 100" in html.fromstring(answer.text).text_content()
    assert store.progress(one.uid, reader(app, "aynur")).decided == 0


def test_who_comes_second_is_told_by_whom_and_keeps_what_was_typed(app: Flask, store: Comparisons, one: Kept, row: Step) -> None:
    seen = store.row(one.uid, "art_1", reader(app, "bahar")).revision
    row("art_1", "confirm", degree="full")
    answer = row("art_1", "decide", "bahar", seen, to="art_7", reason="Mənim səbəbim")
    text = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "aynur was quicker" in text
    assert "Mənim səbəbim" in text
    assert store.row(one.uid, "art_1", reader(app, "aynur")).counterparts == ("art_5",)


def test_the_script_is_given_the_row_alone(app: Flask, one: Kept) -> None:
    client = client_of(app, "aynur")
    address = f"/en/comparisons/{one.uid}/rows/art_1"
    sent = {"csrf_token": token(client, address), "revision": "1", "step": "confirm"}
    answer = client.post(address, data=sent, headers={"X-Requested-With": "workbench"})
    assert answer.status_code == 200
    part = html.fragment_fromstring(answer.get_data(as_text=True), create_parent="div")
    assert part.xpath(".//article[@data-state='confirmed']")
    assert "1 of 3 decided" in part.text_content()


def test_comments_and_owners_stand_on_the_page_of_the_row(app: Flask, one: Kept, row: Step) -> None:
    row("art_1", "comment", "bahar", text="Fəsil adına baxın")
    row("art_1", "assign", owner="bahar")
    page = client_of(app, "aynur").get(f"/en/comparisons/{one.uid}/rows/art_1").get_data(as_text=True)
    assert "Fəsil adına baxın" in page
    assert "given to bahar" in page
    assert "given to somebody" in page


def test_many_are_confirmed_at_once(app: Flask, store: Comparisons, one: Kept) -> None:
    client = client_of(app, "aynur")
    sent = {"csrf_token": token(client, f"/en/comparisons/{one.uid}"), "sure": "80"}
    answer = client.post(f"/en/comparisons/{one.uid}/confirm", data=sent, follow_redirects=True)
    assert "3 rows confirmed" in answer.get_data(as_text=True)
    assert store.progress(one.uid, reader(app, "aynur")).decided == 3


@pytest.mark.parametrize(("asked", "keys"), [
    ("", ["art_1", "art_2", "art_3"]), ("relation=none", ["art_3"]), ("words=fənər", ["art_2"]), ("chapter=II fəsil", ["art_3"]),
    ("state=confirmed", []), ("state=nonsense", ["art_1", "art_2", "art_3"]), ("side=right", ["r~art_7"]),
    ("page=9", ["art_1", "art_2", "art_3"]),
])  # fmt: skip
def test_rows_are_chosen_by_filters(app: Flask, one: Kept, asked: str, keys: list[str]) -> None:
    page = html.fromstring(client_of(app, "aynur").get(f"/en/comparisons/{one.uid}?{asked}").get_data(as_text=True))
    assert page.xpath("//article/@id") == keys


def test_the_public_reads_what_is_published_and_nothing_else(app: Flask, store: Comparisons, one: Kept) -> None:
    public = client_of(app)
    assert public.get(f"/en/comparisons/{one.uid}").status_code == 404
    assert client_of(app, "ceyhun").get(f"/en/comparisons/{one.uid}").status_code == 404
    store.publish(one.uid, Visibility.PUBLISHED, reader(app, "aynur"), one.revision)
    page = public.get(f"/en/comparisons/{one.uid}")
    assert page.status_code == 200
    assert 'class="decide"' not in page.get_data(as_text=True)
    assert client_of(app, "ceyhun").get("/en/comparisons").get_data(as_text=True).count("Qayıqlar: uyğunluq") == 1


def test_a_stranger_cannot_decide(app: Flask, store: Comparisons, one: Kept) -> None:
    store.publish(one.uid, Visibility.PUBLISHED, reader(app, "aynur"), one.revision)
    client = client_of(app, "ceyhun")
    sent = {"csrf_token": token(client, "/en/account"), "revision": "1", "step": "confirm"}
    answer = client.post(f"/en/comparisons/{one.uid}/rows/art_1", data=sent)
    assert answer.status_code in (403, 422)
    assert store.row(one.uid, "art_1", reader(app, "aynur")).state is State.SUGGESTED
