"""Tables that take longer than somebody waits for a page: the page that waits, the list, programs, and all that can go wrong."""

import io
import re
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from playwright.sync_api import Browser, expect
from werkzeug.test import TestResponse

from acts.concordance.kept import Kept
from acts.concordance.model import Provision, Suggestion
from acts.concordance.store import Comparisons
from acts.concordance.suggest import suggest
from tests.web.browsing import NARROW, WIDE, entered, faults, opened, served
from tests.web.comparisons.conftest import PASSWORD, client_of, token
from tests.web.comparisons.test_comparisons_api import CLAUSES, LIST, Program
from tests.web.comparisons.test_views import reader
from web import concordance_tasks

Provisions = tuple[Provision, ...]
API = "/api/comparisons"
SECONDS = 60


class Gate:
    """Suggestions that wait until it is opened, and then come or break off with ``error``."""

    def __init__(self) -> None:
        self.open, self.most, self._now = threading.Event(), 0, 0
        self.error: Exception | None = None

    def __call__(self, left: Provisions, right: Provisions, languages: tuple[str, str]) -> tuple[Suggestion, ...]:
        self._now += 1
        self.most = max(self.most, self._now)
        assert self.open.wait(SECONDS)
        self._now -= 1
        if self.error:
            raise self.error
        return suggest(left, right, languages)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    """Every table is under way until the gate is opened."""
    made = Gate()
    monkeypatch.setattr(concordance_tasks, "MOST_PAIRS", 0)
    monkeypatch.setattr(concordance_tasks, "suggest", made)
    return made


def asked(client: FlaskClient, title: str = "Siyahılar") -> TestResponse:
    """A table asked for in the form."""
    lists = {f"file-{side}": (io.BytesIO(CLAUSES.encode()), f"{side}.csv") for side in ("left", "right")}
    return client.post("/en/comparisons/new", data={"csrf_token": token(client, "/en/comparisons/new"), "title": title, **lists})


def until(look: Callable[[], TestResponse], wanted: Callable[[TestResponse], bool]) -> TestResponse:
    """What an answer is when it is at last as it is wanted."""
    end = time.monotonic() + SECONDS
    while not wanted(answer := look()):
        assert time.monotonic() < end, answer.text
        time.sleep(0.02)
    return answer


def words(answer: TestResponse) -> str:
    return " ".join(html.fromstring(answer.text).find(".//main").text_content().split())


def test_a_long_table_is_waited_for_and_opens(app: Flask, store: Comparisons, gate: Gate) -> None:
    client = client_of(app, "aynur")
    sent = asked(client)
    assert (sent.status_code, sent.location.startswith("/en/comparisons/making/")) == (303, True)
    page = client.get(sent.location)
    assert page.status_code == 200
    assert "Siyahılar Each provision of the first act (3) is compared with each of the second (3)" in words(page)
    assert '<noscript><meta http-equiv="refresh"' in page.text
    assert "1 table is being made Siyahılar" in words(client.get("/en/comparisons"))
    assert store.listed(reader(app)) == ()
    gate.open.set()
    done = until(lambda: client.get(sent.location), lambda answer: answer.status_code != 200)
    assert (done.status_code, done.location) == (303, f"/en/comparisons/{store.listed(reader(app))[0].uid}")
    assert "0 of 3 decided" in words(client.get(done.location))
    assert "is being made" not in words(client.get("/en/comparisons"))
    assert client.get(sent.location).location == done.location


def test_a_table_is_made_again_under_way_and_says_what_became_of_it(app: Flask, store: Comparisons, gate: Gate) -> None:
    client = client_of(app, "aynur")
    gate.open.set()
    first = asked(client).location
    until(lambda: client.get(first), lambda answer: answer.status_code == 303)
    one = store.listed(reader(app))[0]
    gate.open.clear()
    address = f"/en/comparisons/{one.uid}/again"
    sent = client.post(address, data={"csrf_token": token(client, address), "revision": str(one.revision)})
    store.confirm(one.uid, store.all(one.uid, reader(app))[0].key, reader(app), 1)
    gate.open.set()
    done = until(lambda: client.get(sent.location), lambda answer: answer.status_code == 303)
    assert "Compared again: 1 decisions hold" in words(client.get(done.location))


def test_who_changed_it_meanwhile_is_not_overwritten(app: Flask, store: Comparisons, one: Kept, gate: Gate) -> None:
    client = client_of(app, "aynur")
    gate.open.set()
    first = asked(client).location
    until(lambda: client.get(first), lambda answer: answer.status_code == 303)
    made = store.listed(reader(app), mine=True)[0]
    gate.open.clear()
    address = f"/en/comparisons/{made.uid}/again"
    sent = client.post(address, data={"csrf_token": token(client, address), "revision": "1"})
    store.rename(made.uid, "Başqa ad", reader(app), 1)
    gate.open.set()
    done = until(lambda: client.get(sent.location), lambda answer: answer.status_code != 200)
    assert done.status_code == 422
    assert "The table could not be made" in words(done)
    assert "found revision 2" in words(done)
    assert html.fromstring(done.text).xpath(f"//a[@href='{address}']")
    assert store.of(made.uid, reader(app)).run == 1


def test_an_error_of_the_program_is_told_and_logged(
    app: Flask, store: Comparisons, gate: Gate, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    client = client_of(app, "aynur")
    gate.error = ZeroDivisionError("sample")
    gate.open.set()
    sent = asked(client)
    done = until(lambda: client.get(sent.location), lambda answer: answer.status_code != 200)
    task = sent.location.rpartition("/")[2]
    assert done.status_code == 500
    assert f"in the program's log under {task}" in words(done)
    assert task in caplog.text
    assert "ZeroDivisionError: sample" in caplog.text
    assert store.listed(reader(app)) == ()


@pytest.mark.parametrize("name", ["bahar", "aynur"])
def test_a_table_nobody_knows_of_is_told(app: Flask, gate: Gate, name: str) -> None:
    sent = asked(client_of(app, "aynur")).location if name == "bahar" else "/en/comparisons/making/nothing"
    page = client_of(app, name).get(sent)
    gate.open.set()
    assert page.status_code == 404
    assert "This table is not being made any more" in words(page)


def test_tables_are_made_one_after_another_and_not_too_many(app: Flask, store: Comparisons, gate: Gate) -> None:
    client = client_of(app, "aynur")
    sent = [asked(client, f"Siyahı {n}") for n in range(4)]
    assert [answer.status_code for answer in sent] == [303, 303, 303, 503]
    assert "expected at most 3 tables being made for one person, found 3" in words(sent[3])
    assert asked(client_of(app, "bahar")).status_code == 303
    assert any("Another table is made first" in words(client.get(answer.location)) for answer in sent[:3])
    gate.open.set()
    for answer in sent[:3]:
        until(lambda at=answer.location: client.get(at), lambda found: found.status_code == 303)  # type: ignore[misc]
    assert {one.title for one in store.listed(reader(app), mine=True)} == {"Siyahı 0", "Siyahı 1", "Siyahı 2"}
    assert gate.most == 1


def test_a_program_is_told_where_to_ask(app: Flask, gate: Gate) -> None:
    aynur = Program(app, "aynur")

    def post(address: str, **told: Any) -> TestResponse:
        return aynur.client.post(f"{API}{address}", json=told, headers=aynur.headers)

    sent = post("", left=LIST, right=LIST, title="Siyahılar")
    assert (sent.status_code, sent.headers["Retry-After"], sent.json["stage"] in ("waiting", "working")) == (202, "3", True)  # type: ignore[index]
    assert sent.json["provisions"] == [3, 3]  # type: ignore[index]
    assert "no table is under way as nothing" in aynur.get("/making/nothing", 404)["detail"]
    gate.open.set()
    done: Any = until(lambda: aynur.client.get(sent.location), lambda answer: answer.json["stage"] == "done").json  # type: ignore[index]
    uid = done["comparison"]
    assert (done["made"]["uid"], done["made"]["title"], aynur.get(f"/{uid}/progress")["progress"]["rows"]) == (uid, "Siyahılar", 3)
    again = post(f"/{uid}/rerun", revision=1)
    assert again.status_code == 202
    told: Any = until(lambda: aynur.client.get(again.location), lambda answer: answer.json["stage"] == "done").json  # type: ignore[index]
    assert (told["again"], told["made"]["kept"]["revision"], told["made"]["vanished"]) == (uid, 2, [])
    assert aynur.post(f"/{uid}/rerun", 409, revision=1)["comparison"]["revision"] == 2


@pytest.mark.browser
def test_the_page_that_waits_opens_the_table_by_itself(browser: Browser, app: Flask, gate: Gate) -> None:
    with served(app) as at, opened(browser, at, viewport=WIDE) as context:
        page = entered(context, "aynur", PASSWORD, "/az/comparisons/new")
        for side in ("left", "right"):
            page.locator(f"#file-{side}").set_input_files({"name": f"{side}.csv", "mimeType": "text/csv", "buffer": CLAUSES.encode()})
        page.get_by_role("button", name="Cədvəli hazırla").click()
        expect(page.locator("h1")).to_have_text("Cədvəl hazırlanır")
        path = re.sub("^.*/az", "", page.url)
        assert faults(context, "az", [path]) == {}
        first = page.locator(".waited").inner_text()
        expect(page.locator(".waited")).not_to_have_text(first)
        page.set_viewport_size(NARROW)
        assert page.evaluate("document.documentElement.scrollWidth") == NARROW["width"]
        gate.open.set()
        expect(page.locator("#progress")).to_contain_text("3 sətirdən 0")
