"""The hostile pages are acts a reader can read: nothing in them stops the reading, nothing of the law is lost to it."""

from pathlib import Path

import pytest

from acts.frbr import Manifestation
from acts.lines import read, reader_for
from acts.model import text_of
from acts.structure import parse

BAD = Path(__file__).parents[2] / "fixtures" / "bad"
PAGES = sorted(BAD.glob("*.html"))


def manifestation(path: Path) -> Manifestation:
    return Manifestation("import", "", path.name, path.read_bytes())


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_hostile_page_is_read_to_its_last_sentence(page: Path) -> None:
    lines = read(manifestation(page))
    assert reader_for(manifestation(page)).name == "word-html"
    assert "Bu sınaq aktının son sözü salamat qalmalıdır." in text_of(lines)


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_its_articles_are_found(page: Path) -> None:
    document = parse(read(manifestation(page)))
    assert [e.eid for e in document.root.walk() if e.eid in ("art_1", "art_2")] == ["art_1", "art_2"]


def test_each_page_is_described() -> None:
    described = (BAD / "README.md").read_text("utf-8")
    assert [p.name for p in PAGES if f"`{p.name}`" not in described] == []
