"""The real texts, catalogue and cards: nothing that is no citation is one, and known places are found and judged."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from acts.gather import items
from acts.ingest import Ingest
from acts.register.cards import take_cards
from acts.register.codes import LEGAL
from acts.register.model import Standing
from acts.register.refreshing import refresh
from acts.register.store import Register
from classifiers.exchange.model import Outcome
from classifiers.schemes.store import SchemeStore
from classifiers.standards.loaders.files import load_file
from storage.database import metadata, open_database
from storage.raw import RawStore

pytestmark = pytest.mark.corpus
TODAY = date(2026, 11, 25)
NIS2 = "/akn/eu/act/directive/2022/2555"
NUMBERED = {
    "/akn/eu/act/regulation/2016/679": {"EN ISO/IEC 17065:2012"},
    NIS2: {"ISO/IEC 17788:2014", "ISO/IEC 30111", "ISO/IEC 29147", "ISO/IEC 27000"},
    "/akn/eu/act/directive/2018/1972": {"ITU-T E.164", "ETSI EG 202 057", "ETSI EG 202 057-1", "ITU-T Y.2617"},
    "/akn/eu/act/regulation/2023/2854": {"ISO/IEC 19941:2017"},
}  # fmt: skip
"""All standards cited by number in the real texts, read by eye; the Azerbaijani codes and laws cite none so."""


@pytest.fixture(scope="module")
def register(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Register:
    home = tmp_path_factory.mktemp("register")
    engine = open_database(f"sqlite:///{home}/toplu.db")
    metadata.create_all(engine)
    ingest = Ingest(engine, RawStore(home / "raw"))
    for item in items([corpus / "laws", corpus / "international" / "eu_md", corpus / "international" / "eu_json"], "corpus"):
        ingest.take(item.manifestation, item.card)
    for name in ("iso_refs_by_ics_2018.csv", "itu_t.jsonl", "azs_sample.jsonl"):
        load_file(engine, corpus / "standards" / name, "a clerk")
    assert refresh(engine, TODAY).faults == ()
    return Register(engine)


def test_what_is_cited_is_what_was_read_by_eye(register: Register) -> None:
    found: dict[str, set[str]] = {}
    for one in register.standing(TODAY):
        found.setdefault(one.citation.work_uri, set()).add(str(one.citation.cited.designation))
    assert found == NUMBERED


def test_undated_citations_mean_the_edition_of_the_day(register: Register) -> None:
    def meant(day: date) -> set[str]:
        found = register.cited_on("/akn/eu/act/directive/2018/1972", day)
        return {one.meaning.edition.reference for one in found if one.meaning.edition and "E.164" in one.citation.cited.words}

    assert meant(date(2018, 12, 20)) == {"ITU-T E.164 (11/2010)"}
    assert meant(TODAY) != {"ITU-T E.164 (11/2010)"}


def test_a_series_means_no_edition(register: Register) -> None:
    found = {one.citation.cited.words: one.meaning for one in register.cited_on(NIS2, TODAY)}
    assert found["ISO/IEC 27000 series"].standing is Standing.SERIES
    assert found["ISO/IEC 29147"].edition is not None
    assert found["ISO/IEC 29147"].assumed


def test_the_real_cards_grow_the_tree_and_disagree_once(corpus: Path, engine: Engine) -> None:
    cards = (corpus / "classification" / "eqanun_cards.jsonl").read_bytes()
    assert {one.outcome for one in take_cards(engine, cards, "a clerk")} == {Outcome.NEW}
    assert {one.outcome for one in take_cards(engine, cards, "a clerk")} == {Outcome.SAME}
    refresh(engine, TODAY)
    register = Register(engine)
    ((use, codes),) = register.disagreeing()
    assert (use.code, codes.only_document) == ("090.060.000", ("090.060.010",))
    assert {one.level for one in SchemeStore(engine).concepts(LEGAL)} == {1, 2, 3}
    assert len(register.acts_with(LEGAL, "180.000.000")) == 2
