"""Two texts of an act aligned, beside rapidfuzz over the same pairs of units.

    python benchmarks/alignment.py [LEFT [RIGHT]] [--rounds 5] [--from 2010-06-01] [--to 2023-05-11]

LEFT: an act (default: the Civil Code of the shared data), an annotated text whose wordings of two days are aligned; with RIGHT two acts
as they are. Prints the time of the alignment, from two documents to all pairs, as a multiple of `rapidfuzz.fuzz.ratio` over every pair of
units whose words it compared: those likeness was asked of and those found to be each other's. Target: at most 2. The strings are the
words the alignment asks likeness of, as they stand. Three times: strings made beforehand, so that the bare pass reads no document, makes
no string and looks for nothing (the strict figure, which counts); the same strings as one byte a letter, which the alignment makes of
them; and strings read out of the two documents on the way, as the alignment has to.
Below: how long reading the words of all units takes by itself, and how many pairs were looked at in a quarter, a half and the whole.

Strict, the Civil Code (2010 to 2023) stands at 2.4 to 2.5, not at 2: 78 ms beside 32. Of the 78, rapidfuzz itself takes 17, words
made one byte a letter 4, and about 16 go into finding which units may be each other's (words split, rare ones counted). The rest is
units of two trees of Python values compared and 6,700 pairs made; reading the words of all units alone takes 57. What two days of one
history share is known by itself, and most of the other units are compared where they stand, without strings of their own. Of the pairs
left over at quite other places half could be spared (72 ms beside 25): quicker, though this figure would read 2.9.
Asking rapidfuzz in batches (`process.cdist`, `cpdist`) was tried and takes as long, on one core, as asking pair by pair.
"""

import argparse
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from rapidfuzz import fuzz
from timing import by_turns

from acts.compare.align import Aligned, align, aligned
from acts.compare.align_letters import coded
from acts.compare.align_units import top
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


def looked_at(found: Aligned) -> list[Couple]:
    """The units of each pair whose words were compared, once."""
    mates = [(pair.left, pair.right) for pair in found.pairs if pair.left is not None and pair.right is not None]
    return list({(id(one), id(other)): (one, other) for one, other in [*found.looked, *mates]}.values())


def looks(document: Document) -> dict[int, str]:
    """The words of each unit, as far as the alignment looks, by the unit's identity."""
    return {id(node.element): node.look for node in top(document).all()}


def bare(couples: Sequence[tuple[str | bytes, str | bytes]]) -> float:
    """What a program without an alignment does for the same pairs."""
    return sum(fuzz.ratio(one, other) for one, other in couples)


def from_documents(left: Document, right: Document, couples: Sequence[Couple]) -> float:
    """The same for one that is given two documents and told which units to compare."""
    mine, theirs = looks(left), looks(right)
    return bare([(mine[id(one)], theirs[id(other)]) for one, other in couples])


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
    found = aligned(left, right)
    couples = looked_at(found)
    mine, theirs = looks(left), looks(right)
    ready = [(mine[id(one)], theirs[id(other)]) for one, other in couples]
    short = [(coded(one), coded(other)) for one, other in ready]
    times = by_turns(rounds, {
        "align": lambda: align(left, right), "strict": lambda: bare(ready), "short": lambda: bare(short),
        "read": lambda: (looks(left), looks(right)), "documents": lambda: from_documents(left, right, couples),
    })
    both = sum(pair.left is not None and pair.right is not None for pair in found.pairs)
    gone, come = (sum(getattr(pair, side) is None for pair in found.pairs) for side in ("right", "left"))
    moved = sum(pair.moved for pair in found.pairs)
    print(f"{len(mine)} units beside {len(theirs)}: {both} on both sides ({moved} moved), {gone} gone, {come} new")
    print(f"  pairs looked at: {len(couples)}, of {len(found.looked)} likeness was asked; alignment {times['align'] * 1000:.0f} ms")
    print(f"  {times['align'] / times['strict']:6.2f} × rapidfuzz over them, strings made beforehand ({times['strict'] * 1000:.0f} ms)"
          "   target ≤ 2")
    print(f"  {times['align'] / times['short']:6.2f} × rapidfuzz over them, one byte a letter ({times['short'] * 1000:.0f} ms)")
    print(f"  {times['align'] / times['documents']:6.2f} × rapidfuzz over them, words read out of the documents"
          f" ({times['documents'] * 1000:.0f} ms; reading alone {times['read'] * 1000:.0f} ms)")
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
