"""A timeline beside the reading of its page, a date and a redline beside the building and beside difflib, and its size in the store.

    python benchmarks/timeline.py [PAGE …] [--rounds 5] [--from 2015-06-01] [--to 2023-05-11]

PAGE: an annotated consolidated act (default: the Civil Code of the shared data). Prints for each: building the timeline (notes
understood and applied) as a multiple of reading and structuring (target: at most 3); a text on a date as a share of building (at most
1/20); the redline of two dates against `difflib` over the words of the two whole texts (at least 20 times faster); the bytes a version
takes in the store as a share of the text (at most 2 %).
"""

import argparse
import difflib
from datetime import date
from pathlib import Path

from timing import by_turns

from acts.frbr import Manifestation
from acts.history.build import build
from acts.history.encoding import change_json, pack
from acts.history.model import Outcome, Timeline
from acts.history.redline import redline
from acts.history.view import text_on
from acts.lines import read
from acts.model import Document
from acts.modifications.notes import read_notes
from acts.structure import parse

CIVIL_CODE = Path(__file__).parents[2] / "shared/data/codes/mulki_mecelle.md"


def words_on(timeline: Timeline, day: date) -> list[str]:
    """The words of the whole text on a day."""
    return " ".join(line.plain for line in text_on(timeline, day).root.lines()).split()


def with_difflib(before: list[str], after: list[str]) -> int:
    """What a program without a timeline does: compare all words of two texts."""
    return len(difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes())


def stored(timeline: Timeline, page: Document) -> int:
    """Bytes the store keeps beside the page."""
    return len(pack(timeline, page)) + sum(len(change_json(change).encode()) for change in timeline.changes)


def measure(path: Path, rounds: int, start: date, end: date) -> None:
    manifestation = Manifestation("benchmark", "", path.name, path.read_bytes())
    page = parse(read(manifestation))
    timeline = build(page, notes=read_notes(page))
    before, after = words_on(timeline, start), words_on(timeline, end)
    times = by_turns(rounds, {
        "read": lambda: parse(read(manifestation)),
        "notes": lambda: read_notes(page),
        "build": lambda: build(page, notes=read_notes(page)),
        "date": lambda: text_on(timeline, start),
        "redline": lambda: redline(timeline, start, end),
    })
    slow = by_turns(1, {"difflib": lambda: with_difflib(before, after)})["difflib"]
    applied = sum(change.outcome is Outcome.APPLIED for change in timeline.changes)
    versions, text = len(timeline.days) + 1, sum(len(line.text.encode()) for line in page.root.lines())
    share = stored(timeline, page) / versions / text
    print(f"{path.stem}: {len(timeline.changes)} modifications ({applied} applied), {versions} versions, {text / 1e6:.2f} MB of text")
    print(f"  timeline built        {times['build'] / times['read']:7.2f} × reading and structuring ({times['build'] * 1000:.0f} ms,"
          f" notes {times['notes'] * 1000:.0f} ms; {times['read'] * 1000:.0f} ms)   target ≤ 3")
    print(f"  text on a date        {times['date'] / times['build']:7.3f} × building ({times['date'] * 1000:.1f} ms)   target ≤ 0.050")
    print(f"  redline of two dates  {slow / times['redline']:7.0f} × faster than difflib ({times['redline'] * 1000:.1f} ms;"
          f" {slow:.2f} s)   target ≥ 20")
    print(f"  a version in the store {share:7.2%} of the text ({stored(timeline, page) / versions / 1000:.1f} kB)   target ≤ 2 %")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("pages", nargs="*", type=Path, default=[CIVIL_CODE])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--from", dest="start", type=date.fromisoformat, default=date(2015, 6, 1))
    parser.add_argument("--to", dest="end", type=date.fromisoformat, default=date(2023, 5, 11))
    asked = parser.parse_args()
    for page in asked.pages:
        measure(page, asked.rounds, asked.start, asked.end)


if __name__ == "__main__":
    main()
