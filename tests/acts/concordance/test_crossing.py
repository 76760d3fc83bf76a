"""Likeness across languages: what a provision of one language has of one of the other."""

from pathlib import Path

import numpy as np
import pytest

from acts.concordance.crossing import Terms, likeness
from acts.concordance.crossing_cognates import cognates
from acts.concordance.crossing_lexicon import Lexicon
from acts.concordance.crossing_words import Reader, azerbaijani_first
from acts.concordance.model import Provision
from benchmarks.crossing import figures, read_gold, read_provisions

# A sample, not law.
AZ = (
    Provision("art_1", "Maddə 1", "Ödəniş", "Alıcı malın qiymətini təhvil verildikdən sonra otuz gün ərzində ödəyir."),
    Provision("art_2", "Maddə 2", "Şikayət", "İstifadəçi qərardan məhkəməyə şikayət verə bilər."),
    Provision("art_3", "Maddə 3", "Saxlanma", "Operator fərdi məlumatları şifrələnmiş halda saxlayır."),
    Provision("art_4", "Maddə 4", "Lisenziya", "Lisenziya beş il müddətinə verilir və ləğv edilə bilər."),
)
EN = (
    Provision("art_7", "Article 7", "Storage", "The operator shall keep personal data in encrypted form."),
    Provision("art_8", "Article 8", "Licence", "A licence is issued for a term of five years and may be revoked."),
    Provision("art_9", "Article 9", "Payment", "The buyer shall pay the price of the goods within thirty days of delivery."),
    Provision("art_10", "Article 10", "Complaint", "A user may appeal against the decision to a court."),
)
ANSWERS = (2, 3, 0, 1)


def test_each_finds_its_answer() -> None:
    assert tuple(likeness(AZ, EN, ("aze", "eng")).argmax(axis=1)) == ANSWERS


def test_the_other_way_is_the_same_turned_round() -> None:
    assert np.allclose(likeness(EN, AZ, ("eng", "aze")), likeness(AZ, EN, ("aze", "eng")).T)


def test_scores_lie_between_nought_and_one() -> None:
    scores = likeness(AZ, EN)
    assert scores.shape == (4, 4)
    assert scores.min() >= 0
    assert scores.max() <= 1


def test_headings_and_numbers_of_articles_are_not_needed() -> None:
    left, right = ([Provision(one.id, "", "", one.text) for one in side] for side in (AZ, EN))
    assert tuple(likeness(left, right).argmax(axis=1)) == ANSWERS


def test_labels_and_ids_do_not_count() -> None:
    other = [Provision(f"x_{at}", "Maddə 99", one.heading, one.text) for at, one in enumerate(AZ)]
    assert np.array_equal(likeness(other, EN), likeness(AZ, EN))


@pytest.mark.parametrize(("left", "right", "shape"), [((), EN, (0, 4)), (AZ, (), (4, 0)), ((), (), (0, 0))])
def test_nothing_is_like_nothing(left: tuple[Provision, ...], right: tuple[Provision, ...], shape: tuple[int, int]) -> None:
    assert likeness(left, right).shape == shape


def test_texts_without_words_are_like_none() -> None:
    empty = (Provision("art_1", "", "", ""), Provision("art_2", "", "", "…"))
    assert not likeness(empty, EN).any()


def test_what_is_like_all_is_held_back() -> None:
    everything = Provision("art_11", "", "", " ".join(one.text for one in EN))
    scores = likeness(AZ, (*EN, everything))
    assert tuple(scores.argmax(axis=1)) == ANSWERS


def test_terms_are_told_as_they_stand_the_weightiest_first() -> None:
    terms = Terms().behind(AZ[2], EN[0])
    assert terms[0] == ("fərdi məlumatları", "personal data")
    assert {("Operator", "operator"), ("şifrələnmiş", "encrypted"), ("Saxlanma", "Storage")} <= set(terms)


def test_terms_are_azerbaijani_first_whichever_side_is() -> None:
    assert Terms().behind(EN[0], AZ[2]) == Terms().behind(AZ[2], EN[0])


def test_terms_stand_in_both_texts() -> None:
    for left, right in zip(AZ, (EN[at] for at in ANSWERS), strict=True):
        for az, en in Terms().behind(left, right):
            assert az in f"{left.heading}\n{left.text}"
            assert en in f"{right.heading}\n{right.text}"


def test_what_was_read_before_changes_no_terms() -> None:
    terms = Terms()
    pairs = [(left, right) for left in AZ for right in EN]
    assert [terms.behind(*pair) for pair in (*pairs, *pairs)] == [Terms().behind(*pair) for pair in (*pairs, *pairs)]


def test_words_that_only_point_are_no_terms() -> None:
    left, right = Provision("a", "", "", "Hər bir başqa lisenziya."), Provision("b", "", "", "Each other licence.")
    assert Terms().behind(left, right) == (("lisenziya", "licence"),)


def test_provisions_of_nothing_in_common_have_no_terms() -> None:
    assert Terms().behind(Provision("a", "", "", "Meşələr yaşıldır."), Provision("b", "", "", "The fee is due.")) == ()


@pytest.mark.parametrize(("az", "en"), [
    ("Bu Qanunun məqsədi", "The purpose of this Law"), ("SIĞORTA", "INSURANCE"), ("İcazəsiz daxil olma", "Illegal access, naïve or not"),
])  # fmt: skip
def test_the_azerbaijani_of_two_texts(az: str, en: str) -> None:
    assert azerbaijani_first(az, en)
    assert not azerbaijani_first(en, az)


@pytest.mark.parametrize(("az", "en"), [
    ("konstitusiya", "constitut"), ("prezident", "presid"), ("referendum", "referendum"), ("diplomatik", "diplomat"),
    ("telekommunikasiya", "telecommun"), ("infrastruktur", "infrastructur"), ("arxiv", "archiv"),
])  # fmt: skip
def test_borrowed_words_are_known_by_their_letters(az: str, en: str) -> None:
    assert en in cognates([az], [en, "articl", "state"]).get(az, {})


@pytest.mark.parametrize(("az", "en"), [("mektub", "metal"), ("qanun", "canon"), ("kitab", "kit"), ("serhed", "share")])
def test_words_that_only_begin_alike_are_not_borrowed(az: str, en: str) -> None:
    assert cognates([az], [en]) == {}


def test_phrases_are_read_as_one_and_not_across_a_mark() -> None:
    reader = Reader()
    lexicon = Lexicon(reader)
    keys = [unit.key for unit in lexicon.units(reader.stems("Hüquqi şəxs və hüquqi, şəxs", "aze"))]
    assert keys == [("huquqi", "sexs"), ("huquqi",), ("sexs",)]


def test_a_phrase_is_reached_word_by_word_too() -> None:
    left = [Provision("a", "", "", "Hüquqi qüvvə."), Provision("b", "", "", "Odun.")]
    right = [Provision("c", "", "", "Validity of firewood."), Provision("d", "", "", "A juridical matter of power.")]
    assert likeness(left, right)[0, 1] > 0


def test_single_letters_do_not_count() -> None:
    assert [stem.stem for stem in Reader().stems("a) ödəniş; b) X", "aze")] == ["odenis"]


def test_a_word_unknown_is_led_to_its_kin() -> None:
    lexicon = Lexicon(Reader())
    assert any("pay" in rendering for rendering in lexicon.renderings(("odeyis",)))


@pytest.mark.corpus
def test_the_half_of_the_constitution_that_counts(corpus: Path) -> None:
    folder = corpus / "concordance" / "constitution_az_en_B"
    left, right = (read_provisions(folder / name) for name in ("left.jsonl", "right.jsonl"))
    found = figures(left, right, read_gold(folder / "gold.tsv"))
    assert found["article"].first >= 0.9
    assert found["paragraph"].first >= 0.9
