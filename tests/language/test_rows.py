import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.analysis import Analyzer, words_of
from language.letters import fold, lower
from language.numerals import folded_ordinal, ordinal, ordinal_words
from language.rows import rows_of

PARTS = ("on", "iki", "yüz", "yeddinci", "üçüncü", "fəsil", "q", "a", "n", "ll", "u", "5", "-", "xvii", "b,", "5-ci")
TEXTS = st.lists(st.sampled_from(PARTS), max_size=12).map(" ".join)


@pytest.mark.parametrize(("text", "rows"), [
    ("Q A N U N haqqında", ["Q A N U N"]), ("bu M ə c ə ll ə üzrə", ["M ə c ə ll ə"]), ("a b c", []), ("a, b, c, d", []),
    ("on yeddinci fəsil", ["on yeddinci"]), ("yeddinci fəsil", []), ("iki yüz on beşinci", ["iki yüz on beşinci"]),
    ("on yeddincidən", []), ("xon yeddinci", []), ("", []), (" ", []),
])
def test_rows(text: str, rows: list[str]) -> None:
    assert [text[start:end] for start, end in rows_of(lower(text))] == rows


@pytest.mark.parametrize(("text", "terms"), [
    ("on yeddinci fəsil", ["17", "on", "yeddinci", "fesil"]), ("XVII fəsil", ["xvii", "17", "fesil"]), ("17-ci fəsil", ["17", "fesil"]),
    ("yeddinci", ["yeddinci", "7"]), ("yeddincisi", ["yeddinci", "7"]), ("Q A N U N", ["qanun"]), ("bir birinci", ["bir", "birinci"]),
    ("mi di ci V", ["mi", "di", "ci", "v"]), ("IV", ["iv", "4"]), ("IIV", ["iiv"]),
])
def test_numbers_meet_however_they_are_written(text: str, terms: list[str]) -> None:
    assert Analyzer().terms(text) == terms


@given(TEXTS)
def test_every_way_to_the_terms_gives_the_same(text: str) -> None:
    analyzer = Analyzer()
    tokens = analyzer.analyze(text)
    terms, forms = analyzer.terms_and_forms(text)
    assert analyzer.terms(text) == terms.split() == [token.term for token in tokens]
    assert analyzer.forms(text) == forms.split()
    assert all(text[token.start : token.end].strip() == text[token.start : token.end] for token in tokens)


@given(TEXTS, st.lists(st.integers(0, 30), max_size=4))
def test_finding_in_rows_is_analysing_and_choosing(text: str, picks: list[int]) -> None:
    analyzer = Analyzer()
    tokens = analyzer.analyze(text)
    wanted = {tokens[pick % len(tokens)].term for pick in picks if tokens}
    assert analyzer.finder(wanted).find(text) == [token for token in tokens if token.term in wanted]


@given(st.integers(1, 999))
def test_ordinals_in_words_there_and_back(number: int) -> None:
    assert ordinal(ordinal_words(number)) == folded_ordinal(fold(ordinal_words(number))) == number


def test_no_ordinal_words() -> None:
    assert ordinal_words(0) == ordinal_words(1000) == ""
    assert folded_ordinal("on fesil") is None


def test_words_of_a_row_are_words() -> None:
    assert words_of("Q A N U N, on yeddinci") == ["qanun", "on", "yeddinci"]
