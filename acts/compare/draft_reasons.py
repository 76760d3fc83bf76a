"""Why a change of a draft was refused, in the terms of a draft: what the words of a note would mislead about is said otherwise."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from acts.compare.draft_model import Order
from acts.frbr import Status
from acts.history.model import Change, Outcome, Timeline
from acts.history.status import provision_on
from acts.history.verdicts import NO_TARGET, NOT_THERE, NUMBER_TAKEN, WHICH_WORDS
from acts.modifications.model import Deletion, Insertion, ProvisionInsertion, Repeal, Substitution, Target, Unit

NEW_NUMBER_TAKEN: Final = "another provision bears the new number"
NOT_SO_OFTEN: Final = "the words do not stand in the provision as many times as the instruction counts"
NO_SENTENCE: Final = "the provision has no such sentence"
TOO_FEW_SENTENCES: Final = "the provision has too few sentences for the new one to be of that number"
TITLE_OUTSIDE: Final = "the title of the act stands outside the units of its text: change it by hand"


def reason_in_draft(change: Change, current: Timeline, day: date) -> str:
    """The reason a change was refused for. ``current``: the act's own wordings, on `day` the one the draft amends."""
    target, action = change.modification.target, change.modification.action
    if is_title(target):
        return TITLE_OUTSIDE
    if change.reason == NO_TARGET and (repealed := _repealed(target, current, day)):
        return repealed
    if change.reason in (NO_TARGET, NOT_THERE) and target.steps[-1].unit is Unit.SENTENCE:
        return TOO_FEW_SENTENCES if isinstance(action, ProvisionInsertion) else NO_SENTENCE if change.reason == NOT_THERE else NO_TARGET
    if change.reason == WHICH_WORDS and isinstance(action, Substitution | Insertion | Deletion) and action.occurrence.which:
        return NOT_SO_OFTEN
    return NEW_NUMBER_TAKEN if change.reason == NUMBER_TAKEN else change.reason


def is_title(target: Target) -> bool:
    """Whether the act's own title is meant."""
    return [step.unit for step in target.steps] == [Unit.CODE, Unit.TITLE]


def _repealed(target: Target, current: Timeline, day: date) -> str:
    """That an article is repealed, and since when as far as known; "" where it is not, or something else is meant."""
    step = target.steps[0]
    if step.unit is not Unit.ARTICLE or "." in step.number:
        return ""
    found = provision_on(current, f"art_{step.number}", day)
    if found.status is not Status.REPEALED:
        return ""
    return f"the provision is repealed since {found.since}" if found.since else "the provision is repealed"


def repealed_later(place: int, applied: Timeline, orders: Sequence[Order]) -> Order | None:
    """The instruction behind a change that takes out all it touched."""
    touched = frozenset(applied.changes[place].eids)
    for later, change in list(enumerate(applied.changes))[place + 1:]:
        if change.outcome is Outcome.APPLIED and isinstance(change.modification.action, Repeal) and touched <= _below(applied, change.eids):
            return orders[later]
    return None


def _below(applied: Timeline, eids: Collection[str]) -> frozenset[str]:
    """The units of these eids and all in them."""
    units = (unit for unit in applied.document.root.walk() if unit.eid in eids)
    return frozenset(below.eid for unit in units for below in unit.walk())
