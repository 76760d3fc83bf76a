"""What rendering needs beside the document: where words point, who cites a provision, the interface's own words."""

from collections.abc import Callable, Mapping, Set
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
    ``changed`` and ``ended`` are ready markup by eid: how often a unit was changed, shown beside it; since when it is gone, shown in it.
    ``authors`` makes the list of who wrote a place from its eid and the changes met there; None: words do not tell their authors.
    ``blocks`` keeps what was made of elements that stay the same from day to day.
    """

    words: Words = field(default_factory=Words)
    links: Mapping[tuple[str, int], tuple[Link, ...]] = field(default_factory=dict)
    citing: Mapping[str, tuple[Citing, ...]] = field(default_factory=dict)
    prefix: str = ""
    top_heading: int = 2
    changed: Mapping[str, str] = field(default_factory=dict)
    ended: Mapping[str, str] = field(default_factory=dict)
    authors: Callable[[str, tuple[int, ...]], str] | None = None
    blocks: "Blocks | None" = None


@dataclass(frozen=True, slots=True)
class Block:
    """What was made of an element: its markup, the notes it placed, how many tables it has."""

    html: str
    placed: frozenset[str]
    tables: int


@dataclass(frozen=True, slots=True)
class Blocks:
    """What was made before of the articles whose ids are in `same`: those that live as long as the text is kept.

    ``scope`` is what else the markup depends on; ``margins`` is what `Setting.changed` is made of, by that.
    """

    same: Set[int]
    scope: str = ""
    made: dict[tuple[object, ...], Block] = field(default_factory=dict)
    notes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    removed: dict[int, int] = field(default_factory=dict)
    margins: dict[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Text:
    """A document with the way it is to be rendered."""

    document: Document
    setting: Setting = field(default_factory=Setting)
