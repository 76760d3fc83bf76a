"""The life of an act in Akoma Ntoso's own words: events, intervals, modifications."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from acts.akn import load_schema, read, write
from acts.akn.names import akn, local
from acts.akn.values import legal
from acts.frbr import Manifestation
from acts.history.build import build
from acts.history.model import Change, Outcome, TimedRun, Timeline
from acts.history.view import text_on
from acts.lines import read as read_lines
from acts.model import Cell, Document, Element, Kind, Line, Run
from acts.modifications.model import AmendingAct, Modification, Repeal, Target
from acts.structure import parse
from acts.xml import parse_xml
from tests.acts.akn.samples import life
from tests.acts.akn.strategies import timelines
from tests.acts.akn.test_round_trip import EXPRESSION, WORK


@pytest.fixture(scope="module")
def act() -> etree._Element:
    timeline = life()
    return parse_xml(write(WORK, EXPRESSION, timeline.document, timeline=timeline), "export")


def every(act: etree._Element, tag: str) -> Iterator[etree._Element]:
    return act.iter(akn(tag))


def period(act: etree._Element, node: etree._Element) -> list[tuple[str | None, str | None]]:
    """The days of a node's period."""
    days = {f"#{event.get('eId')}": event.get("date") for event in every(act, "eventRef")}
    group = next(group for group in every(act, "temporalGroup") if f"#{group.get('eId')}" == node.get("period"))
    return [(days.get(interval.get("start") or ""), days.get(interval.get("end") or "")) for interval in group]


def words(act: etree._Element, text: str) -> etree._Element:
    return next(node for node in act.iter(akn("ins"), akn("del")) if "".join(map(str, node.itertext())).startswith(text))


@pytest.mark.parametrize(("text", "days"), [
    ("rabitə", [(None, "2016-01-01")]),
    ("telekommunikasiya", [("2016-01-01", None)]),
    ("yalnız", [("2018-05-20", "2019-05-20")]),
])
def test_words_carry_their_interval(act: etree._Element, text: str, days: list[tuple[str | None, str | None]]) -> None:
    assert period(act, words(act, text)) == days


def test_a_unit_put_in_carries_its_interval_and_its_first_number(act: etree._Element) -> None:
    article = next(node for node in every(act, "article") if node.get("eId") == "art_3")
    assert period(act, article) == [("2016-01-01", None)]
    assert article.get("wId") == "art_2-1"
    assert [mapping.get("current") for mapping in every(act, "mapping")] == ["#art_3"]


def test_every_change_is_a_modification_of_its_act(act: etree._Element) -> None:
    told = [(mod.get("type"), mod[0].get("href"), mod[1].get("href"), mod.get("status")) for mod in every(act, "textualMod")]
    assert told == [
        ("substitution", "/akn/az/act/law/2015-11-20/31-xqd", "#art_1", None),
        ("insertion", "/akn/az/act/law/2015-11-20/31-xqd", "#art_3", None),
        ("insertion", "/akn/az/act/law/2018-04-12/45-xqd", "#art_1", None),
        ("repeal", "/akn/az/act/law/2018-04-12/45-xqd", "#art_9", "ignored"),
    ]


def test_days_are_events_with_the_act_that_brought_them(act: etree._Element) -> None:
    sources = {f"#{ref.get('eId')}": ref.get("href") for ref in act.iter(akn("original"), akn("passiveRef"))}
    assert [(event.get("date"), sources[event.get("source") or ""], event.get("type")) for event in every(act, "eventRef")] == [
        ("2014-03-11", WORK.uri, "generation"),
        ("2014-07-01", WORK.uri, None),
        ("2016-01-01", "/akn/az/act/law/2015-11-20/31-xqd", "amendment"),
        ("2018-05-20", "/akn/az/act/law/2018-04-12/45-xqd", "amendment"),
        ("2019-05-20", "/akn/az/act/law/2018-04-12/45-xqd", "amendment"),
    ]


def test_the_whole_life_comes_back() -> None:
    timeline = life()
    assert read(write(WORK, EXPRESSION, timeline.document, timeline=timeline)).timeline == timeline


@pytest.mark.corpus
def test_the_life_is_valid(act: etree._Element, corpus: Path) -> None:
    load_schema(corpus / "akn_samples" / "schema" / "akomantoso30.xsd").assertValid(act)


def in_force(act: etree._Element, day: date) -> str:
    """The words of the body whose periods, and those of everything around them, hold on a day: as any program would read them."""
    days = {f"#{event.get('eId')}": date.fromisoformat(event.get("date") or "") for event in every(act, "eventRef")}
    groups = {f"#{group.get('eId')}": list(group) for group in every(act, "temporalGroup")}

    def holds(node: etree._Element) -> bool:
        if node.get("status") == "removed":
            return False
        period = node.get("period")
        return period is None or any(_holds(days, interval, day) for interval in groups[period])

    def said(node: etree._Element) -> str:
        if local(node.tag) == "meta" or not holds(node):
            return ""
        return (node.text or "") + "".join(said(child) + (child.tail or "") for child in node)

    return "".join(said(act[0]).split())


def _holds(days: dict[str, date], interval: etree._Element, day: date) -> bool:
    start, end = interval.get("start"), interval.get("end")
    return (start is None or days[start] <= day) and (end is None or day < days[end])


def plain(timeline: Timeline, day: date) -> str:
    """The words in force, as XML shows them: letters it forbids as U+FFFD or a blank."""
    return "".join(legal("".join(line.plain for line in text_on(timeline, day).root.lines())).split())


@pytest.mark.parametrize("day", ["2014-01-01", "2015-12-31", "2016-01-01", "2018-05-20", "2019-05-19", "2019-05-20", "2030-01-01"])
def test_the_periods_tell_the_text_of_any_day(act: etree._Element, day: str) -> None:
    assert in_force(act, date.fromisoformat(day)) == plain(life(), date.fromisoformat(day))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(timelines(), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_the_periods_of_anything_tell_its_text(timeline: Timeline, day: date) -> None:
    told = parse_xml(write(WORK, EXPRESSION, timeline.document, timeline=timeline, references=()), "export")
    days = {day, *timeline.days}
    assert {day: in_force(told, day) for day in days} == {day: plain(timeline, day) for day in days}


def test_an_act_of_which_nothing_stood_yet_has_no_words() -> None:
    put = Change(AmendingAct(None, None, "", "", ()), Modification(Target(()), Repeal()), outcome=Outcome.APPLIED)
    root = Element(Kind.ACT, content=(Line((TimedRun("Sınaq", put=0),)),))
    dated = Timeline(Document(root), (replace(put, in_force=date(2016, 1, 1)),))
    assert [plain(dated, day) for day in (date(2015, 1, 1), date(2016, 1, 1))] == ["", "Sınaq"]
    assert plain(Timeline(Document(root), (put,)), date(2016, 1, 1)) == ""


def test_a_row_left_with_the_end_of_a_page_alone_shows_nothing() -> None:
    row = Line((), cells=(Cell((Run("çıxarılmış", struck=True),)), Cell((Run("\f"),))), table=1)
    timeline = Timeline(Document(Element(Kind.ACT, content=(row,))))
    told = parse_xml(write(WORK, EXPRESSION, timeline.document, timeline=timeline, references=()), "export")
    assert in_force(told, date(2016, 1, 1)) == plain(timeline, date(2016, 1, 1)) == ""


@pytest.mark.corpus
def test_the_periods_of_a_code_tell_its_text(corpus: Path) -> None:
    source = corpus / "codes" / "aile_mecelle.md"
    timeline = build(parse(read_lines(Manifestation("corpus", "", source.name, source.read_bytes()))))
    told = parse_xml(write(WORK, EXPRESSION, timeline.document, timeline=timeline), "export")
    for day in timeline.days[::9]:
        assert in_force(told, day) == plain(timeline, day)
