"""The acts a draft names, found among those held: by day and number, by title, by a rule's own title; never guessed. On both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from acts.compare.draft import Held, NotHeld, propose
from acts.compare.finding import ActFinder, standing
from acts.compare.model import Side
from acts.frbr import Manifestation, Status
from acts.gather import gather
from acts.history.model import Change, Outcome
from acts.ingest import Ingest
from acts.lines import read
from acts.modifications.model import AmendingAct, Modification, Repeal, Target
from acts.references.model import ActCitation
from acts.store import ActStore
from acts.structure import parse
from acts.tables import works
from storage.raw import RawStore

FIXTURES = Path(__file__).parents[3] / "fixtures"
LAW = "/akn/az/act/law/2016-05-06/231-xq"
SAMPLES = (990003, 990005, 990008, 990011)
FOUND = [
    (ActCitation("", "law", date(2016, 5, 6), "231-XQ"), LAW),
    (ActCitation("Fərdi məlumatlar haqqında (nümunə)", "law"), LAW),
    (ActCitation("FƏRDİ MƏLUMATLAR HAQQINDA (NÜMUNƏ)", "law", date(2016, 5, 6)), LAW),
    (ActCitation("", "law", None, "231-XQ"), LAW),
    (ActCitation("Sertifikat xidmətləri mərkəzlərinin fəaliyyəti Qaydaları"), "/akn/az/act/cabinet-decision/2015-02-26/9087"),
]
NOT_FOUND = [
    (ActCitation("Elektron ticarət haqqında", "law", date(2009, 2, 3), "77-XQ"),
     "no act held fits: “Elektron ticarət haqqında”, 2009-02-03, № 77-XQ"),
    (ActCitation("Fərdi məlumatlar haqqında (nümunə)", "law", date(2016, 5, 7)),
     "no act held fits: “Fərdi məlumatlar haqqında (nümunə)”, 2016-05-07"),
    (ActCitation("haqqında"), "no act held fits: “haqqında”"),
    (ActCitation("haqqında (nümunə)"), "several acts held fit “haqqında (nümunə)”: "),
]


@pytest.fixture
def finder(engine: Engine, raw: RawStore) -> ActFinder:
    ingest = Ingest(engine, raw)
    for number in SAMPLES:
        item = gather(FIXTURES / "acts" / f"f_{number}.html", "sample", named=True)
        ingest.take(replace(item.manifestation, fetched_at=datetime(2026, 1, 1, tzinfo=UTC)), item.card)  # type: ignore[union-attr]
    ingest.settle()
    return ActFinder(engine, "/az{}".format)


def test_acts_are_found_by_what_a_draft_tells_of_them(finder: ActFinder) -> None:
    for citation, uri in FOUND:
        found = finder(citation)
        assert isinstance(found, Held), citation
        assert (found.side.uri, found.side.address) == (uri, f"/az{uri}")


def test_what_is_not_held_or_not_told_apart_is_said(finder: ActFinder) -> None:
    for citation, reason in NOT_FOUND:
        found = finder(citation)
        assert isinstance(found, NotHeld), citation
        assert found.reason.startswith(reason)


def test_the_head_of_a_table_names_the_act_as_drafters_do(finder: ActFinder) -> None:
    found = finder(FOUND[0][0])
    assert isinstance(found, Held)
    assert found.side == Side("Fərdi məlumatlar haqqında (nümunə)", "Azərbaycan Respublikasının Qanunu, 6 may 2016-cı il, № 231-XQ", None,
                              LAW, f"/az{LAW}", "aze")


@pytest.mark.parametrize("day", [date(2026, 12, 1), date(2017, 1, 1)])
def test_a_draft_is_compared_with_the_text_of_its_day_from_the_database(finder: ActFinder, day: date) -> None:
    draft = FIXTURES / "drafts" / "reqemsal_huquqlar.docx"
    made = propose(parse(read(Manifestation("sample", "", draft.name, draft.read_bytes()))), day, finder, Side("Layihə"))
    assert [table.left.uri for table in made.tables] == [LAW, "/akn/az/act/law/2017-06-14/305-xq"]
    assert {table.left.day for table in made.tables} == {day}
    assert {table.right.day for table in made.tables} == {None}
    unheld = [one.item for one in made.not_applied]
    assert unheld == ["3.1.1", "3.1.2", "3.1.3", *(f"3.{number}" for number in range(2, 9)), "4"]
    (row,) = [row for row in made.tables[0].rows if row.key == "art_14__para_14.3"]
    assert row.right == "14.3. İcraçı operatorun razılığı olmadan başqa icraçı cəlb edə bilməz."


TODAY = date(2026, 12, 1)
REPEALING = (
    "1. “Fərdi məlumatlar haqqında (nümunə)” Azərbaycan Respublikasının Qanunu (2016-cı il 6 may, № 231-XQ) ləğv edilsin."
)


def test_an_act_cannot_be_amended_before_it_was_adopted(finder: ActFinder) -> None:
    found = finder.on(date(2016, 5, 5), TODAY)(FOUND[0][0])
    assert found == NotHeld("Fərdi məlumatlar haqqında (nümunə): expected a day from its adoption on 2016-05-06 on, found 2016-05-05")
    assert isinstance(finder.on(date(2016, 5, 6), TODAY)(FOUND[0][0]), Held)


def test_an_act_repealed_by_its_card_can_be_amended_on_past_days_only(finder: ActFinder) -> None:
    with finder.engine.begin() as connection:
        connection.execute(works.update().where(works.c.uri == LAW).values(status=Status.REPEALED.value))
    assert isinstance(finder.on(date(2026, 11, 30), TODAY)(FOUND[0][0]), Held)
    made = propose(REPEALING, TODAY, finder.on(TODAY, TODAY), Side("Layihə"))
    assert made.tables == ()
    assert [one.reason for one in made.not_applied] == [
        "Fərdi məlumatlar haqqında (nümunə): the act is repealed by its card, which does not say since when; choose a day before it"]


def test_an_act_repealed_by_one_held_cannot_be_amended_since(finder: ActFinder) -> None:
    found = finder(FOUND[0][0])
    assert isinstance(found, Held)
    whole = Modification(Target(()), Repeal())
    repeal = Change(AmendingAct(None, None, "", "", ()), whole, in_force=date(2020, 3, 1), outcome=Outcome.APPLIED)
    ended = replace(found, timeline=replace(found.timeline, changes=(*found.timeline.changes, repeal)))
    work = ActStore(finder.engine).work(LAW)
    assert standing(ended, work, date(2020, 2, 29), TODAY) is ended
    assert standing(ended, work, date(2020, 3, 1), TODAY) == NotHeld(
        "Fərdi məlumatlar haqqında (nümunə): the act is not in force on 2020-03-01, it was repealed on 2020-03-01")
