"""Paragraphs and tables become the body of a Word file: w:ins, w:del and moves with their author and day, comments beside them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby

from docx.oxml.ns import qn
from lxml import etree

from acts.word.model import Block, Fate, Paragraph, Piece, Revision, Row, Table, TableCell

TRACKS = {
    Fate.ADDED: "w:ins", Fate.REMOVED: "w:del", Fate.MOVED_HERE: "w:moveTo", Fate.MOVED_AWAY: "w:moveFrom",
}  # fmt: skip
GONE = frozenset({Fate.REMOVED})
INDENT = 425
"""Twentieths of a point to a step of indent: 0.75 cm."""
WIDTH = 9070
"""Twentieths of a point between the margins of A4."""
UNFIT = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters XML cannot hold."""


class Pen:
    """Writes blocks into a body. ``comments`` are the ids of the comments of changes; each is put at the first words of its change."""

    def __init__(
        self, ids: Mapping[str, str], revisions: Mapping[int | None, Revision], comments: Mapping[int | None, int], used: int = 0
    ) -> None:
        """`used`: how many ids of annotations are taken."""
        self._ids = ids
        self._revisions = revisions
        self._comments = dict(comments)
        self._last = used

    def write(self, body: etree._Element, blocks: Iterable[Block]) -> None:
        """Put the blocks at the end of the body, before its page setup."""
        at = len(body) - (len(body) > 0 and body[-1].tag == qn("w:sectPr"))
        made = [self._table(block) if isinstance(block, Table) else self._paragraph(block) for block in blocks]
        body[at:at] = made

    def comment_on(self, body: etree._Element, number: int) -> None:
        """Put a comment on the first paragraph."""
        first = body.find(qn("w:p"))
        if first is not None:
            _commented(first, 1 if first.find(qn("w:pPr")) is not None else 0, number)

    # paragraphs
    def _paragraph(self, paragraph: Paragraph) -> etree._Element:
        made = make("w:p")
        made.append(self._look(paragraph))
        for (fate, change, move), group in groupby(paragraph.pieces, key=lambda piece: (piece.fate, piece.change, piece.move)):
            self._pieces(made, fate, change, move, tuple(group))
        return made

    def _look(self, paragraph: Paragraph) -> etree._Element:
        look = make("w:pPr")
        add(look, "w:pStyle", val=self._ids[paragraph.style])
        if paragraph.indent:
            add(look, "w:ind", left=str(INDENT * paragraph.indent))
        if paragraph.centred:
            add(look, "w:jc", val="center")
        if paragraph.fate is not Fate.SAME:
            mark = add(look, "w:rPr")
            self._track(mark, paragraph.fate, paragraph.change)
        return look

    def _pieces(self, made: etree._Element, fate: Fate, change: int | None, move: int, pieces: tuple[Piece, ...]) -> None:
        start = len(made)
        runs = [_run(piece, "w:delText" if fate in GONE else "w:t") for piece in pieces]
        if fate is Fate.SAME:
            made.extend(runs)
            return
        if move:
            self._move(made, fate, change, move, runs)
        else:
            self._track(made, fate, change).extend(runs)
        number = self._comments.pop(change, None)
        if number is not None:
            _commented(made, start, number)

    def _move(self, made: etree._Element, fate: Fate, change: int | None, move: int, runs: list[etree._Element]) -> None:
        """Words that moved: Word joins their two places by the name of the range."""
        self._last += 1
        number = str(self._last)
        add(made, f"{TRACKS[fate]}RangeStart", id=number, name=f"move{move}", **self._who(change))
        self._track(made, fate, change).extend(runs)
        add(made, f"{TRACKS[fate]}RangeEnd", id=number)

    def _track(self, parent: etree._Element, fate: Fate, change: int | None) -> etree._Element:
        self._last += 1
        return add(parent, TRACKS[fate], id=str(self._last), **self._who(change))

    def _who(self, change: int | None) -> dict[str, str]:
        revision = self._revisions.get(change) or self._revisions[None]
        day = {"date": _midnight(revision.day)} if revision.day else {}
        return {"author": clean(revision.author)[:255], **day}

    # tables
    def _table(self, table: Table) -> etree._Element:
        made = make("w:tbl")
        look = add(made, "w:tblPr")
        add(look, "w:tblStyle", val=self._ids["Table Grid"])
        add(look, "w:tblW", w="5000", type="pct")
        grid = add(made, "w:tblGrid")
        for _ in range(table.columns):
            add(grid, "w:gridCol", w=str(max(WIDTH // table.columns, 1)))
        made.extend(self._row(row, table.columns) for row in table.rows)
        return made

    def _row(self, row: Row, columns: int) -> etree._Element:
        made = make("w:tr")
        look = make("w:trPr")
        lacking = columns - sum(cell.width for cell in row.cells)
        if row.header:
            add(look, "w:tblHeader")
        if row.fate is not Fate.SAME:
            if not len(look):
                add(look, "w:cantSplit", val="off")            # the schema wants a property before a revision
            self._track(look, row.fate, row.change)
        if len(look):
            made.append(look)
        made.extend(self._cells(row.cells, columns, lacking))
        return made

    def _cells(self, cells: tuple[TableCell, ...], columns: int, lacking: int) -> Iterator[etree._Element]:
        """The cells of a row; empty ones where the source left columns free, since Word's rows are whole."""
        at = 0
        for cell in cells:
            if cell.column > at:
                yield self._cell(TableCell(at, cell.column - at, ()), columns)
            yield self._cell(cell, columns)
            at = cell.column + cell.width
        if lacking and at < columns:
            yield self._cell(TableCell(at, columns - at, ()), columns)

    def _cell(self, cell: TableCell, columns: int) -> etree._Element:
        made = make("w:tc")
        look = add(made, "w:tcPr")
        add(look, "w:tcW", w=str(WIDTH // columns * cell.width), type="dxa")
        if cell.width > 1:
            add(look, "w:gridSpan", val=str(cell.width))
        if cell.opens or cell.going_on:
            add(look, "w:vMerge", **({"val": "restart"} if cell.opens else {}))
        made.extend(self._paragraph(paragraph) for paragraph in cell.paragraphs or (Paragraph((), "Table Text"),))
        return made


def _run(piece: Piece, tag: str) -> etree._Element:
    made = make("w:r")
    if piece.bold:
        add(add(made, "w:rPr"), "w:b")
    for at, text in enumerate(clean(piece.text).split("\n")):
        if at:
            add(made, "w:br")
        if text:
            words = add(made, tag)
            words.text = text.replace("\t", " ")
            words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def _commented(paragraph: etree._Element, at: int, number: int) -> None:
    """A comment on what a paragraph holds from a place on."""
    start, end, reference = make("w:commentRangeStart"), make("w:commentRangeEnd"), make("w:r")
    for element in (start, end):
        element.set(qn("w:id"), str(number))
    add(add(reference, "w:rPr"), "w:rStyle", val="CommentReference")
    add(reference, "w:commentReference", id=str(number))
    paragraph.insert(at, start)
    paragraph.extend((end, reference))


def comment(number: int, revision: Revision) -> etree._Element:
    """A comment as the part of comments holds it; python-docx's own way counts all it has for each new one."""
    who = clean(revision.author)[:255]
    made = make("w:comment")
    day = {"date": _midnight(revision.day)} if revision.day else {}
    for name, value in {"id": str(number), "author": who, **day, "initials": "".join(word[0] for word in who.split()[:2])}.items():
        made.set(qn(f"w:{name}"), value)
    for text in clean(revision.comment).split("\n"):
        paragraph = add(made, "w:p")
        add(add(paragraph, "w:pPr"), "w:pStyle", val="CommentText")
        paragraph.append(_run(Piece(text), "w:t"))
    return made


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def clean(text: str) -> str:
    """Text without the characters XML cannot hold."""
    return UNFIT.sub("", text)


def make(tag: str) -> etree._Element:
    """A new element by its prefixed name ("w:p")."""
    return etree.Element(qn(tag), nsmap=NAMESPACES)


def add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    """A new last child; the attributes are given without their prefix, which is w."""
    made = etree.SubElement(parent, qn(tag))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


NAMESPACES = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
