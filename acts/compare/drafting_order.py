"""In what order the changes of a unit are said, so that numbers and counts mean the same to whoever takes the instructions one after
another and to whoever takes them all for the text as it stood.

Paragraphs that are only counted: reworded ones first, as they stood; those gone from the last to the first; new ones last, counted in
the new text.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Protocol, TypeVar

from acts.compare.align import Pair
from acts.compare.drafting_names import Path
from acts.compare.drafting_trees import Trees
from acts.model import Element, Kind

Group = tuple[Pair, ...]


class Sided(Protocol):
    """Anything that stands on two sides."""

    @property
    def left(self) -> Element | None: ...
    @property
    def right(self) -> Element | None: ...


Two = TypeVar("Two", bound=Sided)


def groups(pairs: Sequence[Pair], trees: Trees) -> Iterator[Group]:
    """The pairs in the order they are said; those of a group, paragraphs gone from one unit, may be said together."""
    for _, found in groupby(in_turn(pairs, lambda moving: _by_level(moving, trees)), lambda pair: _counted_in(pair, trees)):
        yield from _by_count(tuple(found), trees)


def in_turn(some: Sequence[Two], order: Callable[[Sequence[Two]], Iterable[Two]]) -> Iterator[Two]:
    """In reading order; where numbers change, what goes before what gets another number, in that order, and that before the rest."""
    moving = [one for one in some if renamed(one)]
    if not moving:
        yield from some
        return
    yield from (one for one in some if one.right is None)
    yield from order(moving)
    yield from (one for one in some if one.right is not None and not renamed(one))


def _by_level(moving: Sequence[Pair], trees: Trees) -> Iterator[Pair]:
    """A unit that gets another number carries those below it along, so that it comes before them."""
    levels = {id(pair.left): len(trees.chain(pair.left)) for pair in moving if pair.left is not None}
    for level in sorted(set(levels.values())):
        yield from numbers_free([pair for pair in moving if levels[id(pair.left)] == level])


def numbers_free(pairs: Sequence[Two]) -> list[Two]:
    """Units that get other numbers, each after the one that leaves its number free: of those pushed on the last comes first."""
    waiting, found = list(reversed(pairs)), []
    while waiting:
        borne = {number(pair.left) for pair in waiting if pair.left is not None}
        free = (at for at, pair in enumerate(waiting) if pair.right is not None and number(pair.right) not in borne)
        found.append(waiting.pop(next(free, 0)))
    return found


def renamed(pair: Sided) -> bool:
    """Whether a unit bears another number on the right."""
    return pair.left is not None and pair.right is not None and number(pair.left) != number(pair.right)


def number(element: Element) -> str:
    """The number of a unit, "" where it bears none."""
    return element.num.canonical if element.num is not None else ""


def _counted_in(pair: Pair, trees: Trees) -> Path:
    """What the unit is called whose paragraphs this one is counted among; () for a unit with a name of its own."""
    shown = pair.right or pair.left
    above = trees.named_above(shown) if shown is not None and shown.kind is Kind.ALINEA else None
    return trees.path(above) if above is not None else ()


def _by_count(pairs: Sequence[Pair], trees: Trees) -> Iterator[Group]:
    if not pairs or not _counted_in(pairs[0], trees):
        yield from ((pair,) for pair in pairs)
        return
    yield from ((pair,) for pair in pairs if pair.left is not None and pair.right is not None)
    if gone := tuple(pair for pair in reversed(pairs) if pair.right is None):
        yield gone
    yield from ((pair,) for pair in pairs if pair.left is None)
