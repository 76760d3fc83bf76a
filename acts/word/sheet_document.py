"""A comparison document as a Word file: head, warnings, tables, legend, language remark, sign-off; evidence in footnotes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Cm, Twips
from lxml import etree

from acts.word import sheet_styles, styles
from acts.word.model import Paragraph, Piece
from acts.word.package import PROGRAM, blank, fixed, number, rule, short
from acts.word.sheet import Named, Sheet, SheetTable
from acts.word.sheet_pen import SheetPen, run, written
from acts.word.sheet_styles import style_id
from acts.word.write import NAMESPACES, add, clean, make

SHORT_SIDE, LONG_SIDE = 11906, 16838
"""A4 in twentieths of a point."""
MARGIN = 1134
"""2 cm on every side."""
LINES = {True: 26, False: 44}
"""Lines of a table's text below the repeated heading of a landscape page and of an upright one; a longer row may break."""
BEGUN = 0.25
"""The share of a page that is left below the head of a document, about, where its table begins."""
PIECE = 250
"""Rows after which a table goes on as a new one on a new page: LibreOffice lays out a table in a time that grows with the square of its
rows, above all with footnotes (1,000 rows in one table took it eight times as long as in four).
"""
NOTES = "word/footnotes.xml"
MAIN = "word/document.xml"


def sheet_docx(sheet: Sheet) -> bytes:
    """The document. The same sheet gives the same bytes.

    Raises SheetError when a row has not a cell for each column, or two rows of one comparison have the same key.
    """
    document = sheet_frame(sheet)
    pen = sheet_pen(sheet)
    parts: dict[str, Iterable[bytes]] = {MAIN: _main(document, sheet, pen)}
    if any(cell.footnotes for table in sheet.tables for row in table.rows for cell in row.cells):
        footnotes_part(document)
        parts[NOTES] = notes_body(pen)
    return fixed(document, parts)


def sheet_frame(sheet: Sheet) -> WordDocument:
    """A document without text: styles, page, header and footer, what the file says of itself."""
    document = blank()
    sheet_styles.apply(document, sheet.tongue)
    _say(document, sheet)
    _page(document, sheet)
    return document


def sheet_pen(sheet: Sheet) -> SheetPen:
    """What writes the tables of a sheet."""
    wide = LONG_SIDE if sheet.landscape else SHORT_SIDE
    return SheetPen(wide - 2 * MARGIN, sheet.tongue, LINES[sheet.landscape])


def _say(document: WordDocument, sheet: Sheet) -> None:
    said = document.core_properties
    said.title, said.author, said.last_modified_by = clean(sheet.title)[:255], PROGRAM, PROGRAM
    said.language, said.keywords, said.comments = sheet.tongue, "", ""
    said.created = said.modified = datetime.combine(sheet.day or date(2000, 1, 1), time())


def _page(document: WordDocument, sheet: Sheet) -> None:
    """A4, the title above every page but the first, the page's number below each."""
    section: Any = document.sections[0]
    wide, high = (LONG_SIDE, SHORT_SIDE) if sheet.landscape else (SHORT_SIDE, LONG_SIDE)
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Twips(wide), Twips(high)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Twips(MARGIN)
    section.header_distance = section.footer_distance = Cm(1)
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = short(sheet.title)
    rule(section.header.paragraphs[0])
    for footer in (section.footer, section.first_page_footer):
        number(footer.paragraphs[0], sheet.page)
    section.first_page_header.is_linked_to_previous = False


def _main(document: WordDocument, sheet: Sheet, pen: SheetPen) -> Iterator[bytes]:
    """The text of the document from beginning to end, a paragraph or row at a time."""
    frame = etree.tostring(document.element, encoding="unicode")
    opening, end = frame.split("<w:body>")
    yield f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n{opening}<w:body>".encode()
    yield from map(written, _above(sheet, pen))
    for table in sheet.tables:
        yield from map(written, _over(table, pen))
        for at, piece in enumerate(_pieces(table)):
            if at:
                yield written(pen.paragraph(Paragraph((), sheet_styles.BREAK)))
            yield from pen.table(piece, 1 if at else BEGUN)
        yield written(make("w:p"))            # Word joins tables that no paragraph parts
    yield from map(written, _below(sheet, pen))
    yield end.encode()


def _above(sheet: Sheet, pen: SheetPen) -> Iterator[etree._Element]:
    yield pen.paragraph(_words(sheet.title, styles.TITLE))
    yield from map(_named, sheet.head)
    if sheet.warnings:
        yield pen.paragraph(_words(sheet.warnings_title, styles.HEADINGS[1]))
        yield from (pen.paragraph(_words(warning, sheet_styles.WARNING)) for warning in sheet.warnings)


def _named(line: Named) -> etree._Element:
    """A line of the head: its name, and what it says beside it."""
    made = make("w:p")
    add(add(made, "w:pPr"), "w:pStyle", val=style_id(sheet_styles.HEAD))
    made.append(run(Piece(f"{line.name}:\t"), style=style_id(sheet_styles.NAME)))
    made.append(run(Piece(line.value)))
    return made


def _over(table: SheetTable, pen: SheetPen) -> Iterator[etree._Element]:
    if table.title:
        yield pen.paragraph(_words(table.title, styles.HEADINGS[0]))
    if table.remark:
        yield pen.paragraph(_words(table.remark, sheet_styles.REMARK))
    if not (table.title or table.remark):
        yield pen.paragraph(Paragraph((), sheet_styles.LEGEND))          # room between the table and what is above it


def _pieces(table: SheetTable) -> Iterator[SheetTable]:
    """The table in pieces of `PIECE` rows."""
    for start in range(0, max(len(table.rows), 1), PIECE):
        yield replace(table, rows=table.rows[start : start + PIECE])


def _below(sheet: Sheet, pen: SheetPen) -> Iterator[etree._Element]:
    yield from map(pen.paragraph, sheet.legend)
    if sheet.disclaimer:
        yield pen.paragraph(_words(sheet.disclaimer, sheet_styles.DISCLAIMER))
    for line in sheet.signatures:
        style = sheet_styles.SIGN_UNDER if line.startswith("\t") else sheet_styles.SIGN
        yield pen.paragraph(_words(line, style))


def _words(text: str, style: str) -> Paragraph:
    return Paragraph((Piece(text),), style)


def footnotes_part(document: WordDocument, body: bytes = b"") -> Part:
    """A part for footnotes, joined to the document; python-docx knows none."""
    part = Part(PackURI(f"/{NOTES}"), CONTENT_TYPE.WML_FOOTNOTES, body, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    settings = document.settings.element
    separators = make("w:footnotePr")
    for at in (-1, 0):
        add(separators, "w:footnote", id=str(at))
    settings.find(qn("w:compat")).addprevious(separators)
    return part


def notes_body(pen: SheetPen) -> Iterator[bytes]:
    """The footnotes' part: the lines that part them from the text, which Word wants there, and the footnotes the pen met."""
    yield f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n<w:footnotes xmlns:w=\"{NAMESPACES['w']}\">".encode()
    for at, sort in ((-1, "separator"), (0, "continuationSeparator")):
        made = make("w:footnote")
        made.set(qn("w:type"), sort)
        made.set(qn("w:id"), str(at))
        add(add(add(made, "w:p"), "w:r"), f"w:{sort}")
        yield written(made)
    yield from map(written, footnotes(pen))
    yield b"</w:footnotes>"


def footnotes(pen: SheetPen) -> Iterator[etree._Element]:
    """The footnotes a pen met, as their part holds them."""
    return (_note(at, words, tongue) for at, (words, tongue) in enumerate(pen.notes, pen.before + 1))


def _note(at: int, words: str, tongue: str) -> etree._Element:
    made = make("w:footnote")
    made.set(qn("w:id"), str(at))
    paragraph = add(made, "w:p")
    add(add(paragraph, "w:pPr"), "w:pStyle", val=style_id(sheet_styles.NOTE))
    mark = add(paragraph, "w:r")
    add(add(mark, "w:rPr"), "w:rStyle", val=style_id(sheet_styles.NOTE_MARK))
    add(mark, "w:footnoteRef")
    paragraph.append(run(Piece(f" {words}"), tongue))
    return made
