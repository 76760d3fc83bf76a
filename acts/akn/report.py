"""What became of the parts of a foreign document that a `Document` has no place for."""

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Kept:
    """Something not understood of which the words are in the document. `where`: the first place ("line 12"); `count`: how many."""

    where: str
    what: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Lost:
    """Something that is not in the document. Fields as of `Kept`."""

    where: str
    what: str
    count: int = 1


Item: TypeAlias = Kept | Lost


@dataclass(slots=True)
class Report:
    """Collects while a document is read; the same thing is told once, with its first place."""

    _found: dict[tuple[type[Kept] | type[Lost], str], tuple[str, int]] = field(default_factory=dict)

    def kept(self, where: str, what: str, count: int = 1) -> None:
        """The words of it are in the document."""
        self._add((Kept, what), where, count)

    def lost(self, where: str, what: str, count: int = 1) -> None:
        """It is not in the document."""
        self._add((Lost, what), where, count)

    def items(self) -> tuple[Item, ...]:
        """Everything, in the order of first places."""
        return tuple(kind(where, what, count) for (kind, what), (where, count) in self._found.items())

    def _add(self, key: tuple[type[Kept] | type[Lost], str], where: str, count: int) -> None:
        first, before = self._found.get(key, (where, 0))
        self._found[key] = (first, before + count)
