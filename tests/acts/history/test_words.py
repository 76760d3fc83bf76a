"""Words found in a text that prints them its own way, and put into cases."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.history.cases import NounCase, agreeing, case_of, decline, declined
from acts.history.words import balanced, find, key, with_quotes

FOUND = [
    ("bir iki üç", "iki", ["iki"]),
    ("ikili iki", "iki", ["iki"]),
    ("bölmə 452- 454-cü", "452-454-cü", ["452- 454-cü"]),
    ("“Su haqqında” Qanun", "'Su haqqında' Qanun", ["Su haqqında” Qanun"]),
    ("Sahəvi qanunlarda", "sahəvi qanunlarda", ["Sahəvi qanunlarda"]),
    ("qurumunun razılığı", "qurumu", ["qurumu"]),
    ("mаliyyə bazarı", "maliyyə bazarı", ["mаliyyə bazarı"]),       # the second letter is Cyrillic
    ("(o cümlədən reklamda) verilir", "(o cümlədən, reklamda)", ["o cümlədən reklamda"]),
    ("dörd üç", "beş", []),
]


@pytest.mark.parametrize(("text", "words", "expected"), FOUND)
def test_words_are_found(text: str, words: str, expected: list[str]) -> None:
    assert [text[one.start:one.end] for one in find(text, words)] == expected


@given(st.text(max_size=60), st.text(max_size=12))
def test_finds_lie_in_the_text_in_order_and_hold_the_words(text: str, words: str) -> None:
    finds = find(text, words)
    assert all(0 <= one.start < one.end <= len(text) for one in finds)
    assert all(one.end <= other.start for one, other in pairwise(finds))


@given(st.text(max_size=80))
def test_a_key_has_no_blanks_and_is_its_own_key(text: str) -> None:
    assert not any(letter.isspace() for letter in key(text))
    assert key(key(text)) == key(text)


CASES = [
    ("orqanı", NounCase.GENITIVE, "orqanının"), ("orqanı", NounCase.DATIVE, "orqanına"), ("orqanı", NounCase.ABLATIVE, "orqanından"),
    ("qurumu", NounCase.LOCATIVE, "qurumunda"), ("idarəsi", NounCase.ACCUSATIVE, "idarəsini"), ("idarə", NounCase.DATIVE, "idarəyə"),
    ("bank", NounCase.GENITIVE, "bankın"), ("(memorandumu)", NounCase.GENITIVE, "(memorandumunun)"), ("bank", NounCase.NOMINATIVE, "bank"),
]


@pytest.mark.parametrize(("words", "case", "expected"), CASES)
def test_words_are_declined(words: str, case: NounCase, expected: str) -> None:
    assert decline(words, case) == expected


@pytest.mark.parametrize(("tail", "case"), [
    ("", NounCase.NOMINATIVE), ("ı", NounCase.NOMINATIVE), ("ının", NounCase.GENITIVE), ("ın", NounCase.GENITIVE), ("a", NounCase.DATIVE),
    ("ına", NounCase.DATIVE), ("da", NounCase.LOCATIVE), ("ından", NounCase.ABLATIVE), ("ını", NounCase.ACCUSATIVE), ("lar", None),
])
def test_endings_tell_the_case(tail: str, case: NounCase | None) -> None:
    assert case_of(tail) is case


def test_words_are_found_in_any_case_though_the_ending_is_torn() -> None:
    found = list(declined("Mərkəzi Banka, Mərkəzi Bank a və Mərkəzi Bankının, Mərkəzi Banklar", "Mərkəzi Bankı"))
    assert [one.case for one in found] == [NounCase.DATIVE, NounCase.DATIVE, NounCase.GENITIVE]


def test_words_with_others_in_brackets_are_declined_together() -> None:
    found = list(declined("hakimiyyəti orqanının (qurumunun) və orqana (quruma) dair", "orqan (qurum)"))
    assert [one.case for one in found] == [NounCase.GENITIVE, NounCase.DATIVE]
    assert decline("müəyyən etdiyi orqan (qurum)", NounCase.GENITIVE) == "müəyyən etdiyi orqanın (qurumun)"


def test_an_ending_is_made_to_agree() -> None:
    assert agreeing("orqanı", "nun") == "orqanının"
    assert agreeing("bank", "nın") == "bankın"


def test_a_quotation_mark_swallowed_by_the_notes_own_quoting_is_put_back() -> None:
    assert balanced("Su haqqında” Qanun") == "“Su haqqında” Qanun"
    text = "və “Su haqqında” Qanun"
    assert with_quotes(text, 3, 15) == (3, 16)
