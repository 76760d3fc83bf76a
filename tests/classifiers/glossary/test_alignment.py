"""Terms found by comparing translations: invented sentences about a garden, and the Constitution."""

import json
from pathlib import Path

import pytest

from classifiers.errors import GlossaryError
from classifiers.glossary.alignment import TextPair, candidates
from classifiers.glossary.model import Standing
from classifiers.glossary.pairs import read_pairs
from classifiers.glossary.phrases import phrases, words
from language.analysis import Analyzer
from language.letters import fold

SENTENCES = (
    ("Şəhər parkının suvarma qaydası bağban tərəfindən qurulur.", "The watering schedule of the city garden is the gardener's."),
    ("Bağban hər səhər şəhər parkında olur.", "The gardener is in the city garden every morning."),
    ("Suvarma qaydası dəyişdirilə bilər.", "The watering schedule may be altered."),
    ("Qonaqlar şəhər parkına pulsuz daxil olur.", "Guests enter the city garden free of charge."),
    ("Quraqlıqda suvarma qaydası tətbiq edilmir.", "The watering schedule does not apply in a drought."),
    ("Bağban alətləri özü seçir.", "The gardener chooses the tools."),
    ("Alətlər anbarda saxlanılır.", "Tools are kept in the shed."),
    ("Qonaqlar alətlərə toxunmur.", "Guests do not touch the tools."),
    ("Qonaqlar bağbana sual verə bilər.", "Guests may ask the gardener questions."),
)


@pytest.fixture(scope="module")
def found() -> dict[str, str]:
    pairs = [TextPair(f"sentence {at}", *pair) for at, pair in enumerate(SENTENCES)]
    return {fold(one.term.az): one.term.en for one in candidates(pairs, 0.5)}


@pytest.mark.parametrize(("az", "en"), [
    ("şəhər parkı", "city garden"), ("suvarma qaydası", "watering schedule"), ("bağban", "gardener"), ("qonaqlar", "guests"),
    ("alətlər", "tools"),
])  # fmt: skip
def test_phrases_that_translate_each_other(found: dict[str, str], az: str, en: str) -> None:
    assert fold(found.get(fold(az), "")) == en, found


def test_words_inside_a_longer_term_are_no_terms(found: dict[str, str]) -> None:
    assert not {"suvarma", "seher"} & set(found)


def test_a_candidate_tells_where_it_was_seen_and_waits_to_be_judged() -> None:
    (one,) = (one for one in candidates([TextPair(str(at), *pair) for at, pair in enumerate(SENTENCES)], 0.5) if one.term.az == "bağban")
    assert one.term.standing is Standing.PROPOSED
    assert [place.place for place in one.evidence] == ["5", "8", "1"]
    assert all("ağban" in place.az and "gardener" in place.en and 0.5 <= place.score <= 1 for place in one.evidence)
    assert one.term.source == "5 (+3)"


def test_nothing_comes_of_nothing() -> None:
    assert candidates([]) == ()
    assert candidates([TextPair("1", "", "garden"), TextPair("2", "!!!", "…")]) == ()


def test_phrases_cross_no_comma_and_begin_with_telling_words() -> None:
    text = words("Azərbaycan Respublikasının bağı, və ya suvarma qaydası", Analyzer("aze"))
    assert [form for _, form in phrases(text, "aze")] == ["bağı", "suvarma", "suvarma qaydası", "qaydası"]


def test_a_hyphen_is_kept() -> None:
    assert "vitse-bağban" in [form for _, form in phrases(words("birinci vitse-bağban", Analyzer("aze")), "aze")]


@pytest.mark.parametrize("line", ["no json", "[]", '{"text_az": "ev"}', '{"text_az": "ev", "text_en": 5}'])
def test_a_wrong_line_of_pairs_is_told(tmp_path: Path, line: str) -> None:
    file = tmp_path / "pairs.jsonl"
    file.write_text(f'{{"text_az": "ev", "text_en": "house"}}\n{line}\n', "utf-8")
    with pytest.raises(GlossaryError, match=r"pairs\.jsonl, line 2"):
        read_pairs(file)


def test_paragraphs_are_paired_where_both_languages_have_as_many(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    rows = (
        {"article": "1", "title_az": "Bağ", "title_en": "Garden", "text_az": "bir\niki", "text_en": "one\ntwo"},
        {"article": "2", "text_az": "bir\niki", "text_en": "one two"},
    )
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    assert [(pair.az, pair.en) for pair in read_pairs(file)] == [("Bağ", "Garden"), ("bir", "one"), ("iki", "two"), ("bir\niki", "one two")]


@pytest.mark.corpus
def test_the_constitution_gives_its_terms(corpus: Path) -> None:
    found = {(fold(one.term.az), fold(one.term.en)) for one in candidates(read_pairs(corpus / "translations" / "constitution_az_en.jsonl"))}
    wanted = {
        ("konstitusiya mehkemesi", "constitutional court"), ("nazirler kabineti", "cabinet of ministers"),
        ("icra hakimiyyeti", "executive power"), ("erazi butovluyu", "territorial integrity"), ("siyasi siginacaq", "political asylum"),
        ("xususi mulkiyyet", "private property"), ("teqsirsizlik prezumpsiyasi", "presumption of innocence"),
        ("dovlet budcesi", "state budget"), ("pul vahidi", "currency"),
    }  # fmt: skip
    assert wanted - found == set()
    assert 100 < len(found) < 400
