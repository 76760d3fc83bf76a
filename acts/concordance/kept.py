"""The values of comparisons that are kept: what is compared, who may see it, its rows, their history, what people say of them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from acts.compare.model import Comparison, ComparisonRow, NotApplied, Side
from acts.concordance.model import Decision, Degree, Provision, Relation, State, Suggestion


class ComparisonKind(StrEnum):
    """What is compared with what."""

    CONCORDANCE = "concordance"    # an act with an act, convention, directive or list of clauses, provision by provision
    DRAFT = "draft"                # a draft amending act with the acts it amends, a table for each
    TEXTS = "texts"                # two texts of an act, word by word


class Visibility(StrEnum):
    """Who may read a comparison. Whoever owns it may change it, and so may the owner's organisation unless it is private."""

    PRIVATE = "private"            # its owner
    TEAM = "team"                  # the people of its owner's organisation too
    PUBLISHED = "published"        # everyone


class Role(StrEnum):
    """On which side a text or provision stands."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks: the name of an account and the id of its organisation; without a name the public."""

    name: str = ""
    organisation: int | None = None


PUBLIC: Final = Reader()
DRAFT: Final = -1
"""Among the texts of a comparison of a draft, the part under which the draft itself stands."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What could not be applied: by table, and of no table."""

    parts: tuple[tuple[NotApplied, ...], ...] = ()
    whole: tuple[NotApplied, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptSide:
    """One of the texts compared. ``part`` numbers the tables of a comparison from 0.

    ``name``, ``sha256`` and ``size`` (bytes): of the uploaded file kept, empty for an act held. ``checked``: the day whose wording was
    looked at last; ``added``: labels of the articles that stand in it then and did not when it was compared.
    """

    part: int
    role: Role
    side: Side
    name: str = ""
    sha256: str = ""
    size: int = 0
    pinned: bool = False
    checked: date | None = None
    added: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A comparison as it is kept. ``revision`` grows when it is renamed, shown to others or made again; ``run``: how often it was made."""

    uid: str
    kind: ComparisonKind
    title: str
    owner: str
    organisation: int | None
    visibility: Visibility
    created: datetime
    revision: int
    run: int
    sides: tuple[KeptSide, ...]

    @property
    def draft(self) -> KeptSide | None:
        """The draft behind the tables of a draft."""
        return next((one for one in self.sides if one.part == DRAFT), None)

    def side(self, role: Role, part: int = 0) -> KeptSide:
        """The text on a side of a table."""
        return next(one for one in self.sides if one.role is role and one.part == part)

    @property
    def parts(self) -> tuple[int, ...]:
        """The numbers of its tables."""
        return tuple(dict.fromkeys(one.part for one in self.sides if one.part != DRAFT))


@dataclass(frozen=True, slots=True)
class KeptProvision:
    """A provision as it was compared. ``now``: its words at the last look when they differ from those compared, None when they do not.

    ``gone``: it does not stand any more.
    """

    role: Role
    provision: Provision
    now: str | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """The SHA-256 of the wordings a decision was made on: of the left, and of each provision of the right by id."""

    left: str = ""
    rights: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RowState:
    """All of a row that steps change; an event keeps it before and after.

    ``settled``: what the state is while the wordings stay as they were when it was decided. ``decided_by``: "" as long as nobody has.
    """

    state: State = State.SUGGESTED
    settled: State = State.SUGGESTED
    decision: Decision | None = None
    owner: str = ""
    basis: Basis = field(default=Basis())
    decided_by: str = ""
    decided_at: datetime | None = None
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row as pages and programs see it.

    ``key`` never changes, whatever number the provision comes to bear; ``eid`` is the provision as it is numbered in the wording compared.
    ``role`` RIGHT: a provision of the right that has a row of its own, for what is decided when no provision of the left answers it.
    ``provision`` and ``suggestion`` are those of a concordance, ``compared`` is the row of a draft or of two texts. ``counterparts``: those
    decided, or those suggested as long as nothing is. ``changed``: a wording it rests on differs from the one compared.
    """

    key: str
    part: int
    role: Role
    eid: str
    status: RowState
    relation: Relation
    revision: int
    counterparts: tuple[str, ...]
    score: float
    provision: Provision | None = None
    suggestion: Suggestion | None = None
    compared: ComparisonRow | None = None
    comments: int = 0
    changed: bool = False

    @property
    def state(self) -> State:
        """How far it has come."""
        return self.status.state

    @property
    def decision(self) -> Decision | None:
        """What a person said; None as long as nobody has."""
        return self.status.decision


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows are wanted; empty means any. ``words`` are looked for in labels, headings and texts, diacritics forgiven.

    ``chapter``: the title of a division around it. ``owner``: whose the row is. ``score``: the least the program gave its best counterpart.
    ``gone``: those of provisions that do not stand any more instead of those that do. ``role`` RIGHT: the provisions of the right that no
    provision of the left answers.
    """

    states: tuple[State, ...] = ()
    relation: Relation | None = None
    degree: Degree | None = None
    chapter: str = ""
    words: str = ""
    owner: str = ""
    score: float = 0.0
    part: int | None = None
    role: Role = Role.LEFT
    gone: bool = False


@dataclass(frozen=True, slots=True)
class RowPage:
    """Rows of one page; ``total`` fit. Pages count from 1."""

    total: int
    page: int
    pages: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Worded:
    """A draft or two texts as they were compared. ``rows``: what became of the rows of each table; ``gone``: rows that stand no more."""

    tables: tuple[Comparison, ...]
    rows: tuple[tuple[Row, ...], ...]
    gone: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a comparison has come, by rows of the left that stand; ``open_right``: of the right, unanswered and not decided."""

    rows: int
    decided: int
    recheck: int
    by_state: tuple[tuple[State, int], ...]
    open_right: int = 0


class What(StrEnum):
    """What a step did."""

    MADE = "made"                  # the comparison
    RENAMED = "renamed"
    SHOWN = "shown"                # its visibility changed
    RERUN = "rerun"                # made again on another day
    DECIDED = "decided"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    UNDONE = "undone"
    ASSIGNED = "assigned"
    AGED = "aged"                  # a wording it rests on changed
    HOLDS = "holds"                # the wordings are again those it was decided on
    FOLLOWED = "followed"          # a provision bears another number now; the decision went with it
    APPEARED = "appeared"
    VANISHED = "vanished"
    RETURNED = "returned"          # a provision that was gone stands again; its decision is back


@dataclass(frozen=True, slots=True)
class Event:
    """A step. ``key``: of the row, "" for the comparison as a whole. ``said``: what else is to be known, a label or a number.

    ``before`` and ``after``: the row. ``step``: the same for all rows changed together, "" for a row alone. ``undoes``: the event it took
    back, 0 for none.
    """

    id: int
    key: str
    at: datetime
    who: str
    what: What
    before: RowState | None = None
    after: RowState | None = None
    said: str = ""
    step: str = ""
    undoes: int = 0


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said of a row."""

    id: int
    key: str
    at: datetime
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something whoever owns a row is told. ``uid`` and ``key``: of the comparison and row, ``title`` of the comparison."""

    id: int
    who: str
    uid: str
    title: str
    key: str
    what: What
    said: str
    at: datetime
    seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Together:
    """What was done to many rows at once: their keys, and those passed over, each with the reason."""

    step: str
    done: tuple[str, ...]
    passed: tuple[tuple[str, str], ...] = ()
