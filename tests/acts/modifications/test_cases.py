"""The operative sentence: a table of sentences and of what they say."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from acts.modifications.clauses import read
from acts.modifications.model import Step, Target, Unit
from tests.acts.modifications.lines import line

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_sentence_says(case: dict[str, Any]) -> None:
    clauses = read(case["text"])
    if "says" in case:
        assert [line(one) for one in clauses.modifications] == case["says"]
    assert [f"{one.reason}: {one.words}" for one in clauses.misread] == case.get("misread", [])


def test_misread_words_stand_where_it_says() -> None:
    text = "5-ci  maddə köçürülmüş, 6-cı maddə ləğv edilmişdir."
    (misread,) = read(text).misread
    assert text[misread.start:misread.end] == misread.words == "köçürülmüş"


def test_context_goes_from_sentence_to_sentence() -> None:
    first = read("12-ci maddənin ikinci hissəsində “a” sözü “b” sözü ilə əvəz edilsin.")
    second = read("üçüncü hissə ləğv edilsin.", first.context)
    assert [line(one) for one in second.modifications] == ["repeal art_12/part_3"]


def test_units_of_an_act_without_articles_stand_by_themselves() -> None:
    whole = Target((Step(Unit.CODE),))
    assert [line(one) for one in read("2-ci bəndin ikinci abzası ləğv edilsin.", whole).modifications] == ["repeal point_2/para_2"]
    assert [line(one) for one in read("2-ci bənd ləğv edilsin.").modifications] == ["repeal art_?/point_2"]


def test_a_number_whose_dash_is_lost_has_another_reading() -> None:
    (modification,) = read("1711.1-ci maddənin sanksiyası yeni redaksiyada verilmişdir.").modifications
    assert modification.target.readings == ("171-1.1",)
