from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.dates import RULES, DateRule, find_dates, format_long, parse_date


@pytest.mark.parametrize(("text", "day"), [
    ("28 dekabr 1999-cu il", date(1999, 12, 28)), ("28 dekabr 1999-cu ildə", date(1999, 12, 28)),
    ("28 DEKABR 1999-CU İL", date(1999, 12, 28)), ("3 İYUN 2005-ci il", date(2005, 6, 3)), ("«11» may 2023-cü il", date(2023, 5, 11)),
    ("2022-ci il 1 may", date(2022, 5, 1)), ("2022-ci il 1 may tarixli", date(2022, 5, 1)),
    ("2010-cu ilin 11 may tarixində", date(2010, 5, 11)), ("2021-ci il yanvarın 18-dən", date(2021, 1, 18)),
    ("2000-ci il sentyabrın 1-dən", date(2000, 9, 1)), ("1999-cu il noyabrın 18-də", date(1999, 11, 18)),
    ("2004-cü il iyulun 1-i", date(2004, 7, 1)), ("2013-cü il dekabr ayının 31-nə", date(2013, 12, 31)),
    ("2025-ci il martın 6-sından", date(2025, 3, 6)), ("2026-cı il aprelin 9-na", date(2026, 4, 9)),
    ("11.05.2023", date(2023, 5, 11)), ("1.5.2023", date(2023, 5, 1)), ("11/05/2023", date(2023, 5, 11)), ("2023-05-11", date(2023, 5, 11)),
    ("11 May 2023", date(2023, 5, 11)), ("11th of May 2023", date(2023, 5, 11)), ("May 11, 2023", date(2023, 5, 11)),
    ("27 April 2016", date(2016, 4, 27)), ("27 APRIL 2016", date(2016, 4, 27)), ("11 mart 2021", date(2021, 3, 11)),
    ("29 fevral 2024-cü il", date(2024, 2, 29)),
    ("29 fevral 2023-cü il", None), ("31.02.2023", None), ("0.05.2023", None), ("11.13.2023", None), ("mayın 11-i", None),
    ("2023-cü il", None), ("11.05.23", None), ("11 May 2023 and more", None), ("", None), ("16.1.2023.4", None),
])
def test_parse_date(text: str, day: date | None) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.sample)
def test_each_rule_reads_its_sample(rule: DateRule) -> None:
    assert parse_date(rule.sample) is not None


def test_find_dates() -> None:
    text = "Qayda 2021-ci il yanvarın 18-dən tətbiq edilir (11.05.2023; 31.02.2023), imza 28 dekabr 1999-cu il."
    assert [(text[found.start:found.end], found.day) for found in find_dates(text)] == [
        ("2021-ci il yanvarın 18-dən", date(2021, 1, 18)), ("11.05.2023", date(2023, 5, 11)), ("28 dekabr 1999-cu il", date(1999, 12, 28)),
    ]


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.sampled_from(["az", "en"]))
def test_a_day_written_out_is_read_back(day: date, lang: str) -> None:
    assert parse_date(format_long(day, lang)) == day


def test_format_long() -> None:
    assert format_long(date(2023, 5, 11), "az") == "11 may 2023-cü il"
    assert format_long(date(2023, 5, 11), "en") == "11 May 2023"
    with pytest.raises(ValueError, match="'ru'"):
        format_long(date(2023, 5, 11), "ru")
