"""Reading a comparison document that came back: tables, rows and cells with their bookmarks, comments and pending changes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from lxml import etree

from acts.lines.docx_doubts import FILE_RULES, doubts_of
from acts.lines.docx_numbering import Numbering, W
from acts.lines.docx_opening import DocxError, Opened, opened
from acts.lines.docx_walk import Walk, cells_of, rows_of
from acts.word.marks import DIGEST, PREFIX, is_mark
from acts.word.model import Paragraph
from acts.word.returned_model import Place, Remark, Returned, ReturnedCell, ReturnedRow, SentTable, Trace, Tracked
from acts.word.sheet import Sheet, SheetCell, SheetRow, SheetTable
from acts.word.write import clean

_NAME = len(PREFIX) + DIGEST * 2
_PUT_IN = (f"{W}ins", f"{W}moveTo")
_TAKEN_OUT = (f"{W}del", f"{W}moveFrom")
_PROPERTIES = "docProps/core.xml"
_SAVED_BY = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"
_SAVED_AT = "{http://purl.org/dc/terms/}modified"


def read_returned(body: bytes, name: str = "docx") -> Returned:
    """The tables of a Word file. Raises DocxError for what is no .docx, damaged, over the limits, or without any table."""
    file = opened(body, name)
    root = file.main
    tables = list(root.iter(f"{W}tbl"))
    if not tables:
        raise DocxError(f"{name}: expected a comparison table, found a document without tables")
    reader = _Reader(file, _marks(root))
    made = tuple(tuple(reader.rows(table, at)) for at, table in enumerate(tables, 1))
    placed = {reference.get(f"{W}id") for table in tables for reference in table.iter(f"{W}commentReference")}
    elsewhere = tuple(remark for number, remark in reader.remarks.items() if number not in placed)
    return Returned(made, _saved(file), elsewhere, doubts_of(file, FILE_RULES))


def sent_of(sheet: Sheet) -> tuple[SentTable, ...]:
    """The tables of a document as they were written, those that have an identity."""
    return tuple(
        SentTable(
            table.uid, table.columns,
            {row.key: {holds: _said(cell.paragraphs) for holds, cell in _cells(table, row)} for row in table.rows},
            {row.key: {holds: _said(cell.paragraphs[: cell.fixed]) for holds, cell in _cells(table, row) if cell.fixed}
             for row in table.rows},
        )
        for table in sheet.tables if table.uid
    )  # fmt: skip


def _cells(table: SheetTable, row: SheetRow) -> Iterator[tuple[str, SheetCell]]:
    """The cells of a row by what their columns hold."""
    return ((column.holds, cell) for column, cell in zip(table.columns, row.cells, strict=True))


def _said(paragraphs: Iterable[Paragraph]) -> str:
    return "\n".join(clean("".join(piece.text for piece in paragraph.pieces)) for paragraph in paragraphs)


class _Reader:
    """Reads rows. ``marks``: the bookmarks of ours by the element they begin in, a cell or a row."""

    def __init__(self, file: Opened, marks: Mapping[etree._Element, tuple[str, ...]]) -> None:
        self._numbering = Numbering(file.beside("numbering"), file.beside("styles"))
        self._marks = marks
        self.remarks = dict(_remarks(file.beside("comments")))

    def rows(self, table: etree._Element, number: int) -> Iterator[ReturnedRow]:
        for at, row in enumerate(rows_of(table), 1):
            look = row.find(f"{W}trPr")
            struck, added = (None, None) if look is None else (_by(look.find(f"{W}del")), _by(look.find(f"{W}ins")))
            heading = look is not None and look.find(f"{W}tblHeader") is not None
            cells = tuple(self._cells(row, look))
            yield ReturnedRow(Place(number, at), cells, heading, struck or _emptied(cells), added or _put_in(cells))

    def _cells(self, row: etree._Element, look: etree._Element | None) -> Iterator[ReturnedCell]:
        column = _width(look, "gridBefore", 0)
        loose = self._marks.get(row, ())
        for cell in cells_of(row):
            walk = Walk(self._numbering, accepted=True)
            walk.all(cell)
            words = tuple(plain for line in walk.lines if (plain := line.plain.strip()))
            remarks = (self.remarks.get(found.get(f"{W}id") or "") for found in cell.iter(f"{W}commentReference"))
            marks = (*loose, *self._marks.get(cell, ()))
            yield ReturnedCell(column, words, marks, tuple(_tracked(cell)), tuple(remark for remark in remarks if remark is not None))
            column += _width(cell.find(f"{W}tcPr"), "gridSpan", 1)
            loose = ()


def _emptied(cells: tuple[ReturnedCell, ...]) -> Trace | None:
    """Who took out all words of a row: LibreOffice keeps that alone of a row taken out."""
    gone = [tracked.by for cell in cells for tracked in cell.tracked if not tracked.put_in and tracked.words.strip()]
    return gone[0] if gone and not any(cell.text for cell in cells) else None


def _put_in(cells: tuple[ReturnedCell, ...]) -> Trace | None:
    return next((tracked.by for cell in cells for tracked in cell.tracked if tracked.put_in), None)


def _marks(root: etree._Element) -> dict[etree._Element, tuple[str, ...]]:
    """The marks that begin in each cell; one that begins between cells or rows belongs to what follows."""
    found: dict[etree._Element, tuple[str, ...]] = {}
    for start in root.iter(f"{W}bookmarkStart"):
        name = (start.get(f"{W}name") or "")[:_NAME]          # a copy bears the name with a number behind it
        if is_mark(name) and (place := _begins_in(start)) is not None:
            found[place] = (*found.get(place, ()), name)
    return found


def _begins_in(start: etree._Element) -> etree._Element | None:
    around = next(start.iterancestors(f"{W}tc", f"{W}tr", f"{W}tbl"), None)
    if around is not None and around.tag != f"{W}tbl":
        return around
    return next(start.itersiblings(f"{W}tr"), None)


def _tracked(cell: etree._Element) -> Iterator[Tracked]:
    """Pending changes in a cell, in reading order; changes of looks are none."""
    for element in cell.iter(*_PUT_IN, *_TAKEN_OUT):
        by = _by(element)
        if by is not None:
            yield Tracked(_words(element), element.tag in _PUT_IN, by)


def _remarks(root: etree._Element | None) -> Iterator[tuple[str, Remark]]:
    for comment in () if root is None else root.iterchildren(f"{W}comment"):
        by = _by(comment)
        if by is not None:
            yield comment.get(f"{W}id") or "", Remark("\n".join(map(_words, comment.iter(f"{W}p"))), by)


def _words(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t", f"{W}delText"))


def _by(element: etree._Element | None) -> Trace | None:
    return None if element is None else Trace(element.get(f"{W}author") or "", _moment(element.get(f"{W}date")))


def _moment(text: str | None) -> datetime | None:
    """A time as Word writes it; None where it is no time."""
    try:
        return datetime.fromisoformat(text or "")
    except ValueError:
        return None


def _saved(file: Opened) -> Trace | None:
    root = file.part(_PROPERTIES)
    if root is None:
        return None
    author = (root.findtext(_SAVED_BY) or "").strip()
    moment = _moment(root.findtext(_SAVED_AT))
    return Trace(author, moment) if author or moment else None


def _width(look: etree._Element | None, name: str, missing: int) -> int:
    found = None if look is None else look.find(f"{W}{name}")
    value = "" if found is None else found.get(f"{W}val") or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else missing


__all__ = ["read_returned", "sent_of"]
