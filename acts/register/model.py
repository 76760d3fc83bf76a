"""The values of the register that ties acts to standards and classifiers."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from classifiers.standards.catalogue import Adopted
from classifiers.standards.designation import Designation
from classifiers.standards.model import Edition, EditionStatus


@dataclass(frozen=True, slots=True)
class Cited:
    """A standard cited in a text, as long as it stood there.

    ``unit`` is the eid of the provision today, ``label`` what it was called then, ``eid`` the unit of it the words stand in; ``before`` and
    ``after`` are the words around. ``since``: the first day (None: from the beginning), ``until``: the first day it no longer stood.
    ``relation`` is what the words around say of it: "adopts", "replaces" or "".
    """

    unit: str
    eid: str
    label: str
    words: str
    before: str
    after: str
    designation: Designation
    relation: str = ""
    since: date | None = None
    until: date | None = None

    def stands_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Citation:
    """A standard cited by an act held."""

    work_uri: str
    title: str
    status: str                         # of the act: acts.frbr.Status
    begins: date | None                 # the day the act came into force or else was adopted, where known
    cited: Cited

    def stands_on(self, day: date) -> bool:
        """Whether the act cited it on a day."""
        return (self.begins is None or self.begins <= day) and self.cited.stands_on(day)


class Standing(StrEnum):
    """How what is cited stands on a day."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"           # a newer edition is published, this one is not said to be withdrawn
    WITHDRAWN = "withdrawn"
    NOT_YET = "not_yet"                 # published later than the day
    NONE_IN_FORCE = "none_in_force"     # undated, and no edition stood on the day
    UNKNOWN_EDITION = "unknown_edition"
    UNKNOWN = "unknown"                 # the catalogue has no such standard
    SERIES = "series"                   # a whole series of standards, or all parts of one: no one edition is meant


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a citation means on a day.

    ``edition``: the one cited or, of an undated citation, the one meant that day; None where the catalogue knows none. ``since`` is the day
    it ceased to stand, of as much precision as ``precision`` tells ("day", "month", "year"); None where nobody tells. ``successor``: the
    newest edition by that day that took its place, by way of others perhaps. ``adoptions``: the national editions of what is meant that
    stood that day, newest first; those not `exactly` took over another edition. ``base``: what the standard means that the cited one took
    over, where the citation names it.
    """

    standing: Standing
    day: date
    dated: bool
    edition: Edition | None = None
    since: date | None = None
    precision: str = "day"
    successor: Edition | None = None
    adoptions: tuple[Adopted, ...] = ()
    base: "Meaning | None" = None

    @property
    def problem(self) -> str:
        """The kind of problem it is, "" where there is none: a standing that is not sound, or "adoption_behind"."""
        if self.standing not in SOUND:
            return self.standing.value
        return ADOPTION_BEHIND if self.adoptions and not any(one.exactly for one in self.adoptions) else ""

    @property
    def assumed(self) -> bool:
        """Whether it counts as in force only because no newer edition is held: no source tells how it stands."""
        return self.standing is Standing.IN_FORCE and self.edition is not None and self.edition.status is EditionStatus.UNKNOWN

    @property
    def since_text(self) -> str:
        """The day as far as it is told: "2017", "2017-03", "2017-03-15", ""."""
        told = {"year": 4, "month": 7}.get(self.precision, 10)
        return self.since.isoformat()[:told] if self.since else ""


ADOPTION_BEHIND = "adoption_behind"
"""The edition meant is in force, but the national editions took over another one."""
SOUND = frozenset({Standing.IN_FORCE, Standing.SERIES})
"""Standings that are no problem."""
PROBLEMS = (*(kind.value for kind in Standing if kind not in SOUND), ADOPTION_BEHIND)


@dataclass(frozen=True, slots=True)
class Judged:
    """A citation and what it means on a day."""

    citation: Citation
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Event:
    """A judgement that changed. ``before`` is "" of what is newly cited, ``after`` of what is no longer cited."""

    id: int
    at: datetime
    day: date
    work_uri: str
    unit: str
    reference: str
    before: str
    after: str
    edition: str
    successor: str


class Origin(StrEnum):
    """Who told that an act carries a code."""

    CARD = "card"                       # the record its source keeps
    DOCUMENT = "document"               # its own text
    PERSON = "person"                   # confirmed by somebody
    PROGRAM = "program"                 # follows from what is known of the act: kind, status, body, topic


@dataclass(frozen=True, slots=True)
class Carried:
    """A code an act carries. ``told`` is the code as told where it was recoded since; ``words`` are the document's, at ``unit``."""

    scheme: str
    code: str
    origin: Origin
    told: str = ""
    unit: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ActCodes:
    """The codes of an act in a scheme, by who told them."""

    scheme: str
    carried: tuple[Carried, ...] = ()

    def by(self, origin: Origin) -> tuple[str, ...]:
        return tuple(one.code for one in self.carried if one.origin is origin)

    @property
    def only_card(self) -> tuple[str, ...]:
        """Codes of the card that the document does not have, where it has any."""
        document = self.by(Origin.DOCUMENT)
        return tuple(code for code in self.by(Origin.CARD) if document and code not in document)

    @property
    def only_document(self) -> tuple[str, ...]:
        """Codes of the document that the card does not have, where it has any."""
        card = self.by(Origin.CARD)
        return tuple(code for code in self.by(Origin.DOCUMENT) if card and code not in card)

    @property
    def disagree(self) -> bool:
        """Whether card and document tell different codes."""
        return bool(self.only_card or self.only_document)


@dataclass(frozen=True, slots=True)
class Ground:
    """Why a code is suggested: "words" shared with acts that carry it, a "citation" of or by such an act, or a "topic" that goes with it.

    ``said`` are the words, the act's number or the topic; ``acts`` the titles of the acts it is known from; ``weight`` its share.
    """

    kind: str
    said: str
    acts: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code for an act that has none. ``score`` is from 0 to 1."""

    code: str
    score: float
    grounds: tuple[Ground, ...]
