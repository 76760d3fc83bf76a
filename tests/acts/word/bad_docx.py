"""Word files that are bad or hold more than text, made by hand: each with what must be said of it."""

import io
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = " ".join((
    f"xmlns:w='{W}'", f"xmlns:r='{R}'",
    "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'",
    "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'",
    "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'",
    "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'",
    "xmlns:v='urn:schemas-microsoft-com:vml'",
))  # fmt: skip
INSIDE = "Internal"
PLAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
WHO = "w:author='Nümunə Redaktor' w:date='2026-03-02T09:15:00Z'"
FACE = "<w:p><w:r><w:t>Nümunə, qanun deyil</w:t></w:r></w:p>"


def text(words: str, look: str = "") -> str:
    """A run."""
    return f"<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>"


def paragraph(*runs: str, look: str = "") -> str:
    """A paragraph; a run without a tag is words."""
    inside = "".join(run if run.startswith("<") else text(run) for run in runs)
    return f"<w:p><w:pPr>{look}</w:pPr>{inside}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells, each given as its paragraphs."""
    return "<w:tbl>" + "".join("<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows) + "</w:tbl>"


def package(
    body: str,
    *,
    parts: dict[str, str | bytes] | None = None,
    relations: tuple[tuple[str, str, str], ...] = (),
    kind: str = PLAIN,
    main: str = "word/document.xml",
) -> bytes:
    """A .docx. ``parts``: further ones by path; ``relations``: (kind, target, "External" or "") of the document."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        types = f"<Override PartName='/{main}' ContentType='{kind}'/>"
        file.writestr(
            "[Content_Types].xml", f"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>{types}</Types>"
        )
        file.writestr("_rels/.rels", relations_of((("officeDocument", main, ""),)))
        file.writestr(main, f"<w:document {SPACES}><w:body>{FACE}{body}</w:body></w:document>")
        folder, leaf = main.rsplit("/", 1)
        file.writestr(f"{folder}/_rels/{leaf}.rels", relations_of(relations))
        for path, content in (parts or {}).items():
            file.writestr(path, content)
    return packed.getvalue()


def relations_of(relations: tuple[tuple[str, str, str], ...]) -> str:
    """A part of relations."""
    rows = "".join(
        f"<Relationship Id='rId{at}' Type='{R}/{kind}' Target='{target}' TargetMode='{mode or INSIDE}'/>"
        for at, (kind, target, mode) in enumerate(relations)
    )
    return f"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>{rows}</Relationships>"


def part(name: str, inside: str) -> str:
    """A part of notes, comments or a header."""
    return f"<w:{name} {SPACES}>{inside}</w:{name}>"


def ole(*streams: str) -> bytes:
    """The beginning of an old binary file of Office with streams of these names."""
    entries = b"".join(name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", len(name) * 2 + 2) + bytes(62) for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + entries


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip file of any parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for path, content in parts.items():
            file.writestr(path, content)
    return packed.getvalue()


@dataclass(frozen=True, slots=True)
class Bad:
    """A file that must be refused; ``said``: words its refusal must have."""

    name: str
    make: Callable[[], bytes]
    said: str


@dataclass(frozen=True, slots=True)
class Odd:
    """A file that is read, with a doubt. ``lines``: its text behind the first line; ``said``: the reasons, whole, in any order."""

    name: str
    make: Callable[[], bytes]
    lines: tuple[str, ...]
    said: tuple[str, ...] = field(default=())


# what is refused
def damaged() -> bytes:
    return package(paragraph("bir"))[:-40]


def bomb() -> bytes:
    return zipped({"word/document.xml": b"<w>" + b" " * 100_000_000 + b"</w>"})


def bomb_of_many_files() -> bytes:
    return zipped({f"word/media/{number}.png": b"" for number in range(10_001)} | {"word/document.xml": b"<w/>"})


def bomb_of_tags() -> bytes:
    """Of no great size and not packed tightly, but its tree would fill the memory."""
    kinds = ("<w:p/>", "<w:r/>", "<w:t/>", "<w:i/>", "<w:b/>", "<w:u/>")
    return package("".join(Random(7).choices(kinds, k=50_000)) * 61)


def bomb_that_lies() -> bytes:
    """A part whose place in the list of the zip file says it is small."""
    made = bytearray(zipped({"word/document.xml": b"<w>" + b" " * 5_000_000 + b"</w>"}))
    at = made.rindex(b"PK\x01\x02")
    made[at + 24 : at + 28] = struct.pack("<I", 100)
    return bytes(made)


def doubled_part() -> bytes:
    return package(paragraph("bir"), parts={"Word/Document.xml": "<w:document/>"})


def outside_entity() -> bytes:
    told = f"<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w:document {SPACES}><w:body><w:p>&x;</w:p></w:body></w:document>"
    return zipped({"word/document.xml": told.encode()})


def outside_entity_of_a_note() -> bytes:
    told = "<!DOCTYPE d [<!ENTITY x SYSTEM 'http://example.org/x'>]>" + part("footnotes", "<w:footnote w:id='2'>&x;</w:footnote>")
    return package(paragraph("<w:r><w:footnoteReference w:id='2'/></w:r>"), parts={"word/footnotes.xml": told})


def odt() -> bytes:
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})


def locked_part() -> bytes:
    made = bytearray(zipped({"word/document.xml": b"<w/>"}))
    for start, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        made[made.rindex(start) + at] |= 1
    return bytes(made)


BAD = (
    Bad("damaged zip", damaged, "expected a .docx, found a damaged zip file"),
    Bad("zip bomb by ratio", bomb, "unpacked it would have"),
    Bad("zip bomb by number of files", bomb_of_many_files, "expected at most 10,000 files in the zip file, found 10,002"),
    Bad("bomb of tags", bomb_of_tags, "expected at most 3,000,000 tags in the part word/document.xml, found 3,050,0"),
    Bad("zip bomb that lies of its size", bomb_that_lies, "cannot be unpacked|well-formed"),
    Bad("a part locked with a password", locked_part, "locked with a password"),
    Bad("a part twice", doubled_part, "expected each part once, found word/document.xml 2 times"),
    Bad("external entity", outside_entity, "found a DOCTYPE or ENTITY declaration"),
    Bad("external entity in a note", outside_entity_of_a_note, "found a DOCTYPE or ENTITY declaration"),
    Bad("locked with a password", lambda: ole("EncryptionInfo", "EncryptedPackage"), "locked with a password; .* take the password away"),
    Bad("old binary", lambda: ole("WordDocument", "1Table"), "old binary .doc; .* save it as .docx"),
    Bad("old spreadsheet", lambda: ole("Workbook"), "old binary file of Office that is no text"),
    Bad("odt renamed", odt, "found an OpenDocument text under that name"),
    Bad("spreadsheet renamed", lambda: zipped({"xl/workbook.xml": b"<x/>"}), "found a spreadsheet under that name"),
    Bad("presentation renamed", lambda: zipped({"ppt/presentation.xml": b"<x/>"}), "found a presentation under that name"),
    Bad("PDF renamed", lambda: b"%PDF-1.7\n%\xe2\xe3", "found a PDF under that name"),
    Bad("RTF renamed", lambda: b"{\\rtf1\\ansi bir}", "found RTF under that name"),
    Bad("bare XML renamed", lambda: b"\xef\xbb\xbf<?xml version='1.0'?><x/>", "found bare XML"),
    Bad("text renamed", lambda: "Maddə 1. Ad".encode(), r"found 12 bytes that begin with b'Madd"),
    Bad("empty", lambda: b"", "found an empty file"),
    Bad("zip without a document", lambda: zipped({"a.txt": b"bir"}), "found a zip file without the part word/document.xml"),
    Bad("empty zip", lambda: zipped({}), "found a zip file without the part word/document.xml"),
    Bad("no body", lambda: zipped({"word/document.xml": f"<w:document xmlns:w='{W}'/>".encode()}), "found no body"),
    Bad("no XML", lambda: zipped({"word/document.xml": b"<w:document"}), "expected well-formed XML"),
)  # fmt: skip


# what is read with a doubt
def tracked() -> bytes:
    gone = f"<w:del w:id='1' {WHO}><w:r><w:delText xml:space='preserve'>köhnə </w:delText></w:r></w:del>"
    new = f"<w:ins w:id='2' {WHO}>{text('yeni ')}</w:ins>"
    left, came = f"<w:moveFrom w:id='3' {WHO}>{text('gedən')}</w:moveFrom>", f"<w:moveTo w:id='4' {WHO}>{text('gələn')}</w:moveTo>"
    ended = f"<w:rPr><w:del w:id='5' {WHO}/></w:rPr>"
    rows = table((paragraph("getdi"), "<w:p/>"), (paragraph("qaldı"), paragraph("o da")))
    return package(
        paragraph("Bu ", gone, new, "söz") + paragraph(left, "qalan") + paragraph(came)
        + paragraph("baş", look=ended) + paragraph("ardı") + rows.replace("<w:tr>", f"<w:tr><w:trPr><w:del w:id='6' {WHO}/></w:trPr>", 1)
    )  # fmt: skip


def boxed() -> bytes:
    inner = f"<w:txbxContent>{paragraph('qutuda')}{paragraph('iki')}</w:txbxContent>"
    choice = f"<mc:Choice Requires='wps'><w:drawing><a:graphic><wps:txbx>{inner}</wps:txbx></a:graphic></w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
    return package(paragraph("əvvəl", f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>") + paragraph("sonra"))


def nested() -> bytes:
    inner = table((paragraph("a"), paragraph("b")), (paragraph("c"), paragraph("d")))
    return package(table((paragraph("çöl") + inner + paragraph("son"), paragraph("yan"))))


def notes() -> bytes:
    body = paragraph("söz", "<w:r><w:footnoteReference w:id='2'/></w:r>", " və", "<w:r><w:endnoteReference w:id='7'/></w:r>")
    held = f"<w:footnote w:id='2'>{paragraph('haşiyə')}</w:footnote><w:footnote w:id='3'>{paragraph('yetim')}</w:footnote>"
    return package(body, parts={"word/footnotes.xml": part("footnotes", held)})


def commented() -> bytes:
    body = paragraph("<w:commentRangeStart w:id='0'/>", "söz", "<w:commentRangeEnd w:id='0'/>", "<w:r><w:commentReference w:id='0'/></w:r>")
    return package(body, parts={"word/comments.xml": part("comments", f"<w:comment w:id='0' {WHO}>{paragraph('niyə?')}</w:comment>")})


def controls() -> bytes:
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('doldurulub')}</w:sdtContent></w:sdt>"
    empty = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{text('Mətni bura yazın')}</w:sdtContent></w:sdt>"
    return package(filled + paragraph("söz ", empty))


def fields() -> bytes:
    def field_of(code: str, shown: str) -> str:
        return (
            f"<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>"
            f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{text(shown)}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )

    ticked = "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>"
    return package(paragraph("Səhifə ", field_of(" PAGE ", "3")) + paragraph(field_of(" INCLUDETEXT \"c:\\\\x.docx\" ", "mətn"), ticked))


def signs() -> bytes:
    formula = "<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"
    face = "<mc:AlternateContent><mc:Choice Requires='x'><x/></mc:Choice><mc:Fallback><w:t>☺</w:t></mc:Fallback></mc:AlternateContent>"
    return package(
        paragraph("x=", formula) + paragraph("<w:r><w:sym w:font='Symbol' w:char='F0B0'/></w:r>") + paragraph(f"<w:r>{face}</w:r>")
        + paragraph("<w:r><w:ruby><w:rt/><w:rubyBase>" + text("əsas") + "</w:rubyBase></w:ruby></w:r>")
    )  # fmt: skip


def outside() -> bytes:
    return package(
        paragraph("bir"),
        relations=(
            ("hyperlink", "https://example.org/a", "External"),
            ("image", "https://example.org/izle.png", "External"),
            ("oleObject", "file:///c:/x.xls", "External"),
        ),
        parts={"word/_rels/settings.xml.rels": relations_of((("attachedTemplate", "https://example.org/t.dotm", "External"),))},
    )


def objects() -> bytes:
    sheet, picture = "<w:object><v:shape><v:imagedata/></v:shape></w:object>", "<w:drawing><a:blip/></w:drawing>"
    body = paragraph("bir", f"<w:r>{sheet}</w:r>", f"<w:r>{picture}</w:r>")
    return package(body + "<w:altChunk/>", relations=(("aFChunk", "parca.html", ""),), parts={"word/parca.html": "<p>itən</p>"})


def margins() -> bytes:
    parts = {"word/header1.xml": part("hdr", paragraph("Layihə")), "word/footer1.xml": part("ftr", paragraph("12"))}
    return package(paragraph("bir"), parts=parts, relations=(("header", "header1.xml", ""), ("footer", "footer1.xml", "")))


BY = "Nümunə Redaktor"
ODD = (
    Odd("macros by type", lambda: package(paragraph("bir"), kind=WITH_MACROS), ("bir",), ("the file has macros; they were not run",)),
    Odd("macros by part", lambda: package(paragraph("bir"), parts={"word/vbaProject.bin": b"x"}), ("bir",),
        ("the file has macros; they were not run",)),
    Odd("tracked changes", tracked, ("Bu yeni söz", "qalan", "gələn", "başardı", "qaldı\to da"),
        (f"tracked changes of {BY}: 2 insertions were taken as accepted, 4 deletions as made",)),
    Odd("text boxes", boxed, ("əvvəl", "qutuda", "iki", "sonra"),
        ("the words of 1 text boxes were put behind the paragraphs that hold them",)),
    Odd("nested tables", nested, ("çöl\na\nb\nc\nd\nson\tyan",),
        ("1 tables inside tables were read cell by cell, into the cell around them",)),
    Odd("notes", notes, ("söz[1] və[2]", "[1] haşiyə"),
        ("1 footnotes or endnotes were put after the text", "notes to which no place of the text refers were left out: “yetim”",
         "expected the note 7, to which the text refers, found none in the file")),
    Odd("comments", commented, ("söz",), (f"1 comments of {BY} are no part of the text and were left out",)),
    Odd("hidden text", lambda: package(paragraph("görünən", text(" gizli", "<w:vanish/>"), text(" açıq", "<w:vanish w:val='0'/>"))),
        ("görünən açıq",), ("hidden text was left out: “gizli”",)),
    Odd("content controls", controls, ("doldurulub", "söz"), ("fields that nobody filled in were left out: “Mətni bura yazın”",)),
    Odd("fields", fields, ("Səhifə 3", "mətn"),
        ("1 boxes to tick or lists to choose from were not read",
         "a field asks for a file or a program outside: “INCLUDETEXT \"c:\\\\x.docx\"”; nothing was fetched or run")),
    Odd("formulas and signs", signs, ("x=ab", "\uf0b0", "☺", "əsas"),
        ("formulas were read as a line of letters and figures", "1 signs of the font Symbol may look otherwise than in Word")),
    Odd("things outside", outside, ("bir",),
        ("1 links lead out of the file; they were not followed",
         "the file asks for something outside it (image): “https://example.org/izle.png”; it was not fetched",
         "the file asks for something outside it (oleObject): “file:///c:/x.xls”; it was not fetched",
         "the file asks for something outside it (attachedTemplate): “https://example.org/t.dotm”; it was not fetched")),
    Odd("objects and pictures", objects, ("bir",),
        ("1 pictures: what they show was not read", "1 embedded objects were not opened",
         "a document inside the document was not read: word/parca.html")),
    Odd("headers and footers", margins, ("bir",), ("words of headers and footers were left out: “Layihə”",)),
    Odd("another name of the document", lambda: package(paragraph("bir"), main="word/document2.xml"), ("bir",)),
    Odd("strict variant", lambda: strict(package(paragraph("bir"))), ("bir",)),
    Odd("nothing odd", lambda: package(paragraph("bir")), ("bir",)),
)  # fmt: skip


def strict(body: bytes) -> bytes:
    """The same file as Word saves it in the strict variant of the format."""
    named = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    with zipfile.ZipFile(io.BytesIO(body)) as file:
        return zipped({name: file.read(name).replace(W.encode(), named) for name in file.namelist()})
