"""A term as it is kept: where it came from, what speaks for it, who touched it last; and what is asked of the terms kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from classifiers.glossary.model import Term


class Origin(StrEnum):
    """How a term came into the glossary."""

    SHIPPED = "shipped"                 # with the program
    TITLES = "titles"                   # the titles of one act in both languages
    DEFINITIONS = "definitions"         # articles of one act that define the same term in both languages
    TRANSLATIONS = "translations"       # words that stand for each other in aligned translations
    IMPORT = "import"                   # a table somebody took in
    EDITOR = "editor"                   # written on a page


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place that speaks for a term: where, what stands there in both languages, and how strongly (0 to 1; 1: it says so itself)."""

    place: str
    az: str = ""
    en: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term somebody or something proposes, with how it was found and what speaks for it."""

    term: Term
    origin: Origin
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A term in the database. `revision` grows by one with every edit: an edit names the one it saw."""

    term: Term
    origin: Origin
    revision: int
    changed: datetime
    by: str
    edited: bool = False                # by a person: the program leaves it alone from then on
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which terms to list; empty means any. `words` are looked for in all labels, diacritics forgiven."""

    words: str = ""
    domain: str = ""
    standing: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of terms, and how many there are in all."""

    total: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A line of a term's history: who did what when; `before` and `after` hold the fields that changed alone."""

    at: datetime
    who: str
    what: str                           # "added" | "edited" | "brought up" | "removed"
    before: Mapping[str, object]
    after: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a term: the field, and why."""

    field: str
    reason: str


@dataclass(frozen=True, slots=True)
class Stale:
    """An edit not made because somebody else changed the term meanwhile; `now` is what is kept."""

    now: Entry


FACETS = ("domain", "standing", "origin")
"""What terms are counted by; each is a field of `Wanted`."""

Counts = Mapping[str, tuple[tuple[str, int], ...]]
"""Of each facet the values with how many terms each has."""
