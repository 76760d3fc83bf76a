"""Searches on the real texts that people make, and what must come up: the table beside this file, which docs/searches.md explains."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from acts.gather import Item, gather
from search.model import SearchQuery
from search.service import Search
from web.composition import Toplu
from web.settings import Settings

TEXTS = (
    "codes/aile_mecelle.md", "codes/cinayet_mecelle.md", "codes/gomruk_mecelle.md", "codes/inzibati_xetalar_mecelle.md",
    "codes/miqrasiya_mecelle.md", "codes/reqabet_mecelle.md", "codes/torpaq_mecelle.md", "laws/emek_pensiyalari.txt",
    "laws/inzibati_icraat.txt", "laws/konstitusiya.txt", "translations/constitution_en_2016.txt",
    "international/eu_md/32016R0679_gdpr.md", "international/eu_md/02014R0910-20241018_eidas_consolidated.md",
    "international/coe/ets185_cybercrime.md",
)  # fmt: skip
PAGE = Path(__file__).parents[2] / "docs" / "searches.md"


class Wanted(NamedTuple):
    """A row of the table."""

    query: str
    work: str
    eid: str
    act: str

    @property
    def article(self) -> str:
        return self.eid.removeprefix("art_")


SEARCHES = tuple(
    Wanted(*line.split("\t"))
    for line in Path(__file__).with_name("searches.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
)


@pytest.fixture(scope="module")
def search(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Search:
    """The search over the real texts the table needs."""
    toplu = Toplu(Settings(home=tmp_path_factory.mktemp("searches")))
    ingest = toplu.ingest("corpus")
    for text in TEXTS:
        item = gather(corpus / text, "corpus", named=True)
        assert isinstance(item, Item)
        ingest.take(item.manifestation, item.card)
    ingest.settle()
    toplu.refresh_index()
    return toplu.search


@pytest.mark.corpus
@pytest.mark.parametrize("wanted", SEARCHES, ids=lambda wanted: wanted.query)
def test_the_right_provision_is_among_the_first_three_acts(search: Search, wanted: Wanted) -> None:
    page = search.find(SearchQuery(wanted.query))
    shown = [(group.work_uri, hit.eid) for group in page.groups[:3] for hit in group.hits]
    assert (wanted.work, wanted.eid) in shown


def test_the_page_tells_of_the_same_searches() -> None:
    row = re.compile(r"\| \d+ \| `(?P<query>[^`]+)` \| (?P<act>[^|]+), article (?P<article>[\d-]+): ")
    told = [(found["query"], found["act"], found["article"]) for line in PAGE.read_text("utf-8").splitlines() if (found := row.match(line))]
    assert told == [(wanted.query, wanted.act, wanted.article) for wanted in SEARCHES]


def test_half_the_searches_are_english() -> None:
    assert len(SEARCHES) == 20
    assert sum(wanted.query.isascii() and " " in wanted.query for wanted in SEARCHES[10:]) == 10
