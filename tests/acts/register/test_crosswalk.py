"""From acts to standards and back over tables between classifiers."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from acts.register import crosswalk
from acts.register.crosswalk import CrosswalkError, below, beyond, keep, linked, newest, read_tables, shipped
from classifiers.lifecycle.standard_uses import StandardUses
from classifiers.lifecycle.uses import AllUses
from classifiers.schemes.model import Concept, ConceptAssociation, ConceptScheme, Correspondence, Label, Level
from classifiers.schemes.store import SchemeStore
from storage.database import writing
from tests.acts.register.world import World, edition

ICS = ("33", "35", "35.030")
LEGAL = ("090.000.000", "180.000.000", "180.010.000")
TABLE = """[[table]]
source = "legal"
target = "ics"
az = "Cədvəl"
en = "Table"
links = [{links}]
"""


def publish(engine: Engine, scheme: str, codes: Iterable[str], number: str = "1") -> None:
    store = SchemeStore(engine)
    parents = {"35.030": "35", "180.010.000": "180.000.000"}
    above = {code: (parents[code],) if code in parents else () for code in codes}
    concepts = [Concept(code, code, (Label(code),), above[code], 1 + len(above[code])) for code in above]
    with writing(engine) as connection:
        store.add_scheme(connection, ConceptScheme(scheme, (Label(scheme, "az"),)), "a clerk")
        store.publish(connection, scheme, number, concepts, (Level(1, ()), Level(2, ())), None, "a clerk")


@pytest.fixture
def store(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> SchemeStore:
    links = '["180.000.000", "35"], ["180.000.000", "33"], ["090.000.000", "35.240.40"], ["180.010.000", "35.030"]'
    monkeypatch.setattr(crosswalk, "shipped", lambda: read_tables(TABLE.format(links=links), "here"))
    return SchemeStore(engine)


def test_a_table_waits_for_both_classifiers(store: SchemeStore) -> None:
    assert keep(store.engine, "a clerk") == 0
    publish(store.engine, "legal", LEGAL)
    assert keep(store.engine, "a clerk") == 0
    publish(store.engine, "ics", ICS)
    assert keep(store.engine, "a clerk") == 1
    assert keep(store.engine, "a clerk") == 0
    held = newest(store, "ics", "legal")
    assert held is not None
    assert {(link.source, link.target) for link in held.associations} == {
        ("35", "180.000.000"), ("33", "180.000.000"), ("35.030", "180.010.000"),
    }  # fmt: skip


def test_a_link_is_kept_once_its_code_is_there(store: SchemeStore) -> None:
    publish(store.engine, "legal", LEGAL)
    publish(store.engine, "ics", ICS)
    keep(store.engine, "a clerk")
    publish(store.engine, "ics", (*ICS, "35.240.40"), "2")
    assert keep(store.engine, "a clerk") == 1
    assert linked(store, "legal", "090.000.000") == {"ics": ("35.240.40",)}


def test_a_table_somebody_made_is_left_alone(store: SchemeStore) -> None:
    publish(store.engine, "legal", LEGAL)
    publish(store.engine, "ics", ICS)
    mine = Correspondence("ics", "1", "legal", "1", (ConceptAssociation("33", "090.000.000"),), origin="a clerk", confirmed=True)
    with writing(store.engine) as connection:
        store.save_correspondence(connection, mine, "a clerk")
    assert keep(store.engine, "a clerk") == 0
    assert linked(store, "legal", "090.000.000") == {"ics": ("33",)}
    assert linked(store, "legal", "180.000.000") == {}


def test_links_of_what_is_below_count_and_those_above_do_not(store: SchemeStore) -> None:
    publish(store.engine, "legal", LEGAL)
    publish(store.engine, "ics", ICS)
    keep(store.engine, "a clerk")
    assert linked(store, "legal", "180.000.000") == {"ics": ("35", "33", "35.030")}
    assert linked(store, "legal", "180.010.000") == {"ics": ("35.030",)}
    assert linked(store, "ics", "35.030") == {"legal": ("180.010.000",)}


def test_standards_are_reached_from_a_field_of_law(store: SchemeStore, empty: World) -> None:
    publish(store.engine, "legal", LEGAL)
    publish(store.engine, "ics", ICS)
    keep(store.engine, "a clerk")
    empty.load(edition("99001:2011", "2011-03-01", ics=("35.030",)), edition("99002:2011", "2011-03-01", ics=("35",)),
               edition("99003:2011", "2011-03-01", ics=("01.020",)))  # fmt: skip
    uses = AllUses({"standard": StandardUses(store.engine), "act": empty.register})
    (found,) = beyond(store, uses, "legal", "180.000.000")
    assert (found.scheme, found.many) == ("ics", 2)
    assert {use.id for use in found.uses} == {"ISO/IEC 99001:2011", "ISO/IEC 99002:2011"}
    (narrow,) = beyond(store, uses, "legal", "180.010.000")
    assert [use.id for use in narrow.uses] == ["ISO/IEC 99001:2011"]
    assert len(beyond(store, uses, "legal", "180.000.000", first=1)[0].uses) == 1


def test_the_tables_that_ship_link_known_classifiers() -> None:
    assert {frozenset((one.source, one.target)) for one in shipped()} == {
        frozenset(("legal", "ics")), frozenset(("topics", "legal")), frozenset(("topics", "ics")),
    }  # fmt: skip
    assert all(len(set(one.links)) == len(one.links) for one in shipped())


@pytest.mark.parametrize("toml", [
    "nə isə", "", "table = 1", "[[table]]\nsource = 'a'", TABLE.format(links='["a"]'), TABLE.format(links='["a", ""]'),
    TABLE.format(links="[1, 2]"),
])  # fmt: skip
def test_a_file_that_is_no_table_is_refused(toml: str) -> None:
    with pytest.raises(CrosswalkError, match="expected"):
        read_tables(toml, "here")


CODES = st.sampled_from("abcdef")


@given(st.dictionaries(CODES, st.one_of(st.just(""), CODES)), st.sets(CODES))
def test_what_is_below_is_what_leads_up_to_it(parents: dict[str, str], wanted: set[str]) -> None:
    def leads(code: str) -> bool:
        seen = set()
        while code and code not in seen:
            if code in wanted:
                return True
            seen.add(code)
            code = parents.get(code, "")
        return False

    assert below(parents, wanted) == tuple(code for code in parents if leads(code))
