"""One walk over the tree of a page, turning it into lines."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from lxml import etree

from acts.lines.notes import normal
from acts.lines.runs import squeeze, tidy
from acts.model import Cell, Line, Role, Run

_STRUCK: Final = 1
_ITALIC: Final = 2
_BOLD: Final = 4

_LOOKS = {"s": _STRUCK, "strike": _STRUCK, "del": _STRUCK, "i": _ITALIC, "em": _ITALIC, "b": _BOLD, "strong": _BOLD}
_SKIPPED = frozenset({"head", "style", "script", "title", "meta", "link", "xml", "template", "iframe", "object"})
_BREAKS = frozenset({"br", "hr"})
_PARAGRAPHS = frozenset({"p", "div", "center", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "caption", "address"})
_CONTAINERS = {
    "body", "html", "ul", "ol", "dl", "blockquote", "pre", "form", "section", "article", "tr", "td", "th", "tbody", "thead",
}  # fmt: skip
_TABLE_PARTS = frozenset({"tbody", "thead", "tfoot", "tr", "colgroup"})
_CELLS = frozenset({"td", "th"})
_SPECIAL = {
    **dict.fromkeys(_LOOKS, "look"),
    **dict.fromkeys(_SKIPPED, "skip"),
    **dict.fromkeys(_BREAKS, "break"),
    **dict.fromkeys(_PARAGRAPHS, "block"),
    **dict.fromkeys(_CONTAINERS, "block"),
    "a": "link",
    "table": "table",
}
_NOTE_LINK = re.compile(r"#_(?:edn|ftn)(?:ref)?(\w+)")
_NOTE_MARK = re.compile(r"(?:\[\d{1,4}\]|\d{1,4}|\*{1,3}|[ivxl]{1,6}|KMQ? ?\d{0,2}\.?)$")
_NOTE_ID = re.compile(r"\D+")
_ENDNOTE = re.compile(r"mso-element:\s*(?:endnote|footnote)\s*(?:;|$)")
_CENTRED = re.compile(r"text-align:\s*center")
_WIDEST = 1000

_Piece = tuple[str, int, str | None]


class Walk:
    """Collects the lines of a page: pieces of text in one look go into a line until a block or a break ends it."""

    __slots__ = ("_pieces", "_struck_styles", "_tables", "lines")

    def __init__(self, *, struck_styles: bool) -> None:
        self.lines: list[Line] = []
        self._pieces: list[_Piece] = []
        self._tables = 0
        self._struck_styles = struck_styles

    def all(self, root: etree._Element) -> None:
        """Takes in a whole page."""
        self._inside(root, 0, centred=False)
        self._flush(centred=False)

    def _inside(self, element: etree._Element, look: int, *, centred: bool) -> None:
        """The text of an element, and the elements in it with what follows each."""
        pieces = self._pieces
        styled = self._struck_styles
        if (text := element.text) and (pieces or not text.isspace()):
            pieces.append((text, look, None))
        for child in element:
            its = look | _style(child) if styled else look
            special = _SPECIAL.get(child.tag)
            if special is None:
                if len(child):
                    self._inside(child, its, centred=centred)
                elif (text := child.text) and (pieces or not text.isspace()):
                    pieces.append((text, its, None))
            elif special == "look":
                self._inside(child, its | _LOOKS[child.tag], centred=centred)
            elif special == "block":
                self._block(child, its, centred=centred)
            else:
                self._other(special, child, its, centred=centred)
            if (tail := child.tail) and (pieces or not tail.isspace()):
                pieces.append((tail, look, None))

    def _other(self, special: str, element: etree._Element, look: int, *, centred: bool) -> None:
        if special == "break":
            self._flush(centred=centred)
        elif special == "table":
            self._flush(centred=centred)
            self._table(element, look)
        elif special == "link":
            self._link(element, look, centred=centred)

    def _block(self, element: etree._Element, look: int, *, centred: bool) -> None:
        self._flush(centred=centred)
        if element.tag not in _PARAGRAPHS:
            self._inside(element, look, centred=centred)
            self._flush(centred=centred)
            return
        style = element.get("style") or ""
        inner = _centring(element, style, centred=centred)
        first = len(self.lines)
        self._inside(element, look, centred=inner)
        self._flush(centred=inner)
        if "mso-element" in style and _ENDNOTE.search(style):
            self.lines[first:] = _endnote(self.lines[first:], element.get("id") or "")

    def _link(self, element: etree._Element, look: int, *, centred: bool) -> None:
        link = _NOTE_LINK.match(element.get("href") or "")
        mark = squeeze("".join(_texts(element))) if link else ""
        if link and _NOTE_MARK.match(mark):
            self._pieces.append((mark, look, normal(mark)))
        else:
            self._inside(element, look, centred=centred)

    def _flush(self, *, centred: bool) -> None:
        """Ends the line: its pieces become runs."""
        pieces = self._pieces
        if not pieces:
            return
        if runs := _runs(pieces):
            self.lines.append(Line(runs, centred=centred))
        pieces.clear()

    def _table(self, table: etree._Element, look: int) -> None:
        rows = [row for row in (self._row(tr, look) for tr in _rows(table)) if row]
        self._stray(table, look)
        if len(rows) == 1 and len(rows[0]) == 1:
            self.lines += rows[0][0][1]
            return
        self._tables += 1
        number = self._tables
        for row in rows:
            cells = tuple(_cell(td, lines) for td, lines in row)
            if any(cell.runs for cell in cells):
                self.lines.append(Line((), cells=cells, table=number))

    def _stray(self, part: etree._Element, look: int) -> None:
        """Text and elements that stand in a table outside its cells: a caption, or what broken markup left there."""
        if part.text and not part.text.isspace():
            self._pieces.append((part.text, look, None))
        for child in part:
            if child.tag in _TABLE_PARTS:
                self._stray(child, look)
            elif child.tag not in _CELLS and child.tag not in _SKIPPED:
                self._block(child, look, centred=child.tag == "caption")
            if child.tail and not child.tail.isspace():
                self._pieces.append((child.tail, look, None))
        self._flush(centred=False)

    def _row(self, row: etree._Element, look: int) -> list[tuple[etree._Element, list[Line]]]:
        return [(cell, self._aside(cell, look)) for cell in row if cell.tag in _CELLS]

    def _aside(self, cell: etree._Element, look: int) -> list[Line]:
        """The lines of a cell, taken out of the page's own; a table in it becomes paragraphs."""
        first = len(self.lines)
        self._inside(cell, look | (_style(cell) if self._struck_styles else 0), centred=False)
        self._flush(centred=False)
        lines = self.lines[first:]
        del self.lines[first:]
        return [flat for line in lines for flat in _flat(line)]


def _texts(element: etree._Element) -> Iterator[str]:
    return (text for text in element.itertext() if isinstance(text, str))


def _runs(pieces: list[_Piece]) -> tuple[Run, ...]:
    """Runs of pieces; the usual line in one look takes the short way."""
    first = pieces[0][1]
    if len(pieces) == 1 and pieces[0][2] is None:
        text = squeeze(pieces[0][0])
        return (_run(text, first, None),) if text else ()
    if all(look == first and note is None for _, look, note in pieces):
        text = squeeze("".join([piece[0] for piece in pieces]))
        return (_run(text, first, None),) if text else ()
    return tidy(_run(*piece) for piece in _grouped(pieces))


def _grouped(pieces: list[_Piece]) -> Iterator[_Piece]:
    texts: list[str] = []
    look = 0
    for text, its, note in pieces:
        if texts and (its != look or note is not None):
            yield "".join(texts), look, None
            texts = []
        if note is not None:
            yield text, its, note
            continue
        texts.append(text)
        look = its
    if texts:
        yield "".join(texts), look, None


def _run(text: str, look: int, note: str | None) -> Run:
    return Run(text, bool(look & _STRUCK), bool(look & _ITALIC), bool(look & _BOLD), note)


def _style(element: etree._Element) -> int:
    style = element.get("style")
    return _STRUCK if style and "line-through" in style else 0


def _centring(element: etree._Element, style: str, *, centred: bool) -> bool:
    if "text-align" in style:
        return "center" in style and _CENTRED.search(style) is not None
    align = element.get("align") or ""
    return align == "center" if align else centred or element.tag == "center"


def _endnote(lines: list[Line], identifier: str) -> list[Line]:
    """Lines of an endnote under the number it prints; the one of its anchor where it prints none."""
    printed = next((run.note for line in lines[:1] for run in line.runs if run.note), None)
    note = printed or _NOTE_ID.sub("", identifier) or None
    return [replace(line, role=Role.NOTE, note=note) for line in lines]


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in {"tbody", "thead", "tfoot"}:
            yield from child.iterchildren("tr")


def _cell(element: etree._Element, lines: list[Line]) -> Cell:
    runs = [run for line in lines for run in (Run("\n"), *line.runs)]
    header = element.tag == "th" or next(element.iterancestors("thead", "tbody", "table")).tag == "thead"
    return Cell(tuple(runs[1:]), _span(element, "colspan"), _span(element, "rowspan"), header)


def _span(element: etree._Element, name: str) -> int:
    value = (element.get(name) or "1").strip()
    return min(max(int(value), 1), _WIDEST) if value.isascii() and value.isdigit() and len(value) < 6 else 1


def _flat(line: Line) -> list[Line]:
    return [Line(cell.runs) for cell in line.cells if cell.runs] if line.cells else [line]
