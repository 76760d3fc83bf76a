"""A former version that was published, against the rebuilt text."""

from datetime import date

import pytest

from acts.history.apply import apply
from acts.history.model import Timeline, Witness
from acts.history.view import page_on
from acts.history.witness import OTHER_WORDS, Differs, agreement, bear_out, compare
from acts.history.wording import SegmentKind
from acts.model import Document, Line, Run
from acts.modifications.model import Repeal, Substitution
from acts.structure import parse
from tests.acts.forward import sample
from tests.acts.forward.test_apply import BEFORE, DAY, TEXT, order


def world() -> Timeline:
    return apply(Timeline(sample.document(TEXT)), [order("art_1.2.1", Substitution("rabitə", "poçt")), order("art_3", Repeal())])


def test_a_version_that_agrees_says_nothing() -> None:
    assert compare(world(), sample.document(TEXT), BEFORE) == ()
    assert compare(world(), page_on(world(), DAY), DAY) == ()


@pytest.mark.parametrize(("was", "now", "differs"), [
    ("1.2.2. hesabı otuz", "1.2.2. hesabı iyirmi", Differs.WORDS),
    ("Qeyd. Xətt hər hansı kabeldir.", "Qeyd. Xətt - hər hansı kabeldir.", Differs.WORDS),
    ("Qeyd. Xətt hər hansı kabeldir.", "Qeyd. “Xətt” hər hansı kabeldir.", Differs.LETTERS),
])
def test_each_difference_is_told(was: str, now: str, differs: Differs) -> None:
    (found,) = compare(world(), sample.document(TEXT.replace(was, now)), BEFORE)
    assert found.differs is differs
    assert was in found.rebuilt
    assert now in found.published
    assert any(segment.kind is not SegmentKind.SAME for segment in found.segments)


def test_the_changes_that_may_be_wrong_are_named() -> None:
    (found,) = compare(world(), sample.document(TEXT.replace("rabitə xəttini", "kuryer xəttini")), BEFORE)
    assert (found.eid, found.today, found.changes) == ("art_1", "art_1", (0,))


def test_units_only_one_of_them_has() -> None:
    more = sample.document(TEXT + "\nMaddə 4. Artıq\n4.1. Artıq hissə.")
    (missing,) = compare(world(), more, BEFORE)
    assert (missing.eid, missing.differs, missing.today) == ("art_4", Differs.MISSING, None)
    fewer = sample.document(TEXT.partition("Maddə 3")[0])
    (surplus,) = compare(world(), fewer, BEFORE)
    assert (surplus.eid, surplus.differs, surplus.changes) == ("art_3", Differs.SURPLUS, (1,))


def test_a_page_that_marks_struck_words_is_held_against_the_text_in_force() -> None:
    lines = [Line((Run(row),)) for row in TEXT.splitlines()]
    lines[3] = Line((Run("1.2.1. "), Run("rabitə", struck=True), Run(" poçt", italic=True), Run(" xəttini çəkir;")))
    page: Document = parse(lines[:-2])
    assert compare(world(), page, DAY) == ()
    assert [found.eid for found in compare(world(), page, date(2019, 1, 1))] == ["art_1", "art_3"]


def test_a_former_version_bears_out_what_was_undone_for_its_day_or_says_that_it_does_not() -> None:
    timeline = world()
    alike = bear_out(timeline, [agreement(timeline, sample.document(TEXT), BEFORE)])
    assert [Witness.FORMER in change.witnesses for change in alike.changes] == [True, True]
    other = sample.document(TEXT.replace("1.2.2. hesabı otuz", "1.2.2. hesabı iyirmi"))
    doubted = bear_out(timeline, [agreement(timeline, other, BEFORE)]).changes
    assert [Witness.FORMER in change.witnesses for change in doubted] == [False, True]
    assert doubted[0].reason == f"{OTHER_WORDS} {BEFORE.isoformat()}"
    assert bear_out(timeline, [agreement(timeline, page_on(timeline, DAY), DAY)]) == timeline
