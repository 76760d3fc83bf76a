"""What an amending act does to others, in the analysis of its export."""

import pytest
from lxml import etree

from acts.akn import read, write
from acts.akn.names import akn
from acts.modifications import instructions
from acts.xml import parse_xml
from tests.acts.akn.samples import identified, pages


@pytest.fixture(scope="module")
def act() -> etree._Element:
    work, expression, document = identified(next(page for page in pages() if page.stem == "f_990022"))
    body = write(work, expression, document, amending=instructions.read(document))
    assert read(body).document == document
    return parse_xml(body, "export")


def test_each_instruction_is_a_modification(act: etree._Element) -> None:
    active = act.find(f".//{akn('activeModifications')}")
    assert active is not None
    told = [(mod.get("type"), mod[0].get("href"), mod[1].get("href")) for mod in active]
    assert len(told) > 5
    assert all(type_ in ("substitution", "insertion", "repeal", "replacement", "renumbering") for type_, _, _ in told)


def test_it_leads_from_the_unit_that_orders_to_the_unit_that_changes(act: etree._Element) -> None:
    eids = {f"#{node.get('eId')}" for node in act.iter() if node.get("eId")}
    for mod in act.iterfind(f".//{akn('activeModifications')}/{akn('textualMod')}"):
        assert mod[0].get("href") in eids
        assert (mod[1].get("href") or "").startswith("/akn/az/act/law/")


def test_the_amended_acts_are_references(act: etree._Element) -> None:
    assert [ref.get("href") for ref in act.iter(akn("activeRef"))]
