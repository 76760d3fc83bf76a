"""The text of a day as a Word file: real headings, joined cells, what the file says of itself."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings

from acts.frbr import Manifestation
from acts.history.model import Timeline
from acts.lines import read
from acts.structure import parse
from acts.word import Cover, text_docx
from tests.acts.word import worlds
from tests.acts.word.tracking import W, body, expected, faults, paragraphs, standing

COVER = Cover(
    "Nümunə haqqında", "Qanun · 11 mart 2014 · № 118-XQ", "Mətn 1 iyul 2014 tarixinə", "https://toplu.example/az", day=date(2014, 7, 1),
)  # fmt: skip
ACTS = sorted((Path(__file__).parents[3] / "fixtures" / "acts").glob("*.html"))


@settings(max_examples=50, deadline=None)
@given(worlds.timelines, worlds.days)
def test_every_character_of_the_day_is_there(timeline: Timeline, day: date | None) -> None:
    file = text_docx(timeline, day, COVER)
    assert paragraphs(file) == standing(timeline, day)
    assert faults(file) == []
    assert not any(True for name in ("ins", "del", "moveTo", "moveFrom") for _ in body(file).iter(f"{W}{name}"))


@pytest.mark.parametrize("page", ACTS, ids=lambda path: path.stem)
def test_sample_acts_come_out_whole(page: Path) -> None:
    document = parse(read(Manifestation("test", "", page.name, page.read_bytes())))
    file = text_docx(Timeline(document), None, COVER)
    assert paragraphs(file) == expected(document)
    assert faults(file) == []


def test_headings_are_words_own() -> None:
    document = docx.Document(io.BytesIO(text_docx(worlds.sample(), date(2019, 1, 1), COVER)))
    styled = [(p.style.name if p.style else "", p.text) for p in document.paragraphs]
    assert ("Title", "Nümunə haqqında") in styled
    assert ("Heading 1", "Maddə 1. Məqsəd") in styled
    assert ("Heading 1", "Əlavə\nTariflər") in styled
    assert ("Body Text", "1.1. Operator telekommunikasiya xidməti göstərir.") in styled
    assert "Siyahı" not in {text for _, text in styled}


def test_joined_cells_stay_joined_when_a_row_is_gone() -> None:
    for day, rows in ((date(2014, 8, 1), 4), (date(2019, 1, 1), 3)):
        table = docx.Document(io.BytesIO(text_docx(worlds.sample(), day, COVER))).tables[0]
        assert len(table.rows) == rows
        assert len({table.cell(at, 0)._tc for at in range(1, rows)}) == 1
        assert table.cell(0, 1)._tc is table.cell(0, 2)._tc
        assert [p.text for p in table.cell(1, 0).paragraphs] == ["Rabitə", "və internet"]


def test_the_file_says_what_it_is() -> None:
    document = docx.Document(io.BytesIO(text_docx(worlds.sample(), date(2014, 8, 1), COVER)))
    said = document.core_properties
    assert (said.title, said.subject, said.comments) == (COVER.title, COVER.citation, COVER.as_of)
    header = document.sections[0].header.paragraphs[0].text
    assert all(part in header for part in (COVER.title, COVER.citation, COVER.as_of))
    footer = document.sections[0].footer.paragraphs[0]._p
    assert [field.get(f"{W}instr", "").strip() for field in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]


def test_a_warning_stands_at_the_title() -> None:
    file = text_docx(worlds.sample(), None, Cover("Nümunə", remark="2 dəyişiklik tətbiq edilməyib"))
    assert faults(file) == []
    (comment,) = docx.Document(io.BytesIO(file)).comments
    assert comment.text == "2 dəyişiklik tətbiq edilməyib"


def test_the_same_text_is_the_same_bytes() -> None:
    assert text_docx(worlds.sample(), None, COVER) == text_docx(worlds.sample(), None, COVER)


@pytest.mark.parametrize("day", [date(2014, 8, 1), date(2019, 1, 1), None])
def test_read_back_it_is_the_text_of_the_day(day: date | None) -> None:
    lines = read(Manifestation("test", "", "a.docx", text_docx(worlds.sample(), day, COVER)))
    found = [text for one in lines for cell in (one.cells or (one,)) for text in "".join(r.text for r in cell.runs).split("\n") if text]
    assert found == [" ".join(text.split()) for text in standing(worlds.sample(), day)]


@pytest.mark.corpus
def test_a_code_comes_out_whole(corpus: Path) -> None:
    page = corpus / "codes" / "mulki_mecelle.md"
    document = parse(read(Manifestation("test", "", page.name, page.read_bytes())))
    file = text_docx(Timeline(document), None, COVER)
    assert paragraphs(file) == expected(document)
    assert faults(file) == []
