"""A text through time: every run once, with the change that put it in and the change that took it out beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from acts.model import Document, Run
from acts.modifications.model import AmendingAct, Modification


@dataclass(frozen=True, slots=True)
class TimedRun(Run):
    """A run that lives through time.

    ``put`` and ``out`` are indexes into `Timeline.changes`: the change that put the words in (None: there from the beginning) and
    the one that took them out (None: still there). ``restored``: the words are not on the page; they were put back from a note.
    ``struck`` and ``italic`` stay what the page prints today.
    """

    put: int | None = None
    out: int | None = None
    restored: bool = False


class Outcome(StrEnum):
    """How a modification ended."""

    APPLIED = "applied"
    REFUSED = "refused"
    MENTION = "mention"        # changes no word: approval, cross-reference, a court's reading


class Witness(StrEnum):
    """What bears a change out: the page's markup or the note's own words."""

    STRUCK = "struck"          # struck words on the page
    ITALIC = "italic"          # italic words on the page
    MARK = "mark"              # the note's mark stands at the place
    WORDS = "words"            # the new words of the note stand in the text
    OLD_WORDING = "old_wording"  # the note prints the former text
    FORMER = "former"          # a former version the source published


@dataclass(frozen=True, slots=True)
class Change:
    """One modification of one act, and what became of it.

    ``footnote`` and ``item`` tell the note it was read from ("" and 0: read from the amending act itself, ``source`` is then its work's
    uri). ``in_force``: the first day it holds (None: not known, then it is refused or held for always); ``known_by`` tells the source of
    that day ("note", "publication", "signature", "register", "reviewer"). ``until``: the first day it no longer holds (None: for good).
    ``eids``: the elements it touched, by today's eids. ``reason``: why it was refused, or what does not agree; "" when all is well.
    """

    act: AmendingAct
    modification: Modification
    footnote: str = ""
    item: int = 0
    source: str = ""
    in_force: date | None = None
    known_by: str = ""
    until: date | None = None
    outcome: Outcome = Outcome.APPLIED
    eids: tuple[str, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    reason: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the change has come into force by `day` and has not lapsed."""
        return self.in_force is not None and self.in_force <= day and not (self.until and self.until <= day)


@dataclass(frozen=True, slots=True)
class Renaming:
    """A unit that bore another number before `change` came into force: ``before`` and ``after`` are its eids."""

    change: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All wordings of an act at once. ``document`` holds every run there ever was (`TimedRun` where a change touched it, `Run` elsewhere),
    under today's eids; units that are gone today stand in it too, with runs that are all taken out.
    """

    document: Document
    changes: tuple[Change, ...] = ()
    renamings: tuple[Renaming, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which the text changes, in order; future ones too."""
        applied = [change for change in self.changes if change.outcome is Outcome.APPLIED]
        return tuple(sorted({day for change in applied for day in (change.in_force, change.until) if day}))

    def refused(self) -> Iterator[Change]:
        """The modifications that could not be applied."""
        return (change for change in self.changes if change.outcome is Outcome.REFUSED)
