"""Tables of terms, out and in."""

import json

import pytest
from sqlalchemy.engine import Engine

from classifiers.errors import GlossaryError
from classifiers.glossary.entries import Wanted
from classifiers.glossary.exchange import COLUMNS, Outcome, cells, table, take_in
from classifiers.glossary.model import Standing, Term
from classifiers.glossary.skos import graph
from classifiers.glossary.store import GlossaryStore

HEAD = "\t".join(COLUMNS)
HOUSE = Term("ev", "ev", "house", ("mənzil",), ("dam", "daxma"), ("dwelling",), "places")
CITY = Term("seher", "şəhər", "city", domain="places", standing=Standing.PROPOSED)


@pytest.fixture
def store(engine: Engine) -> GlossaryStore:
    kept = GlossaryStore(engine)
    kept.bring_up((HOUSE, CITY))
    return kept


def outcomes(store: GlossaryStore, text: str, **options: bool) -> list[str]:
    return [verdict.outcome.value for verdict in take_in(store.engine, text, "Aynur", **options)]


def test_what_went_out_comes_in_unchanged(store: GlossaryStore) -> None:
    terms = tuple(entry.term for entry in store.find(Wanted()).entries)
    version = store.version()
    assert outcomes(store, table(terms)) == ["unchanged", "unchanged"]
    assert store.version() == version


def test_into_an_empty_glossary(engine: Engine) -> None:
    store = GlossaryStore(engine)
    assert outcomes(store, table((HOUSE, CITY))) == ["added", "added"]
    assert store.entry("ev").term == HOUSE
    assert store.entry("seher").term == CITY


def test_rows_without_id_find_their_term_by_name(store: GlossaryStore) -> None:
    verdicts = take_in(store.engine, "az\ten\nev\thome\ndəniz\tsea\n", "Aynur")
    assert [(v.line, v.name, v.outcome.value) for v in verdicts] == [(2, "ev", "changed"), (3, "dəniz", "added")]
    assert store.entry("ev").term.everyday == HOUSE.everyday, "columns left out stay"
    assert store.entry("deniz").by == "Aynur"


def test_a_row_refused_leaves_everything_as_it_was(store: GlossaryStore) -> None:
    version = store.version()
    verdicts = take_in(store.engine, "az\ten\nev\thome\ndəniz\t\n", "Aynur")
    assert [verdict.outcome for verdict in verdicts] == [Outcome.CHANGED, Outcome.REFUSED]
    assert verdicts[1].reason == "en: a term has a name in each language"
    assert (store.version(), store.entry("ev").term) == (version, HOUSE)


def test_the_rest_of_a_table_when_asked(store: GlossaryStore) -> None:
    assert outcomes(store, "az\ten\nev\thome\ndəniz\t\n", skip_refused=True) == ["changed", "refused"]
    assert store.entry("ev").term.en == "home"


@pytest.mark.parametrize(("row", "reason"), [
    ("ev\thouse\tbad", "expected in_use, proposed or refused"), ("ev\thouse", "expected 3 cells, found 2"),
    ("ev\thouse\tin_use\nEV\thouse\tin_use", "the same term stands on line 2"),
])  # fmt: skip
def test_rows_refused(store: GlossaryStore, row: str, reason: str) -> None:
    assert reason in take_in(store.engine, f"az\ten\tstanding\n{row}\n", "Aynur")[-1].reason


@pytest.mark.parametrize("text", ["", "az\n", "az\ten\tcolour\n", "az\taz\ten\n", "no head"])
def test_a_head_not_understood(store: GlossaryStore, text: str) -> None:
    with pytest.raises(GlossaryError, match="line 1: expected a head"):
        take_in(store.engine, text, "Aynur")


def test_cells() -> None:
    assert cells(HOUSE) == ("ev", "ev", "mənzil", "dam; daxma", "house", "dwelling", "places", "toplu", "in_use")


def test_linked_data() -> None:
    document = graph((HOUSE, CITY), "https://numune.example/glossary")
    scheme, house, city = document["@graph"]
    assert scheme["@type"] == "skos:ConceptScheme"
    assert house["@id"] == "https://numune.example/glossary/ev"
    assert house["prefLabel"] == {"az": "ev", "en": "house"}
    assert house["altLabel"] == {"az": ["mənzil"], "en": ["dwelling"]}
    assert house["hiddenLabel"] == {"az": ["dam", "daxma"]}
    assert city["status"] == "proposed"
    json.dumps(document)
