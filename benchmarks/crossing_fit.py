"""Finds when a provision has no counterpart in the other language, from a translation with provisions taken out and from unrelated acts.

    python benchmarks/crossing_fit.py ../shared/data --out acts/data/crossing_weights.toml
    python benchmarks/crossing_fit.py ../shared/data

The folder holds concordance/constitution_az_en and its half B, international, codes and laws. The weights are found on the articles of
half A: as they are (the right answer is there) and with shares of them taken out of the other side together with what stands below
(the right answer is none), both ways; and on the constitution and a code against acts of the European Union and the Council of Europe
that have nothing of them. Measured is on half B and on other codes and acts. Without --out the weights that ship are measured.
"""

import argparse
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from acts.concordance.crossing import likeness
from acts.concordance.features_across import Found, of_across, of_level
from acts.concordance.model import Provision, Suggestion
from acts.concordance.provisions import provisions_of
from acts.concordance.suggest_across import across
from acts.concordance.weights_across import AcrossWeights
from acts.frbr import Manifestation
from acts.lines import parts, read
from acts.structure import parse
from benchmarks.concordance_fit import fit_none
from benchmarks.concordance_pairs import read_provisions
from benchmarks.crossing import Gold, read_gold, turned
from language.analysis import Tongue

Sides = tuple[tuple[Provision, ...], tuple[Provision, ...], tuple[Tongue, Tongue]]
Said = Mapping[str, Suggestion]
SHARES = (0.0, 0.0, 0.25, 0.5, 0.75, 1.0)
UNRELATED = 0.5
"""What a row of unrelated acts weighs against one of the translation: there are many, and nobody checked each."""
FITTED = ("eu_md/32002L0058_eprivacy.md", "eu_md/32012R1025_standardisation.md", "eu_md/32019R0881_cybersecurity_act.md",
          "coe/ets185_cybercrime.md", "coe/ets181_additional_protocol_108.md")
MEASURED = ("eu_md/32016R0679_gdpr.md", "eu_md/02014R0910-20241018_eidas_consolidated.md", "eu_md/32000L0031_ecommerce.md",
            "eu_md/32019L1024_open_data.md", "eu_md/32022L2555_nis2.md", "coe/ets108_data_protection.md",
            "coe/ets189_additional_protocol_185.md")
CODES_FITTED = ("codes/mese_mecelle.md", "laws/dovlet_qullugu.txt")
CODES_MEASURED = ("codes/su_mecelle.md", "codes/aile_mecelle.md", "codes/torpaq_mecelle.md")


@dataclass(frozen=True, slots=True)
class Case:
    """Two sides and what is right: by id of the left those that answer it, none for an empty set; others are not counted."""

    sides: Sides
    right: Gold
    weight: float = 1.0


def act(file: Path) -> tuple[Provision, ...]:
    """The provisions of a real act, as a concordance lists them."""
    whole = Manifestation("corpus", "", file.name, file.read_bytes())
    return tuple(one for part in parts(whole) for one in
                 provisions_of(parse(read(Manifestation("corpus", str(file), file.name, whole.body, part=part)))))


def translated(folder: Path, counted: Gold, share: float, seed: int, reverse: bool = False) -> Case:
    """The constitution with a share of the articles counted taken out of the other side."""
    left, right = (read_provisions(folder / f"{which}.jsonl") for which in ("left", "right"))
    languages: tuple[Tongue, Tongue] = ("aze", "eng")
    if reverse:
        left, right, languages, counted = right, left, ("eng", "aze"), turned(counted)
    answering = sorted({_article(one) for wanted in counted.values() for one in wanted})
    taken = frozenset(random.Random(seed).sample(answering, round(share * len(answering))))
    kept = tuple(one for one in right if _article(one.id) not in taken)
    there = frozenset(one.id for one in kept)
    return Case((left, kept, languages), {one: wanted & there for one, wanted in counted.items()})


def _article(id_: str) -> str:
    return id_.partition("/")[0]


def unrelated(data: Path, left: Sequence[str], right: Sequence[str]) -> Iterator[Case]:
    """Azerbaijani acts against each of the others, both ways; the first name "" is the constitution."""
    for own in left:
        ours = act(data / own) if own else read_provisions(data / "concordance/constitution_az_en/left.jsonl")
        for other in right:
            theirs = act(data / "international" / other)
            yield Case((ours, theirs, ("aze", "eng")), {one.id: frozenset() for one in ours}, UNRELATED)
            yield Case((theirs, ours, ("eng", "aze")), {one.id: frozenset() for one in theirs}, UNRELATED)


def fit(cases: Sequence[Case]) -> AcrossWeights:
    """The weights: whether the best is none's, by logistic regression; and how sharply likeness tells the right one among others."""
    x, y, w = [], [], []
    sharp: list[tuple[Any, int]] = []
    names: list[str] = []
    for case in cases:
        left, right, _ = case.sides
        found = of_level(likeness(*case.sides), left, right)
        features = list(of_across(found, left, right))
        names, rows = [name for name, _ in features], [at for at, one in enumerate(left) if one.id in case.right]
        x.append(np.stack([values for _, values in features], axis=1)[rows])
        y.append(np.array([0.0 if case.right[left[at].id] else 1.0 for at in rows]))
        w.append(np.full(len(rows), case.weight * min(1.0, 200 / max(len(rows), 1))))
        sharp += _ranked(case, found, rows)
    counted, never = fit_none(np.concatenate(x), np.concatenate(y), np.concatenate(w))
    return AcrossWeights(dict(zip(names, map(float, counted), strict=True)), never, _sharpness(sharp))


def _ranked(case: Case, found: Found, rows: Sequence[int]) -> list[tuple[Any, int]]:
    place = {one.id: at for at, one in enumerate(case.sides[1])}
    return [(found.scores[at], place[next(iter(wanted))]) for at in rows
            if (wanted := case.right[case.sides[0][at].id]) and len(wanted) == 1]


def _sharpness(ranked: Sequence[tuple[Any, int]]) -> float:
    def loss(k: Any) -> float:
        return -sum(float(k[0] * s[at] - np.log(np.exp(k[0] * s[s >= 0]).sum())) for s, at in ranked) / len(ranked)

    return float(minimize(loss, np.array([20.0]), method="Nelder-Mead").x[0])


def figures(case: Case, said: Said | None = None) -> dict[str, float]:
    """How well one case is answered: "none", the first counterpart listed and the first put into the table, and the pairs put.

    `said`: what is suggested, by the weights that ship if not given.
    """
    said = said or across(*case.sides)
    none = {one for one in case.right if said[one].says_none}
    gold_none = {one for one, wanted in case.right.items() if not wanted}
    with_one = [one for one in case.right if case.right[one]]
    good = len(none & gold_none)
    pairs = [(one, other) for one in case.right for other in said[one].chosen]
    right = sum(other in case.right[one] for one, other in pairs)
    return {
        "rows": len(case.right), "gold none": len(gold_none), "said none": len(none), "good none": good,
        "with": len(with_one), "first": sum(said[one].counterparts[0].right in case.right[one] for one in with_one),
        "put": sum(said[one].chosen[:1] != () and said[one].chosen[0] in case.right[one] for one in with_one),
        "pairs": len(pairs), "right pairs": right,
    }  # fmt: skip


def show(name: str, found: Sequence[dict[str, float]]) -> None:
    total = {key: sum(one[key] for one in found) for key in found[0]}
    precision, recall = total["good none"] / max(total["said none"], 1), total["good none"] / max(total["gold none"], 1)
    line = f"{name:34} {total['rows']:5} rows  chosen {1 - total['said none'] / total['rows']:.3f}"
    if total["with"]:
        line += (f"  R@1 {total['first'] / total['with']:.3f}  put {total['put'] / total['with']:.3f}"
                 f"  pairs P {total['right pairs'] / max(total['pairs'], 1):.3f}")
    if total["gold none"] and total["with"]:
        line += f"  none P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}"
    print(line, flush=True)


def calibration(cases: Sequence[tuple[Case, Said]]) -> None:
    """By tenths of the score of the first counterpart how often it is right."""
    seen: dict[int, list[bool]] = {}
    for case, said in cases:
        for id_, one in said.items():
            if id_ in case.right and one.counterparts:
                seen.setdefault(min(int(one.counterparts[0].score * 10), 9), []).append(one.counterparts[0].right in case.right[id_])
    print("score → right: " + "  ".join(f".{tenth} {np.mean(told):.2f} ({len(told)})" for tenth, told in sorted(seen.items())))


def halves(data: Path) -> tuple[Path, Gold, Gold]:
    """The folder of the constitution, the gold of half A and that of half B."""
    folder = data / "concordance/constitution_az_en"
    whole, b = read_gold(folder / "gold.tsv"), read_gold(data / "concordance/constitution_az_en_B/gold.tsv")
    of_b = {_article(one) for one in b}
    return folder, {one: wanted for one, wanted in whole.items() if _article(one) not in of_b}, b


def fitting(data: Path) -> list[Case]:
    """What the weights are found on."""
    folder, a, _ = halves(data)
    cases = [translated(folder, a, share, at, reverse) for at, share in enumerate(SHARES) for reverse in (False, True)]
    return cases + list(unrelated(data, ("", *CODES_FITTED), FITTED))


def measure(data: Path, counted: AcrossWeights) -> None:
    """Prints the figures of half B whole and with shares taken out, how far scores are likelihoods there, and of unrelated acts."""
    folder, _, b = halves(data)
    sure = []
    for reverse in (False, True):
        for share in (0.0, 0.25, 0.5, 0.75):
            cases = [translated(folder, b, share, 100 + seed, reverse) for seed in range(1 if share == 0 else 3)]
            said = [(case, across(*case.sides, counted)) for case in cases]
            for level, articles in (("articles", True), ("below", False)):
                of = [figures(_of(case, articles), found) for case, found in said]
                show(f"B −{share:.0%} {'en → az' if reverse else 'az → en'} {level}", of)
            sure += said if share == 0.5 else []
    calibration(sure)
    for own in ("", *CODES_MEASURED):
        cases = list(unrelated(data, (own,), MEASURED))
        show(f"{Path(own).stem or 'constitution'}, acts not fitted on", [figures(one, across(*one.sides, counted)) for one in cases])


def _of(case: Case, articles: bool) -> Case:
    return replace(case, right={one: wanted for one, wanted in case.right.items() if ("/" not in one) is articles})


def write(path: Path, counted: AcrossWeights) -> None:
    """The weights as the package reads them."""
    rows = [f'"{name}" = {value:.6f}' for name, value in counted.none.items()]
    head = ["# When a provision has no counterpart in the other language. Written by benchmarks/crossing_fit.py; do not edit.",
            f"never = {counted.never:.6f}", f"sharp = {counted.sharp:.4f}", "", "[none]"]
    path.write_text("\n".join([*head, *rows]) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder of the shared data")
    parser.add_argument("--out", type=Path, help="find the weights and write them here, then measure them")
    options = parser.parse_args()
    if options.out:
        write(options.out, fit(fitting(options.data)))
    measure(options.data, AcrossWeights.of(options.out) if options.out else AcrossWeights.shipped())


if __name__ == "__main__":
    main()
