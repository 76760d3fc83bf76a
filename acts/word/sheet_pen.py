"""Cells, rows and tables of a comparison document as WordprocessingML, row after row: no cell is ever looked up, so the time is linear."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

from acts.word import sheet_styles
from acts.word.errors import SheetError
from acts.word.marks import column_key, mark_of
from acts.word.model import Paragraph, Piece
from acts.word.sheet import Column, SheetCell, SheetRow, SheetTable
from acts.word.sheet_styles import style_id, words_style
from acts.word.write import INDENT, NAMESPACES, add, clean, make

LETTER = 100
"""Twentieths of a point a letter of a table's text takes, a little more than measured, so that rows are thought longer, not shorter."""
WIDE = 6
"""Columns of a table whose text has the usual size; of more it is smaller, `SMALL` of it."""
SMALL = 0.8
PADDING = 192
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class SheetPen:
    """Writes the tables of a sheet. ``width``: between the margins, in twentieths of a point; ``tongue``: the document's language;
    ``lines``: of a table's text that a page has room for.

    ``notes``: the footnotes met so far, numbered on from ``before``, the number of the last the document had.
    """

    width: int
    tongue: str
    lines: int
    before: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    _marks: set[str] = field(default_factory=set)

    def table(self, table: SheetTable, room: float = 1) -> Iterator[bytes]:
        """The table, its opening, rows and end piece by piece. ``room``: the share of a page left where it begins; a first row that is
        longer breaks, else it would leave that page empty. Raises SheetError when two rows of a comparison have one key.
        """
        widths, size = shares(table.columns, self.width), SMALL if len(table.columns) > WIDE else 1
        yield written(_opening(table, widths)).removesuffix(b"</w:tbl>")
        yield from (written(_small(row) if size < 1 else row) for row in self._heading(table, widths))
        for at, row in enumerate(table.rows):
            made = self._row(table, row, widths, self.lines / size * (1 if at else room), size)
            yield written(_small(made) if size < 1 else made)
        yield b"</w:tbl>"

    def _heading(self, table: SheetTable, widths: tuple[int, ...]) -> Iterator[etree._Element]:
        """Two rows that stand on every page: the names of the columns and their numbers."""
        names, numbers = make("w:tr"), make("w:tr")
        for row in (names, numbers):
            look = add(row, "w:trPr")
            add(look, "w:cantSplit")
            add(look, "w:tblHeader")
        for at, (column, width) in enumerate(zip(table.columns, widths, strict=True), 1):
            paragraph = self.paragraph(Paragraph((Piece(column.heading),), sheet_styles.COLUMN))
            self._marked(paragraph, paragraph, table.uid, column_key(column.holds), once=True)
            _cell(names, width).append(paragraph)
            _cell(numbers, width).append(self.paragraph(Paragraph((Piece(str(at)),), sheet_styles.NUMBER)))
        yield from (names, numbers)

    def _row(self, table: SheetTable, row: SheetRow, widths: tuple[int, ...], room: float, size: float) -> etree._Element:
        """A row, kept on one page where it has no more lines than there is room for."""
        if len(row.cells) != len(widths):
            raise SheetError(f"{row.key!r}: expected {len(widths)} cells, one to a column, found {len(row.cells)}")
        made = make("w:tr")
        if lines(row, widths, size) <= room:
            add(add(made, "w:trPr"), "w:cantSplit")
        for at, (cell, width) in enumerate(zip(row.cells, widths, strict=True)):
            paragraphs = self.cell(cell)
            if at == 0:
                self._marked(paragraphs[0], paragraphs[0], table.uid, row.key)
            _cell(made, width).extend(paragraphs)
        return made

    def _marked(self, first: etree._Element, last: etree._Element, uid: str, key: str, *, once: bool = False) -> None:
        """Put the bookmark of a row around what its first paragraph says; nothing where the comparison is not kept."""
        name = mark_of(uid, key)
        if not uid or (once and name in self._marks):
            return
        if name in self._marks:
            raise SheetError(f"{key!r}: expected one row with this key in a comparison, found two")
        self._marks.add(name)
        mark(first, last, name, len(self._marks))

    def cell(self, cell: SheetCell) -> list[etree._Element]:
        """The paragraphs of a cell, at least one; its footnotes are counted and stand at its end."""
        tongue = cell.tongue if cell.tongue != self.tongue else ""
        made = [self.paragraph(paragraph, tongue) for paragraph in cell.paragraphs or (Paragraph((), sheet_styles.CELL),)]
        for words in cell.footnotes:
            self.notes.append((words, tongue))
            reference = add(made[-1], "w:r")
            add(add(reference, "w:rPr"), "w:rStyle", val=style_id(sheet_styles.NOTE_MARK))
            add(reference, "w:footnoteReference", id=str(self.before + len(self.notes)))
        return made

    def paragraph(self, paragraph: Paragraph, tongue: str = "") -> etree._Element:
        """A paragraph in its style, its words in those of their fates."""
        made = make("w:p")
        look = add(made, "w:pPr")
        add(look, "w:pStyle", val=style_id(paragraph.style))
        if paragraph.indent:
            add(look, "w:ind", left=str(INDENT * paragraph.indent))
        if paragraph.centred:
            add(look, "w:jc", val="center")
        made.extend(run(piece, tongue) for piece in paragraph.pieces if piece.text)
        return made


def run(piece: Piece, tongue: str = "", style: str = "") -> etree._Element:
    """Words in their style; newlines become breaks, tabs stay tabs. ``tongue``: their language, "" for the document's own."""
    made = make("w:r")
    named = style or words_style(piece.fate, piece.bold)
    if named or tongue:
        look = add(made, "w:rPr")
        if named:
            add(look, "w:rStyle", val=named)
        if tongue:
            add(look, "w:lang", val=tongue)
    for at, line in enumerate(clean(piece.text).split("\n")):
        if at:
            add(made, "w:br")
        for place, words in enumerate(line.split("\t")):
            if place:
                add(made, "w:tab")
            if words:
                text = add(made, "w:t")
                text.text = words
                text.set(SPACE, "preserve")
    return made


def mark(first: etree._Element, last: etree._Element, name: str, number: int) -> None:
    """A bookmark from the beginning of a paragraph to the end of another."""
    start, end = make("w:bookmarkStart"), make("w:bookmarkEnd")
    start.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    end.set(qn("w:id"), str(number))
    first.insert(1 if first.find(qn("w:pPr")) is not None else 0, start)
    last.append(end)


def shares(columns: tuple[Column, ...], width: int) -> tuple[int, ...]:
    """The widths of the columns in twentieths of a point; shares that do not add up to 100 are taken in proportion."""
    total = sum(column.width for column in columns)
    if not columns or total <= 0 or any(column.width <= 0 for column in columns):
        raise SheetError(f"expected columns with shares of the width above 0, found {[column.width for column in columns]}")
    return tuple(width * column.width // total for column in columns)


def lines(row: SheetRow, widths: Iterable[int], size: float = 1) -> int:
    """About how many lines the row has: those of its longest cell. ``size``: of its text, as a share of the usual one."""
    letter = LETTER * size
    return max(_lines(cell, max(int((width - PADDING) / letter), 1)) for cell, width in zip(row.cells, widths, strict=True))


def _lines(cell: SheetCell, letters: int) -> int:
    return sum(1 + sum(len(piece.text) for piece in paragraph.pieces) // letters for paragraph in cell.paragraphs)


def _small(row: etree._Element) -> etree._Element:
    """The row with its paragraphs in the styles of small text."""
    for style in row.iter(qn("w:pStyle")):
        smaller = sheet_styles.SMALLER.get(style.get(qn("w:val"), ""))
        if smaller:
            style.set(qn("w:val"), smaller)
    return row


def _opening(table: SheetTable, widths: tuple[int, ...]) -> etree._Element:
    """The table before its rows; what it is called and what its columns are is told to those who hear it read."""
    made = make("w:tbl")
    look = add(made, "w:tblPr")
    add(look, "w:tblStyle", val=style_id(sheet_styles.TABLE))
    add(look, "w:tblW", w=str(sum(widths)), type="dxa")
    add(look, "w:tblLayout", type="fixed")
    add(look, "w:tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1")
    headings = " · ".join(clean(column.heading) for column in table.columns)
    add(look, "w:tblCaption", val=clean(table.title) or headings)
    add(look, "w:tblDescription", val=headings)
    grid = add(made, "w:tblGrid")
    for width in widths:
        add(grid, "w:gridCol", w=str(width))
    return made


def _cell(row: etree._Element, width: int) -> etree._Element:
    made = add(row, "w:tc")
    add(add(made, "w:tcPr"), "w:tcW", w=str(width), type="dxa")
    return made


def written(element: etree._Element) -> bytes:
    """The element as it stands in a part, without the namespace its surroundings declare."""
    return etree.tostring(element).replace(_DECLARED, b"", 1)


_DECLARED = f' xmlns:w="{NAMESPACES["w"]}"'.encode()
