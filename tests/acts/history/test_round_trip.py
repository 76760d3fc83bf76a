"""Undone to the first day and done again, the text is today's letter for letter: on the real codes and on the sample world."""

import random
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from acts.frbr import Manifestation
from acts.history.build import build
from acts.history.calendar import Calendar, CommencementRow
from acts.history.model import TimedRun, Timeline
from acts.history.verdicts import BY_NOTE_ALONE
from acts.history.view import alive, page_on, text_on
from acts.lines import read
from acts.model import Document, Line, Run
from acts.structure import parse
from tests.acts.history.made import plain

ROOT = Path(__file__).parents[3]
SAMPLE = sorted((ROOT / "fixtures" / "history").glob("*.toml"))
CODES = ("aile", "cinayet", "gomruk", "inzibati_xetalar", "menzil", "mese", "miqrasiya", "mulki", "reqabet", "su", "torpaq")
UNMARKED = ("vergi_mecelle.txt", "2023-05/mulki_mecelle.txt", "2023-05/aile_mecelle.txt")
TODAY = date(2026, 11, 24)


@cache
def document(path: Path) -> Document:
    return parse(read(Manifestation("file", "", path.name, path.read_bytes())))


@cache
def timeline(path: Path) -> Timeline:
    return build(document(path), today=TODAY)


def own_text(line: Line) -> str | None:
    """What the page itself prints of a line of the timeline; None for a line put back."""
    runs = line.all_runs
    if runs and all(isinstance(run, TimedRun) and run.restored for run in runs):
        return None
    cells = [cell.runs for cell in line.cells] if line.cells else [line.runs]
    return "\t".join("".join(run.text for run in cell if not (isinstance(run, TimedRun) and run.restored)) for cell in cells)


def current(lines: Iterator[Line]) -> str:
    """The words in force of a page, a line a row."""
    rows = ("".join(run.text for run in line.all_runs if run.note is None and not run.struck) for line in lines)
    return "\n".join(row for row in rows if row.strip())


def taken_out(found: Timeline) -> str:
    """The words of an unmarked page without those that changes took out."""
    kept = (
        "".join(run.text for run in line.all_runs if run.note is None and not (isinstance(run, TimedRun) and run.out is not None))
        for line in found.document.root.lines())
    return "\n".join(row for row in kept if row.strip())


def words(found: Document) -> str:
    rows = ("".join(run.text for run in line.all_runs if run.note is None) for line in found.root.lines())
    return "\n".join(row for row in rows if row.strip())


@pytest.mark.corpus
@pytest.mark.parametrize("code", CODES)
def test_the_timeline_holds_the_page_letter_for_letter(corpus: Path, code: str) -> None:
    path = corpus / "codes" / f"{code}_mecelle.md"
    held = [text for line in timeline(path).document.root.lines() if (text := own_text(line)) is not None]
    assert held == [line.text for line in document(path).root.lines()]


@pytest.mark.corpus
@pytest.mark.parametrize("code", CODES)
def test_with_all_changes_the_text_is_todays(corpus: Path, code: str) -> None:
    path = corpus / "codes" / f"{code}_mecelle.md"
    assert words(text_on(timeline(path), None)) == current(document(path).root.lines())


@pytest.mark.corpus
@pytest.mark.parametrize("name", UNMARKED)
def test_of_a_page_without_marks_todays_text_is_the_page_without_what_its_notes_took_out(corpus: Path, name: str) -> None:
    path = corpus / "codes" / name
    found = timeline(path)
    held = [text for line in found.document.root.lines() if (text := own_text(line)) is not None]
    assert held == [line.text for line in document(path).root.lines()]
    assert words(page_on(found, None)) == current(document(path).root.lines())
    assert words(text_on(found, None)) == taken_out(found)
    assert any(change.reason == BY_NOTE_ALONE for change in found.changes)


@pytest.mark.corpus
@pytest.mark.parametrize("code", CODES)
def test_each_change_only_adds_what_it_put_in_and_removes_what_it_took_out(corpus: Path, code: str) -> None:
    found = timeline(corpus / "codes" / f"{code}_mecelle.md")
    runs = [run for line in found.document.root.lines() for run in line.all_runs if run.note is None]
    days = random.Random(code).sample(found.days, min(12, len(found.days)))
    for day in days:
        at = found.days.index(day)
        before = alive(found, found.days[at - 1] if at else date(1990, 1, 1))
        after = alive(found, day)
        moved = {index for index, change in enumerate(found.changes) if day in (change.in_force, change.until)}
        assert all(_explained(run, moved) for run in runs if before(run) != after(run))


def _explained(run: Run, moved: set[int]) -> bool:
    return isinstance(run, TimedRun) and bool({run.put, run.out} & moved)


@pytest.mark.parametrize("history", SAMPLE, ids=lambda path: path.stem)
def test_former_texts_of_the_sample_are_rebuilt(history: Path) -> None:
    page = ROOT / "fixtures" / "acts" / f"{history.stem}.html"
    told = tomllib.loads(history.read_text("utf-8"))["modification"]
    rows = {(one["adopted"], one["act"]): CommencementRow(one["adopted"], one["act"], one["in_force"]) for one in told}
    built = build(document(page), Calendar.from_table(rows.values()), today=date(2026, 12, 31))
    assert list(built.refused()) == []
    assert _changes(built) == Counter((one["act"], one["adopted"], one["in_force"], one["target"]) for one in told)
    for path in sorted(history.parent.glob(f"{history.stem}@*.txt")):
        day = date.fromisoformat(path.stem.partition("@")[2])
        assert _bare(plain(text_on(built, day))) == _bare(path.read_text("utf-8")), day


def _changes(built: Timeline) -> Counter[tuple[object, ...]]:
    """How many changes each act made, on which day and where."""
    return Counter((change.act.number, change.act.adopted, change.in_force, *change.eids[:1]) for change in built.changes)


def _bare(text: str) -> str:
    return "".join(text.split())
