"""The desk in a real Chromium: accessible by axe, whole on a phone, used by keyboard and without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.browsing import NARROW, PHONE, WIDE, entered, faults, opened, served, sideways
from tests.web.proposals.conftest import NEW_SPLIT, PASSWORD, SPLIT, desk_app

pytestmark = pytest.mark.browser
PAGES = ("/proposals", "/proposals?standing=rejected", "/proposals/1", "/proposals/1/impact", "/proposals/2")
CLERKS = {
    "aynur": ("/proposals/new", "/proposals/new?scheme=libraries", "/proposals/new?scheme=libraries&action=split&code=oxu",
              NEW_SPLIT[3:], "/proposals/new?scheme=libraries&action=retire&code=30", "/proposals/1/changes/0", "/proposals/1/words"),
    "bahar": ("/proposals/1", "/proposals/1/impact"),
    "dilara": ("/proposals/publish",),
}  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[str]:
    """One proposal under discussion and one rejected, made by hand."""
    with served(desk_app(tmp_path_factory.mktemp("desk"))) as at:
        with window(browser, at) as context:
            page = signed_in(context, "aynur")
            for id_ in (1, 2):
                propose(page)
                expect(page).to_have_url(f"{at}/en/proposals/{id_}")
                page.get_by_role("button", name="Submit").click()
        with window(browser, at) as context:
            page = signed_in(context, "bahar")
            page.goto("/en/proposals/2")
            page.get_by_label("Your words").fill("The same as before")
            page.get_by_role("button", name="Reject").click()
            expect(page.get_by_text("rejected it")).to_be_visible()
        yield at


def window(browser: Browser, address: str, **options: object) -> BrowserContext:
    return opened(browser, address, **({"java_script_enabled": False, "viewport": WIDE} | options))


def signed_in(context: BrowserContext, name: str) -> Page:
    page = entered(context, name, PASSWORD, "/en/proposals")
    expect(page).to_have_url(f"{page.url.split('/en/')[0]}/en/proposals")
    return page


def propose(page: Page) -> None:
    """From the list to a draft, step by step."""
    page.goto("/en/proposals")
    page.get_by_role("link", name="New proposal").click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Which code?").fill("10.010")
    page.keyboard.press("Enter")
    for name, value in SPLIT.items():
        page.locator(f"[id='{name}']").fill(value)
    page.get_by_role("button", name="Save as a draft").click()


@pytest.mark.parametrize(("language", "size"), [("az", WIDE), ("en", PHONE)], ids=["wide", "phone"])
def test_axe_finds_nothing(browser: Browser, address: str, size: dict[str, int], language: str) -> None:
    with window(browser, address, viewport=size, java_script_enabled=True) as context:
        assert faults(context, language, PAGES) == {}


@pytest.mark.parametrize("name", CLERKS)
def test_axe_finds_nothing_for_clerks_and_nothing_scrolls_sideways(browser: Browser, address: str, name: str) -> None:
    with window(browser, address, viewport=NARROW, java_script_enabled=True) as context:
        signed_in(context, name)
        assert faults(context, "az", CLERKS[name]) == {}
        assert sideways(context, "az", CLERKS[name]) == []


def test_enter_saves_and_does_not_add_a_part(browser: Browser, address: str) -> None:
    with window(browser, address) as context:
        page = signed_in(context, "aynur")
        page.goto(NEW_SPLIT)
        page.locator("[id='az.1']").press("Enter")
        expect(page.get_by_role("alert")).to_contain_text("has no label in English")
        expect(page.locator("[id='code.2']")).to_have_count(0)
        page.get_by_role("alert").get_by_role("link", name="10.011 has no label in English").click()
        expect(page).to_have_url(f"{address}{NEW_SPLIT}#en.1")
