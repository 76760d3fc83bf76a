"""Word files into lines."""

import io
import zipfile
from contextlib import suppress

import docx as python_docx
import pytest

from acts.errors import ReadError
from acts.lines import read, reader_for
from acts.model import Role
from tests.acts.lines.helpers import W, docx, marks, paragraph, source


def run(text: str, properties: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (run("bir", "<w:strike/>"), [("bir", "s")]),
        (run("bir", "<w:dstrike/>"), [("bir", "s")]),
        (run("bir", "<w:strike w:val='0'/>"), [("bir", "")]),
        (run("bir", "<w:strike w:val='false'/><w:i/>"), [("bir", "i")]),
        (run("bir ", "<w:b/>") + run("iki", ""), [("bir ", "b"), ("iki", "")]),
        (
            "<w:del><w:r><w:delText>köhnə</w:delText></w:r></w:del><w:ins><w:r><w:t>yeni</w:t></w:r></w:ins>",
            [("köhnə", "s"), ("yeni", "i")],
        ),
        ("<w:hyperlink><w:r><w:t>bir</w:t><w:tab/><w:t>iki</w:t></w:r></w:hyperlink>", [("bir iki", "")]),
        ("<w:sdt><w:sdtContent><w:r><w:t>bir</w:t></w:r></w:sdtContent></w:sdt>", [("bir", "")]),
        ("<w:r><w:t>12</w:t><w:noBreakHyphen/><w:t>ci</w:t></w:r>", [("12-ci", "")]),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>bir</w:t></w:r>", [("bir", "")]),
    ],
)
def test_marks_of_a_paragraph(inside: str, expected: list[tuple[str, str]]) -> None:
    (line,) = read(source(docx(f"<w:p>{inside}</w:p>"), "a.docx"))
    assert marks(line) == expected


def test_a_break_ends_the_line_and_centring_is_known() -> None:
    lines = read(source(docx("<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t>bir</w:t><w:br/><w:t>iki</w:t></w:r></w:p>"), "a.docx"))
    assert [(line.text, line.centred) for line in lines] == [("bir", True), ("iki", True)]


NUMBERING = """
<w:abstractNum w:abstractNumId="7">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%4."/></w:lvl>
  <w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
"""


def numbered(text: str, level: int, number: int = 1) -> str:
    return paragraph(text, f"<w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{number}'/></w:numPr></w:pPr>")


def test_numbers_of_lists_are_printed() -> None:
    levels = [(0, 1), (1, 1), (1, 1), (2, 1), (2, 1), (0, 1), (1, 1), (3, 1), (4, 1), (0, 2), (0, 0), (9, 1)]
    body = "".join(numbered("x", level, number) for level, number in levels)
    lines = read(source(docx(body, numbering=NUMBERING), "a.docx"))
    assert [line.text for line in lines] == ["1. x", "1.1. x", "1.2. x", "a) x", "b) x", "2. x", "2.1. x", "IV. x", "x", "5. x", "x", "x"]


def test_endnotes_and_footnotes_come_last_in_the_order_of_their_references() -> None:
    body = "<w:p><w:r><w:t>bir</w:t><w:endnoteReference w:id='9'/></w:r><w:r><w:t> iki</w:t><w:footnoteReference w:id='4'/></w:r></w:p>"
    endnotes = f"<w:endnote w:type='separator' w:id='-1'>{paragraph('---')}</w:endnote><w:endnote w:id='9'>{paragraph('qeyd')}</w:endnote>"
    footnotes = f"<w:footnote w:id='4'>{paragraph('haşiyə')}{paragraph('davamı')}</w:footnote>"
    lines = read(source(docx(body, endnotes=endnotes, footnotes=footnotes), "a.docx"))
    assert marks(lines[0]) == [("bir", ""), ("[1]", "n"), (" iki", ""), ("[2]", "n")]
    assert [(line.role, line.note, line.text) for line in lines[1:]] == [
        (Role.NOTE, "2", "[2] haşiyə"),
        (Role.NOTE, "2", "davamı"),
        (Role.NOTE, "1", "[1] qeyd"),
    ]


def test_tables() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    rows = "".join(_rows(cell))
    lines = read(source(docx(f"<w:tbl>{rows}</w:tbl>{paragraph('son')}"), "a.docx"))
    assert [line.text for line in lines] == ["Ad", "a\nb\tc", "d", "son"]
    assert [line.table for line in lines] == [1, 1, 1, None]
    assert (lines[0].cells[0].colspan, lines[0].cells[0].header, lines[1].cells[0].header) == (2, True, False)


def _rows(cell: str) -> list[str]:
    wide, start, on = "<w:gridSpan w:val='2'/>", "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    return [
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell.format(wide, paragraph("Ad")) + "</w:tr>",
        "<w:tr>" + cell.format(start, paragraph("a") + paragraph("b")) + cell.format("", paragraph("c")) + "</w:tr>",
        "<w:tr>" + cell.format(on, "<w:p/>") + cell.format("", paragraph("d")) + "</w:tr>",
    ]


def test_a_file_made_by_another_program() -> None:
    made = python_docx.Document()
    made.add_heading("Maddə 1. Ad", level=2)
    part = made.add_paragraph("Bu söz ").add_run("köhnə")
    part.font.strike = True
    made.add_table(2, 2).cell(0, 0).text = "xana"
    packed = io.BytesIO()
    made.save(packed)
    lines = read(source(packed.getvalue(), "whatever.bin"))
    assert [line.text for line in lines] == ["Maddə 1. Ad", "Bu söz köhnə", "xana\t"]
    assert lines[1].runs[-1].struck


def zipped(**parts: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(f"word/{name}.xml", content)
    return packed.getvalue()


DOCUMENT = f"<w:document xmlns:w='{W}'><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"
XXE = "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" + DOCUMENT % "&x;"
LAUGHS = (
    "<!DOCTYPE d [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
    + DOCUMENT % "&i;"
)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param(b"\xd0\xcf\x11\xe0" + b"\0" * 100, "save it as .docx", id="binary doc"),
        pytest.param(b"PK\x03\x04 and then nothing of it", "damaged zip", id="no zip"),
        pytest.param(docx(paragraph("bir"))[:-30], "damaged zip", id="cut"),
        pytest.param(zipped(styles=b"<x/>"), "without the part word/document.xml", id="no document"),
        pytest.param(zipped(document=XXE.encode()), "DOCTYPE", id="external entity"),
        pytest.param(zipped(document=LAUGHS.encode()), "DOCTYPE", id="billion laughs"),
        pytest.param(zipped(document=XXE.encode("utf-16")), "document type|DOCTYPE", id="external entity in UTF-16"),
        pytest.param(zipped(document=b"<w:document"), "well-formed", id="broken XML"),
        pytest.param(zipped(document=b" " * 50_000_000), "unpacked it would have", id="bomb by ratio"),
        pytest.param(docx("<w:p/>"), "without text", id="no text"),
    ],
)
def test_bad_files_get_a_clear_error(body: bytes, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        read(source(body, "a.docx"))


def test_it_is_told_by_its_bytes() -> None:
    assert reader_for(source(docx(paragraph("bir")), "act.html")).name == "docx"


def test_a_damaged_byte_anywhere_is_an_error_or_harmless() -> None:
    whole = docx("".join(numbered(f"mətn {number}", 0) for number in range(20)), numbering=NUMBERING)
    for place in range(0, len(whole), 3):
        damaged = bytearray(whole)
        damaged[place] ^= 0x55
        with suppress(ReadError):
            read(source(bytes(damaged), "a.docx"))
