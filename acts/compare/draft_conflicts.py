"""Instructions of one draft that contradict each other: of two that cannot both be meant, the later one is not applied."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from acts.compare.draft_model import Order
from acts.history.model import Change
from acts.modifications.model import Modification, ProvisionInsertion, ProvisionReplacement, Renumbering, Repeal, Target, Unit

_OF_WHOLE_UNITS: Final = (ProvisionInsertion, ProvisionReplacement, Renumbering, Repeal)
_WORDS: Final = frozenset({"art", "para", "point", "subpoint"})
_NUMBERED: Final = frozenset({Unit.ARTICLE, Unit.PART, Unit.POINT, Unit.SUBPOINT})


def contradictions(modifications: Sequence[Modification], orders: Sequence[Order]) -> dict[int, str]:
    """Why a modification contradicts one before it, by its place; those that do not are left out."""
    draft, found = _Said(), {}
    for place, (one, order) in enumerate(zip(modifications, orders, strict=True)):
        if reason := draft.against(one):
            found[place] = reason
        else:
            draft.say(one, order)
    return found


def before(modification: Modification, others: Iterable[tuple[Change, Order]]) -> Order | None:
    """The last of the instructions before one that really changed the same provision."""
    touching = [order for change, order in others if _touches(change, modification.target)]
    return touching[-1] if touching else None


def _touches(change: Change, target: Target) -> bool:
    """Whether a change moved something of a provision: it was ordered for it or a unit in it, took a unit around it as a whole, or its
    words are among those changed.
    """
    path, other = str(target), str(change.modification.target)
    if _inside(other, path) or (_inside(path, other) and other != "code" and isinstance(change.modification.action, _OF_WHOLE_UNITS)):
        return True
    return any(_is_below(eid, target) for eid in change.eids)


def _is_below(eid: str, target: Target) -> bool:
    """Whether a unit is the one a target's numbers lead to, or stands below it: "art_5__para_5.1" in "art_5.1"."""
    wanted = {step.number for step in target.steps if step.unit in _NUMBERED}
    in_annex = any(step.unit is Unit.ANNEX for step in target.steps)
    parts = [part.partition("_") for part in eid.split("__")]
    numbers = {number for word, _, number in parts if word in _WORDS and (word == "art" or "." in number or not number.isdecimal())}
    return bool(wanted) and wanted <= numbers and in_annex == (parts[0][0] == "att")


@dataclass(slots=True)
class _Said:
    """What the draft has ordered so far, by provision."""

    repealed: dict[str, Order] = field(default_factory=dict)
    reworded: dict[str, Order] = field(default_factory=dict)
    changed: dict[str, Order] = field(default_factory=dict)
    done: dict[tuple[Target, object], Order] = field(default_factory=dict)

    def against(self, one: Modification) -> str:
        path = str(one.target)
        if (same := self.done.get((one.target, one.action))) is not None:
            return f"instruction {same.name} of the draft orders the same already"
        gone = next((order for other, order in self.repealed.items() if _inside(path, other)), None)
        if gone is not None and not (isinstance(one.action, ProvisionInsertion) and path in self.repealed):
            return f"instruction {gone.name} of the draft repeals this provision"
        if isinstance(one.action, ProvisionReplacement) and path in self.reworded:
            return f"instruction {self.reworded[path].name} of the draft already gives this provision another wording"
        if isinstance(one.action, Repeal) and (changed := next(self._changed_in(path), None)):
            return f"instruction {changed.name} of the draft changes this provision, so it cannot be repealed as well"
        return ""

    def _changed_in(self, path: str) -> Iterator[Order]:
        return (order for other, order in (self.changed | self.reworded).items() if _inside(other, path))

    def say(self, one: Modification, order: Order) -> None:
        path = str(one.target)
        self.done[one.target, one.action] = order
        match one.action:
            case Repeal():
                self.repealed[path] = order
            case ProvisionReplacement():
                self.reworded[path] = order
            case Renumbering(to):
                self._forget(path, str(to))
            case ProvisionInsertion():
                self._forget(path)
                self.changed[path] = order
            case _:
                self.changed[path] = order

    def _forget(self, *paths: str) -> None:
        """Another unit bears the number now: what was said of it was said of the one before."""
        for known in (self.repealed, self.reworded, self.changed):
            for path in [other for other in known if any(_inside(other, one) for one in paths)]:
                del known[path]
        for said in [said for said in self.done if any(_inside(str(said[0]), one) for one in paths)]:
            del self.done[said]


def _inside(path: str, above: str) -> bool:
    """Whether a provision is another or stands in it: "art_5.1/sentence_2" in "art_5"."""
    return path == above or above == "code" or (path.startswith(above) and path[len(above)] in "/.")
