"""The known history agrees with what the program reads from the pages: it may serve as the oracle of consolidation."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from acts.frbr import Manifestation
from acts.lines import read
from acts.model import Document
from acts.structure import parse

FIXTURES = Path(__file__).parents[2] / "fixtures"
HISTORIES = sorted((FIXTURES / "history").glob("*.toml"))


def document(stem: str) -> Document:
    page = FIXTURES / "acts" / f"{stem}.html"
    return parse(read(Manifestation("import", "", page.name, page.read_bytes())))


def words(text: str) -> str:
    return re.sub(r"[ \xa0\n]+", " ", text).strip()


@pytest.mark.parametrize("path", HISTORIES, ids=lambda p: p.stem)
def test_every_target_is_an_element_of_the_page(path: Path) -> None:
    eids = {element.eid for element in document(path.stem).root.walk()}
    targets = [done["target"] for done in tomllib.loads(path.read_text("utf-8"))["modification"]]
    assert [target for target in targets if target not in eids] == []


@pytest.mark.parametrize("path", HISTORIES, ids=lambda p: p.stem)
def test_the_newest_text_is_the_current_text_of_the_page(path: Path) -> None:
    newest = max(path.parent.glob(f"{path.stem}@*.txt"))
    current = [words(line.current) for line in document(path.stem).root.lines()]
    assert [line for line in current if line] == newest.read_text("utf-8").splitlines()


@pytest.mark.parametrize("path", HISTORIES, ids=lambda p: p.stem)
def test_texts_change_on_the_days_modifications_enter_into_force(path: Path) -> None:
    """Each former text differs from the next by all that entered into force between them."""
    texts = sorted(path.parent.glob(f"{path.stem}@*.txt"))
    modifications = tomllib.loads(path.read_text("utf-8"))["modification"]
    for before, after in pairwise(texts):
        day = after.stem.partition("@")[2]
        done = [m for m in modifications if m["in_force"].isoformat() == day]
        lines = after.read_text("utf-8").splitlines()
        gone = [line for m in done for line in m["old"].split("\n") if m["operation"] in ("repeal", "replace_provision") and line in lines]
        assert done
        assert gone == []
        assert before.read_text("utf-8") != after.read_text("utf-8")
