"""The tree of an act as the body of an Akoma Ntoso document."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from urllib.parse import quote

from lxml import etree

from acts.akn.inline import PLAIN, Cite, LineWriter, add, filler, line_attributes
from acts.akn.labels import Cut, split, usual_title
from acts.akn.names import EID, ENDS, FILLER, HEADINGS, HIERARCHY, KIND, LABEL, NUM, READING, TITLE, WRAPPER, local
from acts.akn.periods import NEVER, Intervals, Periods, union
from acts.akn.slots import slots
from acts.akn.values import escaped, is_legal
from acts.model import Element, Kind, Line

Cites: TypeAlias = Mapping[tuple[str, int], tuple[Cite, ...]]
"""The words that point somewhere, by eid and number of the line in its element."""

Lines: TypeAlias = list[tuple[Line, tuple[Cite, ...]]]

RESERVED: Final = re.compile(r"(?:evt|tg|mod|ref|note|tlc)_")
"""How ids of the metadata begin; a unit of such an eid keeps it in an attribute of ours."""

_WORD: Final = re.compile(r"\S+")
_LEVELS: Final = {Kind.PART: "1", Kind.SECTION: "2", Kind.CHAPTER: "3", Kind.ARTICLE: "5"}


@dataclass(slots=True)
class BodyWriter:
    """Writes units below nodes and tells when they are in force.

    ``annex_meta`` puts the identification of an annex into its document. ``was``: former eids. ``headings``: what the table of contents
    names, by its words.
    """

    lines: LineWriter
    periods: Periods | None
    annex_meta: Callable[[etree._Element, Element], None]
    cites: Cites = field(default_factory=dict)
    was: Mapping[str, str] = field(default_factory=dict)
    headings: Mapping[str, tuple[Kind, str]] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def cover(self, node: etree._Element, root: Element) -> None:
        """The lines of the act itself, which none of the parts holds."""
        if root.heading or root.content:
            cover = _roomy(add(node, "coverPage"))
            cover.set(HEADINGS, str(len(root.heading)))
            self.lines.blocks(cover, self._cited(root))

    def document(self, node: etree._Element, unit: Element, body: str) -> Intervals:
        """The parts of an act or annex, its metadata being there already; `body` is "body" or "mainBody"."""
        parts = slots(unit.children)
        spans = self._front(node, "preface", Kind.PREFACE, parts.preface)
        spans = union(spans, self._front(node, "preamble", Kind.PREAMBLE, parts.preamble))
        spans = union(spans, self._main(_roomy(add(node, body)), unit, parts.body))
        spans = union(spans, self._front(node, "conclusions", Kind.SIGNATURE, parts.conclusions))
        if parts.attachments:
            spans = union(spans, self._all(self._annex, _roomy(add(node, "attachments")), parts.attachments))
        return spans

    def _main(self, main: etree._Element, unit: Element, units: Sequence[Element]) -> Intervals:
        skipped = 0 if any(line.cells for line in unit.heading) else len(unit.heading)
        content = self._cited(unit)[skipped:] if local(main.tag) == "mainBody" else []
        spans = union(self.lines.blocks(main, content), self._all(self.unit, main, units))
        if not len(main):
            empty = add(main, "hcontainer", name="empty")
            empty.set(FILLER, "1")
            add(empty, "content")
        return spans

    def unit(self, parent: etree._Element, unit: Element) -> Intervals:
        """A unit of the hierarchy with all below it."""
        tag = HIERARCHY.get(unit.kind)
        node = _roomy(add(parent, tag) if tag else add(parent, "hcontainer", name=unit.kind.value))
        self._identity(node, unit)
        spans, rest = self._heading(node, unit)
        if rest:
            inner = _roomy(add(node, "intro" if unit.children else "content"))
            spans = union(spans, self._lines(inner, unit, rest))
        return self._marked(node, union(spans, self._all(self.unit, node, unit.children)))

    def _block_unit(self, parent: etree._Element, unit: Element) -> Intervals:
        """A unit where only blocks may stand."""
        recital = local(parent.tag) == "recitals"
        node = _roomy(add(parent, "recital" if recital else "blockContainer"))
        if not recital:
            node.set(KIND, unit.kind.value)
        self._identity(node, unit)
        spans, rest = self._heading(node, unit)
        return self._marked(node, union(spans, self._below(node, unit, rest)))

    def _front(self, parent: etree._Element, tag: str, kind: Kind, units: Sequence[Element]) -> Intervals:
        """Preface, preamble or conclusions: the unit itself where it is alone there and of that kind, else a wrapper of several."""
        if not units:
            return NEVER
        node = _roomy(add(parent, tag))
        if len(units) == 1 and units[0].kind is kind and not units[0].heading:
            return self._marked(node, self._merged(node, units[0]))
        node.set(WRAPPER, "1")
        return self._marked(node, self._all(self._block_unit, node, units))

    def _merged(self, node: etree._Element, unit: Element) -> Intervals:
        self._identity(node, unit)
        if unit.label:
            node.set(LABEL, escaped(unit.label))
        rest = self._cited(unit)
        if unit.kind is Kind.PREAMBLE and unit.children and all(child.kind is Kind.RECITAL for child in unit.children):
            spans = self.lines.blocks(node, rest)
            return union(spans, self._all(self._block_unit, _roomy(add(node, "recitals")), unit.children))
        return self._below(node, unit, rest)

    def _below(self, node: etree._Element, unit: Element, rest: Lines) -> Intervals:
        """Lines and units below a node that takes blocks only."""
        spans = union(self._lines(node, unit, rest), self._all(self._block_unit, node, unit.children))
        if not rest and not unit.children:
            filler(node)
        return spans

    def _annex(self, parent: etree._Element, unit: Element) -> Intervals:
        node = _roomy(add(parent, "attachment"))
        if unit.kind is not Kind.ATTACHMENT:
            node.set(KIND, unit.kind.value)
        self._identity(node, unit)
        spans = self._heading(node, unit, whole=False)[0]
        document = _roomy(add(node, "doc", name="annex" if unit.kind is Kind.ATTACHMENT else unit.kind.value))
        self.annex_meta(document, unit)
        return self._marked(node, union(spans, self.document(document, unit, "mainBody")))

    def _all(self, write: Callable[[etree._Element, Element], Intervals], node: etree._Element, units: Sequence[Element]) -> Intervals:
        spans: Intervals = NEVER
        for unit in units:
            spans = union(spans, write(node, unit))
        return spans

    def _marked(self, node: etree._Element, spans: Intervals) -> Intervals:
        if self.periods is not None and spans != NEVER:
            self.periods.mark(node, spans)
        return spans

    def _identity(self, node: etree._Element, unit: Element) -> None:
        if unit.eid:
            name, value = ("eId", unit.eid) if self._is_usable(unit.eid) else (EID, escaped(unit.eid))
            node.set(name, value)
            self._taken.add(unit.eid)
        if (former := self.was.get(unit.eid)) and is_legal(former) and _WORD.fullmatch(former):
            node.set("wId", former)
        if unit.num is not None:
            node.set(NUM, escaped(unit.num.printed))
            if unit.num.reading:
                node.set(READING, escaped(unit.num.reading))
        if unit.title != usual_title(unit.heading, unit.label):
            node.set(TITLE, escaped(unit.title))

    def _is_usable(self, eid: str) -> bool:
        return eid not in self._taken and is_legal(eid) and _WORD.fullmatch(eid) is not None and not RESERVED.match(eid)

    def _cited(self, unit: Element) -> Lines:
        """The lines of a unit, heading first, each with the words in it that point somewhere."""
        if not self.cites:
            return [(line, ()) for line in (*unit.heading, *unit.content)]
        return [(line, self.cites.get((unit.eid, place), ())) for place, line in enumerate((*unit.heading, *unit.content))]

    def _heading(self, node: etree._Element, unit: Element, whole: bool = True) -> tuple[Intervals, Lines]:
        """Number and heading of a unit; beside their times the lines that are still to be written. ``whole``: its content is meant too."""
        lines = self._cited(unit)
        heading, content = lines[: len(unit.heading)], lines[len(unit.heading) :] if whole else []
        if any(line.cells for line, _ in heading):
            node.set(HEADINGS, str(len(heading)))
            heading, content = [], lines if whole else []
        first = (heading or content)[:1]
        cut = split(first[0][0], unit.label) if first and unit.kind is not Kind.TOC else None
        spans: Intervals = NEVER
        if cut is not None:
            spans, rest = self._num(node, first[0], cut, "heading" if heading else "content")
            heading, content = ([*rest, *heading[1:]], content) if heading else ([], [*rest, *content[1:]])
        elif unit.label:
            node.set(LABEL, escaped(unit.label))
        for place, (line, cites) in enumerate(heading):
            spans = union(spans, self.lines.line(add(node, "subheading" if place else "heading"), line, cites))
        return spans, content

    def _num(self, node: etree._Element, first: tuple[Line, tuple[Cite, ...]], cut: Cut, part: str) -> tuple[Intervals, Lines]:
        """The printed number; beside its times what is left of the line. `part` is where a line that is all number belongs."""
        line, cites = first
        num = add(node, "num")
        num.tail = "\n"
        spans = self.lines.runs(num, cut.before)
        if not cut.after:
            num.set(ENDS, part)
            line_attributes(num, line, PLAIN)
            return spans, []
        if cut.between_runs:
            num.set(ENDS, "run")
        moved = tuple(Cite(cite.start - cut.length, cite.end - cut.length, cite.href) for cite in cites)
        return spans, [(Line(cut.after, line.role, line.centred, line.note), moved)]

    def _lines(self, node: etree._Element, unit: Element, lines: Lines) -> Intervals:
        if unit.kind is not Kind.TOC or not lines or any(line.cells for line, _ in lines):
            return self.lines.blocks(node, lines)
        toc = _roomy(add(node, "toc"))
        spans: Intervals = NEVER
        for line, _ in lines:
            kind, eid = self.headings.get(" ".join(line.plain.split()), (Kind.ARTICLE, ""))
            item = add(toc, "tocItem", href=f"#{quote(eid)}", level=_LEVELS.get(kind, "4"))
            spans = union(spans, self.lines.line(item, line))
        return spans


def _roomy(node: etree._Element) -> etree._Element:
    """A node of blocks, each on a line of its own."""
    node.text = node.tail = "\n"
    return node
