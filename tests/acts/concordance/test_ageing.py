"""An act reads otherwise: what was decided on its old wording is to be looked at again, people are told, and nothing is lost."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from acts.concordance.ageing import age, check, refresh
from acts.concordance.errors import BadDecisionError
from acts.concordance.history import replayed
from acts.concordance.kept import Asked, Basis, Kept, Notice, Role, What
from acts.concordance.made import Given, MadeConcordance
from acts.concordance.model import Decision, State
from acts.concordance.packing import digest
from acts.concordance.store import Comparisons
from tests.acts.concordance.world import AYNUR, BAHAR, DAY, LATER, LEFTS, NATIONAL, REFERENCE, Shelf, kept, made, shelf


@pytest.fixture
def one(store: Comparisons, acts: Shelf) -> Kept:
    """Three rows decided: the first by its owner, the second by another, the third given to another."""
    one = kept(store)
    assert refresh(store.engine, DAY, acts) != ()
    store.confirm(one.uid, "art_1", AYNUR, 1)
    store.decide(one.uid, "art_2", Decision(("art_2", "art_3")), BAHAR, 1)
    store.confirm(one.uid, "art_3", AYNUR, 1)
    store.assign(one.uid, "art_3", "bahar", AYNUR, 2)
    return one


def states(store: Comparisons, one: Kept) -> dict[str, State]:
    return {row.key: row.state for row in store.rows(one.uid, AYNUR).rows}


def told(found: tuple[Notice, ...]) -> list[tuple[str, What, str]]:
    return sorted((notice.key, notice.what, notice.said) for notice in found)


def test_nothing_changed_nothing_done(store: Comparisons, acts: Shelf, one: Kept) -> None:
    assert refresh(store.engine, LATER, acts) == ()
    assert store.notices("aynur") == ()


def test_the_left_reads_otherwise(store: Comparisons, acts: Shelf, one: Kept) -> None:
    before = store.row(one.uid, "art_1", AYNUR)
    acts.reword(NATIONAL, art_1="Bu nümunə qanun heç deyil.", art_4="Xərclər ödənilmir.")
    (aged,) = refresh(store.engine, LATER, acts)
    assert (aged.uid, aged.recheck, aged.holds, aged.notices) == (one.uid, 1, 0, 1)
    assert states(store, one) == {
        "art_1": State.RECHECK, "art_2": State.CHANGED, "art_3": State.CONFIRMED, "art_4": State.SUGGESTED,
    }  # fmt: skip
    row = store.row(one.uid, "art_1", AYNUR)
    assert row.changed
    assert row.decision == before.decision
    assert told(store.notices("aynur")) == [("art_1", What.AGED, "Maddə 1.")]
    (left, *_) = store.provisions(one.uid, AYNUR)
    assert (left.provision.text, left.now, left.gone) == (LEFTS["art_1"], "Bu nümunə qanun heç deyil.", False)
    assert store.history(one.uid, AYNUR, "art_1")[-1].who == "toplu"


def test_the_right_reads_otherwise_and_owners_are_told(store: Comparisons, acts: Shelf, one: Kept) -> None:
    acts.reword(REFERENCE, art_3="Data are kept very safe.")
    (aged,) = refresh(store.engine, LATER, acts)
    assert (aged.recheck, aged.notices) == (2, 2)
    assert told(store.notices("bahar")) == [("art_2", What.AGED, "Maddə 3."), ("art_3", What.AGED, "Maddə 3.")]
    assert store.notices("aynur") == ()
    assert store.progress(one.uid, AYNUR).recheck == 2
    assert [row.key for row in store.rows(one.uid, AYNUR, Asked(states=(State.RECHECK,))).rows] == ["art_2", "art_3"]


def test_done_twice_it_changes_nothing(store: Comparisons, acts: Shelf, one: Kept) -> None:
    acts.reword(NATIONAL, art_1="Bu nümunə qanun heç deyil.")
    refresh(store.engine, LATER, acts)
    history, rows = store.history(one.uid, AYNUR), store.rows(one.uid, AYNUR)
    acts.acts[NATIONAL].version += 1
    for _ in range(2):
        assert all((found.recheck, found.notices) == (0, 0) for found in refresh(store.engine, LATER, acts))
    assert (store.history(one.uid, AYNUR), store.rows(one.uid, AYNUR)) == (history, rows)
    assert len(store.notices("aynur")) == 1


def test_a_second_change_is_told_again_once_the_first_was_seen(store: Comparisons, acts: Shelf, one: Kept) -> None:
    acts.reword(NATIONAL, art_1="Bu nümunə qanun heç deyil.")
    refresh(store.engine, LATER, acts)
    (first,) = store.notices("aynur")
    store.seen("bahar", (first.id,))
    assert store.notices("aynur") == (first,)
    store.seen("aynur", (first.id,))
    assert store.notices("aynur") == ()
    acts.reword(NATIONAL, art_1="Bu nümunədir.")
    refresh(store.engine, LATER, acts)
    assert len(store.notices("aynur")) == 1
    assert len(store.notices("aynur", unseen=False)) == 2
    assert [step.what for step in store.history(one.uid, AYNUR, "art_1")] == [What.CONFIRMED, What.AGED, What.AGED]


def test_what_was_decided_holds_again_when_the_wording_comes_back(store: Comparisons, acts: Shelf, one: Kept) -> None:
    acts.reword(NATIONAL, art_2="Başqa mətn.")
    refresh(store.engine, LATER, acts)
    acts.reword(NATIONAL, art_2=LEFTS["art_2"])
    (aged,) = refresh(store.engine, LATER, acts)
    assert (aged.recheck, aged.holds) == (0, 1)
    assert states(store, one)["art_2"] is State.CHANGED
    assert store.history(one.uid, AYNUR, "art_2")[-1].what is What.HOLDS
    assert age(store.engine, one.uid, AYNUR).sides[0].outdated is False


def test_to_confirm_is_to_say_that_it_still_holds(store: Comparisons, acts: Shelf, one: Kept) -> None:
    acts.reword(REFERENCE, art_3="Data are kept very safe.")
    refresh(store.engine, LATER, acts)
    row = store.row(one.uid, "art_2", BAHAR)
    confirmed = store.confirm(one.uid, "art_2", BAHAR, row.revision)
    assert (confirmed.state, confirmed.decision) == (State.CHANGED, row.decision)
    assert refresh(store.engine, LATER, acts) == ()
    taken_back = store.undo(one.uid, "art_2", BAHAR, confirmed.revision)
    assert taken_back.status == row.status


def test_to_take_back_does_not_bring_back_what_holds_no_more(store: Comparisons, acts: Shelf, one: Kept) -> None:
    row = store.decide(one.uid, "art_1", Decision(("art_1", "art_2")), AYNUR, 2)
    acts.reword(NATIONAL, art_1="Başqa mətn.")
    refresh(store.engine, LATER, acts)
    undone = store.undo(one.uid, "art_1", AYNUR, row.revision + 1)
    assert (undone.state, undone.counterparts) == (State.RECHECK, ("art_1",))


def test_a_provision_taken_out_is_told_as_such(store: Comparisons, acts: Shelf, one: Kept) -> None:
    acts.reword(REFERENCE, art_3=None)
    refresh(store.engine, LATER, acts)
    assert told(store.notices("bahar")) == [("art_2", What.VANISHED, "Maddə 3."), ("art_3", What.VANISHED, "Maddə 3.")]
    with pytest.raises(BadDecisionError, match="found art_3, which does not stand any more"):
        store.confirm(one.uid, "art_3", BAHAR, store.row(one.uid, "art_3", BAHAR).revision)
    (_, right) = age(store.engine, one.uid, AYNUR).sides
    assert (right.gone, right.changed, right.outdated) == (1, 0, True)


def test_new_articles_are_told(store: Comparisons, acts: Shelf, one: Kept) -> None:
    acts.reword(NATIONAL, art_5="Yeni nümunə maddə.")
    refresh(store.engine, LATER, acts)
    refresh(store.engine, LATER, acts)
    assert told(store.notices("aynur")) == [("", What.APPEARED, "Maddə 5.")]
    left = age(store.engine, one.uid, AYNUR).sides[0]
    assert (left.side.side.day, left.side.checked, left.side.added) == (DAY, LATER, ("Maddə 5.",))


def test_a_unit_that_is_only_renumbered_has_not_changed(store: Comparisons, acts: Shelf, one: Kept) -> None:
    act = acts.acts[NATIONAL]
    act.moved = {"art_1": "art_7"}
    acts.reword(NATIONAL, art_1=None, art_7=LEFTS["art_1"])
    (aged,) = refresh(store.engine, LATER, acts)
    assert (aged.recheck, aged.notices) == (0, 0)
    assert states(store, one)["art_1"] is State.CONFIRMED


def test_a_wording_that_is_pinned_does_not_age(store: Comparisons, acts: Shelf) -> None:
    whole = made()
    pinned = MadeConcordance(Given(whole.left.side, pinned=True), whole.right, whole.lefts, whole.rights, whole.suggestions)
    one = store.create(AYNUR, "t", pinned)
    store.confirm(one.uid, "art_1", AYNUR, 1)
    acts.reword(NATIONAL, art_1="Başqa mətn.")
    refresh(store.engine, LATER, acts)
    assert states(store, one)["art_1"] is State.CONFIRMED
    assert [found.side.role for found in age(store.engine, one.uid, AYNUR).sides] == [Role.RIGHT]


def test_one_comparison_alone(store: Comparisons, acts: Shelf, one: Kept) -> None:
    other = kept(store)
    acts.reword(NATIONAL, art_1="Başqa mətn.")
    assert [found.uid for found in check(store.engine, one.uid, LATER, acts)] == [one.uid]
    assert other.uid in {found.uid for found in refresh(store.engine, LATER, acts)}


STEPS = st.lists(
    st.tuples(st.sampled_from(("decide", "confirm", "reject", "assign", "undo", "reword", "refresh")), st.integers(0, 3)), max_size=14,
)  # fmt: skip


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
def test_whatever_happens_the_history_gives_the_rows(engine: Engine, steps: list[tuple[str, int]]) -> None:
    acts = shelf()
    store = Comparisons(engine, acts)
    one = kept(store)
    refresh(engine, DAY, acts)
    for what, n in steps:
        step(store, acts, one, what, n)
    refresh(engine, LATER, acts)
    for row in store.rows(one.uid, AYNUR).rows:
        events = store.history(one.uid, AYNUR, row.key)
        assert replayed(events) == row.status
        now = [acts.acts[NATIONAL].texts[row.key], *(acts.acts[REFERENCE].texts[eid] for eid in row.counterparts)]
        if row.state in (State.CONFIRMED, State.CHANGED, State.REJECTED):
            assert row.status.basis == basis_of(now, row.counterparts)
        if row.state is State.RECHECK:
            assert row.status.basis != basis_of(now, row.counterparts)
    again = [(found.recheck, found.holds, found.notices) for found in refresh(engine, LATER, acts)]
    assert again == []
    store.delete(one.uid, AYNUR, one.revision)


def basis_of(wordings: list[str], rights: tuple[str, ...]) -> Basis:
    left, *others = map(digest, wordings)
    return Basis(left, tuple(zip(rights, others, strict=True)))


def step(store: Comparisons, acts: Shelf, one: Kept, what: str, n: int) -> None:
    key = f"art_{n + 1}"
    revision = store.row(one.uid, key, AYNUR).revision
    match what:
        case "decide":
            store.decide(one.uid, key, Decision((f"art_{(n + 1) % 4 + 1}",)), AYNUR, revision)
        case "confirm":
            store.confirm(one.uid, key, BAHAR, revision)
        case "reject":
            store.reject(one.uid, key, AYNUR, revision, "no")
        case "assign":
            store.assign(one.uid, key, "bahar", AYNUR, revision)
        case "undo":
            try:
                store.undo(one.uid, key, BAHAR, revision)
            except BadDecisionError:
                return
        case "reword":
            act = (NATIONAL, REFERENCE)[n % 2]
            acts.reword(act, **{key: f"{n} {acts.acts[act].version % 2}"})
        case _:
            refresh(store.engine, date(2030, 6, 1), acts)
