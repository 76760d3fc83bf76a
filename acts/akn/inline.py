"""Lines and their runs as blocks and inline elements.

A run is either bare text or one element; `ref` and `eol` inside belong to the text around them. So every run comes back as it was.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from lxml import etree

from acts.akn.names import FILLER, NOTE, OUT, PUT, RESTORED, ROLE, STRUCK, TABLE, TEXT, TIMED, akn
from acts.akn.periods import ALWAYS, Intervals, Periods, union
from acts.akn.values import escaped, is_legal, legal
from acts.history.model import TimedRun
from acts.model import Cell, Line, Role, Run

CENTRED: Final = "centred"


@dataclass(frozen=True, slots=True)
class Usual:
    """What need not be said of a line, because every line there is so."""

    role: Role | None = None
    note: str | None = None


PLAIN: Final = Usual()


@dataclass(frozen=True, slots=True)
class Cite:
    """Words that point somewhere, by offsets in `Line.plain`."""

    start: int
    end: int
    href: str


def add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """A new last child of Akoma Ntoso."""
    return etree.SubElement(parent, akn(tag), attributes)


def line_attributes(node: etree._Element, line: Line, usual: Usual) -> None:
    """What a line is beyond its words."""
    if line.role is not usual.role:
        node.set(ROLE, line.role.value if line.role else "")
    if line.note != usual.note:
        node.set(NOTE, "" if line.note is None else "=" + escaped(line.note))
    if line.centred:
        node.set("class", CENTRED)


class LineWriter:
    """Writes lines below a node; `periods` is None for a text on one date."""

    def __init__(self, periods: Periods | None = None, notes: dict[str, str] | None = None) -> None:
        self._periods = periods
        self._notes = notes or {}

    def blocks(self, parent: etree._Element, lines: Sequence[tuple[Line, tuple[Cite, ...]]], usual: Usual = PLAIN) -> Intervals:
        """Lines as paragraphs, rows as tables; the times at which some of it is in force."""
        spans: Intervals = ()
        for key, group in groupby(lines, lambda item: (bool(item[0].cells), item[0].table if item[0].cells else None)):
            if key[0]:
                spans = union(spans, self._table(parent, [line for line, _ in group], key[1], usual))
                continue
            for line, cites in group:
                spans = union(spans, self.line(add(parent, "p"), line, cites, usual))
        return spans

    def line(self, node: etree._Element, line: Line, cites: tuple[Cite, ...] = (), usual: Usual = PLAIN) -> Intervals:
        """The runs and marks of a line inside a node made for it."""
        node.tail = "\n"
        line_attributes(node, line, usual)
        if line.table is not None and not line.cells:
            node.set(TABLE, str(line.table))
        return self.runs(node, line.runs, cites)

    def runs(self, node: etree._Element, runs: Iterable[Run], cites: tuple[Cite, ...] = (), at: int = 0) -> Intervals:
        """Runs inside a node; `at` is where the first stands in the line's plain text."""
        bare = False
        for run in runs:
            if bare or not _is_bare(run):
                self._wrapped(node, run, cites, at)
                bare = False
            else:
                _fill(node, run.text, cites, at)
                bare = True
            at += len(run.text) if run.note is None else 0
        return self._span(runs)

    def _span(self, runs: Iterable[Run]) -> Intervals:
        if self._periods is None:
            return ALWAYS
        spans: Intervals = ()
        for run in runs:
            if run.note is None and run.text.strip():
                spans = union(spans, self._periods.of(run))
        return spans

    def _wrapped(self, node: etree._Element, run: Run, cites: tuple[Cite, ...], at: int) -> None:
        inner = self._timed(node, run) if isinstance(run, TimedRun) else node
        for tag, flag in (("del", run.struck and not isinstance(run, TimedRun)), ("i", run.italic), ("b", run.bold)):
            if flag:
                inner = add(inner, tag)
        if run.struck and not isinstance(run, TimedRun) and self._periods is not None:
            node[-1].set("status", "removed")
        if run.note is not None:
            inner = add(inner, "noteRef", marker=legal(run.text), href="#" + self._notes.get(run.note, "notes"))
            inner.set(NOTE, escaped(run.note))
        elif inner is node:
            inner = add(node, "span")
        if not is_legal(run.text):
            inner.set(TEXT, escaped(run.text))
        if run.note is None:
            _fill(inner, legal(run.text), cites, at)

    def _timed(self, node: etree._Element, run: TimedRun) -> etree._Element:
        outer = add(node, self._tag(run))
        values = ((PUT, run.put), (OUT, run.out), (RESTORED, run.restored or None), (STRUCK, run.struck or None))
        told = {name: str(int(value)) for name, value in values if value is not None}
        for name, value in (told or {TIMED: "1"}).items():
            outer.set(name, value)
        if self._periods is not None:
            self._periods.mark(outer, self._periods.of(run))
        return outer

    def _tag(self, run: TimedRun) -> str:
        """What a timed run is over its whole life; in a text on one date every word is in force."""
        if self._periods is None:
            return "span"
        return "del" if run.out is not None or run.struck else "ins" if run.put is not None else "span"

    def _table(self, parent: etree._Element, rows: list[Line], number: int | None, usual: Usual) -> Intervals:
        table = add(parent, "table")
        table.tail = table.text = "\n"
        if number is not None:
            table.set(TABLE, str(number))
        spans: Intervals = ()
        for row in rows:
            node = add(table, "tr")
            node.tail = "\n"
            line_attributes(node, row, usual)
            for cell in row.cells:
                spans = union(spans, self._cell(node, cell))
        return spans

    def _cell(self, row: etree._Element, cell: Cell) -> Intervals:
        node = add(row, "th" if cell.header else "td")
        if cell.colspan != 1:
            node.set("colspan", str(cell.colspan))
        if cell.rowspan != 1:
            node.set("rowspan", str(cell.rowspan))
        return self.runs(add(node, "p"), cell.runs)


def filler(parent: etree._Element) -> None:
    """A paragraph that is there only because the schema wants one."""
    add(parent, "p").set(FILLER, "1")


def _is_bare(run: Run) -> bool:
    if run.__class__ is not Run or not run.text or run.struck or run.italic or run.bold or run.note is not None:
        return False
    return is_legal(run.text)


def _fill(node: etree._Element, text: str, cites: tuple[Cite, ...], at: int) -> None:
    """Text at the end of a node, words that point somewhere inside `ref`."""
    done = 0
    for cite in cites:
        start, end = max(cite.start - at, done), min(cite.end - at, len(text))
        if start < end:
            _text(node, text[done:start])
            _text(add(node, "ref", href=cite.href), text[start:end])
            done = end
    _text(node, text[done:] if done else text)


def _text(node: etree._Element, text: str) -> None:
    """Text at the end of a node, newlines as `eol`."""
    first, *others = text.split("\n") if "\n" in text else (text,)
    _append(node, first)
    for other in others:
        add(node, "eol")
        _append(node, other)


def _append(node: etree._Element, text: str) -> None:
    if not text:
        return
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text
