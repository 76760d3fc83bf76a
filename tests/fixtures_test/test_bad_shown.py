"""Stored cross-site scripting: what hostile pages carry never reaches a reader's page except as words."""

import re
from pathlib import Path

import lxml.html
import pytest
from flask.testing import FlaskClient

from acts.frbr import Manifestation
from acts.ingest import Ingest, Outcome
from tests.web.world import world_app
from web.services import Services

PAGES = sorted((Path(__file__).parents[2] / "fixtures" / "bad").glob("*.html"))
OUTSIDE = re.compile(r"\s*(?:javascript|vbscript|data|//|https?:)", re.IGNORECASE)
FOREIGN = ("iframe", "object", "embed", "applet", "base", "math", "textarea", "style", "xmp", "frame", "marquee")


class Shown:
    """The hostile acts taken in, and where each is shown."""

    def __init__(self, home: Path) -> None:
        app = world_app(home, empty=True)
        held: Services = app.extensions["toplu"]
        ingest = Ingest(held.engine, held.raw)
        self.client: FlaskClient = app.test_client()
        self.addresses = {page.stem: self._take(ingest, page) for page in PAGES}

    def _take(self, ingest: Ingest, page: Path) -> str:
        (verdict,) = ingest.take(Manifestation("import", f"file:{page.name}", page.name, page.read_bytes()))
        assert verdict.outcome is Outcome.ADDED, verdict.reason
        return verdict.work_uri


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    return Shown(tmp_path_factory.mktemp("bad"))


def whole(shown: Shown, stem: str) -> str:
    """The page of a hostile act."""
    response = shown.client.get(f"/az{shown.addresses[stem]}")
    assert response.status_code == 200
    return response.text


def faults(root: lxml.html.HtmlElement) -> list[str]:
    """What in a page could run, fetch or mislead and is not ours."""
    found = [f"{e.tag}" for e in root.iter(*FOREIGN)]
    found += [f"script {e.get('src')}" for e in root.iter("script") if not (e.get("src") or "").startswith("/static/")]
    found += [f"form {e.get('action')}" for e in root.iter("form") if not (e.get("action") or "/").startswith("/")]
    found += ["password" for e in root.iter("input") if e.get("type") == "password"]
    found += [f"meta {e.get('http-equiv')}" for e in root.iter("meta") if e.get("http-equiv")]
    for element in root.iter():
        for name, value in element.attrib.items():
            if name.startswith("on") or name in ("style", "srcdoc", "formaction", "background"):
                found.append(f"{element.tag} {name}")
            if name in ("href", "src", "xlink:href") and (OUTSIDE.match(value) or "evil.invalid" in value):
                found.append(f"{element.tag} {name}={value}")
    return found


@pytest.mark.parametrize("stem", [page.stem for page in PAGES])
def test_nothing_of_the_page_runs(shown: Shown, stem: str) -> None:
    text = whole(shown, stem)
    assert faults(lxml.html.fromstring(text)) == []
    assert "Bu sınaq aktının son sözü salamat qalmalıdır." in text


@pytest.mark.parametrize("address", ["/az/", "/az/acts", "/en/acts", "/az/coverage", "/az/coverage/crawls"])
def test_lists_name_hostile_acts_harmlessly(shown: Shown, address: str) -> None:
    assert faults(lxml.html.fromstring(shown.client.get(address).text)) == []


def test_template_syntax_stays_text(shown: Shown) -> None:
    text = whole(shown, "templates")
    assert "{{7*7}}" in text
    assert "49" not in text.partition("{{7*7}}")[2].partition("1.2.")[0]


def test_the_source_is_never_shown_in_place(shown: Shown) -> None:
    links = re.findall(r'href="(/az/source/[0-9a-f]{64})"', whole(shown, "script"))
    assert links
    answer = shown.client.get(links[0])
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
