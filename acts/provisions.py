"""Provisions: the units a reader finds and cites."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from acts.model import Document, Element, Kind, Line
from language.letters import lower

_DIVISIONS: Final = frozenset({Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER})
_UNITS: Final = frozenset({
    Kind.ARTICLE, Kind.RECITAL, Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT, Kind.ALINEA, Kind.TABLE, Kind.REMARK,
})
_NUMBERED: Final = frozenset({Kind.ARTICLE, Kind.POINT, Kind.PARAGRAPH, Kind.ATTACHMENT})
_FRONT: Final = frozenset({Kind.PREFACE, Kind.PREAMBLE, Kind.TOC})
_SMALL_ANNEX: Final = 1500
_GONE: Final = re.compile(
    r"\W*(?:.*[–—-]\s*)?(?:çıxarılmışdır|çıxarılıb|ləğv edilmişdir|ləğv olunmuşdur|qüvvədən düşmüşdür|repealed|deleted)\W*")


@dataclass(frozen=True, slots=True)
class Provision:
    """An article, or where an act has none, a point at the top, an annex's point or a whole small annex.

    ``path`` are the titles of the units above it, outermost first, as shown to a reader ("I bölmə. Ümumi müddəalar").
    ``heading`` is the title without number; ``body`` the text in force below it, a paragraph a line, without note marks (of a
    repealed provision the struck text). ``repealed`` tells that all of it is struck out or that only "Ləğv edilmişdir" is left.
    """

    element: Element
    path: tuple[str, ...]
    heading: str
    body: str
    repealed: bool


def provisions(document: Document) -> tuple[Provision, ...]:
    """The provisions of an act in reading order: articles; points at the top where there are no articles; recitals; annexes by
    their own articles or points, small ones and those without numbers whole. An act that has only a preamble is given by it.
    """
    return ProvisionReader().of(document)


def title_of(element: Element) -> str:
    """A unit as a reader sees it: "I bölmə. Ümumi müddəalar"."""
    label = element.label.strip().rstrip(".:")
    return ". ".join(part for part in (label, element.title) if part)


@dataclass(slots=True)
class ProvisionReader:
    """Reads the provisions of texts, one text after the other: a unit that is the same object as before is not read again.

    ``title`` gives the title of a unit above provisions.
    """

    title: Callable[[Element], str] = title_of
    _read: dict[tuple[int, tuple[str, ...]], tuple[Element, tuple[Provision, ...]]] = field(default_factory=dict)

    def of(self, document: Document) -> tuple[Provision, ...]:
        """The provisions of a text, as `provisions` gives them."""
        return self._below(document.root, ()) or tuple(
            _provision(child, ()) for child in document.root.children if child.kind is Kind.PREAMBLE)

    def _below(self, element: Element, path: tuple[str, ...]) -> tuple[Provision, ...]:
        return tuple(chain.from_iterable([self._of(child, path) for child in element.children]))

    def _of(self, element: Element, path: tuple[str, ...]) -> tuple[Provision, ...]:
        """The provisions a unit is or holds; remembered with the unit, so that no other takes its identity."""
        known = self._read.get((id(element), path))
        if known is None:
            known = self._read[id(element), path] = element, self._in(element, path)
        return known[1]

    def _in(self, element: Element, path: tuple[str, ...]) -> tuple[Provision, ...]:
        if element.kind is Kind.ATTACHMENT and _is_whole(element):
            return (_provision(element, path),)
        if element.kind in _DIVISIONS or element.kind is Kind.ATTACHMENT:
            return self._below(element, (*path, name) if (name := self.title(element)) else path)
        if element.kind is Kind.PREAMBLE:
            return tuple(_provision(recital, path) for recital in element.children if recital.kind is Kind.RECITAL)
        return (_provision(element, path),) if element.kind in _UNITS else ()


def _is_whole(annex: Element) -> bool:
    """Whether an annex is one provision: it is short, or holds nothing that is numbered."""
    if not any(element.kind in _NUMBERED for element in annex.walk() if element is not annex):
        return True
    return sum(len(line.text) for line in annex.lines()) <= _SMALL_ANNEX


def _provision(element: Element, path: tuple[str, ...]) -> Provision:
    lines = [line for line in element.lines() if line.text.strip()]
    struck = bool(lines) and all(_is_struck(line) for line in lines)
    heading_lines = set(map(id, element.heading))
    body = "\n".join(_words(line, struck) for line in lines if id(line) not in heading_lines)
    body = "\n".join(row for row in body.split("\n") if row.strip())
    return Provision(element, path, element.title, body, struck or _is_gone(element, body))


def _is_struck(line: Line) -> bool:
    """Whether a line was taken out; a letter or stop that the strike missed does not count."""
    return line.struck or (len(line.plain) > 20 and len(line.current.strip(" .;,")) <= 1 and any(run.struck for run in line.all_runs))


def _words(line: Line, struck: bool) -> str:
    return (line.plain if struck else line.current).strip()


def _is_gone(element: Element, body: str) -> bool:
    """Whether nothing is left but the remark that the provision was taken out."""
    rest = body.strip()
    if element.label and rest.startswith(element.label):
        rest = rest[len(element.label):].strip()
    left = rest or element.title
    return len(left) < 250 and bool(_GONE.fullmatch(lower(left))) if left else False
