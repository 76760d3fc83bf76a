"""The pages of comparisons in a real Chromium: accessible, whole on every screen, and usable without scripts."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.browsing import LOOKS, NARROW, PHONE, WIDE, faults, opened, sideways

pytestmark = pytest.mark.browser
FILE = {"name": "Layihə.docx", "mimeType": "application/octet-stream", "buffer": b"PK layihe"}


def give(page: Page, address: str) -> None:
    page.goto(address)
    page.set_input_files("#file", files=[FILE])  # type: ignore[list-item]
    page.click("main form button[type=submit]")


def pages(context: BrowserContext, language: str) -> tuple[str, ...]:
    """The pages there are, those of a draft and of two texts just given included."""
    page = context.new_page()
    give(page, f"/{language}/compare/draft")
    draft = page.url.split(f"/{language}")[-1].removesuffix("/day")
    give(page, f"/{language}/compare/texts")
    second = page.url.split(f"/{language}")[-1]
    give(page, page.url)
    texts = page.url.split(f"/{language}")[-1]
    return (
        "/compare", "/compare/draft", "/compare/texts", f"{draft}/day", f"{draft}/layout?at=2026-05-11", f"{draft}/day?at=x", draft, second,
        texts, f"{texts}/beside", f"{texts}/amending", f"/compare/draft/{'a' * 64}",
    )  # fmt: skip


@pytest.mark.parametrize("language", ["az", "en"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(browser: Browser, address: str, size: dict[str, int], language: str) -> None:
    with opened(browser, address, viewport=size) as context:
        assert faults(context, language, pages(context, language)) == {}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_in_any_look(browser: Browser, address: str, look: str) -> None:
    with opened(browser, address, look, viewport=WIDE) as context:
        assert faults(context, "az", pages(context, "az")) == {}


@pytest.mark.parametrize("look", ["", "light.large"])
def test_nothing_scrolls_sideways_on_the_narrowest_screen(browser: Browser, address: str, look: str) -> None:
    with opened(browser, address, look, viewport=NARROW) as context:
        assert sideways(context, "az", pages(context, "az")) == []


def test_a_row_is_a_card_on_a_phone(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=PHONE) as context:
        page = context.new_page()
        give(page, "/en/compare/draft")
        page.goto(page.url.removesuffix("/day"))
        cells = page.locator("table.compared tbody tr").first.locator("th, td")
        lefts = {cells.nth(at).bounding_box()["x"] for at in range(3)}  # type: ignore[index]
        tops = [cells.nth(at).bounding_box()["y"] for at in range(3)]  # type: ignore[index]
        assert len(lefts) == 1
        assert tops == sorted(set(tops))


def test_only_what_was_chosen_stands_open(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=WIDE, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/en/compare/draft")
        expect(page.locator("#file")).to_be_visible()
        expect(page.locator("#text")).not_to_be_visible()
        page.check("#how-text")
        expect(page.locator("#text")).to_be_visible()
        expect(page.locator("#file")).not_to_be_visible()
        page.fill("#text", "Nümunə layihə")
        page.click("main form button[type=submit]")
        expect(page.get_by_role("heading", name="Which day's wording does it amend?")).to_be_visible()
