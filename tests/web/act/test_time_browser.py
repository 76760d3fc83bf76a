"""Time on the page of an act in a real Chromium: the line is grabbed, keys move along it, words tell who wrote them."""

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect

from tests.web.act.reading import az
from tests.web.act.test_browser import NARROW, PHONE, WIDE, Opener, violations
from tests.web.act.timed import ADDRESS, SPRING, timed_app
from tests.web.browsing import served

pytestmark = pytest.mark.browser
QUERIES = (
    "", "?at=2019-01-01", "?at=2011-01-01", "?at=nonsense", "?who=1&at=2024-01-01&struck=1", "?article=art_2-1&at=2014-01-01",
    "/history?article=art_2", "/history?article=art_4", "/changes", "/changes?outcome=refused",
)  # fmt: skip


@pytest.fixture(scope="module")
def timed_app_(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return timed_app(tmp_path_factory.mktemp("timed"))


@pytest.fixture(scope="module")
def address(timed_app_: Flask) -> Iterator[str]:
    with served(timed_app_) as at:
        yield at


@pytest.fixture
def open_at(browser: Browser, address: str) -> Iterator[Opener]:
    opener = Opener(browser, address)
    yield opener
    opener.close()


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing(open_at: Opener, size: tuple[int, int], query: str) -> None:
    assert violations(open_at(ADDRESS + query, size)) == []


@pytest.mark.parametrize("look", ["dark", "light.large", "dark.large"])
@pytest.mark.parametrize("query", ["?who=1&at=2024-01-01&struck=1", "/history?article=art_2", "/changes"])
def test_axe_finds_nothing_in_any_look(open_at: Opener, look: str, query: str) -> None:
    assert violations(open_at(ADDRESS + query, look=look)) == []


@pytest.mark.parametrize("look", ["", "light.large"])
@pytest.mark.parametrize("query", QUERIES)
def test_nothing_scrolls_sideways_on_the_narrowest_screen(open_at: Opener, look: str, query: str) -> None:
    page = open_at(ADDRESS + query, NARROW, look)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]


def test_the_line_is_grabbed_and_let_go_at_a_change(open_at: Opener) -> None:
    page = open_at(f"{ADDRESS}?at=2014-01-01")
    box = page.locator(".time-line").bounding_box()
    thumb = page.locator(".time-slider").evaluate("(s) => (s.value - s.min) / (s.max - s.min)")
    mark = page.locator(f'.time-marks a[data-day="{SPRING}"] circle').bounding_box()
    assert box
    assert mark
    page.mouse.move(box["x"] + box["width"] * thumb, mark["y"] + mark["height"] / 2)
    page.mouse.down()
    page.mouse.move(mark["x"] + mark["width"] / 2 + 3, mark["y"] + mark["height"] / 2, steps=8)
    expect(page.locator(".time-tip")).to_contain_text("45-NQD")
    assert page.locator("#at").input_value() == "20.05.2018"
    page.mouse.up()
    page.wait_for_url(f"**?at={SPRING}")
    expect(page.locator("#art_2-1")).to_be_visible()


def test_the_arrows_go_from_change_to_change(open_at: Opener) -> None:
    page = open_at(f"{ADDRESS}?at=2014-01-01")
    page.locator(".time-slider").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert "45-NQD" in (page.locator(".time-slider").get_attribute("aria-valuetext") or "")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**?at={SPRING}")


def test_escape_leaves_the_day_as_it_was(open_at: Opener) -> None:
    page = open_at(f"{ADDRESS}?at=2014-01-01")
    page.locator(".time-slider").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert page.locator("#at").input_value() == "01.01.2014"
    page.wait_for_timeout(1700)
    assert page.url.endswith("?at=2014-01-01")


def test_a_mark_names_the_act_and_leads_to_its_day(open_at: Opener) -> None:
    page = open_at(ADDRESS)
    mark = page.locator('.time-marks a[data-day="2016-01-01"]')
    mark.hover()
    expect(page.locator(".time-tip")).to_contain_text("31-NQD")
    mark.click()
    page.wait_for_url("**?at=2016-01-01")


def test_t_goes_to_the_date_and_what_is_typed_is_shown(open_at: Opener) -> None:
    page = open_at(ADDRESS)
    page.keyboard.press("t")
    assert page.evaluate("document.activeElement.id") == "at"
    page.keyboard.type("02.02.2017")
    page.keyboard.press("Enter")
    page.wait_for_url("**?at=2017-02-02")
    expect(page.locator("#art_3")).to_contain_text("haqq alınır")


def test_the_article_being_read_stays_in_view_on_the_other_day(open_at: Opener) -> None:
    page = open_at(ADDRESS, (1280, 500))
    page.locator("#art_4").evaluate("(e) => e.scrollIntoView()")
    page.locator(".steps a").first.evaluate("(e) => e.click()")
    page.wait_for_url("**at=2023-09-01#art_*")


@pytest.mark.parametrize("script", [True, False])
def test_without_scripts_the_list_and_the_form_do_it(open_at: Opener, script: bool) -> None:
    page = open_at(ADDRESS, script=script)
    page.locator(".time-list > summary").click()
    page.locator('.time-list a[href$="at=2016-01-01"]').click()
    page.wait_for_url("**?at=2016-01-01")
    page.locator("#at").fill("01.06.2018")
    page.locator(".time-form button").click()
    page.wait_for_url("**at=2018-06-01")
    if not script:
        expect(page.locator(".time-slider")).to_be_hidden()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_word_tells_who_wrote_it(open_at: Opener, size: tuple[int, int]) -> None:
    page = open_at(f"{ADDRESS}?at=2019-01-01", size)
    page.locator(".who-switch").click()
    page.wait_for_url("**who=1&at=2019-01-01")
    card = page.locator(".author-card")
    expect(card).to_be_hidden()
    page.locator("#art_1 i a.by").click()
    expect(card).to_be_in_viewport()
    for said in ("31-NQD", "kağızda", "1 yanvar 2016", "ilə əvəz edilmişdir"):
        expect(card).to_contain_text(said)
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert page.evaluate("document.activeElement.className") == "by"
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    card.locator("a", has_text="31-NQD").click()
    page.wait_for_url("**/31-nqd")


def test_a_place_where_words_were_removed_tells_by_whom(open_at: Opener) -> None:
    page = open_at(f"{ADDRESS}?who=1&at=2019-01-01")
    page.locator("#art_1 .cut").click()
    expect(page.locator(".author-card")).to_contain_text("31-NQD")


def test_words_from_the_beginning_say_so(open_at: Opener) -> None:
    page = open_at(f"{ADDRESS}?who=1")
    page.locator("#art_2__para_2\\.1 p").click()
    said = az("These words stand in the act from the beginning; no amendment known put them in.")
    expect(page.locator(".author-card")).to_contain_text(said)


def test_without_scripts_a_word_leads_to_its_author(open_at: Opener) -> None:
    page = open_at(f"{ADDRESS}?who=1&at=2019-01-01", script=False)
    page.locator("#art_1 i a.by").click()
    expect(page.locator('[id="w.0.art_1"]')).to_be_in_viewport()
    expect(page.locator('[id="w.0.art_1"]')).to_contain_text("31-NQD")


def test_the_margin_leads_to_the_history_and_back_to_the_text_of_a_day(open_at: Opener) -> None:
    page = open_at(ADDRESS)
    page.locator("#art_1 .changed a").click()
    page.locator(".version a", has_text=az("The whole text on that day")).last.click()
    page.wait_for_url("**?at=2012-03-05#art_1")
    expect(page.locator("#art_1")).to_contain_text("kağızda")


def test_nothing_is_refused_by_the_policy(open_at: Opener) -> None:
    page = open_at("about:blank")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for query in QUERIES:
        page.goto(open_at.address + ADDRESS + query)
    assert [words for words in said if "400" not in words] == []
