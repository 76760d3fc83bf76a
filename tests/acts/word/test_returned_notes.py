"""Justifications written below the program's notes: what comes back of them from Word and through LibreOffice, and what is refused."""

import io
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.table import _Cell

from acts.word.comparison_sheet import Making, comparison_sheet
from acts.word.layouts import layout
from acts.word.returned import read_returned, sent_of
from acts.word.returned_judge import judge
from acts.word.returned_model import Judged, Outcome
from acts.word.returned_values import vocabulary
from acts.word.returned_words import below
from acts.word.sheet import Sheet
from acts.word.sheet_document import sheet_docx
from acts.word.sheet_words import words_in
from tests.acts.word.test_returned_libreoffice import saved
from tests.acts.word.test_sheet_rows import TEXTS, columns
from tests.conftest import missing

WORDS = vocabulary(words_in("az"), words_in("en"))
HELD = "Müddət uzun idi.\nRəy nəzərə alınıb."
NOTE = 3


def sheet(name: str = "az_four") -> Sheet:
    return comparison_sheet(TEXTS, Making(layout(name), uid="k1"), ("r1", "r2", "r3", "r4"), {"r1": HELD, "r3": "Artıqdır."})


def edited(row: int, column: int, edit: Callable[[_Cell], None], name: str = "az_four") -> bytes:
    """The document with a cell edited as somebody does in Word; rows and columns from 0, headings left out."""
    document, out = docx.Document(io.BytesIO(sheet_docx(sheet(name)))), io.BytesIO()
    table = document.tables[0]
    first = len(table.rows) - len(TEXTS.rows)
    edit(table.rows[first + row].cells[column])
    document.core_properties.last_modified_by = "Aynur Nümunə"
    document.save(out)
    return out.getvalue()


def judged(body: bytes, name: str = "az_four") -> Judged:
    return judge(read_returned(body), sent_of(sheet(name)), WORDS)


def says(at: int, text: str) -> Callable[[_Cell], None]:
    """Types over a paragraph."""
    def edit(cell: _Cell) -> None:
        cell.paragraphs[at].text = text

    return edit


def adds(text: str) -> Callable[[_Cell], None]:
    """Types a paragraph at the end."""
    def edit(cell: _Cell) -> None:
        cell.add_paragraph(text)

    return edit


def goes_on(text: str) -> Callable[[_Cell], None]:
    """Types on behind the first paragraph."""
    def edit(cell: _Cell) -> None:
        cell.paragraphs[0].add_run(text)

    return edit


def empties(cell: _Cell) -> None:
    for paragraph in cell.paragraphs[1:]:
        paragraph.text = ""


def test_a_justification_stands_below_the_note_of_the_program() -> None:
    (table,) = sheet().tables
    assert columns(table, "note") == [["1.1-ci bənd", "Müddət uzun idi.", "Rəy nəzərə alınıb."], [], ["Artıqdır."], []]


@pytest.mark.parametrize("name", ["az_three", "two_texts", "opinions", "second_reading"])
def test_layouts_without_a_note_have_it_as_a_footnote(name: str) -> None:
    made = sheet(name)
    notes = [[cell.footnotes for cell in row.cells if cell.footnotes] for row in made.tables[0].rows]
    assert notes == [[("Müddət uzun idi. Rəy nəzərə alınıb.",)], [], [("Artıqdır.",)], []]
    assert any("Əsaslandırmalar" in piece.text for paragraph in made.legend for piece in paragraph.pieces)
    assert all(verdict.outcome is Outcome.UNCHANGED for verdict in judged(sheet_docx(made), name).rows)


CHANGES = [
    (0, says(1, "Müddət çox uzundur."), HELD, "Müddət çox uzundur.\nRəy nəzərə alınıb."),
    (0, adds("Üçüncü səbəb."), HELD, f"{HELD}\nÜçüncü səbəb."),
    (0, empties, HELD, ""),
    (0, goes_on(" Çünki uzundur."), HELD, f"Çünki uzundur.\n{HELD}"),
    (1, says(0, "Yeni norma lazımdır."), "", "Yeni norma lazımdır."),
    (2, says(0, "Artıqdır və təkrardır."), "Artıqdır.", "Artıqdır və təkrardır."),
]


@pytest.mark.parametrize(("row", "edit", "old", "new"), CHANGES)
def test_what_is_written_below_the_note_is_a_change(row: int, edit: Callable[[_Cell], None], old: str, new: str) -> None:
    found = judged(edited(row, NOTE, edit))
    assert [verdict.outcome for verdict in found.rows if verdict.outcome is not Outcome.UNCHANGED] == [Outcome.CHANGED]
    (change,) = found.rows[row].taken
    assert (change.holds, change.old, change.new, change.value) == ("note", old, new, new)


REFUSED = [
    (0, NOTE, says(0, "1.2-ci bənd"), "the program's own words in the column “Qeyd / əsaslandırma” were edited by hand"),
    (0, NOTE, goes_on("2"), "expected “1.1-ci bənd”, found “1.1-ci bənd2"),
    (0, 1, says(1, "Cavab iyirmi gündə"), "the text in the column “Qüvvədə olan redaksiya” was edited by hand"),
    (1, 2, says(0, "Maddə 2. Başqa"), "the text in the column “Təklif olunan redaksiya” was edited by hand"),
]


@pytest.mark.parametrize(("row", "column", "edit", "why"), REFUSED)
def test_what_may_not_be_edited_is_refused_and_named(row: int, column: int, edit: Callable[[_Cell], None], why: str) -> None:
    verdict = judged(edited(row, column, edit)).rows[row]
    assert (verdict.outcome, verdict.taken) == (Outcome.EDITED, ())
    assert why in verdict.refusals[0].reason


@pytest.mark.parametrize(("head", "text", "expected"), [
    ("", "səbəb", "səbəb"), ("a b", "a b", ""), ("a b", "a b səbəb", "səbəb"), ("a\nb", "a\nb\nc d", "c d"), ("a b", "a bc", None),
    ("“a” b", '"a"  b\nsəbəb', "səbəb"), ("a", "", None),
])  # fmt: skip
def test_what_stands_below_a_head(head: str, text: str, expected: str | None) -> None:
    assert below(head, text) == expected


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The edited documents as sent back in `sent`, saved by LibreOffice in `docx`, through .odt in `odt`."""
    if shutil.which("soffice") is None:
        missing("LibreOffice", "apt-get install libreoffice-writer-nogui")
    home = tmp_path_factory.mktemp("notes")
    (home / "sent").mkdir()
    for at, (row, edit, _old, _new) in enumerate(CHANGES):
        (home / "sent" / f"change{at}.docx").write_bytes(edited(row, NOTE, edit))
    for at, (row, column, edit, _why) in enumerate(REFUSED):
        (home / "sent" / f"refused{at}.docx").write_bytes(edited(row, column, edit))
    files = sorted((home / "sent").glob("*.docx"))
    saved(files, "docx:MS Word 2007 XML", home / "docx")
    saved(saved(files, "odt", home / "through"), "docx:MS Word 2007 XML", home / "odt")
    return home


@pytest.mark.parametrize("way", ["docx", "odt"])
@pytest.mark.parametrize("name", [*(f"change{at}" for at in range(len(CHANGES))), *(f"refused{at}" for at in range(len(REFUSED)))])
def test_libreoffice_changes_no_verdict(folder: Path, way: str, name: str) -> None:
    sent = judged((folder / "sent" / f"{name}.docx").read_bytes())
    assert judged((folder / way / f"{name}.docx").read_bytes()) == sent
