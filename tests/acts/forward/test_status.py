"""In force, not yet, repealed, suspended: of the act and of each provision, on any day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.frbr import Level, Status, Work
from acts.history.model import Outcome, Timeline
from acts.history.status import DAY_UNKNOWN, STRUCK, ActStatus, provision_on, provisions_on, status_on
from acts.model import Line, Run
from acts.modifications.model import Commencement, ProvisionInsertion, When
from tests.acts.forward.worlds import DAYS, change, element, out, put, timeline, timelines

BORN, REPEALED, BACK = date(2008, 1, 1), DAYS[2], DAYS[4]
ACT = Work("/akn/az/act/law/2007-12-01/7-xqd", Level.LAW, "law", "Rabitə haqqında", adopted=date(2007, 12, 1), in_force=BORN)


def world(*changes: tuple[date, date | None]) -> Timeline:
    return timeline(element("art_1", Line((Run("1. Mətn"),))), changes=tuple(change(day, until) for day, until in changes))


@pytest.mark.parametrize(("day", "expected"), [
    (date(2007, 12, 31), ActStatus(Status.NOT_YET, None, BORN)),
    (BORN, ActStatus(Status.IN_FORCE, BORN, REPEALED)),
    (REPEALED - timedelta(1), ActStatus(Status.IN_FORCE, BORN, REPEALED)),
    (REPEALED, ActStatus(Status.REPEALED, REPEALED, None, 0)),
    (date(2030, 1, 1), ActStatus(Status.REPEALED, REPEALED, None, 0)),
])
def test_an_act_repealed(day: date, expected: ActStatus) -> None:
    assert status_on(world((REPEALED, None)), day, ACT) == expected


@pytest.mark.parametrize(("day", "expected"), [
    (REPEALED, ActStatus(Status.SUSPENDED, REPEALED, BACK, 0)),
    (BACK - timedelta(1), ActStatus(Status.SUSPENDED, REPEALED, BACK, 0)),
    (BACK, ActStatus(Status.IN_FORCE, BACK, None, 0)),
])
def test_an_act_suspended_comes_back(day: date, expected: ActStatus) -> None:
    assert status_on(world((REPEALED, BACK)), day, ACT) == expected


def test_an_act_that_says_itself_when_it_lapses() -> None:
    said = [Commencement(When.DATE, BORN, until=REPEALED)]
    act = replace(ACT, in_force=None)
    assert status_on(world(), BORN, act, said) == ActStatus(Status.IN_FORCE, BORN, REPEALED)
    assert status_on(world(), REPEALED, act, said) == ActStatus(Status.REPEALED, REPEALED)


def test_a_refused_repeal_does_nothing() -> None:
    refused = replace(change(REPEALED), outcome=Outcome.REFUSED)
    assert status_on(timeline(changes=(refused,)), DAYS[3], ACT).status is Status.IN_FORCE


def test_a_repeal_on_an_unknown_day_is_not_hidden() -> None:
    card = replace(ACT, status=Status.REPEALED)
    assert status_on(world(), DAYS[3], card) == ActStatus(Status.UNKNOWN, BORN, reason=DAY_UNKNOWN)
    assert status_on(world(), None, card) == ActStatus(Status.REPEALED, reason=DAY_UNKNOWN)
    assert status_on(world((REPEALED, None)), None, card) == ActStatus(Status.REPEALED, REPEALED, None, 0)
    assert status_on(world(), DAYS[0], replace(ACT, in_force=None, adopted=None)).status is Status.UNKNOWN


def test_provisions_put_in_repealed_suspended_and_struck() -> None:
    acts = timeline(
        element("art_1", Line((Run("Maddə 1. Mətn."),))),
        element("art_2", Line((put("Maddə 2. Yeni.", 1),))),
        element("art_3", Line((out("Maddə 3. Köhnə.", 0), put("Maddə 3. Ləğv edilmişdir.", 0)))),
        element("art_4", Line((out("Maddə 4. Dayandırılan.", 2),))),
        element("art_5", Line((Run("Maddə 5. Pozulmuş.", struck=True),))),
        changes=(change(DAYS[1]), change(DAYS[3], action=ProvisionInsertion()), change(DAYS[2], DAYS[4])))
    assert dict(provisions_on(acts, DAYS[2])) == {
        "art_2": ActStatus(Status.NOT_YET, None, DAYS[3], 1, "art_2"),
        "art_3": ActStatus(Status.REPEALED, DAYS[1], None, 0, "art_3"),
        "art_4": ActStatus(Status.SUSPENDED, DAYS[2], DAYS[4], 2, "art_4"),
        "art_5": ActStatus(Status.REPEALED, eid="art_5", reason=STRUCK),
    }
    assert provision_on(acts, "art_1", DAYS[2]).status is Status.IN_FORCE
    assert provision_on(acts, "art_4", DAYS[5]) == ActStatus(Status.IN_FORCE, DAYS[4], None, 2, "art_4")
    assert provision_on(acts, "art_4", DAYS[0]) == ActStatus(Status.IN_FORCE, None, DAYS[2], None, "art_4")
    assert provision_on(acts, "art_9", DAYS[0]).status is Status.UNKNOWN


def test_a_number_left_standing_is_no_word_in_force() -> None:
    unit = replace(element("art_1__para_1.2", Line((Run("1.2. "), out("Köhnə.", 0)))), label="1.2.")
    acts = timeline(unit, changes=(change(DAYS[1]),))
    assert provision_on(acts, "art_1__para_1.2", DAYS[2]).status is Status.REPEALED


@settings(deadline=None)
@given(timelines(), st.dates(date(2005, 1, 1), date(2022, 1, 1)))
def test_a_status_changes_only_on_the_days_of_the_timeline(acts: Timeline, day: date) -> None:
    if day in {d for c in acts.changes for d in (c.in_force, c.until)}:
        return
    before = day - timedelta(1)
    for eid in (found.eid for found in acts.document.root.walk()):
        assert provision_on(acts, eid, day) == provision_on(acts, eid, before)
    if day != ACT.in_force:
        assert status_on(acts, day, ACT) == status_on(acts, before, ACT)


@settings(deadline=None)
@given(timelines(), st.sampled_from(DAYS))
def test_a_status_holds_from_its_first_day_to_its_last(acts: Timeline, day: date) -> None:
    for found in acts.document.root.walk():
        status = provision_on(acts, found.eid, day)
        assert status.until is None or status.until > day
        assert status.since is None or status.since <= day
