"""A serving program tells the engine what changed, again and again until it has heard it."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from acts.gather import items
from search.indexing import waiting
from search.model import EngineAwayError, SearchQuery
from web.composition import Toplu
from web.settings import Settings
from web.upkeep import Upkeep

ACTS = Path(__file__).parents[2] / "fixtures" / "acts"


class Away(Toplu):
    """A program whose engine is away as long as `away` says so."""

    away = False

    def refresh_index(self, *more: object) -> object:  # type: ignore[override]
        if self.away:
            raise EngineAwayError("the engine does not answer")
        return super().refresh_index()


@pytest.fixture
def toplu(tmp_path: Path) -> Iterator[Away]:
    toplu = Away(Settings(home=tmp_path))
    toplu.catch_up()
    yield toplu
    toplu.index.close()


def take(toplu: Toplu, name: str) -> None:
    ingest = toplu.ingest("sample")
    for item in items([ACTS / name], "sample"):
        ingest.take(item.manifestation, item.card)
    ingest.settle()


def test_what_changed_is_told(toplu: Away) -> None:
    take(toplu, "f_990004.html")
    assert waiting(toplu.store)
    assert Upkeep(toplu).look()
    assert not waiting(toplu.store)
    assert toplu.search.find(SearchQuery("informasiya resursu")).groups


def test_an_engine_that_is_away_is_told_later_and_logged_once(toplu: Away, caplog: pytest.LogCaptureFixture) -> None:
    upkeep = Upkeep(toplu)
    toplu.away = True
    take(toplu, "f_990004.html")
    with caplog.at_level(logging.WARNING):
        assert [upkeep.look() for _ in range(3)] == [False] * 3
    assert [record.message for record in caplog.records if "nothing is lost" in record.message] == [caplog.records[0].message]
    assert waiting(toplu.store)
    toplu.away = False
    with caplog.at_level(logging.WARNING):
        assert upkeep.look()
    assert "answers again" in caplog.records[-1].message
    assert not waiting(toplu.store)


def test_it_looks_by_itself(toplu: Away) -> None:
    upkeep, seen = Upkeep(toplu, every=0.01), []
    take(toplu, "f_990004.html")
    upkeep.start(lambda: seen.append("first"))
    try:
        for _ in range(2000):
            if not waiting(toplu.store):
                break
            upkeep._end.wait(0.01)
    finally:
        upkeep.stop()
    assert seen == ["first"]
    assert not waiting(toplu.store)
