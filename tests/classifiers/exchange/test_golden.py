"""Small files with what is understood of them beside each: dropping two files adds a test."""

from pathlib import Path

import pytest

from classifiers.exchange.judging import judge
from classifiers.exchange.model import Item, Verdict
from classifiers.exchange.reading import read
from classifiers.schemes.model import label_in

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(file for file in GOLDEN.iterdir() if file.suffix != ".txt")


def told(file: Path) -> str:
    """A line for each row: verdict, code, label, what it lies under, what is kept, why and what was mended; then the notes."""
    reading = read(file.read_bytes(), file.name)
    judged = judge(reading, ())
    lines = [_line(item, verdict) for item, verdict in zip(reading.items, judged.verdicts, strict=True)]
    return "\n".join((*lines, *(f"# {note}" for note in reading.notes))) + "\n"


def _line(item: Item, verdict: Verdict) -> str:
    concept = item.concept
    under = f" < {' '.join(concept.parents)}" if concept.parents else ""
    notes = tuple(f"{note.kind.value}={note.text}" for note in concept.notes)
    kept = tuple(f"{name}={value}" for name, value in concept.kept)
    said = "; ".join(filter(None, (*notes, *kept, verdict.reason, *verdict.remarks)))
    label = label_in(concept.labels, "az")
    return f"{verdict.place}: {verdict.outcome.value} {concept.code}{under} [{concept.level}] {label}{f' ({said})' if said else ''}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_understood_is_the_golden_one(file: Path) -> None:
    assert told(file) == file.with_suffix(".txt").read_text("utf-8")
