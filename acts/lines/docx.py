"""Word's .docx, read from its parts: text, what is struck or deleted, italics, notes, tables, printed numbers of lists.

Opened under a limit of size and of compression ratio; a part with a document type is refused. The old binary .doc is
recognised and refused with advice.
"""

import contextlib
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from acts.errors import ReadError, UnknownFormatError
from acts.frbr import Manifestation
from acts.lines.docx_numbering import Numbering, W
from acts.lines.docx_walk import Walk
from acts.lines.notes import settle
from acts.lines.reader import SIZE_LIMIT, Head, Reader
from acts.model import Line
from acts.xml import parse_xml

RATIO_LIMIT = 200
"""Unpacked bytes for each packed one; Word's own parts stay below 50."""

_BINARY = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_MAIN = "word/document.xml"
_UNPACKING = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, RuntimeError, ValueError, NotImplementedError, EOFError)
"""What the standard library raises for a damaged, encrypted or unknown compressed part."""


def sniff(head: Head) -> bool:
    """A zip file, or the old binary format, which is recognised to be refused with advice."""
    return head.data.startswith((_ZIP, _BINARY))


def admits(manifestation: Manifestation) -> None:
    """Whether the container holds a Word document; a damaged one is left to `read`, which says what is wrong."""
    if manifestation.body.startswith(_BINARY):
        if not manifestation.name.endswith(".doc"):
            raise UnknownFormatError(f"{manifestation.name}: an old binary file of Office that is no .doc; unknown format")
        return
    with contextlib.suppress(zipfile.BadZipFile, ValueError, NotImplementedError):
        parts = zipfile.ZipFile(io.BytesIO(manifestation.body)).namelist()
        if _MAIN not in parts:
            raise UnknownFormatError(f"{manifestation.name}: a zip file without the part {_MAIN} is no .docx; unknown format")


class _Package:
    """The parts of a .docx, each read under the limits."""

    def __init__(self, body: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(body))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise ReadError(f"{name}: expected a .docx, found a damaged zip file: {error}") from error
        total = sum(entry.file_size for entry in self._zip.infolist())
        if total > SIZE_LIMIT or total > RATIO_LIMIT * max(len(body), 1):
            raise ReadError(
                f"{name}: unpacked it would have {total:,} bytes; at most {SIZE_LIMIT:,} and {RATIO_LIMIT} times its size are read"
            )

    def part(self, path: str) -> etree._Element | None:
        """The root of a part; None when it is missing."""
        try:
            entry = self._zip.getinfo(path)
        except KeyError:
            return None
        try:
            with self._zip.open(entry) as stream:
                body = stream.read(entry.file_size + 1)
        except _UNPACKING as error:
            raise ReadError(f"{self._name}: the part {path} cannot be unpacked: {error}") from error
        return parse_xml(body, f"{self._name}, part {path}")

    def main(self) -> etree._Element:
        """The document itself. Raises ReadError when the zip file is no .docx."""
        root = self.part(_MAIN)
        if root is None:
            raise ReadError(f"{self._name}: expected a .docx, found a zip file without the part {_MAIN}")
        return root


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """Lines of a Word file, notes last. Raises ReadError for the binary .doc, damaged or oversized files, document types."""
    if manifestation.body.startswith(_BINARY):
        raise ReadError(f"{manifestation.name}: this is an old binary .doc; open it in Word or LibreOffice and save it as .docx")
    package = _Package(manifestation.body, manifestation.name)
    body = package.main().find(f"{W}body")
    if body is None:
        raise ReadError(f"{manifestation.name}: expected the text in {_MAIN}, found no body")
    walk = Walk(Numbering(package.part("word/numbering.xml"), package.part("word/styles.xml")))
    walk.all(body)
    for path, tag in (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")):
        walk.notes(_notes(package.part(path), tag), tag)
    if not walk.lines:
        raise ReadError(f"{manifestation.name}: expected the text of an act, found a document without text")
    return settle(walk.lines)


def _notes(root: etree._Element | None, tag: str) -> Iterator[etree._Element]:
    """The notes themselves, without the separators Word keeps among them."""
    if root is not None:
        yield from (note for note in root.iterchildren(f"{W}{tag}") if note.get(f"{W}type") in {None, "normal"})


READER = Reader(name="docx", sample=_ZIP, sniff=sniff, read=read, admits=admits)
