"""The values around the editions of a catalogue: where an edition stands on a day, who took it over, how a loading ended."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from classifiers.errors import ClassifiersError
from classifiers.schemes.model import Labels
from classifiers.standards.model import Adoption, Edition, Relation


class NoStandardError(ClassifiersError):
    """The catalogue holds no edition of that designation."""


class LoadError(ClassifiersError):
    """A file that is no catalogue; the message says what was expected and what was found."""


@dataclass(frozen=True, slots=True)
class Committee:
    """A technical committee. ``parent`` is the reference of the one it is below; ``members`` are acronyms of bodies, P-members first."""

    reference: str
    titles: Labels
    parent: str = ""
    status: str = ""
    scope: str = ""
    secretariat: str = ""
    created: date | None = None
    members: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()
    liaisons: tuple[str, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of editions, and how many there are in all."""

    total: int
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many editions of a choice there are of each status and body, every one counted without the choice of its own kind, and of
    each code of the ICS one level below the code chosen."""

    statuses: dict[str, int]
    bodies: dict[str, int]
    codes: dict[str, int]


@dataclass(frozen=True, slots=True)
class Adopted:
    """An edition that takes another over. ``exactly``: it names the very edition asked for, or was asked for in any edition."""

    edition: Edition
    adoption: Adoption
    exactly: bool = True


@dataclass(frozen=True, slots=True)
class Related:
    """A relation between two documents, seen from either end. ``outward``: it is told of `source`, which is the one asked about.

    ``derived``: no source says so; it follows from the order of the editions of one standard.
    """

    source: str
    relation: Relation
    outward: bool
    derived: bool = False


class State(StrEnum):
    """Where an edition stands on a day."""

    IN_FORCE = "in force"
    NOT_YET = "not yet published"
    DRAFT = "draft"
    SUPERSEDED = "superseded"           # another edition, or another standard, took its place
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Judgement:
    """An edition on a day: since when it stands so (None where no source tells), and what took its place."""

    edition: Edition
    state: State
    since: date | None = None
    successor: Edition | None = None

    @property
    def ends_untold(self) -> bool:
        """Whether it is not told to have ended, or not since when."""
        return self.state is State.IN_FORCE or (self.state is State.WITHDRAWN and self.since is None)


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken in. ``place`` is where it stands in its file ("line 12"); ``text`` what it is about."""

    place: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of the records of a source. ``unread`` are taken in under their printed reference, which no rule reads."""

    source: str
    new: int
    changed: int
    same: int
    refused: tuple[Refused, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def records(self) -> int:
        return self.new + self.changed + self.same
