"""What the page of a day shows unstruck is the text of that day; what it was asked for before is used again."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from acts.history.build import build
from acts.history.model import Timeline
from acts.history.view import text_on
from acts.model import Document
from tests.web.act.reading import words
from tests.web.act.remake import document_of
from tests.web.act.timed import TIMELINE
from web.render.prepared import place_of, prepared
from web.render.timed import dressed

DAYS = st.dates(date(2010, 1, 1), date(2030, 1, 1))


def unstruck(document: Document) -> list[str]:
    """The words the page does not strike, a line each; lines without any left out."""
    return [text for line in document.root.lines() if (text := words(line.current))]


def in_force(document: Document) -> list[str]:
    """All words of a text of a day, whatever the page they come from strikes today."""
    return [text for line in document.root.lines() if (text := words(line.plain))]


def agrees(timeline: Timeline, day: date) -> None:
    assert unstruck(dressed(prepared(timeline), day, ()).document) == in_force(text_on(timeline, day))


@given(DAYS)
def test_what_is_shown_unstruck_is_the_text_of_the_day(day: date) -> None:
    agrees(TIMELINE, day)


@pytest.mark.parametrize("day", [day + timedelta(by) for day in TIMELINE.days for by in (-1, 0)])
def test_on_the_very_days_of_change(day: date) -> None:
    agrees(TIMELINE, day)


@given(DAYS, DAYS)
def test_looking_at_another_day_first_changes_nothing(first: date, second: date) -> None:
    known = prepared(TIMELINE)
    dressed(known, first, ())
    assert dressed(known, second, ()) == dressed(prepared(TIMELINE), second, ())


def test_what_no_change_touches_is_the_same_value_on_every_day() -> None:
    document = TIMELINE.document
    known = prepared(TIMELINE)
    shown = dressed(known, date(2014, 1, 1), ()).document
    assert shown.root.children[0] is document.root.children[0]
    again = dressed(known, date(2014, 6, 1), ()).document
    assert all(a is b for a, b in zip(shown.root.children[:5], again.root.children[:5], strict=True))


@pytest.mark.parametrize(
    ("eid", "place"),
    [
        ("art_5__para_5.1", "art_5"),
        ("att_1__point_2", "att_1"),
        ("att_1__art_3__para_3.1", "att_1__art_3"),
        ("point_2__al_1", "point_2"),
        ("preamble", "preamble"),
    ],
)
def test_the_place_of_a_unit_is_the_article_or_annex_around_it(eid: str, place: str) -> None:
    assert place_of(eid) == place


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["codes/mese_mecelle.md", "codes/su_mecelle.md", "codes/aile_mecelle.md"])
def test_on_real_acts_too(corpus: Path, name: str) -> None:
    timeline = build(document_of(corpus / name))
    for day in (date(2001, 1, 1), *timeline.days[:: max(1, len(timeline.days) // 12)], date(2026, 1, 1)):
        agrees(timeline, day)
