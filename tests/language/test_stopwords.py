import pytest

from language.letters import fold, lower
from language.stopwords import CLASSES, STOP_WORDS, STOP_WORDS_OF, WordClass, is_stop_word


@pytest.mark.parametrize("row", CLASSES, ids=lambda row: f"{row.language} {row.name}")
def test_every_class_has_its_reason_and_its_words(row: WordClass) -> None:
    assert row.reason
    assert all(is_stop_word(fold(word), row.language) for word in row.words.split())


@pytest.mark.parametrize("word", ["üçün", "haqqında", "necə", "kimlərə", "olunur", "edilməlidir", "etmək", "olarmı", "bu", "deyilmi"])
def test_azerbaijani(word: str) -> None:
    assert is_stop_word(word)
    assert is_stop_word(fold(word))


@pytest.mark.parametrize(("word", "other"), [("işə", "isə"), ("ölmüş", "olmuş"), ("öldü", "oldu"), ("əti", "eti")])
def test_a_diacritic_tells_words_apart(word: str, other: str) -> None:
    assert not is_stop_word(word)
    assert is_stop_word(other)


@pytest.mark.parametrize("word", ["ISE", "KIMI", "İLƏ", "ÜÇÜN", "UCUN", "lazimdır"])
def test_capitals_and_letters_left_plain(word: str) -> None:
    assert is_stop_word(lower(word))


@pytest.mark.parametrize("word", ["iş", "at", "it", "on", "can", "qanun", "ölən", "icazə", "verilir"])
def test_words_that_say_something(word: str) -> None:
    assert not is_stop_word(fold(word))
    assert fold(word) not in STOP_WORDS


@pytest.mark.parametrize("word", ["the", "is", "without", "how"])
def test_english(word: str) -> None:
    assert is_stop_word(word, "eng")
    assert word in STOP_WORDS_OF["eng"]


def test_a_will_is_a_testament() -> None:
    assert not is_stop_word("will", "eng")
