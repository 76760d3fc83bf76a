"""The working copy of a document while its timeline is built: units with their rows, found by the numbers they bore at the time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from acts.history.labels import Labelled, labelled
from acts.history.pieces import Row, Stretch
from acts.model import Document, Element, Kind, Line
from acts.numbers import Num, Steps, steps

__all__ = ["NUMBERED", "Board", "Labelled", "Unit", "labelled", "stretch_of"]

NUMBERED: Final = frozenset({Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT})
_NAMES: Final = {Kind.ARTICLE: "art", Kind.PARAGRAPH: "para", Kind.POINT: "point", Kind.SUBPOINT: "subpoint", Kind.REMARK: "remark"}
_SKIPPED: Final = frozenset({Kind.TOC, Kind.NOTES, Kind.PREFACE, Kind.SIGNATURE})


@dataclass(slots=True, eq=False)
class Unit:
    """An element at work. ``number`` is the one it bears at the moment the undoing has come to, dotted where printed so."""

    element: Element
    parent: "Unit | None" = None
    children: "list[Unit]" = field(default_factory=list)
    number: str = ""
    touched: bool = False
    added: bool = False
    _heading: list[Row] | None = None
    _content: list[Row] | None = None
    _numbers: "dict[str, list[Unit]] | None" = None
    _order: tuple[str, Steps] = ("", ())

    @property
    def order(self) -> Steps:
        """The number for comparing; counted once as long as it stays."""
        if self._order[0] != self.number:
            self._order = (self.number, steps(self.number))
        return self._order[1]

    @property
    def kind(self) -> Kind:
        return self.element.kind

    @property
    def eid(self) -> str:
        return self.element.eid

    @property
    def heading(self) -> list[Row]:
        if self._heading is None:
            self._heading = [Row(line, self) for line in self.element.heading]
        return self._heading

    @property
    def content(self) -> list[Row]:
        if self._content is None:
            self._content = [Row(line, self) for line in self.element.content]
        return self._content

    @property
    def own_rows(self) -> list[Row]:
        return self.heading + self.content

    @property
    def eid_then(self) -> str:
        """The eid with the numbers borne at the moment."""
        parent = self.parent.eid if self.parent is not None else ""
        inside = bool(parent) and self.eid.startswith(parent + "__")
        step = self.eid[len(parent) + 2:] if inside else self.eid
        if self.element.num is not None and self.number != self.element.num.canonical:
            step = f"{step.rpartition('_')[0]}_{self.number}"
        return f"{self.parent.eid_then}__{step}" if inside and self.parent is not None else step

    def walk(self) -> "Iterator[Unit]":
        waiting = [self]
        while waiting:
            unit = waiting.pop()
            yield unit
            if unit.children:
                waiting.extend(reversed(unit.children))

    def rows(self) -> list[Row]:
        """All rows of the unit and those below it, in reading order."""
        return [row for unit in self.walk() for row in unit.own_rows]

    @property
    def live(self) -> bool:
        """Whether any words of the unit stand in the text now."""
        return any(row.live for unit in self.walk() for row in unit.own_rows)

    @property
    def article(self) -> "Unit":
        """The article or annex it stands in, else the act."""
        unit = self
        while unit.kind not in (Kind.ARTICLE, Kind.ATTACHMENT) and unit.parent is not None:
            unit = unit.parent
        return unit

    @property
    def numbers(self) -> "dict[str, list[Unit]]":
        """The numbered units below an article or annex, by number; kept up to date by those who add or renumber."""
        if self._numbers is None:
            self._numbers = {}
            for unit in self.walk():
                if unit is not self and unit.number:
                    self._numbers.setdefault(unit.number, []).append(unit)
        return self._numbers

    def touch(self) -> None:
        """Remember that something in the unit is no longer the page's own."""
        unit: Unit | None = self
        while unit is not None and not unit.touched:
            unit.touched = True
            unit = unit.parent

    def freeze(self) -> Element:
        """The element with what is known of its runs; the page's own where nothing was touched."""
        if not self.touched:
            return self.element
        heading, content = self._frozen(self._heading, self.element.heading), self._frozen(self._content, self.element.content)
        return replace(self.element, heading=heading, content=content, children=tuple([child.freeze() for child in self.children]))

    @staticmethod
    def _frozen(rows: list[Row] | None, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return lines if rows is None else tuple([row.freeze() for row in rows])


def _grown(element: Element, parent: Unit | None) -> Unit:
    unit = Unit(element, parent, number=element.num.canonical if element.num else "")
    unit.children = [_grown(child, unit) for child in element.children]
    return unit


class Board:
    """All units of a document, and the indexes to find them by.

    ``is_unmarked``: the page marks nothing as struck, so words that are gone stand in it as ordinary text. ``gone``: the changes that
    took whole units out of such a page.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root = _grown(document.root, None)
        self.articles: dict[str, list[Unit]] = {}
        self.others: dict[tuple[Kind, str], list[Unit]] = {}
        self.marks: dict[str, list[Unit]] = {}
        self.is_unmarked = True
        self.gone: set[int] = set()
        self._eids: set[str] | None = None
        for unit in self.root.walk():
            self._enter(unit)

    def _enter(self, unit: Unit) -> None:
        if unit.kind is Kind.ARTICLE:
            self.articles.setdefault(unit.number, []).append(unit)
        elif unit.kind not in NUMBERED and unit.kind is not Kind.ALINEA:
            self.others.setdefault((unit.kind, unit.number), []).append(unit)
        for line in (*unit.element.heading, *unit.element.content):
            for run in line.runs or line.all_runs:
                if run.struck:
                    self.is_unmarked = False
                if run.note is not None:
                    self.marks.setdefault(run.note, []).append(unit)

    def holder(self, number: str) -> Unit | None:
        """The article a number is of: "12.3.1" → article 12; the live one where several bear it."""
        found = self.articles.get(number.partition(".")[0], ())
        return next((unit for unit in found if unit.live), found[-1] if found else None)

    def text_units(self) -> Iterator[Unit]:
        """The units of the text itself at the top: no contents, no lists, no title page."""
        return (unit for unit in self.root.children if unit.kind not in _SKIPPED)

    def add(self, parent: Unit, kind: Kind, number: str, printed: str, label: str) -> Unit:
        """A unit that is gone today, put at its place by number among the children of its parent."""
        eid = self._free_eid(parent, kind, number)
        unit = Unit(Element(kind, eid, Num(printed) if printed else None, label), parent, [], number, added=True)
        unit._heading, unit._content = [], []
        parent.children.insert(_place(parent, kind, number), unit)
        unit.touch()
        parent.touch()
        if kind is Kind.ARTICLE:
            self.articles.setdefault(number, []).append(unit)
        elif number:
            unit.article.numbers.setdefault(number, []).append(unit)
        return unit

    def _free_eid(self, parent: Unit, kind: Kind, number: str) -> str:
        if self._eids is None:
            self._eids = {unit.eid for unit in self.root.walk()}
        name = _NAMES.get(kind, "al")
        above = (parent.eid.split("__")[0] if parent.eid.startswith("att_") else "") if kind is Kind.ARTICLE else parent.eid
        wanted = f"{above}__{name}_{number or 1}" if above else f"{name}_{number or 1}"
        eid, count = wanted, 1
        while eid in self._eids:
            count += 1
            eid = f"{wanted}_{count}" if number else f"{wanted.rpartition('_')[0]}_{count}"
        self._eids.add(eid)
        return eid

    def renumber(self, unit: Unit, number: str) -> None:
        """Let the unit, and those whose numbers begin with its own, bear another number."""
        before, article = unit.number, unit.article
        if unit.kind is Kind.ARTICLE:
            _move(self.articles, unit, before, number)
        for below in unit.walk():
            if below is not unit and not below.number.startswith(before + "."):
                continue
            new = number + below.number[len(before):]
            if below is not article:
                _move(article.numbers, below, below.number, new)
            below.number = new

    def document_with(self, root: Element) -> Document:
        return replace(self.document, root=root)


def _move(index: dict[str, list[Unit]], unit: Unit, before: str, after: str) -> None:
    found = index.get(before, [])
    if unit in found:
        found.remove(unit)
    index.setdefault(after, []).append(unit)


def _place(parent: Unit, kind: Kind, number: str) -> int:
    """Where a unit of that number goes: behind the last sibling of its kind with a smaller number, else before the first of its kind."""
    value = steps(number)
    alike = [at for at, child in enumerate(parent.children) if child.kind is kind and child.number]
    if not value or not alike:
        return len(parent.children)
    return next((at + 1 for at in reversed(alike) if parent.children[at].order <= value), alike[0])


def stretch_of(units: Iterable[Unit]) -> Stretch:
    """The live text over units."""
    return Stretch.over([row for unit in units for row in unit.rows()])
