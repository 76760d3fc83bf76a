"""The real codes and laws, rendered: nothing lost, anchors unique, inner addresses lead somewhere."""

import re
from pathlib import Path

import pytest

from acts.model import Line
from tests.web.act.reading import parsed, words
from tests.web.act.remake import document_of
from web.render.body import render
from web.render.contents import entries
from web.render.model import Setting

pytestmark = pytest.mark.corpus
SMALL = (
    "codes/mese_mecelle.md",
    "codes/aile_mecelle.md",
    "codes/torpaq_mecelle.md",
    "laws/konstitusiya.txt",
    "laws/normativ_huquqi_aktlar_kq.txt",
)
LARGE = ("codes/mulki_mecelle.md", "codes/cinayet_mecelle.md", "laws/dovlet_rusumu.txt")


def plain(line: Line) -> str:
    """The text of a line without note marks and blanks, as a page shows it."""
    return words(line.plain)


@pytest.mark.parametrize("name", SMALL + LARGE)
def test_nothing_of_a_real_act_is_lost(corpus: Path, name: str) -> None:
    document = document_of(corpus / name)
    root = parsed(render(document, Setting()))
    references = len(root.xpath('//sup'))
    for mark in root.xpath('//sup | //*[@class="beside"] | //details[@class="rest"] | //summary'):
        mark.drop_tree()
    text, at = words(root.text_content()), 0
    for line in document.root.lines():
        at = text.index(plain(line), at)
    assert references == sum(run.note is not None for line in document.root.lines() for run in line.all_runs)


@pytest.mark.parametrize("name", SMALL + LARGE)
def test_anchors_of_a_real_act_are_its_eids(corpus: Path, name: str) -> None:
    document = document_of(corpus / name)
    ids = re.findall(r' id="([^"]*)"', render(document, Setting()))
    assert len(ids) == len(set(ids))
    assert [i for i in ids if not i.startswith("n.")] == [e.eid for e in document.root.walk() if e.eid]
    assert {entry.eid for root in entries(document.root) for entry in root.walk()} <= set(ids)
