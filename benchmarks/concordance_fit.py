"""Finds what the features of suggested counterparts count, from pairs of acts with official correlation tables.

    python benchmarks/concordance_fit.py ../shared/data/concordance --out acts/data/concordance_weights.toml
    python benchmarks/concordance_fit.py ../shared/data/concordance --leave-one-out

Each pair is used in both directions (the reverse at half weight). A pass is a softmax over the candidates of each provision, fitted
so that those of the table have the greatest share; the next pass is fitted on what it made. "No counterpart" is a logistic
regression on passes fitted without the pair (else the passes look surer than they are on acts not seen). With --leave-one-out every
pair is measured with weights of the other pairs only, "no counterpart" included, by the scorer beside the data.
"""

import argparse
import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from acts.concordance.features_context import of_context
from acts.concordance.features_none import KEPT, of_none
from acts.concordance.features_texts import Side, side
from acts.concordance.features_words import Shared, of_words, shared_words
from benchmarks.concordance_pairs import read_provisions

PAIRS = ("nis", "sale_of_goods", "distance_selling", "consumer_credit", "prospectus", "public_procurement", "energy_efficiency",
         "civil_jurisdiction")
PASSES = 2
CANDIDATES = 32
REVERSE = 0.5
PASS_PENALTY = 2e-3
NONE_PENALTY = 0.1
ALSO = 0.35
RETURNED = 0.35
SHOWN = ("Recall@1", "Recall@5", "Pairs@5", "MRR", "none P", "none R", "none F1")


@dataclass
class Pair:
    """A pair in one direction: its sides, the features of words of all pairs of units, the units of the table."""

    name: str
    reverse: bool
    left: Side
    right: Side
    shared: Shared
    names: list[str]
    words: Any
    gold: dict[str, set[str]]
    groups: list[tuple[int, list[Any]]]

    @property
    def weight(self) -> float:
        return REVERSE if self.reverse else 1.0


def scorer_of(folder: Path) -> ModuleType:
    """The scorer that lies beside the data."""
    spec = importlib.util.spec_from_file_location("concordance_score", folder / "concordance_score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{folder}: no concordance_score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_pair(folder: Path, name: str, reverse: bool, score: ModuleType) -> Pair:
    """A pair with its features."""
    own, theirs = (read_provisions(folder / name / f"{which}.jsonl") for which in ("left", "right"))
    if reverse:
        own, theirs = theirs, own
    left, right = side(own, "eng"), side(theirs, "eng")
    shared = shared_words(left, right)
    features = list(of_words(left, right, shared))
    gold = score.gold_paragraphs(score.read_gold(folder / name / "gold.tsv", reverse), [one.id for one in own])
    return Pair(name, reverse, left, right, shared, [n for n, _ in features], np.stack([f for _, f in features], axis=2), gold,
                _groups(gold, left, right))


def _groups(gold: dict[str, set[str]], left: Side, right: Side) -> list[tuple[int, list[Any]]]:
    """For each unit of the table the units that are right: each named unit, and together those of each named article."""
    place = {one.id: at for at, one in enumerate(right.units)}
    below: dict[str, list[int]] = {}
    for at, one in enumerate(right.units):
        below.setdefault(one.parent, []).append(at)
    return [(at, [np.array([place[g]] if g in place else below[g]) for g in sorted(gold[one.id])])
            for at, one in enumerate(left.units) if one.id in gold]


@dataclass
class Rows:
    """The candidates of the units of the table: features, which exist, and for each right group the row, its members, its weight."""

    features: Any
    exist: Any
    row: Any
    members: Any
    weight: Any


def rows_of(pair: Pair, features: Any, first: Any) -> Rows:
    """The best candidates by a first score, the right ones always among them."""
    taken = [(at, groups) for at, groups in pair.groups if groups]
    count = min(CANDIDATES, features.shape[1])
    tensor = np.zeros((len(taken), CANDIDATES, features.shape[2]), np.float32)
    exist = np.zeros((len(taken), CANDIDATES), bool)
    row, members, weight = [], [], []
    for n, (at, groups) in enumerate(taken):
        chosen = np.argsort(-first[at], kind="stable")[:count].tolist()
        missing = [int(g[0]) for g in groups if len(g) == 1 and int(g[0]) not in chosen]
        chosen[len(chosen) - len(missing):] = missing
        tensor[n, :count], exist[n, :count] = features[at, chosen], True
        for group in groups:
            mask = np.zeros(CANDIDATES, bool)
            mask[[place for place, one in enumerate(chosen) if one in group]] = True
            if mask.any():
                row.append(n)
                members.append(mask)
                weight.append(pair.weight / len(groups))
    return Rows(tensor, exist, np.array(row), np.array(members), np.array(weight))


def fit_pass(all_rows: list[Rows], start: Any = None) -> Any:
    """What each feature counts in a pass (per unit of the feature)."""
    features, exist = np.concatenate([r.features for r in all_rows]), np.concatenate([r.exist for r in all_rows])
    offsets = np.cumsum([0] + [len(r.features) for r in all_rows])
    row = np.concatenate([r.row + o for r, o in zip(all_rows, offsets, strict=False)])
    members, weight = np.concatenate([r.members for r in all_rows]), np.concatenate([r.weight for r in all_rows])
    spread = features[exist].std(axis=0) + 1e-6
    scaled = ((features - features[exist].mean(axis=0)) / spread) * exist[:, :, None]
    flat, total, by_row = scaled.reshape(-1, scaled.shape[2]), weight.sum(), np.bincount(row, weight, minlength=len(features))

    def loss(w: Any) -> tuple[float, Any]:
        z = np.where(exist, (flat @ w.astype(np.float32)).reshape(exist.shape), -1e9)
        e = np.exp(z - z.max(axis=1, keepdims=True)).astype(float)
        p = e / e.sum(axis=1, keepdims=True)
        q = np.where(members, p[row], 0)
        held = q.sum(axis=1) + 1e-12
        c = -by_row[:, None] * p
        np.add.at(c, row, weight[:, None] * q / held[:, None])
        return (-(weight * np.log(held)).sum() / total + PASS_PENALTY * w @ w, -(c.reshape(-1) @ flat) / total + 2 * PASS_PENALTY * w)

    begin = np.zeros(flat.shape[1]) if start is None else start * spread
    return minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": 120}).x / spread


def fit_none(x: Any, y: Any, w: Any) -> tuple[Any, float]:
    """Logistic regression: what each feature counts, and the constant."""
    mean, spread = x.mean(axis=0), x.std(axis=0) + 1e-6
    z = np.c_[(x - mean) / spread, np.ones(len(x))]

    def loss(b: Any) -> tuple[float, Any]:
        q = 1 / (1 + np.exp(-(z @ b)))
        penalty = NONE_PENALTY * np.append(b[:-1], 0)
        value = -(w * (y * np.log(q + 1e-12) + (1 - y) * np.log(1 - q + 1e-12))).sum() / w.sum()
        return value + penalty @ b / 2, z.T @ (w * (q - y)) / w.sum() + penalty

    found = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B").x
    return found[:-1] / spread, float(found[-1] - (found[:-1] / spread * mean).sum())


def context(pair: Pair, scores: Any) -> tuple[list[str], Any]:
    """Features of words and of context."""
    found = list(of_context(pair.left, pair.right, pair.shared, scores))
    return pair.names + [n for n, _ in found], np.concatenate([pair.words, np.stack([f for _, f in found], axis=2)], axis=2)


def fit_passes(pairs: list[Pair], held: list[Pair]) -> tuple[list[dict[str, float]], dict[tuple[str, bool], Any]]:
    """The weights of all passes, fitted on pairs; the last scores of them and of those held out."""
    features = {(p.name, p.reverse): (p.names, p.words) for p in (*pairs, *held)}
    first = {(p.name, p.reverse): p.words[:, :, p.names.index("together")] for p in (*pairs, *held)}
    passes = []
    for number in range(PASSES):
        weights = fit_pass([rows_of(p, features[p.name, p.reverse][1], first[p.name, p.reverse]) for p in pairs])
        names = features[pairs[0].name, pairs[0].reverse][0]
        passes.append(dict(zip(names, map(float, weights), strict=True)))
        for p in (*pairs, *held):
            key = p.name, p.reverse
            first[key] = features[key][1] @ weights.astype(np.float32)
            if number + 1 < PASSES:
                features[key] = context(p, first[key])
    return passes, first


def none_rows(pair: Pair, scores: Any) -> tuple[list[str], Any, Any]:
    """Features of the units of the table, and which have no counterpart."""
    kept = {n: pair.words[:, :, pair.names.index(n)] for n in KEPT}
    found = list(of_none(pair.left, pair.right, scores, kept))
    places = [at for at, _ in pair.groups]
    return [n for n, _ in found], np.stack([f for _, f in found], axis=1)[places], np.array([0.0 if g else 1.0 for _, g in pair.groups])


def fit_all_none(pairs: list[Pair], scores: dict[tuple[str, bool], Any]) -> tuple[dict[str, float], float]:
    """The weights of "no counterpart" from scores of passes that had not seen the pair."""
    rows = [none_rows(p, scores[p.name, p.reverse]) for p in pairs]
    weight = np.concatenate([np.full(len(r[2]), 1.0) for r in rows])
    counted, constant = fit_none(np.concatenate([r[1] for r in rows]), np.concatenate([r[2] for r in rows]), weight)
    return dict(zip(rows[0][0], map(float, counted), strict=True)), constant


def measured(pair: Pair, scores: Any, none: Any, score: ModuleType) -> dict[str, float]:
    """The scorer's figures at paragraph level."""
    ranked = {}
    for at, one in enumerate(pair.left.units):
        ranked[one.id] = [pair.right.units[i].id for i in np.argsort(-scores[at], kind="stable")[:10]]
        if none[at] >= 0.5:
            ranked[one.id].insert(0, "")
    found: dict[str, float] = score.score_level(pair.gold, ranked)
    return found


def none_of(pair: Pair, scores: Any, counted: dict[str, float], constant: float) -> Any:
    """How likely each unit has none."""
    kept = {n: pair.words[:, :, pair.names.index(n)] for n in KEPT}
    total = constant + sum(counted[n] * f for n, f in of_none(pair.left, pair.right, scores, kept))
    return 1 / (1 + np.exp(-total))


def held_out(pairs: list[Pair], without: str = "") -> dict[tuple[str, bool], Any]:
    """Scores of each pair from passes fitted on the others (``without`` left out of everything)."""
    found = {}
    for name in PAIRS:
        if name != without:
            held = [p for p in pairs if p.name == name]
            _, scores = fit_passes([p for p in pairs if p.name not in (name, without)], held)
            found |= {(p.name, p.reverse): scores[p.name, p.reverse] for p in held}
    return found


def leave_one_out(pairs: list[Pair], score: ModuleType, nested: bool) -> None:
    """Prints each pair's figures with weights of the others, and the means; "no counterpart" over all pairs together."""
    outer = held_out(pairs)
    inner = {name: held_out(pairs, name) if nested else outer for name in PAIRS}
    for reverse in (False, True):
        table = []
        for pair in (p for p in pairs if p.reverse is reverse):
            others = [p for p in pairs if p.name != pair.name]
            counted, constant = fit_all_none(others, inner[pair.name])
            figures = measured(pair, outer[pair.name, reverse], none_of(pair, outer[pair.name, reverse], counted, constant), score)
            table.append(figures)
            print(f"{pair.name:20}{' reverse' if reverse else ''} " + " ".join(f"{key} {figures[key]:.3f}" for key in SHOWN), flush=True)
        _print_means(table)


def _print_means(table: list[dict[str, float]]) -> None:
    said, gold = sum(f["said without"] for f in table), sum(f["left without counterpart"] for f in table)
    good = sum(f["none R"] * f["left without counterpart"] for f in table)
    means = " ".join(f"{key} {np.mean([f[key] for f in table]):.4f}" for key in ("Recall@1", "Recall@5", "Pairs@5", "MRR"))
    print(f"mean {means}; no counterpart, all pairs: P {good / max(1, said):.3f} R {good / max(1, gold):.3f} "
          f"F1 {2 * good / max(1, said + gold):.3f}", flush=True)


def write(path: Path, passes: list[dict[str, float]], none: dict[str, float], never: float) -> None:
    """The weights as the package reads them."""
    def rows(table: dict[str, float]) -> list[str]:
        return [f'"{name}" = {value:.5g}' if "e" not in f"{value:.5g}" else f'"{name}" = {value:.8f}' for name, value in table.items()]

    lines = ["# What the features of suggested counterparts count. Written by benchmarks/concordance_fit.py; do not edit.",
             f"never = {never:.6f}", f"also = {ALSO}", f"returned = {RETURNED}"]
    for one in passes:
        lines += ["", "[[pass]]", *rows(one)]
    path.write_text("\n".join([*lines, "", "[none]", *rows(none)]) + "\n", "utf-8")


def main() -> None:
    """Fit and write, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder of the pairs")
    parser.add_argument("--out", type=Path, help="where the weights are written")
    parser.add_argument("--leave-one-out", action="store_true", help="measure each pair with weights of the others")
    parser.add_argument("--nested", action="store_true", help="also keep the pair out of the passes behind \"no counterpart\" (slow)")
    args = parser.parse_args()
    score = scorer_of(args.folder)
    pairs = [read_pair(args.folder, name, reverse, score) for name in PAIRS for reverse in (False, True)]
    if args.leave_one_out:
        leave_one_out(pairs, score, args.nested)
    if args.out:
        passes, _ = fit_passes(pairs, [])
        write(args.out, passes, *fit_all_none(pairs, held_out(pairs)))


if __name__ == "__main__":
    main()
