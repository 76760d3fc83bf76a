"""The links of one code, and where the items of a version hang, on both databases."""

import pytest
from sqlalchemy.engine import Engine

from classifiers.schemes.model import Concept, ConceptAssociation, ConceptScheme, Correspondence, Label
from classifiers.schemes.store import SchemeStore
from storage.database import writing

FORTH = Correspondence("one", "1", "two", "1", (ConceptAssociation("a", "x", True, False, "a note"), ConceptAssociation("b", "x")))
OWN = Correspondence("one", "1", "one", "2", (ConceptAssociation("a", "a"), ConceptAssociation("a", "b")))


@pytest.fixture
def store(engine: Engine) -> SchemeStore:
    store = SchemeStore(engine)
    with writing(engine) as connection:
        for id_, codes in (("one", "ab"), ("two", "xy")):
            items = [Concept(code, code, (Label(f"ad {code}", "az"),), (codes[0],) if at else ()) for at, code in enumerate(codes)]
            store.add_scheme(connection, ConceptScheme(id_, (Label(id_, "az"),)), "a clerk")
            store.publish(connection, id_, "1", items, (), None, "a clerk")
            store.publish(connection, id_, "2", items, (), None, "a clerk")
        store.save_correspondence(connection, FORTH, "a clerk")
        store.save_correspondence(connection, OWN, "a clerk")
    return store


def told(store: SchemeStore, scheme: str, code: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [
        (table.target_scheme, table.target_version, [(link.source, link.target) for link in table.associations])
        for table in store.links_of(scheme, code)
    ]


def test_the_links_of_a_code_are_read_from_its_scheme(store: SchemeStore) -> None:
    assert told(store, "one", "b") == [("two", "1", [("b", "x")]), ("one", "1", [("b", "a")])]
    assert told(store, "two", "x") == [("one", "1", [("x", "a"), ("x", "b")])]
    assert told(store, "two", "y") == []


def test_a_table_between_versions_of_one_scheme_comes_both_ways(store: SchemeStore) -> None:
    assert told(store, "one", "a") == [
        ("one", "2", [("a", "a"), ("a", "b")]), ("two", "1", [("a", "x")]), ("one", "1", [("a", "a")]),
    ]  # fmt: skip


def test_how_much_of_each_side_a_link_takes_turns_with_it(store: SchemeStore) -> None:
    link = store.links_of("two", "x")[0].associations[0]
    assert (link.whole_source, link.whole_target, link.note) == (False, True, "a note")


def test_where_items_hang(store: SchemeStore) -> None:
    assert store.parents("one") == {"a": "", "b": "a"}
    assert store.parents("two", "1") == {"x": "", "y": "x"}


def test_some_items_by_their_codes(store: SchemeStore) -> None:
    assert sorted(store.some("one", ("b", "a", "b", "lost"))) == ["a", "b"]
    assert store.some("one", ("b",), "1")["b"].parents == ("a",)
    assert store.some("one", ()) == {}
