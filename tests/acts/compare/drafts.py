"""The sample acts that drafts amend, found by number, and a table printed so that a lawyer can read what changed in it."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from acts.compare.draft import Held, NotHeld
from acts.compare.model import Comparison, DraftComparison, NotApplied, Side
from acts.frbr import Manifestation
from acts.history.build import build
from acts.lines import read
from acts.model import Document
from acts.references.model import ActCitation
from acts.structure import parse

FIXTURES = Path(__file__).parents[3] / "fixtures"
DAY = date(2026, 12, 1)
NUMBERS = {"118-XQ": 990002, "231-XQ": 990003, "305-XQ": 990005, "9106": 990008, "9087": 990011}


def page(path: Path) -> Document:
    return parse(read(Manifestation("sample", "", path.name, path.read_bytes())))


@cache
def held(number: str) -> Held:
    document = page(FIXTURES / "acts" / f"f_{NUMBERS[number]}.html")
    return Held(build(document, today=DAY), Side(f"№ {number}", uri=f"/akn/az/act/law/{number}"))


def find(citation: ActCitation) -> Held | NotHeld:
    if citation.number in NUMBERS:
        return held(citation.number)
    return NotHeld(f"no act held fits: № {citation.number}")


def printed(made: DraftComparison) -> str:
    """All tables of a draft as text: labels, wordings, notes of each row, and what was not applied."""
    parts = [line for table in made.tables for line in _table(table)]
    return "\n".join([*parts, *_not_applied(made.not_applied)]) + "\n"


def _table(table: Comparison) -> Iterator[str]:
    yield f"## {table.left.title}"
    yield from _not_applied(table.not_applied)
    for row in table.rows:
        yield f"[{row.fate}] {row.left_label or '–'} | {row.right_label or '–'}"
        yield from (f"  - {words}" for words in row.left.splitlines())
        yield from (f"  + {words}" for words in row.right.splitlines())
        yield from (f"  # {note}" for note in row.notes)


def _not_applied(these: tuple[NotApplied, ...]) -> Iterator[str]:
    return (f"! {one.item}: {one.reason}\n    {one.words}" for one in these)
