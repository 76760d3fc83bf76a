"""Remakes the pictures of this folder: home, results, act page, coverage, time, standards, classifiers.

Wide, on a phone, in low vision, dark, in both languages.

    make screenshots

The sample acts are taken into a temporary folder and served on loopback; Debian's Chromium takes the pictures.
"""

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import waitress
from playwright.sync_api import Browser, sync_playwright

from acts.gather import items
from acts.held import ActFilter
from acts.listing import list_acts
from classifiers.standards.model import Edition
from classifiers.standards.store import Catalogue
from web.composition import Toplu
from web.settings import Settings

HERE = Path(__file__).parent
ROOT = HERE.parent.parent

TIMED = "/akn/az/act/law/2016-05-06/231-xq"
"""The sample law with most to tell of time: amended three times, a fourth to come."""
EDITIONS = (
    ("27001:2005", "2005-10-01", "standard"), ("27001:2013", "2013-10-01", "standard"), ("27001:2022", "2022-10-01", "standard"),
    ("27001:2013/Cor 1:2014", "2014-09-01", "corrigendum"), ("27001:2013/Cor 2:2015", "2015-12-01", "corrigendum"),
    ("19790:2012", "2012-08-01", "standard"), ("19790:2025", "2025-02-01", "standard"),
)  # fmt: skip
"""Editions of ISO/IEC standards that the sample acts cite."""
CATALOGUED = {
    "standard": "/az/standards/ISO/IEC 27001", "register": "/az/register/problems",
    "classifier": "/az/classifiers/topics/items/e-signature",
}
WIDE, PHONE = (1280, 900), (390, 844)


@contextmanager
def served(folder: str) -> Iterator[tuple[str, str]]:
    """The sample on a free port: its address and the path of the act most worth showing."""
    toplu = Toplu(Settings(home=Path(folder), rate_limit=""))
    ingest = toplu.ingest("screenshots")
    for item in items([ROOT / "fixtures" / "acts"], "sample"):
        ingest.take(item.manifestation, item.card)
    ingest.settle()
    toplu.catch_up()
    Catalogue(toplu.engine).load(map(edition, EDITIONS), "screenshots", "screenshots")
    toplu.refresh_register()
    server = waitress.create_server(toplu.app(), host="127.0.0.1", port=0, threads=4)
    threading.Thread(target=server.run, daemon=True).start()
    laws = list_acts(toplu.engine, ActFilter(words="elektron imza", level="law", language="eng")).items
    try:
        yield f"http://127.0.0.1:{server.effective_port}", laws[0].uri  # type: ignore[union-attr]
    finally:
        server.close()


def edition(row: tuple[str, str, str]) -> Edition:
    number, published, kind = row
    return Edition(
        f"ISO/IEC {number}", f"ISO/IEC {number.partition(':')[0]}", "ISO", (), kind, published=date.fromisoformat(published),
        precision="month", ics=("35.030",),
    )  # fmt: skip


def shoot(browser: Browser, address: str, name: str, size: tuple[int, int], look: str = "", dark: bool = False) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, color_scheme="dark" if dark else "light", device_scale_factor=1
    )
    if look:
        context.add_cookies([{"name": "toplu_look", "value": look, "url": address.split("/", 3)[0] + "//" + address.split("/", 3)[2]}])
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=HERE / f"{name}.png")
    context.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, served(folder) as (host, act), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        pages = {
            "home": "/{}/",
            "results": "/{}/search?q=elektron+imza",
            "act": "/{}" + act,
            "coverage": "/{}/coverage",
        }
        for name, path in pages.items():
            shoot(browser, host + path.format("az"), f"{name}-wide", WIDE)
            shoot(browser, host + path.format("az"), f"{name}-phone", PHONE)
            shoot(browser, host + path.format("az"), f"{name}-low-vision", WIDE, look="light.large")
            shoot(browser, host + path.format("en"), f"{name}-english", WIDE)
        shoot(browser, host + "/en/search?q=electronic+signature", "results-english", WIDE)
        shoot(browser, host + pages["results"].format("az"), "results-dark", WIDE, dark=True)
        shoot(browser, host + pages["act"].format("az") + "#art_5", "act-reading", WIDE)
        shoot(browser, host + pages["act"].format("az") + "?struck=1#art_12", "act-removed", WIDE)
        shoot(browser, host + pages["act"].format("az") + "#art_5", "act-dark", WIDE, dark=True)
        shoot(browser, host + pages["act"].format("az") + "?beside=eng", "act-side-by-side", WIDE)
        law = host + "/{}" + TIMED
        shoot(browser, law.format("az") + "?at=2018-06-01&article=art_7", "time-day", WIDE)
        shoot(browser, law.format("az") + "?at=2018-06-01&article=art_7", "time-day-phone", PHONE)
        shoot(browser, law.format("az") + "?who=1&article=art_5", "time-who", WIDE)
        shoot(browser, law.format("az") + "/history?article=art_18", "time-history", WIDE)
        shoot(browser, law.format("en") + "/redline?from=2020-01-01&to=2027-02-01", "time-redline-english", WIDE)
        shoot(browser, law.format("az") + "/changes", "time-changes", WIDE)
        shoot(browser, host + "/az/changes", "time-recent", WIDE)
        for name, path in CATALOGUED.items():
            shoot(browser, host + path, f"{name}-wide", WIDE)
            shoot(browser, host + path, f"{name}-phone", PHONE)
        browser.close()


if __name__ == "__main__":
    main()
