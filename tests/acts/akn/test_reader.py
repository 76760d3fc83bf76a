"""Akoma Ntoso among the formats that are imported."""

from pathlib import Path

import pytest

from acts.akn import write
from acts.errors import ReadError
from acts.frbr import Manifestation
from acts.history.model import TimedRun
from acts.history.view import page_on
from acts.identity import identify
from acts.lines import metadata, read, reader_for
from acts.model import text_of
from acts.structure import parse
from tests.acts.akn.samples import identified, life, pages
from tests.acts.akn.test_foreign import META, document
from tests.acts.akn.test_round_trip import EXPRESSION, WORK


def arrived(body: bytes, name: str = "act.xml") -> Manifestation:
    return Manifestation("test", "", name, body)


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.stem)
def test_an_export_is_imported_as_the_act_it_is_of(page: Path) -> None:
    work, expression, document = identified(page)
    manifestation = arrived(write(work, expression, document))
    assert reader_for(manifestation).name == "akoma-ntoso"
    found = parse(read(manifestation))
    assert text_of(found.lines()) == text_of(document.lines())
    identity = identify(manifestation, metadata(manifestation), found)
    assert (identity.work, identity.language, identity.version) == (work, expression.language, expression.version)


def test_of_a_whole_life_the_latest_page_is_imported() -> None:
    timeline = life()
    lines = read(arrived(write(WORK, EXPRESSION, timeline.document, timeline=timeline)))
    assert text_of(lines) == text_of(page_on(timeline, None).lines())
    assert not any(isinstance(run, TimedRun) for line in lines for run in line.all_runs)


def test_other_versions_are_refused_not_taken_for_another_format() -> None:
    old = arrived(document("<body/>").replace(b"akn/3.0", b"akn/3.0/WD17"))
    assert reader_for(old).name == "akoma-ntoso"
    with pytest.raises(ReadError, match="another version of the format"):
        read(old)


def test_languages_not_held_are_refused() -> None:
    with pytest.raises(ReadError, match=r"expected a text in Azerbaijani or English \(aze, eng\), found fin"):
        read(arrived(document("<body/>", meta=META.replace("'eng'", "'fin'"))))


@pytest.mark.parametrize(("start", "reader"), [
    (b"<?xml version='1.0'?><ACT><BIB.INSTANCE/><TITLE><TI><P>Sample Act</P></TI></TITLE></ACT>", "formex"),
    (b"<html><body><p>akomaNtoso</p></body></html>", "word-html"),
])
def test_files_of_other_formats_stay_theirs(start: bytes, reader: str) -> None:
    assert reader_for(arrived(start)).name == reader
