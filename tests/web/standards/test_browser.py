"""Standards and the register in a real Chromium: accessible by axe, whole on a phone, by keyboard and without scripts."""

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect

from tests.acts.register.world import CATALOGUE, DEVICES, LAW, World, edition
from tests.web.browsing import NARROW, PHONE, WIDE, faults, opened, sideways
from tests.web.world import world_app
from web.services import Services

pytestmark = pytest.mark.browser
SERIES = tuple(edition(f"99070:{year}", f"{year}-04-01") for year in range(2000, 2020))
"""A standard of twenty editions."""
AMENDED = (edition("99071:2015", "2015-01-01"), edition("99071:2015/Amd 1:2017", "2017-01-01", kind="amendment"))
PAGES = (
    "/standards", "/standards?words=99025", "/standards?words=yoxdur", "/standards/bodies", "/standards/bodies/ISO",
    "/standards/ISO/IEC 99001", "/standards/ISO/IEC 99001:2011?at=2018-01-01", "/standards/ISO/IEC 99070", "/standards/ISO/IEC 99071",
    "/standards/AZS ISO/IEC 99025:2012", "/standards/ISO/IEC 99001:1999", "/register/problems", "/register/problems?at=2019-06-01",
    "/register/acts", "/register/acts?at=sabah", "/register/standards", "/register/standards?words=yoxdur",
    "/register/standards/ISO/IEC 99001", "/register/codes", f"{DEVICES}/standards", DEVICES,
)  # fmt: skip


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    app = world_app(tmp_path_factory.mktemp("standards"), empty=True)
    services: Services = app.extensions["toplu"]
    world = World(services.engine, services.raw)
    world.take(LAW)
    world.load(*CATALOGUE, *SERIES, *AMENDED)
    world.refresh()
    return app


@pytest.mark.parametrize(("language", "look", "size"), [("az", "", WIDE), ("en", "dark", PHONE)], ids=["wide", "phone-dark"])
def test_axe_finds_nothing(browser: Browser, address: str, size: dict[str, int], look: str, language: str) -> None:
    with opened(browser, address, look, viewport=size) as context:
        assert faults(context, language, PAGES) == {}


@pytest.mark.parametrize("look", ["", "light.large"])
def test_nothing_scrolls_sideways_on_the_narrowest_screen(browser: Browser, address: str, look: str) -> None:
    with opened(browser, address, look, viewport=NARROW) as context:
        assert sideways(context, "az", PAGES) == []


def test_editions_follow_one_another_and_are_opened_by_keyboard(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=WIDE) as context:
        page = context.new_page()
        page.goto("/en/standards/ISO/IEC 99070")
        steps = page.locator(".chain .box:visible")
        expect(steps).to_have_count(8)
        expect(page.locator(".chain [aria-current=page]")).to_contain_text(":2019")
        page.get_by_text("12 earlier editions").click()
        expect(steps).to_have_count(20)
        steps.first.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("ISO/IEC 99070:2000")
        expect(page.locator(".judged")).to_contain_text("replaced by a later one")


def test_boxes_of_a_chain_keep_their_words(browser: Browser, address: str) -> None:
    """At every width each box is inside the page and its words inside the box."""
    spilling = """() => [...document.querySelectorAll('.box')].filter((box) => box.scrollWidth > box.clientWidth + 1
        || box.getBoundingClientRect().right > document.documentElement.clientWidth + 1).length"""
    for size in (WIDE, PHONE, NARROW):
        with opened(browser, address, viewport=size) as context:
            page = context.new_page()
            for name in ("ISO/IEC 99070", "ISO/IEC 99071"):
                page.goto(f"/az/standards/{name}")
                assert page.evaluate(spilling) == 0, (size, name)


def test_a_day_is_chosen_without_scripts(browser: Browser, address: str) -> None:
    with opened(browser, address, java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        page.goto("/en/register/problems")
        page.get_by_label("How it stood on").fill("01.06.2019")
        page.keyboard.press("Enter")
        expect(page.get_by_text("on 1 June 2019")).to_be_visible()
        page.get_by_role("link", name="Maddə 2").first.click()
        expect(page).to_have_url(f"{address}/en{DEVICES}?at=2019-06-01#art_2__para_2.1")


def test_the_act_lists_what_it_cites(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=PHONE) as context:
        page = context.new_page()
        page.goto(f"/en{DEVICES}")
        page.get_by_text("standards cited").click()
        page.locator("details.standards").get_by_role("link", name="ISO/IEC 99001:2011").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("ISO/IEC 99001:2011")


def test_nothing_is_refused_by_the_policy(browser: Browser, address: str) -> None:
    with opened(browser, address) as context:
        page, said = context.new_page(), list[str]()
        page.on("console", lambda message: said.append(message.text))
        for path in PAGES:
            page.goto(f"/az{path}")
        assert said == []
