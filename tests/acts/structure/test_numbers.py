"""Numbers know their value, their canonical form and their successors."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.numbers import Num, unflattened
from acts.structure.sequence import longest_row, readings


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("98-1", "98-1"),
        ("98¹", "98-1"),
        ("49–1", "49-1"),
        ("1157 - 1", "1157-1"),
        ("62.1.-2", "62.1-2"),
        ("12.3.4", "12.3.4"),
        ("XIV", "14"),
        ("XV-1", "15-1"),
        ("I", "1"),
        ("birinci", "1"),
        ("BEŞİNCİ", "5"),
        ("on yeddinci", "17"),
        ("17-ci", "17"),
        ("Ə", "ə"),
        ("ğ", "ğ"),
        ("i", "i"),
        ("5a", "5a"),
        ("a-1", "a-1"),
    ],
)
def test_canonical(printed: str, canonical: str) -> None:
    assert Num(printed).canonical == canonical


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("98", "99"),
        ("98", "98-1"),
        ("98-1", "98-2"),
        ("98-1", "99"),
        ("98-1", "98-1-1"),
        ("12.3", "12.4"),
        ("12.3", "12.3-1"),
        ("12.3.4", "12.3.5"),
        ("XIV", "XV"),
        ("g", "ğ"),
        ("h", "x"),
        ("ı", "i"),
        ("k", "q"),
        ("e", "ə"),
        ("birinci", "ikinci"),
        ("5", "5a"),
    ],
)
def test_successors(before: str, after: str) -> None:
    assert Num(after).follows(Num(before))
    assert not Num(before).follows(Num(after))


@pytest.mark.parametrize(("before", "after"), [("98", "100"), ("98", "98"), ("12.3", "12.5"), ("g", "h"), ("12.3", "13"), ("98", "?")])
def test_no_successors(before: str, after: str) -> None:
    assert not Num(after).follows(Num(before))


def test_flattened_insertions_are_read_back_between_their_neighbours() -> None:
    printed = ["97", "98", "981", "982", "99", "100", "101", "110", "111", "1111", "112"]
    read = [number.canonical for number in readings([Num(each) for each in printed])]
    assert read == ["97", "98", "98-1", "98-2", "99", "100", "101", "110", "111", "111-1", "112"]


def test_a_number_that_only_looks_flattened_stays() -> None:
    assert [n.canonical for n in readings([Num("1"), Num("11"), Num("12")])] == ["1", "11", "12"]
    assert unflattened("980") == ""
    assert unflattened("98-1") == ""


def test_the_longest_growing_row_leaves_out_what_is_quoted() -> None:
    numbers = [Num(each).steps for each in ("1", "2", "49", "3", "3-1", "2", "4", "4", "120", "135")]
    assert longest_row(numbers) == [0, 1, 3, 4, 6, 7, 8, 9]


@given(st.lists(st.tuples(st.tuples(st.integers(0, 9))), max_size=30))
def test_the_row_never_falls_and_none_longer_is_possible(values: list[tuple[tuple[int, ...], ...]]) -> None:
    row = longest_row(values)
    assert all(values[a] <= values[b] and a < b for a, b in itertools.pairwise(row))
    longest: list[int] = []
    for place, value in enumerate(values):
        longest.append(1 + max((longest[before] for before in range(place) if values[before] <= value), default=0))
    assert len(row) == max(longest, default=0)


@given(st.text(max_size=12))
def test_any_text_has_a_value(text: str) -> None:
    number = Num(text)
    assert isinstance(number.canonical, str)
    assert isinstance(number.steps, tuple)
