"""Compared again on another day: decisions go with their provisions, what holds is kept, what is gone is told, nothing is lost."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.engine import Engine

from acts.compare.model import Comparison, ComparisonRow, DraftComparison, Fate, NotApplied, Side
from acts.concordance.ageing import age, refresh
from acts.concordance.errors import BadDecisionError, ConcordanceError, ConflictError
from acts.concordance.following import followed
from acts.concordance.history import replayed
from acts.concordance.kept import Asked, Kept, KeptSide, Role, Visibility, What
from acts.concordance.made import Given, MadeConcordance, MadeDraft, MadeTexts
from acts.concordance.model import Decision, Degree, Provision, State, Suggestion
from acts.concordance.renewing import Renewed
from acts.concordance.rerun import compared_again
from acts.concordance.store import Comparisons
from acts.history.redline import RedlineLine
from acts.history.wording import Segment, SegmentKind
from acts.model import Kind
from tests.acts.concordance.world import (
    AYNUR,
    BAHAR,
    DAY,
    LATER,
    LEFTS,
    NATIONAL,
    REFERENCE,
    RIGHTS,
    Shelf,
    kept,
    made,
    provisions,
    rerun,
    shelf,
    told,
)


@pytest.fixture
def one(store: Comparisons, acts: Shelf) -> Kept:
    one = kept(store)
    store.confirm(one.uid, "art_1", AYNUR, 1)
    store.decide(one.uid, "art_2", Decision(("art_2", "art_3"), Degree.PARTIAL, "why"), BAHAR, 1)
    store.comment(one.uid, "art_2", "bax", BAHAR)
    store.decide(one.uid, "r~art_4", Decision((), Degree.NONE, planned_act="a new law"), AYNUR, 1)
    return one


def again(store: Comparisons, acts: Shelf, one: Kept) -> Renewed:
    """Compare again as the acts read now; the program now suggests nothing but counterparts under the same number."""

    def read(side: KeptSide, day: date) -> tuple[Provision, ...]:
        return provisions(acts.acts[side.side.uri].texts)

    def suggest(lefts: Sequence[Provision], rights: Sequence[Provision]) -> tuple[Suggestion, ...]:
        ids = {right.id for right in rights}
        return tuple(told(left.id, *([left.id] if left.id in ids else []), score=0.5) for left in lefts)

    return rerun(store, one.uid, AYNUR, store.of(one.uid, AYNUR).revision, LATER, read, suggest)


def test_what_did_not_change_stays_as_it_was(store: Comparisons, acts: Shelf, one: Kept) -> None:
    before = {row.key: row for row in store.rows(one.uid, AYNUR).rows}
    done = again(store, acts, one)
    assert (done.held, done.recheck, done.new, done.vanished, done.followed) == (3, (), (), (), ())
    assert (done.kept.run, done.kept.revision, done.kept.side(Role.LEFT).side.day) == (2, one.revision + 1, LATER)
    for row in store.rows(one.uid, AYNUR).rows:
        assert row.status == before[row.key].status
        assert row.suggestion == told(row.key, row.key, score=0.5)
    assert store.row(one.uid, "art_4", AYNUR).counterparts == ("art_4",)
    assert store.row(one.uid, "art_2", AYNUR).comments == 1
    assert [step.what for step in store.history(one.uid, AYNUR, "")] == [What.MADE, What.RERUN]


def test_a_wording_that_changed_is_to_be_looked_at_again(store: Comparisons, acts: Shelf, one: Kept) -> None:
    acts.reword(REFERENCE, art_3="Data are kept very safe.")
    done = again(store, acts, one)
    assert (done.held, done.recheck) == (2, ("art_2",))
    row = store.row(one.uid, "art_2", AYNUR)
    assert (row.state, row.decision) == (State.RECHECK, Decision(("art_2", "art_3"), Degree.PARTIAL, "why"))
    assert [(notice.key, notice.what, notice.said) for notice in store.notices("bahar")] == [("art_2", What.AGED, "Maddə 3.")]
    assert row.changed is False


def test_what_was_to_be_looked_at_before_is_counted_still(store: Comparisons, acts: Shelf, one: Kept) -> None:
    acts.reword(REFERENCE, art_3="Data are kept very safe.")
    counted = [again(store, acts, one), again(store, acts, one)]
    assert [(done.recheck, done.progress.recheck) for done in counted] == [(("art_2",), 1), ((), 1)]
    assert counted[1].progress == store.progress(one.uid, AYNUR)


def test_renumbered_provisions_take_their_decisions_along(store: Comparisons, acts: Shelf, one: Kept) -> None:
    for uri, texts in ((NATIONAL, LEFTS), (REFERENCE, RIGHTS)):
        act = acts.acts[uri]
        act.moved = {"art_2": "art_3", "art_3": "art_4", "art_4": "art_5"}
        act.texts = {"art_1": texts["art_1"], "art_2": "Yeni nümunə maddə.", **{act.moved[eid]: texts[eid] for eid in act.moved}}
        act.version += 1
    done = again(store, acts, one)
    assert (done.recheck, done.vanished, done.held) == ((), (), 3)
    assert done.followed == ("art_2", "art_3", "art_4", "r~art_2", "r~art_3", "r~art_4")
    row = store.row(one.uid, "art_2", AYNUR)
    assert (row.eid, row.state, row.counterparts) == ("art_3", State.CHANGED, ("art_3", "art_4"))
    assert done.new == ("art_2~2", "r~art_2~2")
    new = store.row(one.uid, "art_2~2", AYNUR)
    assert (new.eid, new.state, new.provision and new.provision.text) == ("art_2", State.SUGGESTED, "Yeni nümunə maddə.")
    assert [found.key for found in store.rows(one.uid, AYNUR).rows] == ["art_1", "art_2~2", "art_2", "art_3", "art_4"]
    events = store.history(one.uid, AYNUR, "art_2")
    assert [step.what for step in events] == [What.DECIDED, What.FOLLOWED]
    assert replayed(events) == row.status
    with pytest.raises(BadDecisionError, match="expected a step to take back"):
        store.undo(one.uid, "art_2", AYNUR, row.revision)
    assert all((found.recheck, found.notices) == (0, 0) for found in refresh(store.engine, LATER, acts))


def test_what_is_gone_is_kept_aside_and_told(store: Comparisons, acts: Shelf, one: Kept) -> None:
    acts.reword(NATIONAL, art_1=None)
    acts.reword(REFERENCE, art_3=None)
    done = again(store, acts, one)
    assert (done.vanished, done.recheck) == (("art_1", "r~art_3"), ("art_2",))
    assert [(notice.key, notice.what, notice.said) for notice in store.notices("aynur")] == [("art_1", What.VANISHED, "Maddə 1.")]
    assert [(notice.key, notice.what, notice.said) for notice in store.notices("bahar")] == [("art_2", What.VANISHED, "Maddə 3.")]
    assert [row.key for row in store.rows(one.uid, AYNUR).rows] == ["art_2", "art_3", "art_4"]
    (gone,) = store.rows(one.uid, AYNUR, Asked(gone=True)).rows
    assert (gone.key, gone.decision, gone.provision and gone.provision.text) == ("art_1", Decision(("art_1",)), LEFTS["art_1"])
    row = store.row(one.uid, "art_2", AYNUR)
    assert row.counterparts == ("art_2", "art_3~1")
    assert [held.provision.text for held in store.provisions(one.uid, AYNUR, Role.RIGHT) if held.gone] == [RIGHTS["art_3"]]
    with pytest.raises(BadDecisionError, match="art_3~1, which does not stand any more"):
        store.confirm(one.uid, "art_2", BAHAR, row.revision)
    acts.reword(NATIONAL, art_1="Başqa nümunə maddə.")
    twice = again(store, acts, one)
    assert (twice.new, twice.recheck, store.row(one.uid, "art_1", AYNUR)) == (("art_1~3",), (), gone)


def test_what_stands_again_is_back_with_its_decision(store: Comparisons, acts: Shelf, one: Kept) -> None:
    """Compared on a day before a provision was put in, and on the day as before: all is as it was."""
    before = {row.key: row.status for row in store.rows(one.uid, AYNUR).rows}
    acts.reword(NATIONAL, art_1=None)
    acts.reword(REFERENCE, art_3=None)
    again(store, acts, one)
    aged = [side.gone for side in age(store.engine, one.uid, AYNUR).sides]
    acts.reword(NATIONAL, art_1=LEFTS["art_1"])
    acts.reword(REFERENCE, art_3=RIGHTS["art_3"])
    back = again(store, acts, one)
    assert (back.returned, back.new, back.vanished, back.recheck) == (("art_1", "r~art_3"), (), (), ())
    assert {row.key: row.status for row in store.rows(one.uid, AYNUR).rows} == before
    assert store.rows(one.uid, AYNUR, Asked(gone=True)).rows == ()
    steps = store.history(one.uid, AYNUR, "art_1")
    assert [step.what for step in steps] == [What.CONFIRMED, What.VANISHED, What.RETURNED]
    assert replayed(steps) == before["art_1"]
    assert [side.gone for side in age(store.engine, one.uid, AYNUR).sides] == aged == [0, 0]


def test_what_is_not_listed_by_itself_any_more_but_stands_keeps_its_decision(store: Comparisons, acts: Shelf, one: Kept) -> None:
    listed = {eid: text for eid, text in LEFTS.items() if eid not in ("art_1", "art_4")}

    def read(side: KeptSide, day: date) -> tuple[Provision, ...]:
        return provisions(listed if side.role is Role.LEFT else RIGHTS)

    done = rerun(store, one.uid, AYNUR, one.revision, LATER, read, lambda _lefts, _rights: ())
    assert (done.held, done.recheck, done.vanished) == (3, (), ("art_4",))
    row = store.row(one.uid, "art_1", AYNUR)
    assert (row.state, row.provision and row.provision.text) == (State.CONFIRMED, LEFTS["art_1"])


def test_one_who_saw_an_older_comparison_is_refused(store: Comparisons, acts: Shelf, one: Kept) -> None:
    store.rename(one.uid, "u", BAHAR, one.revision)
    with pytest.raises(ConflictError):
        rerun(store, one.uid, AYNUR, one.revision, LATER, lambda side, _day: provisions(acts.acts[side.side.uri].texts), lambda _a, _b: ())
    assert store.of(one.uid, AYNUR).run == 1


def test_where_provisions_of_texts_not_held_went() -> None:
    old = provisions({"art_1": "birinci maddənin mətni", "art_2": "ikinci maddənin mətni", "art_3": "üçüncü, tamam başqa söz",
                      "art_4": "dördüncü maddənin mətni"})  # fmt: skip
    new = provisions({"art_1": "yeni, heç kimin görmədiyi", "art_2": "birinci maddənin mətni", "art_3": "ikinci maddənin yeni mətni",
                      "art_4": "dördüncü maddənin mətni"})  # fmt: skip
    assert followed(old, new) == {"art_1": "art_2", "art_2": "art_3", "art_4": "art_4"}
    assert followed(old, new, {"art_1": "art_1", "art_2": "art_9"}.get) == {"art_1": "art_1"}


TEXTS = ("a b c d e f", "g h i j k l", "m n o p q r", "s t u v w x")


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.tuples(st.permutations(range(4)), st.sets(st.integers(0, 3))), min_size=1, max_size=3))
def test_no_decision_is_ever_lost(engine: Engine, runs: list[tuple[list[int], set[int]]]) -> None:
    """Provisions change places and go: each decision stays with its words or is to be looked at again, none goes away."""
    acts = shelf()
    store = Comparisons(engine, acts)
    whole = made()
    given = [Given(replace(side.side, uri="")) for side in (whole.left, whole.right)]
    one = store.create(AYNUR, "t", MadeConcordance(given[0], given[1], provisions(_numbered(range(4))), whole.rights, ()))
    for n, text in enumerate(TEXTS):
        store.decide(one.uid, f"art_{n + 1}", Decision((), None, text), AYNUR, 1)
    for order, out in runs:
        texts = provisions(_numbered(n for n in order if n not in out))
        rerun(store, one.uid, AYNUR, store.of(one.uid, AYNUR).revision, LATER,
              lambda side, _day, texts=texts: texts if side.role is Role.LEFT else whole.rights, lambda _a, _b: ())  # type: ignore[misc]
        rows = [*store.rows(one.uid, AYNUR).rows, *store.rows(one.uid, AYNUR, Asked(gone=True)).rows]
        decided = [row for row in rows if row.decision]
        assert sorted(row.decision.reason for row in decided if row.decision) == sorted(TEXTS)
        for row in decided:
            assert row.provision
            assert row.decision
            assert (row.provision.text == row.decision.reason) is (row.state is not State.RECHECK)
        assert all(replayed(store.history(one.uid, AYNUR, row.key)) == row.status for row in rows)


def _numbered(places: Iterable[int]) -> dict[str, str]:
    return {f"art_{n + 1}": TEXTS[place] for n, place in enumerate(places)}


def wording(key: str, left: str, right: str, fate: Fate = Fate.CHANGED) -> ComparisonRow:
    segments = (*((Segment(SegmentKind.REMOVED, left),) if left else ()), *((Segment(SegmentKind.ADDED, right),) if right else ()))
    label = f"Maddə {key.removeprefix('art_')}"
    names = (key if left else "", key if right else "", label if left else "", label if right else "")
    return ComparisonRow(key, Kind.ARTICLE, *names, "", fate, (RedlineLine(segments),))


def draft(*rows: ComparisonRow) -> MadeDraft:
    table = Comparison(Side("Nümunə qanun", day=DAY, uri=NATIONAL), Side("Nümunə qanun", uri=NATIONAL), rows,
                       (NotApplied("3", "söz", "the word does not stand there"),))  # fmt: skip
    other = Comparison(Side("Other", day=DAY, uri="/akn/az/other"), Side("Other", uri="/akn/az/other"), (wording("art_1", "x", "y"),))
    return MadeDraft(DraftComparison(Side("Layihə (nümunə)"), (table, other), ()), Given(Side("Layihə (nümunə)"), "layihə.docx", b"PK"))


FIRST = (wording("art_2", LEFTS["art_2"], "Razılıqla toplanır."), wording("art_5", "", "Yeni.", Fate.ADDED))


def test_a_draft_is_kept_with_its_tables(store: Comparisons) -> None:
    one = store.create(AYNUR, "Layihə", draft(*FIRST), Visibility.TEAM)
    assert one.draft is not None
    assert (one.draft.name, one.parts, [side.side.title for side in one.sides if side.role is Role.LEFT]) == (
        "layihə.docx", (0, 1), ["Nümunə qanun", "Other"],
    )  # fmt: skip
    assert store.worded(one.uid, AYNUR).tables == draft(*FIRST).comparison.tables
    row = store.decide(one.uid, "art_5", Decision(reason="the convention asks for it", reviewer="ceyhun"), BAHAR, 1)
    assert (row.state, row.compared) == (State.CONFIRMED, FIRST[1])
    assert store.confirm(one.uid, "1~art_1", BAHAR, 1).state is State.CONFIRMED
    with pytest.raises(BadDecisionError, match="expected no counterparts in a comparison of wordings, found art_2"):
        store.decide(one.uid, "art_2", Decision(("art_2",)), BAHAR, 1)
    assert [found.key for found in store.rows(one.uid, AYNUR, Asked(words="razılığı")).rows] == ["art_2"]


def test_rows_of_a_draft_age(store: Comparisons, acts: Shelf) -> None:
    one = store.create(AYNUR, "Layihə", draft(*FIRST))
    refresh(store.engine, DAY, acts)
    for key in ("art_2", "art_5"):
        store.confirm(one.uid, key, AYNUR, 1)
    acts.reword(NATIONAL, art_2="Başqa mətn.", art_5="Onu başqası artıq əlavə etdi.")
    (aged,) = refresh(store.engine, LATER, acts)
    assert aged.recheck == 2
    assert {row.key: row.state for row in store.rows(one.uid, AYNUR).rows}["art_5"] is State.RECHECK


def test_a_draft_compared_again_keeps_what_was_said(store: Comparisons, acts: Shelf) -> None:
    one = store.create(AYNUR, "Layihə", draft(*FIRST))
    for key in ("art_2", "art_5", "1~art_1"):
        store.decide(one.uid, key, Decision(reason=key), AYNUR, 1)
    changed = draft(FIRST[0], wording("art_5", "", "Tamam başqa.", Fate.ADDED), wording("art_4", LEFTS["art_4"], "", Fate.REMOVED))
    done = compared_again(store, one.uid, AYNUR, one.revision, changed)
    assert (done.recheck, done.new, done.vanished, done.held) == (("art_5",), ("art_4",), (), 2)
    assert store.row(one.uid, "art_5", AYNUR).decision == Decision(reason="art_5")
    assert store.worded(one.uid, AYNUR).tables == changed.comparison.tables
    (fewer,) = (replace(changed.comparison, tables=changed.comparison.tables[1:]),)
    last = compared_again(store, one.uid, AYNUR, done.kept.revision, MadeDraft(fewer, changed.draft))
    assert (sorted(last.vanished), last.held) == (["art_2", "art_4", "art_5"], 1)
    (left,) = store.rows(one.uid, AYNUR).rows
    assert (left.key, left.part, left.decision) == ("1~art_1", 0, Decision(reason="1~art_1"))


def test_another_kind_is_refused(store: Comparisons, one: Kept) -> None:
    with pytest.raises(ConcordanceError, match="expected a comparison of the kind concordance, found draft"):
        compared_again(store, one.uid, AYNUR, one.revision, draft(*FIRST))
    texts = MadeTexts(Comparison(Side("a"), Side("b"), FIRST), Given(Side("a"), "a.docx", b"a"), Given(Side("b"), "b.docx", b"b"))
    other = store.create(AYNUR, "t", texts)
    with pytest.raises(ConcordanceError, match="expected a concordance, found a comparison of wordings"):
        rerun(store, other.uid, AYNUR, 1, LATER, lambda _side, _day: (), lambda _a, _b: ())
