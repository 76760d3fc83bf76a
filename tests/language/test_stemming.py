import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.derivation import DERIVATIONS, Derivation
from language.endings import ENDINGS, Ending
from language.letters import fold, upper
from language.stemming import EnglishStemmer, beginnings, root, stem
from language.verbs import PASSIVES, Formation, active, is_verb

TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads(Path(__file__).with_name("stems.toml").read_text("utf-8"))
FAMILIES = [(word, family["stem"]) for family in TABLE["family"] for word in family["words"].split()]
KIN = [(word, kin["root"]) for kin in TABLE["kin"] for word in kin["words"].split()]
LETTERS = st.text(alphabet="abcdefghiklmnopqrstuvxyz", max_size=20)
PARTS = (
    "ver", "ode", "qanun", "madde", "torpag", "ceza", "lan", "dir", "il", "me", "dik", "de", "ler", "lar", "i", "si", "n", "in", "nda",
    "dan", "a", "ye",
)
CHAINS = st.lists(st.sampled_from(PARTS), max_size=7).map("".join)


@pytest.mark.parametrize(("word", "expected"), FAMILIES, ids=[word for word, _ in FAMILIES])
def test_forms_of_a_word_meet_in_one_stem(word: str, expected: str) -> None:
    assert stem(fold(word)) == expected


@pytest.mark.parametrize(("word", "expected"), KIN, ids=[word for word, _ in KIN])
def test_kin_meet_in_one_root(word: str, expected: str) -> None:
    assert root(stem(fold(word))) == expected


@pytest.mark.parametrize("pair", TABLE["apart"], ids=lambda pair: pair["words"])
def test_words_of_other_meaning_stay_apart(pair: dict[str, str]) -> None:
    one, other = pair["words"].split()
    assert stem(fold(one)) != stem(fold(other))


def test_every_row_of_the_table_has_its_reason() -> None:
    assert all(row["reason"] for rows in TABLE.values() for row in rows)
    assert len(FAMILIES) + len(KIN) > 200


@given(LETTERS | CHAINS)
def test_a_stem_is_its_own_stem(word: str) -> None:
    assert stem(stem(word)) == stem(word)


@given(LETTERS | CHAINS)
def test_a_root_is_its_own_root(word: str) -> None:
    assert root(root(stem(word))) == root(stem(word))


@pytest.mark.parametrize("word", [word for word, _ in FAMILIES])
def test_capitals_and_careless_typing_give_the_same_stem(word: str) -> None:
    assert stem(fold(upper(word))) == stem(fold(fold(word))) == stem(fold(word))


@given(CHAINS)
def test_words_begin_as_their_stem_says(word: str) -> None:
    found = stem(word)
    assert not word or any(word.startswith(beginning) for beginning in beginnings(found))


def samples(rows: tuple[Ending, ...] | tuple[Derivation, ...] | tuple[Formation, ...]) -> list[tuple[str, str]]:
    return [(row.sample, word) for row in rows for word in row.sample.split(", ")]


@pytest.mark.parametrize(("sample", "word"), samples(tuple(row for row in ENDINGS if len(row.forms[0]) > 1)))
def test_each_ending_shortens_its_sample(sample: str, word: str) -> None:
    assert len(stem(fold(word.split()[0]))) < len(word)


@pytest.mark.parametrize(("sample", "word"), samples(DERIVATIONS))
def test_each_derivation_has_another_root(sample: str, word: str) -> None:
    found = stem(fold(word))
    assert root(found) != found


@pytest.mark.parametrize("row", PASSIVES, ids=lambda row: row.sample)
def test_each_passive_has_an_active(row: Formation) -> None:
    assert is_verb(active(fold(row.sample)[:-3]))


@pytest.mark.parametrize("word", ["lar" * 4000, "dir" * 4000, "il" * 5000, "mama" * 3000, "a" * 10_000, "di", "a", ""])
def test_hostile_words_end_at_once(word: str) -> None:
    assert stem(stem(word)) == stem(word)
    assert isinstance(root(stem(word)), str)


def test_english() -> None:
    stemmer = EnglishStemmer()
    assert stemmer.stem("protection") == stemmer.stem("protected") == "protect"


@pytest.mark.parametrize(("british", "american"), [
    ("licence", "license"), ("defences", "defenses"), ("labour", "labor"), ("favourable", "favorable"), ("centre", "center"),
    ("organisation", "organization"), ("privatised", "privatized"), ("programmes", "programs"), ("catalogue", "catalog"),
])
def test_english_has_one_stem_for_both_spellings(british: str, american: str) -> None:
    stemmer = EnglishStemmer()
    assert stemmer.stem(british) == stemmer.stem(american)
    assert stemmer.stem("police") != stemmer.stem("polise")
