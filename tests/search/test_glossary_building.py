"""Candidates for the glossary out of acts held: the sample acts that have a translation."""

from pathlib import Path

import pytest
from sqlalchemy.engine import Engine

from acts.gather import Item, files_of, gather
from acts.ingest import Ingest
from acts.parallel import parallel_acts, side_by_side
from acts.store import ActStore
from classifiers.glossary.entries import Candidate, Origin
from classifiers.glossary.model import Standing
from classifiers.glossary.store import GlossaryStore
from search.glossary_building import DEFINITIONS, defined, of_acts
from storage.database import metadata, open_database
from storage.raw import RawStore

SAMPLES = Path(__file__).parent.parent.parent / "fixtures" / "acts"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    home = tmp_path_factory.mktemp("building")
    engine = open_database(f"sqlite:///{home / 'toplu.db'}")
    metadata.create_all(engine)
    ingest = Ingest(engine, RawStore(home / "raw"))
    for file in files_of((SAMPLES,)):
        item = gather(file, "sample", named=False) if isinstance(file, Path) else None
        if isinstance(item, Item):
            list(ingest.take(item.manifestation, item.card))
    return engine


@pytest.fixture(scope="module")
def found(held: Engine) -> tuple[Candidate, ...]:
    return tuple(of_acts(ActStore(held)))


def of(found: tuple[Candidate, ...], origin: Origin) -> dict[str, str]:
    return {one.term.az: one.term.en for one in found if one.origin is origin}


def test_titles_in_both_languages_are_in_use_at_once(found: tuple[Candidate, ...]) -> None:
    titles = of(found, Origin.TITLES)
    assert titles["Fərdi məlumatlar haqqında (nümunə)"] == "On Personal Data (sample)"
    assert titles["Azərbaycan Respublikasının Mülki Məcəlləsi"] == "Civil Code"
    assert {one.term.standing for one in found if one.origin is Origin.TITLES} == {Standing.IN_USE}


@pytest.mark.parametrize(("az", "en"), [
    ("elektron imza", "electronic signature"), ("imza sahibi", "signatory"), ("ixtisaslı sertifikat", "qualified certificate"),
    ("fərdi məlumatların subyekti", "data subject"), ("kritik informasiya infrastrukturu", "critical information infrastructure"),
])  # fmt: skip
def test_articles_of_definitions_give_their_terms(found: tuple[Candidate, ...], az: str, en: str) -> None:
    assert of(found, Origin.DEFINITIONS)[az] == en


def test_all_but_titles_is_proposed_with_its_place(found: tuple[Candidate, ...]) -> None:
    others = [one for one in found if one.origin is not Origin.TITLES]
    assert {one.term.standing for one in others} == {Standing.PROPOSED}
    assert all(one.evidence and one.evidence[0].place.startswith("/akn/") for one in others)


def test_translations_compared_give_terms(found: tuple[Candidate, ...]) -> None:
    pairs = of(found, Origin.TRANSLATIONS)
    assert len(pairs) > 20
    assert "qualified electronic signature" in {en.casefold() for en in pairs.values()} | set(of(found, Origin.DEFINITIONS).values())


def test_building_twice_adds_nothing(held: Engine, found: tuple[Candidate, ...]) -> None:
    store = GlossaryStore(held)
    first, second = store.propose(found), store.propose(found)
    assert first.added
    assert (second.added, second.in_use, second.unfit) == (0, 0, 0)


def test_both_texts_of_an_act_are_cut_alike(held: Engine) -> None:
    store = ActStore(held)
    for act in parallel_acts(store):
        units = list(side_by_side(store.document(act.az.shown), store.document(act.en.shown)))
        assert len(units) > act.az.provisions
        assert all(unit.az and unit.en and unit.eid for unit in units)


@pytest.mark.parametrize("rule", DEFINITIONS, ids=lambda rule: rule.sample)
def test_every_way_to_define_takes_the_term_of_its_sample(rule: object) -> None:
    language = rule.language  # type: ignore[attr-defined]
    assert defined(rule.sample, language) == ("elektron bağ" if language == "az" else "electronic garden")  # type: ignore[attr-defined]


@pytest.mark.parametrize(("text", "term"), [
    ("bağın subyekti (bundan sonra – subyekt) – bağa gələn şəxs", "bağın subyekti"), ("Bağa girmək olar.", ""), ("", ""),
])  # fmt: skip
def test_what_is_defined(text: str, term: str) -> None:
    assert defined(text, "az") == term
