"""Quoted words are called as the law calls them, in both languages."""

from pathlib import Path

import pytest

from acts.history.model import Change
from acts.modifications.model import Action, AmendingAct, Deletion, Insertion, Modification, Position, Step, Substitution, Target, Unit
from tests.web.world import world_app
from web.change_words import described
from web.quoted_words import LONG, Noun, noun, short

CASES: tuple[tuple[Action, str, str], ...] = (
    (Substitution("otuz", "on beş"), "“otuz” sözü “on beş” sözləri ilə əvəz edilib", "the word “otuz” replaced by the words “on beş”"),
    (Substitution(".", ";"), "“.” işarəsi “;” işarəsi ilə əvəz edilib", "the sign “.” replaced by the sign “;”"),
    (Deletion("12.3"), "“12.3” rəqəmi çıxarılıb", "the number “12.3” removed"),
    (Insertion("bir dəfə", "bu müddət", Position.AFTER), "“bu müddət” sözlərindən sonra əlavə edilib: “bir dəfə”",
     "added after the words “bu müddət”: “bir dəfə”"),
    (Insertion("adı və", "ünvanı", Position.BEFORE), "“ünvanı” sözündən əvvəl əlavə edilib: “adı və”",
     "added before the word “ünvanı”: “adı və”"),
    (Insertion("Yeni cümlə.", "", Position.END), "sonuna əlavə edilib: “Yeni cümlə.”", "added at the end: “Yeni cümlə.”"),
    (Insertion("Bu", "", Position.START), "əvvəlinə əlavə edilib: “Bu”", "added at the beginning: “Bu”"),
)  # fmt: skip


@pytest.mark.parametrize(("action", "az", "en"), CASES, ids=lambda case: "" if isinstance(case, str) else type(case).__name__)
def test_a_change_is_described_in_the_words_of_the_law(tmp_path: Path, action: Action, az: str, en: str) -> None:
    app = world_app(tmp_path, empty=True)
    change = Change(AmendingAct(None), Modification(Target((Step(Unit.ARTICLE, "1"),)), action))
    for language, said in (("az", az), ("en", en)):
        with app.test_request_context(f"/{language}/changes"):
            assert described(change) == said


NOUNS = (("", Noun.SIGN), ("–", Noun.SIGN), ("300", Noun.NUMBER), ("5-ci", Noun.WORD), ("a b", Noun.WORDS))


@pytest.mark.parametrize(("words", "called"), NOUNS)
def test_words_have_their_noun(words: str, called: Noun) -> None:
    assert noun(words) is called


def test_long_words_are_cut_after_a_word() -> None:
    assert short("söz " * 200).endswith("söz …")
    assert len(short("söz " * 200)) <= LONG + 2
