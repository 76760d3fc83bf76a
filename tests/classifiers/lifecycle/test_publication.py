"""From approved proposals to a version: what is in it, what stands in the way, what carries the codes is recoded."""

from datetime import date

import pytest
from sqlalchemy.engine import Engine

from classifiers.lifecycle import reasons, steps
from classifiers.lifecycle.answers import Asked, Objected, Stale
from classifiers.lifecycle.desk import KEEP, RecodingDesk
from classifiers.lifecycle.errors import NotAllowedError
from classifiers.lifecycle.model import Action, Change, Proposal, Standing
from classifiers.lifecycle.publishing import Publishing
from classifiers.lifecycle.recoding import Key
from classifiers.lifecycle.store import ProposalStore
from classifiers.schemes.model import ChangeKind, ConceptStatus, Version
from classifiers.schemes.ports import Use
from tests.classifiers.lifecycle.test_steps import at_once, done
from tests.classifiers.lifecycle.world import AYNUR, BAHAR, DILARA, Carried, Held, item, split

DAY = date(2026, 12, 1)
USES = (
    Use("act", "/a/1", "Rəqəmsal kataloq qaydaları", "10.010"),
    Use("act", "/a/2", "Kart yığımı", "10.010"),
    Use("act", "/a/3", "Bina haqqında", "10.010"),
    Use("act", "/a/4", "Muzeylər", "30"),
    Use("standard", "S 1", "Digital catalogues: formats", "10.010"),
    Use("mapping", "m", "Mapping", "20"),
)


class Desk:
    """Everything on one database."""

    def __init__(self, engine: Engine) -> None:
        self.schemes, self.carried = Held(), Carried(list(USES))
        self.store, self.publishing = ProposalStore(engine, self.schemes), Publishing(engine, self.schemes)
        self.recoding = RecodingDesk(engine, self.schemes, self.carried)

    def approved(self, *changes: Change) -> Proposal:
        draft = self.store.start(Asked("libraries", "A change", "needed", changes or (split(),)), AYNUR)
        done(self.store.submit(draft.id, 1, AYNUR))
        return done(self.store.approve(draft.id, 2, BAHAR))

    def publish(self, *proposals: Proposal, number: str = "2") -> Version | Stale | Objected:
        return self.publishing.publish({one.id: one.revision for one in proposals}, number, DAY, DILARA)


@pytest.fixture
def desk(engine: Engine) -> Desk:
    return Desk(engine)


def test_a_version_with_its_table_and_change_codes(desk: Desk) -> None:
    first, second = desk.approved(), desk.approved(Change(Action.RETIRE, ("30",), reason="empty"))
    version = desk.publish(first, second)
    assert isinstance(version, Version)
    assert (version.number, version.sequence, version.valid_from, version.published_by) == ("2", 2, DAY, "dilara")
    items = {one.code: one for one in desk.schemes.concepts("libraries")}
    assert (items["10.011"].valid_from, items["30"].status, items["30"].valid_to) == (DAY, ConceptStatus.RETIRED, DAY)
    assert [change.kind for change in desk.schemes.told[0]] == [ChangeKind.SPLIT_OFF, ChangeKind.DELETION]
    (table,) = desk.schemes.tables
    assert (table.source_version, table.target_version, table.confirmed) == ("1", "2", True)
    assert ("10.010", "10.011") in {(link.source, link.target) for link in table.associations}
    for one in (first, second):
        now = desk.store.proposal(one.id)
        assert (now.standing, now.published_in, now.steps[-1].what, now.steps[-1].who) == (Standing.PUBLISHED, "2", "published", "dilara")


def test_only_a_manager_publishes_and_only_what_is_approved(desk: Desk) -> None:
    one = desk.approved()
    with pytest.raises(NotAllowedError):
        desk.publishing.publish({one.id: one.revision}, "2", DAY, BAHAR)
    sent_back = done(desk.store.send_back(one.id, one.revision, DILARA))
    with pytest.raises(NotAllowedError, match="submitted"):
        desk.publish(sent_back)
    assert len(desk.schemes.kept) == 1


@pytest.mark.parametrize(("number", "reason"), [("1", reasons.NUMBER_TAKEN), (" ", reasons.NO_NUMBER)])
def test_a_version_needs_a_number_of_its_own(desk: Desk, number: str, reason: str) -> None:
    answer = desk.publish(desk.approved(), number=number)
    assert isinstance(answer, Objected)
    assert [one.reason for one in answer.objections] == [reason]


def test_nothing_chosen(desk: Desk) -> None:
    assert isinstance(desk.publish(), Objected)


def test_what_changed_since_is_not_overwritten(desk: Desk) -> None:
    first, second = desk.approved(), desk.approved(Change(Action.RENAME, ("10.010",), (item("10.010", "Siyahılar", "Lists"),)))
    assert isinstance(desk.publish(first), Version)
    answer = desk.publish(second, number="3")
    assert isinstance(answer, Objected)
    assert answer.objections[0].reason == reasons.changed_since("10.010", "1")
    back = done(desk.store.send_back(second.id, second.revision, DILARA, "look again"))
    again = done(desk.store.revise(back.id, back.revision, AYNUR, back.title, back.justification, back.changes))
    assert again.base_version == "2"
    assert isinstance(desk.publish(done(desk.store.approve(again.id, again.revision, BAHAR)), number="3"), Version)


def test_two_that_do_not_go_together(desk: Desk) -> None:
    first, second = desk.approved(), desk.approved()
    answer = desk.publish(first, second)
    assert isinstance(answer, Objected)
    assert {one.change for one in answer.objections} == {1}
    assert isinstance(desk.publish(first), Version)


def test_two_who_publish_at_once(desk: Desk) -> None:
    one = desk.approved()
    answers = at_once(lambda: desk.publish(one), lambda: desk.publish(one))  # type: ignore[arg-type, return-value]
    assert sorted(type(answer).__name__ for answer in answers) == ["Stale", "Version"]
    assert len(desk.schemes.kept) == 2


def test_publishing_that_breaks_off_leaves_the_proposal_as_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    one = desk.approved()

    def broken(*_args: object, **_named: object) -> None:
        raise RuntimeError("the power is gone")

    with monkeypatch.context() as patch:
        patch.setattr("classifiers.lifecycle.keeping.move", broken)
        with pytest.raises(RuntimeError):
            desk.publish(one)
    assert desk.store.proposal(one.id) == one


def test_a_version_published_from_elsewhere_at_the_same_moment(desk: Desk) -> None:
    one = desk.approved()
    publish = desk.schemes.publish

    def beaten(*args: object, **named: object) -> Version:
        publish(None, "libraries", "import", (), (), None, "other")  # type: ignore[arg-type]
        return publish(*args, **named)  # type: ignore[arg-type]

    desk.schemes.publish = beaten  # type: ignore[method-assign]
    answer = desk.publish(one)
    assert isinstance(answer, Objected)
    assert answer.objections[0].reason == reasons.OVERTAKEN
    assert desk.store.proposal(one.id) == one


# impact
def test_what_a_proposal_touches_and_which_code_is_offered(desk: Desk) -> None:
    retired, renamed = Change(Action.RETIRE, ("30",), reason="empty"), Change(Action.RENAME, ("20",), (item("20", "Arxiv", "Archive"),))
    one = desk.approved(split(), retired, renamed)
    impact = desk.recoding.impact(one)
    assert (impact.kinds, impact.open) == ({"act": 4, "standard": 1, "mapping": 1}, {"act": 4, "standard": 1})
    assert {line.use.id: (line.offered, line.why, line.stays) for line in desk.recoding.page(one)} == {
        "/a/1": ("10.011", reasons.title_has("Rəqəmsal"), False),
        "/a/2": ("10.010", reasons.title_has("Kart"), False),
        "/a/3": ("10.010", reasons.NOTHING_DECIDES, False),
        "/a/4": ("", reasons.NOTHING_FOLLOWS, False),
        "S 1": ("10.011", reasons.title_has("Digital"), False),
        "m": ("20", reasons.KEPT, True),
    }
    assert [line.use.id for line in desk.recoding.page(one, "act", 1, 2)] == ["/a/2", "/a/1"]


def test_accepted_one_by_one_and_at_once_then_carried_out(desk: Desk) -> None:
    one = desk.approved()
    key = Key("act", "/a/3", "10.010")
    strange = {Key("act", "/no", "10.010"): "10.011", Key("standard", "S 1", "10.010"): "99"}
    chosen = {key: "10.011", Key("act", "/a/2", "10.010"): KEEP} | strange
    one = done(desk.recoding.decide(one.id, one.revision, BAHAR, chosen))
    assert {made.key.id: made.code for made in desk.recoding.decided(one.id).values()} == {"/a/3": "10.011", "/a/2": ""}
    one = done(desk.recoding.accept_all(one.id, one.revision, BAHAR))
    assert desk.recoding.impact(one).decided == {"act": 3, "standard": 1}
    assert desk.recoding.carry_out(one.id, DILARA) == 0
    assert isinstance(desk.publish(one), Version)
    assert desk.recoding.carry_out(one.id, DILARA) == 3
    assert {use.id: use.code for use in desk.carried.uses if use.id != "m"} == {
        "/a/1": "10.011", "/a/2": "10.010", "/a/3": "10.011", "/a/4": "30", "S 1": "10.011",
    }  # fmt: skip
    assert desk.recoding.carry_out(one.id, DILARA) == 0
    now = desk.store.proposal(one.id)
    assert desk.recoding.impact(now).decided == desk.recoding.impact(now).kinds == {"act": 3, "standard": 1}
    assert {line.use.id: line.decided.code for line in desk.recoding.page(now) if line.decided} == {
        "/a/1": "10.011", "/a/2": "", "/a/3": "10.011", "S 1": "10.011",
    }  # fmt: skip


def test_words_of_one_family_lead_to_a_code(desk: Desk) -> None:
    parts = (item("10.010", "Sayğaclar", "Meters"), item("10.011", "Kriptoqrafiya", "Cryptography"))
    desk.carried.uses[:] = [Use("act", "/c", "Kriptoqrafik mühafizə", "10.010"), Use("act", "/d", "Cryptographic keys", "10.010")]
    assert [line.offered for line in desk.recoding.page(desk.approved(split("10.010", *parts)))] == ["10.011", "10.011"]


def test_recoding_that_is_refused_says_why_and_the_rest_goes_on(desk: Desk) -> None:
    one = desk.approved()
    one = done(desk.recoding.accept_all(one.id, one.revision, BAHAR))
    assert isinstance(desk.publish(one), Version)
    desk.carried.refuse = "/a/1"
    assert desk.recoding.carry_out(one.id, DILARA) == 3
    assert desk.recoding.decided(one.id)[Key("act", "/a/1", "10.010")].refused == "/a/1 is closed"
    desk.carried.refuse = ""
    assert desk.recoding.carry_out(one.id, DILARA) == 1


def test_what_was_refused_does_not_stand_in_the_way_of_the_rest(desk: Desk) -> None:
    one = desk.approved()
    one = done(desk.recoding.accept_all(one.id, one.revision, BAHAR))
    assert isinstance(desk.publish(one), Version)
    desk.carried.refuse = "/a/1"
    assert sum(desk.recoding.carry_out(one.id, DILARA, most=1) for _ in range(4)) == 3


def test_deciding_on_what_was_not_seen(desk: Desk) -> None:
    one = desk.approved()
    done(desk.store.comment(one.id, DILARA, "hm"))
    assert isinstance(desk.recoding.accept_all(one.id, one.revision, BAHAR), Stale)
    with pytest.raises(NotAllowedError):
        desk.recoding.accept_all(one.id, one.revision + 1, AYNUR)
    assert not desk.recoding.decided(one.id)


def test_what_was_published_is_not_withdrawn(desk: Desk) -> None:
    one = desk.approved()
    assert isinstance(desk.publish(one), Version)
    now = desk.store.proposal(one.id)
    with pytest.raises(NotAllowedError, match=steps.standing_now(Standing.PUBLISHED)):
        desk.store.withdraw(now.id, now.revision, AYNUR)
    assert desk.recoding.impact(now).kinds == {"act": 3, "standard": 1}
