"""The search in a real Chromium: accessible, whole at every width, by keyboard, with scripts and without."""

from collections.abc import Iterator
from urllib.parse import unquote_plus

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.web.browsing import LOOKS, NARROW, PHONE, WIDE, faults, opened, served, sideways
from tests.web.search.finder import QUERY_WITH_MISTAKE

pytestmark = pytest.mark.browser
PAGES = (
    "/search", "/search?q=rich&explain=1&level=law&code=090.060.000&years=2012-2014&at=2012-01-02", "/search?q=choice",
    f"/search?q={QUERY_WITH_MISTAKE}", "/search?q=wordings", "/search?q=imza&at=31.02.2020&from=x&to=y", "/search?q=away",
    "/search?like=%2Fakn%2Faz%2Fact%2Flaw%2F1%2Faze%40%23art_5",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(rich_app: Flask) -> Iterator[str]:
    with served(rich_app) as at:
        yield at


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with opened(browser, address, viewport=WIDE) as context:
        yield context.new_page()


@pytest.mark.parametrize("language", ["az", "en"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(browser: Browser, address: str, size: dict[str, int], language: str) -> None:
    with opened(browser, address, viewport=size) as context:
        assert faults(context, language, PAGES) == {}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_in_any_look(browser: Browser, address: str, look: str) -> None:
    with opened(browser, address, look, viewport=WIDE) as context:
        assert faults(context, "az", PAGES[:6]) == {}


@pytest.mark.parametrize("look", ["", "light.large"])
def test_nothing_scrolls_sideways_on_the_narrowest_screen(browser: Browser, address: str, look: str) -> None:
    with opened(browser, address, look, viewport=NARROW) as context:
        assert sideways(context, "az", PAGES) == []


def test_targets_are_large_enough_to_touch(browser: Browser, address: str) -> None:
    """WCAG 2.2, 2.5.8, links inside a sentence excepted."""
    small = """() => [...document.querySelectorAll('a, button, summary, input:not([type=hidden])')]
        .filter((e) => e.offsetParent && !e.closest('p, .skip, .crumbs, dd, td, th, .visually-hidden'))
        .filter((e) => { const r = e.getBoundingClientRect(); return r.height < 24 || r.width < 16; })
        .map((e) => e.outerHTML.slice(0, 120))"""
    with opened(browser, address, viewport=PHONE) as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(f"/az{path}")
            page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
            assert page.evaluate(small) == [], path


def test_nothing_is_refused_by_the_policy(page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in PAGES[:6]:
        page.goto(f"/en{path}")
    assert said == []


# offers
def test_offers_follow_the_keys(page: Page) -> None:
    page.goto("/en/search")
    box = page.get_by_role("combobox")
    box.press_sequentially("nümunə rabitə 1")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Nümunə maddəsi")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    box.press("ArrowUp")
    expect(box).to_have_value("nümunə rabitə 1")
    expect(options.first).to_have_attribute("aria-selected", "false")
    box.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("nümunə rabitə 1")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_a_place_offered_is_opened(page: Page) -> None:
    page.goto("/en/search")
    box = page.get_by_role("combobox")
    box.press_sequentially("nümunə rabitə 1")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/en/akn/**#art_1")


def test_a_term_offered_is_searched_and_comes_back_as_recent(page: Page) -> None:
    page.goto("/az/")
    box = page.get_by_role("combobox")
    box.press_sequentially("ipotek")
    page.locator(".offer-term").first.click()
    page.wait_for_url("**/az/search?q=*")
    searched = unquote_plus(page.url.partition("q=")[2])
    assert searched.startswith("ipotek")
    page.goto("/az/")
    box = page.get_by_role("combobox")
    box.press_sequentially("ipo")
    expect(page.get_by_role("option").first).to_contain_text(searched)
    expect(page.locator(".offer-recent")).to_have_count(1)


def test_axe_finds_nothing_with_offers_open(page: Page) -> None:
    from axe_playwright_python.sync_playwright import Axe

    from tests.web.browsing import RULES

    page.goto("/az/")
    page.get_by_role("combobox").press_sequentially("nümunə")
    expect(page.get_by_role("option").first).to_be_visible()
    page.get_by_role("combobox").press("ArrowDown")
    found = Axe().run(page, options=RULES).response["violations"]
    assert [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]] == []


# taking a search along
def test_a_search_is_kept_renamed_and_removed(page: Page) -> None:
    page.goto("/en/search?q=imza&level=law")
    page.get_by_role("button", name="Save this search").click()
    expect(page.get_by_role("status").filter(has_text="Saved in this browser")).to_be_visible()
    page.get_by_role("link", name="Saved searches").click()
    kept = page.locator(".saved-list li")
    expect(kept).to_have_count(1)
    expect(kept.get_by_role("link")).to_have_attribute("href", "/en/search?q=imza&level=law")
    kept.get_by_role("textbox").fill("Nümunə adı")
    kept.get_by_role("textbox").press("Tab")
    page.reload()
    kept.get_by_role("link", name="Nümunə adı").click()
    page.wait_for_url("**/en/search?q=imza&level=law")
    page.goto("/en/search")
    kept.get_by_role("button").click()
    expect(kept).to_have_count(0)
    expect(page.get_by_text("it will be listed here")).to_be_visible()


def test_the_address_is_copied(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=WIDE, permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto("/en/search?q=imza&level=law")
        page.get_by_role("button", name="Copy the address").click()
        expect(page.get_by_text("The address is copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == f"{address}/en/search?q=imza&level=law"


def test_odd_things_kept_do_no_harm(page: Page) -> None:
    page.goto("/en/search")
    page.evaluate("""() => {
        localStorage.setItem('toplu.searches', '[{"name": "<img src=x>", "address": "javascript:alert(1)"}, 5]');
        localStorage.setItem('toplu.recent', '{"a": 1}');
    }""")
    page.reload()
    expect(page.get_by_text("it will be listed here")).to_be_visible()
    page.get_by_role("combobox").press_sequentially("nümunə")
    expect(page.get_by_role("option").first).to_be_visible()


# years
def test_years_are_drawn_over(page: Page) -> None:
    page.goto("/en/search?q=imza&level=law")
    page.locator("svg[data-years]").scroll_into_view_if_needed()
    box = page.locator("svg[data-years]").bounding_box()
    assert box is not None
    column, middle = box["width"] / 16, box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + column * 6.5, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + column * 4.5, middle, steps=4)
    expect(page.locator("[data-drawn]")).to_have_text("2015–2017")
    page.mouse.up()
    page.wait_for_url("**/en/search?q=imza&level=law&years=2015-2017")


def test_one_column_is_one_year(page: Page) -> None:
    page.goto("/en/search?q=imza")
    page.locator("svg[data-years]").scroll_into_view_if_needed()
    box = page.locator("svg[data-years]").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 16 * 0.5, box["y"] + box["height"] - 2)
    page.wait_for_url("**/en/search?q=imza&years=2011")


# without scripts, and on a phone
def test_everything_works_without_scripts(browser: Browser, address: str) -> None:
    with opened(browser, address, java_script_enabled=False, viewport=WIDE) as context:
        page = context.new_page()
        page.goto("/en/search?q=rich")
        page.locator("#from").fill("2012")
        page.locator("#to").fill("2014")
        page.locator(".years-form button").click()
        expect(page).to_have_url(f"{address}/en/search?q=rich&years=2012-2014")
        page.locator("#day").fill("11.05.2023")
        page.locator(".day-form button").click()
        expect(page).to_have_url(f"{address}/en/search?q=rich&years=2012-2014&at=2023-05-11")
        page.get_by_role("link", name="without translation").click()
        page.get_by_role("link", name="why?").first.click()
        expect(page.locator("details.why").first).to_be_visible()
        expect(page.get_by_role("button", name="Save this search")).to_be_hidden()
        page.locator("#q").fill("imza")
        page.locator("#q").press("Enter")
        expect(page).to_have_url(f"{address}/en/search?q=imza")


def test_filters_on_a_phone_are_a_drawer(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=PHONE) as context:
        page = context.new_page()
        page.goto("/en/search?q=imza")
        page.get_by_text("Narrow the results").click()
        choice = page.get_by_role("link", name="Decrees of the President")
        expect(choice).to_be_visible()
        page.keyboard.press("Escape")
        expect(choice).to_be_hidden()
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
        page.keyboard.press("Enter")
        choice.click()
        expect(page).to_have_url(f"{address}/en/search?q=imza&level=decree")
