"""The word list that ships: its form, and that its words are those texts have."""

import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from classifiers.errors import GlossaryError
from classifiers.glossary.wordlist import Word, read, words
from language.analysis import Analyzer
from language.letters import ALPHABET, fold, lower

LETTERS = set(ALPHABET) | set("wâ -'()")
ENGLISH = re.compile(r"[A-Za-zà ’'().,-]+")


def test_every_row_is_there_once() -> None:
    counted = Counter(lower(word.az) for word in words())
    assert [az for az, count in counted.items() if count > 1] == []


def test_words_that_fold_alike_are_few() -> None:
    """"ad" and "əd" would be one word to a careless reader; such pairs are told apart by their other words, so they must be rare."""
    folded = Counter(fold(word.az) for word in words())
    assert sum(count - 1 for count in folded.values()) < len(folded) / 100


def test_azerbaijani_has_the_letters_of_azerbaijani() -> None:
    assert [word.az for word in words() if not set(lower(word.az)) <= LETTERS] == []


def test_english_has_no_letters_but_english() -> None:
    assert [(word.az, en) for word in words() for en in word.en if not ENGLISH.fullmatch(en)] == []


def test_no_equivalent_stands_twice() -> None:
    assert [word for word in words() if len(set(word.en)) != len(word.en)] == []


def test_every_word_leaves_a_stem_on_both_sides() -> None:
    azerbaijani, english = Analyzer("aze"), Analyzer("eng")
    assert [word for word in words() if not azerbaijani.terms(word.az) or not all(english.terms(en) for en in word.en)] == []


def test_tables_are_of_moderate_size() -> None:
    tables = [one for one in files("classifiers").joinpath("data/wordlist").iterdir() if one.name.endswith(".tsv")]
    assert max(len(table.read_text("utf-8").splitlines()) for table in tables) <= 700


@pytest.mark.parametrize("line", ["ev", "\thouse", "ev\t ; ", "ev\thouse\thome"])
def test_a_wrong_line_is_told_with_its_place(tmp_path: Path, line: str) -> None:
    table = tmp_path / "homes.tsv"
    table.write_text(f"# Words.\naz\ten\n{line}\n", "utf-8")
    with pytest.raises(GlossaryError, match="homes.tsv, line 3"):
        list(read(table))


def test_values_of_a_row(tmp_path: Path) -> None:
    table = tmp_path / "homes.tsv"
    table.write_text("yaşayış   evi\tdwelling;  living   house ;\n", "utf-8")
    assert list(read(table)) == [Word("yaşayış evi", ("dwelling", "living house"))]
