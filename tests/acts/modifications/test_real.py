"""The real notes: the labelled ones, and all notes of the twelve codes."""

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from acts.frbr import Manifestation
from acts.lines import read
from acts.modifications.notes import read_notes, understand
from acts.structure import parse
from benchmarks.amendments import record

pytestmark = pytest.mark.corpus


def scorer(folder: Path) -> dict[str, Any]:
    return runpy.run_path(str(folder / "score.py"))


@pytest.mark.parametrize(("name", "least"), [("dev.jsonl", 0.98), ("hard_dev.jsonl", 0.9)])
def test_labelled_notes(corpus: Path, name: str, least: float) -> None:
    folder = corpus / "amendments_gold"
    rows = [json.loads(line) for line in (folder / name).read_text("utf-8").splitlines()]
    evaluate = scorer(folder)["evaluate"]
    results = [evaluate(row, record(row["id"], understand(row["raw"], row["id"].partition("#")[0]))) for row in rows]
    assert sum(one["full_strict"] for one in results) / len(results) >= least
    assert sum(one["ow_hit"] for one in results) == sum(one["ow_n"] for one in results)


def test_at_most_one_note_in_a_hundred_is_not_understood(corpus: Path) -> None:
    paths = [path for path in (corpus / "codes").glob("*_mecelle.*") if path.suffix in (".md", ".txt")]
    notes = [note for path in paths for note in read_notes(parse(read(Manifestation("", "", path.name, path.read_bytes()))))]
    failed = [note for note in notes if note.misread or not note.modifications]
    assert len(paths) == 12
    assert len(failed) <= 0.01 * len(notes)
    assert all(note.misread and note.misread[0].reason for note in failed)
