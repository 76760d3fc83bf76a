"""More like this: provisions that speak of the same come up, the provision itself does not. On every engine."""

from collections.abc import Mapping

import pytest

from language.analysis import Analyzer, Tongue
from search.clauses import But, terms_of
from search.model import SearchDocument, SearchEngine, SearchPlan
from search.related import TELLING, related_query, telling
from tests.search.cases import TODAY, document, fill
from tests.search.conftest import Maker

ANALYZERS: Mapping[Tongue, Analyzer] = {"aze": Analyzer("aze"), "eng": Analyzer("eng")}
SEALS = (
    "Möhür kilidli sandıqda saxlanılır, sandığın açarı möhürdarda qalır.",
    "Möhürdar sandığın kilidini hər gün yoxlayır və möhürü sayır.",
    "Sandıq açılanda möhürdar şahid çağırır; kilid təzələnir.",
)
LAMPS = ("Çırağın nefti həftədə bir dəfə tökülür.", "Çıraq sönəndə fitil dəyişdirilir, neft tökülür.")
PLACES = ("bağ", "dağ", "çay", "göl", "yol", "daş", "qum", "ot", "gül", "ev")
FILLING = tuple(f"Bu qaydada {word} barədə məlumat verilir." for word in PLACES)
TEXTS = (*SEALS, *LAMPS, *FILLING)
WORLD = (
    *(document("a" if number % 2 else "b", f"art_{number}", text, heading="Möhür" if text in SEALS else "")
      for number, text in enumerate(TEXTS, 1)),
    document("a", "art_1", "Möhür kilidli sandıqda idi.", last=False, until=TODAY),
    document("c", "art_1", "The seal lies in the locked chest; the keeper has the key.", language="eng"),
    document("c", "art_2", "The keeper counts the seals in the chest.", language="eng"),
)


@pytest.fixture(scope="module")
def engine(maker: Maker, tmp_path_factory: pytest.TempPathFactory) -> SearchEngine:
    return fill(maker(tmp_path_factory.mktemp("related")), WORLD)


def found(engine: SearchEngine, one: SearchDocument) -> list[str]:
    clause = related_query(one, engine, ANALYZERS)
    return [hit.document.body for hit in engine.scan(SearchPlan(clause, today=TODAY), 100)]


@pytest.mark.parametrize("place", range(len(SEALS)))
def test_what_speaks_of_the_same_comes_up_first(engine: SearchEngine, place: int) -> None:
    others = set(SEALS) - {SEALS[place]}
    assert set(found(engine, WORLD[place])[:2]) == others


def test_of_two_lamps_one_finds_the_other(engine: SearchEngine) -> None:
    assert found(engine, WORLD[3]) == [LAMPS[1]]


def test_the_language_of_the_provision_is_its_own(engine: SearchEngine) -> None:
    assert found(engine, WORLD[-2]) == [WORLD[-1].body]


def test_a_provision_is_not_related_to_itself_in_any_wording(engine: SearchEngine) -> None:
    for one in WORLD:
        clause = related_query(one, engine, ANALYZERS)
        if clause is not None:
            assert isinstance(clause, But)
            hits = [hit.document for hit in engine.scan(SearchPlan(clause, today=TODAY), 100)]
            assert all((hit.group, hit.eid) != (one.group, one.eid) for hit in hits)


def test_words_that_all_have_or_nobody_else_tell_nothing(engine: SearchEngine) -> None:
    assert related_query(document("d", "art_1", "Yalqız söz. 12 345 və."), engine, ANALYZERS) is None
    assert related_query(document("d", "art_1", ""), engine, ANALYZERS) is None


def test_rarer_and_more_frequent_words_weigh_more(engine: SearchEngine) -> None:
    seal, oil, common = (ANALYZERS["aze"].terms(word)[0] for word in ("möhür", "neft", "məlumat"))
    once, often = (telling(document("d", "art_1", text), engine, ANALYZERS["aze"])
                   for text in ("Möhür. Neft. Məlumat.", "Möhür, möhür, möhür. Neft. Məlumat."))
    assert once[oil] > once[common]
    assert often[seal] / often[oil] > once[seal] / once[oil]
    assert max(often.values()) == 1.0
    assert all(0 < weight <= 1 for weight in often.values())


def test_the_terms_are_bounded(engine: SearchEngine) -> None:
    long = document("d", "art_1", " ".join(TEXTS) * 200)
    clause = related_query(long, engine, ANALYZERS)
    assert clause is not None
    assert len(list(terms_of(clause))) <= TELLING
