"""Draft amending acts written between neighbouring days of real texts, read back: the share of rows that come out right.

    python benchmarks/drafting.py PAGE … [--show]

PAGE: an annotated consolidated act. For each two neighbouring days on which its text changed the draft that makes the one text the other
is written, read as an amending act is read and put into the first text. A row counts as right when the unit then reads as on the second
day. `--show` prints the units no instruction was found for.
"""

import argparse
import time
from itertools import pairwise
from pathlib import Path

from acts.compare.align import align
from acts.compare.draft_rows import text_of_day
from acts.compare.drafting import write_draft
from acts.compare.texts import rows
from acts.frbr import Manifestation
from acts.history.build import build
from acts.lines import read
from acts.references.model import ActCitation
from acts.structure import parse

SAMPLE = ActCitation("Nümunə Məcəlləsi", "code")


def measure(page: Path, show: bool) -> tuple[int, int]:
    """The rows between all neighbouring days, and those that do not come out right."""
    timeline = build(parse(read(Manifestation("benchmark", "", page.name, page.read_bytes()))))
    start, differing, missing, items = time.perf_counter(), 0, 0, 0
    for first, second in pairwise(timeline.days):
        left, right = text_of_day(timeline, first), text_of_day(timeline, second)
        draft = write_draft(left, right, SAMPLE)
        between = len(rows(left, right, align(left, right)))
        differing, missing, items = differing + between, missing + min(len(draft.not_said), between), items + len(draft.items)
        for one in draft.not_said if show else ():
            print(f"    {first} – {second}: {one.words}: {one.reason}")
    share = 1 - missing / differing if differing else 1.0
    print(f"{page.stem}: {len(timeline.days)} days, {differing} rows, {items} instructions, {missing} rows not said,"
          f" {share:.2%} equal after reading back; {time.perf_counter() - start:.1f} s")
    return differing, missing


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print what was not said")
    asked = parser.parse_args()
    found = [measure(page, asked.show) for page in asked.pages]
    differing, missing = (sum(column) for column in zip(*found, strict=True))
    print(f"all: {differing} rows, {missing} not said, {1 - missing / max(differing, 1):.2%} equal")


if __name__ == "__main__":
    main()
