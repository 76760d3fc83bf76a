"""Several hierarchies in one classifier: an item under each of its parents, in the store, in the tree and in what is given out."""

import json
from itertools import chain

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from classifiers.exchange.exporting import export
from classifiers.exchange.judging import judge
from classifiers.exchange.model import Outcome
from classifiers.exchange.reading import read
from classifiers.schemes.model import Concept, ConceptScheme, Label, Level, Note, NoteKind
from classifiers.schemes.order import natural
from classifiers.schemes.store import SchemeStore
from storage.database import writing

LEVELS = (Level(1, (Label("Əlamət", "az"),), ""), Level(2, (Label("Növ", "az"),), ""), Level(3, (Label("Altnöv", "az"),), ""))
BASE = "urn:toplu:aspects"


def item(code: str, *parents: str, level: int = 1) -> Concept:
    labels = (Label(f"ad {code}", "az"), Label(f"name {code}", "en"))
    return Concept(code, code, labels, parents, level, notes=(Note(NoteKind.INCLUDES, f"{code} və s.", "az"),))


ITEMS = (
    item("form"), item("access"), item("list", "form", level=2), item("open", "access", level=2), item("closed", "access", level=2),
    item("people", "list", "closed", level=3), item("land", "list", "open", "access", level=3),
)  # fmt: skip


def published(
    engine: Engine, *versions: tuple[Concept, ...], scheme: str = "aspects", levels: tuple[Level, ...] = LEVELS
) -> SchemeStore:
    store = SchemeStore(engine)
    with writing(engine) as connection:
        store.add_scheme(connection, ConceptScheme(scheme, (Label("Əlamətlər", "az"),)), "a clerk")
        for number, items in enumerate(versions, 1):
            store.publish(connection, scheme, str(number), items, levels, None, "a clerk")
    return store


def below(store: SchemeStore, parent: str, number: str = "", scheme: str = "aspects") -> list[tuple[str, int]]:
    return [(node.concept.code, node.children) for node in store.tree(scheme, number, parent)]


def test_an_item_stands_under_each_of_its_parents(engine: Engine) -> None:
    store = published(engine, ITEMS)
    assert below(store, "") == [("access", 3), ("form", 1)]
    assert below(store, "access") == [("closed", 1), ("land", 0), ("open", 1)]
    assert below(store, "list") == [("land", 0), ("people", 0)]
    assert below(store, "closed") == [("people", 0)]


def test_the_way_up_and_the_order_from_top_to_bottom_are_those_of_the_main_hierarchy(engine: Engine) -> None:
    store = published(engine, ITEMS)
    assert [one.code for one in store.ancestors("aspects", "", "people")] == ["form", "list"]
    assert store.parents("aspects")["land"] == "list"
    assert [one.code for one in store.concepts("aspects")] == ["access", "closed", "open", "form", "list", "land", "people"]


def test_a_parent_taken_away_in_a_later_version_stays_in_the_earlier(engine: Engine) -> None:
    later = tuple(item("people", "list", level=3) if one.code == "people" else one for one in ITEMS)
    store = published(engine, ITEMS, later)
    assert below(store, "closed") == []
    assert below(store, "closed", "1") == [("people", 0)]
    assert store.concept("aspects", "people", "1").parents == ("list", "closed")


FORMS = ("ttl", "rdf", "jsonld", "csv", "xlsx", "json")


@pytest.mark.parametrize("form", FORMS)
def test_what_is_given_out_and_read_again_has_all_parents(engine: Engine, form: str) -> None:
    store = published(engine, ITEMS)
    body = export(form, store.scheme("aspects"), store.version("aspects"), store.concepts("aspects"), BASE)
    judged = judge(read(body, f"aspects.{form}"), store.concepts("aspects"), LEVELS)
    assert {one.outcome for one in judged.verdicts} == {Outcome.SAME}
    assert {one.code: set(one.parents) for one in judged.concepts} == {one.code: set(one.parents) for one in ITEMS}


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=20).filter(str.strip)
COUNTS = st.integers(1, 12)


@st.composite
def trees(draw: st.DrawFn) -> tuple[Concept, ...]:
    """Items in any order, each under any of those drawn before it."""
    items: list[Concept] = []
    for number in range(draw(COUNTS)):
        above = tuple(draw(st.lists(st.sampled_from([one.code for one in items]), unique=True, max_size=3))) if items else ()
        level = 1 + max((one.level for one in items if one.code == above[0]), default=0) if above else 1
        label = Label(draw(NAMES), draw(st.sampled_from(("az", "en", "ru"))))
        items.append(Concept(f"k{number}", f"k{number}", (label,), above, min(level, 99)))
    return tuple(draw(st.permutations(items)))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_what_is_published_stands_in_the_tree_and_in_what_is_given_out(engine: Engine, data: st.DataObject) -> None:
    """Publish, open the tree everywhere, export: each tells the same items under the same parents."""
    items, scheme = data.draw(trees()), f"s{len(SchemeStore(engine).schemes())}"
    store = SchemeStore(engine)
    with writing(engine) as connection:
        store.add_scheme(connection, ConceptScheme(scheme, (Label("S", "az"),)), "a clerk")
        store.publish(connection, scheme, "1", items, (), None, "a clerk")
    assert set(store.concepts(scheme)) == set(items)
    opened = {parent: store.tree(scheme, parent=parent) for parent in ("", *(one.code for one in items))}
    places = {(node.concept.code, parent) for parent, nodes in opened.items() for node in nodes}
    assert places == {(one.code, parent) for one in items for parent in one.parents or ("",)}
    assert all(node.children == len(opened[node.concept.code]) for node in chain.from_iterable(opened.values()))
    assert all([n.concept.code for n in nodes] == sorted((n.concept.code for n in nodes), key=natural) for nodes in opened.values())
    given_out = json.loads(export("json", store.scheme(scheme), store.version(scheme), store.concepts(scheme), BASE))
    assert {one["code"] for one in given_out["concepts"]} == {one.code for one in items}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_an_earlier_version_reads_as_it_was_published_whatever_came_after(engine: Engine, data: st.DataObject) -> None:
    store, versions = SchemeStore(engine), data.draw(st.lists(trees(), min_size=2, max_size=4))
    scheme = f"v{len(store.schemes())}"
    published(engine, *versions, scheme=scheme, levels=())
    for number, items in enumerate(versions, 1):
        assert set(store.concepts(scheme, str(number))) == set(items)
