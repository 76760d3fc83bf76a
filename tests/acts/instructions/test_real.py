"""Real amending acts against what a reader labelled in them."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from acts.modifications.instructions import read_text
from benchmarks.amending import predictions, write

pytestmark = pytest.mark.corpus


def scorer(corpus: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", corpus / "amendments_gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("name", "operations", "whole"), [("gold_dev.jsonl", 0.97, 0.9), ("gold_restored_dev.jsonl", 0.98, 0.95)])
def test_operations_of_labelled_acts(corpus: Path, name: str, operations: float, whole: float) -> None:
    gold = [json.loads(line) for line in (corpus / "amending_acts" / name).read_text("utf-8").splitlines()]
    score = scorer(corpus)
    read = list(predictions(corpus / "amending_acts" / name))
    figures = score.summary([score.evaluate(right, mine) for right, mine in zip(gold, read, strict=True)])
    assert figures["act_exact"] == 1
    assert figures["words"][2] >= operations
    assert figures["full"] >= whole


def test_every_amended_act_is_told_and_nothing_else(corpus: Path) -> None:
    for line in (corpus / "amending_acts" / "index.jsonl").read_text("utf-8").splitlines():
        act = json.loads(line)
        read = read_text((corpus / "amending_acts" / act["file"]).read_text("utf-8"))
        assert len(read.amendments) == len(act["amends"]), act["file"]
        assert not [one for amendment in read.amendments for one in amendment.misread]


def test_an_annex_without_an_instruction_is_reported(corpus: Path) -> None:
    read = read_text((corpus / "amending_acts" / "009.txt").read_text("utf-8"))
    assert [one.reason for one in read.misread] == ["an annex that no instruction mentions"]


def test_predictions_are_written_one_a_line(corpus: Path, tmp_path: Path) -> None:
    gold = corpus / "amending_acts" / "gold_dev.jsonl"
    assert write(gold, tmp_path / "out.jsonl") == len((tmp_path / "out.jsonl").read_text("utf-8").splitlines())
