"""Suggested counterparts of two acts as a run that a scorer reads: left id, right id, score, tab-separated.

    python benchmarks/concordance.py LEFT.jsonl RIGHT.jsonl --out RUN.tsv [--languages eng eng]

Each file holds a provision a line ({"id", "num", "heading", "text"}), in the order of the act. The answers are those `suggest` gives
anywhere else. "No counterpart" is a line with an empty right id above the others. The language of a side is found from its letters
when it is not given.
"""

import argparse
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from acts.concordance.model import Suggestion
from acts.concordance.suggest import suggest
from benchmarks.concordance_pairs import language_of, read_provisions

ABOVE = 2.0                                  # the score of "no counterpart": above every likelihood


def main() -> None:
    """Read, suggest, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("left", type=Path)
    parser.add_argument("right", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--languages", nargs=2, choices=("aze", "eng"), metavar=("LEFT", "RIGHT"))
    args = parser.parse_args()
    left, right = read_provisions(args.left), read_provisions(args.right)
    languages = tuple(args.languages) if args.languages else (language_of(left), language_of(right))
    start = time.perf_counter()
    found = suggest(left, right, languages)
    args.out.write_text("".join(line for one in found for line in lines_of(one)), "utf-8")
    print(f"{len(left)} × {len(right)} provisions, {languages[0]} → {languages[1]}: {time.perf_counter() - start:.1f} s")


def lines_of(one: Suggestion) -> list[str]:
    """The lines of one provision of the left, the best first."""
    none = [f"{one.left}\t\t{ABOVE}\n"] if one.says_none else []
    return none + [f"{one.left}\t{found.right}\t{found.score:.6f}\n" for found in one.counterparts]


if __name__ == "__main__":
    main()
