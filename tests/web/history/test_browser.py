"""The pages about changes in a real browser."""

import pytest
from playwright.sync_api import Browser

from tests.web.act.timed import URI
from tests.web.browsing import NARROW, PHONE, WIDE, faults, opened
from tests.web.history.pages import PAGES, WHOLE

SHOWN = (PAGES[1], PAGES[2], PAGES[6], "/changes", "/changes?act=45-NQD&date=2018-04-12", "/coverage")


@pytest.mark.parametrize("look", ["light", "dark", "light.large", "dark.large"])
def test_axe_finds_nothing(browser: Browser, address: str, look: str) -> None:
    with opened(browser, address, look, viewport=WIDE) as context:
        assert faults(context, "az", SHOWN) == {}


def test_axe_finds_nothing_on_a_phone(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=PHONE) as context:
        assert faults(context, "en", SHOWN) == {}


@pytest.mark.parametrize("look", ["", "light.large"])
def test_nothing_scrolls_sideways_on_the_narrowest_screen(browser: Browser, address: str, look: str) -> None:
    with opened(browser, address, look, viewport=NARROW) as context:
        page = context.new_page()
        for path in SHOWN:
            page.goto(f"/az{path}")
            page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


def test_nothing_is_refused_by_the_policy(browser: Browser, address: str) -> None:
    with opened(browser, address) as context:
        page, said = context.new_page(), []
        page.on("console", lambda message: said.append(message.text))
        for path in (path for path in SHOWN if "wrong" not in path):
            page.goto(f"/en{path}")
        assert said == []


def test_targets_are_large_enough_to_touch(browser: Browser, address: str) -> None:
    small = """() => [...document.querySelectorAll('a, button, summary, input:not([type=hidden])')]
        .filter((e) => e.offsetParent && !e.closest('p, sup, .skip, .crumbs, dd, td, th, h1, h2, h3, .red-changes, .visually-hidden'))
        .filter((e) => { const r = e.getBoundingClientRect(); return r.height < 24 || r.width < 16; })
        .map((e) => e.outerHTML.slice(0, 120))"""
    with opened(browser, address, viewport=PHONE) as context:
        page = context.new_page()
        for path in SHOWN:
            page.goto(f"/az{path}")
            page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
            assert page.evaluate(small) == [], path


def test_two_days_by_keyboard_without_scripts(browser: Browser, address: str) -> None:
    with opened(browser, address, java_script_enabled=False, viewport=WIDE) as context:
        page = context.new_page()
        page.goto(f"/en{WHOLE}")
        page.get_by_label("From", exact=True).fill("01.01.2018")
        page.get_by_label("To", exact=True).fill("30.12.2018")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{URI}/redline?from=2018-01-01&to=2018-12-30")
        assert page.locator(".red-article").count() == 2
        page.get_by_role("link", name="Swap the days").click()
        page.wait_for_url("**/redline?from=2018-12-30&to=2018-01-01")


def test_fates_are_seen_without_colours(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=WIDE) as context:
        page = context.new_page()
        page.goto(f"/az{WHOLE}")
        for selector, line in (("ins.w-added", "underline"), ("del.w-removed", "line-through")):
            found = page.locator(f".red-text {selector}").first
            assert line in found.evaluate("(e) => getComputedStyle(e).textDecorationLine")


def test_the_word_file_is_offered_and_comes(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=WIDE) as context:
        page = context.new_page()
        page.goto(f"/en{WHOLE}")
        with page.expect_download() as coming:
            page.get_by_role("link", name="Word file with tracked changes").click()
        assert coming.value.suggested_filename.endswith("2012-03-05..2026-11-24.docx")
