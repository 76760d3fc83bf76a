import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.letters import fold
from language.stemming import ENDINGS, EnglishStemmer, stem

FAMILIES = (
    "məlumat məlumatı məlumatın məlumatlar məlumatların məlumatlarının məlumatlarında məlumatdan",
    "maddə maddəsi maddəsinin maddəsində maddəsindəki maddələr maddələrinə",
    "qanun qanunu qanunun qanuna qanunda qanunla qanunlar qanunların qanunlarında qanundur",
    "imza imzası imzanın imzasını imzaya imzalar imzalarının",
    "qoruma qorunma qorunması qorunmasına qorunan qorunur",
    "torpaq torpağı torpağın torpağa torpaqlar",
    "təhlükəsizlik təhlükəsizliyi təhlükəsizliyin təhlükəsizliyinə",
    "orqan orqana orqanın orqanlar orqanlarının orqandan",
    "hakim hakimin hakimə hakimlər hakimlərin",
    "ödəniş ödənişi ödənişin ödənişlər ödənişə",
    "proses prosesi prosesin prosesinin proseslər",
    "akt aktı aktın akta aktlar aktlarda", "iş işi işin işə işlər işlərin", "il ilin ilə illər",
    "sistem sistemi sistemin sistemə sistemlərdə", "xidmət xidməti xidmətlər xidmətlərinin",
)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.split()[0])
def test_forms_of_a_word_meet_in_one_stem(family: str) -> None:
    assert len({stem(fold(word)) for word in family.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [
    ("qanun", "qan"), ("təhlükəsizlik", "təhlükə"), ("vergi", "ver"), ("istehlakçı", "istehlak"),
])
def test_words_of_other_meaning_stay_apart(one: str, other: str) -> None:
    assert stem(fold(one)) != stem(fold(other))


@given(st.text(alphabet="abcdefghiklmnopqrstuvxyz", max_size=20))
def test_a_stem_is_its_own_stem(word: str) -> None:
    assert stem(stem(word)) == stem(word)


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.sample)
def test_each_ending_shortens_its_sample(ending: object) -> None:
    for word in ending.sample.split(", "):  # type: ignore[attr-defined]
        assert len(stem(fold(word))) < len(word)


def test_english() -> None:
    stemmer = EnglishStemmer()
    assert stemmer.stem("protection") == stemmer.stem("protected") == "protect"
