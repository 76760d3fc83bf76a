"""Word's .docx, read from its parts: text, what is struck or deleted, italics, notes, tables, printed numbers of lists.

Opened by `docx_opening`, under its limits; what the text does not hold is told by `docx_doubts`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from acts.errors import UnknownFormatError
from acts.frbr import Manifestation
from acts.lines.docx_doubts import doubts_of, odd_numbers
from acts.lines.docx_numbering import Numbering, W
from acts.lines.docx_opening import BINARY, ZIP, DocxError, Opened, is_locked, opened, zip_without_text
from acts.lines.docx_tongue import other_tongue
from acts.lines.docx_walk import Walk
from acts.lines.notes import settle
from acts.lines.reader import Head, Reader
from acts.model import Line, Unparsed


@dataclass(frozen=True, slots=True)
class DraftText:
    """A draft as its writer means it: tracked insertions accepted, deletions gone. ``doubts``: what of the file its lines do not hold,
    and what else a reader of them must know.
    """

    lines: tuple[Line, ...]
    doubts: tuple[Unparsed, ...]


def sniff(head: Head) -> bool:
    """A zip file, or the old binary format, which is recognised to be refused with advice."""
    return head.data.startswith((ZIP, BINARY))


def admits(manifestation: Manifestation) -> None:
    """Whether the container holds a Word document; a damaged or locked one is left to `read`, which says what is wrong."""
    if manifestation.body.startswith(BINARY):
        if not manifestation.name.endswith(".doc") and not is_locked(manifestation.body):
            raise UnknownFormatError(f"{manifestation.name}: an old binary file of Office that is no .doc; unknown format")
        return
    if said := zip_without_text(manifestation.body):
        raise UnknownFormatError(f"{manifestation.name}: {said}; unknown format")


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """Lines of a Word file, notes last. Raises ReadError for the binary .doc, damaged or oversized files, document types."""
    file = opened(manifestation.body, manifestation.name)
    return settle(_walked(file, _numbering(file), accepted=False))


def read_draft(body: bytes, name: str) -> DraftText:
    """The lines of a draft in Azerbaijani, notes last. Raises DocxError, or ReadError as `read` does."""
    file = opened(body, name)
    numbering = _numbering(file)
    lines = settle(_walked(file, numbering, accepted=True))
    return DraftText(lines, (*doubts_of(file), *odd_numbers(numbering.odd), *other_tongue(lines)))


def _numbering(file: Opened) -> Numbering:
    return Numbering(file.beside("numbering"), file.beside("styles"))


def _walked(file: Opened, numbering: Numbering, *, accepted: bool) -> list[Line]:
    body = file.main.find(f"{W}body")
    if body is None:
        raise DocxError(f"{file.name}: expected the text in {file.path}, found no body")
    walk = Walk(numbering, accepted=accepted)
    walk.all(body)
    for tag in ("footnote", "endnote"):
        walk.notes(_notes(file.beside(f"{tag}s"), tag), tag)
    if not walk.lines:
        raise DocxError(f"{file.name}: expected the text of an act, found a document without text")
    return walk.lines


def _notes(root: etree._Element | None, tag: str) -> Iterator[etree._Element]:
    """The notes themselves, without the separators Word keeps among them."""
    if root is not None:
        yield from (note for note in root.iterchildren(f"{W}{tag}") if note.get(f"{W}type") in {None, "normal"})


READER = Reader(name="docx", sample=ZIP, sniff=sniff, read=read, admits=admits)
