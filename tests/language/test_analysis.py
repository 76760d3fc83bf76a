import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.analysis import Analyzer, Tongue, analyze, words_of

TEXTS = st.text(alphabet="aəbcçeimnqlrşt IİĞ0123456789.-:/’'xv", max_size=60) | st.text(max_size=40)


def terms(text: str) -> list[str]:
    return [token.term for token in analyze(text)]


@pytest.mark.parametrize(("text", "expected"), [
    ("12.3-cü", ["12.3", "12"]), ("12.3.4", ["12.3.4", "12.3", "12"]), ("2022-ci", ["2022"]), ("5-dən", ["5"]),
    ("998-IIIQ", ["998-iiiq", "998", "iiiq"]), ("27001:2022", ["27001:2022", "27001", "2022"]), ("98-1", ["98-1", "98", "1"]),
    ("11.05.2023", ["11.05.2023", "11", "05", "2023"]), ("e-imza", ["e-imza", "imza"]), ("sür’ət", ["suret"]), ("5G", ["5g"]),
    ("Maddə 12.", ["madde", "12"]), ("", []), ("– § „ …", []),
])
def test_numbers_and_marks(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_careless_typing_finds_the_same_terms() -> None:
    assert terms("FƏRDİ MƏLUMATLARIN QORUNMASI") == terms("ferdi melumatlarin qorunmasi") == terms("fərdi məlumatların qorunması")


@pytest.mark.parametrize(("one", "other"), [("Data Protection", "protected data"), ("Services", "service")])
def test_english(one: str, other: str) -> None:
    assert {token.term for token in analyze(one, "eng")} == {token.term for token in analyze(other, "eng")}


def test_offsets_point_into_the_text_as_written() -> None:
    text = "İnformasiya sistemləri, 998-IIIQ nömrəli"
    assert [text[token.start:token.end] for token in analyze(text)] == [
        "İnformasiya", "sistemləri", "998-IIIQ", "998", "IIIQ", "nömrəli",
    ]


@given(TEXTS)
def test_terms_are_those_of_the_tokens(text: str) -> None:
    analyzer = Analyzer()
    tokens = analyzer.analyze(text)
    assert analyzer.terms(text) == [token.term for token in tokens]
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(" " not in token.term for token in tokens)


@given(TEXTS, st.lists(st.integers(0, 30), max_size=4))
def test_finding_is_analysing_and_choosing(text: str, picks: list[int]) -> None:
    analyzer = Analyzer()
    tokens = analyzer.analyze(text)
    wanted = {tokens[pick % len(tokens)].term for pick in picks if tokens}
    assert analyzer.finder(wanted).find(text) == [token for token in tokens if token.term in wanted]


def test_memory_is_bounded() -> None:
    analyzer = Analyzer(memory=3)
    assert analyzer.terms("bir iki üç dörd beş altı") == Analyzer().terms("bir iki üç dörd beş altı")


def test_words_keep_the_letters() -> None:
    assert words_of("Şəxsi MƏLUMATLARI, 12.3") == ["şəxsi", "məlumatları", "12.3"]


@pytest.mark.parametrize(("text", "language", "forms"), [
    ("Şəxsi MƏLUMATLAR, test", "aze", ["şəxsi", "sexsi", "məlumatlar", "melumatlar", "test"]), ("IŞIQ", "aze", ["ışıq", "isiq"]),
    ("Data IN Bakı", "eng", ["data", "in", "bakı", "baki"]), ("", "aze", []), ("12.3-cü", "aze", ["12.3-cü", "12.3-cu"]),
])
def test_forms_are_the_words_as_written_and_folded(text: str, language: Tongue, forms: list[str]) -> None:
    assert Analyzer(language).forms(text) == forms


def test_roots_of_terms() -> None:
    analyzer = Analyzer()
    assert analyzer.roots(analyzer.terms("ödənişi 12.3 ödəyən satıcı")) == ["ode", "12.3", "12", "ode", "sat"]
    assert Analyzer("eng").roots(["protect", "12"]) == ["protect", "12"]
