"""The editions of a standard drawn: each follows the one before it, its amendments and corrigenda hang below it, what it replaced of other
standards stands above."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from classifiers.standards.chain import SUPPLEMENTS, in_order
from classifiers.standards.designation import Designation
from classifiers.standards.identity import read, standard_of
from classifiers.standards.model import Edition, EditionStatus, RelationKind

WIDTH, HEIGHT, GAP = 176, 62, 40
"""Of a box, and between boxes, in pixels of the drawing."""
LINE: Final = 24
"""Height of a supplement or of a standard replaced."""
EDGE: Final = 4
MOST_LETTERS: Final = 22
OF_EDITION: Final = re.compile(r"^[(:]?(?:\d\d/)?\d{4}\)?[ /]*")
"""How the designation of a supplement begins: with the edition it goes with."""


@dataclass(frozen=True, slots=True)
class Box:
    """A document drawn at a place. ``small``: a line of text instead of a box; ``reference`` is what it leads to."""

    x: int
    y: int
    label: str
    reference: str
    edition: Edition | None = None
    small: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Boxes and the lines between them, ``arrows`` with a head; paths in the words of SVG. Sizes are pixels."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[str, ...]
    threads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An edition of the chain with what hangs below it and what it replaced of other standards."""

    edition: Edition
    supplements: tuple[Edition, ...] = ()
    replaced: tuple[str, ...] = ()


def links(editions: Iterable[Edition]) -> tuple[Link, ...]:
    """The chain, oldest first. Drafts are left out where anything else is there; so is the entry of the standard without a day."""
    told = in_order(editions)
    whole = [one for one in told if one.kind not in SUPPLEMENTS]
    dated = [one for one in whole if one.published] or whole
    main = [one for one in dated if one.status is not EditionStatus.DRAFT] or dated
    hung: dict[str, list[Edition]] = {one.reference: [] for one in main}
    for one in told:
        base = _base_of(one, main) if one.kind in SUPPLEMENTS else None
        if base:
            hung[base.reference].append(one)
    return tuple(Link(one, tuple(hung[one.reference]), _replaced(one)) for one in main)


def draw(chain: Sequence[Link], after: Sequence[Edition] = ()) -> Drawing | None:
    """The drawing; `after` are editions of other standards that took the place of the last. None where there is nothing to connect."""
    if len(chain) + len(after) < 2 and not any(one.supplements or one.replaced for one in chain):
        return None
    top = EDGE + LINE * max(len(one.replaced) for one in chain) + (LINE // 2 if any(one.replaced for one in chain) else 0)
    links = (*chain, *(Link(one) for one in after))
    boxes = [box for at, one in enumerate(links) for box in _boxes(one, _x(at), top)]
    arrows = tuple(f"M{_x(at) - GAP} {top + HEIGHT // 2}H{_x(at) - 6}" for at in range(1, len(links)))
    threads = tuple(path for at, one in enumerate(chain) for path in _threads(one, _x(at), top))
    height = top + HEIGHT + LINE * max(len(one.supplements) for one in chain) + LINE // 2
    return Drawing(_x(len(links)) - GAP + EDGE, height, tuple(boxes), arrows, threads)


def tail(edition: Edition) -> str:
    """What tells an edition from the others of its standard: ":2013", "(10/2019)"; its reference where that does not begin alike."""
    rest = edition.reference.removeprefix(edition.standard).strip()
    return rest if rest and rest != edition.reference else edition.reference


def _x(at: int) -> int:
    return EDGE + at * (WIDTH + GAP)


def _boxes(link: Link, x: int, top: int) -> list[Box]:
    above = [Box(x + 14, top - LINE * (len(link.replaced) - at), _short(name), name, small=True) for at, name in enumerate(link.replaced)]
    bottom = top + HEIGHT + LINE // 2
    names = [_short(OF_EDITION.sub("", tail(one)) or tail(one), MOST_LETTERS + 2) for one in link.supplements]
    below = [Box(x + 24, bottom + LINE * at, names[at], one.reference, one, small=True) for at, one in enumerate(link.supplements)]
    return [*above, Box(x, top, _short(tail(link.edition)), link.edition.reference, link.edition), *below]


def _threads(link: Link, x: int, top: int) -> list[str]:
    paths = [f"M{x + 6} {top - LINE * len(link.replaced)}V{top}"] if link.replaced else []
    if link.supplements:
        bottom = top + HEIGHT
        paths += [f"M{x + 12} {bottom}V{bottom + LINE * len(link.supplements)}"]
        paths += [f"M{x + 12} {bottom + LINE * (at + 1)}H{x + 20}" for at in range(len(link.supplements))]
    return paths


def _short(text: str, most: int = MOST_LETTERS) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _base_of(supplement: Edition, main: Sequence[Edition]) -> Edition | None:
    """The edition a supplement goes with: as told, else by the year its designation names, else the last one before it."""
    bases = {one.target for one in supplement.relations if one.kind in (RelationKind.AMENDS, RelationKind.CORRECTS)}
    told = next((one for one in main if one.reference in bases), None)
    return told or _of_year(supplement, main) or _before(supplement, main)


def _of_year(supplement: Edition, main: Sequence[Edition]) -> Edition | None:
    named = read(supplement.reference)
    if named is None or not named.amendments:
        return None
    base = replace(named.unamended, date="", edition="")
    found = [one for one in main if _is_of(base, read(one.reference))]
    return found[-1] if found else None


def _is_of(base: Designation, other: Designation | None) -> bool:
    return other is not None and base.year is not None and base.year == other.year


def _before(supplement: Edition, main: Sequence[Edition]) -> Edition | None:
    if supplement.published is None:
        return main[-1] if main else None
    earlier = [one for one in main if one.published and one.published <= supplement.published]
    return earlier[-1] if earlier else main[0] if main else None


def _replaced(edition: Edition) -> tuple[str, ...]:
    """Editions of other standards it took the place of."""
    targets = (one.target for one in edition.relations if one.kind is RelationKind.REPLACES)
    return tuple(dict.fromkeys(target for target in targets if standard_of(target) != edition.standard))
