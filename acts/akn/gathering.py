"""Lines and units while a foreign document is read: what is still open, and how it becomes the tree."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from acts.akn.report import Report
from acts.akn.units import HEADED
from acts.model import Element, Kind, Line, Run
from acts.numbers import Num
from acts.references.places import STEPS

_PRINTED: Final = re.compile(r"[^\W_][\w./-]*")
_TEXT: Final = frozenset({Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT, Kind.ALINEA})
_ALONE: Final = frozenset({Kind.PREFACE, Kind.PREAMBLE, Kind.SIGNATURE})
_BARE: Final = _ALONE | {Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.ARTICLE, Kind.RECITAL}


def squeezed(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with white space made single spaces, none at the ends, and neighbours of one look joined."""
    done: list[Run] = []
    blank = True
    for run in runs:
        words = " ".join(run.text.split())
        before = " " if run.text[:1].isspace() and not blank else ""
        text = before + words + (" " if words and run.text[-1:].isspace() else "")
        if not text:
            continue
        blank = text.endswith(" ")
        if done and run.note is None and replace(done[-1], text="") == replace(run, text=""):
            done[-1] = replace(done[-1], text=done[-1].text + text)
        else:
            done.append(replace(run, text=text))
    while done and not done[-1].text.strip():
        done.pop()
    if done:
        done[-1] = replace(done[-1], text=done[-1].text.rstrip())
    return tuple(done)


@dataclass(slots=True)
class Node:
    """A unit being read. ``eid`` is the document's own; ``number`` waits for the line it stands in."""

    kind: Kind
    eid: str = ""
    where: str = ""
    number: tuple[Run, ...] = ()
    label: str = ""
    heading: list[Line] = field(default_factory=list)
    content: list[Line] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)

    @property
    def waits(self) -> bool:
        """Whether this is a unit of text that has no words yet."""
        return self.kind in _TEXT and not (self.content or self.children or self.heading)

    def numbered(self, runs: tuple[Run, ...]) -> None:
        """Takes the printed number."""
        self.settle()
        self.number = runs
        if not self.label and not self.heading and not self.content:
            self.label = "".join(run.text for run in runs if run.note is None).strip()

    def entitled(self, runs: tuple[Run, ...]) -> None:
        """Takes a line of the heading."""
        if self.content or self.children:
            self.line(Line(runs))
            return
        self.heading.append(Line(self._whole(runs)))

    def line(self, line: Line) -> None:
        """Takes a line of the text; one that comes after units below becomes a unit itself."""
        if self.number and (self.kind in HEADED or line.cells):
            self.settle()
        if self.children or (line.cells and self.kind is not Kind.TABLE):
            self._last(Kind.TABLE if line.cells else Kind.ALINEA).content.append(line)
        else:
            self.content.append(replace(line, runs=self._whole(line.runs)) if self.number else line)

    def _last(self, kind: Kind) -> "Node":
        last = self.children[-1] if self.children else None
        if last is None or kind is not Kind.TABLE or last.kind is not kind:
            last = Node(kind, where=self.where)
            self.children.append(last)
        return last

    def settle(self) -> None:
        """A number no line came for is a line of its own."""
        if self.number:
            runs, self.number = self.number, ()
            if self.children:
                self.line(Line(runs))
            else:
                (self.heading if self.kind in HEADED and not self.content else self.content).append(Line(runs))

    def _whole(self, runs: tuple[Run, ...]) -> tuple[Run, ...]:
        number, self.number = self.number, ()
        return squeezed((*number, Run(" "), *runs)) if number else runs


def number_of(label: str) -> Num | None:
    """The number in a printed one: "5" of "Art. 5.", "i-bis" of "i-bis)", "I" of "CHAPTER I"; None where there is none."""
    words = _PRINTED.findall(label)
    return Num(words[-1].rstrip(".-/")) if words else None


class Addresses:
    """Gives every unit an eid of its own: the document's where it has one, else one made of kind and number."""

    def __init__(self, reserved: Iterable[str], report: Report) -> None:
        self._reserved = frozenset(reserved)
        self._taken: set[str] = set()
        self._report = report

    def element(self, node: Node, above: str = "", annex: str = "", place: int = 1) -> Element:
        """The unit and all below it, finished."""
        node.settle()
        eid = "" if node.kind is Kind.ACT else self._eid(node, above, annex, place)
        inner = f"{eid}__" if node.kind is Kind.ATTACHMENT else annex
        children = tuple(self.element(child, eid, inner, at) for child, at in _counted(node))
        num = number_of(node.label) if node.label else None
        title = " ".join(" ".join(line.plain for line in node.heading).split())
        title = title.removeprefix(node.label).strip() if node.label else title
        return Element(node.kind, eid, num, node.label, title, tuple(node.heading), tuple(node.content), children)

    def _eid(self, node: Node, above: str, annex: str, place: int) -> str:
        if node.eid and node.eid not in self._taken:
            return self._take(node.eid)
        if node.eid:
            eid = self._free(f"{annex}{node.eid}" if annex else node.eid)
            self._report.lost(node.where, "eId given to several units; later ones have an address made by us")
            return self._take(eid)
        if node.where:
            self._report.lost(node.where, "unit without eId; its address is made of its kind and number")
        return self._take(self._free(_made(node, above, annex, place)))

    def _free(self, eid: str) -> str:
        candidate, count = eid, 1
        while candidate in self._taken or candidate in self._reserved:
            count += 1
            candidate = f"{eid}_{count}"
        return candidate

    def _take(self, eid: str) -> str:
        self._taken.add(eid)
        return eid


def _made(node: Node, above: str, annex: str, place: int) -> str:
    word = STEPS.get(node.kind.value, node.kind.value)
    num = number_of(node.label) if node.label else None
    step = f"{word}_{(num.canonical if num else '') or place}"
    if node.kind in _ALONE:
        step = word
    return annex + step if node.kind in _BARE else "__".join(filter(None, (above, step)))


def _counted(node: Node) -> Iterator[tuple[Node, int]]:
    counts: dict[Kind, int] = {Kind.ALINEA: 1} if node.content and node.kind is not Kind.ACT else {}
    for child in node.children:
        counts[child.kind] = counts.get(child.kind, 0) + 1
        yield child, counts[child.kind]
