"""Which units a draft speaks of one by one: articles, and what stands in no article; and what becomes of each of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from acts.compare.align import Pair
from acts.compare.drafting_order import number, renamed
from acts.compare.drafting_trees import Trees
from acts.model import Document, Element, Kind

ALONE: Final = frozenset({Kind.ACT, Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER, Kind.ATTACHMENT})
"""Units that only hold others; their own words are a heading."""


@dataclass(frozen=True, slots=True)
class Holder:
    """An article or the like on both sides, or on one, and the pairs of it and of what stands below it."""

    left: Element | None
    right: Element | None
    pairs: tuple[Pair, ...]


def ways(pairs: Sequence[Pair], trees: Trees) -> Iterator[tuple[Holder, ...]]:
    """The holders as a draft may take them: articles that got numbers of others reworded, or given those numbers, where there are any."""
    by_number = tuple(_by_number(pairs))
    yield holders(by_number, trees)
    if any(one.left is not other.left or one.right is not other.right for one, other in zip(by_number, pairs, strict=False)):
        yield holders(pairs, trees)


def beside(parts: Sequence[Holder], at: int) -> list[Element]:
    """The left units near a holder that keep their numbers, two on each side."""
    def staying(some: Sequence[Holder]) -> list[Element]:
        return [part.left for part in some if part.left is not None and not renamed(part)]

    return staying(parts[:at])[-2:] + staying(parts[at + 1:])[:2]


def holders(pairs: Sequence[Pair], trees: Trees) -> tuple[Holder, ...]:
    """The holders in reading order. A unit that went from one to another is gone from the one and new in the other."""
    mates = {id(pair.left): pair.right for pair in pairs if pair.left is not None}
    backs = {id(pair.right): pair.left for pair in pairs if pair.right is not None}
    grouped: dict[int, tuple[Element | None, Element | None, list[Pair]]] = {}
    for pair in _parted(pairs, trees, mates):
        shown = pair.right or pair.left
        if shown is None:
            continue
        top = holder_of(shown, trees)
        right = top if pair.right is not None else mates.get(id(top))
        left = backs.get(id(top)) if pair.right is not None else top
        grouped.setdefault(id(right or left), (left, right, []))[2].append(pair)
    return tuple(Holder(left, right, tuple(found)) for left, right, found in grouped.values())


def _by_number(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs, articles joined by number where the number an article got was another's: that one is reworded, since numbers of articles
    stay (Constitutional Law on normative legal acts, article 32.1).
    """
    mine = {number(pair.left): pair.left for pair in pairs if pair.left is not None and pair.left.kind is Kind.ARTICLE}
    theirs = {number(pair.right): pair.right for pair in pairs if pair.right is not None and pair.right.kind is Kind.ARTICLE}
    kept = {id(pair.left) for pair in pairs if pair.left is not None and pair.right is not None
            and (number(pair.left) == number(pair.right) or number(pair.right) not in mine)}
    for pair in pairs:
        left, right = pair.left, pair.right
        shown = right or left
        if shown is None or shown.kind is not Kind.ARTICLE or id(left) in kept:
            yield pair
            continue
        if left is not None and number(left) not in theirs:
            yield Pair(left, None)
        if right is not None:
            other = mine.get(number(right))
            yield Pair(other if other is not None and id(other) not in kept else None, right)


def holder_of(element: Element, trees: Trees) -> Element:
    """The article a unit stands in, else the outermost unit around it that holds words."""
    chain = trees.chain(element)
    article = next((unit for unit in chain if unit.kind is Kind.ARTICLE), None)
    return article or next((unit for unit in chain if unit.kind not in ALONE), element)


def _parted(pairs: Sequence[Pair], trees: Trees, mates: Mapping[int, Element | None]) -> Iterator[Pair]:
    """The pairs, those that stand under units that are not each other's as a unit gone and a unit come."""
    for pair in pairs:
        if pair.left is None or pair.right is None or _stays(pair.left, pair.right, trees, mates):
            yield pair
        else:
            yield from (Pair(pair.left, None), Pair(None, pair.right))


def _stays(left: Element, right: Element, trees: Trees, mates: Mapping[int, Element | None]) -> bool:
    if left.kind in ALONE or left.kind is Kind.ARTICLE:
        return True
    above, other = trees.above.get(id(left)), trees.above.get(id(right))
    return above is not None and other is not None and mates.get(id(above)) is other


def only(document: Document, kept: Sequence[Element], out: Sequence[Element] = ()) -> Document:
    """The text with nothing but some units, and the headings of what they stand in; ``out``: units left out of them."""
    wanted, unwanted = {id(element) for element in kept}, {id(element) for element in out}
    return Document(_kept(document.root, wanted, unwanted) or replace(document.root, children=()))


def _kept(element: Element, wanted: set[int], out: set[int]) -> Element | None:
    if id(element) in wanted:
        return _without(element, out) if out else element
    children = tuple(child for below in element.children if (child := _kept(below, wanted, out)) is not None)
    return replace(element, children=children) if children else None


def _without(element: Element, out: set[int]) -> Element:
    return replace(element, children=tuple(_without(child, out) for child in element.children if id(child) not in out))
