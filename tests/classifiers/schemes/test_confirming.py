"""What the program reads out of two versions waits for a person, on both databases."""

from dataclasses import replace

import pytest
from sqlalchemy.engine import Engine

from classifiers.schemes.comparing import compare
from classifiers.schemes.computing import BY_IDENTITY, BY_TABLE, NOTHING_NEW, NOTHING_OLD, computed
from classifiers.schemes.confirming import NO_SUCH, OVERTAKEN, Confirming, Proposals, Refused
from classifiers.schemes.errors import NoVersionError
from classifiers.schemes.model import ChangeKind, Concept, ConceptAssociation, ConceptScheme, Correspondence, Decision, ItemChange, Label
from classifiers.schemes.store import SchemeStore
from storage import audit
from storage.database import writing


def item(code: str, label: str, parent: str = "") -> Concept:
    return Concept(code, code, (Label(label, "az"),), (parent,) if parent else (), 2 if parent else 1)


BEFORE = (
    item("1", "Taxıl və tərəvəz"), item("11", "Buğda becərilməsi", "1"), item("12", "Kələm becərilməsi", "1"),
    item("13", "Soğan becərilməsi", "1"), item("14", "Yerkökü becərilməsi", "1"), item("2", "Dəmir yolu"), item("3", "Məktub daşınması"),
)  # fmt: skip
AFTER = (
    *BEFORE[:4], item("14", "Kök bitkilərin yetişdirilməsi", "1"), item("5", "Dəmir yolu"),
    replace(item("7", "Məktub daşınması"), id="3"), item("8", "Kosmik rabitə"),
)  # fmt: skip


@pytest.fixture
def desk(engine: Engine) -> Confirming:
    store = SchemeStore(engine)
    with writing(engine) as connection:
        store.add_scheme(connection, ConceptScheme("field", (Label("Sahələr", "az"),)), "a clerk")
        store.publish(connection, "field", "1", BEFORE, (), None, "a clerk")
        store.publish(connection, "field", "2", AFTER, (), None, "a clerk")
    return Confirming(engine)


def lines(found: Proposals) -> list[str]:
    return [f"{one.change.kind.value} {' '.join(one.change.old)}>{' '.join(one.change.new)}: {one.change.evidence}" for one in found.rows]


def test_each_change_is_proposed_with_its_ground(desk: Confirming) -> None:
    assert lines(desk.proposals("field")) == [
        "VC1 2>5: the same label",
        f"VC1 3>7: {BY_IDENTITY}",
        f"RC2 >8: {NOTHING_OLD}",
        "VC2 14>14: the same code, 3 of 3 items beside it stayed",
    ]


def test_a_table_between_the_versions_goes_before_likeness(desk: Confirming) -> None:
    links = tuple(ConceptAssociation(*link) for link in (("2", "8"), ("3", "7"), ("14", "14")))
    with writing(desk.engine) as connection:
        desk.store.save_correspondence(connection, Correspondence("field", "1", "field", "2", links), "a clerk")
    assert lines(desk.proposals("field")) == [
        f"VC1+VC2 2>8: {BY_TABLE}", f"VC1 3>7: {BY_TABLE}", f"RC2 >5: {NOTHING_OLD}", f"VC2 14>14: {BY_TABLE}",
    ]  # fmt: skip


def test_what_is_gone_is_said(desk: Confirming) -> None:
    with writing(desk.engine) as connection:
        desk.store.publish(connection, "field", "3", AFTER[:-1], (), None, "a clerk")
    assert lines(desk.proposals("field")) == [f"RC1 8>: {NOTHING_NEW}"]


def test_a_decision_says_who_and_when_and_is_in_the_audit_trail(desk: Confirming) -> None:
    seen = desk.proposals("field")
    found = desk.decide("field", "2", {0, 2}, Decision.CONFIRMED, "an editor", seen.seen)
    assert isinstance(found, Proposals)
    assert [(one.place, one.who) for one in found.rows if one.decision is Decision.CONFIRMED] == [(0, "an editor"), (2, "an editor")]
    assert all(one.at for one in found.rows if one.decision)
    assert [one.place for one in found.open] == [1, 3]
    with desk.engine.connect() as connection:
        line = audit.entries(connection, "changes:field@2")[0]
    assert (line.who, line.what, line.details["changes"]) == ("an editor", "confirmed", ["VC1 2>5", "RC2 >8"])


def test_what_a_person_confirmed_is_told_so_and_what_they_rejected_is_no_longer_a_change(desk: Confirming) -> None:
    seen = desk.proposals("field").seen
    desk.decide("field", "2", {0}, Decision.CONFIRMED, "an editor", seen)
    desk.decide("field", "2", {3}, Decision.REJECTED, "an editor", seen)
    kept = desk.store.changes("field", "1", "2")
    assert [(one.old, one.confirmed) for one in kept] == [(("2",), True), (("3",), False), ((), False)]
    told = {(one.old, one.new): one.change for one in compare(desk.store, "field", "1", "2")}
    assert told[("14",), ("14",)] is None


def test_all_rejected_is_not_computed_again(desk: Confirming) -> None:
    seen = desk.proposals("field")
    desk.decide("field", "2", range(len(seen.rows)), Decision.REJECTED, "an editor", seen.seen)
    assert not [one for one in compare(desk.store, "field", "1", "2") if one.change]


def test_whoever_comes_second_is_told(desk: Confirming) -> None:
    seen = desk.proposals("field").seen
    assert isinstance(desk.decide("field", "2", {1, 2}, Decision.CONFIRMED, "one", seen), Proposals)
    assert desk.decide("field", "2", {2, 3}, Decision.REJECTED, "other", seen) == Refused(OVERTAKEN)
    assert [one.place for one in desk.proposals("field").open] == [0, 3]
    assert isinstance(desk.decide("field", "2", {3}, Decision.REJECTED, "other", seen), Proposals)


def test_a_decision_on_another_list_is_refused(desk: Confirming) -> None:
    assert desk.decide("field", "2", {0}, Decision.CONFIRMED, "an editor", "another") == Refused(OVERTAKEN)
    assert desk.decide("field", "2", {99}, Decision.CONFIRMED, "an editor", desk.proposals("field").seen) == Refused(NO_SUCH)
    assert desk.store.kept_changes("field", "1", "2") is None


def test_what_was_decided_before_publication_is_confirmed(desk: Confirming) -> None:
    change = ItemChange(ChangeKind.CREATION, (), ("9",), confirmed=True)
    with writing(desk.engine) as connection:
        desk.store.publish(connection, "field", "3", (*AFTER, item("9", "Körpü")), (), None, "a manager", (change,))
    row, = desk.proposals("field").rows
    assert (row.decision, row.who) == (Decision.CONFIRMED, "a manager")


def test_the_first_version_changed_nothing(desk: Confirming) -> None:
    with pytest.raises(NoVersionError, match="no version before 1"):
        desk.proposals("field", "1")


def test_two_versions_alike_have_no_changes(desk: Confirming) -> None:
    with writing(desk.engine) as connection:
        desk.store.publish(connection, "field", "3", AFTER, (), None, "a clerk")
    assert computed(desk.store, "field", "2", "3") == ()
    assert desk.proposals("field").rows == ()
