"""Instructions of one draft that contradict each other: of two that cannot both be meant, the later one is not applied."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from acts.compare.draft_model import Order
from acts.modifications.model import Modification, ProvisionInsertion, ProvisionReplacement, Renumbering, Repeal, Target


def contradictions(modifications: Sequence[Modification], orders: Sequence[Order]) -> dict[int, str]:
    """Why a modification contradicts one before it, by its place; those that do not are left out."""
    draft, found = _Said(), {}
    for place, (one, order) in enumerate(zip(modifications, orders, strict=True)):
        if reason := draft.against(one):
            found[place] = reason
        else:
            draft.say(one, order)
    return found


def before(modification: Modification, others: Iterable[tuple[Modification, Order]]) -> Order | None:
    """The last of the instructions before one that touches the same provision."""
    path = str(modification.target)
    touching = [order for one, order in others if _inside(path, str(one.target)) or _inside(str(one.target), path)]
    return touching[-1] if touching else None


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
