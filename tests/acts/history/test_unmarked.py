"""A page that marks nothing as struck: what its notes took out stands there as ordinary text, and goes where it is found for sure."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from acts.frbr import Manifestation
from acts.history.build import build
from acts.history.model import Outcome, TimedRun, Timeline
from acts.history.verdicts import BY_NOTE_ALONE, NOT_GONE, NOT_STRUCK
from acts.lines import read
from acts.modifications.model import (
    Action,
    Deletion,
    Insertion,
    Occurrence,
    Position,
    ProvisionInsertion,
    Repeal,
    Substitution,
)
from acts.structure import parse
from tests.acts.history.made import document, note, only, outcomes, page_at, text_at

DAY, BEFORE, LATER, TODAY = date(2015, 5, 1), date(2015, 4, 30), date(2018, 1, 1), date(2026, 1, 1)

TAKEN: dict[str, tuple[str, str, Action, str]] = {
    # name: page, target, action, the text after
    "words": ("Maddə 1. Ad\n1.1. Qurğu hər gün işləyir. [1]", "art_1.1", Deletion("hər gün"), "Maddə 1. Ad\n1.1. Qurğu işləyir."),
    "words counted": (
        "Maddə 1. Ad\n1.1. Bir açıq qurğu, sonra açıq anbar. [1]", "art_1.1", Deletion("açıq", Occurrence(which=(2,))),
        "Maddə 1. Ad\n1.1. Bir açıq qurğu, sonra anbar."),
    "words everywhere": (
        "Maddə 1. Ad\n1.1. Bu kiçik qurğu, o kiçik anbar. [1]", "art_1.1", Deletion("kiçik", Occurrence(all=True)),
        "Maddə 1. Ad\n1.1. Bu qurğu, o anbar."),
    "a point": ("Maddə 1. Ad\n1.1. Qurğu işləyir.\n1.2. Qurğu dayanır. [1]", "art_1.2", Repeal(), "Maddə 1. Ad\n1.1. Qurğu işləyir."),
    "an article": (
        "Maddə 1. Ad\n1.1. Qurğu işləyir.\nMaddə 2. Gedən [1]\n2.1. Dayanır.", "art_2", Repeal(), "Maddə 1. Ad\n1.1. Qurğu işləyir."),
    "the last sentence": (
        "Maddə 1. Ad\n1.1. Qurğu işləyir. Gecə isə dayanır. [1]", "art_1.1/sentence_2", Repeal(), "Maddə 1. Ad\n1.1. Qurğu işləyir."),
    "old words beside the new ones": (
        "Maddə 1. Ad\n1.1. Qurğu otuz iyirmi gündə yoxlanılır. [1]", "art_1.1", Substitution("otuz", "iyirmi"),
        "Maddə 1. Ad\n1.1. Qurğu iyirmi gündə yoxlanılır."),
}


@pytest.mark.parametrize("case", TAKEN)
def test_what_a_note_took_out_is_found_in_the_plain_text(case: str) -> None:
    page, path, action, after = TAKEN[case]
    built = build(document(page), notes=[note("1", DAY, (path, action))], today=TODAY)
    assert (only(built).outcome, only(built).reason) == (Outcome.APPLIED, BY_NOTE_ALONE)
    assert text_at(built, None) == text_at(built, DAY) == after
    assert page_at(built, None) == page.replace(" [1]", "")
    assert not any(run.restored for line in built.document.root.lines() for run in line.all_runs if isinstance(run, TimedRun))


LEFT: dict[str, tuple[str, str, Action, str]] = {
    # name: page, target, action, why
    "words that stand twice": ("Maddə 1. Ad\n1.1. Bir açıq qurğu, açıq anbar. [1]", "art_1.1", Deletion("açıq"), NOT_STRUCK),
    "words with another ending": ("Maddə 1. Ad\n1.1. Qurğunun sahibi. [1]", "art_1.1", Deletion("qurğu"), NOT_STRUCK),
    "a place that is not there": (
        "Maddə 1. Ad\n1.1. Bir açıq qurğu, açıq anbar. [1]", "art_1.1", Deletion("açıq", Occurrence(which=(3,))), NOT_STRUCK),
    "words gone already": ("Maddə 1. Ad\n1.1. Qurğu işləyir. [1]", "art_1.1", Deletion("hər gün"), NOT_STRUCK),
    "a remark that the point is gone": ("Maddə 1. Ad\n1.1. Qurğu.\n1.2. Çıxarılmışdır. [1]", "art_1.2", Repeal(), NOT_GONE),
    "a sentence that is not the last": ("Maddə 1. Ad\n1.1. Bir. İki qurğu. Üç qurğu. [1]", "art_1.1/sentence_2", Repeal(), NOT_GONE),
    "a page that strikes other words": (
        "Maddə 1. Ad\n1.1. Qurğu hər gün işləyir. [1]\n1.2. <s>Gecə dayanır.</s>", "art_1.1", Deletion("hər gün"), NOT_STRUCK),
}


@pytest.mark.parametrize("case", LEFT)
def test_what_is_not_sure_stays(case: str) -> None:
    page, path, action, reason = LEFT[case]
    built = build(document(page), notes=[note("1", DAY, (path, action))], today=TODAY)
    assert outcomes(built) == [("refused", reason)]


def test_old_words_that_are_a_part_of_the_new_ones_stay() -> None:
    built = build(document("Maddə 1. Ad\n1.1. Dəmir və mis satılır. [1]"), today=TODAY,
                  notes=[note("1", DAY, ("art_1.1", Substitution("Dəmir", "Dəmir və mis")))])
    assert only(built).reason == ""
    assert text_at(built, None) == "Maddə 1. Ad\n1.1. Dəmir və mis satılır."
    assert text_at(built, BEFORE) == "Maddə 1. Ad\n1.1. Dəmir satılır."


def test_a_point_repealed_and_put_in_anew_stands() -> None:
    page = "Maddə 1. Ad\n1.1. Qurğu işləyir.\n1.2. Qurğu qorunur. [1] [2]"
    built = build(document(page), today=TODAY, notes=[
        note("1", DAY, ("art_1.2", Repeal())), note("2", LATER, ("art_1.2", ProvisionInsertion()), number="2-XQD")])
    assert [change.outcome for change in built.changes] == [Outcome.REFUSED, Outcome.APPLIED]
    assert "1.2. Qurğu qorunur." in text_at(built, None)


def test_a_point_with_words_put_in_after_its_repeal_stands() -> None:
    page = "Maddə 1. Ad\n1.1. Qurğu işləyir.\n1.2. Qurğu gecə qorunur. [1] [2]"
    built = build(document(page), today=TODAY, notes=[
        note("1", DAY, ("art_1.2", Repeal())), note("2", LATER, ("art_1.2", Insertion("gecə", "Qurğu", Position.AFTER)), number="2-XQD")])
    assert "1.2. Qurğu gecə qorunur." in text_at(built, None)


def test_words_taken_out_of_a_point_before_its_repeal_went_first() -> None:
    page = "Maddə 1. Ad\n1.1. Qurğu işləyir.\n1.2. Qurğu gecə qorunur. [1] [2]"
    built = build(document(page), today=TODAY, notes=[
        note("1", DAY, ("art_1.2", Deletion("gecə"))), note("2", LATER, ("art_1.2", Repeal()), number="2-XQD")])
    seen = [text_at(built, day).partition("işləyir.")[2].strip() for day in (BEFORE, DAY, LATER)]
    assert seen == ["1.2. Qurğu gecə qorunur.", "1.2. Qurğu qorunur.", ""]


def test_a_point_with_another_wording_than_the_note_prints_stands() -> None:
    page = "Maddə 1. Ad\n1.1. Qurğu işləyir. [1]\n1.2. Anbar qurğunun yanında tikilir və hasara alınır."
    built = build(document(page), today=TODAY, notes=[
        note("1", DAY, ("art_1.2", Repeal(), "1.2. Gecə növbəsində qurğuya ancaq baş texnik baxır."))])
    assert "Anbar" in text_at(built, None)


@cache
def tax_code(path: Path) -> Timeline:
    return build(parse(read(Manifestation("file", "", path.name, path.read_bytes()))), today=date(2026, 11, 24))


@pytest.mark.corpus
def test_most_of_what_the_notes_of_the_tax_code_took_out_is_gone(corpus: Path) -> None:
    found = tax_code(corpus / "codes" / "vergi_mecelle.txt")
    for action, least in ((Deletion, 0.75), (Repeal, 0.7)):
        told = [change for change in found.changes if isinstance(change.modification.action, action)]
        assert sum(change.outcome is Outcome.APPLIED for change in told) > least * len(told)


@pytest.mark.corpus
def test_words_taken_out_of_the_tax_code_stand_in_no_later_text(corpus: Path) -> None:
    found = tax_code(corpus / "codes" / "vergi_mecelle.txt")
    alone = {index for index, change in enumerate(found.changes) if change.reason == BY_NOTE_ALONE}
    runs = [run for line in found.document.root.lines() for run in line.all_runs if isinstance(run, TimedRun) and run.out in alone]
    assert {run.out for run in runs} == alone
    assert all(run.put is None or run.put < run.out for run in runs if run.out is not None)
    assert not any(run.restored for run in runs)
