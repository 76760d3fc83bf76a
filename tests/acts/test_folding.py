"""Timelines of what is held: built from notes, registers and the amending acts held, whatever order they came in. On both databases."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from acts.folding import FAULT, NOT_IN_PAGE, Folding, keep_commencements
from acts.frbr import Manifestation
from acts.gather import gather
from acts.history.build import build
from acts.history.calendar import CommencementRow
from acts.history.corrections import Correction, CorrectionError
from acts.history.model import Change, Outcome, Timeline
from acts.history.view import text_on
from acts.ingest import Ingest
from acts.model import Document
from acts.store import ActStore
from acts.timelines import Timelines
from storage.raw import RawStore

SAMPLES = Path(__file__).parents[2] / "fixtures" / "acts"
LAW = "/akn/az/act/law/2016-05-06/231-xq"
COMING = "/akn/az/act/law/2026-09-18/131-xqd"
EARLIER = "102-XQD"


class World:
    """A registry that takes sample acts in by their numbers."""

    def __init__(self, engine: Engine, raw: RawStore) -> None:
        self.engine, self.store = engine, ActStore(engine)
        self.ingest = Ingest(engine, raw)
        self.folding = Folding(engine)

    def take(self, numbers: Iterable[int]) -> None:
        for number in numbers:
            item = gather(SAMPLES / f"f_{number}.html", "sample", named=True)
            self.ingest.take(replace(item.manifestation, fetched_at=datetime(2026, 1, 1, tzinfo=UTC)), item.card)  # type: ignore[union-attr]
        self.ingest.settle()

    def timeline(self, uri: str = LAW) -> Timeline:
        return Timelines(self.engine).of(self.store.expressions(uri)[0].shown)

    def words(self, day: date) -> str:
        return " ".join(line.plain for line in text_on(self.timeline(), day).root.lines())


@pytest.fixture
def world(engine: Engine, raw: RawStore) -> World:
    return World(engine, raw)


def by(timeline: Timeline, number: str) -> list[Change]:
    return [change for change in timeline.changes if change.act.number == number]


def test_a_law_yet_to_come_is_folded_into_the_law_it_amends(world: World) -> None:
    world.take([990003, 990027])
    assert world.folding.refresh() == 2
    orders = by(world.timeline(), "131-XQD")
    assert len(orders) == 5
    assert {(c.outcome, c.source, c.in_force) for c in orders} == {(Outcome.APPLIED, COMING, date(2027, 1, 15))}
    assert "on beş gün ərzində" in world.words(date(2027, 1, 15))
    assert "otuz gün ərzində" in world.words(date(2027, 1, 14))


@pytest.mark.parametrize("order", [(990003, 990024, 990027), (990027, 990024, 990003)])
def test_the_order_in_which_acts_came_does_not_matter(world: World, order: tuple[int, ...]) -> None:
    for number in order:
        world.take([number])
        world.folding.refresh()
    assert [c.outcome for c in by(world.timeline(), "131-XQD")] == [Outcome.APPLIED] * 5
    assert {c.in_force for c in by(world.timeline(), EARLIER)} == {date(2023, 9, 1)}
    assert world.folding.refresh() == 0


def test_the_register_tells_the_day_once_the_amending_act_is_held(world: World) -> None:
    world.take([990003])
    world.folding.refresh()
    assert {(c.in_force, c.known_by) for c in by(world.timeline(), EARLIER)} == {(date(2023, 7, 25), "publication")}
    world.take([990024])
    world.folding.refresh()
    assert {(c.in_force, c.known_by) for c in by(world.timeline(), EARLIER)} == {(date(2023, 9, 1), "register")}


def test_a_day_of_commencement_taken_in_builds_anew_and_only_once(world: World) -> None:
    world.take([990003])
    world.folding.refresh()
    row = CommencementRow(date(2023, 6, 30), EARLIER, date(2024, 2, 1), "f_990003", ("6",), "told by a test")
    assert keep_commencements(world.engine, [row]) == 1
    assert world.folding.refresh() == 1
    assert {c.footnote: c.in_force for c in by(world.timeline(), EARLIER)} == {"6": date(2024, 2, 1), "7": date(2023, 7, 25)}
    assert keep_commencements(world.engine, [row]) == 0
    assert world.folding.refresh() == 0


def test_an_act_the_page_should_know_and_does_not_is_refused_in_words(world: World) -> None:
    world.take([990002, 990021])
    body = (SAMPLES / "f_990021.html").read_bytes().replace(b"31-XQD", b"32-XQD")
    item = gather(SAMPLES / "f_990021.html", "sample", named=True)
    manifestation = replace(item.manifestation, body=body, name="other.html", url="file:other.html")  # type: ignore[union-attr]
    world.ingest.take(manifestation)
    world.ingest.settle()
    world.folding.refresh()
    missed = by(world.timeline("/akn/az/act/law/2014-03-11/118-xq"), "32-XQD")
    assert missed
    assert {(c.outcome, c.reason) for c in missed} == {(Outcome.REFUSED, NOT_IN_PAGE)}


def test_a_correction_that_fits_nothing_is_told_and_the_others_are_built(world: World) -> None:
    world.take([990003, 990005])
    wrong = Correction(LAW, "99", 1, "art_1", "no such note", refuse=True, entry="wrong.toml, entry 1")
    with pytest.raises(CorrectionError, match=r"wrong\.toml, entry 1: expected to match one modification"):
        Folding(world.engine, (wrong,)).refresh()
    assert world.timeline("/akn/az/act/law/2017-06-14/305-xq").changes
    right = replace(wrong, footnote="6", target="art_15", in_force=date(2025, 1, 1), refuse=False)
    Folding(world.engine, (right,)).refresh()
    assert [(c.in_force, c.known_by) for c in world.timeline().changes if c.footnote == "6"] == [(date(2025, 1, 1), "reviewer")]
    assert Folding(world.engine, (right,)).refresh() == 0
    assert Folding(world.engine).refresh() == 1
    assert [c.known_by for c in world.timeline().changes if c.footnote == "6"] == ["publication"]


@pytest.mark.parametrize(("number", "uri", "first", "orders", "last"), [
    (990007, "/akn/az/act/decree/2019-05-14/9214", "2019-05-14", 990025, "2022-03-05"),
    (990011, "/akn/az/act/cabinet-decision/2015-02-26/9087", "2015-03-10", 990026, "2023-11-01"),
    (990003, LAW, "2016-09-01", 990022, "2018-05-20"),
])
def test_the_first_text_and_the_amending_acts_give_the_text_of_a_later_day(
    world: World, number: int, uri: str, first: str, orders: int, last: str
) -> None:
    item = gather(SAMPLES / f"f_{number}.html", "sample", named=True)
    history = SAMPLES.parent / "history"
    text = (history / f"f_{number}@{first}.txt").read_bytes()
    world.ingest.take(Manifestation("sample", f"file:{number}.txt", f"{number}.txt", text), item.card)  # type: ignore[union-attr]
    world.take([orders])
    world.folding.refresh()
    timeline = world.timeline(uri)
    targets = {str(c.modification.target): c.reason for c in timeline.changes if c.outcome is Outcome.REFUSED}
    assert {target: reason for target, reason in targets.items() if "table" not in target} == {}   # a plain text has no tables
    assert timeline.changes
    rebuilt = {squeezed(line.plain) for line in text_on(timeline, date.fromisoformat(last)).root.lines()}
    truth = {squeezed(row) for row in (history / f"f_{number}@{last}.txt").read_text("utf-8").split("\n") if "\t" not in row}
    remarks = {row for row in truth if row.endswith("Ləğvedilmişdir.")}      # the editor's word that a point is gone
    assert sorted(truth - rebuilt - remarks - {""}) == []


def squeezed(text: str) -> str:
    """The words without blanks: a plain text has lost where its markup put them."""
    return "".join(text.split())


def test_a_fault_at_one_text_does_not_hinder_the_others(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(page: Document, *arguments: object) -> Timeline:
        if "231-XQ" in " ".join(line.text for line in page.root.lines()):
            raise RuntimeError("nobody expected this")
        return build(page, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("acts.folding.build", fails)
    world.take([990003, 990005])
    assert world.folding.refresh() == 2
    assert world.timeline("/akn/az/act/law/2017-06-14/305-xq").changes
    assert [doubt.reason for doubt in world.timeline().document.unparsed if doubt.reason == FAULT] == [FAULT]
    assert world.folding.refresh() == 0
