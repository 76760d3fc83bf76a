"""What holds for any text, and on the real ones."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.frbr import Manifestation
from acts.lines import read
from acts.model import Cell, Document, Element, Kind, Line, Run
from acts.references import EidIndex, Place, Resolution, find, references, resolve
from acts.references.spans import Span, spans
from acts.structure import parse

WORDS = ["bu", "Bu", "həmin", "maddənin", "maddəsi", "hissəsində", "Məcəllənin", "Qanunun", "5-ci", "12.3", "və", ",", "–", "“", "”",
         "Qanunu", "haqqında", "1-2-3-", "II", "a)", "nömrəli", "əlavə", "2010-cu il 11 may tarixli", "998-IIIQ",
         "Article", "5(1)", "of", "this", "Regulation",
         "\u0301", "ə"]


def _document(*lines: Line, kind: Kind = Kind.ARTICLE) -> Document:
    return Document(Element(Kind.ACT, children=(Element(kind, "art_9", content=lines),)))


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_words_and_offsets_agree_in_any_text(words: list[str]) -> None:
    text = "ə ə " + " ".join(words)
    for reference in references(_document(Line((Run(text),)))):
        assert text[reference.start : reference.end] == reference.words
        assert reference.places or reference.act


@pytest.mark.parametrize("row", ["1-2-3-", "1-ci, ", "1 - 2 - ", "I, II, ", "“a” və ", "“", "bir ", "1.1.", "Aaa ", "a), "])
def test_a_long_row_that_leads_nowhere_is_given_up(row: str) -> None:
    assert references(_document(Line((Run("ə" + row * 2000 + " maddə Qanun Article"),)))) == ()


def test_struck_words_are_not_read_and_offsets_stay() -> None:
    line = Line((Run("Bu Qanunun "), Run("7-ci ", struck=True), Run("8-ci", italic=True), Run("[3]", note="3"), Run(" maddəsi dəyişmir.")))
    (reference,) = references(_document(line))
    assert reference.places == (Place("art_8"),)
    assert line.plain[reference.start : reference.end] == reference.words == "Bu Qanunun 7-ci 8-ci maddəsi"


def test_lines_of_tables_and_headings_are_counted() -> None:
    cells = Line((), cells=(Cell((Run("Sıra"),)), Cell((Run("bu Qanunun 8-ci maddəsi"),))), table=1)
    heading = Line((Run("Maddə 9. Bu Qanunun 3-cü maddəsinin şərtləri"),))
    document = Document(Element(Kind.ACT, children=(Element(Kind.ARTICLE, "art_9", heading=(heading,), content=(cells,)),)))
    assert [(r.line, r.places[0].eid) for r in references(document)] == [(0, "art_3"), (1, "art_8")]


def test_the_number_of_an_english_heading_is_no_reference() -> None:
    heading = (Line((Run("Article 36"),)), Line((Run("Article 36 — Prior talks under Article 35"),)))
    element = Element(Kind.ARTICLE, "art_36", heading=heading, content=(Line((Run("The board acts under Article 34."),)),))
    assert [r.words for r in references(Document(Element(Kind.ACT, children=(element,))))] == ["Article 35", "Article 34"]


def test_contents_and_notes_are_left_out() -> None:
    assert references(_document(Line((Run("ə bu Qanunun 8-ci maddəsi"),)), kind=Kind.TOC)) == ()


def test_sentences_of_an_amending_act_speak_of_the_act_they_amend() -> None:
    frame = "“Poçt haqqında” Azərbaycan Respublikasının Qanununda (“Qəzet”, “Rabitə haqqında” Qanun) aşağıdakı dəyişikliklər edilsin:"
    texts = (frame, "1. 5-ci maddədə “əl” sözü çıxarılsın;", "2. 6.1-ci maddənin birinci cümləsi çıxarılsın.")
    points = tuple(Line((Run(text),)) for text in texts)
    found = references(Document(Element(Kind.ACT, children=(Element(Kind.PREAMBLE, "preamble", content=points),))))
    assert [(r.act.title if r.act else "", [p.eid for p in r.places]) for r in found] == [
        ("Poçt haqqında", []), ("Rabitə haqqında", []), ("Poçt haqqında", ["art_5"]), ("Poçt haqqında", ["art_6__para_6.1"]),
    ]


def test_that_article_is_not_sought_beyond_its_article() -> None:
    texts = ("ə bu Qanunun 5-ci maddəsi", "ə həmin maddədə")
    articles = tuple(Element(Kind.ARTICLE, f"art_{n}", content=(Line((Run(text),)),)) for n, text in enumerate(texts, 1))
    found = find(Document(Element(Kind.ACT, children=articles)))
    assert [r.places[0].eid for r in found.references] == ["art_5"]
    assert [item.reason for item in found.unparsed] == ["no article was named before"]


def test_an_act_named_by_its_own_title_is_this_act() -> None:
    preface = Element(Kind.PREFACE, "preface", content=(Line((Run("AZƏRBAYCAN RESPUBLİKASININ MÜLKİ MƏCƏLLƏSİ"),)),))
    article = Element(Kind.ARTICLE, "art_1", content=(Line((Run("Mülki Məcəllənin 5-ci maddəsi, Məcəllənin 6-cı maddəsi."),)),))
    found = references(Document(Element(Kind.ACT, children=(preface, article))))
    assert [(r.act, r.places[0].eid) for r in found] == [(None, "art_5"), (None, "art_6")]


@pytest.mark.parametrize(("text", "plural", "expected"), [
    ("12.3-cü, 14-cü və 16.1–16.4-cü", True, (Span("12.3"), Span("14"), Span("16.1", "16.4"))),
    ("164.3-2-ci", False, (Span("164.3-2"),)), ("12-13-cü", False, (Span("12-13"),)), ("12-13-cü", True, (Span("12", "13"),)),
    ("227-1-227-5-ci", True, (Span("227-1", "227-5"),)), ("doqquzuncu - on birinci", True, (Span("9", "11"),)),
    ("I-III", True, (Span("I", "III"),)), ("“ğ”", False, (Span("ğ"),)), ("645.1. və 645.2-ci", True, (Span("645.1"), Span("645.2"))),
])
def test_spans(text: str, plural: bool, expected: tuple[Span, ...]) -> None:
    assert spans(text, plural) == expected


@pytest.mark.parametrize(("place", "eid", "meant"), [
    (Place("art_12"), "art_12__para_12.3", True), (Place("art_12"), "art_120", False), (Place("art_98", "art_99"), "art_98-1", True),
    (Place("art_98", "art_99"), "art_99__para_99.1", True), (Place("art_98", "art_99"), "art_99-1", False),
    (Place("art_5__para_5.2", "art_5__para_5.4"), "art_5__para_5.3__point_a", True),
    (Place("art_5__para_5.2", "art_5__para_5.4"), "art_5__para_5.10", False), (Place("art_5__para_5.2", "art_5__para_5.4"), "art_5", False),
])
def test_a_range_contains_what_lies_between_its_ends(place: Place, eid: str, meant: bool) -> None:
    assert place.contains(eid) is meant


EIDS = ("art_1", "art_1__para_1.0__point_1.0.5", "art_5", "art_5__para_5.2", "art_6", "art_6__para_1", "art_6__al_2",
        "art_7__point_1", "point_3__point_3.2")


@pytest.mark.parametrize(("eid", "found"), [
    ("art_5__para_5.2", Resolution("art_5__para_5.2", True)), ("art_5__para_2", Resolution("art_5__para_5.2", True)),
    ("art_5__para_9", Resolution("art_5", False)), ("art_6__para_2", Resolution("art_6__al_2", True)),
    ("art_6__al_1", Resolution("art_6", True)),
    ("art_1__para_1.0__subpoint_1.0.5", Resolution("art_1__para_1.0__point_1.0.5", True)), ("art_7__para_1", None),
    ("point_3.2", Resolution("point_3__point_3.2", True)), ("art_77", None),
])
def test_resolve(eid: str, found: Resolution | None) -> None:
    assert resolve(Place(eid), EIDS) == found
    assert EidIndex.of(EIDS).resolve(eid) == found


CODES = ("aile", "gomruk", "inzibati_xetalar", "miqrasiya", "mulki", "reqabet")


@pytest.mark.corpus
@pytest.mark.parametrize("name", CODES)
def test_codes_cite_articles_they_have(name: str, corpus: Path) -> None:
    path = corpus / "codes" / f"{name}_mecelle.md"
    document = parse(read(Manifestation("test", path.name, path.name, path.read_bytes())))
    found = find(document)
    index = EidIndex.of(element.eid for element in document.root.walk() if element.eid)
    own = [index.resolve(place.eid) for reference in found.references if reference.act is None for place in reference.places]
    assert len(own) > 100
    assert sum(1 for resolution in own if resolution is not None) >= 0.99 * len(own)
    assert len(found.unparsed) <= 0.02 * len(found.references)
