"""The values of a classifier. Names are those of SKOS and XKOS; the change codes are those of the GSIM statistical classification model."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Label:
    """A text in a language: "az", "en", "ru" or any other tag of BCP 47; "" where the source tells none."""

    text: str
    language: str = ""


Labels = tuple[Label, ...]
"""In the order of the source."""


def label_in(labels: Labels, language: str) -> str:
    """The text in a language, or else in Azerbaijani, English, without language, or whatever there is; "" for none."""
    found = {label.language: label.text for label in reversed(labels)}
    return next((found[one] for one in (language, "az", "en", "") if found.get(one)), next(iter(found.values()), ""))


class NoteKind(StrEnum):
    """What a note says; the value is the property of SKOS or XKOS."""

    INCLUDES = "coreContentNote"
    ALSO_INCLUDES = "additionalContentNote"
    EXCLUDES = "exclusionNote"
    DEFINITION = "definition"
    SCOPE = "scopeNote"
    HISTORY = "historyNote"
    EXAMPLE = "example"
    CHANGE = "changeNote"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a concept, in a language."""

    kind: NoteKind
    text: str
    language: str = ""


class ConceptStatus(StrEnum):
    """Of ISO 19135: an item is never removed."""

    VALID = "valid"
    SUPERSEDED = "superseded"           # others took its place
    RETIRED = "retired"                 # nothing did


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a version, 1 at the top. ``pattern`` is what its codes match wholly (a regular expression); "" for any."""

    depth: int
    names: Labels
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """skos:exactMatch, closeMatch, broadMatch, narrowMatch or relatedMatch to a concept elsewhere, by its address or "scheme:code"."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Concept:
    """An item of a classifier in one version.

    ``id`` is unique in its scheme and never changes, also where the code does; of an item first seen it is the code. ``parents`` are
    codes, the first is the parent in the main hierarchy; the rest are further ones (several hierarchies, SKOS polyhierarchy).
    ``kept`` holds what came with the item from elsewhere and is not understood, by name of column or property.
    """

    id: str
    code: str
    labels: Labels
    parents: tuple[str, ...] = ()
    level: int = 1
    alternatives: Labels = ()           # skos:altLabel
    hidden: Labels = ()                 # skos:hiddenLabel
    notes: tuple[Note, ...] = ()
    related: tuple[str, ...] = ()       # codes
    matches: tuple[Match, ...] = ()   # to concepts of other schemes
    status: ConceptStatus = ConceptStatus.VALID
    valid_from: date | None = None
    valid_to: date | None = None        # the first day it is no longer valid
    successors: tuple[str, ...] = ()    # ids, of a superseded one
    order: int = 0                      # among its siblings
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def parent(self) -> str:
        """The code of the parent in the main hierarchy; "" at the top."""
        return self.parents[0] if self.parents else ""


@dataclass(frozen=True, slots=True)
class ConceptScheme:
    """A classifier. ``id`` is part of its address ("ics", "legal", "territory") and never changes.

    ``governed``: it changes by proposals decided by its control body; else it is taken over as its publisher makes it.
    """

    id: str
    titles: Labels
    descriptions: Labels = ()
    publisher: str = ""                 # who answers for its content
    control_body: str = ""              # id of the organisation that decides
    source: str = ""
    licence: str = ""
    governed: bool = False


class VersionStatus(StrEnum):
    """A draft is being made; published versions stay for ever, the newest of them in force is the current one."""

    DRAFT = "draft"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a scheme. ``number`` is its name ("7", "2026-11-25"), ``sequence`` counts the versions of the scheme from 1."""

    scheme: str
    number: str
    sequence: int
    status: VersionStatus
    valid_from: date | None = None
    published_at: datetime | None = None
    published_by: str = ""
    levels: tuple[Level, ...] = ()
    size: int = 0                       # concepts


@dataclass(frozen=True, slots=True)
class Node:
    """A concept in a tree, with how many children it has."""

    concept: Concept
    children: int


@dataclass(frozen=True, slots=True)
class ConceptAssociation:
    """A link of a correspondence table. ``whole_source``: all of the source goes here; ``whole_target``: all of the target comes from here.

    None where the table does not tell.
    """

    source: str                         # code
    target: str                         # code
    whole_source: bool | None = None
    whole_target: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Correspondence:
    """A table between two versions, of one scheme or of two; links are n:m."""

    source_scheme: str
    source_version: str
    target_scheme: str
    target_version: str
    associations: tuple[ConceptAssociation, ...]
    titles: Labels = ()
    origin: str = ""                    # who made it: "computed", a file, a person
    confirmed: bool = False


class ChangeKind(StrEnum):
    """Of the GSIM model, "Real changes" (RC) and "Virtual changes" (VC)."""

    DELETION = "RC1"
    CREATION = "RC2"
    MERGER = "RC3.1"
    TAKE_OVER = "RC3.2"
    BREAKDOWN = "RC4.1"
    SPLIT_OFF = "RC4.2"
    TRANSFER = "RC5"
    CODE_CHANGE = "VC1"
    NAME_CHANGE = "VC2"
    CODE_AND_NAME = "VC1+VC2"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What became of some items between two versions. ``evidence`` says why, in one sentence, where no table says so."""

    kind: ChangeKind
    old: tuple[str, ...]                # codes
    new: tuple[str, ...]
    also: tuple[str, ...] = ()          # code and name changes of the survivors: "VC2 5510>5510"
    evidence: str = ""
    confirmed: bool = False


class Decision(StrEnum):
    """What a person said of a change the program read out of two versions."""

    OPEN = ""
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


Counts = Mapping[str, int]
