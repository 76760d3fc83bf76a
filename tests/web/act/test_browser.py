"""The page of an act in a real Chromium: it follows the reading, opens notes, copies addresses, and works without scripts."""

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from tests.web.act.sample import CITING, URI
from tests.web.browsing import RULES, opened, served

pytestmark = pytest.mark.browser
WIDE, MIDDLE, PHONE, NARROW = (1280, 800), (1000, 800), (390, 844), (320, 640)
ADDRESS = f"/az{URI}"
QUERIES = ("", "?struck=1", "?beside=eng", "?article=art_2", "?text=eng")


@pytest.fixture(scope="module")
def address(act_app: Flask) -> Iterator[str]:
    with served(act_app) as at:
        yield at


@pytest.fixture
def open_at(browser: Browser, address: str) -> Iterator["Opener"]:
    opener = Opener(browser, address)
    yield opener
    opener.close()


class Opener:
    """Opens pages of a size and closes them after the test."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser, self.address = browser, address
        self.contexts: list[object] = []

    def __call__(self, path: str, size: tuple[int, int] = WIDE, look: str = "", script: bool = True) -> Page:
        viewport = {"width": size[0], "height": size[1]}
        context = opened(self.browser, self.address, look, viewport=viewport, java_script_enabled=script)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    def close(self) -> None:
        for context in self.contexts:
            context.close()  # type: ignore[attr-defined]


def violations(page: Page) -> list[str]:
    page.evaluate("document.querySelectorAll('.note, .cites, .requisites, .toc, .rest').forEach((details) => { details.open = true; })")
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(open_at: Opener, size: tuple[int, int], query: str) -> None:
    assert violations(open_at(ADDRESS + query, size)) == []


@pytest.mark.parametrize("look", ["light", "dark", "light.large", "dark.large"])
def test_axe_finds_nothing_in_any_look(open_at: Opener, look: str) -> None:
    assert violations(open_at(f"{ADDRESS}?struck=1", look=look)) == []


@pytest.mark.parametrize("look", ["", "light.large"])
@pytest.mark.parametrize("query", QUERIES)
def test_nothing_scrolls_sideways_on_the_narrowest_screen(open_at: Opener, look: str, query: str) -> None:
    page = open_at(ADDRESS + query, NARROW, look)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]


def test_lines_of_the_law_have_at_most_68_characters(open_at: Opener) -> None:
    page = open_at(ADDRESS)
    page.locator("#art_3 p").evaluate("(p) => { p.textContent = 'Bu nümunə norma ehtiyatların uçotu üçün tətbiq olunur və '.repeat(30); }")
    characters = page.locator("#art_3 p").evaluate(
        "(p) => { const r = document.createRange(); r.selectNodeContents(p); return p.textContent.length / new Set("
        "[...r.getClientRects()].map((b) => Math.round(b.top))).size; }"
    )
    assert characters <= 68


def test_contents_follow_the_reading(open_at: Opener) -> None:
    page = open_at(ADDRESS, (1280, 300))
    page.evaluate("document.getElementById('art_2').scrollIntoView()")
    expect(page.locator(".contents a[aria-current]")).to_have_attribute("href", "#art_2")
    page.evaluate("document.getElementById('art_1').scrollIntoView()")
    expect(page.locator(".contents a[aria-current]")).to_have_attribute("href", "#art_1")


def test_contents_mark_the_article_jumped_to_however_short(open_at: Opener) -> None:
    page = open_at(ADDRESS, (1280, 3000))
    page.evaluate("document.body.style.paddingBottom = '3000px'; location.hash = 'art_1'")
    expect(page.locator(".contents a[aria-current]")).to_have_attribute("href", "#art_1")


@pytest.mark.parametrize("size", [WIDE, MIDDLE, PHONE], ids=["wide", "middle", "phone"])
def test_a_note_opens_where_it_is_referred_to(open_at: Opener, size: tuple[int, int]) -> None:
    page = open_at(ADDRESS, size)
    note = page.locator('[id="n.2"]')
    expect(note).to_be_hidden()
    page.locator("#art_2__para_2\\.1 > .noted .nref").click()
    expect(note).to_be_visible()
    text, beside = page.locator("#art_2__para_2\\.1 > .noted > p").bounding_box(), note.bounding_box()
    assert text
    assert beside
    right, below = beside["x"] >= text["x"] + text["width"], beside["y"] >= text["y"] + text["height"]
    assert right if size == WIDE else below
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    assert page.evaluate("document.activeElement.className") == "nref"


def test_without_scripts_a_note_can_be_opened(open_at: Opener) -> None:
    page = open_at(ADDRESS, script=False)
    page.locator("#art_2__para_2\\.1 summary").click()
    expect(page.locator('[id="n.2"]')).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_removed_text_is_shown_by_choice(open_at: Opener, script: bool) -> None:
    page = open_at(ADDRESS, script=script)
    removed = page.locator("#art_1 del")
    expect(removed).to_be_hidden()
    page.locator("#struck").check()
    expect(removed).to_be_visible()
    if script:
        expect(page).to_have_url(re.compile(r"\?struck=1$"))


def test_removed_text_can_be_asked_for_in_the_address(open_at: Opener) -> None:
    expect(open_at(f"{ADDRESS}?struck=1").locator("#art_1 del")).to_be_visible()


def test_keys_step_through_the_articles(open_at: Opener) -> None:
    page = open_at(ADDRESS, (1280, 260))
    visited = []
    for key in ("j", "j", "j", "k"):
        page.keyboard.press(key)
        visited.append(page.evaluate("document.activeElement.id"))
    assert visited[:2] == ["art_1", "art_2"]
    assert visited[3] in {"art_1", "art_2"}


def test_the_keys_are_explained(open_at: Opener) -> None:
    page = open_at(ADDRESS)
    page.keyboard.press("?")
    expect(page.locator("dialog.act-keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.act-keys")).to_be_hidden()


def test_keys_do_nothing_while_typing(open_at: Opener) -> None:
    page = open_at(ADDRESS)
    page.locator("#q").fill("")
    page.locator("#q").press("j")
    assert page.locator("#q").input_value() == "j"


@pytest.mark.parametrize(("place", "anchor"), [("#art_2 h3 .pin", "art_2"), ("#art_2__para_2\\.1 .label >> nth=0", "art_2__para_2.1")])
def test_an_address_is_copied_and_said(open_at: Opener, address: str, place: str, anchor: str) -> None:
    page = open_at(ADDRESS)
    page.locator(place).click()
    expect(page.locator(".said")).to_contain_text(f"#{anchor}")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}{ADDRESS}#{anchor}"
    expect(page).to_have_url(re.compile(f"#{re.escape(anchor)}$"))


def test_the_citation_is_copied(open_at: Opener) -> None:
    page = open_at(ADDRESS)
    page.locator(".cite summary").click()
    page.locator(".cite .copy").first.click()
    expect(page.locator(".said")).to_contain_text("77-NQ")
    assert "77-NQ nömrəli Qanunu" in page.evaluate("navigator.clipboard.readText()")


def test_two_languages_stand_level(open_at: Opener) -> None:
    page = open_at(f"{ADDRESS}?beside=eng")
    left, right = page.locator("#art_1").bounding_box(), page.locator('[id="eng.art_1"]').bounding_box()
    assert left
    assert right
    assert right["x"] > left["x"] + left["width"]
    assert abs(left["y"] - right["y"]) < 2


def test_on_a_phone_two_languages_alternate(open_at: Opener) -> None:
    page = open_at(f"{ADDRESS}?beside=eng", PHONE)
    left, right = page.locator("#art_1").bounding_box(), page.locator('[id="eng.art_1"]').bounding_box()
    assert left
    assert right
    assert right["y"] >= left["y"] + left["height"]


def test_on_a_phone_the_contents_are_a_drawer(open_at: Opener) -> None:
    page = open_at(ADDRESS, PHONE)
    expect(page.locator(".contents")).to_be_hidden()
    page.locator(".drawer > summary").click()
    page.locator('.contents a[href="#art_3"]').click()
    expect(page.locator(".contents")).to_be_hidden()
    expect(page.locator("#art_3")).to_be_in_viewport()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_without_scripts_the_contents_are_reachable(open_at: Opener, size: tuple[int, int]) -> None:
    page = open_at(ADDRESS, size, script=False)
    if size == PHONE:
        page.locator(".drawer > summary").click()
    page.locator('.contents a[href="#art_3"]').click()
    expect(page.locator("#art_3")).to_be_in_viewport()


def test_a_reference_leads_into_another_act(open_at: Opener) -> None:
    page = open_at(f"/az{CITING}")
    page.locator("a.ref").click()
    expect(page.locator("#art_2__para_2\\.1")).to_be_in_viewport()


def test_nothing_is_refused_by_the_policy(open_at: Opener) -> None:
    page = open_at("about:blank")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for query in QUERIES:
        page.goto(open_at.address + ADDRESS + query)
    assert said == []
