"""What holds for the items below a frame or block head, and what is gathered for each act while an amending act is read."""

from dataclasses import dataclass, field

from acts.modifications.instructions.items import Item, Path
from acts.modifications.instructions.phrases import COMMENCES, ORDERS, QUOTES
from acts.modifications.instructions.targets import ground
from acts.modifications.model import Instruction, Misread, Modification, Target
from acts.references.model import ActCitation


@dataclass(frozen=True, slots=True)
class Scope:
    """What a frame or block head says for the items below it.

    `order`: what is done to the acts and units the items list ("ləğv edilsin"). `lost`: its provision was not understood.
    """

    path: Path
    acts: tuple[ActCitation, ...]
    context: Target | None = None
    order: str = ""
    lost: bool = False

    @property
    def ground(self) -> Target | None:
        """The provision units below are named in; unknown below a head that was not understood."""
        return None if self.lost else self.context or ground(self.acts)


@dataclass(slots=True)
class Gathered:
    """What was read for one amended act, while it grows."""

    modifications: list[Modification] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    misread: list[Misread] = field(default_factory=list)
    instructions: list[Instruction] = field(default_factory=list)


@dataclass(slots=True)
class Waiting:
    """An instruction that ends in a colon, and the lines of its new text printed without quotation marks."""

    path: Path
    numbers: frozenset[str]
    gathered: list[Gathered] = field(default_factory=list)
    start: dict[int, int] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)

    def begin(self, one: Gathered) -> None:
        """The modifications of the instruction come behind those `one` has."""
        self.gathered.append(one)
        self.start[id(one)] = len(one.modifications)

    def unclosed(self) -> str:
        """The text, where it opens with a quotation mark that nothing closes; the mark is then taken off. "" for any other."""
        first = self.texts[0].lstrip()
        if not QUOTES.match(first):
            return ""
        self.texts[0] = first[1:].lstrip()
        return "\n".join([first, *self.texts[1:]])

    def takes(self, item: Item) -> bool:
        """Whether an item is a line of that text: it orders nothing, and bears the number asked for, a deeper one or none."""
        if ORDERS.search(item.text) or COMMENCES.search(item.text):
            return False
        if not item.numbered:
            return True
        return item.path[-1].printed in self.numbers or (len(item.path) > len(self.path) and item.path[: len(self.path)] == self.path)
