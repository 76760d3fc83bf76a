"""On the real codes: redlines against both texts, orders that leave the past alone, the history applied again from the first text."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from acts.frbr import Manifestation
from acts.history.apply import apply
from acts.history.build import build
from acts.history.model import Change, Outcome, TimedRun, Timeline
from acts.history.places import numbered_on, place_then, place_today
from acts.history.redline import redline
from acts.history.view import text_on
from acts.history.wording import SegmentKind
from acts.lines import read
from acts.model import Document, Element, Kind, Line, Run
from acts.modifications.model import ProvisionInsertion, ProvisionReplacement, Repeal
from acts.structure import parse
from tests.acts.forward.sample import plain
from tests.acts.forward.test_apply import order
from tests.acts.forward.worlds import own_texts

CODES = ("menzil_mecelle", "aile_mecelle", "torpaq_mecelle")
FIRST, MIDDLE, LAST, LATER = date(1990, 1, 1), date(2012, 6, 1), date(2024, 6, 1), date(2040, 1, 1)


@cache
def timeline_of(path: Path) -> Timeline:
    return build(parse(read(Manifestation("corpus", "", path.name, path.read_bytes()))), today=date(2026, 1, 1))


def code(corpus: Path, name: str) -> Timeline:
    return timeline_of(corpus / "codes" / f"{name}.md")


@pytest.mark.corpus
@pytest.mark.parametrize("name", CODES)
@pytest.mark.parametrize(("start", "end"), [(FIRST, LAST), (MIDDLE, LAST), (LAST, MIDDLE)])
def test_a_redline_tells_the_texts_of_both_days(corpus: Path, name: str, start: date, end: date) -> None:
    world = code(corpus, name)
    found = redline(world, start, end)
    assert found.rows
    before, after = own_texts(text_on(world, start)), own_texts(text_on(world, end))
    for row in found.rows:
        lines = [line for line in row.lines if any(segment.text.strip() for segment in line.segments)]
        assert "\n".join(line.start for line in lines if line.start.strip()) == before.pop(row.eid, "")
        assert "\n".join(line.end for line in lines if line.end.strip()) == after.pop(row.eid, "")
        assert all(s.kind is SegmentKind.SAME or s.change in found.changes for line in lines for s in line.segments)
    assert before == after


@pytest.mark.corpus
@pytest.mark.parametrize("name", CODES)
def test_every_unit_finds_back_to_itself(corpus: Path, name: str) -> None:
    world = code(corpus, name)
    for element in list(text_on(world, MIDDLE).root.walk())[::25]:
        if element.eid and (then := place_then(world, element.eid, MIDDLE)):
            assert place_today(world, then, MIDDLE) == element.eid


@pytest.mark.corpus
@pytest.mark.parametrize("name", CODES)
def test_an_order_to_come_leaves_every_day_before_it_alone(corpus: Path, name: str) -> None:
    world = code(corpus, name)
    orders = [order("art_3", Repeal(), LATER), order("art_4", ProvisionReplacement("Maddə 4. Başqa\n4.1. Başqa mətn."), LATER),
              order("art_5-9", ProvisionInsertion("Maddə 5-9. Yeni\n5-9.1. Yeni mətn."), LATER)]
    coming = apply(world, orders)
    assert [change.reason for change in coming.changes[-3:]] == ["", "", ""]
    for day in (FIRST, MIDDLE, LAST):
        assert plain(text_on(coming, day)) == plain(text_on(world, day))
    assert "4.1. Başqa mətn." in plain(text_on(coming, LATER))


@pytest.mark.corpus
@pytest.mark.parametrize(("name", "share"), [("menzil_mecelle", 0.9), ("aile_mecelle", 0.75)])
def test_the_history_applied_again_to_the_first_text_gives_todays(corpus: Path, name: str, share: float) -> None:
    world = code(corpus, name)
    first = numbered_on(world, FIRST, text_on(world, FIRST))
    again = apply(Timeline(replace(first, root=_bare(first.root))), list(_told(world)))
    refused = sum(change.outcome is Outcome.REFUSED for change in again.changes)
    assert refused <= len(again.changes) * 0.08
    wanted, got, before = _articles(text_on(world, None)), _articles(text_on(again, None)), _articles(first)
    changed = [eid for eid in wanted if wanted[eid] != before.get(eid)]
    assert sum(wanted[eid] == got.get(eid) for eid in changed) >= len(changed) * share


def _told(world: Timeline) -> Iterator[Change]:
    """The changes applied, new units with the text they brought."""
    new: dict[int, list[str]] = defaultdict(list)
    for line in world.document.root.lines():
        texts: dict[int, str] = defaultdict(str)
        for run in line.all_runs:
            if isinstance(run, TimedRun) and run.put is not None:
                texts[run.put] += run.text
        for index, text in texts.items():
            new[index].append(text.strip())
    for index, change in enumerate(world.changes):
        action = change.modification.action
        if isinstance(action, ProvisionInsertion | ProvisionReplacement):
            action = replace(action, text="\n".join(filter(None, new[index])) or None)
        if change.outcome is Outcome.APPLIED:
            yield replace(change, modification=replace(change.modification, action=action), eids=(), witnesses=())


def _bare(element: Element) -> Element:
    """The element with runs that know nothing of changes."""
    heading, content = tuple(map(_line, element.heading)), tuple(map(_line, element.content))
    return replace(element, heading=heading, content=content, children=tuple(map(_bare, element.children)))


def _line(line: Line) -> Line:
    cells = tuple(replace(cell, runs=tuple(Run(run.text, note=run.note) for run in cell.runs)) for cell in line.cells)
    return replace(line, runs=tuple(Run(run.text, note=run.note) for run in line.runs), cells=cells)


def _articles(document: Document) -> dict[str, str]:
    return {e.eid: plain(Document(e)) for e in document.root.walk() if e.kind is Kind.ARTICLE}
