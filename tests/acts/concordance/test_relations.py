"""Relations over all rows, and the table from the other side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.concordance.model import Provision, Relation
from acts.concordance.relations import relations
from acts.concordance.reverse import Through, reverse

ONE, MANY, FEW, ALL, NONE = (
    Relation.ONE_TO_ONE, Relation.ONE_TO_MANY, Relation.MANY_TO_ONE, Relation.MANY_TO_MANY, Relation.NO_COUNTERPART,
)  # fmt: skip


@pytest.mark.parametrize(("links", "expected"), [
    ({"a": "1"}, {"a": ONE}),
    ({"a": ""}, {"a": NONE}),
    ({"a": "12"}, {"a": MANY}),
    ({"a": "1", "b": "1"}, {"a": FEW, "b": FEW}),
    ({"a": "12", "b": "2"}, {"a": ALL, "b": ALL}),
    ({"a": "12", "b": "23", "c": "3", "d": "4", "e": ""}, {"a": ALL, "b": ALL, "c": ALL, "d": ONE, "e": NONE}),
    ({"a": "11"}, {"a": ONE}),
    ({}, {}),
])  # fmt: skip
def test_relations(links: dict[str, str], expected: dict[str, Relation]) -> None:
    assert relations(links) == expected


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("12345678"), max_size=3), max_size=8))
def test_relations_are_those_of_the_parts_that_hang_together(links: dict[str, list[str]]) -> None:
    parts = [({left}, set(rights)) for left, rights in links.items()]
    while joined := next(((a, b) for a in parts for b in parts if a is not b and a[1] & b[1]), None):
        one, other = joined
        parts = [part for part in parts if part is not one and part is not other] + [(one[0] | other[0], one[1] | other[1])]
    sizes = {left: (min(len(lefts), 2), min(len(rights), 2)) for lefts, rights in parts for left in lefts}
    named = {(1, 0): NONE, (1, 1): ONE, (1, 2): MANY, (2, 1): FEW, (2, 2): ALL}
    assert relations(links) == {left: named[size] for left, size in sizes.items()}


def test_the_other_side_states_what_nothing_answers() -> None:
    rights = [Provision(id_, id_, "", "", parent) for id_, parent in (
        ("1", ""), ("1.1", "1"), ("1.2", "1"), ("2", ""), ("2.1", "2"), ("2.2", "2"), ("3", ""))]  # fmt: skip
    found = reverse(rights, {"a": ("1.1",), "b": ("1.1", "2"), "c": ()})
    assert [(one.provision.id, one.lefts, one.through) for one in found] == [
        ("1", ("a", "b"), Through.PARTS), ("1.1", ("a", "b"), Through.ITSELF), ("1.2", (), Through.NOTHING),
        ("2", ("b",), Through.ITSELF), ("2.1", ("b",), Through.PARENT), ("2.2", ("b",), Through.PARENT), ("3", (), Through.NOTHING),
    ]  # fmt: skip
