"""What stands around a unit, and what it is called by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from acts.compare.drafting_names import Path, named
from acts.model import Element, Kind

_COUNTED: Final = frozenset({Kind.ALINEA, Kind.TABLE})


@dataclass(frozen=True, slots=True)
class Trees:
    """The units around each unit of both texts, by the unit's identity."""

    above: Mapping[int, Element]

    @classmethod
    def of(cls, *roots: Element) -> "Trees":
        return cls({id(child): element for root in roots for element in root.walk() for child in element.children})

    def chain(self, element: Element) -> list[Element]:
        """The unit and all it stands in, the outermost first."""
        found = [element]
        while (parent := self.above.get(id(found[-1]))) is not None:
            found.append(parent)
        return found[::-1]

    def path(self, element: Element) -> Path:
        """What the unit is called; () where it has no name of its own."""
        return () if element.kind in _COUNTED else named(self.chain(element))

    def named_above(self, element: Element) -> Element | None:
        """The nearest unit around it that bears a name."""
        return next((unit for unit in reversed(self.chain(element)[:-1]) if self.path(unit)), None)
