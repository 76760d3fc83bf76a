import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.spelling import distance, nearest

WORDS = {
    "elektron": 90, "elektrik": 40, "imza": 80, "imtahan": 5, "şəxs": 70, "möhür": 7, "mohur": 8,
    "səhv": 9, "ipoteka": 30, "ipotekanın": 20,
}


def dictionary(beginning: str) -> list[tuple[str, int]]:
    return [(word, count) for word, count in WORDS.items() if word.startswith(beginning)]


@pytest.mark.parametrize(("word", "near"), [
    ("elektorn", ("elektron",)), ("ipotekka", ("ipoteka",)), ("imzaa", ("imza",)), ("sexs", ("şəxs",)), ("sehc", ("səhv",)),
    ("elektrok", ("elektron", "elektrik")), ("xx", ()), ("tamamilə", ()), ("iimza", ("imza",)), ("mohurr", ("möhür",)),
])
def test_nearest(word: str, near: tuple[str, ...]) -> None:
    assert nearest(word, dictionary) == near


@pytest.mark.parametrize(("one", "other", "most", "slips"), [
    ("abc", "abc", 2, 0), ("abc", "acb", 2, 1), ("abc", "abd", 2, 1), ("abc", "bc", 2, 1), ("abc", "xyz", 2, None), ("", "ab", 2, 2),
])
def test_distance(one: str, other: str, most: int, slips: int | None) -> None:
    assert distance(one, other, most) == slips


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other, 3) == distance(other, one, 3)
