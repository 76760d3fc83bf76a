"""Which unit of one text is which of another: by number under units that are each other's, then by likeness of the words.

Likeness is only asked of units that may be each other's: of one number, near in order, or sharing rare words. How many pairs that is
grows with the length of the texts, not with its square.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from acts.compare.align_near import candidates
from acts.compare.align_units import Node, Pair, is_division, same_number, scoped, top, whole
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
class Aligned:
    """The pairs, in reading order of the right, and of which units of the texts likeness was asked."""

    pairs: tuple[Pair, ...]
    looked: tuple[tuple[Element, Element], ...]


def align(left: Document, right: Document) -> tuple[Pair, ...]:
    """Every unit of both texts in exactly one pair, in reading order of the right; those gone stand behind what stood before them."""
    return _matched(left, right).pairs()


def aligned(left: Document, right: Document) -> Aligned:
    """The same, with the pairs of units likeness was asked of."""
    matching = _matched(left, right)
    return Aligned(matching.pairs(), tuple([(one.element, other.element) for one, other in matching.scores]))


def _matched(left: Document, right: Document) -> "_Matching":
    matching = _Matching(top(left), top(right))
    matching.run()
    return matching


class _Matching:
    """The nodes of both texts while they find their mates; ``left`` and ``right``: in reading order, once they have run."""

    def __init__(self, left: Node, right: Node) -> None:
        self.left, self.right = [left], [right]
        self.scores: dict[tuple[Node, Node], float] = {}

    def run(self) -> None:
        left, right = self.left[0], self.right[0]
        self._mate(left, right)
        if not self._whole(left, right):
            self._below(left, right)
        self.left, self.right = left.all(), right.all()
        self._moved()

    def pairs(self) -> tuple[Pair, ...]:
        """The pairs found, as `align` gives them."""
        return _in_order(self.left, self.right)

    def _mate(self, one: Node, other: Node) -> None:
        one.mate, other.mate = other, one

    def _likeness(self, one: Node, other: Node, least: float) -> float:
        score = self.scores.get((one, other))
        if score is None:
            score = self.scores[one, other] = _ratio(one, other, least)
        return score if score >= least else 0.0

    def _whole(self, one: Node, other: Node) -> bool:
        """Whether two units are of one shape, and then are each other's with all below them."""
        below = whole(one, other)
        if below is None:
            return False
        if one.grown or other.grown:
            for unit, same in zip(one.all(), other.all(), strict=True):
                self._mate(unit, same)
        else:
            self._mate(one, other)
            one.whole = other.whole = below
        return True

    def _below(self, one: Node, other: Node) -> None:
        """Match what stands below two units that are each other's and not of one shape."""
        mine, theirs = _free(scoped(one)), _free(scoped(other))
        if not (mine and theirs):
            return
        waiting = self._by_number(mine, theirs)
        self._by_words(_free(mine), _free(theirs))
        self._by_likeness(_free(mine), _free(theirs), LIKE)
        for pair in waiting:
            self._settle(*pair)
        self._alone(_free(mine), _free(theirs))
        for node in mine:
            if node.mate is not None and not is_division(node):
                self._inside(node, node.mate)

    def _inside(self, one: Node, other: Node) -> None:
        """Match what stands below two units that are each other's, of one shape or not."""
        if not (one.element.children or other.element.children):
            return
        if one.whole is None and not (one.words == other.words and self._whole(one, other)):
            self._below(one, other)

    def _by_number(self, mine: Sequence[Node], theirs: Sequence[Node]) -> list[tuple[Node, Node]]:
        """Units of one number that are alike are each other's; returns those that are not."""
        known = _unique(theirs)
        pairs = [(node, other) for number, node in _unique(mine).items() if (other := known.get(number)) is not None]
        unlike = [(node, other) for node, other in pairs if not self._same(node, other)]
        if not unlike:
            return []
        self._twins(unlike, mine, theirs)
        for node, other in unlike:
            if self._likeness(node, other, SAME_NUMBER):
                self._settle(node, other)
        return [pair for pair in unlike if pair[0].mate is None is pair[1].mate]

    def _same(self, one: Node, other: Node) -> bool:
        """Whether two units of one number are each other's without a look at how alike they are."""
        if is_division(one) or self._whole(one, other) or one.words == other.words:
            self._mate(one, other)
            return True
        return False

    def _twins(self, unlike: Sequence[tuple[Node, Node]], mine: Sequence[Node], theirs: Sequence[Node]) -> None:
        """Units word for word the same are each other's, before those of one number whose words differ much: they were pushed on."""
        close = {node for pair in unlike if self._likeness(*pair, SAME_NUMBER) >= MOVED for node in pair}
        self._by_words(*([node for node in _tops(some) if node not in close] for some in (mine, theirs)))

    def _by_words(self, mine: Sequence[Node], theirs: Sequence[Node]) -> None:
        """Units of the same words, each the only one with them."""
        known = _unique_words(theirs)
        for words, node in _unique_words(mine).items():
            if words in known and _of_one_rank(node, known[words]):
                self._mate(node, known[words])

    def _by_likeness(self, mine: Sequence[Node], theirs: Sequence[Node], least: float) -> None:
        """Units near each other or sharing rare words, the likest first."""
        scored = []
        for at, to in candidates(mine, theirs):
            one, other = mine[at], theirs[to]
            if _of_one_rank(one, other) and (score := self._likeness(one, other, least)):
                scored.append((-score, abs(at - to), at + to, at, one, other))
        scored.sort()   # no two rows have the same first four: units are never compared
        for *_, one, other in scored:
            self._settle(one, other)

    def _settle(self, one: Node, other: Node) -> None:
        if one.mate is None and other.mate is None:
            self._mate(one, other)

    def _alone(self, mine: Sequence[Node], theirs: Sequence[Node]) -> None:
        """The paragraphs left over, where there is just one on each side between the same neighbours."""
        for one in mine:
            other = _between(one)
            if other is not None and other in theirs:
                self._settle(one, other)

    def _moved(self) -> None:
        """Match units, of those left over, that stand under quite another one; by their words until none is found."""
        mine, theirs = _tops(self.left), _tops(self.right)
        self._by_words(mine, theirs)
        self._by_likeness(_free(mine), _free(theirs), MOVED)
        while found := [node for node in mine if node.mate is not None]:
            for node in found:
                if node.mate is not None:
                    self._inside(node, node.mate)
            mine, theirs = _free(mine), _free(theirs)
            self._by_words(mine, theirs)


def _ratio(one: Node, other: Node, least: float) -> float:
    mine, theirs = one.coded, other.coded
    if type(mine) is not type(theirs):
        mine, theirs = one.look, other.look
    return fuzz.ratio(mine, theirs, score_cutoff=least) if mine and theirs else 0.0


def _free(some: Iterable[Node]) -> list[Node]:
    return [node for node in some if node.mate is None]


def _tops(some: Iterable[Node]) -> list[Node]:
    """The units without a mate long enough to be known again, whatever they stand in."""
    return [node for node in some if node.mate is None and len(node.words) >= FEWEST]


def _unique(some: Iterable[Node]) -> dict[tuple[Kind, str], Node]:
    """The units whose kind and number no other has; paragraphs bear none."""
    found: dict[tuple[Kind, str], Node | None] = {}
    for node in some:
        if node.path or node.kind is not Kind.ALINEA:
            key = node.kind, node.path
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
    if one.kind is other.kind:
        return True
    small = (Kind.PARAGRAPH, Kind.ALINEA, Kind.REMARK)
    return (one.kind in small and other.kind in small) or (is_division(one) and is_division(other))


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
    return theirs[start] if fits and same_number(theirs[start], one) and theirs[start].mate is None else None


def _in_order(left: Sequence[Node], right: Sequence[Node]) -> tuple[Pair, ...]:
    """The pairs in reading order of the right, each unit that is gone behind what stood before it."""
    gone = _gone(left, right)
    found: list[Pair] = []
    for place, node in enumerate(right):
        found.append(Pair(None, node.element) if node.mate is None else _pair(node.mate, node))
        if node.whole:
            found += node.whole
        if place in gone:
            found += [Pair(lost.element, None) for lost in gone[place]]
    return tuple(found)


def _gone(left: Sequence[Node], right: Sequence[Node]) -> Mapping[int, Sequence[Node]]:
    """The units that are gone, by the place on the right they stand behind."""
    places = {node: place for place, node in enumerate(right)}
    gone: dict[int, list[Node]] = defaultdict(list)
    behind = -1
    for node in left:
        if node.mate is None:
            gone[behind].append(node)
        else:
            behind = max(behind, places[node.mate])
    return gone


def _pair(one: Node, other: Node) -> Pair:
    return Pair(one.element, other.element, not same_number(one, other) or (_elsewhere(one, other) and not _runs_through(one)))


def _elsewhere(one: Node, other: Node) -> bool:
    return one.parent is not None and other.parent is not None and one.parent.mate is not other.parent


def _runs_through(one: Node) -> bool:
    """Whether the number tells the unit in whatever division it stands: articles, and divisions themselves."""
    return one.element.kind is Kind.ARTICLE or is_division(one)
