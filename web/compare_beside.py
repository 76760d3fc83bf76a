"""Two texts whole beside each other: the units that differ marked, those that stayed between them, folded."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from acts.model import Element, Kind
from web.compare_engine import TextsMade
from web.compare_rows import Side, side

ON_A_PAGE = 150
"""Stretches on one page: a unit that differs, or units that stayed."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit that differs, in both wordings."""

    key: str
    left_label: str
    right_label: str
    fate: str
    left: Side
    right: Side


@dataclass(frozen=True, slots=True)
class Quiet:
    """Paragraphs that stayed, of ``units`` units."""

    units: int
    lines: tuple[str, ...]


Part = Pair | Quiet


def beside(made: TextsMade, page: int) -> tuple[tuple[Part, ...], int]:
    """The stretches of that page (from 1), and how many pages there are."""
    parts = tuple(_folded(_units(made)))
    return parts[(page - 1) * ON_A_PAGE : page * ON_A_PAGE], max(1, math.ceil(len(parts) / ON_A_PAGE))


def _units(made: TextsMade) -> Iterator[Pair | Element]:
    """The units in the order of the right text, those it lacks where the comparison has them."""
    rows = made.comparison.rows
    at = {row.right_eid: place for place, row in enumerate(rows) if row.right_eid}
    done = 0
    for element in made.right.root.walk():
        place = at.get(element.eid) if element.eid else None
        if place is not None and place >= done:
            yield from (_pair(made, before) for before in range(done, place + 1))
            done = place + 1
        elif place is None and element.kind is not Kind.NOTES:
            yield element
    yield from (_pair(made, left) for left in range(done, len(rows)))


def _pair(made: TextsMade, place: int) -> Pair:
    row = made.comparison.rows[place]
    left, right = side(row, at_start=True), side(row, at_start=False)
    return Pair(row.key, row.left_label, row.right_label, row.fate.value, left, right)


def _folded(units: Iterator[Pair | Element]) -> Iterator[Part]:
    for still, group in groupby(units, key=lambda unit: isinstance(unit, Element)):
        if not still:
            yield from (unit for unit in group if isinstance(unit, Pair))
            continue
        stayed = [unit for unit in group if isinstance(unit, Element)]
        lines = [line.current.strip().replace("\t", " · ") for unit in stayed for line in (*unit.heading, *unit.content)]
        if words := tuple(filter(None, lines)):
            yield Quiet(sum(bool(unit.heading or unit.content) for unit in stayed), words)
