"""The register stays true: acts that come, histories that change, catalogues that are loaded, days that pass; each change is told once."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from acts.frbr import Status
from acts.register import events
from acts.register.refreshing import Refreshed, behind, judge_anew, rebuild, refresh
from acts.register.store import Register
from acts.register.tables import register_citations, register_judged, register_texts
from acts.tables import works
from storage import outbox
from storage.database import writing
from tests.acts.register.world import CATALOGUE, DEVICES, LAW, NEWEST, TODAY, World, edition

REPEAL = """Sınaq qurğuları haqqında qanunun ləğv edilməsi barədə (nümunə)

AZƏRBAYCAN RESPUBLİKASININ QANUNU

Maddə 1. “Sınaq qurğuları haqqında” Azərbaycan Respublikasının 2012-ci il 3 fevral tarixli 71-XQ nömrəli Qanunu ləğv edilsin.

Bakı şəhəri, 1 mart 2024-cü il

№ 200-XQD
"""


def told(world: World, after: int = 0) -> list[tuple[str, str, str]]:
    return [(one.reference, one.before, one.after) for one in world.register.events(after)]


def last(world: World) -> int:
    return max((one.id for one in world.register.events()), default=0)


def test_what_is_newly_cited_is_told(world: World) -> None:
    assert sorted(told(world)) == [
        ("ISO/IEC 99001:2011", "", "withdrawn"), ("ISO/IEC 99025", "", "adoption_behind"), ("ISO/IEC 99050:2020", "", "in_force"),
        ("ISO/IEC 99777:2003", "", "unknown"),
    ]  # fmt: skip


def test_each_event_waits_in_the_outbox(world: World) -> None:
    with world.engine.connect() as connection:
        keys = [key for _id, key in outbox.pending(connection, events.CITED_STANDARDS)]
    assert keys == [str(one.id) for one in world.register.events()]


def test_a_second_refresh_changes_nothing(world: World) -> None:
    assert world.refresh() == Refreshed(0, 0, "", 0)


def test_a_rebuild_finds_the_same(world: World) -> None:
    before = world.register.citations(DEVICES)
    assert rebuild(world.engine, TODAY).events == 0
    assert world.register.citations(DEVICES) == before


def test_a_loaded_catalogue_is_told_once(world: World) -> None:
    since = last(world)
    world.load(edition("99777:2003", "2003-01-01", withdrawn="2020-01-01"), source="another")
    assert behind(world.engine)
    assert world.refresh().events == 1
    assert told(world, since) == [("ISO/IEC 99777:2003", "unknown", "withdrawn")]
    assert not behind(world.engine)
    assert world.refresh().events == 0


def test_a_withdrawal_is_told_on_the_day_it_takes_effect(world: World) -> None:
    since = last(world)
    world.load(edition("99050:2020", "2020-06-01", withdrawn="2026-12-24"))
    assert world.refresh().events == 0
    assert world.refresh(date(2026, 12, 24)).events == 1
    assert told(world, since) == [("ISO/IEC 99050:2020", "in_force", "withdrawn")]


def test_a_new_successor_is_told(empty: World) -> None:
    empty.take(LAW)
    empty.load(*(one for one in CATALOGUE if one is not NEWEST))
    empty.refresh()
    since = last(empty)
    empty.load(NEWEST, source="another")
    empty.refresh()
    (event,) = empty.register.events(since)
    assert (event.before, event.after, event.edition, event.successor) == (
        "withdrawn", "withdrawn", "ISO/IEC 99001:2011", "ISO/IEC 99001:2025",
    )  # fmt: skip


def test_a_changed_text_is_looked_through_again(world: World) -> None:
    since = last(world)
    world.take(LAW.replace("ISO/IEC 99777:2003", "ISO/IEC 99025:2010"), "another.txt")
    done = world.refresh()
    assert done.texts == 1
    assert sorted(told(world, since)) == [("ISO/IEC 99025:2010", "", "superseded"), ("ISO/IEC 99777:2003", "unknown", "")]


def test_only_acts_that_changed_are_judged_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    since, asked, every = last(world), list[object](), Register.standing

    def standing(register: Register, day: date, acts: tuple[str, ...] | None = None) -> object:
        asked.append(acts)
        return every(register, day, acts)

    monkeypatch.setattr(Register, "standing", standing)
    world.take(LAW.replace("71-XQ", "76-XQ").replace("ISO/IEC 99777:2003", "ISO/IEC 99025:2018"), "other.txt")
    assert behind(world.engine) is False
    assert refresh(world.engine, TODAY, whole=False).events == 4
    assert asked == [("/akn/az/act/law/2012-02-03/76-xq",)]
    assert {one.work_uri for one in world.register.events(since)} == {"/akn/az/act/law/2012-02-03/76-xq"}
    assert refresh(world.engine, TODAY, whole=False).events == 0
    assert asked[1] == ()


def test_killed_before_judging_it_is_judged_next_time(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.take(LAW.replace("71-XQ", "76-XQ"), "other.txt")
    with monkeypatch.context() as killed:
        killed.setattr("acts.register.refreshing.judge_anew", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            refresh(world.engine, TODAY, whole=False)
    assert behind(world.engine)
    assert refresh(world.engine, TODAY, whole=False).events == 4
    assert not behind(world.engine)


def test_an_act_repealed_by_another_cites_no_longer(world: World) -> None:
    since = last(world)
    world.take(REPEAL, "repeal.txt")
    world.refresh()
    with writing(world.engine) as connection:
        connection.execute(works.update().where(works.c.uri == DEVICES).values(status=Status.REPEALED.value))
    world.refresh()
    assert world.register.standing(TODAY) == ()
    assert {after for _, _, after in told(world, since)} == {""}
    assert {one.citation.cited.words for one in world.register.standing(date(2019, 1, 1))} >= {"ISO/IEC 99001:2011", "ISO/IEC 99050:2010"}


def test_an_act_repealed_on_a_day_nobody_tells_cites_nothing(world: World) -> None:
    with writing(world.engine) as connection:
        connection.execute(works.update().where(works.c.uri == DEVICES).values(status=Status.REPEALED.value))
    assert [one.citation.cited.words for one in world.register.standing(date(2019, 1, 1))] == ["ISO/IEC 99050:2010"]


def test_what_was_looked_through_is_found_again_after_a_killed_program(world: World) -> None:
    with writing(world.engine) as connection:
        connection.execute(register_texts.delete())
        connection.execute(register_citations.delete())
        connection.execute(register_judged.delete())
    assert world.refresh().texts == 1
    assert len(world.register.citations(DEVICES)) == 5


def test_an_old_home_is_filled_at_the_first_run(empty: World) -> None:
    empty.take(LAW)
    empty.load(*CATALOGUE)
    assert empty.register.citations(DEVICES) == ()
    done = empty.refresh()
    assert (done.texts, done.acts, done.events) == (1, 1, 4)


def test_two_who_judge_at_once_tell_each_change_once(world: World) -> None:
    since = last(world)
    world.load(edition("99777:2003", "2003-01-01"), source="another")
    counts = at_once(*(lambda: judge_anew(world.engine, TODAY) for _ in range(4)))
    assert sorted(counts) == [0, 0, 0, 1]
    assert len(told(world, since)) == 1


def test_a_judgement_overtaken_by_another_is_made_again(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody judges by the old catalogue, meanwhile another loads a list and tells: the old judgement must not be told behind it."""
    since, judged = last(world), world.register.standing(TODAY)
    stale = iter([judged])
    whole = type(world.register).standing

    def standing(_register: object, day: date, _acts: object = None) -> object:
        found = next(stale, None)
        if found is None:
            return whole(world.register, day)
        world.load(edition("99777:2003", "2003-01-01"), source="another")
        judge_anew(world.engine, TODAY)
        return found

    monkeypatch.setattr("acts.register.store.Register.standing", standing)
    judge_anew(world.engine, TODAY)
    assert told(world, since) == [("ISO/IEC 99777:2003", "unknown", "in_force")]


def test_a_text_the_program_stumbles_at_does_not_hinder_others(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.take(LAW.replace("71-XQ", "75-XQ"), "other.txt")
    wrong = pytest.MonkeyPatch()
    wrong.setattr("acts.register.looking.printed", lambda _page: 1 / 0)
    done = world.refresh()
    wrong.undo()
    assert [reason for _, reason in done.faults] == ["ZeroDivisionError: division by zero"]
    assert world.refresh().texts == 1


def test_texts_taken_out_are_forgotten(world: World, engine: Engine) -> None:
    with writing(engine) as connection:
        connection.execute(works.delete().where(works.c.uri == DEVICES))
    world.refresh()
    with engine.connect() as connection:
        held = [connection.execute(sa.select(sa.func.count()).select_from(table)).scalar() for table in (register_texts, register_judged)]
    assert held == [0, 0]
    assert world.register.standards() == ()


def at_once(*jobs: Callable[[], int]) -> list[int]:
    """The results of jobs done at the same time."""
    results: list[int] = []
    threads = [threading.Thread(target=lambda job=job: results.append(job())) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
