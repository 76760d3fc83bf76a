"""The clerk's whole walk in Chromium, in both languages: ICS taken in, 35.030 split, what carries it recoded, published, taken away.

Nothing of what was there before is undone; of two who decide at once the second is told. Scripts are off.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from storage import audit
from tests.web.browsing import PHONE, WIDE, opened, served
from tests.web.proposals.office import ACTS, invented, office, signed_in
from web.composition import Toplu

pytestmark = pytest.mark.browser
PARTS = {"az.0": "Mühafizə", "az.1": "Şifrələmə", "en.1": "Ciphering"}


class Office:
    """Everybody at a window of their own."""

    def __init__(self, browser: Browser, address: str, language: str, size: dict[str, int], made: Toplu) -> None:
        self.browser, self.address, self.language, self.size, self.made = browser, address, language, size, made
        self.windows: list[BrowserContext] = []

    def window(self) -> BrowserContext:
        made = opened(self.browser, self.address, java_script_enabled=False, viewport=self.size, locale=self.language)
        self.windows.append(made)
        return made

    def at(self, name: str, path: str = "/proposals") -> Page:
        page = signed_in(self.window(), name, self.language)
        page.goto(self.path(path))
        return page

    def path(self, path: str) -> str:
        return f"/{self.language}{path}"


@pytest.fixture(
    params=[("invented", "en", WIDE), ("invented", "az", PHONE), pytest.param(("real", "az", WIDE), marks=pytest.mark.corpus)],
    ids=["wide", "phone", "real"],
)
def desk(
    request: pytest.FixtureRequest, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Office]:
    which, language, size = request.param
    real = which == "real"
    ics = request.getfixturevalue("corpus") / "ics" / "ics.csv" if real else invented(tmp_path / "ics.csv")
    made = office(tmp_path / "home", ics, monkeypatch)
    with served(made.app()) as address:
        one = Office(browser, address, language, size, made)
        yield one
        for window in one.windows:
            window.close()
    made.engine.dispose()


def press(page: Page, step: str) -> None:
    page.locator(f"button[value='{step}']").first.click()


def save(page: Page) -> None:
    page.locator("main form[method=post] button.btn-accent").last.click()


def test_the_clerks_walk(desk: Office) -> None:
    split(desk)
    recode(desk)
    approve_at_once(desk)
    publish(desk)
    look(desk)
    take_away(desk)
    assert audit.verify(desk.made.engine)[1] is None


def split(desk: Office) -> None:
    """From the page of the item to a proposal under discussion."""
    page = desk.at("aynur", "/classifiers/ics/items/35.030")
    page.locator("a[href*='proposals/new']").click()
    save_first = page.locator("main form button.btn-accent")
    save_first.click()
    expect(page.locator("[id='code.1']")).to_have_value("35.031")
    page.locator("[id='code.1']").fill("35.3x")
    page.locator("[id='az.0']").fill(PARTS["az.0"])
    save(page)
    wrong = page.locator("#summary a")
    assert [link.get_attribute("href") for link in wrong.all()] == ["#code.1", "#az.1", "#en.1", "#justification"]
    expect(page.locator("[id='code.1-wrong']")).to_contain_text("00.000")
    expect(page.locator("[id='az.0']")).to_have_value(PARTS["az.0"])
    page.locator("[id='code.1']").fill("35.031")
    for name, value in PARTS.items():
        page.locator(f"[id='{name}']").fill(value)
    page.locator("#justification").fill("Two trades have grown out of one")
    save(page)
    expect(page).to_have_url(f"{desk.address}{desk.path('/proposals/1')}")
    expect(page.locator("#checks ~ .done")).to_be_visible()
    press(page, "submitted")
    expect(page.locator(".stands-submitted")).to_be_visible()


def recode(desk: Office) -> None:
    """The impact: one thing decided by itself, all others as offered."""
    page = desk.at("bahar", "/proposals/1")
    page.locator("#said").fill("Which of the acts are about ciphers?")
    press(page, "commented")
    expect(page.locator(".history-lines")).to_contain_text("about ciphers?")
    for kind, count in (("act", ACTS), ("standard", 2), ("mapping", 1)):
        page.goto(desk.path(f"/proposals/1/impact?kind={kind}"))
        expect(page.locator(".impact tbody tr")).to_have_count(count)
    page.goto(desk.path("/proposals/1/impact"))
    page.locator("select").first.select_option("35.031")
    press(page, "chosen")
    expect(page.locator("select").first).to_have_value("35.031")
    press(page, "all")
    expect(page.locator("button[value='all']")).to_have_count(0)


def approve_at_once(desk: Office) -> None:
    """Two of the control body decide at the same moment: the second is told who did what, and keeps what was typed."""
    first, second = desk.at("bahar", "/proposals/1"), desk.at("ceyhun", "/proposals/1")
    second.locator("#said").fill("Too early, I think")
    press(first, "approved")
    expect(first.locator(".stands-approved")).to_be_visible()
    press(second, "rejected")
    expect(second.locator("#summary")).to_contain_text("bahar (komite)")
    expect(second.locator("#said")).to_have_value("Too early, I think")
    expect(second.locator(".stands-approved")).to_be_visible()


def publish(desk: Office) -> None:
    page = desk.at("dilara", "/proposals/publish")
    expect(page.locator("#number")).to_have_value("8")
    page.locator("#number").fill("7")
    save(page)
    expect(page.locator("#number-wrong")).to_be_visible()
    page.locator("#number").fill("8")
    save(page)
    expect(page.locator(".stands-published")).to_be_visible()
    expect(page.locator(".onward-list a")).to_have_count(4)


def look(desk: Office) -> None:
    """As a reader: the correspondence both ways, the version before at its address."""
    page = desk.window().new_page()
    page.goto(desk.path("/proposals/1"))
    for at in range(4):
        page.locator(".onward-list a").nth(at).click()
        expect(page.locator("h1")).to_be_visible()
        page.go_back()
    for version, their in (("7", "8"), ("8", "7")):
        page.goto(desk.path(f"/classifiers/ics/table?version={version}&with=ics&their={their}&words=35.03"))
        expect(page.locator("main table")).to_contain_text("35.031")
    page.goto("/id/ics/versions/7")
    expect(page).to_have_url(f"{desk.address}{desk.path('/classifiers/ics?version=7')}")
    assert page.goto(desk.path("/classifiers/ics/items/35.031?version=7")).status == 404  # type: ignore[union-attr]
    page.goto(desk.path("/classifiers/ics/items/35.031"))
    expect(page.locator(".found-items").first.locator("a")).to_have_count(1)
    page.goto(desk.path("/proposals/1/impact?kind=mapping"))
    expect(page.locator(".impact")).to_contain_text("35.030")


def take_away(desk: Office) -> None:
    page = desk.at("dilara", "/classifiers/ics?version=8")
    for form, wanted in (("csv", b"35.031"), ("ttl", b"35.031"), ("gc", b"35.031")):
        with page.expect_download() as waiting:
            page.locator(f"a[download][href*='whole.{form}']").first.click()
        assert wanted in Path(waiting.value.path()).read_bytes()


CHANGES = (
    ("merge", "35.060 35.080", {"code.0": "35.060", "az.0": "Söz və proqram", "en.0": "Words and recipes"}),
    ("rename", "35.140", {"az.0": "Qrafika", "en.0": "Graphics"}),
    ("move", "35.110", {"parent": "33"}),
    ("retire", "35.220.20", {"successors": "35.220.30"}),
    ("create", "35", {"code.0": "35.990", "az.0": "Yeni", "en.0": "New"}),
)


def test_every_kind_of_change_by_hand(desk: Office) -> None:
    page = desk.at("aynur", "/proposals/new?scheme=ics")
    for at, (action, code, typed) in enumerate(CHANGES):
        page.locator(f"#action-{action}").check()
        page.locator("#code").fill(code)
        page.keyboard.press("Enter")
        for name, value in typed.items():
            page.locator(f"[id='{name}']").fill(value)
        if not at:
            page.locator("#justification").fill("All at once")
        save(page)
        expect(page.locator(".changes > li")).to_have_count(at + 1)
        if at + 1 < len(CHANGES):
            page.locator("a[href$='/changes/new']").click()
    press(page, "submitted")
    press(desk.at("bahar", "/proposals/1"), "approved")
    manager = desk.at("dilara", "/proposals/publish")
    save(manager)
    expect(manager.locator(".stands-published")).to_be_visible()
    manager.goto(desk.path("/classifiers/ics/compare?old=7&new=8"))
    for kind in ("RC2", "RC3.2", "VC2"):
        expect(manager.locator(".chips")).to_contain_text(kind)
    manager.goto(desk.path("/classifiers/ics/items/35.110"))
    expect(manager.locator(".crumbs")).to_contain_text("33")
