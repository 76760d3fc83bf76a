"""Small acts made for the tests: lines with the markup of a consolidated page, and notes as values."""

import re
from datetime import date

from acts.history.model import Change, Timeline
from acts.history.view import page_on, text_on
from acts.model import Document, Line, Run
from acts.modifications.model import (
    Action,
    ActKind,
    AmendingAct,
    AmendmentNote,
    Modification,
    Publication,
    Step,
    Target,
    Unit,
    Validity,
)
from acts.structure import parse

TODAY = date(2026, 1, 1)
ALWAYS = Validity()
_TAG = re.compile(r"<(/?)([si])>|\[(\d+)\]")


def document(text: str) -> Document:
    """An act of lines with <s>, <i> and [n]."""
    return parse([Line(tuple(_runs(row))) for row in text.strip().splitlines()])


def _runs(row: str) -> list[Run]:
    runs, struck, italic, done = [], False, False, 0
    for found in _TAG.finditer(row):
        if found.start() > done:
            runs.append(Run(row[done:found.start()], struck, italic))
        closing, tag, note = found.groups()
        if note:
            runs.append(Run(found[0], struck, italic, note=note))
        struck, italic = (not closing if tag == "s" else struck), (not closing if tag == "i" else italic)
        done = found.end()
    if done < len(row):
        runs.append(Run(row[done:], struck, italic))
    return runs


def target(path: str) -> Target:
    """ "art_12/part_1" as a target."""
    steps = (step.partition("_") for step in path.split("/"))
    return Target(tuple(Step(Unit(unit), number) for unit, _, number in steps))


def act(day: date, number: str = "1-XQD") -> AmendingAct:
    return AmendingAct(ActKind.LAW, day, number, publications=(Publication("Azərbaycan", day),))


def note(
    footnote: str, day: date, *actions: tuple[str, Action] | tuple[str, Action, str], number: str = "1-XQD",
    validity: Validity = ALWAYS, text: str = "",
) -> AmendmentNote:
    """A note of one act: (path, action[, old wording]) for each modification."""
    modifications = tuple(Modification(target(path), action, *old) for path, action, *old in actions)
    return AmendmentNote(footnote, 1, text, act(day, number), modifications, validity)


def text_at(timeline: Timeline, day: date | None) -> str:
    return plain(text_on(timeline, day))


def page_at(timeline: Timeline, day: date | None) -> str:
    return plain(page_on(timeline, day))


def plain(found: Document) -> str:
    rows = (" ".join(line.plain.split()) for line in found.root.lines())
    return "\n".join(row for row in rows if row)


def reasons(timeline: Timeline) -> list[str]:
    return [change.reason for change in timeline.refused()]


def outcomes(timeline: Timeline) -> list[tuple[str, str]]:
    return [(change.outcome.value, change.reason) for change in timeline.changes]


def only(timeline: Timeline) -> Change:
    (change,) = timeline.changes
    return change
