"""The tree of a classifier as it is shown: levels opened on demand, long ones in parts, and how much carries each code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, cast

from flask import current_app

from classifiers.schemes.model import Concept, Node, Version
from web.acts_view_cache import Kept
from web.services import services

PART: Final = 300
"""Items of one level shown at once."""
LEVELS, PARENTS = "toplu.classifier_levels", "toplu.classifier_parents"
LEVELS_KEPT, PARENTS_KEPT = 64, 8
SHOWN: Final = ("act", "standard")
"""Whose codes are counted in the tree."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A row: the item, how many stand below it, how much carries its code or one below, and what is open below it."""

    concept: Concept
    children: int
    carried: int
    opened: "Shown | None" = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A part of a level: the rows from `start`, of all there are."""

    parent: str
    branches: tuple[Branch, ...]
    start: int
    all: int

    @property
    def before(self) -> int | None:
        """Where the part before it starts."""
        return max(0, self.start - PART) if self.start else None

    @property
    def after(self) -> int | None:
        """Where the part after it starts."""
        end = self.start + len(self.branches)
        return end if end < self.all else None


def keep_levels(extensions: dict[str, Any]) -> None:
    """Keep levels of the tree in the memory of an app: what is published does not change."""
    extensions[LEVELS] = Kept[tuple[Node, ...]](LEVELS_KEPT)
    extensions[PARENTS] = Kept[dict[str, str]](PARENTS_KEPT)


def level(version: Version, parent: str = "") -> tuple[Node, ...]:
    """The items below one, or those at the top."""
    kept = cast("Kept[tuple[Node, ...]]", current_app.extensions[LEVELS])
    return kept.get((*_key(version), parent), partial(services().schemes.tree, version.scheme, version.number, parent))


def parents(version: Version) -> Mapping[str, str]:
    """By code the code above it."""
    kept = cast("Kept[dict[str, str]]", current_app.extensions[PARENTS])
    return kept.get(_key(version), lambda: services().schemes.parents(version.scheme, version.number))


def shown(version: Version, way: tuple[str, ...] = (), start: int | None = None) -> Shown:
    """The tree open along a way of codes from the top; `start` is where the part of the last level opened begins."""
    return _part(version, "", way, start, carried(version))


def part(version: Version, parent: str, start: int = 0) -> Shown:
    """One level alone."""
    return _part(version, parent, (), start, carried(version))


def _part(version: Version, parent: str, way: tuple[str, ...], start: int | None, counts: Mapping[str, int]) -> Shown:
    nodes = level(version, parent)
    first = _start_of(nodes, way[0]) if way else start or 0
    rows = tuple(_branch(version, node, way, start, counts) for node in nodes[first : first + PART])
    return Shown(parent, rows, first, len(nodes))


def _branch(version: Version, node: Node, way: tuple[str, ...], start: int | None, counts: Mapping[str, int]) -> Branch:
    code = node.concept.code
    opened = _part(version, code, way[1:], start, counts) if way and way[0] == code and node.children else None
    return Branch(node.concept, node.children, counts.get(code, 0), opened)


def _start_of(nodes: tuple[Node, ...], code: str) -> int:
    """Where the part begins in which a code stands."""
    at = next((at for at, node in enumerate(nodes) if node.concept.code == code), 0)
    return at - at % PART


def way_to(version: Version, code: str) -> tuple[str, ...]:
    """The codes from the top to one, itself the last."""
    above = parents(version)
    return tuple(reversed([*_up(above, code)])) if code in above else ()


def below(version: Version, code: str) -> tuple[str, ...]:
    """A code and all below it in the main hierarchy."""
    above = parents(version)
    return tuple(one for one in above if code in _up(above, one))


def carried(version: Version) -> Mapping[str, int]:
    """How many acts and standards carry each code or one below it. Only of the newest version: older codes are carried no more."""
    if services().schemes.version(version.scheme).number != version.number:
        return {}
    own = own_counts(version.scheme)
    above = parents(version) if own else {}
    summed: dict[str, int] = {}
    for code, count in own.items():
        for one in _up(above, code):
            summed[one] = summed.get(one, 0) + count
    return summed


def own_counts(scheme: str) -> dict[str, int]:
    """How many acts and standards carry each code itself."""
    summed: dict[str, int] = {}
    for kind, uses in services().uses.by_kind.items():
        for code, count in uses.counts(scheme).items() if kind in SHOWN else ():
            summed[code] = summed.get(code, 0) + count
    return summed


def _up(above: Mapping[str, str], code: str) -> Iterator[str]:
    """A code and those above it; a circle ends where it closes."""
    seen: set[str] = set()
    while code and code not in seen:
        yield code
        seen.add(code)
        code = above.get(code, "")


def _key(version: Version) -> tuple[object, ...]:
    return version.scheme, version.sequence, version.published_at
