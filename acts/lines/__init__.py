"""From a source's bytes to lines: one reader a format, told apart by the bytes."""

from acts.errors import UnknownFormatError
from acts.frbr import Manifestation
from acts.lines import (
    akn,
    aligned_jsonl,
    annotated_md,
    docx,
    eu_json,
    eu_md,
    eurlex_html,
    formex,
    formex_zip,
    page_text,
    plain_en,
    plain_text,
    treaty_md,
    word_html,
    wrapped_text,
)
from acts.lines.page_text import page_status
from acts.lines.reader import SIZE_LIMIT, Reader, SourceMetadata, head_of
from acts.model import Line

READERS: tuple[Reader, ...] = (
    page_text.READER,
    formex_zip.READER,
    docx.READER,
    formex.READER,
    akn.READER,
    eurlex_html.READER,
    word_html.READER,
    aligned_jsonl.READER,
    eu_json.READER,
    eu_md.READER,
    treaty_md.READER,
    plain_en.READER,
    wrapped_text.READER,
    annotated_md.READER,
    plain_text.READER,
)
"""All readers; the first that knows the beginning of a source reads it."""


def reader_for(manifestation: Manifestation) -> Reader:
    """The reader of a source. Raises UnknownFormatError listing the known formats, ReadError for what no reader can take."""
    head = head_of(manifestation)
    for reader in READERS:
        if reader.sniff(head):
            return reader
    raise UnknownFormatError(f"{manifestation.name}: {_advice(head.data)}known formats: {', '.join(r.name for r in READERS)}")


def _advice(start: bytes) -> str:
    if start.startswith(b"%PDF-"):
        return "this is a PDF, of which the text cannot be read reliably; use the page or the Word file of the act; "
    return "unknown format; "


def read(manifestation: Manifestation) -> tuple[Line, ...]:
    """The lines of a source, in reading order. Raises ReadError (UnknownFormatError) saying what was expected and found."""
    return reader_for(manifestation).read(manifestation)


def parts(manifestation: Manifestation) -> tuple[str, ...]:
    """The texts inside a container, ("",) for a source that holds one."""
    return reader_for(manifestation).parts(manifestation)


def metadata(manifestation: Manifestation) -> SourceMetadata:
    """What a source says of itself. Raises like `read`."""
    return reader_for(manifestation).metadata(manifestation)


__all__ = ["READERS", "SIZE_LIMIT", "Reader", "SourceMetadata", "metadata", "page_status", "parts", "read", "reader_for"]
