"""The glossary in a real Chromium: accessible by axe, whole on a phone, edited by keyboard and without scripts."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect

from tests.web.browsing import LOOKS, NARROW, PHONE, WIDE, faults, opened, served, sideways, violations
from tests.web.glossary.conftest import KEYS, filled, with_accounts
from tests.web.world import world_app

pytestmark = pytest.mark.browser
PAGES = ("/glossary", "/glossary?words=yoxdur", "/glossary?standing=proposed", "/glossary/bag-evi", "/glossary/numune-a",
         "/glossary/bag-evi/edit", "/glossary/new", "/glossary/proposals", "/sign-in")  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(filled(world_app(tmp_path_factory.mktemp("glossary")))) as at:
        yield at


@pytest.fixture(scope="module")
def keyed_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    app: Flask = with_accounts(filled(world_app(tmp_path_factory.mktemp("keyed"))))
    with served(app) as at:
        yield at


@pytest.mark.parametrize(("language", "size"), [("az", WIDE), ("en", PHONE)], ids=["wide", "phone"])
def test_axe_finds_nothing(browser: Browser, address: str, size: dict[str, int], language: str) -> None:
    with opened(browser, address, viewport=size) as context:
        assert faults(context, language, PAGES) == {}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_in_any_look(browser: Browser, address: str, look: str) -> None:
    with opened(browser, address, look, viewport=WIDE) as context:
        assert faults(context, "az", PAGES[3:6]) == {}


def test_nothing_scrolls_sideways_on_the_narrowest_screen(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=NARROW) as context:
        assert sideways(context, "az", PAGES) == []


def test_an_error_is_reached_from_the_summary_and_the_page_stays_accessible(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=WIDE, java_script_enabled=True) as context:
        page = context.new_page()
        page.goto("/en/glossary/bag-evi/edit")
        page.get_by_label("English term").fill("")
        page.get_by_role("button", name="Save").click()
        page.get_by_role("alert").get_by_role("link").click()
        assert page.evaluate("document.activeElement.id") == "en"
        page.get_by_label("English term").fill("bower")
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{address}/en/glossary/bag-evi")
        expect(page.get_by_role("heading", level=1)).to_contain_text("bower")


def test_proposals_without_scripts(browser: Browser, address: str) -> None:
    with opened(browser, address, java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        page.goto("/en/glossary/proposals")
        group = page.get_by_role("group").filter(has_text="nümunə b").first
        group.get_by_text("Evidence: 1").click()
        expect(group.get_by_role("cell", name="Nümunə mətn")).to_be_visible()
        group.get_by_label("Accept").check()
        page.get_by_role("button", name="Save and go on").click()
        expect(page.get_by_role("status")).to_contain_text("Judged: 1.")


def test_signing_in_and_out(browser: Browser, keyed_address: str) -> None:
    with opened(browser, keyed_address, viewport=WIDE) as context:
        page = context.new_page()
        page.goto("/en/glossary/bag-evi")
        page.get_by_role("link", name="Sign in to edit").click()
        page.get_by_label("Name", exact=True).fill(KEYS[0][0])
        page.get_by_label("Password").fill("wrong")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("do not go together")
        page.get_by_label("Password").fill(KEYS[0][1])
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{keyed_address}/en/glossary/bag-evi")
        expect(page.get_by_text("You edit as aynur.")).to_be_visible()
        assert violations(page, "/en/glossary") == []
        page.goto("/en/account")
        assert violations(page, "/en/account") == []
        page.get_by_role("button", name="Sign out").click()
        page.goto("/en/glossary")
        expect(page.get_by_role("link", name="Sign in to edit")).to_be_visible()


def test_errors_are_accessible(browser: Browser, keyed_address: str) -> None:
    with opened(browser, keyed_address, viewport=PHONE) as context:
        page = context.new_page()
        page.goto("/az/sign-in?next=/az/glossary/new")
        page.get_by_label("Ad", exact=True).fill(KEYS[0][0])
        page.get_by_label("Parol").fill(KEYS[0][1])
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Yadda saxla").click()
        expect(page.get_by_role("alert")).to_be_visible()
        from axe_playwright_python.sync_playwright import Axe

        from tests.web.browsing import RULES

        assert [one["id"] for one in Axe().run(page, options=RULES).response["violations"]] == []
