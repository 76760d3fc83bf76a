"""A template to begin with: made for a layout, to be opened in Word and changed as a body likes its documents."""

from collections.abc import Iterator

from docx.oxml.parser import parse_xml
from lxml import etree

from acts.word import sheet_styles, styles
from acts.word.errors import LayoutError
from acts.word.layouts import Layout
from acts.word.model import Paragraph, Piece
from acts.word.package import fixed
from acts.word.sheet import Column, Sheet, SheetCell, SheetRow, SheetTable
from acts.word.sheet_document import sheet_frame, sheet_pen
from acts.word.sheet_pen import SheetPen
from acts.word.sheet_words import TONGUES, words_in
from acts.word.write import NAMESPACES


def sample_template(layout: Layout, lang: str) -> bytes:
    """A template with a place for everything a sheet of the layout says, its fixed words in a language ("az", "en").

    Raises LayoutError for a layout whose columns are as many as there are acts.
    """
    if any(column.each for column in layout.columns):
        raise LayoutError(f"{layout.name}: expected a layout with columns known beforehand, found one with a column for each act")
    words = words_in(lang)
    sheet = Sheet("{{ title }}", (), page=words("page"), tongue=TONGUES[words.lang], landscape=layout.landscape)
    document = sheet_frame(sheet)
    for block in _blocks(layout, sheet_pen(sheet)):
        document.element.body[-1].addprevious(block)
    return fixed(document)


def _blocks(layout: Layout, pen: SheetPen) -> Iterator[etree._Element]:
    yield _line(pen, "{{ title }}", styles.TITLE)
    yield from _around(pen, "for line in head", _line(pen, "{{ line.name }}:\t{{ line.value }}", sheet_styles.HEAD))
    yield from _around(pen, "if warnings", _line(pen, "{{ warnings_title }}", styles.HEADINGS[1]))
    yield from _around(pen, "for warning in warnings", _line(pen, "{{ warning }}", sheet_styles.WARNING))
    yield _line(pen, "{%p for table in tables %}", styles.BODY)
    yield from _around(pen, "if table.title", _line(pen, "{{ table.title }}", styles.HEADINGS[0]))
    yield from _around(pen, "if table.remark", _line(pen, "{{ table.remark }}", sheet_styles.REMARK))
    yield _table(layout, pen)
    yield _line(pen, "", styles.BODY)
    yield _line(pen, "{%p endfor %}", styles.BODY)
    yield from _around(pen, "for line in legend", _line(pen, "{{ line }}", sheet_styles.LEGEND))
    yield _line(pen, "{{ disclaimer }}", sheet_styles.DISCLAIMER)
    yield from _around(pen, "for line in signatures", _line(pen, "{{ line }}", sheet_styles.SIGN))


def _around(pen: SheetPen, command: str, block: etree._Element) -> Iterator[etree._Element]:
    """A block between two paragraphs that are commands and leave nothing behind."""
    yield _line(pen, f"{{%p {command} %}}", styles.BODY)
    yield block
    yield _line(pen, f"{{%p end{command.split()[0]} %}}", styles.BODY)


def _table(layout: Layout, pen: SheetPen) -> etree._Element:
    """The table with three rows: one opens the loop, one is repeated, one closes it."""
    names = [column.holds for column in layout.columns]
    columns = tuple(Column(column.holds, f"{{{{ table.headings.{column.holds} }}}}", column.width) for column in layout.columns)
    texts = (["{%tr for row in table.rows %}"], [f"{{{{ row.{name} }}}}" for name in names], ["{%tr endfor %}"])
    rows = tuple(SheetRow("", tuple(map(_cell, [*row, *[""] * (len(names) - len(row))]))) for row in texts)
    written = b"".join(pen.table(SheetTable("", columns, rows)))
    return parse_xml(written.replace(b"<w:tbl>", f'<w:tbl xmlns:w="{NAMESPACES["w"]}">'.encode(), 1))


def _cell(text: str) -> SheetCell:
    return SheetCell((Paragraph((Piece(text),), sheet_styles.CELL),))


def _line(pen: SheetPen, text: str, style: str) -> etree._Element:
    return pen.paragraph(Paragraph((Piece(text),), style))
