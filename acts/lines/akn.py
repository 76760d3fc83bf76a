"""Akoma Ntoso 3.0: acts exported by us, whose lines come back as they were, and acts of others, whose text is taken whole."""

import re
from dataclasses import replace
from typing import Final

from acts.akn.names import OWN
from acts.akn.reading import Imported
from acts.akn.reading import read as read_document
from acts.celex import celex_of
from acts.errors import ReadError, UnknownFormatError
from acts.frbr import Manifestation, Work
from acts.history.view import page_on
from acts.lines.reader import Head, Reader, SourceMetadata
from acts.model import Line, Run

_PROLOG: Final = r"(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\])?\s*>|\s+)*+"
_ROOT: Final = re.compile(_PROLOG + r"<(?:\w+:)?(?:akomaNtoso|LegalDocML)\s[^>]*\bxmlns", re.DOTALL)


def sniff(head: Head) -> bool:
    """The root element stands first, whatever the version: others are refused with a word, not taken for something else."""
    return bool(_ROOT.match(head.text.lstrip("\ufeff")))


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """The lines of a document, footnotes at the end; of a whole life those of the latest page.

    Raises ReadError for other versions of the format and for languages not held here.
    """
    imported = _imported(manifestation)
    if imported.timeline is None:
        return tuple(imported.document.lines())
    return tuple(map(_plain, page_on(imported.timeline, None).lines()))


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
    )


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
