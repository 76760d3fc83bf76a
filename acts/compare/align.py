"""Which unit of one text is which of another: by number under units that are each other's, then by likeness of the words.

Likeness is only asked of units that may be each other's: of one number, near in order, or sharing rare words. How many pairs that is
grows with the length of the texts, not with its square.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from acts.compare.align_near import candidates
from acts.compare.align_units import Node, is_division, nodes, scoped
from acts.model import Document, Element, Kind

__all__ = ["Pair", "align", "aligned"]

SAME_NUMBER: Final = 50.0
"""Likeness, in percent, from which two units of one number are each other's at once; below it another unit may be liker."""
LIKE: Final = 65.0
"""Likeness from which units of different numbers under one unit are each other's."""
MOVED: Final = 80.0
"""Likeness from which units at quite different places are each other's."""
FEWEST: Final = 20
"""Letters of a unit that may have moved from anywhere: shorter ones are alike by chance."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit on the left and what it is on the right; None where it is not there.

    ``moved``: its number differs, or the unit it stands in; an article is not moved where it only stands in another chapter.
    """

    left: Element | None
    right: Element | None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Aligned:
    """The pairs, in reading order of the right, and of which units of the texts likeness was asked (places in reading order)."""

    pairs: tuple[Pair, ...]
    looked: tuple[tuple[int, int], ...]


def align(left: Document, right: Document) -> tuple[Pair, ...]:
    """Every unit of both texts in exactly one pair, in reading order of the right; those gone stand behind what stood before them."""
    return aligned(left, right).pairs


def aligned(left: Document, right: Document) -> Aligned:
    """The same, with the pairs of units whose words were looked at."""
    matching = _Matching(nodes(left), nodes(right))
    matching.run()
    return Aligned(tuple(_in_order(matching.left, matching.right)), tuple(matching.scores))


class _Matching:
    """The nodes of both texts while they find their mates."""

    def __init__(self, left: list[Node], right: list[Node]) -> None:
        self.left, self.right = left, right
        self.scores: dict[tuple[int, int], float] = {}

    def run(self) -> None:
        self._mate(self.left[0], self.right[0])
        self._below(self.left[0], self.right[0])
        while self._moved():
            pass

    def _mate(self, one: Node, other: Node) -> None:
        one.mate, other.mate = other, one

    def _likeness(self, one: Node, other: Node, least: float) -> float:
        places = one.place, other.place
        if places not in self.scores:
            self.scores[places] = fuzz.ratio(one.look, other.look, score_cutoff=least) if one.look and other.look else 0.0
        score = self.scores[places]
        return score if score >= least else 0.0

    def _below(self, one: Node, other: Node) -> None:
        """Match what stands below two units that are each other's."""
        if _one_shape(one, other):
            for unit, same in zip(one.walk(), other.walk(), strict=True):
                self._mate(unit, same)
            return
        mine, theirs = _free(scoped(one)), _free(scoped(other))
        if not (mine and theirs):
            return
        waiting = self._by_number(mine, theirs)
        self._by_words(_free(mine), _free(theirs))
        self._by_likeness(_free(mine), _free(theirs))
        for pair in waiting:
            self._settle(*pair)
        self._alone(_free(mine), _free(theirs))
        for node in mine:
            if node.mate is not None and not is_division(node):
                self._below(node, node.mate)

    def _by_number(self, mine: Sequence[Node], theirs: Sequence[Node]) -> list[tuple[Node, Node]]:
        """Units of one number that are alike are each other's; returns those that are not."""
        known = _unique(theirs)
        waiting = []
        for number, node in _unique(mine).items():
            other = known.get(number)
            if other is None:
                continue
            if is_division(node) or node.words == other.words or self._likeness(node, other, SAME_NUMBER):
                self._mate(node, other)
            else:
                waiting.append((node, other))
        return waiting

    def _by_words(self, mine: Sequence[Node], theirs: Sequence[Node]) -> None:
        """Units of the same words, each the only one with them."""
        known = _unique_words(theirs)
        for words, node in _unique_words(mine).items():
            if words in known and _of_one_rank(node, known[words]):
                self._mate(node, known[words])

    def _by_likeness(self, mine: Sequence[Node], theirs: Sequence[Node], least: float = LIKE) -> bool:
        """Units near each other or sharing rare words, the likest first; whether any were found."""
        scored = []
        for at, to in candidates(mine, theirs):
            one, other = mine[at], theirs[to]
            if _of_one_rank(one, other) and (score := self._likeness(one, other, least)):
                scored.append((-score, abs(at - to), at + to, one, other))
        scored.sort(key=lambda row: row[:3])
        settled = [self._settle(one, other) for *_, one, other in scored]
        return any(settled)

    def _settle(self, one: Node, other: Node) -> bool:
        if one.mate is not None or other.mate is not None:
            return False
        self._mate(one, other)
        return True

    def _alone(self, mine: Sequence[Node], theirs: Sequence[Node]) -> None:
        """The paragraphs left over, where there is just one on each side between the same neighbours."""
        for one in mine:
            other = _between(one)
            if other is not None and other in theirs:
                self._settle(one, other)

    def _moved(self) -> bool:
        """Units, of those left over, that stand under quite another one; whether any were found."""
        mine, theirs = _tops(self.left), _tops(self.right)
        before = [node for node in mine if node.mate is None]
        self._by_words(mine, theirs)
        self._by_likeness(_free(mine), _free(theirs), MOVED)
        found = [node for node in before if node.mate is not None]
        for node in found:
            if node.mate is not None:
                self._below(node, node.mate)
        return bool(found)


def _one_shape(one: Node, other: Node) -> bool:
    """Whether two units have the same words in units of the same numbers."""
    if one.words != other.words or one.number != other.number or len(one.children) != len(other.children):
        return False
    return all(_one_shape(mine, theirs) for mine, theirs in zip(one.children, other.children, strict=True))


def _free(some: Iterable[Node]) -> list[Node]:
    return [node for node in some if node.mate is None]


def _tops(some: Iterable[Node]) -> list[Node]:
    """The units without a mate long enough to be known again, whatever they stand in."""
    return [node for node in some if node.mate is None and len(node.words) >= FEWEST]


def _unique(some: Iterable[Node]) -> dict[tuple[Kind, str], Node]:
    """The units whose kind and number no other has; paragraphs bear none."""
    found: dict[tuple[Kind, str], Node | None] = {}
    for node in some:
        if node.path or node.number[0] is not Kind.ALINEA:
            key = node.number[0], node.path
            found[key] = None if key in found else node
    return {number: node for number, node in found.items() if node is not None}


def _unique_words(some: Iterable[Node]) -> dict[str, Node]:
    found: dict[str, Node | None] = {}
    for node in some:
        if node.words:
            found[node.words] = None if node.words in found else node
    return {words: node for words, node in found.items() if node is not None}


def _of_one_rank(one: Node, other: Node) -> bool:
    """Whether one may have become the other: an article stays an article, a chapter a division."""
    if one.number[0] is other.number[0]:
        return True
    small = (Kind.PARAGRAPH, Kind.ALINEA, Kind.REMARK)
    return (one.number[0] in small and other.number[0] in small) or (is_division(one) and is_division(other))


def _between(one: Node) -> Node | None:
    """The free unit right behind, or before, the mate of the neighbour, of the same kind; None where there is none."""
    if one.parent is None or one.parent.mate is None:
        return None
    mine, theirs = one.parent.children, one.parent.mate.children
    at = mine.index(one)
    before = mine[at - 1].mate if at else None
    after = mine[at + 1].mate if at + 1 < len(mine) else None
    start = theirs.index(before) + 1 if before in theirs else 0
    end = theirs.index(after) if after in theirs else len(theirs)
    fits = end - start == 1 and (before is not None or at == 0) and (after is not None or at + 1 == len(mine))
    return theirs[start] if fits and theirs[start].number == one.number and theirs[start].mate is None else None


def _in_order(left: Sequence[Node], right: Sequence[Node]) -> Iterable[Pair]:
    """The pairs in reading order of the right, each unit that is gone behind what stood before it."""
    gone: dict[int, list[Node]] = {}
    anchor = -1
    for node in left:
        if node.mate is None:
            gone.setdefault(anchor, []).append(node)
        elif node.mate.place > anchor:
            anchor = node.mate.place
    for node in right:
        yield Pair(None, node.element) if node.mate is None else _pair(node.mate, node)
        yield from (Pair(lost.element, None) for lost in gone.get(node.place, ()))


def _pair(one: Node, other: Node) -> Pair:
    return Pair(one.element, other.element, one.number != other.number or (_elsewhere(one, other) and not _runs_through(one)))


def _elsewhere(one: Node, other: Node) -> bool:
    return one.parent is not None and other.parent is not None and one.parent.mate is not other.parent


def _runs_through(one: Node) -> bool:
    """Whether the number tells the unit in whatever division it stands: articles, and divisions themselves."""
    return one.element.kind is Kind.ARTICLE or is_division(one)
