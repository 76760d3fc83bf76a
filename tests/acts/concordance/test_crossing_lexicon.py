"""The dictionary of two languages: its rows meet the words of texts."""

from pathlib import Path

import pytest

from acts.concordance.crossing_lexicon import Lexicon
from acts.concordance.crossing_words import Reader
from classifiers.glossary.wordlist import words

LEAST_KNOWN = 0.95


def test_every_row_of_the_word_list_can_be_met() -> None:
    reader = Reader()
    lost = [word.az for word in words() if not reader.stems(word.az, "aze") or not all(reader.stems(en, "eng") for en in word.en)]
    assert lost == []


@pytest.mark.parametrize(("written", "english"), [
    ("vergilərin", ("tax",)), ("məhkəmələrə", ("court",)), ("tətbiq edilmişdir", ("appli",)),
    ("həyata keçirilməsinə", ("implement",)), ("verilmirsə", ("grant",)), ("qanunsuz", ("illeg",)),
])  # fmt: skip
def test_forms_of_texts_are_led_to_their_rows(written: str, english: tuple[str, ...]) -> None:
    reader = Reader()
    lexicon = Lexicon(reader)
    assert english in lexicon.renderings(lexicon.units(reader.stems(written, "aze"))[0].key)


@pytest.mark.corpus
def test_the_words_of_laws_are_known(corpus: Path) -> None:
    reader = Reader()
    lexicon = Lexicon(reader)
    units = lexicon.units(reader.stems((corpus / "laws" / "lisenziyalar_ve_icazeler.txt").read_text("utf-8"), "aze"))
    told = [unit.key for unit in units if all(stem.isalpha() for stem in unit.key)]
    assert sum(bool(lexicon.renderings(key)) for key in told) / len(told) >= LEAST_KNOWN
