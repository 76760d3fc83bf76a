"""The tables that ship, and how two rows for one name become one term or two."""

from pathlib import Path

import pytest

from classifiers.errors import GlossaryError
from classifiers.glossary.checks import faults
from classifiers.glossary.model import Term
from classifiers.glossary.shipped import domain_of, id_of, read, same_name, shipped


def test_every_term_that_ships_is_in_order() -> None:
    assert [(term.id, wrong) for term in shipped() if (wrong := faults(term))] == []


def test_ids_are_unique() -> None:
    ids = [term.id for term in shipped()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("one", "other", "same"), [
    (Term("", "surət", "copy"), Term("", "Surət", "duplicate"), True),
    (Term("", "surət", "copy"), Term("", "sürət", "speed"), False),
    (Term("", "yol hadisəsi", "accident"), Term("", "yol-hadisəsi", "Accident"), True),
])  # fmt: skip
def test_words_that_fold_alike_are_one_term_only_when_they_mean_one_thing(one: Term, other: Term, same: bool) -> None:
    assert same_name(one, other) is same


@pytest.mark.parametrize(("name", "domain"), [("tax.tsv", "tax"), ("general4.tsv", "general"), ("social_life.tsv", "social_life")])
def test_domain_is_the_table(name: str, domain: str) -> None:
    assert domain_of(name) == domain


def test_id() -> None:
    assert id_of("Nikahın  pozulması") == "nikahin-pozulmasi"


@pytest.mark.parametrize("line", ["ev\thouse", "\t\t\thouse\t", "ev\t\t\t\t"])
def test_a_wrong_line_is_told_with_its_place(tmp_path: Path, line: str) -> None:
    table = tmp_path / "homes.tsv"
    table.write_text(f"az\taz_variants\teveryday\ten\ten_variants\n\n{line}\n", "utf-8")
    with pytest.raises(GlossaryError, match="homes.tsv, line 3"):
        list(read(table))


def test_values_of_a_cell(tmp_path: Path) -> None:
    table = tmp_path / "homes.tsv"
    table.write_text("ev;  yaşayış   evi\tmənzil\tdam; ;\thouse; home\tdwelling\n", "utf-8")
    assert list(read(table)) == [Term("ev", "ev", "house", ("yaşayış evi", "mənzil"), ("dam",), ("home", "dwelling"), "homes")]
