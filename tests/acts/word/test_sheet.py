"""Comparison documents as Word files: parts that fit each other, marks, footnotes, headings, words verbatim and in styles."""

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest
from lxml import etree

from acts.word.errors import SheetError
from acts.word.marks import column_key, is_mark, mark_of
from acts.word.model import Fate, Piece
from acts.word.sheet import SheetRow
from acts.word.sheet_document import PIECE, sheet_docx
from tests.acts.word.sheets import TEXT, W, cell, marks, part, plain, row, sheet, text_of, with_cell


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert sheet_docx(sheet()) == sheet_docx(sheet())


def test_python_docx_opens_it_and_finds_every_row() -> None:
    table = docx.Document(io.BytesIO(sheet_docx(sheet(5)))).tables[0]
    assert [one.cells[0].text for one in table.rows] == ["Struktur vahidi", "1", *(f"Maddə {number}" for number in range(1, 6))]
    assert table.rows[2].cells[1].text == "Cavab on beş gün müddətində verilir. getmiş"


@pytest.mark.parametrize("rows", [0, 1, PIECE, PIECE + 1, 2 * PIECE + 3])
def test_no_row_is_lost_where_a_long_table_goes_on(rows: int) -> None:
    root = part(sheet_docx(sheet(rows)))
    body = [one for one in root.iter(f"{W}tr") if one.find(f"{W}trPr/{W}tblHeader") is None]
    assert [plain(next(one.iter(f"{W}tc"))) for one in body] == [f"Maddə {number}" for number in range(1, rows + 1)]
    for table in root.iter(f"{W}tbl"):
        headings = [one.find(f"{W}trPr/{W}tblHeader") is not None for one in table.iter(f"{W}tr")]
        assert headings[:2] == [True, True]
        assert not any(headings[2:])


def test_parts_are_declared_and_what_is_declared_is_there() -> None:
    file = zipfile.ZipFile(io.BytesIO(sheet_docx(sheet())))
    names = set(file.namelist())
    assert len(names) == len(file.namelist())
    types = etree.fromstring(file.read("[Content_Types].xml"))
    defaults = {one.get("Extension") for one in types if one.tag.endswith("Default")}
    overrides = {(one.get("PartName") or "").lstrip("/") for one in types if one.tag.endswith("Override")}
    assert overrides <= names
    assert all(name in overrides or name.rsplit(".", 1)[-1] in defaults for name in names - {"[Content_Types].xml"})
    assert "word/footnotes.xml" in overrides
    relations = etree.fromstring(file.read("word/_rels/document.xml.rels"))
    assert {f"word/{one.get('Target')}" for one in relations if one.get("TargetMode") != "External"} <= names
    used = set(re.findall(r'r:id="(\w+)"', file.read("word/document.xml").decode()))
    assert used <= {one.get("Id") for one in relations}


def test_every_style_named_is_there() -> None:
    file = sheet_docx(sheet())
    known = {one.get(f"{W}styleId") for one in part(file, "word/styles.xml").iter(f"{W}style")}
    named = {one.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for one in part(file).iter(f"{W}{tag}")}
    assert named
    assert named <= known
    based = {one.get(f"{W}val") for one in part(file, "word/styles.xml").iter(f"{W}basedOn")}
    assert based <= known


def test_rows_bear_their_marks_once() -> None:
    file = sheet_docx(sheet(5))
    found = marks(file)
    assert len(found) == len(set(found))
    assert set(found) >= {mark_of("c1", f"art_{number}") for number in range(1, 6)}
    assert mark_of("c1", column_key("current")) in found
    assert all(is_mark(name) and len(name) <= 40 and name[0].isalpha() for name in found)
    starts, ends = ([one.get(f"{W}id") for one in part(file).iter(f"{W}bookmark{which}")] for which in ("Start", "End"))
    assert sorted(starts) == sorted(ends)
    first = next(one for one in part(file).iter(f"{W}tr") if plain(one).startswith("Maddə 1"))
    assert [one.get(f"{W}name") for one in first.iter(f"{W}bookmarkStart")] == [mark_of("c1", "art_1")]


def test_marks_tell_comparisons_and_keys_apart() -> None:
    assert len({mark_of("a", "bc"), mark_of("ab", "c"), mark_of("a", "bd"), mark_of("", "abc")}) == 4
    assert not any(map(is_mark, ("_GoBack", "row_", "row_" + "g" * 32, mark_of("a", "b") + "1", "x" + mark_of("a", "b"))))


def test_a_comparison_not_kept_has_no_marks() -> None:
    assert marks(sheet_docx(sheet(5, uid=""))) == []


def test_two_rows_of_one_key_are_refused() -> None:
    made = sheet(2)
    table = replace(made.tables[0], rows=(row(1), row(1)))
    with pytest.raises(SheetError, match=r"'art_1': expected one row with this key"):
        sheet_docx(replace(made, tables=(table,)))


def test_a_row_short_of_a_cell_is_refused() -> None:
    made = sheet(1)
    table = replace(made.tables[0], rows=(SheetRow("art_1", (cell("Maddə 1"),)),))
    with pytest.raises(SheetError, match="expected 4 cells, one to a column, found 1"):
        sheet_docx(replace(made, tables=(table,)))


def test_evidence_stands_in_footnotes_the_text_points_to() -> None:
    file = sheet_docx(with_cell(sheet(5), 3, cell("Təklif", notes=("ümumi sözlər: rabitə", "ədədlər: 15"))))
    pointed = [one.get(f"{W}id") for one in part(file).iter(f"{W}footnoteReference")]
    notes = {one.get(f"{W}id"): plain(one).strip() for one in part(file, "word/footnotes.xml") if one.get(f"{W}type") is None}
    assert pointed == list(notes) == ["1", "2", "3"]
    assert (notes["1"], notes["2"]) == ("ümumi sözlər: rabitə", "ədədlər: 15")
    assert notes["3"] == "Bal 0,83"


def test_without_evidence_there_is_no_part_for_it() -> None:
    assert "word/footnotes.xml" not in zipfile.ZipFile(io.BytesIO(sheet_docx(sheet(2)))).namelist()


def test_changed_words_are_told_by_more_than_colour() -> None:
    file = sheet_docx(sheet(1))
    styles = {one.get(f"{W}styleId"): one for one in part(file, "word/styles.xml").iter(f"{W}style")}
    shown = {plain(run): run.find(f"{W}rPr/{W}rStyle") for run in part(file).iter(f"{W}r")}
    for words, mark in (("on beş", "strike"), ("on", "u"), ("getmiş", "strike")):
        style = shown[words]
        assert style is not None
        assert styles[style.get(f"{W}val")].find(f"{W}rPr/{W}{mark}") is not None


def test_looks_are_styles_and_never_direct() -> None:
    root = part(sheet_docx(with_cell(sheet(3), 1, cell((Piece("Maddə 1", bold=True), Piece("yeni", Fate.ADDED, bold=True))))))
    direct = {child.tag.removeprefix(W) for look in root.iter(f"{W}rPr") for child in look}
    assert direct <= {"rStyle", "lang"}
    assert {child.tag.removeprefix(W) for look in root.iter(f"{W}pPr") for child in look} <= {"pStyle"}


def test_words_of_another_language_are_tagged() -> None:
    root = part(sheet_docx(with_cell(sheet(1), 2, cell("This Article applies.", tongue="en-GB"))))
    tagged = {plain(run): look.get(f"{W}val") for run in root.iter(f"{W}r") if (look := run.find(f"{W}rPr/{W}lang")) is not None}
    assert tagged == {"This Article applies.": "en-GB"}
    whole = part(sheet_docx(sheet(1)), "word/styles.xml").find(f"{W}docDefaults//{W}lang")
    assert whole is not None
    assert whole.get(f"{W}val") == "az-Latn-AZ"


def test_a_row_stays_whole_where_it_fits_a_page() -> None:
    made = with_cell(sheet(2), 2, cell(TEXT * 60))
    rows = [one for one in part(sheet_docx(made)).iter(f"{W}tr") if plain(one).startswith("Maddə")]
    assert [one.find(f"{W}trPr/{W}cantSplit") is not None for one in rows] == [False, True]


def test_a_first_row_breaks_where_it_would_leave_the_page_of_the_head_empty() -> None:
    made = with_cell(sheet(2), 2, cell(TEXT * 8))
    rows = [one for one in part(sheet_docx(made)).iter(f"{W}tr") if plain(one).startswith("Maddə")]
    assert [one.find(f"{W}trPr/{W}cantSplit") is not None for one in rows] == [False, True]


def test_a_table_of_many_columns_has_smaller_letters() -> None:
    made = sheet(1)
    (table,) = made.tables
    wide = replace(table, columns=table.columns * 2, rows=tuple(replace(one, cells=one.cells * 2) for one in table.rows), uid="")
    for shown, ending in ((made, ""), (replace(made, tables=(wide,)), "Small")):
        file = sheet_docx(shown)
        (found,) = part(file).iter(f"{W}tbl")
        named = {style.get(f"{W}val") for style in found.iter(f"{W}pStyle")}
        assert named == {f"TableHeading{ending}", "TableColumnNumber", f"TableText{ending}"}
        assert named <= {style.get(f"{W}styleId") for style in part(file, "word/styles.xml").iter(f"{W}style")}


@pytest.mark.parametrize("text", ["a\x00b\x0b\ud800", "<w:p>&amp;", "]]>", "]".join("{{}}"), "tab\tsətir\nikinci", "  iki  boşluq  "])
def test_hostile_words_stay_words(text: str) -> None:
    root = part(sheet_docx(replace(with_cell(sheet(1), 1, cell(text)), title=text)))
    first = next(one for one in root.iter(f"{W}tr") if plain(one).startswith("Maddə"))
    held = list(first.iter(f"{W}tc"))[1].iter(f"{W}t", f"{W}tab", f"{W}br")
    written = "".join({f"{W}tab": "\t", f"{W}br": "\n"}.get(one.tag, one.text or "") for one in held)
    assert written == text.replace("\x00", "").replace("\x0b", "").replace("\ud800", "")


def test_the_table_says_what_it_is_to_those_who_hear_it() -> None:
    root = part(sheet_docx(sheet(1)))
    assert [one.get(f"{W}val") for one in root.iter(f"{W}tblCaption")] == ["“Nümunə haqqında” Qanun"]
    assert [one.get(f"{W}val") for one in root.iter(f"{W}tblDescription")] == [
        "Struktur vahidi · Qüvvədə olan redaksiya · Təklif olunan redaksiya · Qeyd / əsaslandırma"]


def test_warnings_stand_above_the_tables_and_the_sign_off_below() -> None:
    root = part(sheet_docx(sheet(1)))
    told = [plain(one) if one.tag == f"{W}p" else "TABLE" for one in root[0] if one.tag in (f"{W}p", f"{W}tbl")]
    at = told.index("TABLE")
    assert told.index("1.5. “Abzas çıxarılsın” — belə abzas yoxdur") < at
    assert [told.index(words) > at for words in ("Şərti işarələr", "Mətn tanışlıq üçündür.", "Hazırladı:")] == [True] * 3


@pytest.mark.parametrize(("landscape", "sides"), [(True, ("16838", "11906")), (False, ("11906", "16838"))])
def test_pages_lie_or_stand(landscape: bool, sides: tuple[str, str]) -> None:
    file = sheet_docx(replace(sheet(1), landscape=landscape))
    size = next(part(file).iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == sides
    grid = sum(int(one.get(f"{W}w") or 0) for one in part(file).iter(f"{W}gridCol"))
    assert 0 <= int(sides[0]) - 2 * 1134 - grid < 8


def test_cells_keep_their_paragraphs() -> None:
    first = next(one for one in part(sheet_docx(sheet(1))).iter(f"{W}tr") if plain(one).startswith("Maddə"))
    assert text_of(list(first.iter(f"{W}tc"))[2]) == [f"Cavab on gün müddətində verilir. {TEXT}", "İkinci abzas"]
