"""The tables of classifiers that ship: whole, in both languages, with a succession that leads somewhere."""

from datetime import date

import pytest

from classifiers.lifecycle.checks import LANGUAGES
from classifiers.schemes.errors import ShippedSchemeError
from classifiers.schemes.model import ConceptStatus, NoteKind, label_in
from classifiers.schemes.order import objections
from classifiers.schemes.shipped import Shipped, read, shipped, shipped_scheme

SMALL = """
id = "sample"
version = "3"
valid_from = 2020-05-01
governed = true
titles = {az = "Nümunə", en = "Sample"}
levels = [{az = "Bölmə", en = "Section", pattern = "[a-z]+"}, {az = "Bənd", en = "Item"}]
concepts = [
  {code = "a", az = "Ağac", en = "Tree"},
  {code = "b", parent = "a", az = "Budaq", en = "Branch", also_az = ["Qol"], until = 2021-01-01, successors = ["c"], scope_en = "Of wood."},
  {code = "c", parent = "a", az = "Çubuq", en = "Rod", ru = "Прут"},
]
"""
EVERY = pytest.mark.parametrize("one", shipped(), ids=lambda one: str(one.scheme.id))


def test_those_that_the_registry_asks_for_ship() -> None:
    assert {one.scheme.id for one in shipped()} == {
        "act-kinds", "act-statuses", "bodies", "legal", "resource-types", "service-categories", "territory", "topics",
    }  # fmt: skip


@EVERY
def test_each_makes_a_classifier(one: Shipped) -> None:
    assert objections(one.concepts, one.levels) == ()


@EVERY
def test_each_item_is_named_in_both_languages_once(one: Shipped) -> None:
    for language in LANGUAGES:
        assert all(any(label.language == language and label.text.strip() for label in each.labels) for each in one.concepts)
        named = [(label_in(each.labels, language), each.parent) for each in one.concepts if each.status is ConceptStatus.VALID]
        assert len(set(named)) == len(named)
    for labels in (one.scheme.titles, *(level.names for level in one.levels)):
        assert {"az", "en"} <= {label.language for label in labels}


@EVERY
def test_notes_are_told_in_both_languages(one: Shipped) -> None:
    for each in one.concepts:
        kinds = {language: {note.kind for note in each.notes if note.language == language} for language in LANGUAGES}
        assert kinds["az"] == kinds["en"]


@EVERY
def test_what_is_superseded_leads_to_items_that_are_there_and_began_when_it_ended(one: Shipped) -> None:
    by_code = {each.code: each for each in one.concepts}
    for each in one.concepts:
        assert (each.status is ConceptStatus.SUPERSEDED) == bool(each.successors)
        assert each.valid_from is None or each.valid_to is None or each.valid_from < each.valid_to
        assert each.valid_to is None or each.successors
        for successor in (by_code[code] for code in each.successors):
            assert successor.code != each.code
            assert each.valid_to is None or successor.valid_from is None or successor.valid_from <= each.valid_to
            assert successor.valid_to is None or each.valid_to is None or successor.valid_to > each.valid_to


@EVERY
def test_every_succession_ends_at_something_valid(one: Shipped) -> None:
    by_code = {each.code: each for each in one.concepts}
    for each in one.concepts:
        waiting, seen = [each.code], set[str]()
        while waiting:
            code = waiting.pop()
            assert code not in seen or by_code[code].status is ConceptStatus.VALID
            seen.add(code)
            waiting += by_code[code].successors
        assert any(by_code[code].status is ConceptStatus.VALID for code in seen)


def test_ministries_of_communications_lead_to_the_one_of_today() -> None:
    by_code = {each.code: each for each in shipped_scheme("bodies").concepts}
    way, code = [], "ministry-communications-it"
    while code:
        way.append((code, by_code[code].valid_from))
        code = next(iter(by_code[code].successors), "")
    assert way == [
        ("ministry-communications-it", date(2004, 2, 20)), ("ministry-communications-high-tech", date(2014, 3, 7)),
        ("ministry-transport-communications", date(2017, 2, 13)), ("ministry-digital", date(2021, 10, 11)),
    ]  # fmt: skip


def test_territory_holds_every_unit_in_use() -> None:
    units = [each for each in shipped_scheme("territory").concepts if each.status is ConceptStatus.VALID]
    kinds = {end: sum(label_in(each.labels, "az").endswith(end) for each in units) for end in (" rayonu", " şəhəri", " Respublikası")}
    assert (len(units), kinds) == (78, {" rayonu": 66, " şəhəri": 11, " Respublikası": 1})
    assert sum(each.parent == "AZ-NX" for each in units) == 8


def test_a_table_is_read_field_by_field() -> None:
    one = read(SMALL, "sample.toml")
    assert (one.scheme.id, one.scheme.governed, one.number, one.valid_from) == ("sample", True, "3", date(2020, 5, 1))
    tree, branch, rod = one.concepts
    assert (tree.level, branch.level, branch.parents, [each.order for each in one.concepts]) == (1, 2, ("a",), [0, 1, 2])
    assert (branch.status, branch.successors, branch.valid_to) == (ConceptStatus.SUPERSEDED, ("c",), date(2021, 1, 1))
    assert [label.text for label in branch.alternatives] == ["Qol"]
    assert [(note.kind, note.text) for note in branch.notes] == [(NoteKind.SCOPE, "Of wood.")]
    assert label_in(rod.labels, "ru") == "Прут"


@pytest.mark.parametrize(("before", "after", "told"), [
    ('titles = {az = "Nümunə", en = "Sample"}', "", "expected a field 'titles', found none"),
    ("version", "number", "found also number"),
    ('parent = "a", az = "Budaq"', 'parent = "z", az = "Budaq"', "sample.toml, b: expected its parent 'z' above it, found none"),
    ("scope_en", "scope_de", "sample.toml, b: expected the fields"),
    ("concepts = [", "concepts = ", "expected TOML"),
])  # fmt: skip
def test_a_table_that_cannot_be_used_is_named(before: str, after: str, told: str) -> None:
    with pytest.raises(ShippedSchemeError) as caught:
        read(SMALL.replace(before, after, 1), "sample.toml")
    assert "sample.toml" in str(caught.value)
    assert told in str(caught.value)


def test_one_that_does_not_ship_is_named() -> None:
    with pytest.raises(ShippedSchemeError, match="found 'nothing'"):
        shipped_scheme("nothing")
