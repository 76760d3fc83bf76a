"""Notes that do not fit the text: refused with a reason, the rest applied."""

from dataclasses import replace
from datetime import date

import pytest

from acts.history import verdicts
from acts.history.build import build
from acts.history.leftovers import ITALIC, STRUCK
from acts.history.model import Outcome
from acts.modifications.model import (
    Action,
    AmendmentNote,
    Deletion,
    Insertion,
    Mention,
    MentionKind,
    Position,
    ProvisionInsertion,
    ProvisionReplacement,
    Renumbering,
    Repeal,
    Substitution,
)
from tests.acts.history.made import document, note, outcomes, reasons, target, text_at

DAY, TODAY = date(2015, 5, 1), date(2026, 1, 1)
PAGE = """
Maddə 1. Ad [1]
1.1. Qurğu <i>iyirmi</i> gündə yoxlanılır, sonra yenə yoxlanılır. [2]
1.2. Qurğu qorunur.
Maddə 2. Son
2.1. Qurğu sökülür.
"""
GOOD = note("2", DAY, ("art_1.1", Substitution("otuz", "iyirmi")), number="9-XQD")

BAD: dict[str, tuple[str, Action, str]] = {
    "words that do not stand there": ("art_1.1", Substitution("on", "yüz"), verdicts.NO_WORDS),
    "words put in that do not stand there": ("art_1.1", Insertion("gecə", "Qurğu", Position.AFTER), verdicts.NO_WORDS),
    "words taken out that are not struck": ("art_1.2", Deletion("gündüz"), verdicts.NOT_STRUCK),
    "no such article": ("art_77.1", Substitution("on", "yüz"), verdicts.NO_TARGET),
    "no such point to put in": ("art_1.9", ProvisionInsertion(), verdicts.NO_TARGET),
    "a new wording without the old one": ("art_1.2", ProvisionReplacement(), verdicts.NO_FORMER),
    "a repealed point that stands there": ("art_1.2", Repeal(), verdicts.NOT_GONE),
    "the whole act put in": ("code", ProvisionInsertion(), verdicts.NOT_BORNE_OUT),
    "a number nobody bears": ("art_1.2", Renumbering(target("art_1.5")), verdicts.NO_NUMBER),
    "a number another bears": ("art_1.1", Renumbering(target("art_1.2")), verdicts.NUMBER_TAKEN),
    "nothing said": ("art_1.2", Substitution("", ""), verdicts.NOTHING_SAID),
}


@pytest.mark.parametrize("case", BAD)
def test_what_does_not_fit_is_refused_and_the_rest_applied(case: str) -> None:
    path, action, reason = BAD[case]
    page = document(f"{PAGE}2.2. <s>Qurğu satılır.</s>")
    built = build(page, notes=[note("1", date(2018, 1, 1), (path, action)), GOOD], today=TODAY)
    assert outcomes(built) == [("applied", ""), ("refused", reason)]
    assert "otuz gündə" in text_at(built, date(2015, 4, 30))


def test_acts_dated_wrongly_or_not_at_all() -> None:
    told = ("art_1.1", Substitution("otuz", "iyirmi"))
    approval = note("1", date(2010, 1, 1), ("code", Mention(MentionKind.APPROVAL)), number="77-XQ")
    notes = [
        approval, note("3", date(2030, 1, 1), told), note("4", date(1999, 1, 1), told, number="2-XQD"),
        replace(note("5", DAY, told), act=None), GOOD,
    ]
    built = build(document(PAGE), notes=notes, today=TODAY)
    assert sorted(reasons(built)) == sorted([verdicts.FUTURE_ACT, verdicts.OLDER_ACT, verdicts.NO_ACT])
    assert [change.outcome for change in built.changes].count(Outcome.APPLIED) == 1


def test_units_that_change_numbers_with_each_other_are_refused() -> None:
    swap = note("1", DAY, ("art_1.1", Renumbering(target("art_1.2"))), ("art_1.2", Renumbering(target("art_1.1"))))
    built = build(document(PAGE), notes=[swap], today=TODAY)
    assert set(reasons(built)) == {verdicts.NUMBER_TAKEN}
    assert text_at(built, date(2010, 1, 1)) == text_at(built, None)


def test_a_note_said_twice_is_applied_once() -> None:
    page = document("Maddə 1. Ad\n1.1. Qalır.\n<s>1.2. Gedir.</s> [1] [2]")
    built = build(page, notes=[note("1", DAY, ("art_1.2", Repeal())), note("2", DAY, ("art_1.2", Repeal()))], today=TODAY)
    assert outcomes(built) == [("applied", ""), ("applied", "")]


def test_marks_of_change_without_a_note_are_reported() -> None:
    page = document("Maddə 1. Ad\n1.1. Qurğu <s>otuz</s> <i>iyirmi</i> gündə, <i>tez</i> yoxlanılır. [2]")
    built = build(page, notes=[GOOD], today=TODAY)
    assert [(found.where, found.text, found.reason) for found in built.document.unparsed] == [("art_1__para_1.1", "tez", ITALIC)]
    alone = build(document("Maddə 1. Ad\n1.1. Qurğu <s>otuz</s> gündə. [2]"), notes=[GOOD], today=TODAY)
    assert [(found.text, found.reason) for found in alone.document.unparsed] == [("otuz", STRUCK)]


def test_ten_thousand_notes() -> None:
    rows = "\n".join(f"Maddə {n}. Ad\n{n}.1. Qurğu <i>iyirmi</i> gündə yoxlanılır." for n in range(1, 1001))
    notes: list[AmendmentNote] = [
        note(str(k), DAY, (f"art_{k % 2000 + 1}.1", Substitution("otuz", "iyirmi" if k < 1000 else "qırx")), number=f"{k}-XQD")
        for k in range(10_000)]
    built = build(document(rows), notes=notes, today=TODAY)
    assert [change.outcome for change in built.changes].count(Outcome.APPLIED) == 1000
    assert set(reasons(built)) == {verdicts.NO_WORDS, verdicts.NO_TARGET}


def test_ten_thousand_notes_about_one_point() -> None:
    notes = [note("2", DAY, ("art_1.1", Substitution("otuz", f"iyirmi {k}")), number=f"{k}-XQD") for k in range(10_000)]
    built = build(document(PAGE), notes=[*notes, GOOD], today=TODAY)
    assert [change.outcome for change in built.changes].count(Outcome.APPLIED) == 1
