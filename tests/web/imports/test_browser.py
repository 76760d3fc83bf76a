"""Imports in a real Chromium: accessible by axe, whole on a phone, by keyboard alone and without scripts."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.browsing import NARROW, PHONE, WIDE, entered, opened, served, violations
from tests.web.imports.test_imports import TABLE
from tests.web.proposals.conftest import PASSWORD, desk_app

pytestmark = pytest.mark.browser
PAGES = ("", "/new", "/1", "/2", "/2?outcome=refused", "/3", "/4/columns", "/5/columns")
SKOS = '@prefix s: <http://www.w3.org/2004/02/skos/core#> . @prefix : <https://a.example/> .\n:a s:inScheme :l ; s:prefLabel "Ad"@az .\n'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[str]:
    """An import taken back, one that waits with its verdicts, one of RDF, one whose columns are asked, one in another encoding."""
    folder = tmp_path_factory.mktemp("imports")
    with served(desk_app(folder)) as at:
        with window(browser, at) as context:
            page = signed_in(context)
            for number in (1, 2):
                send(page, folder / f"a{number}.csv", TABLE)
                page.get_by_role("button", name="See what becomes of each row").click()
                expect(page).to_have_url(f"{at}/en/classifiers/imports/{number}")
            page.goto("/en/classifiers/imports/1")
            page.get_by_label("leave the 1 refused rows out").check()
            page.get_by_role("button", name="Take in").click()
            page.get_by_role("button", name="Take the whole import back").click()
            expect(page.get_by_role("heading", name="Taken back")).to_be_visible()
            send(page, folder / "c.ttl", (SKOS + SKOS.partition("\n")[2].replace(":a", ":b").replace(":l", ":m")).encode())
            send(page, folder / "d.csv", TABLE)
            send(page, folder / "e.csv", "Kod;Ad\n1;Bağça\n".encode("cp1254"))
        yield at


def window(browser: Browser, address: str, **options: object) -> BrowserContext:
    return opened(browser, address, **({"java_script_enabled": False, "viewport": WIDE} | options))


def signed_in(context: BrowserContext) -> Page:
    page = entered(context, "dilara", PASSWORD, "/en/classifiers/imports")
    expect(page.get_by_role("heading", name="Imports of classifiers")).to_be_visible()
    return page


def send(page: Page, file: Path, body: bytes) -> None:
    file.write_bytes(body)
    page.goto("/en/classifiers/imports/new")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_label("Id of a new classifier").fill(f"made-{file.stem}")
    page.get_by_role("button", name="Look at the file").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Import a file")


@pytest.mark.parametrize("language", ["az", "en"])
@pytest.mark.parametrize("look", ["", "dark"])
def test_accessible(browser: Browser, address: str, language: str, look: str) -> None:
    with window(browser, address, java_script_enabled=True, look=look) as context:
        page = signed_in(context)
        for one in PAGES:
            assert violations(page, f"/{language}/classifiers/imports{one}") == [], one


@pytest.mark.parametrize("size", [PHONE, NARROW], ids=["phone", "narrow"])
def test_whole_on_a_phone(browser: Browser, address: str, size: dict[str, int]) -> None:
    with window(browser, address, viewport=size) as context:
        page = signed_in(context)
        for one in PAGES:
            page.goto(f"/az/classifiers/imports{one}")
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], one


def test_by_keyboard_alone(browser: Browser, address: str) -> None:
    with window(browser, address) as context:
        page = signed_in(context)
        page.goto("/en/classifiers/imports/4/columns")
        page.locator("select[name='column.D']").focus()
        page.keyboard.type("scope")                     # the first that begins so
        page.locator("#first").focus()
        page.keyboard.press("Enter")                    # shows the rows anew
        expect(page.get_by_text("scope: bir")).to_be_visible()
        page.get_by_role("button", name="See what becomes of each row").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="What becomes of each row")).to_be_visible()
        page.get_by_role("link", name="refused").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_text("1–1 of 1 rows")).to_be_visible()
