"""Words found in a text that prints them its own way, and put into cases."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.history.cases import NounCase, agreeing, decline, form_of, inflected
from acts.history.declined import declined
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
    ("satıcı", NounCase.DATIVE, "satıcıya"), ("torpaq", NounCase.GENITIVE, "torpağın"),
]


@pytest.mark.parametrize(("words", "case", "expected"), CASES)
def test_words_are_declined(words: str, case: NounCase, expected: str) -> None:
    assert decline(words, case) == expected


FORMS = [
    ("bank", "", "qurum"), ("bank", "ı", "qurumu"), ("bank", "ının", "qurumunun"), ("bank", "ın", "qurumun"), ("bank", "a", "quruma"),
    ("bank", "ına", "qurumuna"), ("bank", "da", "qurumda"), ("bank", "ından", "qurumundan"), ("bank", "lar", "qurumlar"),
    ("bank", "larına", "qurumlarına"), ("bank", "la", "qurumla"), ("bank", "la", "icarəçi ilə"),
    ("bank", "dır", "qurumdur"), ("bank", "ındakı", "qurumundakı"),
    ("bank", "adək", "qurumadək"), ("bank", "çılıq", None), ("bank", "sız", None), ("bank", "larlar", None),
    ("bank", "a", "icarəçiyə"), ("bank", "ın", "icarəçinin"), ("bank", "ının", "icarəçisinin"), ("bank", "lara", "icarəçilərə"),
    ("bank", "a", "mal mübadiləsinə"), ("bank", "da", "yaşayış sahəsində"), ("bank", "ların", "yaşayış sahələrinin"),
    ("bank", "a", "vərəğə"), ("bank", "da", "tərəzidə"), ("sahə", "yə", "bölməyə"),
    ("sahə", "si", "bölməsi"), ("sahə", "sinə", "torpağına"), ("sahə", "nin", "torpağın"), ("satıcı", "ıya", "icarəçiyə"),
    ("satıcı", "ısı", "bankı"), ("satıcı", "ılar", "banklar"),
    ("satıcı", "ıda", "icarəçidə"), ("satıcı", "ına", "icarəçiyə"), ("satıcı", "ının", "icarəçinin"), ("satıcı", "ıya", "yaşayış sahəsinə"),
    ("su anbarı", "ına", "su kəmərinə"), ("su anbarı", "ından", "su kəmərindən"), ("su anbarı", "ları", "su kəmərləri"),
    ("su anbarı", "larında", "su kəmərlərində"), ("su anbarı", "a", "su kəmərinə"), ("su anbarı", "ında", "zurbada"),
]
NOMINATIVES = {
    "qurum": "qurum", "icarəçi": "icarəçi", "mal": "mal mübadiləsi", "yaşayış": "yaşayış sahəsi", "vərə": "vərəq", "tərəzi": "tərəzi",
    "bölmə": "bölmə", "torpa": "torpaq", "bank": "bank", "su": "su kəməri", "zurba": "zurba",
}
"""The base of the words expected, by what they begin with."""


@pytest.mark.parametrize(("base", "tail", "expected"), FORMS)
def test_what_a_base_bears_is_put_on_another(base: str, tail: str, expected: str | None) -> None:
    form = form_of(base, tail)
    if expected is None or form is None:
        assert form is expected
        return
    other = next(words for begin, words in NOMINATIVES.items() if expected.startswith(begin))
    assert inflected(other, form) == expected


DECLINED = [
    ("Mərkəzi Bankı", "Mərkəzi Banka, Mərkəzi Bank a və Mərkəzi Bankının, Mərkəzi Banklar",
     ["Mərkəzi Banka", "Mərkəzi Bank a", "Mərkəzi Bankının", "Mərkəzi Banklar"]),
    ("satıcı", "Satıcı və satıcıya, satıcılıq, satıcının, SATICILARIN, satıcı da",
     ["Satıcı", "satıcıya", "satıcının", "SATICILARIN", "satıcı"]),
    ("vərəq", "vərəqə, vərəğin, vərəğlər", ["vərəqə", "vərəğin"]),
    ("anbar", "anbar ya dükan, anbarlardakı", ["anbar", "anbarlardakı"]),
]


@pytest.mark.parametrize(("words", "text", "expected"), DECLINED)
def test_words_are_found_in_any_form_though_the_ending_is_torn(words: str, text: str, expected: list[str]) -> None:
    assert [text[one.start:one.end] for one in declined(text, words)] == expected


@pytest.mark.parametrize(("text", "owned"), [
    ("ölkənin bankı", True), ("kredit bankı", True), ("göstərilən bankı", False), ("həmin bankı", False), ("işdə bankı", False),
    ("Bankı", False),
])
def test_a_close_vowel_marks_possession_behind_a_word_that_can_own(text: str, owned: bool) -> None:
    (one,) = declined(text, "bank")
    assert one.form.owned is owned
    assert one.form.case is (NounCase.NOMINATIVE if owned else NounCase.ACCUSATIVE)


def test_words_with_others_in_brackets_are_declined_together() -> None:
    found = list(declined("hakimiyyəti orqanının (qurumunun) və orqana (quruma) dair", "orqan (qurum)"))
    assert [inflected("bank (sahə)", one.form) for one in found] == ["bankının (sahəsinin)", "banka (sahəyə)"]
    assert decline("müəyyən etdiyi orqan (qurum)", NounCase.GENITIVE) == "müəyyən etdiyi orqanın (qurumun)"


def test_an_ending_is_made_to_agree() -> None:
    assert agreeing("orqanı", "nun") == "orqanının"
    assert agreeing("bank", "nın") == "bankın"


def test_a_quotation_mark_swallowed_by_the_notes_own_quoting_is_put_back() -> None:
    assert balanced("Su haqqında” Qanun") == "“Su haqqında” Qanun"
    text = "və “Su haqqında” Qanun"
    assert with_quotes(text, 3, 15) == (3, 16)
