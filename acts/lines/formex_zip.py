"""Formex as the Publications Office hands it out: a zip file with the publication record, the act and its annexes inside."""

import io
import zipfile
import zlib
from dataclasses import replace

from acts.errors import ReadError
from acts.frbr import Manifestation
from acts.lines import formex
from acts.lines.reader import SIZE_LIMIT, Head, Reader, SourceMetadata
from acts.model import Line

_ZIP = b"PK\x03\x04"
_OFFICE = {"[Content_Types].xml", "mimetype"}
"""What documents of Word and of OpenDocument have at their top, and a zip file of Formex has not."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, NotImplementedError, EOFError)


def sniff(head: Head) -> bool:
    """A zip file that holds XML at its top and is no document of an office program."""
    if not head.data.startswith(_ZIP):
        return False
    try:
        names = zipfile.ZipFile(io.BytesIO(head.data)).namelist()
    except _DAMAGED:
        return False
    return any(_is_xml(name) and "/" not in name for name in names) and not _OFFICE & set(names)


def unpacked(manifestation: Manifestation) -> Manifestation:
    """The act inside with its annexes in the order of the record; without a record, the one file that is an act.

    Raises ReadError for a damaged or oversized zip file, a part the record names that is not there, and none or several acts.
    """
    files = _files(manifestation)
    records = [name for name, body in files.items() if formex.is_record(body)]
    if len(records) > 1:
        raise ReadError(f"{manifestation.name}: expected one publication record, found {len(records)}")
    if records:
        told = formex.record(files[records[0]], f"{manifestation.name}, {records[0]}")
        return replace(manifestation, body=_named(files, told.main, manifestation), name=told.main, annexes=tuple(
            _named(files, annex, manifestation) for annex in told.annexes))
    acts = [name for name, body in files.items() if b"<ACT" in body[:4000] or b"<CONS.ACT" in body[:4000]]
    if len(acts) != 1:
        raise ReadError(f"{manifestation.name}: expected a publication record or one act in the zip file, found {len(acts)} acts")
    return replace(manifestation, body=files[acts[0]], name=acts[0])


def _named(files: dict[str, bytes], name: str, manifestation: Manifestation) -> bytes:
    if name not in files:
        raise ReadError(f"{manifestation.name}: expected the part {name} that its record names, found {', '.join(sorted(files))}")
    return files[name]


def _files(manifestation: Manifestation) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(manifestation.body)) as packed:
            entries = [entry for entry in packed.infolist() if _is_xml(entry.filename)]
            total = sum(entry.file_size for entry in entries)
            if total > SIZE_LIMIT:
                raise ReadError(f"{manifestation.name}: unpacked it would have {total:,} bytes; at most {SIZE_LIMIT:,} are read")
            return {entry.filename: packed.read(entry) for entry in entries}
    except _DAMAGED as error:
        raise ReadError(f"{manifestation.name}: expected a zip file of Formex, found a damaged one: {error}") from error


def _is_xml(name: str) -> bool:
    return name.endswith(".xml") and not name.endswith(".toc.xml")


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """Lines of the act and its annexes. Raises ReadError as `unpacked` and the reader of Formex do."""
    return formex.read(unpacked(manifestation))


def metadata(manifestation: Manifestation) -> SourceMetadata:
    """What the act's bibliographic block states."""
    return formex.metadata(unpacked(manifestation))


def _sample() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr(zipfile.ZipInfo("act.xml"), formex.READER.sample)
    return packed.getvalue()


READER = Reader(name="formex-zip", sample=_sample(), sniff=sniff, read=read, metadata=metadata)
