"""Old numbers find today's places, and today's places their old numbers."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.history.model import Renaming, Timeline
from acts.history.places import eids_on, place_ever, place_then, place_today
from acts.model import Line, Run
from tests.acts.forward.worlds import DAYS, change, element, out, put, timeline

OLD, BETWEEN, NOW = date(2009, 1, 1), date(2010, 6, 1), date(2030, 1, 1)


def unit(eid: str, *runs: Run) -> Line:
    return Line(runs or (Run(f"{eid.rpartition('_')[2]}. Mətn."),))


def act(*eids: str, renamings: tuple[Renaming, ...], extra: tuple[tuple[str, Run], ...] = ()) -> Timeline:
    units = [element(eid, unit(eid)) for eid in eids] + [element(eid, Line((run,))) for eid, run in extra]
    return timeline(*units, changes=tuple(map(change, DAYS)), renamings=renamings)


@pytest.mark.parametrize(("eid", "day", "today"), [
    ("art_1__para_1.2", OLD, "art_1__para_1.4"),            # 1.2 → 1.3 on the first day, 1.3 → 1.4 on the second
    ("art_1__para_1.3", BETWEEN, "art_1__para_1.4"),
    ("art_1__para_1.4", NOW, "art_1__para_1.4"),
    ("art_1__para_1.1", OLD, "art_1__para_1.1"),
    ("art_1__para_1.2", NOW, "art_1__para_1.2"),            # a new 1.2 put in on the second day
    ("art_1__para_1.9", OLD, None),
])
def test_through_a_chain(eid: str, day: date, today: str | None) -> None:
    world = act("art_1__para_1.1", "art_1__para_1.4", extra=(("art_1__para_1.2", put("1.2. Yeni.", 1)),), renamings=(
        Renaming(0, "art_1__para_1.2", "art_1__para_1.3"), Renaming(1, "art_1__para_1.3", "art_1__para_1.4")))
    assert place_today(world, eid, day) == today
    if today:
        assert place_then(world, today, day) == eid


def test_a_unit_not_yet_put_in_has_no_place_then() -> None:
    world = act(extra=(("art_1__para_1.2", put("1.2. Yeni.", 1)),), renamings=())
    assert place_then(world, "art_1__para_1.2", OLD) is None
    assert place_today(world, "art_1__para_1.2", OLD) is None


def test_a_unit_repealed_since_is_found_in_its_place() -> None:
    world = act(extra=(("art_1__para_1.2", out("1.2. Köhnə.", 1)),), renamings=())
    assert place_today(world, "art_1__para_1.2", OLD) == "art_1__para_1.2"
    assert place_today(world, "art_1__para_1.2", NOW) is None


def test_a_number_borne_on_any_day_is_found() -> None:
    world = act("art_1__para_1.4", extra=(("art_1__para_1.2", out("1.2. Köhnə.", 1)),), renamings=(
        Renaming(0, "art_1__para_1.3", "art_1__para_1.4"),))
    assert place_ever(world, "art_1__para_1.3") == "art_1__para_1.4"
    assert place_ever(world, "art_1__para_1.2") == "art_1__para_1.2"
    assert place_ever(world, "art_7") is None


def test_units_that_change_places_on_one_day_do_not_run_into_each_other() -> None:
    world = act("art_1__para_1.1", "art_1__para_1.2", renamings=(
        Renaming(0, "art_1__para_1.1", "art_1__para_1.2"), Renaming(0, "art_1__para_1.2", "art_1__para_1.1")))
    assert place_today(world, "art_1__para_1.1", OLD) == "art_1__para_1.2"
    assert place_today(world, "art_1__para_1.2", OLD) == "art_1__para_1.1"


def test_a_circle_over_time_ends() -> None:
    world = act("art_1", renamings=(Renaming(0, "art_1", "art_2"), Renaming(1, "art_2", "art_1"), Renaming(2, "art_1", "art_1")))
    assert place_today(world, "art_1", OLD) == "art_1"
    assert place_today(world, "art_2", BETWEEN) == "art_1"


def test_what_lies_below_goes_along_and_takes_the_number_of_its_article() -> None:
    world = act("art_13__para_13.2__point_a", "art_13__para_13.2", "art_13", renamings=(Renaming(0, "art_12", "art_13"),))
    assert place_today(world, "art_12__para_12.2__point_a", OLD) == "art_13__para_13.2__point_a"
    assert place_then(world, "art_13__para_13.2__point_a", OLD) == "art_12__para_12.2__point_a"
    assert dict(eids_on(world, OLD)) == {
        "art_13": "art_12", "art_13__para_13.2": "art_12__para_12.2", "art_13__para_13.2__point_a": "art_12__para_12.2__point_a"}
    assert not eids_on(world, NOW)


_names = st.sampled_from(["art_1", "art_2", "art_3", "art_1__para_1.1", "art_1__para_1.2", "art_2__para_2.1"])


@settings(deadline=None)
@given(st.lists(st.builds(Renaming, st.integers(0, 3), _names, _names), max_size=8), _names, st.sampled_from(DAYS))
def test_any_renamings_end_in_a_place_that_is_there(renamings: list[Renaming], eid: str, day: date) -> None:
    world = act("art_1", "art_2", "art_3", "art_1__para_1.1", "art_1__para_1.2", "art_2__para_2.1", renamings=tuple(renamings))
    known = {element.eid for element in world.document.root.walk()}
    assert place_today(world, eid, day) in {*known, None}
    assert place_then(world, eid, day)


_articles = ("art_1", "art_2", "art_3")


@settings(deadline=None)
@given(st.permutations(_articles), st.permutations(_articles), st.sampled_from(_articles))
def test_there_and_back_is_where_one_was(first: list[str], second: list[str], eid: str) -> None:
    renamings = tuple(Renaming(step, a, b) for step, row in enumerate((first, second)) for a, b in zip(_articles, row, strict=True))
    world = act(*_articles, renamings=renamings)
    today = place_today(world, eid, OLD)
    assert today
    assert place_then(world, today, OLD) == eid
