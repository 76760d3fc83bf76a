"""Every case of `cases.toml`, run through the whole search of a small document."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from acts.model import Document, Element, Kind, Line, Run
from acts.references import Place, Reference, find
from acts.references.azerbaijani import RULES, Rule, atoms

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))["case"]


def _document(case: dict[str, Any]) -> Document:
    """The sentence in the innermost unit of `where`, an act's other words before it so that its language can be told."""
    filler = "Bu məkanda sözlər Azərbaycan dilində verilir." if case.get("lang", "az") == "az" else "Words of this space."
    element = None
    for kind, eid in reversed(case.get("where", {"article": "art_9"}).items()):
        lines = () if element else (Line((Run(case["text"]),)),)
        element = Element(Kind(kind), eid, content=lines, children=(element,) if element else ())
    assert element is not None
    return Document(Element(Kind.ACT, children=(Element(Kind.PREAMBLE, "preamble", content=(Line((Run(filler),)),)), element)))


def _act(reference: Reference) -> str:
    act = reference.act
    if act is None:
        return ""
    if act.celex:
        return act.celex
    dated = (act.kind, act.adopted.isoformat(), act.number) if act.adopted and act.number and act.number in reference.words else ()
    return " ".join(filter(None, (act.title, *dated)))


def _place(place: Place) -> str:
    return f"{place.eid}…{place.last}" if place.last else place.eid


def _shown(reference: Reference) -> str:
    return f"{reference.words} => {_act(reference)} | {' '.join(map(_place, reference.places))}".rstrip().replace("=>  |", "=> |")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_references(case: dict[str, Any]) -> None:
    found = find(_document(case))
    assert [_shown(reference) for reference in found.references] == case["refs"]
    assert [item.text for item in found.unparsed] == case.get("missed", [])
    for reference in found.references:
        assert case["text"][reference.start : reference.end] == reference.words


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.sample)
def test_each_rule_reads_its_sample(rule: Rule) -> None:
    pieces = tuple(atoms(rule.sample))
    assert [(piece.start, piece.end) for piece in pieces] == [(0, len(rule.sample))]
