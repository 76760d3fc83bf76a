"""What a comparison document is made of before it is written as Word: its head, its tables of rows, what stands below."""

from dataclasses import dataclass
from datetime import date

from acts.word.model import Paragraph


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the name of what it holds ("unit", "current", "proposed", "note"), its heading, and its share of the width in per cent."""

    holds: str
    heading: str
    width: int


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: its paragraphs, verbatim; ``tongue``: the language of its words as Word names it, "" for the document's own.

    ``footnotes``: evidence put as footnotes at its end. ``fixed``: how many of the first paragraphs are the program's, which stay as they
    are where people write below them.
    """

    paragraphs: tuple[Paragraph, ...] = ()
    tongue: str = ""
    footnotes: tuple[str, ...] = ()
    fixed: int = 0


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row under the key that survives Word: the same row is found by it when the document comes back."""

    key: str
    cells: tuple[SheetCell, ...]


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table with its title ("" for none) and a line under the title. ``uid``: of the comparison it shows, "" for one not kept."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[SheetRow, ...]
    remark: str = ""
    uid: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A line of the head: what it is and what it says ("Qeydiyyat nömrəsi", "998-IIIQ")."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A comparison document.

    ``head``: titles, registration numbers, dates, versions, addresses. ``warnings``: what could not be applied, shown above the tables
    under ``warnings_title``. ``legend``: how fates and degrees are shown. ``disclaimer``: which language is
    authentic. ``signatures``: lines of the sign-off block; a tab goes to the next place to write at, a line that begins with one is small.
    ``page``: words of the footer, with %(page)s and %(pages)s. ``tongue``: the document's language as Word names it.
    """

    title: str
    tables: tuple[SheetTable, ...]
    head: tuple[Named, ...] = ()
    warnings_title: str = ""
    warnings: tuple[str, ...] = ()
    legend: tuple[Paragraph, ...] = ()
    disclaimer: str = ""
    signatures: tuple[str, ...] = ()
    page: str = "%(page)s / %(pages)s"
    tongue: str = "az-Latn-AZ"
    landscape: bool = True
    day: date | None = None
