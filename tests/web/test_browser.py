"""Pages in a real Chromium: accessible by axe, whole at every width, in every look, by keyboard alone and without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browsing import LOOKS, NARROW, PHONE, WIDE, faults, opened, sideways

pytestmark = pytest.mark.browser
PAGES = ("/", "/search?q=ferdi+melumat&level=law", "/search?q=yoxdur", "/acts", "/coverage", "/coverage/crawls/1", "/help", "/nowhere")


@pytest.mark.parametrize("language", ["az", "en"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(browser: Browser, address: str, size: dict[str, int], language: str) -> None:
    with opened(browser, address, viewport=size) as context:
        assert faults(context, language, PAGES) == {}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_in_any_look(browser: Browser, address: str, look: str) -> None:
    with opened(browser, address, look, viewport=WIDE) as context:
        assert faults(context, "az", PAGES[:5]) == {}


@pytest.mark.parametrize("look", ["", "light.large"])
def test_nothing_scrolls_sideways_on_the_narrowest_screen(browser: Browser, address: str, look: str) -> None:
    with opened(browser, address, look, viewport=NARROW) as context:
        assert sideways(context, "az", PAGES) == []


def test_nothing_is_refused_by_the_policy(browser: Browser, address: str) -> None:
    with opened(browser, address) as context:
        page, said = context.new_page(), []
        page.on("console", lambda message: said.append(message.text))
        for path in PAGES[:-1]:
            page.goto(f"/en{path}")
        assert said == []


def test_targets_are_large_enough_to_touch(browser: Browser, address: str) -> None:
    """WCAG 2.2, 2.5.8: 24 by 24 pixels, links inside a sentence excepted."""
    small = """() => [...document.querySelectorAll('a, button, summary, input:not([type=hidden])')]
        .filter((e) => e.offsetParent && !e.closest('p, .skip, .crumbs, dd, td, th, .visually-hidden'))
        .filter((e) => { const r = e.getBoundingClientRect(); return r.height < 24 || r.width < 16; })
        .map((e) => e.outerHTML.slice(0, 120))"""
    with opened(browser, address, viewport=PHONE) as context:
        page = context.new_page()
        for path in PAGES:
            page.goto(f"/az{path}")
            assert page.evaluate(small) == [], path


def test_by_keyboard_alone(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=WIDE) as context:
        page = context.new_page()
        page.goto("/en/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
        page.keyboard.press("Enter")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.type("elektron imza")
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/search?q=elektron+imza")
        focus_on(page, "li.hit h3 a")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        page.wait_for_url("**/en/akn/**#art_5")


def focus_on(page: Page, selector: str) -> None:
    """Press Tab until an element that fits has the focus; at most 120 times."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"Tab never reached {selector}")


def test_large_type_without_scripts(browser: Browser, address: str) -> None:
    with opened(browser, address, java_script_enabled=False, viewport=WIDE) as context:
        page = context.new_page()
        page.goto("/en/acts?level=law")
        page.get_by_role("button", name="Easier to see").click()
        expect(page.locator("html[data-large]")).to_have_count(1)
        expect(page).to_have_url(f"{address}/en/acts?level=law")
        page.get_by_role("button", name="Dark").click()
        expect(page.locator("html[data-large][data-theme=dark]")).to_have_count(1)
        page.get_by_role("button", name="Easier to see").click()
        expect(page.locator("html[data-large]")).to_have_count(0)


def test_filters_on_a_phone_open_without_scripts(browser: Browser, address: str) -> None:
    with opened(browser, address, java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        page.goto("/en/search?q=imza")
        choice = page.get_by_role("link", name="Decrees of the President")
        assert not choice.is_visible()
        page.get_by_text("Narrow the results").click()
        choice.click()
        expect(page).to_have_url(f"{address}/en/search?q=imza&level=decree")
