"""What compares: the port the pages, the addresses for programs and the command line work through, and the values it gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol, cast

from flask import current_app

from acts.compare.drafting import Drafted
from acts.compare.model import Comparison, DraftComparison
from acts.model import Document
from acts.references.model import ActCitation
from acts.word.sheet import Sheet
from acts.word.stamped import Stamp
from web.compare_given import Errands, Given, How
from web.compare_keeping import uploads

ENGINE = "toplu_compare"
"""Where an app keeps what compares."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text with its bytes: those of a file, or the words typed in UTF-8; of an act held address and day alone."""

    how: How
    name: str = ""
    body: bytes = b""
    uri: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class DraftMade:
    """A draft compared. ``warnings``: what was found in the file that a reader of the table must know, as reasons."""

    comparison: DraftComparison
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextsMade:
    """Two texts compared, with the whole of both. ``act``: the act of the left one, as an act amending it would name it; ``file``: the Word
    file the left one was given as, b"" for none.
    """

    comparison: Comparison
    left: Document
    right: Document
    act: ActCitation
    warnings: tuple[str, ...] = ()
    file: bytes = b""


@dataclass(frozen=True, slots=True)
class KeptRows:
    """How the rows of a comparison are kept under its ``uid``: their keys for each table, and what people justified, by key."""

    uid: str = ""
    keys: Sequence[Sequence[str]] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout of the table: its id, its name and what its columns hold, in the language of the page."""

    id: str
    name: str
    columns: tuple[str, ...] = ()


class Comparer(Protocol):
    """Compares drafts and texts, and makes the documents of it. All of it raises `ActsError` where a text cannot be read."""

    def check(self, source: Source) -> tuple[str, ...]:
        """Open a text without comparing it; gives what is to be warned of."""
        ...

    def draft(self, source: Source, day: date) -> DraftMade:
        """A draft amending act against the wording of a day of the acts it amends."""
        ...

    def texts(self, left: Source, right: Source, day: date) -> TextsMade:
        """One text against another; ``day`` is that of acts held that name none."""
        ...

    def amending(self, made: TextsMade) -> Drafted | None:
        """The draft amending act that makes the right text of the left one; None for texts in another language than Azerbaijani."""
        ...

    def amending_docx(self, drafted: Drafted, language: str) -> bytes:
        """The same as a Word file; what its instructions do not say stands below its title, in "az" or "en"."""
        ...

    def redline(self, made: TextsMade, language: str) -> bytes:
        """A Word file with tracked changes: accepted they give the right text, rejected the left one. Its own words in "az" or "en"."""
        ...

    def layouts(self, what: Errands, language: str) -> Sequence[Layout]:
        """The layouts of tables there are, the usual one first, named in "az" or "en"."""
        ...

    def sheet(self, made: DraftMade | TextsMade, layout: str, language: str) -> Sheet:
        """The document of a comparison in "az" or "en", ready to be written."""
        ...

    def kept_sheet(
        self, found: Comparison | DraftComparison, layout: str, language: str, kept: KeptRows
    ) -> Sheet:
        """The document of a comparison that is kept."""
        ...

    def docx(self, sheet: Sheet, stamp: Stamp | None = None) -> bytes:
        """A document as a Word file; with a stamp it is known again when it comes back."""
        ...

    def filled(self, template: bytes, sheet: Sheet) -> bytes:
        """One's own Word template with its named places filled."""
        ...

    def pdf(self, document: bytes) -> bytes: ...

    def odt(self, document: bytes) -> bytes: ...

    def converts(self) -> bool:
        """Whether .odt and .pdf can be made on this machine."""
        ...


def comparer() -> Comparer:
    """What compares for the app that answers this request."""
    return cast("Comparer", current_app.extensions[ENGINE])


def source_of(given: Given) -> Source:
    """What was given, with its bytes. Raises `NotHeldError` when they are no longer kept."""
    return Source(given.how, given.name, uploads().get(given.sha256) if given.sha256 else b"", given.uri, given.day)
