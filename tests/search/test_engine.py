"""Every engine alone: what is held, what is seen when, what becomes of a document that cannot be held."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from search.clauses import Everything, Has, Key, Wild
from search.model import EngineAwayError, IndexMissingError, SearchEngine, SearchPlan
from tests.search.cases import ROOT, TODAY, WORLD, document, fill
from tests.search.conftest import Maker

ALL = len(WORLD)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def engine(maker: Maker, folder: Path) -> Iterator[SearchEngine]:
    engine = fill(maker(folder))
    yield engine
    engine.close()


def ids(engine: SearchEngine, pattern: str) -> list[str]:
    return [one.document.id.removeprefix(ROOT) for one in engine.scan(SearchPlan(Wild(pattern), today=TODAY), 100)]


def test_all_documents_are_held(engine: SearchEngine) -> None:
    assert engine.count() == ALL


def test_replacing_takes_the_former_wording_out(engine: SearchEngine) -> None:
    assert ids(engine, "fanar") == ["d/aze@#art_1", "d/aze@#art_2", "d/aze@#art_4@2015-01-01"]
    engine.replace(f"{ROOT}d/aze@", [document("d", "art_1", "Yeni fanar.", number="D-1")])
    engine.commit()
    assert ids(engine, "fanar") == ["d/aze@#art_1"]
    assert ids(engine, "teze") == []
    assert engine.count() == ALL - 8
    plan = SearchPlan(Has(Key.NUMBER, ("d-1",)), today=TODAY)
    assert engine.search(plan).acts[0].found[0].document.number == "D-1"


def test_replacing_twice_before_a_commit(engine: SearchEngine) -> None:
    for body in ("Birinci.", "Ikinci."):
        assert engine.replace(f"{ROOT}n/aze@", [document("n", "art_1", body)]) == 1
    engine.commit()
    assert (ids(engine, "birinci"), ids(engine, "ikinci")) == ([], ["n/aze@#art_1"])


def test_replacing_twice_in_a_new_index(maker: Maker, folder: Path) -> None:
    engine = maker(folder)
    engine.clear()
    for body in ("Birinci.", "Ikinci."):
        engine.replace(f"{ROOT}n/aze@", [document("n", "art_1", body)])
    engine.commit()
    assert engine.count() == 1
    engine.close()


def test_removing_and_replacing_by_nothing(engine: SearchEngine) -> None:
    engine.remove(f"{ROOT}g/aze@")
    engine.remove(f"{ROOT}not-held/aze@")
    assert engine.replace(f"{ROOT}d/aze@", []) == 0
    engine.commit()
    assert engine.count() == ALL - 10
    assert ids(engine, "guzgu") == ["e/aze@#art_1", "e/aze@#art_2", "f/aze@#art_1"]
    assert engine.frequencies(["fanar"]) == {"fanar": 0}


def test_nothing_is_seen_before_the_commit(engine: SearchEngine) -> None:
    engine.replace(f"{ROOT}n/aze@", [document("n", "art_1", "Yeni.")])
    assert ids(engine, "yeni") == []
    assert engine.commit() == ()
    assert ids(engine, "yeni") == ["n/aze@#art_1"]


def test_the_former_index_answers_until_the_new_one_takes_its_place(engine: SearchEngine, maker: Maker, folder: Path) -> None:
    reader = maker(folder)
    assert len(ids(reader, "fanar")) == 3
    engine.clear()
    engine.replace(f"{ROOT}n/aze@", [document("n", "art_1", "Yeni.")])
    assert (engine.count(), reader.count()) == (ALL, ALL)
    engine.commit()
    assert (engine.count(), reader.count()) == (1, 1)
    assert (ids(reader, "fanar"), ids(reader, "yeni")) == ([], ["n/aze@#art_1"])
    reader.close()


def test_a_rebuild_given_up_leaves_the_index_as_it_was(engine: SearchEngine) -> None:
    engine.clear()
    engine.replace(f"{ROOT}n/aze@", [document("n", "art_1", "Yeni.")])
    engine.close()
    assert engine.count() == ALL
    assert ids(engine, "yeni") == []
    engine.clear()
    engine.commit()
    assert engine.count() == 0


def test_writing_goes_on_in_the_new_index(engine: SearchEngine) -> None:
    engine.clear()
    engine.commit()
    engine.replace(f"{ROOT}n/aze@", [document("n", "art_1", "Yeni.")])
    engine.commit()
    assert ids(engine, "yeni") == ["n/aze@#art_1"]


def test_an_empty_index_answers(maker: Maker, folder: Path) -> None:
    engine = fill(maker(folder), ())
    result = engine.search(SearchPlan(Everything(), today=TODAY))
    assert (result.total_hits, result.total_acts, result.acts) == (0, 0, ())
    assert (engine.count(), engine.frequencies(["x"]), engine.nearest("möhür")) == (0, {"x": 0}, ())
    engine.close()


def test_without_an_index(maker: Maker, folder: Path) -> None:
    engine = maker(folder)
    plan = SearchPlan(Everything(), today=TODAY)
    for ask in (engine.count, lambda: engine.frequencies(["x"]), lambda: engine.search(plan), lambda: list(engine.scan(plan, 1))):
        with pytest.raises(IndexMissingError, match="toplu index"):
            ask()
    with pytest.raises(EngineAwayError, match="toplu index"):
        engine.replace("x", [])
    engine.close()


def test_what_cannot_be_held_is_told_and_the_rest_written(engine: SearchEngine) -> None:
    bad = document("n", "art_1", "Yarım \ud800 işarə.")
    assert engine.replace(f"{ROOT}n/aze@", [bad, document("n", "art_2", "Yeni.")]) <= 2
    (refused,) = engine.commit()
    assert (refused.id, refused.expression) == (bad.id, bad.expression)
    assert refused.reason
    assert ids(engine, "yeni") == ["n/aze@#art_2"]
    assert engine.commit() == ()


def test_near_words(engine: SearchEngine) -> None:
    assert engine.nearest("mohurr") == ("möhür",)
    assert engine.nearest("sadniqdadir") == ("sandıqdadır",)
    assert engine.nearest("xyzxyz") == ()


def test_a_document_of_a_day_to_come_is_seen_from_that_day(engine: SearchEngine) -> None:
    soon = date(2099, 1, 1)
    former, last = (document("n", "art_1", "Yeni.", since=since, until=until, last=until is None) for since, until in (
        (date(2001, 1, 1), soon), (soon, None),
    ))  # fmt: skip
    engine.replace(f"{ROOT}n/aze@", [former, last])
    engine.commit()
    plan = SearchPlan(Wild("yeni"), today=date(2098, 12, 31))
    assert [one.document for one in engine.scan(plan, 9)] == [former]
    assert [one.document for one in engine.scan(replace(plan, today=soon), 9)] == [last]


def test_pages_do_not_overlap(engine: SearchEngine) -> None:
    for number in range(40):
        uri = f"p{number}"
        rows = [document(uri, f"art_{row}", f"Bulaq {'axır ' * (row % 3)}", repealed=row % 4 == 1) for row in range(number % 5 + 1)]
        engine.replace(rows[0].expression, [replace(row, status=("in_force", "repealed")[number % 2]) for row in rows])
    engine.commit()
    for clause in (Wild("bulaq"), Everything()):
        whole = engine.search(SearchPlan(clause, today=TODAY, size=100, provisions=3))
        for size in (1, 7, 25):
            pages = [engine.search(SearchPlan(clause, today=TODAY, page=page, size=size, provisions=3)) for page in range(1, 100 // size)]
            assert tuple(act for page in pages for act in page.acts) == whole.acts[: size * len(pages)]


@pytest.mark.parametrize("enough", [0, 1, 2, 10_000])
def test_counts_are_whole_where_acts_may_be_left_out(engine: SearchEngine, enough: int) -> None:
    plan = SearchPlan(Wild("fanar*"), today=TODAY)
    whole, result = engine.search(plan), engine.search(replace(plan, enough=enough))
    assert whole.total_hits > 2
    assert replace(result, acts=()) == replace(whole, acts=())
    if enough <= whole.total_hits:
        assert result.acts == whole.acts
