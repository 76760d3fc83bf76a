"""Real lists of identifiers and references: nearly all are read, and printed back as they were; the labelled lines are found."""

import json
from pathlib import Path

import pytest

from benchmarks.designations import identifiers, judged, record, references
from classifiers.standards.finding import find

EACH = 7
"""One in so many identifiers is tried; benchmarks/designations.py tries all of them."""


@pytest.mark.corpus
@pytest.mark.parametrize(("rows", "folder"), [(identifiers, "designations/identifiers"), (references, "standards")])
def test_references_are_printed_back_as_they_were(corpus: Path, rows: object, folder: str) -> None:
    tried = list(rows(corpus / folder))[::EACH]               # type: ignore[operator]
    differ = [raw for name, raw in tried if judged(name, raw)]
    assert len(differ) <= len(tried) // 100


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["dev.jsonl", "extra_dev.jsonl"])
def test_labelled_lines_are_read_as_labelled(corpus: Path, name: str) -> None:
    rows = [json.loads(line) for line in (corpus / "designations" / name).read_text("utf-8").splitlines()]
    wrong = [row["id"] for row in rows if [record(row["text"], one) for one in find(row["text"])] != _told(row["citations"])]
    assert len(wrong) <= len(rows) // 20


def test_designations_in_one_another_are_found_one_by_one() -> None:
    assert len(list(find("ISO 9001 (" * 3000))) == 3000


def _told(citations: list[dict[str, object]]) -> list[dict[str, object]]:
    """As labelled, fields that are not told as None."""
    return [{key: value if value != "" else None for key, value in one.items()} for one in citations]
