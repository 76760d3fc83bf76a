"""What a Word file is made of before it is written: paragraphs and tables of pieces, each with what became of it between two days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias


class Fate(StrEnum):
    """What became of words between the first day and the second."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    MOVED_HERE = "moved_here"
    MOVED_AWAY = "moved_away"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one fate. ``change`` is the index of the change behind it, None where it is not known or nothing happened."""

    text: str
    fate: Fate = Fate.SAME
    change: int | None = None
    bold: bool = False
    move: int = 0                 # the two ends of a move carry the same number, from 1

    @property
    def at_start(self) -> bool:
        """Whether the words stood here on the first day."""
        return self.fate in (Fate.SAME, Fate.REMOVED, Fate.MOVED_AWAY)

    @property
    def at_end(self) -> bool:
        """Whether the words stand here on the second day."""
        return self.fate in (Fate.SAME, Fate.ADDED, Fate.MOVED_HERE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a newline in a piece is a line break in it. ``fate`` and ``change`` are those of the paragraph as a whole: SAME unless
    all of it came or went.

    ``style`` is the name of a style of `acts.word.styles`; ``indent`` counts steps to the right; ``anchor`` is the eid of the unit
    that begins here.
    """

    pieces: tuple[Piece, ...]
    style: str
    fate: Fate = Fate.SAME
    change: int | None = None
    centred: bool = False
    indent: int = 0
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell at its column of the grid. ``going_on``: it continues the cell above; ``opens``: cells below continue it."""

    column: int
    width: int
    paragraphs: tuple[Paragraph, ...]
    opens: bool = False
    going_on: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``fate`` is SAME unless the whole row came or went."""

    cells: tuple[TableCell, ...]
    header: bool = False
    fate: Fate = Fate.SAME
    change: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of `columns` columns."""

    rows: tuple[Row, ...]
    columns: int


Block: TypeAlias = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Revision:
    """Who made a change and when, as Word shows it, and what a comment beside it says ("": none)."""

    author: str
    day: date | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """What the file says of itself. ``citation``: kind, date and number of the act in a line; ``as_of``: which wording, in a line;
    ``remark``: a warning put as a comment to the title ("": none); ``page``: words of the footer, with %(page)s and %(pages)s.

    ``tongue``: the language of the text as Word names it. ``day``: stands as the file's own date, so that the same file is the same bytes.
    """

    title: str
    citation: str = ""
    as_of: str = ""
    address: str = ""
    remark: str = ""
    page: str = "%(page)s / %(pages)s"
    tongue: str = "az-Latn-AZ"
    day: date | None = None
