"""Layouts: those that ship, what a wrong one is told, the fixed words in both languages."""

import re
import tomllib
from importlib.resources import files

import pytest

from acts.concordance.model import Degree, Sign, State
from acts.word.errors import LayoutError
from acts.word.layouts import Family, layout, layouts, read_layout
from acts.word.sheet_words import words_in

GOOD = """
name = "x"
family = "comparison"
az = "Cədvəl"
en = "Table"
landscape = true
[[column]]
holds = "unit"
az = "Vahid"
en = "Unit"
width = 30
"""


def test_those_that_ship() -> None:
    assert {one.name: len(one.columns) for one in layouts()} == {
        "az_three": 3, "az_four": 4, "two_texts": 2, "disagreements": 6, "opinions": 5, "second_reading": 5,
        "eu_two": 2, "eu_many": 2, "concordance_five": 5, "national_nine": 9, "gaps": 7,
    }  # fmt: skip


@pytest.mark.parametrize("one", layouts(), ids=lambda one: one.name)
def test_their_columns_fill_the_page_and_both_languages_are_there(one: object) -> None:
    held = layout(one.name)                                                         # type: ignore[attr-defined]
    whole = sum(column.width for column in held.columns)
    assert whole == 100 or any(column.each for column in held.columns)
    assert all(column.heading("az", {"left": "A", "right": "B"}) for column in held.columns)
    assert held.title("az") != held.title("en")


def test_the_azerbaijani_headings() -> None:
    headings = [column.heading("az", {}) for column in layout("az_four").columns]
    assert headings == ["Struktur vahidi", "Qüvvədə olan redaksiya", "Təklif olunan redaksiya", "Qeyd / əsaslandırma"]


def test_the_other_direction_begins_with_the_other_act() -> None:
    five = layout("concordance_five")
    assert [column.holds for column in five.turned.columns] == ["right", "right_text", "left", "left_text", "degree"]
    assert [column.width for column in five.turned.columns] == [column.width for column in five.columns]
    assert [column.holds for column in layout("az_four").turned.columns] == [column.holds for column in layout("az_four").columns]


def test_an_unknown_layout_names_those_there_are() -> None:
    with pytest.raises(LayoutError, match=r"'az_seven': expected a layout, one of az_four, az_three,"):
        layout("az_seven")


def test_a_layout_of_ones_own() -> None:
    held = read_layout(GOOD, "own.toml")
    assert (held.family, held.columns[0].holds, held.columns[0].width) == (Family.COMPARISON, "unit", 30)


@pytest.mark.parametrize(("old", "new", "told"), [
    ('"unit"', '"degree"', r"own.toml, column 1: expected to hold one of .*, found 'degree'"),
    ("width = 30", "width = 0", "expected a width from 1 to 100 per cent, found 0"),
    ("width = 30", 'width = "30"', "expected 'width' as int, found '30'"),
    ("width = 30", "width = true", "expected 'width' as int, found True"),
    ("landscape = true", "landscape = 1", "expected 'landscape' as bool, found 1"),
    ('"comparison"', '"other"', "expected as family one of comparison, concordance, found 'other'"),
    ('"Vahid"', '"Vahid %(act)s"', "expected a heading that names left or right, found act"),
    ('az = "Cədvəl"', "", "expected 'az' as str, found None"),
    ("[[column]]", "[column]", "expected 'column' as list, found"),
    ("= 30", "=", "expected TOML, found a mistake in it"),
])  # fmt: skip
def test_a_wrong_layout_is_told_what_and_where(old: str, new: str, told: str) -> None:
    with pytest.raises(LayoutError, match=told):
        read_layout(GOOD.replace(old, new, 1), "own.toml")


def test_what_is_held_twice_is_refused() -> None:
    with pytest.raises(LayoutError, match="found twice: unit"):
        read_layout(GOOD + GOOD[GOOD.index("[[column]]") :], "own.toml")


def test_fixed_words_have_the_same_holes_in_both_languages() -> None:
    raw = tomllib.loads(files("acts").joinpath("word", "data", "sheet_words.toml").read_text("utf-8"))
    for name, told in raw.items():
        assert set(told) == {"az", "en"}, name
        assert sorted(re.findall(r"%\((\w+)\)s", told["az"])) == sorted(re.findall(r"%\((\w+)\)s", told["en"])), name


@pytest.mark.parametrize("lang", ["az", "en"])
def test_every_value_has_words(lang: str) -> None:
    say = words_in(lang)
    named = [*(f"degree_{one}" for one in Degree), *(f"state_{one}" for one in State), *(f"sign_{one}" for one in Sign)]
    assert len({say(name) for name in named}) == len(named)
