"""The former versions a source published, each held against what the newest text's timeline says of its day."""

from dataclasses import dataclass
from datetime import date

from acts.errors import NotHeldError
from acts.held import HeldExpression
from acts.history.model import Outcome, Timeline
from acts.history.witness import Differs, Disagreement, compare
from acts.store import ActStore


@dataclass(frozen=True, slots=True)
class Former:
    """A former version, its provisions and those on which it and the rebuilt text do not agree.

    ``day``: the day whose text it is held against. A version is known by the date of the newest act in it, which came into force later.
    """

    expression: HeldExpression
    day: date
    provisions: int
    disagreements: tuple[Disagreement, ...]

    @property
    def agreeing(self) -> int:
        """Provisions that are the same in both, letter for letter."""
        return self.provisions - sum(one.differs is not Differs.SURPLUS for one in self.disagreements)


def former_versions(store: ActStore, shown: HeldExpression) -> tuple[HeldExpression, ...]:
    """The wordings held of the same act and language that are older than the one shown, newest first."""
    same = (one for one in store.expressions(shown.work_uri) if one.language is shown.language and one.version)
    return tuple(one for one in same if shown.version is None or (one.version and one.version < shown.version))


def compared(store: ActStore, timeline: Timeline, former: HeldExpression) -> Former:
    """A former version beside what the timeline of the newest wording rebuilds for its day.

    Raises `NotHeldError` for a wording without a day: it cannot be placed in time.
    """
    if former.version is None:
        raise NotHeldError(f"{former.uri}: the day up to which amendments are in this text is not known")
    day = in_force_with(timeline, former.version)
    return Former(former, day, former.provisions, compare(timeline, store.document(former.shown), day))


def in_force_with(timeline: Timeline, version: date) -> date:
    """The first day on which the acts of that date hold; the date itself where the timeline tells of none."""
    newest = (change.in_force for change in timeline.changes if change.act.adopted == version and change.outcome is Outcome.APPLIED)
    return max(version, min(filter(None, newest), default=version))
