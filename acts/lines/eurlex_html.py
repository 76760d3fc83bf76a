"""The page of an act at EUR-Lex: paragraphs whose class says what they are, points as tables of two columns.

Three generations of class names are met: of the Official Journal since 2023 ("oj-ti-art"), before ("ti-art"), and of consolidated texts
("title-article-norm"). Navigation, disclaimers and arrows of consolidation are no text of the act.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from types import MappingProxyType
from typing import Final

from lxml import etree

from acts.celex import celex_of
from acts.errors import ReadError
from acts.frbr import Manifestation
from acts.lines.eu_md import celex_version
from acts.lines.labels import Levels
from acts.lines.reader import Head, Reader, SourceMetadata
from acts.lines.runs import squeeze
from acts.model import Cell, Line, Role, Run

_CLASSED: Final = re.compile(r"""class=["'](?:oj-)?(?:doc-ti|ti-art|title-doc-first|title-article-norm|hd-ti)["' ]""")
_ROLES: Final = MappingProxyType({
    "doc-ti": Role.TITLE, "title-doc-first": Role.TITLE, "title-doc-last": Role.TITLE, "title-doc-oj-reference": Role.TITLE,
    "ti-art": Role.ARTICLE, "title-article-norm": Role.ARTICLE, "sti-art": Role.HEADING, "stitle-article-norm": Role.HEADING,
    "ti-section-1": Role.CHAPTER, "title-division-1": Role.CHAPTER, "ti-section-2": Role.HEADING, "title-division-2": Role.HEADING,
    "title-annex-1": Role.ANNEX, "title-gr-seq-level-1": Role.HEADING, "ti-grseq-1": Role.HEADING, "signatory": Role.SIGNATURE,
    "final": Role.SIGNATURE, "note": Role.NOTE, "footnote": Role.NOTE,
})  # fmt: skip
_SKIPPED: Final = frozenset({
    "hd-date", "hd-lg", "hd-ti", "hd-oj", "modref", "arrow", "disclaimer", "reference", "hd-modifiers", "title-fam-member",
})  # fmt: skip
_DIVISIONS: Final = MappingProxyType({"TITLE": Role.PART, "PART": Role.PART, "SECTION": Role.SECTION, "SUBSECTION": Role.SECTION})
_RECITAL: Final = re.compile(r"\(\d{1,3}\)\s")
_LABEL: Final = re.compile(r"\(?[0-9a-z]{1,5}[).]|[—–-]|\([ivx]+\)")
_ENACTS: Final = re.compile(r"(?:HAS|HAVE) (?:ADOPTED|DECIDED)|ADOPTED THIS")
_CELEX: Final = re.compile(r"[03]\d{4}[RLD]\d{4}(?:-\d{8})?")


def sniff(head: Head) -> bool:
    """A page whose paragraphs bear the class names of EUR-Lex."""
    return "<" in head.text[:200] and _CLASSED.search(head.text) is not None


class _Walk:
    """Collects the lines of a page in reading order."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._levels = Levels()
        self._enacted = False
        self._tables = 0

    def block(self, element: etree._Element) -> None:
        """A paragraph, or a table: one of two columns whose first holds labels is a list of points."""
        if element.tag == "table":
            self._table(element)
        else:
            self._paragraph(element)

    def _paragraph(self, element: etree._Element) -> None:
        names = _classes(element)
        text = _words(element)
        if text and not names & _SKIPPED:
            self._add(text, next((_ROLES[name] for name in names if name in _ROLES), None))

    def _add(self, text: str, role: Role | None) -> None:
        if role is None and not self._enacted:
            role = Role.RECITAL if _RECITAL.match(text) else Role.PREAMBLE
        if role in (Role.ARTICLE, Role.CHAPTER, Role.ANNEX):
            self._enacted = True
            self._levels.restart()
        if role is Role.CHAPTER:
            role = _DIVISIONS.get(text.split(" ")[0].upper(), Role.ANNEX if text.upper().startswith("ANNEX") else role)
        if role is Role.TITLE and self._enacted:
            role = Role.ANNEX if text.upper().startswith("ANNEX") else Role.HEADING
        self._enacted = self._enacted or bool(_ENACTS.search(text))
        self.lines.append(Line((Run(text),), role=role or self._levels.role(text) or Role.TEXT))

    def _table(self, element: etree._Element) -> None:
        rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in element.iter("tr") if _table_of(row) is element]
        if rows and all(len(row) == 2 and _LABEL.fullmatch(_words(row[0])) for row in rows):
            for label, rest in rows:
                self._point(_words(label), rest)
            return
        self._tables += 1
        for row in rows:
            cells = tuple(Cell((Run(words),) if (words := _words(cell)) else (), header=cell.tag == "th") for cell in row)
            if any(cell.runs for cell in cells):
                self.lines.append(Line((), cells=cells, table=self._tables))

    def _point(self, label: str, cell: etree._Element) -> None:
        """A point: its label joins its first paragraph; further paragraphs and lists inside follow."""
        first = True
        for block in _blocks(cell):
            words = _words(block) if block.tag != "table" else ""
            if first and words:
                self._add(f"{label} {words}", None)
            else:
                self.block(block)
            first = False
        if first:
            self._add(f"{label} {_words(cell)}", None)


def _words(element: etree._Element) -> str:
    return squeeze("".join(map(str, element.itertext())))


def _classes(element: etree._Element) -> frozenset[str]:
    return frozenset(name.removeprefix("oj-") for name in (element.get("class") or "").split())


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost paragraphs and tables below an element."""
    return (one for one in element.iter("p", "table", "h1", "h2", "h3") if _outermost(one, element))


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors("table"), None)


def _outermost(one: etree._Element, element: etree._Element) -> bool:
    for above in one.iterancestors():
        if above is element:
            return True
        if above.tag in ("p", "table"):
            return False
    return False


def _tree(manifestation: Manifestation) -> etree._Element:
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    try:
        root = etree.fromstring(manifestation.body, parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(f"{manifestation.name}: expected HTML, found {error}") from error
    if root is None:
        raise ReadError(f"{manifestation.name}: expected HTML, found no element")
    return root


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """Lines of the act with the roles the classes give. Raises ReadError for a page without articles."""
    walk = _Walk()
    for block in _blocks(_tree(manifestation)):
        walk.block(block)
    if not any(line.role is Role.ARTICLE for line in walk.lines):
        raise ReadError(f"{manifestation.name}: expected the articles of an act of EUR-Lex, found none")
    return tuple(walk.lines)


def metadata(manifestation: Manifestation) -> SourceMetadata:
    """The title, and the CELEX number of the file's name or address; a consolidated text's has its day."""
    classed = ((_classes(one), one) for one in _blocks(_tree(manifestation)))
    before = takewhile(lambda pair: not pair[0] & {"ti-art", "title-article-norm"}, classed)
    titles = tuple(_words(one) for names, one in before if names & {"doc-ti", "title-doc-first", "title-doc-last"})
    found = _CELEX.search(f"{manifestation.name} {manifestation.url}")
    celex = found[0] if found and celex_of(found[0]) else ""
    return SourceMetadata(title=titles, language="eng", celex=celex, version=celex_version(celex))


READER = Reader(
    name="eurlex-html",
    sample=b'<html><body><p class="oj-doc-ti">Regulation (EU) 2099/1 on samples</p><p class="oj-ti-art">Article 1</p></body></html>',
    sniff=sniff,
    read=read,
    metadata=metadata,
)
