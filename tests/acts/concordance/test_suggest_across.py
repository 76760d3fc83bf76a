"""Counterparts in the other language: found where they are, none where they are not, and scores that say how sure that is."""

from pathlib import Path

import numpy as np
import pytest

from acts.concordance.crossing import likeness
from acts.concordance.features_across import of_across, of_level
from acts.concordance.model import Provision, Suggestion
from acts.concordance.suggest_across import across
from acts.concordance.weights_across import AcrossWeights
from benchmarks.crossing_fit import figures, halves, translated, unrelated
from tests.acts.concordance.test_crossing import ANSWERS, AZ, EN

# Samples, not law.
ELSEWHERE = (
    Provision("art_1", "Article 1", "Fishing", "Nets shall have a mesh of at least forty millimetres in coastal waters."),
    Provision("art_2", "Article 2", "Seed", "Certified seed of wheat is sold in closed sacks bearing a label."),
    Provision("art_3", "Article 3", "Lifts", "Lift doors shall not open while the cabin moves between floors."),
)
BELOW = (Provision("art_7__para_1", "1", "Storage", "The operator shall keep personal data in encrypted form.", "art_7"),)


def put(found: dict[str, Suggestion]) -> list[tuple[str, ...]]:
    return [found[one.id].chosen for one in AZ]


def test_each_is_answered_by_its_own() -> None:
    assert put(across(AZ, EN, ("aze", "eng"))) == [(EN[at].id,) for at in ANSWERS]


def test_the_other_way_round_too() -> None:
    found = across(EN, AZ, ("eng", "aze"))
    assert {one.id: found[one.id].chosen for one in EN} == {EN[at].id: (one.id,) for one, at in zip(AZ, ANSWERS, strict=True)}


def test_what_was_taken_out_is_answered_by_none() -> None:
    found = across(AZ, tuple(one for one in EN if one.id != "art_8"), ("aze", "eng"))
    assert put(found) == [("art_9",), ("art_10",), ("art_7",), ()]
    assert found["art_4"].says_none
    assert found["art_4"].none > max(found[one.id].none for one in AZ[:3])


def test_acts_of_nothing_in_common_are_likely_answered_by_none() -> None:
    found = across(AZ, ELSEWHERE, ("aze", "eng"))
    assert all(one.none >= 0.5 for one in found.values())
    assert sum(one.says_none for one in found.values()) >= len(AZ) - 1


def test_what_is_put_in_doubt_shows_it() -> None:
    doubtful = [one for one in across(AZ, ELSEWHERE, ("aze", "eng")).values() if one.chosen and one.none >= 0.5]
    assert doubtful
    assert all(one.counterparts[0].score < 0.5 for one in doubtful)


def test_without_a_word_in_common_none_is_certain() -> None:
    silent = (Provision("art_1", "", "", "Qwx zrt."),)
    assert across(AZ, silent, ("aze", "eng"))["art_1"].none == 1.0


def test_scores_and_none_are_likelihoods_of_one_thing() -> None:
    for one in across(AZ, EN, ("aze", "eng")).values():
        scores = [found.score for found in one.counterparts]
        assert scores == sorted(scores, reverse=True)
        assert sum(scores) + one.none == pytest.approx(1.0)


def test_articles_are_listed_before_articles_alone() -> None:
    listed = across(AZ, (*EN, *BELOW), ("aze", "eng"))["art_3"].counterparts
    assert {one.right for one in listed} == {one.id for one in EN}


def test_what_stands_below_is_answered_by_articles_where_the_other_has_nothing_below() -> None:
    below = (Provision("art_3__para_1", "1", AZ[2].heading, AZ[2].text, "art_3"),)
    found = across((*AZ, *below), EN, ("aze", "eng"))
    assert found["art_3__para_1"].counterparts[0].right == "art_7"


def test_a_single_provision_on_either_side_is_no_error() -> None:
    (found,) = across(AZ[:1], EN[:1], ("aze", "eng")).values()
    assert 0 <= found.none <= 1
    assert found.counterparts[0].right == "art_7"


def test_every_feature_counts_something() -> None:
    found = of_level(likeness(AZ, EN, ("aze", "eng")), AZ, EN)
    features = dict(of_across(found, AZ, EN))
    assert set(features) == set(AcrossWeights.shipped().none)
    assert all(values.shape == (len(AZ),) and np.isfinite(values).all() for values in features.values())


def test_less_alike_is_never_likelier() -> None:
    """What speaks for a counterpart lowers the likelihood of none, each feature for itself."""
    counted = AcrossWeights.shipped().none
    assert all(counted[name] < 0 for name in ("likeness", "lead", "usual", "stands out", "stands out right", "returned", "article"))


@pytest.mark.corpus
def test_half_of_the_constitution_taken_out(corpus: Path) -> None:
    folder, _, b = halves(corpus)
    found = figures(translated(folder, b, 0.5, 7))
    assert found["good none"] >= 0.9 * found["gold none"]
    assert found["put"] >= 0.95 * found["with"]


@pytest.mark.corpus
def test_an_act_of_another_matter_is_seldom_answered(corpus: Path) -> None:
    for case in unrelated(corpus, ("codes/su_mecelle.md",), ("eu_md/32000L0031_ecommerce.md",)):
        found = figures(case)
        assert found["pairs"] <= 0.05 * found["rows"]
