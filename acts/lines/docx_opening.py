"""A .docx opened safely: limits before anything is unpacked, nothing fetched, nothing run; what is no .docx is refused by its name."""

import io
import lzma
import posixpath
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from acts.errors import ReadError
from acts.lines.reader import SIZE_LIMIT
from acts.xml import parse_xml
from language.letters import lower_english

RATIO_LIMIT = 200
"""Unpacked bytes for each packed one; Word's own parts stay below 50."""
FILES_LIMIT = 10_000
"""Files in the zip; a book with a picture on each page has some hundreds."""
TAGS_LIMIT = 3_000_000
"""Tags of a part: what a tree of them weighs in memory grows with them, not with the bytes. Five hundred pages have half a million."""
MAIN = "word/document.xml"

BINARY = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
"""Names of the strict variant of the format (ISO/IEC 29500), and those every program writes."""
_UNPACKING = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, RuntimeError, ValueError, NotImplementedError, EOFError)
"""What the standard library raises for a damaged, encrypted or unknown compressed part."""
_STARTS = (
    (b"%PDF-", "expected a .docx, found a PDF under that name; use the Word file it was made from"),
    (b"{\\rtf", "expected a .docx, found RTF under that name; open it in Word or LibreOffice and save it as .docx"),
    (b"<?xml", "expected a .docx, found bare XML; open it in Word or LibreOffice and save it as .docx"),
)
_ENCRYPTED = 0x1
"""The bit of a part's flags in a zip file that says it is encrypted."""
_LOCKED = "this file is locked with a password; open it in Word or LibreOffice, take the password away and save it as .docx"
_OLD = "this is an old binary .doc; open it in Word or LibreOffice and save it as .docx"
_NO_WORD = "expected a .docx, found an old binary file of Office that is no text"
_ODT = "expected a .docx, found an OpenDocument text under that name; open it in LibreOffice and save it as .docx"
_INSIDE = (
    ("mimetype", _ODT),
    ("xl/workbook.xml", "expected a .docx, found a spreadsheet under that name"),
    ("ppt/presentation.xml", "expected a .docx, found a presentation under that name"),
)

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"


class DocxError(ReadError):
    """A Word file that is refused, with what was expected, what was found, and the part it is about."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a part points to. ``kind``: the last word of its type ("footnotes", "image"); ``target``: a part, or an address outside."""

    kind: str
    target: str
    outside: bool


class Opened:
    """The parts of a .docx, each read under the limits. Names of parts are told apart without regard to case, as the format says."""

    def __init__(self, file: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo], name: str) -> None:
        self._zip = file
        self._entries = entries
        self.name = name
        self.path = self._main()

    def _main(self) -> str:
        """The path of the document itself. Raises DocxError when there is none."""
        named = [relation.target for relation in self.relations("") if relation.kind == "officeDocument" and not relation.outside]
        found = next((path for path in (*named, MAIN) if _plain(path) in self._entries), None)
        if found is None:
            told = next((said for path, said in _INSIDE if path in self._entries), None)
            raise DocxError(f"{self.name}: {told or f'expected a .docx, found a zip file without the part {MAIN}'}")
        return found

    @property
    def paths(self) -> tuple[str, ...]:
        """The names of all parts, in small letters."""
        return tuple(self._entries)

    def part(self, path: str) -> etree._Element | None:
        """The root of a part; None when it is missing. Raises DocxError for one that is damaged, ReadError for XML not well-formed."""
        entry = self._entries.get(_plain(path))
        if entry is None:
            return None
        try:
            with self._zip.open(entry) as stream:
                body = stream.read(entry.file_size + 1)
        except _UNPACKING as error:
            if entry.flag_bits & _ENCRYPTED:
                raise DocxError(f"{self.name}: {_LOCKED}") from error
            raise DocxError(f"{self.name}: the part {path} cannot be unpacked: {error}") from error
        if (tags := body.count(b"<")) > TAGS_LIMIT:
            raise DocxError(f"{self.name}: expected at most {TAGS_LIMIT:,} tags in the part {path}, found {tags:,}")
        for strict, usual in _STRICT:
            body = body.replace(strict, usual)
        return parse_xml(body, f"{self.name}, part {path}")

    @cached_property
    def main(self) -> etree._Element:
        """The document itself. Raises like `part`."""
        root = self.part(self.path)
        if root is None:
            raise DocxError(f"{self.name}: expected a .docx, found a zip file without the part {self.path}")
        return root

    def relations(self, path: str) -> tuple[Relation, ...]:
        """What a part points to, "" for the file as a whole."""
        folder, leaf = posixpath.split(path)
        root = self.part(posixpath.join(folder, "_rels", f"{leaf}.rels"))
        return () if root is None else tuple(_relation(element, folder) for element in root.iter(_RELATIONS))

    def beside(self, kind: str) -> etree._Element | None:
        """The root of a part of the document by its kind ("footnotes", "styles"); None when there is none."""
        named = (relation.target for relation in self.relations(self.path) if relation.kind == kind and not relation.outside)
        usual = posixpath.join(posixpath.dirname(self.path), f"{kind}.xml")
        return self.part(next((path for path in named if _plain(path) in self._entries), usual))

    def all_relations(self) -> Iterator[Relation]:
        """What all parts of the file point to."""
        for path in self._entries:
            folder, leaf = posixpath.split(path)
            if leaf.endswith(".rels") and posixpath.basename(folder) == "_rels":
                yield from self.relations(posixpath.join(posixpath.dirname(folder), leaf.removesuffix(".rels")))

    def content_types(self) -> Iterator[str]:
        """What the file says its parts are."""
        root = self.part("[Content_Types].xml")
        yield from () if root is None else (element.get("ContentType") or "" for element in root.iter(_TYPES))


def opened(body: bytes, name: str = "docx") -> Opened:
    """A Word file opened, nothing of it unpacked yet. Raises DocxError for what is no .docx, damaged, locked, or over the limits."""
    if refusal := _other(body):
        raise DocxError(f"{name}: {refusal}")
    try:
        file = zipfile.ZipFile(io.BytesIO(body))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise DocxError(f"{name}: expected a .docx, found a damaged zip file") from error
    entries = file.infolist()
    if len(entries) > FILES_LIMIT:
        raise DocxError(f"{name}: expected at most {FILES_LIMIT:,} files in the zip file, found {len(entries):,}")
    total = sum(entry.file_size for entry in entries)
    if total > SIZE_LIMIT or total > RATIO_LIMIT * max(len(body), 1):
        raise DocxError(f"{name}: unpacked it would have {total:,} bytes; at most {SIZE_LIMIT:,} and {RATIO_LIMIT} times its size are read")
    paths = Counter(_plain(entry.filename) for entry in entries)
    if twice := [path for path, times in paths.items() if times > 1]:
        raise DocxError(f"{name}: expected each part once, found {twice[0]} {paths[twice[0]]} times in the zip file")
    return Opened(file, {_plain(entry.filename): entry for entry in entries}, name)


def zip_without_text(body: bytes) -> str:
    """What a zip file is that holds no Word document; "" for one that does, and for a damaged one."""
    with suppress(zipfile.BadZipFile, ValueError, NotImplementedError):
        paths = {_plain(path) for path in zipfile.ZipFile(io.BytesIO(body)).namelist()}
        if MAIN not in paths and "_rels/.rels" not in paths:
            return next((said for path, said in _INSIDE if path in paths), f"a zip file without the part {MAIN} is no .docx")
    return ""


def _other(body: bytes) -> str:
    """Why bytes are no .docx, by their beginning; "" for a zip file."""
    if body.startswith((ZIP, _EMPTY_ZIP)):
        return ""
    if body.startswith(BINARY):
        return old_binary(body)
    bare = body[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    said = next((said for start, said in _STARTS if bare.startswith(start)), None)
    if said or not body:
        return said or "expected a .docx, found an empty file"
    return f"expected a .docx, found {len(body):,} bytes that begin with {body[:8]!r}"


def old_binary(body: bytes) -> str:
    """Why a file in the old container of Office is refused: locked with a password, an old .doc, or no text."""
    if _utf16("EncryptedPackage") in body:
        return _LOCKED
    return _OLD if _utf16("WordDocument") in body or _utf16("Workbook") not in body else _NO_WORD


def is_locked(body: bytes) -> bool:
    """Whether a file in the old container of Office is a new one locked with a password."""
    return body.startswith(BINARY) and _utf16("EncryptedPackage") in body


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def _plain(path: str) -> str:
    return lower_english(path.replace("\\", "/").strip("/"))


def _relation(element: etree._Element, folder: str) -> Relation:
    kind = (element.get("Type") or "").rsplit("/", 1)[-1]
    target, outside = element.get("Target") or "", element.get("TargetMode") == "External"
    if not outside:
        target = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relation(kind, target, outside)
