"""What rendering needs beside the document: where words point, who cites a provision, the interface's own words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from acts.model import Document


@dataclass(frozen=True, slots=True)
class Link:
    """Words of a line that point somewhere: characters `start`–`end` of `Line.plain`.

    ``href`` "" means the target is not held; ``title`` then says what was looked for.
    """

    start: int
    end: int
    href: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Citing:
    """An act that cites a provision: its name, the address of the citing place, and the words there."""

    title: str
    href: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The interface's words inside the rendered text, in the reader's language. The defaults are the message ids."""

    address: str = "Address of %(what)s"
    note: str = "Note %(number)s"
    other_notes: str = "Notes the text does not refer to"
    table: str = "Table"
    printed_contents: str = "Contents as printed"
    cited_by: Callable[[int], str] = field(default=lambda count: f"{count} acts cite it")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is to be rendered.

    ``links`` are keyed by (eid, number of the line: heading first, then content), sorted, not overlapping.
    ``citing`` is keyed by eid. ``prefix`` goes before every anchor, so that two documents fit on one page.
    """

    words: Words = field(default_factory=Words)
    links: Mapping[tuple[str, int], tuple[Link, ...]] = field(default_factory=dict)
    citing: Mapping[str, tuple[Citing, ...]] = field(default_factory=dict)
    prefix: str = ""
    top_heading: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A document with the way it is to be rendered."""

    document: Document
    setting: Setting = field(default_factory=Setting)
