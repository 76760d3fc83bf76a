"""Classifiers that ship come in once, on both databases; what persons changed stays theirs."""

import logging
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from classifiers.schemes.model import Concept, ConceptScheme, Label, Level
from classifiers.schemes.shipped import Shipped, shipped
from classifiers.schemes.shipping import PROGRAM, bring_up
from classifiers.schemes.store import SchemeStore
from classifiers.schemes.tables import concepts, versions
from storage.audit import audit_entries
from storage.database import writing

LEVELS = (Level(1, (Label("Bölmə", "az"), Label("Section", "en")), "[a-z]+"),)


def item(code: str, az: str, **more: object) -> Concept:
    return replace(Concept(code, code, (Label(az, "az"), Label(f"{az} in English", "en"))), **more)  # type: ignore[arg-type]


FIRST = Shipped(ConceptScheme("sample", (Label("Nümunə", "az"),)), "1", date(2020, 1, 1), LEVELS, (item("a", "Ağac"), item("b", "Budaq")))
SECOND = replace(FIRST, number="2", concepts=(item("a", "Uca ağac"), item("b", "Yaşıl budaq"), item("c", "Çubuq")))


def rows(engine: Engine) -> tuple[int, ...]:
    with engine.connect() as connection:
        queries = (sa.select(sa.func.count()).select_from(table) for table in (concepts, versions, audit_entries))
        return tuple(connection.execute(query).scalar_one() for query in queries)


def published(engine: Engine, number: str, *items: Concept) -> None:
    with writing(engine) as connection:
        SchemeStore(engine).publish(connection, "sample", number, items, LEVELS, None, "a clerk")


def names(engine: Engine) -> dict[str, str]:
    return {one.code: one.labels[0].text for one in SchemeStore(engine).concepts("sample")}


def test_all_that_ship_come_in_and_a_second_time_changes_nothing(engine: Engine) -> None:
    assert {version.scheme for version in bring_up(engine)} == {one.scheme.id for one in shipped()}
    store, before = SchemeStore(engine), rows(engine)
    assert [set(store.concepts(one.scheme.id)) for one in shipped()] == [set(one.concepts) for one in shipped()]
    assert {version.published_by for one in shipped() for version in store.versions(one.scheme.id)} == {PROGRAM}
    assert bring_up(engine) == ()
    assert rows(engine) == before


def test_a_newer_program_brings_a_version_and_the_one_before_stays(engine: Engine) -> None:
    bring_up(engine, (FIRST,))
    (version,) = bring_up(engine, (SECOND,))
    assert (version.number, version.sequence) == ("2", 2)
    assert names(engine) == {"a": "Uca ağac", "b": "Yaşıl budaq", "c": "Çubuq"}
    assert set(SchemeStore(engine).concepts("sample", "1")) == set(FIRST.concepts)
    assert bring_up(engine, (SECOND,)) == ()


def test_what_a_person_edited_stays_whatever_ships_later(engine: Engine) -> None:
    bring_up(engine, (FIRST,))
    published(engine, "2", item("a", "Qoca ağac"), FIRST.concepts[1], item("x", "Xəzəl"))
    assert bring_up(engine, (FIRST,)) == ()
    (version,) = bring_up(engine, (SECOND,))
    assert version.number == "2.2"                      # the clerk's version has the number
    assert names(engine) == {"a": "Qoca ağac", "b": "Yaşıl budaq", "c": "Çubuq", "x": "Xəzəl"}
    assert bring_up(engine, (SECOND,)) == ()


def test_what_a_person_took_out_does_not_come_back(engine: Engine) -> None:
    bring_up(engine, (FIRST,))
    published(engine, "mine", FIRST.concepts[0])
    assert bring_up(engine, (FIRST,)) == ()
    bring_up(engine, (SECOND,))
    assert names(engine) == {"a": "Uca ağac", "c": "Çubuq"}


def test_a_code_that_a_person_gave_to_something_else_stays_theirs(engine: Engine) -> None:
    bring_up(engine, (FIRST,))
    published(engine, "mine", *FIRST.concepts, item("c", "Cığır", id="own"))
    bring_up(engine, (SECOND,))
    assert names(engine) == {"a": "Uca ağac", "b": "Yaşıl budaq", "c": "Cığır"}


def test_a_classifier_of_the_same_id_that_somebody_made_is_left_alone(engine: Engine) -> None:
    with writing(engine) as connection:
        SchemeStore(engine).add_scheme(connection, ConceptScheme("sample", (Label("Öz", "az"),)), "a clerk")
    published(engine, "1", item("a", "Öz ağacı"))
    assert bring_up(engine, (FIRST,)) == ()
    assert names(engine) == {"a": "Öz ağacı"}


def test_a_fit_that_is_none_is_told_in_the_log_and_changes_nothing(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    bring_up(engine, (FIRST,))
    published(engine, "mine", FIRST.concepts[0])        # "b" is gone, below which something new ships
    below = replace(FIRST, number="2", concepts=(*FIRST.concepts, item("d", "Dalğa", parents=("b",))))
    before = rows(engine)
    with caplog.at_level(logging.WARNING):
        assert bring_up(engine, (below,)) == ()
    assert "d stands under b, which is not there" in caplog.text
    assert rows(engine) == before


def test_codes_grown_by_the_register_are_named_when_names_ship(engine: Engine) -> None:
    with writing(engine) as connection:
        store = SchemeStore(engine)
        store.add_scheme(connection, FIRST.scheme, "register")
        store.publish(connection, "sample", "2020-01-01", (item("a", "a"), item("z", "z")), LEVELS, None, "register")
    bring_up(engine, (FIRST,))
    assert names(engine) == {"a": "Ağac", "b": "Budaq", "z": "z"}
