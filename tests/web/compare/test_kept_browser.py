"""The pages of kept comparisons of wordings in a real Chromium: accessible in every look, whole on the narrowest screen."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, expect

from tests.web.browsing import LOOKS, NARROW, PHONE, WIDE, entered, faults, opened, served, sideways
from tests.web.compare.test_kept import PASSWORD, app, draft_kept, posted, signed_in
from tests.web.compare.test_kept_rows import keys, say

__all__ = ["app"]
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def begun(app: Flask) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Where a draft kept, with a row justified and shown to everyone, is served; the paths of its pages."""
    owner = signed_in(app, "aynur")
    address = draft_kept(owner)
    row = keys(owner, address)[0]
    say(owner, address, row, "Səbəb: iki gün azdır")
    posted(owner, address, "/shown", visibility="published")
    path = address.removeprefix("/en")
    with served(app) as at:
        yield at, ("/compare", path, f"{path}/rows/{row}", f"{path}/again")


def enter(context: BrowserContext) -> None:
    page = entered(context, "aynur", PASSWORD, "/en/compare")
    expect(page.locator("h1")).to_have_text("Compare, and get the finished document")


@pytest.mark.parametrize("owner", [True, False], ids=["owner", "public"])
@pytest.mark.parametrize("language", ["az", "en"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(
    browser: Browser, begun: tuple[str, tuple[str, ...]], size: dict[str, int], language: str, owner: bool,
) -> None:  # fmt: skip
    with opened(browser, begun[0], viewport=size) as context:
        if owner:
            enter(context)
        assert faults(context, language, begun[1]) == {}


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_in_any_look(browser: Browser, begun: tuple[str, tuple[str, ...]], look: str) -> None:
    with opened(browser, begun[0], look, viewport=WIDE) as context:
        enter(context)
        assert faults(context, "az", begun[1]) == {}


@pytest.mark.parametrize("look", ["", "light.large"])
def test_nothing_scrolls_sideways_on_the_narrowest_screen(browser: Browser, begun: tuple[str, tuple[str, ...]], look: str) -> None:
    with opened(browser, begun[0], look, viewport=NARROW) as context:
        enter(context)
        assert sideways(context, "az", begun[1]) == []
