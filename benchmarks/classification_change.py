"""What changed between two versions of a classification, from the official table of links; and how far one comes without it.

    python benchmarks/classification_change.py OLD.csv NEW.csv CORRESPONDENCE.csv --out CHANGES.csv

OLD and NEW have the columns code, parent, level, label; CORRESPONDENCE has old, new. CHANGES gets kind, old, new (codes separated by
blanks), also; it is scored by ../shared/data/classification_pairs/change_score.py. Then the same items are compared without the table:
how many of its links the program proposes from codes, labels and places, and how many changes come out the same.
"""

import argparse
import csv
import sys
import time
from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from classifiers.schemes.changes import Labels, Link, changes
from classifiers.schemes.model import ItemChange
from classifiers.schemes.proposing import propose


def main() -> None:
    args = _arguments()
    old, new, table = (_rows(path) for path in (args.old, args.new, args.correspondence))
    links = [(row["old"].strip(), row["new"].strip()) for row in table]
    before, after = _of_level(old, {one for one, _other in links}), _of_level(new, {other for _one, other in links})
    start = time.perf_counter()
    found = changes(before, after, links)
    print(f"{len(before)} old and {len(after)} new items, {len(links)} links: {len(found)} changes in {time.perf_counter() - start:.3f} s")
    _write(args.out, found)
    above = _parents(old), _parents(new)
    _without(before, after, above, [link for link in links if link[0] in before and link[1] in after], found)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("old", "new", "correspondence"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--out", type=Path, required=True)
    return parser.parse_args()


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _of_level(rows: Sequence[Mapping[str, str]], codes: set[str]) -> dict[str, str]:
    """The labels of the items of the levels the table uses: by code."""
    levels = {row["level"] for row in rows if row["code"] in codes}
    return {row["code"]: row["label"] for row in rows if row["level"] in levels}


def _parents(rows: Sequence[Mapping[str, str]]) -> dict[str, str]:
    return {row["code"]: row["parent"] for row in rows}


def _write(path: Path, found: Iterable[ItemChange]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("kind", "old", "new", "also"))
        writer.writerows((one.kind.value, " ".join(one.old), " ".join(one.new), "; ".join(one.also)) for one in found)


def _without(
    before: Labels, after: Labels, above: tuple[Labels, Labels], links: Sequence[Link], official: Sequence[ItemChange]
) -> None:
    start = time.perf_counter()
    proposed = {one.link for one in propose(before, after, above)}
    print(f"without the table: {len(proposed)} links proposed in {time.perf_counter() - start:.3f} s")
    print(f"  links    {_figures(set(links), proposed)}")
    mine = changes(before, after, proposed)
    print(f"  changes  {_figures({_key(one) for one in official}, {_key(one) for one in mine})}")


def _key(change: ItemChange) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return change.kind.value, change.old, change.new


def _figures(gold: Set[object], found: Set[object]) -> str:
    hit = len(gold & found)
    precision, recall = hit / (len(found) or 1), hit / (len(gold) or 1)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / ((precision + recall) or 1):.3f}"


if __name__ == "__main__":
    main()
