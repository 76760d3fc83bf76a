"""The values an act goes through: a source's lines and runs, then the tree of its structure.

Nothing of a text is lost from stage to stage: ``text_of(document) == text_of(lines)`` for every act.
All values are frozen; editing a tree makes a new one.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from acts.numbers import Num


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look. What the markup of a consolidated act means is kept, not how it was drawn.

    ``struck``: taken out by an amendment and left in place. ``italic``: put in or changed by one.
    ``note``: the run is a reference to the endnote of that number ("25", "KMQ3"); its text is the printed mark ("[25]").
    """

    text: str
    struck: bool = False
    italic: bool = False
    bold: bool = False
    note: str | None = None


class Role(StrEnum):
    """What a format itself says of a line. Formats that say nothing leave it out (``None``) and the structure finds out."""

    TITLE = "title"            # title of the act
    PREAMBLE = "preamble"
    RECITAL = "recital"
    PART = "part"              # heading lines: one value a level
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"    # a numbered paragraph inside an article (the line carries its number in front)
    POINT = "point"
    SUBPOINT = "subpoint"
    HEADING = "heading"        # the words of a heading whose number stood on the line before
    TEXT = "text"
    ANNEX = "annex"            # heading of an annex
    SIGNATURE = "signature"
    NOTE = "note"              # belongs to the list of endnotes; `Line.note` tells which


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; several paragraphs inside are parted by a newline."""

    runs: tuple[Run, ...]
    colspan: int = 1
    rowspan: int = 1
    header: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a source, or one row of a table (then `cells` holds it and `runs` is empty).

    ``table`` numbers the tables of a source, so that neighbouring rows of two tables stay apart.
    """

    runs: tuple[Run, ...]
    role: Role | None = None
    centred: bool = False
    note: str | None = None
    cells: tuple[Cell, ...] = ()
    table: int | None = None

    @property
    def text(self) -> str:
        """All characters as they stand in the source, struck text and note marks included; cells parted by tabs."""
        if self.cells:
            return "\t".join(cell.text for cell in self.cells)
        return "".join(run.text for run in self.runs)

    @property
    def plain(self) -> str:
        """The text without note marks; struck text is still there."""
        if self.cells:
            return "\t".join("".join(r.text for r in cell.runs if r.note is None) for cell in self.cells)
        return "".join(run.text for run in self.runs if run.note is None)

    @property
    def current(self) -> str:
        """The text without note marks and without what amendments struck."""
        if self.cells:
            return "\t".join("".join(r.text for r in c.runs if r.note is None and not r.struck) for c in self.cells)
        return "".join(run.text for run in self.runs if run.note is None and not run.struck)

    @property
    def all_runs(self) -> tuple[Run, ...]:
        return tuple(run for cell in self.cells for run in cell.runs) if self.cells else self.runs

    @property
    def struck(self) -> bool:
        """Whether the whole line was taken out."""
        return bool(self.plain.strip()) and not self.current.strip()


class Kind(StrEnum):
    """Structural units under their Akoma Ntoso names; the Azerbaijani name beside each."""

    ACT = "act"                    # the root
    PREFACE = "preface"            # title lines, kind of act, source remarks before the text
    TOC = "toc"                    # mündəricat
    PREAMBLE = "preamble"
    RECITAL = "recital"
    PART = "part"                  # hissə of a code: "ÜMUMİ HİSSƏ"
    SECTION = "section"            # bölmə
    SUBSECTION = "subsection"      # yarımbölmə
    CHAPTER = "chapter"            # fəsil
    SUBCHAPTER = "subchapter"      # paraqraf (§)
    ARTICLE = "article"            # maddə
    PARAGRAPH = "paragraph"        # hissə of an article: 5.1.  /  I.  / 1.
    POINT = "point"                # bənd: 5.1.1.  /  1)  / a)
    SUBPOINT = "subpoint"          # yarımbənd: one level under a point
    ALINEA = "alinea"              # abzas: a paragraph without a number
    TABLE = "table"                # cədvəl; its `content` are the rows
    REMARK = "remark"              # Qeyd
    ATTACHMENT = "attachment"      # əlavə, approved rules
    SIGNATURE = "signature"        # who signed, place, date, number (AKN conclusions)
    NOTES = "notes"                # heading lines of the list of notes and of sources


@dataclass(frozen=True, slots=True)
class Element:
    """A structural unit.

    ``heading`` and ``content`` are the source's lines, whole, printed number included; ``label`` is that printed
    number as it begins the first line of heading or content ("Maddə 5.", "5.1."), "" where there is none.
    ``title`` is the plain heading without label and note marks. ``eid`` is unique in the document and follows the
    Akoma Ntoso naming convention: ``art_12``, ``art_12__para_12.3``, ``att_1__point_2``, ``chp_3``.
    Reading order: heading, content, children.
    """

    kind: Kind
    eid: str = ""
    num: Num | None = None
    label: str = ""
    title: str = ""
    heading: tuple[Line, ...] = ()
    content: tuple[Line, ...] = ()
    children: tuple["Element", ...] = ()

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def lines(self) -> Iterator[Line]:
        """All lines of this element and those below it, in reading order."""
        for element in self.walk():
            yield from element.heading
            yield from element.content


@dataclass(frozen=True, slots=True)
class Note:
    """An endnote of a consolidated act: its number as referred to ("25", "KMQ3") and its lines, mark included."""

    number: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Unparsed:
    """What was not understood: where (eid or line number), the words, and why. Reaches the coverage page."""

    where: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """An act as one manifestation gives it: its tree, its endnotes, and what was not understood."""

    root: Element
    notes: tuple[Note, ...] = ()
    unparsed: tuple[Unparsed, ...] = field(default=())

    def lines(self) -> Iterator[Line]:
        """All lines in reading order: the tree, then the notes."""
        yield from self.root.lines()
        for note in self.notes:
            yield from note.lines


def text_of(lines: Iterator[Line] | tuple[Line, ...]) -> str:
    """The text of lines, one a row: what must be equal before and after structuring."""
    return "\n".join(line.text for line in lines)
