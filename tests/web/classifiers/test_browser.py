"""Classifiers in a real Chromium: accessible by axe, whole on a phone, the tree by keyboard and by touch, without scripts."""

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from classifiers.schemes.model import Concept, ConceptAssociation, ConceptScheme, Correspondence, Label
from tests.web.browsing import NARROW, PHONE, WIDE, faults, opened, sideways
from tests.web.classifiers.test_pages import FIRST, LEVELS, SECOND, item
from tests.web.world import world_app
from web.services import Services

pytestmark = pytest.mark.browser
PAGES = (
    "/classifiers", "/classifiers/land", "/classifiers/land?open=10", "/classifiers/land?words=su", "/classifiers/land?words=yoxdur",
    "/classifiers/land/items/10.10", "/classifiers/land/items/20?version=2025", "/classifiers/land/versions", "/classifiers/land/compare",
    "/classifiers/land/tables", "/classifiers/land/table?version=2026&with=many&their=1", "/classifiers/land/carriers?code=10",
    "/classifiers/many?open=0",
)  # fmt: skip
LONG = "Çox uzun adı olan və heç yerdə kəsilməyən mövqe"
BELOW = tuple(item(f"0.{at:03}", f"{LONG} {at:03}", f"Item {at:03}", "0") for at in range(400))
MANY: tuple[Concept, ...] = (item("0", "Hamısı", "All"), *BELOW)
LINKS = (ConceptAssociation("10", "0.001", True, False, "bir hissəsi"), ConceptAssociation("20", "0.002", None, None))


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    app = world_app(tmp_path_factory.mktemp("classifiers"))
    services: Services = app.extensions["toplu"]
    store = services.schemes
    with services.engine.begin() as connection:
        store.add_scheme(connection, ConceptScheme("land", (Label("Torpaqlar", "az"), Label("Lands", "en"))), "a clerk")
        store.add_scheme(connection, ConceptScheme("many", (Label("Çoxluq", "az"), Label("Many", "en"))), "a clerk")
        store.publish(connection, "land", "2025", FIRST, LEVELS, None, "a clerk")
        store.publish(connection, "land", "2026", SECOND, LEVELS, None, "a clerk")
        store.publish(connection, "many", "1", MANY, (), None, "a clerk")
        store.save_correspondence(connection, Correspondence("land", "2026", "many", "1", LINKS), "a clerk")
    return app


@pytest.mark.parametrize(("language", "look", "size"), [("az", "", WIDE), ("en", "dark", PHONE)], ids=["wide", "phone-dark"])
def test_axe_finds_nothing(browser: Browser, address: str, size: dict[str, int], look: str, language: str) -> None:
    with opened(browser, address, look, viewport=size) as context:
        assert faults(context, language, PAGES) == {}


@pytest.mark.parametrize("look", ["", "light.large"])
def test_nothing_scrolls_sideways_on_the_narrowest_screen(browser: Browser, address: str, look: str) -> None:
    with opened(browser, address, look, viewport=NARROW) as context:
        assert sideways(context, "az", PAGES) == []


def focused(page: Page) -> str:
    """The code of the item that has the focus, "" where none has."""
    return str(page.evaluate("document.activeElement.dataset.code || ''"))


def test_the_tree_by_keyboard(browser: Browser, address: str) -> None:
    """The keys of the WAI-ARIA pattern of a tree."""
    with opened(browser, address, viewport=WIDE) as context:
        page = context.new_page()
        page.goto("/en/classifiers/land")
        tree = page.get_by_role("tree", name="Tree")
        tree.get_by_role("treeitem", name="10 Soil").focus()
        page.keyboard.press("ArrowRight")
        garden = tree.get_by_role("treeitem", name="10.10 Garden")
        expect(garden).to_be_visible()
        page.keyboard.press("ArrowRight")
        assert focused(page) == "10.10"
        assert page.evaluate("getComputedStyle(document.activeElement.firstElementChild).outlineStyle") == "solid"
        page.keyboard.press("ArrowLeft")
        assert focused(page) == "10"
        page.keyboard.press("ArrowLeft")
        expect(garden).to_be_hidden()
        for key, code in (("End", "30"), ("ArrowUp", "20"), ("Home", "10"), ("w", "30")):
            page.keyboard.press(key)
            assert focused(page) == code, key
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("30 Water")
        expect(page).to_have_url(f"{address}/en/classifiers/land/items/30")
        assert focused(page) == "30"
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text("Lands")


def test_one_item_of_the_tree_is_reached_by_tab(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=WIDE) as context:
        page = context.new_page()
        page.goto("/en/classifiers/many?open=0")
        assert page.locator('[role="tree"] [tabindex="0"]').count() == 1


def test_a_long_level_comes_in_parts(browser: Browser, address: str) -> None:
    with opened(browser, address, viewport=WIDE) as context:
        page = context.new_page()
        page.goto("/en/classifiers/many")
        page.locator(".twig").first.click()
        lines = page.locator('[role="treeitem"][data-code^="0."]')
        expect(lines).to_have_count(300)
        page.get_by_text("100 more items").click()
        expect(lines).to_have_count(400)
        assert focused(page) == "0.300"


def test_the_tree_without_scripts(browser: Browser, address: str) -> None:
    with opened(browser, address, java_script_enabled=False, viewport=PHONE) as context:
        page = context.new_page()
        page.goto("/en/classifiers/land")
        page.get_by_role("link", name="Open 10").click()
        page.get_by_role("link", name="10.10 Garden").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("10.10 Garden")
        page.get_by_label("Find by code or name").fill("water")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="30 Water").last.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("30 Water")


def test_nothing_is_refused_by_the_policy(browser: Browser, address: str) -> None:
    with opened(browser, address) as context:
        page, said = context.new_page(), list[str]()
        page.on("console", lambda message: said.append(message.text))
        for path in PAGES:
            page.goto(f"/az{path}")
        assert said == []
