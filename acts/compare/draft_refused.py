"""The instructions of a draft that stand behind no row of its table, or only in part, each with the reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from acts.compare.draft_conflicts import before
from acts.compare.draft_model import NO_WORD, Order
from acts.compare.draft_places import parts_named
from acts.compare.draft_reasons import reason_in_draft, repealed_later
from acts.compare.model import ComparisonRow, NotApplied
from acts.history.model import Change, Outcome, Timeline

PART_OF: Final = "the instruction was applied but for this: {}"


@dataclass(frozen=True, slots=True)
class Carried:
    """A draft carried out in the text of ``day``. ``current``: the act's own wordings; ``against``: contradictions by place."""

    current: Timeline
    day: date
    applied: Timeline
    orders: Sequence[Order]
    rows: Sequence[ComparisonRow]
    against: Mapping[int, str]

    def not_applied(self) -> Iterator[NotApplied]:
        """What of the instructions could not be applied, or changes nothing."""
        noted = {note for row in self.rows for note in row.notes}
        for order, places in self._by_order().items():
            shown = order.short in noted
            failed = self._failed(places)
            for reason, parts in failed.items():
                yield NotApplied(order.item, order.words, self._told(reason, parts) if shown else reason)
            left = tuple(self._left(places))
            yield from (NotApplied(order.item, order.words, reason) for reason in left)
            if not (shown or failed or left):
                yield NotApplied(order.item, order.words, self._without_row(places))

    def _by_order(self) -> Mapping[Order, Sequence[int]]:
        found: dict[Order, list[int]] = {}
        for place, order in enumerate(self.orders):
            found.setdefault(order, []).append(place)
        return found

    def _failed(self, places: Sequence[int]) -> Mapping[str, Sequence[Change]]:
        """The changes of an instruction that were refused, by the reason."""
        found: dict[str, list[Change]] = {}
        for place in places:
            if self.applied.changes[place].outcome is Outcome.REFUSED:
                found.setdefault(self._reason(place), []).append(self.applied.changes[place])
        return found

    def _left(self, places: Sequence[int]) -> Iterator[str]:
        """What the changes of an instruction that were applied say they left."""
        changes = (self.applied.changes[place] for place in places)
        yield from dict.fromkeys(change.reason for change in changes if change.outcome is not Outcome.REFUSED and change.reason)

    def _told(self, reason: str, parts: Sequence[Change]) -> str:
        return f"{PART_OF.format(parts_named(change.modification for change in parts))}; {reason}"

    def _reason(self, place: int) -> str:
        """Why a change was refused, and which instruction before it changed the same provision."""
        change = self.applied.changes[place]
        if place in self.against:
            return change.reason
        done = [(other, self.orders[n]) for n, other in enumerate(self.applied.changes[:place]) if other.outcome is Outcome.APPLIED]
        earlier = before(change.modification, done)
        reason = reason_in_draft(change, self.current, self.day)
        return f"{reason}; instruction {earlier.name} changed the provision before" if earlier and earlier != self.orders[place] else reason

    def _without_row(self, places: Sequence[int]) -> str:
        """Why what was applied shows nowhere."""
        gone = next((later for place in places if (later := repealed_later(place, self.applied, self.orders))), None)
        return f"instruction {gone.name} of the draft repeals this provision" if gone else NO_WORD
