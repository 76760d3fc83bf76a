"""Akoma Ntoso 3.0: acts exported by us, whose lines come back as they were, and acts of others, whose text is taken whole."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from acts.akn.names import OWN
from acts.akn.reading import Imported
from acts.akn.reading import read as read_document
from acts.akn.report import Item, Kept
from acts.celex import celex_of
from acts.errors import ReadError, UnknownFormatError
from acts.frbr import Manifestation, Work
from acts.history.view import page_on
from acts.lines.reader import Head, Reader, SourceMetadata
from acts.model import Element, Kind, Line, Role, Run, Unparsed

_PROLOG: Final = r"(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\])?\s*>|\s+)*+"
_ROOT: Final = re.compile(_PROLOG + r"<(?:\w+:)?(?:akomaNtoso|LegalDocML)\s[^>]*\bxmlns", re.DOTALL)


_HEADS: Final[Mapping[Kind, Role]] = MappingProxyType({
    Kind.PART: Role.PART, Kind.CHAPTER: Role.CHAPTER, Kind.SECTION: Role.SECTION, Kind.SUBSECTION: Role.SECTION,
    Kind.SUBCHAPTER: Role.SECTION, Kind.ARTICLE: Role.ARTICLE, Kind.ATTACHMENT: Role.ANNEX,
})  # fmt: skip
_NUMBERED: Final[Mapping[Kind, Role]] = MappingProxyType({
    Kind.RECITAL: Role.RECITAL, Kind.PARAGRAPH: Role.PARAGRAPH, Kind.POINT: Role.POINT, Kind.SUBPOINT: Role.SUBPOINT,
})
_USUAL: Final[Mapping[Kind, Role]] = MappingProxyType({
    Kind.PREFACE: Role.TITLE, Kind.PREAMBLE: Role.PREAMBLE, Kind.SIGNATURE: Role.SIGNATURE,
})


def sniff(head: Head) -> bool:
    """The root element stands first, whatever the version: others are refused with a word, not taken for something else."""
    return bool(_ROOT.match(head.text.lstrip("\ufeff")))


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """The lines of a document, footnotes at the end; of a whole life those of the latest page.

    Raises ReadError for other versions of the format and for languages not held here.
    """
    imported = _imported(manifestation)
    if imported.report:
        notes = (line for note in imported.document.notes for line in note.lines)
        return (*_told(imported.document.root), *notes)
    if imported.timeline is None:
        return tuple(imported.document.lines())
    return tuple(map(_plain, page_on(imported.timeline, None).lines()))


def _told(unit: Element) -> Iterator[Line]:
    """The lines of a document of others, each with what its elements say of it."""
    above, usual = _HEADS.get(unit.kind), _USUAL.get(unit.kind, Role.TEXT)
    for place, line in enumerate(unit.heading):
        yield replace(line, role=above if not place and unit.label else Role.HEADING)
    for place, line in enumerate(unit.content):
        numbered = not place and not unit.heading and unit.label
        yield line if line.cells else replace(line, role=_NUMBERED.get(unit.kind, usual) if numbered else usual)
    for child in unit.children:
        yield from _within(_told(child), unit.kind)


def _within(lines: Iterator[Line], above: Kind) -> Iterator[Line]:
    """Unnumbered lines of a preamble are its own."""
    for line in lines:
        yield replace(line, role=Role.PREAMBLE) if above is Kind.PREAMBLE and line.role is Role.TEXT else line


def admits(manifestation: Manifestation) -> None:
    """Documents of another version of the format or in a language not held here are none of ours."""
    try:
        _imported(manifestation)
    except ReadError as error:
        raise UnknownFormatError(str(error)) from error


def metadata(manifestation: Manifestation) -> SourceMetadata:
    """What the identification of a document says."""
    imported = _imported(manifestation)
    work, expression = imported.work, imported.expression
    return SourceMetadata(
        title=(work.title,) if work.title else (),
        language=expression.language.value if expression else "",
        celex=work.celex,
        version=expression.version if expression else None,
        adopted=work.adopted,
        number=work.number,
        work=_known(work),
        doubts=tuple(map(_doubt, imported.report)),
    )


def _doubt(item: Item) -> Unparsed:
    count = f" ({item.count})" if item.count > 1 else ""
    if isinstance(item, Kept):
        return Unparsed(item.where, f"{item.what}{count}", "of this part of the file only the words are kept")
    return Unparsed(item.where, f"{item.what}{count}", "this part of the file is not kept")


def _imported(manifestation: Manifestation) -> Imported:
    imported = read_document(manifestation.body, manifestation.name)
    if imported.expression is None:
        found = imported.language or "none told"
        raise ReadError(f"{manifestation.name}: expected a text in Azerbaijani or English (aze, eng), found {found}")
    return imported


def _known(work: Work) -> Work | None:
    """The work where its address can stand in the registry; acts of the EU have one made of their CELEX number."""
    celex = celex_of(work.celex)
    return work if work.uri.startswith("/akn/") and (celex is None or celex.uri == work.uri) else None


def _plain(line: Line) -> Line:
    """The line without times."""
    cells = tuple(replace(cell, runs=tuple(map(_untimed, cell.runs))) for cell in line.cells)
    return replace(line, runs=tuple(map(_untimed, line.runs)), cells=cells)


def _untimed(run: Run) -> Run:
    return Run(run.text, run.struck, run.italic, run.bold, run.note)


READER = Reader(
    name="akoma-ntoso",
    sample=f"<?xml version='1.0'?><akomaNtoso xmlns:toplu='{OWN}'><act name='law'/></akomaNtoso>".encode(),
    sniff=sniff,
    read=read,
    metadata=metadata,
    admits=admits,
)
