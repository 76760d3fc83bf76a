"""No reason is left in English on a page in Azerbaijani: the sample acts, the real codes and laws, amending acts, files of others."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from acts.errors import ActsError
from acts.frbr import Manifestation
from acts.history.build import build
from acts.ingest import read_act
from acts.lines import read
from acts.model import Document, Unparsed
from acts.structure import parse
from tests.web.world import world_app
from web import reasons
from web.reason_table import NOT_KEPT

ROOT = Path(__file__).parents[2]
SAMPLES = sorted(path for path in (ROOT / "fixtures" / "acts").iterdir() if path.suffix != ".json")
CODES = (
    "aile", "cinayet", "gomruk", "inzibati_xetalar", "menzil", "mese", "miqrasiya", "mulki", "reqabet", "su", "torpaq", "vergi",
)  # fmt: skip
FOLDERS = ("laws", "amending_acts", "akn_samples")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return world_app(tmp_path_factory.mktemp("reasons"), empty=True)


@pytest.fixture(autouse=True)
def azerbaijani(app: Flask) -> Iterator[None]:
    with app.test_request_context("/az/coverage"):
        yield


def manifestation(path: Path) -> Manifestation:
    return Manifestation("file", path.as_posix(), path.name, path.read_bytes())


def said(document: Document) -> Iterator[str]:
    """The reasons of a text followed through time."""
    timeline = build(document)
    yield from (change.reason for change in timeline.changes)
    yield from shown(timeline.document.unparsed)


def shown(doubts: tuple[Unparsed, ...]) -> Iterator[str]:
    """What a page says of what was not understood: the reason; of a part of a file also what it is."""
    for doubt in doubts:
        yield doubt.reason
        if doubt.reason in NOT_KEPT:
            yield doubt.text


def in_english(found: Iterator[str]) -> set[str]:
    return {text for text in found if text and not reasons.known(text)}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_reasons_of_the_sample_acts_are_known(path: Path) -> None:
    assert in_english(said(parse(read(manifestation(path))))) == set()


@pytest.mark.corpus
@pytest.mark.parametrize("code", CODES)
def test_reasons_of_the_codes_are_known(corpus: Path, code: str) -> None:
    path = next((corpus / "codes").glob(f"{code}_mecelle.*"))
    assert in_english(said(parse(read(manifestation(path))))) == set()


@pytest.mark.corpus
@pytest.mark.parametrize("folder", FOLDERS)
def test_reasons_of_texts_taken_in_are_known(corpus: Path, folder: str) -> None:
    for path in sorted(path for path in (corpus / folder).iterdir() if path.suffix in (".txt", ".xml")):
        try:
            found = shown(read_act(manifestation(path)).doubts)
        except ActsError as error:
            found = iter((str(error),))
        assert (path.name, in_english(found)) == (path.name, set())
