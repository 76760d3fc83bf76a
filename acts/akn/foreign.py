"""Documents of others: a walk that takes every word outside the metadata, in order, and tells what else it met.

Footnotes stand at the end of our documents: their words move there, the mark stays in their place.
"""

from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from acts.akn.gathering import Addresses, Node, squeezed
from acts.akn.names import NAMESPACE, XML, akn, local, namespace
from acts.akn.report import Report
from acts.akn.units import DOCUMENTS, EMPTY, LINES, LOOKS, QUOTES, SILENT, Levels
from acts.model import Cell, Document, Kind, Line, Note, Role, Run

_USED: Final = frozenset({"eId", "colspan", "rowspan", "marker", "name", "contains", "placement"})
_CELLS: Final = frozenset({"th", "td"})


@dataclass(frozen=True, slots=True)
class Look:
    """How text is marked where the walk is."""

    struck: bool = False
    italic: bool = False
    bold: bool = False


def document_of(root: etree._Element, report: Report) -> Document:
    """The tree, the footnotes at its end; `report` gets what could not be taken over."""
    walk = Walk(root, report)
    for child in root:
        walk.child(child, walk.root, Look())
    walk.flush(walk.root)
    reserved = {node.get("eId", "") for node in root.iter() if node.get("eId")}
    return Document(Addresses(reserved, report).element(walk.root), tuple(walk.notes))


class Walk:
    """Goes through a document once. Text gathers in a line until an element that ends lines comes."""

    def __init__(self, root: etree._Element, report: Report) -> None:
        self.root = Node(Kind.ACT)
        self.notes: list[Note] = []
        self._document = root[0]
        self._report = report
        self._levels = Levels(root)
        self._pieces: list[Run] = []
        self._tables = 0
        self._quoted = 0
        self._in_heading = False
        self._meta_notes = {node.get("eId", ""): node for node in root.iter(akn("note"))}
        self._numbers: dict[str, str] = {}

    def flow(self, node: etree._Element, unit: Node, look: Look) -> None:
        """The text of an element and what is in it."""
        self._text(node.text, look)
        for child in node:
            self.child(child, unit, look)
            self._text(child.tail, look)

    def child(self, node: etree._Element, unit: Node, look: Look) -> None:
        """One element: a unit, a line, a table, a note, or words in a line."""
        if namespace(node.tag) != NAMESPACE:
            self._strange(node, unit, look)
            return
        name = local(node.tag)
        self._attributes(node, name)
        kind = None if self._quoted or self._in_heading else self._levels.kind(node, unit.kind)
        if kind is not None:
            self._unit(node, kind, unit, look)
            return
        if node.get("eId"):
            self._report.lost(_where(node), f"eId of a <{name}>, which is no unit here")
        if not self._apart_from_text(node, name, unit, look):
            self._words(node, name, unit, look)

    def _apart_from_text(self, node: etree._Element, name: str, unit: Node, look: Look) -> bool:
        """Takes an element that is not read as words where it stands; False for one that is."""
        if name == "meta":
            if node.getparent() is not self._document:
                self._report.lost(_where(node), "identification of an annex of its own")
        elif name == "table":
            self._table(node, unit)
        elif name in ("authorialNote", "noteRef"):
            self._note(node, name, look)
        elif name in EMPTY:
            self._empty(node, name)
        else:
            return False
        return True

    def _words(self, node: etree._Element, name: str, unit: Node, look: Look) -> None:
        if name in ("num", "heading", "subheading"):
            self._part_of_heading(node, name, unit, look)
        elif name in LINES or self._levels.kind(node, unit.kind) is not None:
            self._lines(node, name, unit, look)
        else:
            self._inline(node, name, unit, look)

    def flush(self, unit: Node) -> None:
        """Ends the line."""
        runs, self._pieces = squeezed(self._pieces), []
        if runs and self._in_heading:
            unit.entitled(runs)
        elif runs:
            unit.line(Line(runs))

    def _text(self, text: str | None, look: Look) -> None:
        if text:
            self._pieces.append(Run(text, look.struck, look.italic, look.bold))

    def _unit(self, node: etree._Element, kind: Kind, above: Node, look: Look) -> None:
        self.flush(above)
        if kind is Kind.ALINEA and above.waits and node.find(akn("num")) is None:
            self._first_words(node, above, look)
            return
        above.settle()
        unit = Node(kind, node.get("eId", ""), _where(node))
        above.children.append(unit)
        self.flow(node, unit, look)
        self.flush(unit)
        unit.settle()

    def _first_words(self, node: etree._Element, unit: Node, look: Look) -> None:
        """The unnumbered unit that holds the words of a number is one with the unit of that number."""
        self.flow(node, unit, look)
        self.flush(unit)
        if node.get("eId"):
            self._report.lost(_where(node), f"eId of a <{local(node.tag)}> that is one with the numbered unit around it")

    def _lines(self, node: etree._Element, name: str, unit: Node, look: Look) -> None:
        if self._in_heading and name not in QUOTES:
            self._text(" ", look)
            self.flow(node, unit, look)
            self._text(" ", look)
            return
        self.flush(unit)
        if name in QUOTES:
            self._report.kept(_where(node), f"the structure of a <{name}>; its words are read as lines")
            self._quoted += 1
        self.flow(node, unit, look)
        self.flush(unit)
        self._quoted -= name in QUOTES

    def _part_of_heading(self, node: etree._Element, name: str, unit: Node, look: Look) -> None:
        if self._quoted or self._in_heading:
            if name != "num":
                self._lines(node, name, unit, look)
            else:
                self.flow(node, unit, look)
                self._text(" ", look)
            return
        self.flush(unit)
        self._in_heading = True
        self.flow(node, unit, look)
        self._in_heading = False
        runs, self._pieces = squeezed(self._pieces), []
        if runs and name == "num":
            unit.numbered(runs)
        elif runs:
            unit.entitled(runs)

    def _inline(self, node: etree._Element, name: str, unit: Node, look: Look) -> None:
        if name in LOOKS:
            look = replace(look, **{LOOKS[name]: True})
        elif name not in SILENT:
            self._report.kept(_where(node), f"<{name}>: its words are read, not what it says of them")
        self.flow(node, unit, look)

    def _strange(self, node: etree._Element, unit: Node, look: Look) -> None:
        self._report.kept(_where(node), f"<{local(node.tag)}> of namespace {namespace(node.tag) or 'none'}: only its words are read")
        for name in node.attrib:
            self._report.lost(_where(node), f"attribute {local(str(name))} of such an element of another namespace")
        self.flow(node, unit, look)

    def _empty(self, node: etree._Element, name: str) -> None:
        if name in ("eol", "br", "eop"):
            self._pieces.append(Run(" "))
            return
        target = node.get("src") or node.get("href") or node.get("name") or ""
        shown = f" ({node.get('showAs')})" if node.get("showAs") else ""
        what = "an image" if name == "img" else f"<{name}>, which leads to"
        self._report.lost(_where(node), f"{what} {target}{shown}, which is not read")

    # footnotes

    def _note(self, node: etree._Element, name: str, look: Look) -> None:
        told = self._meta_notes.get((node.get("href") or "").removeprefix("#")) if name == "noteRef" else node
        if told is None:
            self._report.lost(_where(node), f"a note mark that leads to {node.get('href')!r}, where no note is")
            return
        key = node.get("href") if name == "noteRef" else None
        number = (self._numbers.get(key) if key else None) or self._new_note(told, key)
        mark = node.get("marker") or number
        self._pieces.append(Run(f"[{mark}]", look.struck, look.italic, look.bold, note=number))

    def _new_note(self, node: etree._Element, key: str | None) -> str:
        number = str(len(self.notes) + 1)
        self._numbers[key or f"\n{number}"] = number
        self.notes.append(Note(number, ()))
        lines = self._apart(node)
        mark = Run(f"[{node.get('marker') or number}]", note=number)
        first = Line((mark, *((Run(" "), *lines[0].runs) if lines and not lines[0].cells else ())))
        rest = lines[1:] if lines and not lines[0].cells else lines
        whole = tuple(replace(line, role=Role.NOTE, note=number) for line in (first, *rest))
        self.notes[int(number) - 1] = Note(number, whole)
        if local(node.tag) == "authorialNote":
            self._report.kept(_where(node), "a footnote: its mark stays, its words stand among the notes at the end")
        return number

    def _apart(self, node: etree._Element) -> list[Line]:
        """The lines of an element that interrupts a line."""
        pieces, heading, self._pieces, self._in_heading = self._pieces, self._in_heading, [], False
        unit = Node(Kind.ALINEA)
        self._quoted += 1
        self.flow(node, unit, Look())
        self.flush(unit)
        self._quoted -= 1
        self._pieces, self._in_heading = pieces, heading
        return [line for part in _all(unit) for line in (*part.heading, *part.content)]

    # tables

    def _table(self, table: etree._Element, unit: Node) -> None:
        self.flush(unit)
        self._tables += 1
        number = self._tables
        for row in table:
            name = local(row.tag)
            if name != "tr":
                self.child(row, unit, Look())
                self.flush(unit)
                continue
            self._attributes(row, name)
            cells = tuple(self._cell(cell) for cell in row if local(cell.tag) in _CELLS)
            if any(cell.runs for cell in cells):
                unit.line(Line((), cells=cells, table=number))

    def _cell(self, cell: etree._Element) -> Cell:
        self._attributes(cell, local(cell.tag))
        lines = self._apart(cell)
        runs = [run for line in lines for run in (Run("\n"), *(_flat(line)))][1:]
        return Cell(tuple(runs), _span(cell, "colspan"), _span(cell, "rowspan"), local(cell.tag) == "th")

    def _attributes(self, node: etree._Element, name: str) -> None:
        for key in node.attrib:
            full = str(key)
            if full in _USED and (full != "name" or name in DOCUMENTS or name == "hcontainer"):
                continue
            of = namespace(full)
            what = f"attribute {'xml:' if of == XML else ''}{local(full)}{'' if of in ('', XML) else f' of namespace {of}'}"
            self._report.lost(_where(node), what)


def _flat(line: Line) -> tuple[Run, ...]:
    if not line.cells:
        return line.runs
    return tuple(run for cell in line.cells for run in (Run("\t"), *cell.runs))[1:]


def _all(node: Node) -> list[Node]:
    return [node, *(below for child in node.children for below in _all(child))]


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name) or "1"
    return min(max(int(value), 1), 1000) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _where(node: etree._Element) -> str:
    return f"line {node.sourceline}"


