"""The tree of an act laid out as paragraphs and tables of a Word file."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain, groupby

from acts.history.model import Timeline
from acts.history.redline import redline
from acts.model import Document, Element, Kind, Line
from acts.word import styles
from acts.word.between import Between, paragraph, stacked
from acts.word.grid import table
from acts.word.model import Block, Table
from acts.word.reworded import Reworded, reworded

RANKS = (Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER, Kind.ARTICLE)
"""Headed units from the outermost in; those an act has get the levels 1, 2, 3 … of headings. An annex is always of level 1."""

DEEPER = frozenset({Kind.POINT, Kind.SUBPOINT})
EDITORS = frozenset({Kind.NOTES})
"""Lists the editor of the source added: who amended the act. They are no text of the act."""


def blocks(timeline: Timeline, start: date | None, end: date | None) -> tuple[Block, ...]:
    """The text of `end` and what changed since `start`; the same day twice: the text of the day."""
    layout = _Layout(timeline.document, Between(timeline, start, end), reworded(redline(timeline, start, end)))
    return tuple(layout.element(timeline.document.root, 0))


class _Layout:
    """``changed``: the units that differ between the days, as the redline words them."""

    def __init__(self, document: Document, between: Between, changed: Mapping[str, Reworded]) -> None:
        self._between = between
        self._changed = changed
        self._levels = levels(document.root)

    def element(self, element: Element, indent: int) -> Iterator[Block]:
        if element.kind in EDITORS:
            return
        deeper = indent + (element.kind in DEEPER)
        own = chain(self._heading(element), self._content(element, deeper))
        first = next(own, None)
        if first is not None:
            yield first if isinstance(first, Table) else replace(first, anchor=element.eid)
        yield from own
        for child in element.children:
            yield from self.element(child, deeper)

    def _heading(self, element: Element) -> Iterator[Block]:
        """The lines of a heading as one paragraph, so that it is one entry of Word's list of headings."""
        level = self._levels.get(element.kind)
        if level is None or any(line.cells for line in element.heading):
            yield from self._lines(element.heading, styles.BODY, 0)
            return
        changed = self._reworded(element)
        own = map(self._between.pieces, (line.runs for line in element.heading)) if changed is None else changed.heading
        pieces = stacked(filter(None, own))
        if pieces:
            bare = tuple(replace(piece, bold=False) for piece in pieces)     # the style makes it bold
            yield paragraph(bare, styles.HEADINGS[level - 1], centred=element.kind is not Kind.ARTICLE)

    def _content(self, element: Element, indent: int) -> Iterator[Block]:
        style = styles.SIGNATURE if element.kind is Kind.SIGNATURE else styles.BODY
        changed = self._reworded(element)
        if element.kind is Kind.PREFACE:
            yield from self._preface(element)
        elif changed is None:
            yield from self._lines(element.content, style, indent)
        else:
            centred = all(line.centred for line in element.content)
            yield from (paragraph(pieces, style, indent, centred) for pieces in changed.content)

    def _reworded(self, element: Element) -> Reworded | None:
        """The unit as the redline words it; tables are compared cell by cell instead, and title lines line by line."""
        changed = self._changed.get(element.eid) if element.eid and element.kind is not Kind.PREFACE else None
        return None if changed is None or any(line.cells for line in (*element.heading, *element.content)) else changed

    def _preface(self, element: Element) -> Iterator[Block]:
        """The title lines: those in the middle are the title, the first of them above all; where none is, the first line."""
        middle = any(line.centred for line in element.content)
        titled = False
        for at, line in enumerate(element.content):
            heads = line.centred or (not middle and at == 0)
            style = styles.BODY if not heads else styles.SUBTITLE if titled else styles.TITLE
            titled = titled or heads
            yield from self._lines((line,), style, 0)

    def _lines(self, lines: tuple[Line, ...], style: str, indent: int) -> Iterator[Block]:
        for (celled, _table), group in groupby(lines, key=lambda line: (bool(line.cells), line.table)):
            if celled:
                found = table(tuple(group), self._between)
                yield from () if found is None else (found,)
            else:
                yield from filter(None, (self._between.line(line, style, indent) for line in group))


def levels(root: Element) -> Mapping[Kind, int]:
    """The level of heading of each kind of unit in an act, from 1; levels no unit has are not left free."""
    held = {element.kind for element in root.walk() if element.heading}
    inner = [kind for kind in RANKS if kind in held]
    return {kind: at for at, kind in enumerate(inner, 1)} | {Kind.ATTACHMENT: 1}
