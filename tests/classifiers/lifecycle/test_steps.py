"""The way of a proposal: who may take which step, what every step leaves behind, two at once, nothing half-written."""

import threading
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from classifiers.lifecycle import reasons, steps
from classifiers.lifecycle.answers import Answer, Asked, Objected, Stale, Wanted
from classifiers.lifecycle.errors import NoProposalError, NotAllowedError
from classifiers.lifecycle.keeping import subject
from classifiers.lifecycle.model import Action, Actor, Change, Proposal, Role, Standing
from classifiers.lifecycle.store import ProposalStore
from classifiers.lifecycle.tables import proposal_steps
from storage import audit
from tests.classifiers.lifecycle.world import AYNUR, BAHAR, CEYHUN, DILARA, EVERYTHING, Held, item, split

OUTSIDER = Actor("farid", "basqa", frozenset({Role.SUBMITTER, Role.CONTROL}))
KEEPER = Actor("gular", "komite", frozenset({Role.ADMINISTRATOR}))


@pytest.fixture
def store(engine: Engine) -> ProposalStore:
    return ProposalStore(engine, Held())


def asked(*changes: Change) -> Asked:
    return Asked("libraries", "Kataloqların bölünməsi", "two kinds", changes or (split(),))


def submitted(store: ProposalStore, actor: Actor = AYNUR) -> Proposal:
    return done(store.submit(store.start(asked(), actor).id, 1, actor))


def done(answer: Answer) -> Proposal:
    assert isinstance(answer, Proposal), answer
    return answer


def test_the_whole_way(store: ProposalStore) -> None:
    draft = store.start(asked(), AYNUR)
    assert (draft.standing, draft.base_version, draft.revision, draft.submitter, draft.organisation) == (
        Standing.DRAFT, "1", 1, "aynur", "azstandart",
    )  # fmt: skip
    done(store.submit(draft.id, 1, AYNUR))
    done(store.comment(draft.id, DILARA, "well made"))
    approved = done(store.approve(draft.id, 3, BAHAR, "agreed"))
    assert approved.standing is Standing.APPROVED
    assert [(step.what, step.who, step.organisation, step.said) for step in approved.steps] == [
        ("proposed", "aynur", "azstandart", ""), ("submitted", "aynur", "azstandart", ""),
        ("commented", "dilara", "reyestr", "well made"), ("approved", "bahar", "komite", "agreed"),
    ]  # fmt: skip
    assert all(step.at.tzinfo for step in approved.steps)


def test_every_step_is_in_the_audit_trail(store: ProposalStore) -> None:
    draft = submitted(store)
    done(store.reject(draft.id, draft.revision, BAHAR, "too early"))
    with store.engine.connect() as connection:
        lines = audit.entries(connection, subject(draft.id))
    assert [(line.what, line.who) for line in reversed(lines)] == [("proposed", "aynur"), ("submitted", "aynur"), ("rejected", "bahar")]
    assert lines[0].details["before"] == "submitted"
    assert lines[0].details["said"] == "too early"
    assert lines[2].details["asked"]["changes"][0]["old"] == ["10.010"]  # type: ignore[index]


REFUSED: list[tuple[str, Callable[[ProposalStore, Proposal], object], str]] = [
    ("a reader of accounts", lambda s, p: s.approve(p.id, 2, KEEPER), steps.only(frozenset({Role.CONTROL}))),
    ("the submitter", lambda s, p: s.approve(p.id, 2, AYNUR), steps.only(frozenset({Role.CONTROL}))),
    ("a manager", lambda s, p: s.reject(p.id, 2, DILARA, "no"), steps.only(frozenset({Role.CONTROL}))),
    ("another organisation", lambda s, p: s.withdraw(p.id, 2, OUTSIDER), steps.OTHERS_PROPOSAL),
    ("to comment without a role", lambda s, p: s.comment(p.id, KEEPER, "hm"), steps.only(steps.SUBMITTER | steps.CONTROL | steps.MANAGER)),
    ("to submit twice", lambda s, p: s.submit(p.id, 2, AYNUR), steps.standing_now(Standing.SUBMITTED)),
    ("to send back what is not approved", lambda s, p: s.send_back(p.id, 2, DILARA), steps.standing_now(Standing.SUBMITTED)),
]


@pytest.mark.parametrize(("step", "message"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_who_may_not(store: ProposalStore, step: Callable[[ProposalStore, Proposal], object], message: str) -> None:
    proposal = submitted(store)
    with pytest.raises(NotAllowedError) as caught:
        step(store, proposal)
    assert str(caught.value) == message
    assert store.proposal(proposal.id) == proposal


def test_nobody_decides_on_an_own_proposal(store: ProposalStore) -> None:
    own = submitted(store, EVERYTHING)
    for step in (lambda: store.approve(own.id, 2, EVERYTHING), lambda: store.reject(own.id, 2, EVERYTHING, "no")):
        with pytest.raises(NotAllowedError, match=steps.OWN_PROPOSAL):
            step()
    assert done(store.approve(own.id, 2, BAHAR)).standing is Standing.APPROVED


def test_the_control_body_of_the_scheme_decides(engine: Engine) -> None:
    store = ProposalStore(engine, Held(control_body="komite"))
    proposal = submitted(store)
    with pytest.raises(NotAllowedError, match=steps.OTHER_BODY):
        store.approve(proposal.id, 2, OUTSIDER)
    assert done(store.approve(proposal.id, 2, BAHAR)).standing is Standing.APPROVED


def test_only_who_may_propose_begins(store: ProposalStore) -> None:
    with pytest.raises(NotAllowedError):
        store.start(asked(), BAHAR)
    with pytest.raises(NoProposalError):
        store.proposal(1)


def test_approved_with_changes(store: ProposalStore) -> None:
    proposal = submitted(store)
    other = split("10.010", item("10.010", "Kart", "Card"), item("10.012", "Rəqəmsal", "Digital"))
    changed = done(store.revise(proposal.id, 2, BAHAR, proposal.title, proposal.justification, (other,)))
    approved = done(store.approve(proposal.id, changed.revision, BAHAR))
    assert approved.changes == (other,)
    assert [step.what for step in approved.steps] == ["proposed", "submitted", "changed", "approved"]
    with store.engine.connect() as connection:
        kept = connection.execute(sa.select(proposal_steps.c.asked).order_by(proposal_steps.c.revision)).scalars().all()
    assert [("10.011" in text, "10.012" in text) for text in kept] == [(True, False), (False, False), (False, True), (False, False)]


def test_what_is_not_whole_is_neither_submitted_nor_approved(store: ProposalStore) -> None:
    draft = store.start(Asked("libraries", " ", "", (Change(Action.RETIRE, ("30",)),)), AYNUR)
    answer = store.submit(draft.id, 1, AYNUR)
    assert isinstance(answer, Objected)
    assert [one.reason for one in answer.objections] == [reasons.NO_TITLE, reasons.NO_JUSTIFICATION, reasons.SUCCESSOR_OR_REASON]
    assert store.proposal(draft.id) == draft


@pytest.mark.parametrize("step", [ProposalStore.reject, lambda s, id_, _revision, who, said: s.comment(id_, who, said)])
def test_words_are_needed(store: ProposalStore, step: Callable[..., Answer]) -> None:
    assert isinstance(step(store, submitted(store).id, 2, BAHAR, "  "), Objected)


def test_who_saw_less_is_told_what_happened(store: ProposalStore) -> None:
    proposal = submitted(store)
    done(store.comment(proposal.id, DILARA, "wait"))
    answer = store.approve(proposal.id, proposal.revision, BAHAR)
    assert isinstance(answer, Stale)
    assert (answer.last.who, answer.last.what, answer.now.revision) == ("dilara", "commented", 3)
    assert store.proposal(proposal.id).standing is Standing.SUBMITTED


def test_two_who_decide_at_once(store: ProposalStore) -> None:
    for _round in range(5):
        proposal = submitted(store)
        answers = at_once(
            lambda p=proposal: store.approve(p.id, p.revision, BAHAR),  # type: ignore[misc]
            lambda p=proposal: store.reject(p.id, p.revision, CEYHUN, "no"),  # type: ignore[misc]
        )
        assert sorted(type(answer).__name__ for answer in answers) == ["Proposal", "Stale"]
        now = store.proposal(proposal.id)
        (first,) = (answer for answer in answers if isinstance(answer, Proposal))
        assert now == first
        assert len(now.steps) == now.revision == 3


def at_once(*deeds: Callable[[], Answer]) -> list[Answer]:
    start, answers = threading.Barrier(len(deeds)), list[Answer]()

    def run(deed: Callable[[], Answer]) -> None:
        start.wait()
        answers.append(deed())

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_a_step_that_breaks_off_leaves_nothing(store: ProposalStore, monkeypatch: pytest.MonkeyPatch) -> None:
    proposal = submitted(store)

    def broken(*_args: object) -> None:
        raise RuntimeError("the power is gone")

    with monkeypatch.context() as patch:
        patch.setattr(audit, "note", broken)
        with pytest.raises(RuntimeError):
            store.approve(proposal.id, 2, BAHAR)
    assert store.proposal(proposal.id) == proposal


def test_who_has_no_organisation_sees_own_drafts_alone(store: ProposalStore) -> None:
    lone, other = (Actor(name, "", frozenset({Role.SUBMITTER})) for name in ("lalə", "murad"))
    draft = store.start(asked(), lone)
    assert store.find(Wanted(drafts_by="lalə")).total == 1
    assert store.find(Wanted(drafts_by="murad")).total == store.find(Wanted()).total == 0
    with pytest.raises(NotAllowedError, match=steps.OTHERS_PROPOSAL):
        store.withdraw(draft.id, 1, other)


def test_lists(store: ProposalStore) -> None:
    first, second = submitted(store), store.start(asked(Change(Action.RETIRE, ("30",), reason="empty")), AYNUR)
    everyone, own = Wanted(), Wanted(drafts_of="azstandart")
    assert [one.id for one in store.find(everyone).proposals] == [first.id]
    assert [one.id for one in store.find(own).proposals] == [second.id, first.id]
    assert store.counts(own, "standing") == {"draft": 1, "submitted": 1}
    assert store.find(Wanted(words="KATALOQLARIN 10.011")).total == 1
    assert store.find(Wanted(words="10%")).total == 0
    assert store.find(Wanted(standing="submitted", scheme="other")).total == 0
