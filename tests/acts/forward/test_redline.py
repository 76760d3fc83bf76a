"""What changed between two days, word by word, as a person reads it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acts.history.model import Renaming, Timeline
from acts.history.redline import Redline, redline
from acts.history.view import text_on
from acts.history.wording import Segment, SegmentKind, readable
from acts.model import Line, Run
from tests.acts.forward.worlds import DAYS, change, element, out, own_texts, put, timeline, timelines

days = st.none() | st.sampled_from(DAYS)
FIRST, SECOND = date(2000, 1, 1), date(2030, 1, 1)


def shown(*segments: Segment) -> str:
    marks = {SegmentKind.SAME: "{}", SegmentKind.REMOVED: "[-{}-]", SegmentKind.ADDED: "[+{}+]", SegmentKind.MOVED: "[~{}~]"}
    return "".join(marks[s.kind].format(s.text) for s in segments)


def texts(found: Redline, *, end: bool) -> dict[str, str]:
    rows = {row.eid: "\n".join(t for line in row.lines if (t := line.end if end else line.start).strip()) for row in found.rows}
    return {eid: text for eid, text in rows.items() if text}


@settings(deadline=None)
@given(timelines(), days, days)
def test_what_stayed_and_went_is_the_start_what_stayed_and_came_the_end(world: Timeline, start: date | None, end: date | None) -> None:
    found = redline(world, start, end)
    eids = {row.eid for row in found.rows}
    for day, at_end in ((start, False), (end, True)):
        assert texts(found, end=at_end) == {eid: text for eid, text in own_texts(text_on(world, day)).items() if eid in eids}
    untouched = [{eid: text for eid, text in own_texts(text_on(world, day)).items() if eid not in eids} for day in (start, end)]
    assert untouched[0] == untouched[1]


@settings(deadline=None)
@given(timelines(), days, days)
def test_the_inverse_swaps_what_came_and_what_went(world: Timeline, start: date | None, end: date | None) -> None:
    there, back = redline(world, start, end), redline(world, end, start)
    assert texts(there, end=True) == texts(back, end=False)
    assert texts(there, end=False) == texts(back, end=True)
    assert there.changes == back.changes


@settings(deadline=None)
@given(timelines(), days, days)
def test_every_change_shown_is_one_between_the_two_days(world: Timeline, start: date | None, end: date | None) -> None:
    found = redline(world, start, end)
    for row in found.rows:
        for segment in (segment for line in row.lines for segment in line.segments):
            assert segment.kind is SegmentKind.SAME or segment.change in found.changes


@settings(deadline=None)
@given(timelines(), days)
def test_a_day_does_not_differ_from_itself(world: Timeline, day: date | None) -> None:
    assert redline(world, day, day).rows == ()


def went(text: str) -> Segment:
    return Segment(SegmentKind.REMOVED, text, 0)


def came(text: str) -> Segment:
    return Segment(SegmentKind.ADDED, text, 1)


def same(text: str) -> Segment:
    return Segment(SegmentKind.SAME, text)


@pytest.mark.parametrize(("segments", "expected"), [
    ((same("sahib"), came("in"), same("ə xəbər verilir")), "[-sahibə-][+sahibinə+] xəbər verilir"),
    ((same("yazılı orqan"), went("a"), came("ın adından"), same(" bildirilir")), "yazılı [-orqana-][+orqanın adından+] bildirilir"),
    ((same("xəbər "), went("otuz gün müddətində poçtla"), came("iyirmi gün müddətində poçtla"), same(" göndərilir.")),
     "xəbər [-otuz-][+iyirmi+] gün müddətində poçtla göndərilir."),
    ((went("Sahib reyestri aparır və onu hər il təhvil verir."), came("Mərkəz siyahını saxlayır və surəti ona göndərir.")),
     "[-Sahib reyestri aparır və onu hər il təhvil verir.-][+Mərkəz siyahını saxlayır və surəti ona göndərir.+]"),
    ((same("Xidmət pulludur"), went("."), came(";")), "Xidmət pulludur[-.-][+;+]"),
    ((same("Hər kəs "), went("açıq"), same(" məktub "), went("ilə"), same(" cavab alır.")), "Hər kəs [-açıq-] məktub [-ilə-] cavab alır."),
])
def test_it_reads_by_whole_words(segments: tuple[Segment, ...], expected: str) -> None:
    assert shown(*readable(segments)) == expected


def test_a_sentence_most_words_of_which_differ_is_replaced_whole_and_its_neighbour_stays() -> None:
    segments = (same("Mərkəz açıqdır. Sahib "), went("reyestri"), came("vərəqi"), same(" hər "), went("il ona"), came("ay bizə"), same(" "),
                went("verir"), came("göndərir"), same(". Xidmət pulludur."))
    assert shown(*readable(segments)) == (
        "Mərkəz açıqdır. Sahib [-reyestri hər il ona verir-][+vərəqi hər ay bizə göndərir+]. Xidmət pulludur.")


def test_paragraphs_of_a_replaced_unit_are_compared_word_by_word() -> None:
    world = timeline(element("art_1__para_1.1", Line((out("1.1. Mərkəz sertifikatı otuz gün ərzində verir.", 0),)),
                             Line((put("1.1. Mərkəz sertifikatı iyirmi gün ərzində verir.", 0),))), changes=(change(DAYS[0]),))
    (row,) = redline(world, FIRST, SECOND).rows
    (line,) = row.lines
    assert shown(*line.segments) == "1.1. Mərkəz sertifikatı [-otuz-][+iyirmi+] gün ərzində verir."
    assert {segment.change for segment in line.segments} == {None, 0}


def test_words_that_left_one_unit_and_came_in_at_another_are_moved() -> None:
    text = "Mərkəz imza sahibinin müraciətini bir gün ərzində qeydə alır."
    old, new = element("art_1__para_1.3", Line((out("1.3. " + text, 0),))), element("art_2__para_2.1", Line((put("2.1. " + text, 0),)))
    world = timeline(old, new, changes=(change(DAYS[0]),))
    one, other = redline(world, FIRST, SECOND).rows
    assert shown(*one.lines[0].segments) == f"[-1.3. -][~{text}~]"
    assert shown(*other.lines[0].segments) == f"[+2.1. +][~{text}~]"
    assert [row.lines[0].segments[1].place for row in (one, other)] == ["art_2__para_2.1", "art_1__para_1.3"]
    assert [row.lines[0].segments[1].here for row in (one, other)] == [False, True]


def test_a_renumbered_unit_is_a_row_though_its_words_stay() -> None:
    world = timeline(element("art_1__para_1.4", Line((Run("Xidmət pulludur."),))), changes=(change(DAYS[0]),),
                     renamings=(Renaming(0, "art_1__para_1.3", "art_1__para_1.4"),))
    (row,) = redline(world, FIRST, SECOND).rows
    assert (row.moved_from, row.moved_to) == ("art_1__para_1.3", "art_1__para_1.4")
    (back,) = redline(world, SECOND, FIRST).rows
    assert (back.moved_from, back.moved_to) == ("art_1__para_1.4", "art_1__para_1.3")
