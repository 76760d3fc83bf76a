"""A comparison document that came back from Word or LibreOffice: its tables as they stand, and what is made of each row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from acts.concordance.model import Degree, Relation
from acts.model import Unparsed
from acts.word.sheet import Column


@dataclass(frozen=True, slots=True)
class Trace:
    """Who did something and when, as the document tells; the time is that of the writer's clock."""

    author: str
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class Tracked:
    """Words put in or taken out by a change that is still pending. ``words`` are "" where only the end of a paragraph came or went."""

    words: str
    put_in: bool
    by: Trace


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment beside a row."""

    words: str
    by: Trace


@dataclass(frozen=True, slots=True)
class ReturnedCell:
    """A cell. ``column``: of the table's grid, from 0; ``paragraphs``: its words, pending changes taken as accepted, footnote marks left
    out. ``marks``: bookmarks of ours that begin in it.
    """

    column: int
    paragraphs: tuple[str, ...]
    marks: tuple[str, ...] = ()
    tracked: tuple[Tracked, ...] = ()
    remarks: tuple[Remark, ...] = ()

    @property
    def text(self) -> str:
        """Its words, paragraphs parted by newlines."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands in the document: the number of its table and its own in it, from 1."""

    table: int
    row: int


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A row. ``heading``: repeated on every page; ``struck``: who took it out, or all its words, by a pending change; ``added``: who put
    it in, or words of it, by one.
    """

    place: Place
    cells: tuple[ReturnedCell, ...]
    heading: bool = False
    struck: Trace | None = None
    added: Trace | None = None

    @property
    def marks(self) -> tuple[str, ...]:
        """Bookmarks of ours in its cells."""
        return tuple(mark for cell in self.cells for mark in cell.marks)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Comments in its cells."""
        return tuple(remark for cell in self.cells for remark in cell.remarks)

    @property
    def text(self) -> str:
        """Its words, cells parted by tabs."""
        return "\t".join(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Returned:
    """A document that came back. ``tables``: the rows of each; ``saved``: who saved it last; ``remarks``: comments beside no row;
    ``doubts``: what else it holds.
    """

    tables: tuple[tuple[ReturnedRow, ...], ...]
    saved: Trace | None = None
    remarks: tuple[Remark, ...] = ()
    doubts: tuple[Unparsed, ...] = ()

    def rows(self) -> Iterator[ReturnedRow]:
        """The rows of all tables."""
        for table in self.tables:
            yield from table


@dataclass(frozen=True, slots=True)
class SentTable:
    """A table as it was written. ``rows``: by key the words of each cell by what its column holds, paragraphs parted by newlines.

    ``heads``: of cells below whose first words people write, these words, which are the program's.
    """

    uid: str
    columns: tuple[Column, ...]
    rows: Mapping[str, Mapping[str, str]]
    heads: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """An act that is planned, and its day."""

    act: str
    day: date | None = None


Value: TypeAlias = Degree | Relation | Plan | date | str | None
"""What a cell that may be changed was understood as: its kind depends on the column."""


class Outcome(StrEnum):
    """What became of a row."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"            # decisions differ from what was sent; all of them were understood
    EDITED = "edited"              # refused: a text that may not be changed was edited by hand
    UNREADABLE = "unreadable"      # refused: a decision was not understood
    MISSING = "missing"            # it is not there, or somebody took it out by a pending change
    DOUBLED = "doubled"            # refused: it stands there more than once, or joined with another
    NEW = "new"                    # no row that was sent: nothing is taken from it


@dataclass(frozen=True, slots=True)
class ValueChange:
    """A decision that differs from what was sent: the words that stood there and stand there now, and what these mean.

    ``by``: those whose pending changes made it, () where the document does not tell.
    """

    holds: str
    heading: str
    old: str
    new: str
    value: Value
    by: tuple[Trace, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row is refused: in which column (its heading, "" for the row as a whole), what was expected, what was found.

    ``reason`` says all of it in a sentence; of long words it shows the place where they part.
    """

    reason: str
    holds: str = ""
    heading: str = ""
    expected: str = ""
    found: str = ""
    by: tuple[Trace, ...] = ()


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """What is made of a row that was sent, or of one that was not (`key` is "").

    ``changes``: its decisions as they came back; only those of a CHANGED row are to be taken. ``found_by_text``: its bookmark is lost,
    its texts tell which it is. ``by``: who put in or took out the row as a whole. ``words``: of a row that was not sent.
    """

    key: str
    outcome: Outcome
    places: tuple[Place, ...] = ()
    changes: tuple[ValueChange, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    remarks: tuple[Remark, ...] = ()
    by: Trace | None = None
    found_by_text: bool = False
    words: str = ""

    @property
    def taken(self) -> tuple[ValueChange, ...]:
        """The decisions to be written."""
        return self.changes if self.outcome is Outcome.CHANGED else ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A document judged. ``rows``: those sent in their order, then those that were not; ``doubts``: what is to be told of its columns."""

    rows: tuple[RowVerdict, ...]
    doubts: tuple[Unparsed, ...] = ()

    def of(self, outcome: Outcome) -> Iterator[RowVerdict]:
        """The rows of one outcome."""
        return (row for row in self.rows if row.outcome is outcome)
