"""From the sample's amending acts as they are printed to the text of each day."""

import re
from datetime import date
from pathlib import Path

import pytest

from acts.frbr import Manifestation
from acts.history.apply import apply
from acts.history.model import Change, Timeline
from acts.history.pending import Days, changes_of
from acts.lines import read
from acts.model import Document
from acts.modifications import instructions
from acts.structure import parse
from tests.acts.forward import sample

ACTS = Path(__file__).parents[3] / "fixtures" / "acts"
IN_FORCE = {990021: date(2016, 1, 1), 990022: date(2018, 5, 20), 990023: date(2021, 3, 1), 990024: date(2023, 9, 1),
            990025: date(2022, 3, 5), 990026: date(2023, 11, 1), 990027: date(2027, 1, 15)}
NUMBERS = {"118-XQ": "f_990002", "231-XQ": "f_990003", "87-XQ": "f_990004", "305-XQ": "f_990005", "9214": "f_990007", "9106": "f_990008",
           "9087": "f_990011", "9018": "f_990009"}
REMARK = re.compile(r"^.{0,9}ləğv edilmişdir[.;]\n", re.MULTILINE | re.IGNORECASE)


def page(path: Path) -> Document:
    return parse(read(Manifestation("sample", "", path.name, path.read_bytes())))


def orders(name: str) -> list[Change]:
    """All changes the sample's amending acts order of one act, the first act first."""
    found: list[Change] = []
    for act, day in IN_FORCE.items():
        text = instructions.read(page(ACTS / f"f_{act}.html"))
        for amendment in text.amendments:
            if NUMBERS[amendment.amends.number] == name:
                found += changes_of(text, amendment, Days(day))
    return found


@pytest.mark.parametrize("name", sample.samples())
def test_the_text_of_each_day_is_what_the_amending_acts_ordered(name: str) -> None:
    known = sample.texts(name)
    timeline = apply(Timeline(sample.document(known[min(known)])), orders(name))
    assert {str(change.modification.target) for change in timeline.refused()} <= {"annex_1/table/row_4"}  # plain text has no tables
    for day, text in known.items():
        wanted = [row.replace(" :", ":") for row in REMARK.sub("", sample.flat(text)).splitlines() if "EdDSA" not in row]
        assert sample.text_at(timeline, day).replace(" :", ":").splitlines() == wanted


def test_a_law_not_yet_in_force_gives_the_future_text() -> None:
    timeline = apply(Timeline(page(ACTS / "f_990003.html")), orders("f_990003")[-5:])
    assert not list(timeline.refused())
    today, coming = (sample.text_at(timeline, day).splitlines() for day in (date(2027, 1, 14), date(2027, 1, 15)))
    (old,) = [row for row in today if row.startswith("11.3.")]
    assert old.replace("11.3.", "11.4.") in coming
    assert len([row for row in coming if row.startswith(("12-2.", "Maddə 12-2."))]) == 3


def test_a_row_of_a_table() -> None:
    (order,) = [one for one in orders("f_990011") if "row" in str(one.modification.target)]
    found = apply(Timeline(page(ACTS / "f_990011.html")), [order])
    assert not list(found.refused())
    rows = [line for line in found.document.root.lines() if "EdDSA" in line.text]
    assert [cell.text for cell in rows[-1].cells] == ["4", "EdDSA", "IETF RFC 8032", "256", "məhdudiyyətsiz"]


def test_the_repeal_of_a_whole_act_touches_no_word() -> None:
    before = page(ACTS / "f_990009.html")
    found = apply(Timeline(before), orders("f_990009"))
    assert [change.outcome for change in found.changes] == ["applied"]
    assert found.document == before
