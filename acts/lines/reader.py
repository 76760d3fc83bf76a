"""What a reader of a format is, and what it is told before it is chosen."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from acts.errors import ReadError
from acts.frbr import Manifestation, Work
from acts.model import Line, Unparsed

SIZE_LIMIT = 64 * 1024 * 1024
"""Bytes of the largest source that is read; the Civil Code's page has about 10 MB."""

HEAD = 64 * 1024
"""Bytes at the beginning of a source by which its format is told."""


@dataclass(frozen=True, slots=True)
class SourceMetadata:
    """What a source says of itself outside the text of the act; empty where it is silent.

    ``title``: the lines that look like the title. ``language``: ISO 639-3, "aze" or "eng".
    ``version``: day up to which amendments are in the text. ``adopted``: date of the act. ``status``: as printed.
    ``work``: the act's whole record, where the format carries one (Akoma Ntoso).
    ``doubts``: what of the source no `Document` has a place for.
    """

    title: tuple[str, ...] = ()
    language: str = ""
    celex: str = ""
    eli: str = ""
    version: date | None = None
    adopted: date | None = None
    status: str = ""
    number: str = ""
    work: Work | None = None
    doubts: tuple[Unparsed, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a source before it is read: its bytes, their beginning as text (undecodable bytes replaced), its file name."""

    data: bytes
    text: str
    name: str


def only_part(_: Manifestation) -> tuple[str, ...]:
    """The parts of a source that holds one text."""
    return ("",)


def silent(_: Manifestation) -> SourceMetadata:
    """The metadata of a format that states none."""
    return SourceMetadata()


def everything(_: Manifestation) -> None:
    """A format of which every document may be an act."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How one format becomes lines. ``sniff`` tells the format by the first bytes; ``sample`` is such a beginning.

    ``admits`` raises UnknownFormatError for a document that looks like the format but is nothing the registry keeps: a spreadsheet in
    the same container, another language.
    """

    name: str
    sample: bytes
    sniff: Callable[[Head], bool]
    read: Callable[[Manifestation], tuple[Line, ...]]
    metadata: Callable[[Manifestation], SourceMetadata] = silent
    parts: Callable[[Manifestation], tuple[str, ...]] = only_part
    admits: Callable[[Manifestation], None] = everything


def head_of(manifestation: Manifestation) -> Head:
    """The beginning of a source. Raises ReadError for one that is empty, too large or holds nothing but NUL bytes."""
    body = manifestation.body
    if len(body) > SIZE_LIMIT:
        raise ReadError(f"{manifestation.name}: at most {SIZE_LIMIT:,} bytes are read, found {len(body):,}")
    if not body.strip(b"\0 \t\r\n\f"):
        raise ReadError(f"{manifestation.name}: expected a text, found {'an empty file' if not body else 'only blanks or NUL bytes'}")
    return Head(body, body[:HEAD].decode("utf-8-sig", "replace"), manifestation.name)
