"""Cells put in the places a template left for them: the paragraph of the place keeps its look, the cell brings its words."""

import re
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from docx.oxml.ns import qn
from lxml import etree

from acts.word.marks import mark_of
from acts.word.sheet import Sheet
from acts.word.sheet_pen import SPACE, SheetPen, mark
from acts.word.sheet_styles import ASIDE, style_id
from acts.word.write import add, make

BEGIN, END = "\ue000", "\ue001"
"""Around a token; letters no text of law has."""
TOKEN: Final = re.compile(f"{BEGIN}(\\d+)\\.(\\d+)\\.(\\d+){END}")


def token(table: int, row: int, column: int) -> str:
    """What stands for a cell until the template is filled."""
    return f"{BEGIN}{table}.{row}.{column}{END}"


@dataclass(slots=True)
class Filling:
    """Puts cells in place of tokens. ``placed``: the rows met, by table and number."""

    sheet: Sheet
    pen: SheetPen
    placed: set[tuple[int, int]] = field(default_factory=set)
    _last: int = 0

    def fill(self, body: etree._Element) -> None:
        """Fill all places of a body."""
        self._last = max((int(one.get(qn("w:id")) or 0) for one in body.iter(qn("w:bookmarkStart"))), default=0)
        for text in [one for one in body.iter(qn("w:t")) if one.text and BEGIN in one.text]:
            found: etree._Element | None = text
            while found is not None and (place := TOKEN.search(found.text or "")) is not None:
                found = self._put(found, place)

    def _put(self, text: etree._Element, place: re.Match[str]) -> etree._Element:
        """Put a cell at its place in a run; what stood behind it follows. Gives the words behind, where more tokens may be."""
        run = text.getparent()
        paragraph = run.getparent() if run is not None else None
        if run is None or paragraph is None:
            raise ValueError("expected words in a run of a paragraph")
        words = text.text or ""
        rest = _split(run, text, words[: place.start()], words[place.end() :])
        table, row, column = map(int, place.groups())
        made = self.pen.cell(self.sheet.tables[table].rows[row].cells[column])
        self._mark(made[0], table, row)
        _poured(paragraph, run, rest, made)
        return next(one for one in rest if one.tag == qn("w:t"))

    def _mark(self, paragraph: etree._Element, table: int, row: int) -> None:
        """The bookmark of a row, around the first of its cells the document has."""
        uid = self.sheet.tables[table].uid
        if (table, row) not in self.placed and uid:
            self._last += 1
            mark(paragraph, paragraph, mark_of(uid, self.sheet.tables[table].rows[row].key), self._last)
        self.placed.add((table, row))


def _split(run: etree._Element, text: etree._Element, before: str, after: str) -> etree._Element:
    """The run cut in two at its words: what is behind goes to a new run, which is given."""
    rest = make("w:r")
    look = run.find(qn("w:rPr"))
    if look is not None:
        rest.append(deepcopy(look))
    text.text = before
    text.set(SPACE, "preserve")
    following = add(rest, "w:t")
    following.text = after
    following.set(SPACE, "preserve")
    rest.extend(list(text.itersiblings()))
    run.addnext(rest)
    return rest


def _poured(paragraph: etree._Element, run: etree._Element, rest: etree._Element, made: list[etree._Element]) -> None:
    """The cell's paragraphs between a run and what follows it: the first flows on, further ones have the look of the place."""
    behind = [rest, *rest.itersiblings()]
    own, look = paragraph.find(qn("w:pPr")), run.find(qn("w:rPr"))
    last = paragraph
    for at, source in enumerate(made):
        target = paragraph if at == 0 else _next(last, source, own)
        content = [child for child in source if child.tag != qn("w:pPr")]
        for one in content:
            if one.tag == qn("w:r"):
                _dressed(one, look)
        if at == 0:
            for one in content:
                rest.addprevious(one)
        else:
            target.extend(content)
        last = target
    if last is not paragraph:
        last.extend(behind)


def _next(last: etree._Element, source: etree._Element, own: etree._Element | None) -> etree._Element:
    """A paragraph behind another: a remark in its own style, words of the law in that of the place."""
    target = make("w:p")
    style = source.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    aside = style is not None and style.get(qn("w:val")) == style_id(ASIDE)
    look = source.find(qn("w:pPr")) if aside else own
    if look is not None:
        target.append(deepcopy(look))
    last.addnext(target)
    return target


def _dressed(run: etree._Element, look: etree._Element | None) -> None:
    """The run with the look of the place, its own style and language before those."""
    if look is None:
        return
    own = run.find(qn("w:rPr"))
    made = deepcopy(look)
    for name, first in (("w:rStyle", True), ("w:lang", False)):
        mine = own.find(qn(name)) if own is not None else None
        if mine is None:
            continue
        for old in made.findall(qn(name)):
            made.remove(old)
        made.insert(0, deepcopy(mine)) if first else made.append(deepcopy(mine))
    if own is not None:
        run.remove(own)
    run.insert(0, made)
