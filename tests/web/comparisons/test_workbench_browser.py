"""The pages of concordances in a real Chromium: accessible, whole on a phone, decided by keys and without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, expect

from acts.concordance.kept import Reader, Visibility
from acts.concordance.model import Decision, Degree
from acts.concordance.store import Comparisons
from storage.accounts.model import Wish
from tests.web.browsing import LOOKS, NARROW, PHONE, WIDE, entered, faults, opened, served, sideways
from tests.web.comparisons.conftest import PASSWORD, PEOPLE, made
from tests.web.world import world_app

pytestmark = pytest.mark.browser
PARTS = ("", "/rows/art_1", "/reverse", "/conformity", "/files", "/settings", "/again")


def bench(home: Path) -> tuple[Flask, str]:
    """An app with people and a concordance begun; the uid of it."""
    app = world_app(home, empty=True)
    held = app.extensions["toplu"]
    for name, body in PEOPLE.items():
        held.accounts.add(name, Wish(name.capitalize(), held.accounts.organisation_named(body, "local").id, ()), "local", PASSWORD)
    store, who = Comparisons(held.engine), Reader("aynur", held.accounts.organisation_named("Nazirlik", "local").id)
    one = store.create(who, "Qayıqlar: uyğunluq", made(), Visibility.PUBLISHED)
    store.decide(one.uid, "art_2", Decision(("art_6",), Degree.PARTIAL, "Fənər təkdir", "Nazirlik"), who, 1)
    store.comment(one.uid, "art_1", "Başlığa baxın", who)
    return app, one.uid


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of an app whose concordance nobody decides further, and its uid."""
    app, uid = bench(tmp_path_factory.mktemp("bench"))
    with served(app) as at:
        yield at, uid


def signed_in(context: BrowserContext, name: str = "aynur") -> Page:
    page = entered(context, name, PASSWORD, "/en/comparisons")
    expect(page.locator("h1")).to_have_text("Tables of concordance")
    return page


def paths(uid: str) -> tuple[str, ...]:
    return ("/comparisons", "/comparisons/new", "/comparisons/gaps", *(f"/comparisons/{uid}{part}" for part in PARTS))


@pytest.mark.parametrize("language", ["az", "en"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(browser: Browser, begun: tuple[str, str], size: dict[str, int], language: str) -> None:
    with opened(browser, begun[0], viewport=size) as context:
        signed_in(context)
        assert faults(context, language, paths(begun[1])) == {}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_in_any_look(browser: Browser, begun: tuple[str, str], look: str) -> None:
    with opened(browser, begun[0], look, viewport=WIDE) as context:
        signed_in(context)
        assert faults(context, "az", paths(begun[1])) == {}


def test_nothing_scrolls_sideways_on_the_narrowest_screen(browser: Browser, begun: tuple[str, str]) -> None:
    with opened(browser, begun[0], viewport=NARROW) as context:
        signed_in(context)
        assert sideways(context, "az", paths(begun[1])) == []


def test_rows_are_decided_by_keys_without_leaving_the_page(browser: Browser, tmp_path: Path) -> None:
    app, uid = bench(tmp_path)
    with served(app) as at, opened(browser, at, viewport=WIDE) as context:
        page = signed_in(context)
        page.goto(f"/en/comparisons/{uid}")
        page.evaluate("window.stayed = true")
        page.keyboard.press("j")
        expect(page.locator("#art_1")).to_be_focused()
        page.keyboard.press("2")
        page.keyboard.press("Enter")
        expect(page.locator("#art_1")).to_have_attribute("data-state", "confirmed")
        expect(page.locator("#progress")).to_contain_text("2 of 3 decided")
        expect(page.locator("#art_1 .degree input").nth(1)).to_be_checked()
        expect(page.locator("#art_3")).to_be_focused()
        page.keyboard.press("x")
        expect(page.locator("#art_3")).to_have_attribute("data-state", "rejected")
        page.locator("#art_3").focus()
        page.keyboard.press("u")
        expect(page.locator("#art_3")).to_have_attribute("data-state", "suggested")
        page.keyboard.press(" ")
        expect(page.locator("#art_3")).to_be_focused()
        assert page.evaluate("window.stayed")


def test_who_comes_second_sees_it_in_place(browser: Browser, tmp_path: Path) -> None:
    app, uid = bench(tmp_path)
    with served(app) as at, opened(browser, at, viewport=WIDE) as first, opened(browser, at, viewport=WIDE) as second:
        one, other = signed_in(first), signed_in(second, "bahar")
        for page in (one, other):
            page.goto(f"/en/comparisons/{uid}")
        one.locator("#art_1 [value=confirm]").click()
        expect(one.locator("#art_1")).to_have_attribute("data-state", "confirmed")
        other.locator("#reason-art_1").fill("Mənim səbəbim")
        other.locator("#art_1 [value=reject]").click()
        expect(other.locator("#art_1 .summary")).to_contain_text("aynur was quicker")
        expect(other.locator("#reason-art_1")).to_have_value("Mənim səbəbim")


def test_all_of_it_works_without_scripts(browser: Browser, tmp_path: Path) -> None:
    app, uid = bench(tmp_path)
    with served(app) as at, opened(browser, at, viewport=WIDE, java_script_enabled=False) as context:
        page = signed_in(context)
        page.goto(f"/en/comparisons/{uid}?state=suggested")
        page.locator("#art_1 [value=confirm]").click()
        expect(page.locator("#progress")).to_contain_text("2 of 3 decided")
        assert page.url.endswith(f"/en/comparisons/{uid}?state=suggested#art_1")


def test_the_acts_a_name_may_mean_stand_below_it_and_cover_nothing(browser: Browser, tmp_path: Path) -> None:
    app = world_app(tmp_path)
    held = app.extensions["toplu"]
    held.accounts.add("aynur", Wish("Aynur", held.accounts.add_organisation("Nazirlik", "", "local").id, ()), "local", PASSWORD)
    with served(app) as at, opened(browser, at, viewport=WIDE) as context:
        page = signed_in(context)
        page.goto("/en/comparisons/new")
        page.locator("#left").fill("haqqında")
        page.get_by_role("button", name="Make the table").click()
        choices = page.locator(".which-act")
        expect(choices.locator("input").nth(1)).to_be_visible()
        box, below = choices.bounding_box(), page.locator("#right").bounding_box()
        assert box is not None
        assert below is not None
        assert box["y"] + box["height"] <= below["y"]
        page.get_by_role("button", name="Make the table").click(timeout=5000)


PRESSED_TWICE = """() => {
  const sent = [];
  addEventListener("submit", (event) => { sent.push(!event.defaultPrevented); event.preventDefault(); });
  const said = document.querySelector("[data-busy]"), button = document.querySelector("main form button[type=submit]");
  const before = said.textContent;
  button.click(); button.click();
  return { before, sent, said: said.textContent };
}"""


@pytest.mark.parametrize("part", ["new", "again"])
def test_what_takes_its_time_says_so_and_is_asked_for_once(browser: Browser, begun: tuple[str, str], part: str) -> None:
    with opened(browser, begun[0], viewport=WIDE) as context:
        page = signed_in(context)
        page.goto("/az/comparisons/new" if part == "new" else f"/az/comparisons/{begun[1]}/again")
        seen = page.evaluate(PRESSED_TWICE)
    assert (seen["before"], seen["sent"]) == ("", [True, False])
    assert "Təkliflər hazırlanır" in seen["said"]
