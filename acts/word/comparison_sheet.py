"""A comparison of wordings as a sheet: a row for each unit that differs, its words verbatim with what becomes of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from acts.compare.model import Comparison, ComparisonRow, DraftComparison, NotApplied
from acts.compare.model import Fate as UnitFate
from acts.history.redline import RedlineLine
from acts.history.wording import Segment, SegmentKind
from acts.word import sheet_styles
from acts.word.layouts import BY_HAND, Layout
from acts.word.model import Fate, Paragraph, Piece
from acts.word.sheet import Named, Sheet, SheetCell, SheetRow, SheetTable
from acts.word.sheet_words import TONGUES, Words, tongue_of, words_in
from language.dates import format_long

REMARKED: Final = (UnitFate.ADDED, UnitFate.REMOVED, UnitFate.MOVED)
"""What becomes of a unit that is said in words below its name."""
_KINDS: Final = MappingProxyType({SegmentKind.SAME: Fate.SAME, SegmentKind.ADDED: Fate.ADDED, SegmentKind.REMOVED: Fate.REMOVED})


def as_it_is(reason: str) -> str:
    """A reason in English."""
    return reason


@dataclass(frozen=True, slots=True)
class Making:
    """How a sheet is made: its layout and language ("az", "en"), the uid of the comparison kept ("" for none), the day it is made.

    ``reason`` puts reasons into that language. ``head``: lines put below the titles (registration numbers, versions).
    ``at_end``: notes will stand at the end of the document, not below its pages.
    """

    layout: Layout
    lang: str = "az"
    uid: str = ""
    day: date | None = None
    reason: Callable[[str], str] = as_it_is
    head: tuple[Named, ...] = ()
    at_end: bool = False

    @property
    def words(self) -> Words:
        """The fixed words."""
        return words_in(self.lang)

    @property
    def made(self) -> tuple[Named, ...]:
        """The line of the head that says when."""
        return (Named(self.words("made"), format_long(self.day, self.words.lang)),) if self.day else ()


def comparison_sheet(
    comparison: Comparison, making: Making, keys: Sequence[str] = (), reasons: Mapping[str, str] = MappingProxyType({})
) -> Sheet:
    """Two texts beside each other. ``keys``: those of the rows where they are kept under other ones than their own, in their order.

    ``reasons``: justifications people gave, by the keys of rows. They stand below the note, in layouts without one as footnotes.
    """
    words = making.words
    head = (*words.side(words("left"), comparison.left), *words.side(words("right"), comparison.right))
    table = _table(comparison, making, title="", remark="" if comparison.rows else words("no_rows"), keys=keys, reasons=reasons)
    return _sheet(making, head, (table,), comparison.not_applied)


def draft_sheet(
    draft: DraftComparison, making: Making, keys: Sequence[Sequence[str]] = (), reasons: Mapping[str, str] = MappingProxyType({})
) -> Sheet:
    """A draft against the acts it amends, a table for each. ``keys``: as for two texts, for each table; ``reasons``: of all of them."""
    words = making.words
    tables = tuple(
        _table(table, making, title=_named(at, len(draft.tables), table), remark=_remark(table, words), keys=keys[at] if keys else (),
               reasons=reasons)
        for at, table in enumerate(draft.tables)
    )  # fmt: skip
    amended = "\n".join(table.left.title for table in draft.tables) or words("no_table")
    head = (*words.side(words("draft"), draft.draft), Named(words("amended"), amended))
    return _sheet(making, head, tables, _not_applied(draft))


def _sheet(making: Making, head: tuple[Named, ...], tables: tuple[SheetTable, ...], failed: Sequence[NotApplied]) -> Sheet:
    words = making.words
    noted = any(cell.footnotes for table in tables for row in table.rows for cell in row.cells)
    legend = (*words.changes, *((words.legend("legend_reasons"),) if noted else ()))
    return Sheet(
        words("comparison"), tables, (*head, *making.head, *making.made), words("not_applied"),
        tuple(_warning(one, making) for one in failed), legend, words("disclaimer"), words.signatures, words("page"),
        TONGUES[words.lang], making.layout.landscape, making.day,
    )  # fmt: skip


def _not_applied(draft: DraftComparison) -> tuple[NotApplied, ...]:
    """All that could not be carried out, in the order of the draft; each once."""
    found = dict.fromkeys((*draft.not_applied, *(one for table in draft.tables for one in table.not_applied)))
    return tuple(sorted(found, key=lambda one: one.place))


def _warning(one: NotApplied, making: Making) -> str:
    words = f"“{one.words}”" if one.words else ""
    return " — ".join(filter(None, (" ".join(filter(None, (one.number, words))), making.reason(one.reason))))


def _named(at: int, tables: int, table: Comparison) -> str:
    return f"{at + 1}. {table.left.title}" if tables > 1 else table.left.title


def _remark(table: Comparison, words: Words) -> str:
    told = (table.left.citation, words.day(table.left), table.left.address)
    return "; ".join(filter(None, (*told, "" if table.rows else words("no_rows"))))


def _table(
    comparison: Comparison, making: Making, *, title: str, remark: str, keys: Sequence[str], reasons: Mapping[str, str]
) -> SheetTable:
    names = {"left": comparison.left.title, "right": comparison.right.title}
    columns = tuple(column.column(making.words.lang, names) for column in making.layout.columns)
    holds = tuple(column.holds for column in columns)
    cells = _Cells(making.words, tongue_of(comparison.left.language), tongue_of(comparison.right.language), "note" in holds)
    named = keys or [row.key for row in comparison.rows]
    rows = tuple(
        SheetRow(key, tuple(cells.cell(what, at, row, reasons.get(key, "")) for what in holds))
        for at, (key, row) in enumerate(zip(named, comparison.rows, strict=True), 1)
    )
    return SheetTable(title, columns, rows, remark, making.uid)


@dataclass(frozen=True, slots=True)
class _Cells:
    """Makes the cells of a row. ``left`` and ``right``: the languages of the wordings; ``noted``: one of the columns holds notes."""

    words: Words
    left: str
    right: str
    noted: bool

    def cell(self, holds: str, at: int, row: ComparisonRow, reason: str) -> SheetCell:
        """The cell of a column; empty where it is filled by hand."""
        match holds:
            case "number":
                return SheetCell(_paragraphs(str(at)))
            case "unit":
                return SheetCell((*_paragraphs(*self._labels(row)), *self._fate(row)), self.left)
            case "current":
                return SheetCell(tuple(_side(row.lines, lambda segment: segment.at_start)), self.left)
            case "proposed":
                footnotes = (" ".join(reason.split()),) if reason and not self.noted else ()
                return SheetCell(tuple(_side(row.lines, lambda segment: segment.at_end)), self.right, footnotes)
            case "note":
                own = _paragraphs(*row.notes)
                return SheetCell((*own, *_paragraphs(*map(str.strip, reason.split("\n")))), fixed=len(own))
            case _ if holds in BY_HAND:
                return SheetCell()
        raise ValueError(f"expected what a column of wordings holds, found {holds!r}")

    def _labels(self, row: ComparisonRow) -> Iterator[str]:
        if row.left_label and row.right_label and row.left_label != row.right_label:
            yield f"{row.left_label} → {row.right_label}"
        else:
            yield row.right_label or row.left_label or row.title

    def _fate(self, row: ComparisonRow) -> Iterator[Paragraph]:
        if row.fate in REMARKED:
            yield Paragraph((Piece(self.words(f"fate_{row.fate}")),), sheet_styles.ASIDE)


def _side(lines: Sequence[RedlineLine], stands: Callable[[Segment], bool]) -> Iterator[Paragraph]:
    """The paragraphs of one side, those changed marked word by word."""
    for line in lines:
        pieces = tuple(Piece(segment.text, _fate_of(segment), bold=line.heading) for segment in line.segments if stands(segment))
        if any(piece.text.strip() for piece in pieces):
            yield Paragraph(pieces, sheet_styles.CELL)


def _fate_of(segment: Segment) -> Fate:
    if segment.kind is SegmentKind.MOVED:
        return Fate.MOVED_HERE if segment.here else Fate.MOVED_AWAY
    return _KINDS[segment.kind]


def _paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Piece(text),), sheet_styles.CELL) for text in texts if text)
