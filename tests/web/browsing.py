"""A real Chromium and an app served on loopback, for the tests of pages."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from wsgiref.simple_server import WSGIRequestHandler, make_server

from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
WIDE, PHONE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}, {"width": 320, "height": 640}
LOOKS = ("light", "dark", "light.large", "dark.large")


class Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of the app while it is served."""
    server = make_server("127.0.0.1", 0, app, handler_class=Silent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def launched(chromium: str) -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()


def opened(browser: Browser, address: str, look: str = "", **options: object) -> BrowserContext:
    """A reader's window with the look they chose."""
    context = browser.new_context(base_url=address, **options)  # type: ignore[arg-type]
    if look:
        context.add_cookies([{"name": "toplu_look", "value": look, "url": address}])
    return context


def entered(context: BrowserContext, name: str, password: str, onward: str) -> Page:
    """A page of somebody who signs in and goes on to a path, "/en/proposals"; what it then shows is for the caller to expect."""
    page = context.new_page()
    page.goto(f"/{onward.split('/')[1]}/sign-in?next={onward}")
    page.locator("#sign_in_name").fill(name)
    page.locator("#sign_in_password").fill(password)
    page.keyboard.press("Enter")
    return page


def violations(page: Page, path: str) -> list[str]:
    """What axe finds on a page with all that folds open."""
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def faults(context: BrowserContext, language: str, paths: Iterable[str]) -> dict[str, list[str]]:
    """What axe finds, by page; pages in which it finds nothing are left out."""
    page = context.new_page()
    return {path: found for path in paths if (found := violations(page, f"/{language}{path}"))}


def sideways(context: BrowserContext, language: str, paths: Iterable[str]) -> list[str]:
    """The pages that scroll sideways in a window as narrow as `NARROW`."""
    page = context.new_page()
    return [path for path in paths if _width(page, f"/{language}{path}") > NARROW["width"]]


def _width(page: Page, path: str) -> int:
    page.goto(path)
    return int(page.evaluate("document.documentElement.scrollWidth"))
