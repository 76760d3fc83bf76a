"""How well provisions of an Azerbaijani text find their counterparts in an English one, by likeness alone.

`benchmarks/crossing.py FOLDER… [--bare] [--out RUN.tsv]`: each FOLDER holds left.jsonl (Azerbaijani), right.jsonl (English) and gold.tsv.
Prints Recall@1, Recall@5 and the mean reciprocal rank of articles among articles and of the lowest units among the lowest, both ways.
`--bare` leaves headings out; `--out` writes the run of the last folder for another scorer.
`benchmarks/crossing.py --coverage FILE…` prints which share of the words of Azerbaijani texts the dictionary knows, and the most frequent
it does not.
"""

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from acts.concordance.crossing import likeness
from acts.concordance.crossing_lexicon import Lexicon
from acts.concordance.crossing_scores import Matrix
from acts.concordance.crossing_words import Reader
from acts.concordance.model import Provision

Gold = Mapping[str, frozenset[str]]
MOST_SHOWN = 60
CANDIDATES = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of the provisions whose counterpart is the first, among the first five; the mean reciprocal rank; how many there are."""

    first: float
    five: float
    reciprocal: float
    count: int

    def __str__(self) -> str:
        return f"R@1 {self.first:.3f}  R@5 {self.five:.3f}  MRR {self.reciprocal:.3f}  of {self.count}"


def read_provisions(file: Path) -> tuple[Provision, ...]:
    """The provisions of a file; one whose id has a "/" stands in the article before it."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    return tuple(
        Provision(row["id"], row["num"], row["heading"], row["text"], row["id"].split("/")[0] if "/" in row["id"] else "") for row in rows
    )


def read_gold(file: Path) -> Gold:
    """By id of the left the ids of the right that answer it."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in file.read_text("utf-8").splitlines()[1:]:
        left, right = line.split("\t")[:2]
        if left and right:
            found[left].add(right)
    return {left: frozenset(rights) for left, rights in found.items()}


def figures(left: Sequence[Provision], right: Sequence[Provision], gold: Gold) -> dict[str, Figures]:
    """The figures of articles and of the lowest units, left to right and right to left."""
    found = {}
    for level, ours, theirs in (("article", articles(left), articles(right)), ("paragraph", lowest(left), lowest(right))):
        scores, pairs = likeness(ours, theirs), answers(ours, theirs, gold)
        found[level] = ranked(scores, ours, theirs, pairs)
        found[f"{level}, reverse"] = ranked(scores.T, theirs, ours, turned(pairs))
    return found


def articles(side: Sequence[Provision]) -> tuple[Provision, ...]:
    return tuple(one for one in side if not one.parent)


def lowest(side: Sequence[Provision]) -> tuple[Provision, ...]:
    parents = {one.parent for one in side}
    return tuple(one for one in side if one.id not in parents)


def answers(left: Iterable[Provision], right: Sequence[Provision], gold: Gold) -> Gold:
    """The gold for these provisions; a whole article is met by anything in it."""
    met: dict[str, set[str]] = defaultdict(set)
    for one in right:
        met[one.id].add(one.id)
        met[one.parent].add(one.id)
    pairs = {one.id: frozenset(id_ for wanted in gold.get(one.id, ()) for id_ in met[wanted]) for one in left}
    return {id_: wanted for id_, wanted in pairs.items() if wanted}


def turned(pairs: Gold) -> Gold:
    found: dict[str, set[str]] = defaultdict(set)
    for left, rights in pairs.items():
        for right in rights:
            found[right].add(left)
    return {right: frozenset(lefts) for right, lefts in found.items()}


def ranked(scores: Matrix, left: Sequence[Provision], right: Sequence[Provision], pairs: Gold) -> Figures:
    ranks = []
    for one, row in zip(left, scores, strict=True):
        if one.id in pairs:
            order = np.argsort(-row, kind="stable")
            ranks.append(next(rank for rank, at in enumerate(order, 1) if right[at].id in pairs[one.id]))
    count = max(len(ranks), 1)
    return Figures(sum(rank == 1 for rank in ranks) / count, sum(rank <= 5 for rank in ranks) / count,
                   sum(1 / rank for rank in ranks) / count, len(ranks))  # fmt: skip


def write_run(out: Path, left: Sequence[Provision], right: Sequence[Provision]) -> None:
    """The best candidates of every provision, those of articles among articles."""
    with out.open("w", encoding="utf-8") as file:
        for ours, theirs in ((articles(left), articles(right)), (lowest(left), lowest(right))):
            for one, row in zip(ours, likeness(ours, theirs), strict=True):
                for at in np.argsort(-row, kind="stable")[:CANDIDATES]:
                    file.write(f"{one.id}\t{theirs[at].id}\t{row[at]:.4f}\n")


def coverage(files: Sequence[Path]) -> None:
    reader = Reader()
    lexicon, seen, forms = Lexicon(reader), Counter[str](), dict[str, str]()
    known: dict[str, bool] = {}
    for file in files:
        text = file.read_text("utf-8", errors="replace")
        for unit in lexicon.units(reader.stems(text, "aze")):
            name = " ".join(unit.key)
            if name.replace(" ", "").isalpha():
                seen[name] += len(unit.key)
                forms.setdefault(name, text[unit.start : unit.end])
                known[name] = known.get(name) or bool(lexicon.renderings(unit.key))
    total, held = sum(seen.values()), sum(count for name, count in seen.items() if known[name])
    print(f"{total} words, {held / total:.1%} known")
    for most in (1000, 2000, 4000):
        print(f"of the {most} most frequent {sum(known[name] for name, _ in seen.most_common(most)) / most:.1%}")
    print("not known:", ", ".join([f"{forms[name]} {count}" for name, count in seen.most_common() if not known[name]][:MOST_SHOWN]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--bare", action="store_true")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--coverage", action="store_true")
    options = parser.parse_args()
    if options.coverage:
        coverage(options.paths)
        return
    for folder in options.paths:
        left, right = (read_provisions(folder / name) for name in ("left.jsonl", "right.jsonl"))
        if options.bare:
            left, right = (tuple(replace(one, heading="") for one in side) for side in (left, right))
        began = time.perf_counter()
        found = figures(left, right, read_gold(folder / "gold.tsv"))
        print(f"{folder.name}: {time.perf_counter() - began:.1f} s")
        for level, figure in found.items():
            print(f"  {level:20} {figure}")
        if options.out:
            write_run(options.out, left, right)


if __name__ == "__main__":
    main()
