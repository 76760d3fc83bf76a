import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.letters import ALPHABET, capitalize, fold, lower, lower_english, repair_look_alikes, sort_key, title, upper

WORDS = st.text(alphabet=ALPHABET + upper(ALPHABET) + " -'’0123456789", max_size=40)


@pytest.mark.parametrize(("text", "small"), [
    ("İPOTEKA QIYABI", "ipoteka qıyabı"), ("Iİ", "ıi"), ("ƏLAVƏ", "əlavə"), ("XIV-ÇÜ", "xıv-çü"), ("", ""),
])
def test_lower(text: str, small: str) -> None:
    assert lower(text) == small


@pytest.mark.parametrize(("text", "capitals"), [("ipoteka qıyabı", "İPOTEKA QIYABI"), ("şəxs", "ŞƏXS"), ("", "")])
def test_upper(text: str, capitals: str) -> None:
    assert upper(text) == capitals


@pytest.mark.parametrize(("text", "expected"), [
    ("MÜLKİ MƏCƏLLƏ", "Mülki Məcəllə"), ("informasiya ISTIFADƏSI", "İnformasiya Istıfadəsı"), ("ıSLAH", "Islah"), ("sür'ət", "Sür'ət"),
])
def test_title(text: str, expected: str) -> None:
    assert title(text) == expected


def test_capitalize_leaves_the_rest() -> None:
    assert capitalize("idarə QAYDALARI") == "İdarə QAYDALARI"


def test_lower_english_keeps_i_dotted_and_the_length() -> None:
    assert lower_english("INFORMATİON") == "information"


@pytest.mark.parametrize(("text", "folded"), [
    ("Şəxsİ ığöüç", "sexsi igouc"), ("QIYABI", "qiyabi"), ("Məlumаt", "melumat"), ("ә ǝ Ə", "e e e"),
    ("998-IIIQ", "998-iiiq"), ("sür’ət", "sur'et"), ("2023–2025", "2023-2025"), ("âlî", "ali"), ("ВМХ", "bmx"), ("ß", "ß"),
])
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_fold_keeps_the_length_and_is_stable(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_lower_keeps_the_length(text: str) -> None:
    assert len(lower(text)) == len(lower_english(text)) == len(text)


@given(WORDS)
def test_case_goes_there_and_back(text: str) -> None:
    assert lower(upper(text)) == lower(text)
    assert upper(lower(text)) == upper(text)
    assert fold(upper(text)) == fold(lower(text)) == fold(text)


def test_the_alphabet_is_in_order() -> None:
    assert sorted("zyıiəeça" + ALPHABET, key=sort_key) == sorted(ALPHABET + "zyıiəeça", key=ALPHABET.index)


def test_names_sort_by_the_azerbaijani_alphabet() -> None:
    names = ["İnformasiya", "Qaydalar", "Elektron", "Əlavə", "Çap", "Cəza", "Xidmət", "Hüquq", "Kənd", "Ilxı", "Jurnal", "5-ci"]
    assert sorted(names, key=sort_key) == [
        "5-ci", "Cəza", "Çap", "Elektron", "Əlavə", "Hüquq", "Xidmət", "Ilxı", "İnformasiya", "Jurnal", "Kənd", "Qaydalar",
    ]


@pytest.mark.parametrize(("text", "repaired"), [
    ("mәlumаt", "məlumat"), ("Мaddə", "Maddə"), ("ХІ fəsil", "XI fəsil"), ("düz söz", "düz söz"),
    ("русский текст", "русский текст"), ("слово ХІ и mаddə", "слово ХІ и maddə"), ("тaksi", "тaksi"),
])
def test_repair_of_look_alikes(text: str, repaired: str) -> None:
    assert repair_look_alikes(text) == repaired


@given(st.text(alphabet="abcəАВСаесхіЯя ", max_size=20))
def test_repair_keeps_the_length_and_is_stable(text: str) -> None:
    once = repair_look_alikes(text)
    assert len(once) == len(text)
    assert fold(once) == fold(text)
