"""Two texts of an act aligned, beside rapidfuzz over the same pairs of units.

    python benchmarks/alignment.py [LEFT [RIGHT]] [--rounds 5] [--from 2010-06-01] [--to 2023-05-11]

LEFT: an act (default: the Civil Code of the shared data), an annotated text whose wordings of two days are aligned; with RIGHT two acts
as they are. Prints the time of the alignment as a multiple of a bare pass over every pair of units whose words it compared (those found
equal, and those likeness was asked of): reading the words of both units out of the texts and `rapidfuzz.fuzz.ratio` (target: at most
2). Beside it the same with the words read out beforehand, which no program that is given two texts has. Then how many pairs were looked
at in a quarter, a half and the whole of the texts.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from rapidfuzz import fuzz
from timing import by_turns

from acts.compare.align import Aligned, aligned
from acts.compare.align_units import LONGEST, Node, nodes
from acts.compare.draft_rows import text_of_day
from acts.frbr import Manifestation
from acts.history.build import build
from acts.lines import read
from acts.model import Document, Element, Kind
from acts.structure import parse

CIVIL_CODE = Path(__file__).parents[2] / "shared/data/codes/mulki_mecelle.md"
Couple = tuple[Element, Element]


def document_of(path: Path) -> Document:
    return parse(read(Manifestation("benchmark", "", path.name, path.read_bytes())))


def looked_at(found: Aligned, left: Sequence[Node], right: Sequence[Node]) -> list[Couple]:
    """The units of each pair whose words were compared, once."""
    places = {(left[at].element.eid, right[to].element.eid): (left[at].element, right[to].element) for at, to in found.looked}
    for pair in found.pairs:
        if pair.left is not None and pair.right is not None:
            places.setdefault((pair.left.eid, pair.right.eid), (pair.left, pair.right))
    return list(places.values())


def words_of(element: Element) -> str:
    """The words of a unit and of those below it, as far as the alignment looks."""
    return "\n".join(line.current.strip() for line in element.lines())[:LONGEST]


def bare(couples: Sequence[Couple]) -> float:
    """What a program without an alignment does for the same pairs."""
    return sum(fuzz.ratio(words_of(one), words_of(other)) for one, other in couples)


def barest(couples: Sequence[tuple[str, str]]) -> float:
    return sum(fuzz.ratio(one, other) for one, other in couples)


def part_of(document: Document, share: float) -> Document:
    """The first part of a text: so many of its articles, in the divisions they stand in."""
    articles = [element.eid for element in document.root.walk() if element.kind is Kind.ARTICLE]
    kept = frozenset(articles[: int(len(articles) * share)])
    return Document(_part(document.root, kept) or replace(document.root, children=()))


def _part(element: Element, kept: frozenset[str]) -> Element | None:
    if element.kind is Kind.ARTICLE:
        return element if element.eid in kept else None
    children = tuple(part for child in element.children if (part := _part(child, kept)) is not None)
    return replace(element, children=children) if children else None


def measure(left: Document, right: Document, rounds: int) -> None:
    found, mine, theirs = aligned(left, right), nodes(left), nodes(right)
    couples = looked_at(found, mine, theirs)
    ready = [(words_of(one), words_of(other)) for one, other in couples]
    times = by_turns(rounds, {"align": lambda: aligned(left, right), "bare": lambda: bare(couples), "barest": lambda: barest(ready)})
    both = sum(pair.left is not None and pair.right is not None for pair in found.pairs)
    gone, come = (sum(getattr(pair, side) is None for pair in found.pairs) for side in ("right", "left"))
    moved = sum(pair.moved for pair in found.pairs)
    print(f"{len(mine)} units beside {len(theirs)}: {both} on both sides ({moved} moved), {gone} gone, {come} new")
    print(f"  pairs looked at: {len(couples)}, of {len(found.looked)} likeness was asked")
    print(f"  alignment {times['align'] / times['bare']:6.2f} × rapidfuzz over them, words read out of the texts"
          f" ({times['align'] * 1000:.0f} ms; {times['bare'] * 1000:.0f} ms)   target ≤ 2")
    print(f"  alignment {times['align'] / times['barest']:6.2f} × rapidfuzz alone, words read out beforehand"
          f" ({times['barest'] * 1000:.0f} ms)")
    for name, share in (("quarter", 0.25), ("half", 0.5), ("whole", 1.0)):
        part = aligned(part_of(left, share), part_of(right, share))
        print(f"  {name:8} {len(part.pairs):6} pairs of units, likeness asked of {len(part.looked):6}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("left", nargs="?", type=Path, default=CIVIL_CODE)
    parser.add_argument("right", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--from", dest="start", type=date.fromisoformat, default=date(2010, 6, 1))
    parser.add_argument("--to", dest="end", type=date.fromisoformat, default=date(2023, 5, 11))
    asked = parser.parse_args()
    if asked.right is not None:
        measure(document_of(asked.left), document_of(asked.right), asked.rounds)
        return
    timeline = build(document_of(asked.left))
    measure(text_of_day(timeline, asked.start), text_of_day(timeline, asked.end), asked.rounds)


if __name__ == "__main__":
    main()
