"""When an amending act comes into force: each way the law says it, and the clauses that were kept."""

import json
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from acts.modifications.instructions import read_text
from acts.modifications.instructions.commencement import commencements
from acts.modifications.model import Commencement, When

CLAUSES = tomllib.loads((Path(__file__).parent / "commencement.toml").read_text("utf-8"))["clause"]


def told(one: Commencement) -> dict[str, Any]:
    """What a commencement says, without what it does not."""
    said = {name: value for name, value in asdict(one).items() if value}
    if one.items:
        said["items"] = list(one.items)
    return said | {"act": one.act.number} if one.act else said


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause["text"][:60])
def test_a_clause_is_read(clause: dict[str, Any]) -> None:
    assert [told(one) for one in commencements(clause["text"])] == clause["told"]


def test_an_act_that_says_nothing_comes_into_force_by_default() -> None:
    read = read_text("“Anbar Qaydaları”nda aşağıdakı dəyişiklik edilsin:\n1. 7-ci bənd ləğv edilsin.")
    assert [one.when for one in read.commencements] == [When.DEFAULT]


def test_a_clause_inside_a_new_text_is_not_the_act_s_own() -> None:
    read = read_text("“Anbar Qaydaları”nda aşağıdakı dəyişiklik edilsin:\n1. 7-ci bənd aşağıdakı redaksiyada verilsin:\n"
                     "“7. Bu Qayda 2031-ci il yanvarın 1-dən qüvvəyə minir.”.\n2. Bu Qərar imzalandığı gündən qüvvəyə minir.")
    assert [one.when for one in read.commencements] == [When.SIGNATURE]


@pytest.mark.corpus
def test_clauses_of_real_acts(corpus: Path) -> None:
    for line in (corpus / "amending_acts" / "commencement.jsonl").read_text("utf-8").splitlines():
        clause = json.loads(line)
        first = commencements(clause["text"])[0]
        if clause["kind"] == "datetime":
            assert f"{first.day}T{first.hour}" == clause["from"]
        elif clause["kind"] == "date":
            assert str(first.day) == clause["from"]
        elif clause["kind"]:
            assert first.when == clause["kind"]
        else:
            assert first.day or first.when is When.PUBLICATION
