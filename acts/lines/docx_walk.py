"""One walk over the body of a Word document, turning it into lines."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from acts.lines.docx_numbering import Numbering, W
from acts.lines.runs import tidy
from acts.model import Cell, Line, Role, Run

_STRUCK: Final = ("strike", "dstrike")
_OFF: Final = frozenset({"0", "false", "off", "none"})
_WIDEST = 1000


def _w(*names: str) -> frozenset[str]:
    return frozenset(f"{W}{name}" for name in names)


_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_OTHERS = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = _w("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "moveFrom", "pict", "object", "drawing")  # fmt: skip  # noqa: E501
_NOTE_REFERENCES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_BLANKS = {f"{W}tab": " ", f"{W}ptab": " ", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
_BREAKS = _w("br", "cr")
_AWAY = _w("del", "moveFrom")
_HERE = _w("ins", "moveTo")


class Walk:
    """Collects the lines of a document, words of text boxes behind the paragraph that holds them.

    What track changes deleted is struck, what they inserted italic; where they are `accepted`, the one is gone and the other like the
    rest, and hidden text and what stands in a field for filling in until it is filled are left out.
    """

    def __init__(self, numbering: Numbering, *, accepted: bool = False) -> None:
        self.lines: list[Line] = []
        self._numbering = numbering
        self._accepted = accepted
        self._note_numbers: dict[tuple[str, str], str] = {}
        self._tables = 0
        self._waiting: list[Run] = []

    def all(self, container: etree._Element) -> None:
        """Takes in the paragraphs and tables of a body, a cell or a note."""
        for element in container:
            if element.tag == f"{W}p":
                self._paragraph(element)
            elif element.tag == f"{W}tbl":
                self._settle()
                self._table(element)
            elif element.tag == f"{_OTHERS}AlternateContent":
                self.all(plainest(element))
            elif element.tag not in _SKIPPED and self._shown(element):
                self.all(element)
        self._settle()

    def notes(self, notes: Iterable[etree._Element], kind: str) -> None:
        """Takes in the notes the text refers to, numbered in the order of the references."""
        for note in notes:
            number = self._note_numbers.get((kind, note.get(f"{W}id") or ""))
            if number is None:
                continue
            first = len(self.lines)
            self.all(note)
            lines = [replace(line, role=Role.NOTE, note=number) for line in self.lines[first:]]
            self.lines[first:] = _marked(lines, number)

    def _paragraph(self, paragraph: etree._Element) -> None:
        runs = [*self._waiting, *self._runs(paragraph, Run(""))]
        self._waiting = []
        if self._accepted and _joins_next(paragraph):
            self._waiting = runs
        else:
            label = self._numbering.label(paragraph)
            if label and any(run.text.strip() for run in runs):
                runs.insert(0, Run(f"{label} "))
            self._put(runs, centred=_centred(paragraph))
        for box in boxes(paragraph, _AWAY if self._accepted else frozenset()):
            self.all(box)

    def _shown(self, element: etree._Element) -> bool:
        return not (self._accepted and (is_hidden(element) or is_placeholder(element)))

    def _settle(self) -> None:
        """The words of a paragraph that was to join the next, where no other follows."""
        waiting, self._waiting = self._waiting, []
        self._put(waiting, centred=False)

    def _put(self, runs: list[Run], *, centred: bool) -> None:
        self.lines += [Line(tidied, centred=centred) for line in _split(runs) if (tidied := tidy(line))]

    def _runs(self, element: etree._Element, look: Run) -> Iterator[Run]:
        """Runs of a paragraph; the line breaks in it are runs of a newline."""
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                yield from self._run(child, _look(child, look)) if self._shown(child) else ()
            elif tag == f"{W}del":
                yield from () if self._accepted else self._runs(child, replace(look, struck=True))
            elif tag in _HERE:
                yield from self._runs(child, look if self._accepted else replace(look, italic=True))
            elif tag == f"{_MATH}r":
                yield replace(look, text="".join(text.text or "" for text in child.iterchildren(f"{_MATH}t")))
            elif tag == f"{_OTHERS}AlternateContent":
                yield from self._runs(plainest(child), look)
            elif tag not in _SKIPPED and isinstance(tag, str) and self._shown(child):
                yield from self._runs(child, look)

    def _run(self, run: etree._Element, look: Run) -> Iterator[Run]:
        for child in run:
            tag = child.tag
            if tag in {f"{W}t", f"{W}delText"}:
                yield replace(look, text=child.text or "", note=None)
            elif tag in _BREAKS:
                yield Run("\n")
            elif tag in _BLANKS:
                yield replace(look, text=_BLANKS[tag])
            elif tag == f"{W}sym":
                yield replace(look, text=symbol(child))
            elif tag == f"{W}ruby":
                yield from (run for base in child.iterchildren(f"{W}rubyBase") for run in self._runs(base, look))
            elif tag == f"{_OTHERS}AlternateContent":
                yield from self._run(plainest(child), look)
            elif kind := _NOTE_REFERENCES.get(tag):
                number = self._number(kind, child.get(f"{W}id") or "")
                yield Run(f"[{number}]", note=number)

    def _number(self, kind: str, identifier: str) -> str:
        return self._note_numbers.setdefault((kind, identifier), str(len(self._note_numbers) + 1))

    def _table(self, table: etree._Element) -> None:
        """Rows of a table; a table of one cell is a frame and gives its lines."""
        held = [row for row in rows_of(table) if not (self._accepted and row.find(f"{W}trPr/{W}del") is not None)]
        rows = [[(cell, self._aside(cell)) for cell in cells_of(row) if self._stays(cell)] for row in held]
        if len(rows) == 1 and len(rows[0]) == 1:
            self.lines += rows[0][0][1]
            return
        self._tables += 1
        number = self._tables
        for row, cells in zip(held, rows, strict=True):
            header = row.find(f"{W}trPr/{W}tblHeader") is not None
            made = tuple(_cell(cell, lines, header=header) for cell, lines in cells if not _merged_away(cell))
            if any(cell.runs for cell in made):
                self.lines.append(Line((), cells=made, table=number))

    def _stays(self, cell: etree._Element) -> bool:
        return not (self._accepted and cell.find(f"{W}tcPr/{W}cellDel") is not None)

    def _aside(self, cell: etree._Element) -> list[Line]:
        first = len(self.lines)
        self.all(cell)
        lines = self.lines[first:]
        del self.lines[first:]
        return [flat for line in lines for flat in ([Line(c.runs) for c in line.cells if c.runs] if line.cells else [line])]


def boxes(element: etree._Element, without: frozenset[str]) -> Iterator[etree._Element]:
    """The text boxes anchored below an element, each once though Word writes it in two ways; those inside others are left to them."""
    if next(element.iter(f"{W}txbxContent"), None) is None:
        return
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{_OTHERS}AlternateContent":
            yield from next(filter(None, (list(boxes(way, without)) for way in child)), [])
        elif child.tag not in without:
            yield from boxes(child, without)


def plainest(alternatives: etree._Element) -> etree._Element:
    """Of several ways to write a thing the one for programs that know least; itself where there is none."""
    ways = [way for way in alternatives if isinstance(way.tag, str)]
    return next((way for way in ways if way.tag == f"{_OTHERS}Fallback"), ways[0] if ways else alternatives)


def is_hidden(run: etree._Element) -> bool:
    """Whether a run is marked as hidden: it is neither shown nor printed."""
    properties = run.find(f"{W}rPr")
    return properties is not None and _on(properties, "vanish")


def is_placeholder(element: etree._Element) -> bool:
    """Whether an element is a field for filling in that still shows what is to be filled in."""
    return element.tag == f"{W}sdt" and element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def symbol(element: etree._Element) -> str:
    """The character of a sign that a font of its own draws, "" where its number is none."""
    try:
        return chr(int(element.get(f"{W}char") or "", 16)).encode("utf-8").decode()
    except (ValueError, OverflowError, UnicodeEncodeError):
        return ""


def _joins_next(paragraph: etree._Element) -> bool:
    """Whether track changes took out the end of a paragraph, so that the next goes on in it."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))


def rows_of(table: etree._Element) -> list[etree._Element]:
    """The rows of a table, those of tables inside it left out."""
    return [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]


def cells_of(row: etree._Element) -> list[etree._Element]:
    """The cells of a row, those of tables inside them left out."""
    return [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]


def _merged_away(cell: etree._Element) -> bool:
    """Whether a cell goes on with the one above it and has no words of its own."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    going_on = merge is not None and merge.get(f"{W}val") in {None, "continue"}
    return going_on and not "".join(text.text or "" for text in cell.iter(f"{W}t")).strip()


def _cell(cell: etree._Element, lines: list[Line], *, header: bool) -> Cell:
    runs = [run for line in lines for run in (Run("\n"), *line.runs)]
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    value = (span.get(f"{W}val") if span is not None else None) or "1"
    width = int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 1
    return Cell(tuple(runs[1:]), colspan=min(max(width, 1), _WIDEST), header=header)


def _centred(paragraph: etree._Element) -> bool:
    alignment = paragraph.find(f"{W}pPr/{W}jc")
    return alignment is not None and alignment.get(f"{W}val") == "center"


def _look(run: etree._Element, look: Run) -> Run:
    properties = run.find(f"{W}rPr")
    if properties is None:
        return look
    struck = look.struck or any(_on(properties, name) for name in _STRUCK)
    return Run("", struck, look.italic or _on(properties, "i"), look.bold or _on(properties, "b"))


def _on(properties: etree._Element, name: str) -> bool:
    toggle = properties.find(f"{W}{name}")
    return toggle is not None and (toggle.get(f"{W}val") or "1") not in _OFF


def _split(runs: list[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        if run.text == "\n":
            yield line
            line = []
        else:
            line.append(run)
    yield line


def _marked(lines: list[Line], number: str) -> list[Line]:
    """Lines of a note with its mark in front, unless it prints one itself."""
    if not lines or lines[0].cells or lines[0].text.startswith("["):
        return lines
    first = replace(lines[0], runs=(Run(f"[{number}]", note=number), Run(" "), *lines[0].runs))
    return [replace(first, runs=tidy(first.runs)), *lines[1:]]
