"""Acts as Word files: the text of a day, and what changed between two days as real tracked changes."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain

from acts.history.model import Change, Timeline
from acts.modifications.model import ActKind
from acts.word.layout import blocks
from acts.word.model import Block, Cover, Fate, Piece, Revision, Table
from acts.word.package import package

Describe = Callable[[Change], str]
"""What a comment says of a change, "" for no comment."""


BODIES = {
    ActKind.LAW: "Milli Məclis", ActKind.COURT_DECISION: "Konstitusiya Məhkəməsi", ActKind.DECREE: "Prezident", ActKind.ORDER: "Prezident",
    ActKind.CABINET: "Nazirlər Kabineti",
}  # fmt: skip
"""Who is named as the author where neither number nor day of the amending act is known."""
UNKNOWN = "?"


def silent(_change: Change) -> str:
    """No comment."""
    return ""


def text_docx(timeline: Timeline, day: date | None, cover: Cover) -> bytes:
    """The text in force on a day (None: the latest known) as a .docx without revisions."""
    return package(blocks(timeline, day, day), cover, {})


def redline_docx(timeline: Timeline, start: date | None, end: date | None, cover: Cover, describe: Describe = silent) -> bytes:
    """The text of `start` with what changed until `end` as tracked changes: accepting all gives the text on `end`, rejecting all
    the text on `start`. Their author is the amending act, their day the day it came into force (or lapsed).
    """
    laid = blocks(timeline, start, end)
    named = sorted({piece.change for piece in _pieces(laid) if piece.fate is not Fate.SAME and piece.change is not None})
    return package(laid, cover, {index: revision(timeline.changes[index], start, end, describe) for index in named})


def revision(change: Change, start: date | None, end: date | None, describe: Describe = silent) -> Revision:
    """A change as Word shows it."""
    days = [day for day in (change.in_force, change.until) if day is not None]
    between = [day for day in days if _between(day, start, end)]
    return Revision(author(change), next(iter(between or days), None), describe(change))


def author(change: Change) -> str:
    """The amending act as an author: "732-VIQD, 09.12.2022"; the day alone where the number is lost."""
    act = change.act
    adopted = act.adopted.strftime("%d.%m.%Y") if act.adopted else ""
    return ", ".join(filter(None, (act.number, adopted))) or act.title or BODIES.get(act.kind or ActKind.OTHER, UNKNOWN)


def _between(day: date, start: date | None, end: date | None) -> bool:
    low, high = min(start or date.max, end or date.max), max(start or date.max, end or date.max)
    return low < day <= high


def _pieces(laid: tuple[Block, ...]) -> Iterator[Piece]:
    for block in laid:
        paragraphs = (p for row in block.rows for cell in row.cells for p in cell.paragraphs) if isinstance(block, Table) else (block,)
        yield from chain.from_iterable(paragraph.pieces for paragraph in paragraphs)


__all__ = ["Cover", "author", "redline_docx", "revision", "text_docx"]
