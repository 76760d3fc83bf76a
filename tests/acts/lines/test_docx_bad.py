"""Bad Word files: each ends as right text, as a doubt that is told, or as a refusal that says what was expected and found."""

import io
import zipfile

import docx as python_docx
import pytest

from acts.errors import ReadError, UnknownFormatError
from acts.lines import read
from acts.lines.docx import admits, read_draft
from acts.lines.docx_tongue import CLOSE, CYRILLIC, ENGLISH, OLD_LETTERS, OTHER
from acts.word.opening import DocxError, opened, warnings_of
from tests.acts.lines.helpers import source
from tests.acts.word.bad_docx import BAD, ODD, Bad, Odd, ole, package, paragraph, part, zipped


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_what_is_refused_says_why(bad: Bad) -> None:
    with pytest.raises(ReadError, match=rf"^layihə\.docx(?:, part [\w/.]+)?: .*(?:{bad.said})"):
        read_draft(bad.make(), "layihə.docx")


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.name)
def test_what_is_odd_is_read_and_told(odd: Odd) -> None:
    draft = read_draft(odd.make(), "layihə.docx")
    assert tuple(line.text for line in draft.lines[1:]) == odd.lines
    assert sorted(doubt.reason for doubt in draft.doubts) == sorted(odd.said)
    assert not any(run.struck or run.italic for line in draft.lines for run in line.all_runs)


@pytest.mark.parametrize("odd", ODD, ids=lambda odd: odd.name)
def test_an_act_taken_in_keeps_the_words_too(odd: Odd) -> None:
    """Imports show tracked changes as an act's own marks; all else stands in the same place."""
    lines = read(source(odd.make(), "akt.docx"))
    kept = [line.current.replace("\t", " ").split() for line in lines[1:]]
    assert {word for line in odd.lines for word in line.replace("[1]", "").replace("[2]", "").split()} - {"başardı"} <= {
        word for words in kept for word in words
    } | {"[1]", "[2]"}


def test_warnings_alone() -> None:
    assert warnings_of(package(paragraph("bir"))) == ()
    assert [doubt.reason for doubt in warnings_of(package(paragraph("bir"), parts={"word/vbaProject.bin": b""}))] == [
        "the file has macros; they were not run"
    ]


def test_nothing_is_unpacked_before_the_limits_are_asked() -> None:
    made = package(paragraph("bir"), parts={"word/media/a.png": bytes(80_000_000)})
    with pytest.raises(DocxError, match="unpacked it would have"):
        opened(made)


def test_a_part_that_is_never_asked_for_may_be_damaged() -> None:
    made = bytearray(package(paragraph("bir"), parts={"word/media/a.png": b"0123456789" * 50}))
    with zipfile.ZipFile(io.BytesIO(bytes(made))) as file:
        at = file.getinfo("word/media/a.png").header_offset
    made[at + 50] ^= 0xFF
    assert [line.text for line in read_draft(bytes(made), "a.docx").lines][1:] == ["bir"]


@pytest.mark.parametrize(
    ("body", "name", "refused"),
    [
        pytest.param(ole("WordDocument"), "a.doc", False, id="doc"),
        pytest.param(ole("EncryptedPackage"), "a.docx", False, id="locked"),
        pytest.param(ole("Workbook"), "a.xls", True, id="xls"),
        pytest.param(zipped({"mimetype": b"x"}), "a.odt", True, id="odt"),
        pytest.param(zipped({"a.txt": b"x"}), "a.zip", True, id="zip"),
        pytest.param(package(paragraph("bir"), main="word/document2.xml"), "a.docx", False, id="another name"),
        pytest.param(b"PK\x03\x04", "a.docx", False, id="damaged"),
    ],
)
def test_a_walk_through_a_folder_passes_over_what_is_no_word_document(body: bytes, name: str, refused: bool) -> None:
    if refused:
        with pytest.raises(UnknownFormatError):
            admits(source(body, name))
    else:
        admits(source(body, name))


AZERBAIJANI = "Bu Qanunun 3-cü maddəsində “rabitə” sözü “elektron rabitə” sözləri ilə əvəz edilsin və maddəyə yeni bənd əlavə olunsun. " * 3
TONGUES = [
    pytest.param(AZERBAIJANI, "", id="Azerbaijani"),
    pytest.param(AZERBAIJANI.translate(str.maketrans("əıöüçşğ", "eioucsg")), "", id="typed without its letters"),
    pytest.param("This Law shall enter into force on the day of its publication and the operators shall apply it to all users. " * 2,
                 ENGLISH, id="English"),
    pytest.param("Настоящий закон вступает в силу со дня его официального опубликования и применяется ко всем. " * 2,
                 CYRILLIC, id="Russian"),
    pytest.param("Бу Ганун Азәрбајҹан Республикасында рабитә саһәсиндә мүнасибәтләри тәнзимләјир вә онун әсасларыны. " * 2,
                 OLD_LETTERS, id="Azerbaijani in Cyrillic"),
    pytest.param("Bu Kanun ile elektronik haberleşme hizmetlerinin yürütülmesi ve denetlenmesi için gerekli usul belirlenir. " * 2,
                 CLOSE, id="Turkish"),
    pytest.param("Dieses Gesetz regelt die Nutzung der elektronischen Kommunikation durch Behörden sowie deren Aufsicht. " * 2,
                 OTHER, id="German"),
    pytest.param("Qısa mətn", "", id="too short to tell"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "said"), TONGUES)
def test_a_draft_in_another_language_is_told(words: str, said: str) -> None:
    packed = io.BytesIO()
    made = python_docx.Document()
    made.add_paragraph(words)
    made.save(packed)
    assert [doubt.reason for doubt in read_draft(packed.getvalue(), "a.docx").doubts] == ([said] if said else [])


def listed(words: str, level: int, *, style: str = "") -> str:
    own = f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='1'/></w:numPr>"
    return paragraph(words, look=f"<w:pStyle w:val='{style}'/>" if style else own)


def level(at: int, form: str, shown: str, more: str = "") -> str:
    return f"<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{form}'/>{more}<w:lvlText w:val='{shown}'/></w:lvl>"


LEVELS = (
    level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>") + level(2, "russianLower", "%3)") + level(3, "hex", "%4)")
)
LISTS = {
    "own": f"<w:abstractNum w:abstractNumId='1'>{LEVELS}</w:abstractNum>",
    "linked by a style": (
        "<w:abstractNum w:abstractNumId='1'><w:numStyleLink w:val='S'/></w:abstractNum>"
        f"<w:abstractNum w:abstractNumId='2'><w:styleLink w:val='S'/>{LEVELS}</w:abstractNum>"
    ),
}


@pytest.mark.parametrize("kind", LISTS)
def test_printed_numbers_are_never_lost(kind: str) -> None:
    numbering = part("numbering", LISTS[kind] + "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>")
    styles = part(
        "styles",
        "<w:style w:styleId='A'><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
        "<w:style w:styleId='B'><w:basedOn w:val='A'/></w:style><w:style w:styleId='C'><w:basedOn w:val='C'/></w:style>",
    )
    body = "".join(listed("x", at) for at in (0, 1, 1, 2, 2, 3)) + listed("y", 0, style="B") + listed("z", 0, style="C")
    draft = read_draft(package(body, parts={"word/numbering.xml": numbering, "word/styles.xml": styles}), "a.docx")
    assert [line.text for line in draft.lines[1:]] == ["I. x", "1.1. x", "1.2. x", "а) x", "б) x", "1) x", "II. y", "z"]
    assert [doubt.reason for doubt in draft.doubts] == ["numbers of the form hex were printed in figures"]


def test_a_paragraph_taken_out_is_not_counted() -> None:
    gone = "<w:del w:id='1' w:author='A'><w:r><w:delText>getdi</w:delText></w:r></w:del>"
    out = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='2' w:author='A'/></w:rPr>"
    numbering = part("numbering", LISTS["own"] + "<w:num w:numId='1'><w:abstractNumId w:val='1'/></w:num>")
    body = listed("bir", 0) + paragraph(gone, look=out) + listed("iki", 0)
    draft = read_draft(package(body, parts={"word/numbering.xml": numbering}), "a.docx")
    assert [line.text for line in draft.lines[1:]] == ["I. bir", "II. iki"]


def test_five_hundred_pages_are_read_whole() -> None:
    body = "".join(paragraph(f"Maddə {number}. ", f"Bu, {number}-ci nümunə maddəsidir; " * 12) for number in range(1, 5001))
    made = package(body)
    draft = read_draft(made, "böyük.docx")
    assert len(draft.lines) == 5001
    assert draft.lines[-1].text.startswith("Maddə 5000. Bu, 5000-ci nümunə")


def test_tables_in_tables_end_somewhere() -> None:
    deep = paragraph("dib")
    for _ in range(70):
        deep = f"<w:tbl><w:tr><w:tc><w:tcPr/>{deep}<w:p/></w:tc><w:tc><w:tcPr/><w:p/></w:tc></w:tr></w:tbl>"
    draft = read_draft(package(deep), "a.docx")
    assert [line.text.strip() for line in draft.lines[1:]] == ["dib"]
    for _ in range(30):
        deep = f"<w:tbl><w:tr><w:tc><w:tcPr/>{deep}<w:p/></w:tc></w:tr></w:tbl>"
    with pytest.raises(ReadError, match=r"well-formed XML|deep"):
        read_draft(package(deep), "a.docx")
