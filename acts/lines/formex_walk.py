"""One walk over a Formex act, turning it into lines with the roles Formex itself gives."""

from collections.abc import Iterator

from lxml import etree

from acts.lines.runs import squeeze, tidy
from acts.model import Cell, Line, Role, Run

_SKIPPED = frozenset({"BIB.INSTANCE", "BIB.DATA", "ANNEX"})
_BLOCKS = frozenset({
    "P", "LIST", "ITEM", "NP", "TXT", "ALINEA", "PARAG", "ARTICLE", "DIVISION", "TITLE", "TI", "STI", "GR.SEQ", "CONSID",
    "GR.CONSID", "GR.VISA", "VISA", "PREAMBLE", "PREAMBLE.INIT", "PREAMBLE.FINAL", "GR.CONSID.INIT", "ENACTING.TERMS", "FINAL",
    "SIGNATURE", "SIGNATORY", "PL.DATE", "CONTENTS", "QUOT.S", "DLIST", "DLIST.ITEM", "TERM", "DEFINITION", "SUBDIV",
    "TI.ART", "STI.ART", "COMMENT", "INTRO", "NOTE.TABLE",
})  # fmt: skip
_BASES = {"PREAMBLE": Role.PREAMBLE, "FINAL": Role.SIGNATURE, "STI": Role.HEADING}
"""The role of every line in an element."""
_FIRST = {"CONSID": Role.RECITAL, "PARAG": Role.PARAGRAPH, "TI.ART": Role.ARTICLE, "STI.ART": Role.HEADING}
"""The role of the first line of an element; those after it are text."""
_LEVELS = {"PART": Role.PART, "TITLE": Role.PART, "CHAPTER": Role.CHAPTER, "SECTION": Role.SECTION, "SUBSECTION": Role.SECTION}
_NUMBERS = frozenset({"NO.P", "NO.PARAG", "NO.SUBDIV"})
_WIDEST = 1000


def plain(element: etree._Element) -> str:
    """The words of an element on one line, footnotes left out, quotation marks put in."""
    return squeeze("".join(_words(element)))


def _words(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag != "NOTE":
            yield _quotation(child)
            yield from _words(child)
        yield " " if child.tag == "P" else ""
        yield child.tail or ""


def _quotation(element: etree._Element) -> str:
    code = element.get("CODE") if element.tag in {"QUOT.START", "QUOT.END"} else None
    try:
        return chr(int(code, 16)) if code else ""
    except (ValueError, OverflowError):
        return '"'


class Walk:
    """Collects the lines of an act, of its annexes, and its footnotes in the order of their marks."""

    def __init__(self) -> None:
        self._lines: list[Line] = []
        self._notes: list[Line] = []
        self._note_numbers: dict[str, str] = {}
        self._pieces: list[Run] = []
        self._number = ""
        self._first: Role | None = None
        self._tables = 0
        self._marks = 0

    def act(self, root: etree._Element) -> None:
        """Takes in an act; what stands in its own TITLE is the title."""
        for child in root:
            self._block(child, Role.TITLE if child.tag == "TITLE" else Role.TEXT, 0)
        for annex in root.iter("ANNEX"):
            self.annex(annex)

    def annex(self, root: etree._Element) -> None:
        """Takes in an annex, often a file of its own: identifiers of its notes begin anew."""
        self._note_numbers = {}
        for child in root:
            self._block(child, Role.ANNEX if child.tag == "TITLE" else Role.TEXT, 0)

    def finished(self) -> tuple[Line, ...]:
        """All lines, footnotes last."""
        return (*self._lines, *self._notes)

    def _block(self, element: etree._Element, base: Role, lists: int) -> None:
        """An element that begins and ends a line; `lists` counts the lists around it."""
        if element.tag in _SKIPPED:
            return
        if element.tag == "TBL":
            self._table(element)
            return
        base, lists = self._entering(element, base, lists)
        self._flow(element, base, lists)
        self._flush(base)

    def _entering(self, element: etree._Element, base: Role, lists: int) -> tuple[Role, int]:
        tag = element.tag
        if tag == "ITEM":
            self._first = Role.POINT if lists <= 1 else Role.SUBPOINT
        elif tag == "DIVISION":
            self._first = _level(element)
        elif tag in _FIRST:
            self._first = _FIRST[tag]
        if tag == "CONSID":
            base = Role.TEXT
        elif tag == "GR.SEQ" or (tag == "TITLE" and base is Role.TEXT):
            base = Role.HEADING if tag == "TITLE" else Role.TEXT
        elif base is not Role.TITLE:
            base = _BASES.get(tag, base)
        return base, lists + (tag == "LIST")

    def _flow(self, element: etree._Element, base: Role, lists: int) -> None:
        self._add(element.text)
        for child in element:
            if child.tag in _BLOCKS or child.tag == "TBL":
                self._flush(base)
                self._block(child, base, lists)
            elif child.tag in _NUMBERS:
                self._flush(base)
                self._numbered(plain(child), base)
            elif child.tag == "NOTE":
                self._note(child)
            elif child.tag not in _SKIPPED:
                self._add(_quotation(child))
                self._flow(child, base, lists)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(Run(text))

    def _numbered(self, number: str, base: Role) -> None:
        """A printed number waits for the words after it."""
        if self._number:
            self._emit((Run(self._number),), base)
        self._number = number

    def _flush(self, base: Role) -> None:
        runs = tidy(self._pieces)
        self._pieces = []
        if runs:
            self._emit(tidy((Run(f"{self._number} "), *runs)) if self._number else runs, base)

    def _emit(self, runs: tuple[Run, ...], base: Role) -> None:
        self._lines.append(Line(runs, role=self._first or base))
        self._number = ""
        self._first = None

    def _note(self, note: etree._Element) -> None:
        """The mark of a footnote; its text goes to the end."""
        identifier = note.get("NOTE.REF") or note.get("NOTE.ID") or ""
        number = self._note_numbers.get(identifier) or self._new_note(identifier)
        self._pieces.append(Run(f"({number})", note=number))
        if text := plain(note):
            self._end_note(number, text)

    def _new_note(self, identifier: str) -> str:
        self._marks += 1
        self._note_numbers[identifier] = str(self._marks)
        return str(self._marks)

    def _end_note(self, number: str, text: str) -> None:
        mark = Run(f"({number})", note=number)
        self._notes.append(Line((mark, Run(f" {text}")), role=Role.NOTE, note=number))

    def _table(self, table: etree._Element) -> None:
        for title in table.iterchildren("TITLE"):
            self._block(title, Role.TEXT, 0)
        self._tables += 1
        for row in table.iterfind("CORPUS/ROW"):
            cells = tuple(self._cell(cell) for cell in row.iterchildren("CELL"))
            if any(cell.runs for cell in cells):
                self._lines.append(Line((), cells=cells, table=self._tables))
        for note in table.iterfind("GR.NOTES/NOTE"):
            identifier = note.get("NOTE.ID") or ""
            self._end_note(self._note_numbers.get(identifier) or self._new_note(identifier), plain(note))

    def _cell(self, cell: etree._Element) -> Cell:
        begun = len(self._lines)
        self._block_of_cell(cell)
        lines = self._lines[begun:]
        del self._lines[begun:]
        flat = [runs for line in lines for runs in ([cell.runs for cell in line.cells] or [line.runs]) if runs]
        runs = [run for part in flat for run in (Run("\n"), *part)][1:]
        return Cell(tuple(runs), _span(cell, "COLSPAN"), _span(cell, "ROWSPAN"), cell.get("TYPE") == "HEADER")

    def _block_of_cell(self, cell: etree._Element) -> None:
        self._flow(cell, Role.TEXT, 0)
        self._flush(Role.TEXT)
        if self._number:
            self._emit((Run(self._number),), Role.TEXT)


def _level(division: etree._Element) -> Role | None:
    """The level a division's own title names ("CHAPTER I")."""
    title = division.find("TITLE/TI")
    words = plain(title).split(" ") if title is not None else []
    return _LEVELS.get(words[0].upper()) if words else None


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name) or "1"
    return min(max(int(value), 1), _WIDEST) if value.isascii() and value.isdigit() and len(value) < 6 else 1
