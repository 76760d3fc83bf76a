"""The values of a change to a classifier on its way: who, what, where it stands. Roles and statuses are those of ISO 19135-1."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from classifiers.schemes.model import Concept


class Role(StrEnum):
    """What an account may do for its organisation. Reading needs none."""

    SUBMITTER = "submitter"             # submitting organization: proposes
    CONTROL = "control"                 # control body: decides
    MANAGER = "manager"                 # register manager: imports, publishes, keeps catalogue and glossary
    ADMINISTRATOR = "administrator"     # keeps accounts; nothing else


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever does a step. ``name`` is what the audit trail says."""

    name: str
    organisation: str
    roles: frozenset[Role]


class Action(StrEnum):
    """What a proposal asks for."""

    CREATE = "create"                   # new: the concept
    SPLIT = "split"                     # old: one code; new: the concepts it is split into (the first may keep its code)
    MERGE = "merge"                     # old: the codes; new: one concept
    RENAME = "rename"                   # old: one code; new: the same concept under other labels, notes or code
    MOVE = "move"                       # old: one code; new: the same concept under another parent
    RETIRE = "retire"                   # old: one code; successors: where what it held goes; none with a reason


@dataclass(frozen=True, slots=True)
class Change:
    """One step of a proposal, on codes of the version it was made against."""

    action: Action
    old: tuple[str, ...] = ()
    new: tuple[Concept, ...] = ()
    successors: tuple[str, ...] = ()    # codes
    reason: str = ""


class Standing(StrEnum):
    """How far a proposal has come."""

    DRAFT = "draft"
    SUBMITTED = "submitted"             # under discussion
    APPROVED = "approved"               # accepted, perhaps with changes; waits for publication
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    PUBLISHED = "published"             # final: part of a version


@dataclass(frozen=True, slots=True)
class Objection:
    """What a check found wrong. ``change`` counts from 0; -1 for the proposal as a whole."""

    change: int
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """A line of a proposal's history: who did what when, with what they said."""

    at: datetime
    who: str
    organisation: str
    what: str                           # "proposed", "changed", "commented", "approved", "rejected", "withdrawn", "published", "recoded"
    said: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change proposed. ``revision`` grows with every step: whoever acts on an older one is told so (optimistic locking)."""

    id: int
    scheme: str
    base_version: str                   # number of the version it was made against
    title: str
    justification: str
    changes: tuple[Change, ...]
    standing: Standing
    revision: int
    submitter: str
    organisation: str
    steps: tuple[Step, ...] = ()
    published_in: str = ""              # number of the version
