"""Comparisons kept: who may read and write them, rows decided, two at once, history, comments, many at once."""

import threading
from dataclasses import replace

import pytest

from acts.concordance.errors import BadDecisionError, ConcordanceError, ConflictError, NotAllowedError, NotFoundError
from acts.concordance.history import replayed
from acts.concordance.kept import PUBLIC, Asked, ComparisonKind, Kept, Reader, Role, Visibility, What
from acts.concordance.made import Given, MadeConcordance
from acts.concordance.model import Decision, Degree, Relation, State
from acts.concordance.reverse import Through
from acts.concordance.store import Comparisons
from storage.audit import entries, verify
from tests.acts.concordance.world import AYNUR, BAHAR, CEYHUN, NATIONAL, kept, made, told


@pytest.fixture
def one(store: Comparisons) -> Kept:
    return kept(store)


def test_a_comparison_is_kept_whole(store: Comparisons) -> None:
    given = made()
    one = store.create(AYNUR, "  Nümunə   qanun ", given)
    assert (one.kind, one.title, one.owner, one.organisation) == (ComparisonKind.CONCORDANCE, "Nümunə qanun", "aynur", 1)
    assert one.side(Role.LEFT).side == given.left.side
    assert one.side(Role.RIGHT).side == given.right.side
    assert [held.provision for held in store.provisions(one.uid, AYNUR, Role.RIGHT)] == list(given.rights)
    rows = store.rows(one.uid, AYNUR).rows
    assert [(row.key, row.state, row.counterparts, row.suggestion) for row in rows] == [
        (told.left, State.SUGGESTED, told.chosen, told) for told in given.suggestions
    ]
    assert store.of(one.uid, AYNUR) == one


def test_a_file_given_is_kept_with_it(store: Comparisons) -> None:
    given = made()
    uploaded = MadeConcordance(Given(given.left.side, "layihə.docx", b"PK the file"), given.right, given.lefts, given.rights, ())
    one = store.create(AYNUR, "t", uploaded)
    assert (one.side(Role.LEFT).name, one.side(Role.LEFT).size) == ("layihə.docx", 11)
    assert store.content(one.uid, AYNUR, Role.LEFT) == b"PK the file"
    with pytest.raises(NotFoundError, match="keeps no file for its right side"):
        store.content(one.uid, AYNUR, Role.RIGHT)


@pytest.mark.parametrize(("visibility", "may_read", "may_write"), [
    (Visibility.PRIVATE, ("aynur",), ("aynur",)),
    (Visibility.TEAM, ("aynur", "bahar"), ("aynur", "bahar")),
    (Visibility.PUBLISHED, ("aynur", "bahar", "ceyhun", ""), ("aynur", "bahar")),
])  # fmt: skip
def test_who_may(store: Comparisons, visibility: Visibility, may_read: tuple[str, ...], may_write: tuple[str, ...]) -> None:
    one = kept(store, visibility)
    for reader in (AYNUR, BAHAR, CEYHUN, PUBLIC):
        assert [held.uid for held in store.listed(reader)] == [one.uid] * (reader.name in may_read)
        if reader.name not in may_read:
            with pytest.raises(NotFoundError):
                store.row(one.uid, "art_1", reader)
        elif reader.name not in may_write:
            assert not store.writes(one, reader)
            with pytest.raises(NotAllowedError):
                store.confirm(one.uid, "art_1", reader, 1)
        else:
            store.confirm(one.uid, "art_1", reader, store.row(one.uid, "art_1", reader).revision)
    assert not store.writes(one, Reader("", 1))


def test_only_its_owner_shows_and_deletes(store: Comparisons, one: Kept) -> None:
    with pytest.raises(NotAllowedError):
        store.publish(one.uid, Visibility.PUBLISHED, BAHAR, one.revision)
    shown = store.publish(one.uid, Visibility.PUBLISHED, AYNUR, one.revision)
    with pytest.raises(ConflictError):
        store.rename(one.uid, "u", AYNUR, one.revision)
    named = store.rename(one.uid, "u", BAHAR, shown.revision)
    assert [(held.title, held.uid) for held in store.listed(PUBLIC, words="U")] == [("u", one.uid)]
    store.delete(one.uid, AYNUR, named.revision)
    assert store.listed(AYNUR) == ()
    with pytest.raises(NotFoundError, match=r"was deleted on \d{4}-\d\d-\d\d by its owner"):
        store.of(one.uid, AYNUR)
    with store.engine.connect() as connection:
        deeds = [entry.what for entry in entries(connection, f"comparison:{one.uid}")]
    assert deeds == ["comparison deleted", "comparison shown", "comparison made"]
    assert verify(store.engine)[1] is None


def test_the_public_keeps_nothing(store: Comparisons) -> None:
    with pytest.raises(NotAllowedError):
        store.create(PUBLIC, "t", made())
    with pytest.raises(ConcordanceError, match="expected a title of 1 to 500 characters, found 0"):
        store.create(AYNUR, "  ", made())
    lonely = store.create(Reader("elvin"), "t", made())
    with pytest.raises(ConcordanceError, match="expected an owner with an organisation"):
        store.publish(lonely.uid, Visibility.TEAM, Reader("elvin"), 1)


def test_provisions_that_cannot_be_told_apart_are_refused(store: Comparisons) -> None:
    given = made()
    double = MadeConcordance(given.left, given.right, (*given.lefts, given.lefts[0]), given.rights, ())
    with pytest.raises(ConcordanceError, match="the left side: expected each provision under an id of its own, found art_1 twice"):
        store.create(AYNUR, "t", double)
    strange = MadeConcordance(given.left, given.right, given.lefts, given.rights, (told("art_1", "art_9"),))
    with pytest.raises(ConcordanceError, match="the suggestion for art_1: .* found art_9"):
        store.create(AYNUR, "t", strange)


def test_suggested_and_decided_stay_apart(store: Comparisons, one: Kept) -> None:
    said = Decision(("art_3", "art_4"), Degree.PARTIAL, "no time limit", "Ministry", "a new law", None, "ceyhun")
    row = store.decide(one.uid, "art_2", said, BAHAR, 1)
    assert (row.state, row.decision, row.relation, row.status.decided_by) == (State.CHANGED, said, Relation.MANY_TO_MANY, "bahar")
    assert row.suggestion == told("art_2", "art_2", "art_3")
    assert store.confirm(one.uid, "art_2", BAHAR, row.revision).counterparts == ("art_2",)
    rejected = store.reject(one.uid, "art_1", BAHAR, 1, "a sample has no counterpart")
    assert (rejected.state, rejected.counterparts, rejected.relation) == (State.REJECTED, (), Relation.NO_COUNTERPART)
    assert store.decide(one.uid, "art_4", Decision((), Degree.NOT_APPLICABLE), BAHAR, 1).state is State.CONFIRMED
    assert store.row(one.uid, "art_2", AYNUR).state is State.CONFIRMED


@pytest.mark.parametrize(("key", "said", "wrong"), [
    ("art_2", Decision(("art_9",)), "row art_2: expected provisions of the right, found art_9"),
    ("art_2", Decision(("art_1", "art_1")), "expected each counterpart once, found art_1, art_1"),
    ("art_2", Decision((), Degree.FULL), "expected a counterpart for the degree full, found none"),
    ("r~art_4", Decision(("art_1",)), "expected no counterparts here"),
    ("art_2", Decision((), None, "x" * 20_001), "expected at most 20000 characters in a field, found 20001"),
])  # fmt: skip
def test_decisions_that_say_nothing_are_refused(store: Comparisons, one: Kept, key: str, said: Decision, wrong: str) -> None:
    with pytest.raises(BadDecisionError, match=wrong):
        store.decide(one.uid, key, said, AYNUR, 1)
    assert store.history(one.uid, AYNUR, key) == ()


def test_two_at_once_and_the_second_sees_what_the_first_decided(store: Comparisons, one: Kept) -> None:
    store.reject(one.uid, "art_3", BAHAR, 1, "it says nothing of safety")
    with pytest.raises(ConflictError, match="expected it as of revision 1, found revision 2: bahar changed it") as conflict:
        store.confirm(one.uid, "art_3", AYNUR, 1)
    assert conflict.value.who == "bahar"
    assert conflict.value.row == store.row(one.uid, "art_3", AYNUR)
    assert conflict.value.row is not None
    assert conflict.value.row.state is State.REJECTED


def test_of_many_at_once_one_wins(store: Comparisons, one: Kept) -> None:
    answers: list[str] = []

    def confirm(who: Reader) -> None:
        try:
            store.confirm(one.uid, "art_1", who, 1)
            answers.append("done")
        except ConflictError:
            answers.append("conflict")

    threads = [threading.Thread(target=confirm, args=(who,)) for who in (AYNUR, BAHAR, AYNUR, BAHAR)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == ["conflict", "conflict", "conflict", "done"]
    assert len(store.history(one.uid, AYNUR, "art_1")) == 1


def test_every_step_is_taken_back_one_after_another(store: Comparisons, one: Kept) -> None:
    before = store.row(one.uid, "art_2", AYNUR)
    store.decide(one.uid, "art_2", Decision(("art_3",), Degree.FULL), AYNUR, 1)
    store.assign(one.uid, "art_2", "bahar", AYNUR, 2)
    store.reject(one.uid, "art_2", BAHAR, 3)
    assert store.undo(one.uid, "art_2", BAHAR, 4).counterparts == ("art_3",)
    assert store.undo(one.uid, "art_2", BAHAR, 5).status.owner == ""
    row = store.undo(one.uid, "art_2", BAHAR, 6)
    assert (row.status, row.counterparts) == (before.status, before.counterparts)
    with pytest.raises(BadDecisionError, match="expected a step to take back"):
        store.undo(one.uid, "art_2", BAHAR, 7)
    steps = store.history(one.uid, AYNUR, "art_2")
    assert [step.what for step in steps] == [What.DECIDED, What.ASSIGNED, What.REJECTED, What.UNDONE, What.UNDONE, What.UNDONE]
    assert [step.who for step in steps] == ["aynur", "aynur", "bahar", "bahar", "bahar", "bahar"]
    assert replayed(steps) == row.status


def test_many_are_confirmed_as_one_step(store: Comparisons, one: Kept) -> None:
    store.reject(one.uid, "art_1", AYNUR, 1)
    done = store.confirm_all(one.uid, BAHAR, Asked(), 0.7)
    assert done.done == ("art_2", "art_4")
    assert done.passed == (("art_1", "a person decided this row already"), ("art_3", "the program is less sure of this row than 0.70"))
    steps = [step for step in store.history(one.uid, AYNUR) if step.step == done.step]
    assert [(step.key, step.what, step.who) for step in steps] == [("art_2", What.CONFIRMED, "bahar"), ("art_4", What.CONFIRMED, "bahar")]
    assert store.confirm_all(one.uid, BAHAR, Asked(words="qorunur"), 0.0).done == ("art_3",)


def test_many_are_decided_as_one_step_and_those_changed_since_are_passed_over(store: Comparisons, one: Kept) -> None:
    store.confirm(one.uid, "art_2", AYNUR, 1)
    said = [("art_1", Decision(("art_1",), Degree.FULL), 1), ("art_2", Decision(("art_3",)), 1), ("art_3", Decision(("art_9",)), 1),
            ("art_9", Decision(), 1), ("art_4", Decision(("art_4",)), 1)]  # fmt: skip
    done = store.decide_together(one.uid, said, BAHAR)
    assert done.done == ("art_1", "art_4")
    wrong = ("aynur changed it", "provisions of the right", "no row")
    assert [(key, next(word for word in wrong if word in why)) for key, why in done.passed] == [
        ("art_2", "aynur changed it"), ("art_3", "provisions of the right"), ("art_9", "no row")]  # fmt: skip
    assert [store.row(one.uid, key, BAHAR).state for key in ("art_1", "art_2", "art_4")] == [
        State.CONFIRMED, State.CONFIRMED, State.CHANGED]  # fmt: skip
    steps = {event.step for key in done.done for event in store.history(one.uid, BAHAR, key)}
    assert steps == {done.step}
    with pytest.raises(NotFoundError):
        store.decide_together(one.uid, said, CEYHUN)


def test_progress_and_filters(store: Comparisons, one: Kept) -> None:
    store.decide(one.uid, "art_2", Decision(("art_2", "art_3"), Degree.PARTIAL), AYNUR, 1)
    store.assign(one.uid, "art_3", "bahar", AYNUR, 1)
    progress = store.progress(one.uid, AYNUR)
    assert (progress.rows, progress.decided, progress.recheck, progress.open_right) == (4, 1, 0, 1)
    assert dict(progress.by_state) == {**dict.fromkeys(State, 0), State.SUGGESTED: 3, State.CHANGED: 1}

    def keys(asked: Asked) -> list[str]:
        return [row.key for row in store.rows(one.uid, AYNUR, asked).rows]

    assert keys(Asked(states=(State.SUGGESTED,))) == ["art_1", "art_3", "art_4"]
    assert keys(Asked(relation=Relation.NO_COUNTERPART)) == ["art_4"]
    assert keys(Asked(relation=Relation.MANY_TO_MANY)) == ["art_2", "art_3"]
    assert keys(Asked(degree=Degree.PARTIAL)) == ["art_2"]
    assert keys(Asked(chapter="Fəsil 2")) == ["art_3", "art_4"]
    assert keys(Asked(words="MELUMAT razılığı")) == ["art_2"]
    assert keys(Asked(owner="bahar")) == ["art_3"]
    assert keys(Asked(score=0.8)) == ["art_1", "art_2"]
    assert keys(Asked(role=Role.RIGHT)) == ["r~art_4"]
    assert store.chapters(one.uid, AYNUR) == ("Fəsil 1", "Fəsil 2")
    page = store.rows(one.uid, AYNUR, page=2, size=3)
    assert (page.total, page.pages, [row.key for row in page.rows]) == (4, 2, ["art_4"])


def test_a_list_of_them_tells_how_far_each_has_come(store: Comparisons, one: Kept) -> None:
    other = store.create(AYNUR, "Other", made())
    store.reject(one.uid, "art_1", AYNUR, 1)
    found = store.decided((one, other))
    assert {kept.uid: replace(store.progress(kept.uid, AYNUR), open_right=0) for kept in (one, other)} == found
    assert (found[one.uid].decided, found[other.uid].decided) == (1, 0)
    assert store.decided(()) == {}


def test_from_the_other_side(store: Comparisons, one: Kept) -> None:
    store.decide(one.uid, "art_2", Decision(("art_2", "art_3")), AYNUR, 1)
    assert [(found.provision.id, found.lefts, found.through) for found in store.reverse(one.uid, AYNUR)] == [
        ("art_1", ("art_1",), Through.ITSELF), ("art_2", ("art_2",), Through.ITSELF), ("art_3", ("art_2", "art_3"), Through.ITSELF),
        ("art_4", (), Through.NOTHING),
    ]  # fmt: skip
    row = store.decide(one.uid, "r~art_4", Decision((), Degree.NONE, planned_act="a new law"), AYNUR, 1)
    assert row.state is State.CONFIRMED
    assert store.progress(one.uid, AYNUR).open_right == 0


def test_comments_tell_who_and_when(store: Comparisons, one: Kept) -> None:
    said = store.comment(one.uid, "art_2", " Razılıq yazılı olmalıdır? ", BAHAR)
    assert (said.who, said.text, bool(said.at.tzinfo)) == ("bahar", "Razılıq yazılı olmalıdır?", True)
    assert store.comments(one.uid, AYNUR, "art_2") == (said,)
    assert store.row(one.uid, "art_2", AYNUR).comments == 1
    with pytest.raises(BadDecisionError, match="expected a comment of 1 to 10000 characters, found 0"):
        store.comment(one.uid, "art_2", "  ", BAHAR)
    with pytest.raises(NotFoundError):
        store.comment(one.uid, "art_9", "x", BAHAR)


def test_listed_by_act_and_owner(store: Comparisons, one: Kept) -> None:
    other = store.create(BAHAR, "Other", made(), Visibility.TEAM)
    assert [held.uid for held in store.listed(AYNUR, uri=NATIONAL)] == [other.uid, one.uid]
    assert [held.uid for held in store.listed(AYNUR, mine=True)] == [one.uid]
    assert store.listed(AYNUR, uri="/akn/az/none") == ()
    assert store.listed(AYNUR, kind=ComparisonKind.TEXTS) == ()
