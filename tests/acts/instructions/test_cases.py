"""Amending acts of our own making, read: which acts, which items, which operations, which words."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from acts.modifications.instructions import read_text
from acts.modifications.model import (
    AmendingText,
    Deletion,
    Insertion,
    Modification,
    ProvisionInsertion,
    ProvisionReplacement,
    Renumbering,
    Repeal,
    Substitution,
)
from acts.references.model import ActCitation

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text("utf-8"))["case"]


def cited(act: ActCitation) -> str:
    return " | ".join((act.title, act.kind, act.adopted.isoformat() if act.adopted else "", act.number))


def told(item: str, one: Modification) -> str:
    return " | ".join((item, str(one.target), *action(one)))


def action(one: Modification) -> tuple[str, ...]:
    match one.action:
        case Substitution(old, new):
            return "substitute", old, new
        case Insertion(new, anchor, position):
            return "insert", new, f"{position} {anchor}".strip()
        case Deletion(old):
            return "delete", old
        case ProvisionInsertion(text, after):
            return ("insert_provision", text or "", f"after {after}") if after else ("insert_provision", text or "")
        case ProvisionReplacement(text):
            return "replace_provision", text or ""
        case Repeal():
            return ("repeal",)
        case Renumbering(to):
            return "renumber", str(to)
    return (type(one.action).__name__,)


def operations(read: AmendingText) -> list[str]:
    return [told(item, one) for amendment in read.amendments
            for item, one in zip(amendment.items, amendment.modifications, strict=True)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_amending_act_is_read(case: dict[str, Any]) -> None:
    read = read_text(case["text"])
    assert [cited(amendment.amends) for amendment in read.amendments] == case["acts"]
    assert operations(read) == case["operations"]
    assert [one for amendment in read.amendments for one in amendment.misread] == []
    assert read.misread == ()
