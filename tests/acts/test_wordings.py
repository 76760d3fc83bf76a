"""Wordings: those that stand on a day are the provisions of that day's text, on the sample world and on the real codes."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest

from acts.frbr import Manifestation
from acts.history.build import build
from acts.history.model import Change, Renaming, TimedRun, Timeline
from acts.history.places import numbered_on
from acts.history.series import Series
from acts.history.view import text_on
from acts.lines import read
from acts.model import Document, Element, Kind, Line, Run
from acts.modifications.model import AmendingAct, Modification, Repeal, Substitution, Target
from acts.numbers import Num
from acts.provisions import provisions
from acts.structure import parse
from acts.wordings import Wording, wordings

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "fixtures" / "acts").glob("f_*[0-9].html"))
CODES = ("aile", "cinayet", "gomruk", "inzibati_xetalar", "menzil", "mese", "miqrasiya", "mulki", "reqabet", "su", "torpaq")
TODAY = date(2026, 11, 24)
Said = tuple[str, str, str, str, tuple[str, ...]]


@cache
def timeline(path: Path) -> Timeline:
    return build(parse(read(Manifestation("file", "", path.name, path.read_bytes()))), today=TODAY)


def whole(document: Document) -> Document:
    """A text of a day in which nothing is struck: all that is left of it stood then."""
    return replace(document, root=_whole(document.root))


def _whole(element: Element) -> Element:
    heading, content = (tuple(map(_whole_line, lines)) for lines in (element.heading, element.content))
    return replace(element, heading=heading, content=content, children=tuple(map(_whole, element.children)))


def _whole_line(line: Line) -> Line:
    cells = tuple(replace(cell, runs=tuple(replace(run, struck=False) for run in cell.runs)) for cell in line.cells)
    return replace(line, runs=tuple(replace(run, struck=False) for run in line.runs), cells=cells)


def of_text(found: Timeline, day: date) -> list[Said]:
    """The provisions of a day by the whole text."""
    text = whole(numbered_on(found, day, text_on(found, day)))
    return sorted((p.element.eid, p.element.label, p.heading, p.body, p.path) for p in provisions(text))


def of_wordings(found: Sequence[Wording], day: date) -> list[Said]:
    """The provisions of a day by their wordings."""
    standing = (one for one in found if (one.since or date.min) <= day and (one.until is None or day < one.until))
    return sorted((w.eid, w.label, w.provision.heading, w.provision.body, w.provision.path) for w in standing)


def never_stood(found: Timeline, wording: Wording) -> bool:
    """Whether it is one struck by nobody known: it is told of, though no text of any day has it."""
    return wording.since is None and wording.until is None and wording.provision.repealed and wording.unit not in {
        p.element.eid for p in provisions(whole(text_on(found, date.max)))}


def check(found: Timeline, days: Sequence[date]) -> None:
    all_ = [one for one in wordings(found) if not never_stood(found, one)]
    for day in days:
        assert of_wordings(all_, day) == of_text(found, day), day


def some_days(found: Timeline, number: int, seed: int) -> list[date]:
    """Days of change, the days before them, and any others."""
    chance = random.Random(seed)
    days = [date.min, date.max - timedelta(1), *(found.days or (date(2020, 1, 1),))]
    picked = [chance.choice(days) for _ in range(number)]
    return [day - timedelta(chance.choice((0, 0, 1))) if day > date.min else day for day in picked]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_wordings_of_a_day_are_its_provisions(path: Path) -> None:
    found = timeline(path)
    check(found, [date.min, *found.days, *some_days(found, 10, 1)])


@pytest.mark.corpus
@pytest.mark.parametrize("code", CODES)
def test_wordings_of_a_day_are_the_provisions_of_the_real_codes(corpus: Path, code: str) -> None:
    found = timeline(corpus / "codes" / f"{code}_mecelle.md")
    check(found, some_days(found, 10, len(code)))


@pytest.mark.corpus
def test_a_code_whose_page_marks_nothing(corpus: Path) -> None:
    found = timeline(corpus / "codes" / "vergi_mecelle.txt")
    check(found, some_days(found, 10, 7))


def test_texts_in_turn_are_those_of_each_day_alone() -> None:
    found = timeline(ROOT / "fixtures" / "acts" / "f_990002.html")
    texts = Series(found)
    for day in some_days(found, 30, 3):
        assert Document(texts.on(day)).root.children == whole(Document(text_on(found, day).root)).root.children


FIRST, SECOND = date(2031, 1, 1), date(2032, 1, 1)


def article(number: str, *runs: Run, label: str = "") -> Element:
    label = label or f"Maddə {number}."
    return Element(Kind.ARTICLE, f"art_{number}", Num(number), label, content=(Line((Run(f"{label} "), *runs)),))


def change(action: Repeal | Substitution, day: date) -> Change:
    return Change(AmendingAct(None, day, "1-NQD"), Modification(Target(()), action), in_force=day)


def world(*articles: Element, changes: tuple[Change, ...] = (), renamings: tuple[Renaming, ...] = ()) -> Timeline:
    return Timeline(Document(Element(Kind.ACT, children=articles)), changes, renamings)


def told(found: Timeline) -> list[tuple[str, str, date | None, date | None, bool, bool]]:
    return [(w.eid, w.provision.body, w.since, w.until, w.last, w.provision.repealed) for w in wordings(found)]


def test_a_changed_provision_has_a_wording_before_and_one_since() -> None:
    found = world(
        article("1", Run("Dəftər "), TimedRun("göy", out=0), TimedRun("yaşıl", put=0), Run("dir.")), article("2", Run("Açar.")),
        changes=(change(Substitution("göy", "yaşıl"), FIRST),),
    )
    assert told(found) == [
        ("art_1", "Maddə 1. Dəftər göydir.", None, FIRST, False, False),
        ("art_1", "Maddə 1. Dəftər yaşıldir.", FIRST, None, True, False),
        ("art_2", "Maddə 2. Açar.", None, None, True, False),
    ]


def test_what_was_repealed_stays_with_its_last_words() -> None:
    gone = Element(Kind.ARTICLE, "art_1", Num("1"), "Maddə 1.", content=(Line((TimedRun("Maddə 1. Sandıq.", struck=True, out=0),)),))
    assert told(world(gone, article("2", Run("Açar.")), changes=(change(Repeal(), SECOND),))) == [
        ("art_1", "Maddə 1. Sandıq.", None, SECOND, False, False),
        ("art_1", "Maddə 1. Sandıq.", SECOND, SECOND, True, True),
        ("art_2", "Maddə 2. Açar.", None, None, True, False),
    ]


def test_what_is_struck_by_nobody_known_is_told_of() -> None:
    gone = Element(Kind.ARTICLE, "art_1", Num("1"), "Maddə 1.", content=(Line((Run("Maddə 1. Sandıq.", struck=True),)),))
    other = article("2", Run("Açar "), TimedRun("əldə", put=0))
    assert told(world(gone, other, changes=(change(Substitution("", "əldə"), FIRST),)))[0] == (
        "art_1", "Maddə 1. Sandıq.", None, None, True, True)


def test_a_wording_to_come_follows_todays() -> None:
    later = date(2999, 1, 1)
    found = world(article("1", TimedRun("Əvvəl.", out=0), TimedRun("Sonra.", put=0)), changes=(change(Substitution("", ""), later),))
    assert [(since, until, last) for _eid, _body, since, until, last, _gone in told(found)] == [(None, later, False), (later, None, True)]


def test_a_renumbered_provision_bears_the_number_it_had() -> None:
    found = world(
        article("3", Run("Açar.")), changes=(change(Substitution("", ""), FIRST),), renamings=(Renaming(0, "art_2", "art_3"),)
    )
    assert [(w.unit, w.eid, w.label, w.since, w.until) for w in wordings(found)] == [
        ("art_3", "art_2", "Maddə 2.", None, FIRST), ("art_3", "art_3", "Maddə 3.", FIRST, None)]
