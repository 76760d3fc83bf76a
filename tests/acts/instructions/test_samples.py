"""The amending acts of the sample world order what its true history tells, on the provisions it tells."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from acts.frbr import Manifestation
from acts.lines import read as lines_of
from acts.model import Document
from acts.modifications.instructions import is_amending, read
from acts.modifications.model import (
    Amendment,
    Deletion,
    Insertion,
    Modification,
    ProvisionInsertion,
    ProvisionReplacement,
    Renumbering,
    Repeal,
    Substitution,
)
from acts.references.places import EidIndex
from acts.structure import parse

FIXTURES = Path(__file__).parents[3] / "fixtures"
AMENDING = sorted((FIXTURES / "acts").glob("f_99002[1-9].html"))
OPERATIONS = {
    Substitution: "substitute", Insertion: "insert", Deletion: "delete", ProvisionInsertion: "insert_provision",
    ProvisionReplacement: "replace_provision", Repeal: "repeal", Renumbering: "renumber",
}


@cache
def document_of(page: Path) -> Document:
    return parse(lines_of(Manifestation("test", page.name, page.name, page.read_bytes())))


@cache
def amended(number: str) -> Path | None:
    """The page of the sample act of a number."""
    for card in (FIXTURES / "acts").glob("*.json"):
        if json.loads(card.read_text("utf-8"))["data"]["requisite"].get("citation") == number:
            return card.with_suffix(".html")
    return None


def history(page: Path, act: int) -> list[dict[str, Any]]:
    """What an act did to a page, as the sample's history tells."""
    told = FIXTURES / "history" / f"{page.stem}.toml"
    rows = tomllib.loads(told.read_text("utf-8"))["modification"] if told.is_file() else []
    return [row for row in rows if row["act_id"] == act]


def place(index: EidIndex, eid: str) -> str:
    found = index.resolve(eid)
    return found.eid if found else eid


def words(one: Modification) -> tuple[str, str]:
    """Old and new words, blanks aside."""
    match one.action:
        case Substitution(old, new):
            return old, new
        case Insertion(new):
            return "", new
        case Deletion(old):
            return old, ""
        case ProvisionInsertion(text) | ProvisionReplacement(text):
            return "", text or ""
    return "", ""


def ordered(amendment: Amendment, index: EidIndex) -> set[tuple[str, str, str]]:
    """Operation, place and new words of what an act orders; rules an act approved are its annex."""
    annex = "att_1__" if not amendment.amends.kind else ""
    return {(OPERATIONS[type(one.action)], place(index, annex + one.target.eid), squeezed(words(one)[1]))
            for one in amendment.modifications}


def squeezed(text: str) -> str:
    return "".join(text.split())


def told(rows: list[dict[str, Any]], index: EidIndex) -> set[tuple[str, str, str]]:
    return {(row["operation"], place(index, row["target"]), "" if row["operation"] == "repeal" else squeezed(row["new"])) for row in rows}


def same(orders: set[tuple[str, str, str]], done: set[tuple[str, str, str]]) -> bool:
    """Whether each order was done; a row of a table is put into the table the history names."""
    return len(orders) == len(done) and all(
        any((operation, new) == (other, words) and (there + "__").startswith(here + "__") for other, there, words in done)
        for operation, here, new in orders)


@pytest.mark.parametrize("page", AMENDING, ids=lambda page: page.stem)
def test_the_act_orders_what_the_history_tells(page: Path) -> None:
    act, text = int(page.stem.removeprefix("f_")), read(document_of(page))
    assert is_amending(document_of(page))
    assert text.misread == ()
    assert all(amendment.modifications and not amendment.misread for amendment in text.amendments)
    changed = {told_of: history(told_of, act) for one in text.amendments if (told_of := amended(one.amends.number)) is not None}
    for target, rows in changed.items():
        if rows:   # else repealed as a whole, or not yet in force
            index = EidIndex.of(element.eid for element in document_of(target).root.walk())
            of_it = (one for one in text.amendments if amended(one.amends.number) == target)
            assert same(set().union(*(ordered(one, index) for one in of_it)), told(rows, index))


@pytest.mark.parametrize("page", AMENDING, ids=lambda page: page.stem)
def test_the_act_knows_itself(page: Path) -> None:
    card = json.loads(page.with_suffix(".json").read_text("utf-8"))["data"]["requisite"]
    act = read(document_of(page)).act
    assert act.number == card["citation"]
    assert act.adopted is not None
    assert f"{act.adopted:%d.%m.%Y}" == card["acceptDate"]
    assert "".join(act.title.split()) == "".join(card["title"].split())


@pytest.mark.parametrize("name", ["f_990002", "f_990006", "f_990008", "f_990010", "f_990012"])
def test_an_act_that_amends_nothing_is_none(name: str) -> None:
    assert not is_amending(document_of(FIXTURES / "acts" / f"{name}.html"))
