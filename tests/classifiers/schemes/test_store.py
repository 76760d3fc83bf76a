"""Versions stay as they were published, on both databases; what makes no classifier is refused whole."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from classifiers.schemes.errors import NoConceptError, NoSchemeError, NoVersionError, SchemeRefusedError
from classifiers.schemes.links import turned
from classifiers.schemes.model import (
    ChangeKind,
    Concept,
    ConceptAssociation,
    ConceptScheme,
    Correspondence,
    ItemChange,
    Label,
    Level,
    Version,
)
from classifiers.schemes.order import in_order, natural, objections
from classifiers.schemes.store import SchemeStore
from classifiers.schemes.tables import concepts
from storage import audit
from storage.database import writing

LEVELS = (Level(1, (Label("Sahə", "az"),), r"\d\d"), Level(2, (), r"\d\d\.\d\d"))


def item(code: str, label: str, parent: str = "", **more: object) -> Concept:
    return replace(Concept(code, code, (Label(label, "az"),), (parent,) if parent else (), 2 if parent else 1), **more)  # type: ignore[arg-type]


ITEMS = (
    item("20", "Rabitə"), item("10", "Torpaq"), item("10.10", "Bağ", "10"), item("10.02", "Çəmən", "10"),
    item("20.01", "Poçt", "20", parents=("20", "10")),
)  # fmt: skip


@pytest.fixture
def store(engine: Engine) -> SchemeStore:
    store = SchemeStore(engine)
    with writing(engine) as connection:
        store.add_scheme(connection, ConceptScheme("sample", (Label("Nümunə", "az"),)), "a clerk")
        store.publish(connection, "sample", "1", ITEMS, LEVELS, None, "a clerk")
    return store


def published(store: SchemeStore, number: str, items: tuple[Concept, ...], *changes: ItemChange) -> Version:
    with writing(store.engine) as connection:
        return store.publish(connection, "sample", number, items, LEVELS, None, "a clerk", changes)


SECOND = (item("20", "Rabitə və informasiya"), *ITEMS[1:3], ITEMS[4], item("30", "Su"))


def test_a_tree_opens_level_by_level_and_shows_an_item_under_each_of_its_parents(store: SchemeStore) -> None:
    assert [(node.concept.code, node.children) for node in store.tree("sample")] == [("10", 3), ("20", 1)]
    assert [node.concept.code for node in store.tree("sample", parent="10")] == ["10.02", "10.10", "20.01"]
    assert [one.code for one in store.ancestors("sample", "", "20.01")] == ["20"]
    assert [one.code for one in store.concepts("sample")] == ["10", "10.02", "10.10", "20", "20.01"]


def test_an_old_version_stays_as_it_was(store: SchemeStore) -> None:
    before = store.concepts("sample", "1")
    deletion = ItemChange(ChangeKind.DELETION, ("10.02",), ())
    assert published(store, "2", SECOND, deletion).size == 5
    assert store.concepts("sample", "1") == before
    assert set(store.concepts("sample")) == set(SECOND)
    assert [one.number for one in store.versions("sample")] == ["2", "1"]
    assert store.changes("sample", "1", "2") == (deletion,)


def test_only_what_changed_takes_new_rows(store: SchemeStore) -> None:
    published(store, "2", SECOND)
    with store.engine.connect() as connection:
        rows = connection.execute(concepts.select()).all()
    assert sorted((row.code, row.first) for row in rows if row.first == 2) == [("20", 2), ("30", 2)]


def test_what_is_not_the_same_in_two_versions(store: SchemeStore) -> None:
    published(store, "2", SECOND)
    pairs = store.compared("sample", "1", "2")
    assert [(old and old.code, new and new.code) for old, new in pairs] == [("10.02", None), ("20", "20"), (None, "30")]
    assert [(new, old) for old, new in store.compared("sample", "2", "1")] == list(pairs)


def test_the_history_of_an_item_has_each_wording_once(store: SchemeStore) -> None:
    published(store, "2", SECOND)
    published(store, "3", SECOND)
    history = store.history("sample", "20")
    assert [(version.number, concept.labels[0].text) for version, concept in history] == [("1", "Rabitə"), ("2", "Rabitə və informasiya")]


FOUND = [("rabite", ["20"]), ("10", ["10", "10.02", "10.10"]), ("poct", ["20.01"]), ("yox", []), (" ", [])]


@pytest.mark.parametrize(("asked", "found"), FOUND)
def test_items_are_found_by_code_and_by_words_typed_anyhow(store: SchemeStore, asked: str, found: list[str]) -> None:
    assert [one.code for one in store.find("sample", asked, "az")] == found


REFUSED = [
    ("a code twice", (*ITEMS, item("10", "Yenə")), "the code 10 stands 2 times"),
    ("no such parent", (*ITEMS, item("40.01", "Hava", "40")), "40.01 stands under 40, which is not there"),
    ("no label", (*ITEMS, item("40", " ")), "40 has no label"),
    ("no code", (*ITEMS, item("", "Hava")), "1 items have no code"),
    ("unlike its level", (*ITEMS, item("4", "Hava")), "4 does not look like a code of level 1"),
    ("a level nobody described", (*ITEMS, item("40", "Hava", level=7)), "40 is of level 7"),
    ("under itself", (*ITEMS, item("40.01", "Hava", "40.01")), "40.01 stands under itself by way of 40.01"),
]


@pytest.mark.parametrize(("items", "reason"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_makes_no_classifier_is_refused_whole(store: SchemeStore, items: tuple[Concept, ...], reason: str) -> None:
    with pytest.raises(SchemeRefusedError) as refusal:
        published(store, "2", items)
    assert any(one.startswith(reason) for one in refusal.value.reasons)
    assert [one.number for one in store.versions("sample")] == ["1"]
    assert set(store.concepts("sample")) == set(ITEMS)


def test_a_circle_is_named_by_those_in_it_and_not_by_those_below() -> None:
    rows = (item("1", "a", "2"), item("2", "b", "1"), item("3", "c", "2"), item("4", "d"), item("5", "e", "4"))
    assert [reason.split()[0] for reason in objections(rows, ())] == ["1", "2"]


def test_two_ways_up_are_no_circle() -> None:
    rows = (item("1", "a"), item("2", "b", "1"), item("3", "c", "1"), item("4", "d", "2", parents=("2", "3")))
    assert objections(rows, ()) == ()


def test_a_number_is_given_once(store: SchemeStore) -> None:
    with pytest.raises(SchemeRefusedError, match="published already"):
        published(store, "1", ITEMS)


def test_what_is_not_there_is_said(store: SchemeStore) -> None:
    with pytest.raises(NoSchemeError, match="no classifier 'other'"):
        store.tree("other")
    with pytest.raises(NoVersionError, match="no version '9'"):
        store.tree("sample", "9")
    with pytest.raises(NoConceptError, match="no item '99'"):
        store.concept("sample", "99")


def test_every_step_is_in_the_audit_trail(store: SchemeStore) -> None:
    with store.engine.connect() as connection:
        assert [one.what for one in audit.entries(connection, "scheme:sample")] == ["published", "added"]


def test_a_table_reads_both_ways(store: SchemeStore) -> None:
    table = Correspondence(
        "sample", "1", "other", "7",
        (ConceptAssociation("10", "A", whole_source=True, whole_target=False), ConceptAssociation("20", "A", note="part")),
    )  # fmt: skip
    with writing(store.engine) as connection:
        store.save_correspondence(connection, table, "a clerk")
    assert store.correspondence(("sample", "1"), ("other", "7")) == table
    assert store.correspondence(("other", "7"), ("sample", "1")) == turned(table)
    assert turned(table).associations[0] == ConceptAssociation("A", "10", whole_source=False, whole_target=True)
    assert store.correspondence(("sample", "1"), ("other", "8")) is None
    assert [one.target_scheme for one in store.correspondences("sample")] == ["other"]


@given(st.lists(st.integers(0, 30), unique=True, min_size=1), st.randoms())
def test_the_order_of_a_tree_does_not_hang_on_the_order_of_its_rows(numbers: list[int], chance: object) -> None:
    rows = [item(str(number), "a", str(number // 2) if number // 2 in numbers and number else "") for number in numbers]
    found = in_order(rows)
    chance.shuffle(rows)  # type: ignore[attr-defined]
    assert in_order(rows) == found
    assert len(found) == len(numbers)


def test_numbers_in_codes_sort_by_value() -> None:
    assert sorted(["33.10", "K2", "33.2", "33"], key=natural) == ["33", "33.2", "33.10", "K2"]
