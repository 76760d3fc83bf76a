"""Akoma Ntoso among the formats that are imported."""

from pathlib import Path

import pytest

from acts.akn import read as read_akn
from acts.akn import write
from acts.errors import ReadError
from acts.frbr import Manifestation
from acts.history.model import TimedRun
from acts.history.view import page_on
from acts.identity import identify
from acts.lines import metadata, read, reader_for
from acts.model import Kind, text_of
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


def test_what_is_lost_of_a_file_of_others_reaches_the_doubts() -> None:
    manifestation = arrived(document("<body><article o:x='1'><content><p>y <u>z</u></p></content></article></body>"))
    doubts = identify(manifestation, metadata(manifestation), parse(read(manifestation))).doubts
    assert {(doubt.text, doubt.reason) for doubt in doubts} >= {
        ("attribute x of namespace urn:other", "this part of the file is not kept"),
        ("<u>: its words are read, not what it says of them", "of this part of the file only the words are kept"),
    }


@pytest.mark.corpus
def test_units_of_a_file_of_others_are_told_by_its_elements(corpus: Path) -> None:
    source = corpus / "akn_samples" / "eu_32014L0092.xml"
    manifestation = arrived(source.read_bytes(), source.name)
    found, given = parse(read(manifestation)), read_akn(source.read_bytes()).document
    for kind in (Kind.ARTICLE, Kind.CHAPTER, Kind.RECITAL, Kind.PARAGRAPH, Kind.POINT):
        numbers = [[unit.num and unit.num.canonical for unit in tree.root.walk() if unit.kind is kind] for tree in (found, given)]
        assert numbers[0] == numbers[1], kind


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
