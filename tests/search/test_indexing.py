"""Telling an engine what the database holds: nothing is lost, whoever is killed, away, or at it at the same time. On both databases."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from acts import news
from acts.folding import Folding, keep_commencements
from acts.gather import gather
from acts.history.calendar import CommencementRow
from acts.ingest import Ingest
from acts.store import ActStore
from acts.tables import changes, expressions, works
from search.engines.tantivy import TantivyEngine
from search.held import documents_of
from search.indexing import Told, catch_up, rebuild, refresh, refused_texts, waiting
from search.model import (
    EngineAwayError,
    EngineResult,
    Found,
    IndexMissingError,
    SearchDocument,
    SearchEngine,
    SearchPlan,
    Unindexed,
)
from storage.database import writing
from storage.raw import RawStore

SAMPLES = Path(__file__).parents[2] / "fixtures" / "acts"
LAW = "/akn/az/act/law/2016-05-06/231-xq"
Index = dict[str, dict[str, SearchDocument]]


class MemoryEngine:
    """An engine that keeps documents by expression; several on one `shelf` see the same index, as processes do.

    ``away`` makes every call fail, ``refuses`` names a document that it does not take. ``before_commit`` is called when a commit begins.
    """

    def __init__(self, shelf: dict[str, Index] | None = None) -> None:
        self.shelf: dict[str, Index] = {} if shelf is None else shelf
        self.away = False
        self.refuses: Callable[[SearchDocument], bool] = lambda _document: False
        self.before_commit: Callable[[], None] = lambda: None
        self._drop()

    def _drop(self) -> None:
        self._fresh = False
        self._staged: Index = {}
        self._refused: list[Unindexed] = []

    def _reach(self) -> None:
        if self.away:
            raise EngineAwayError("the engine is away")

    def replace(self, expression: str, documents: Iterable[SearchDocument]) -> int:
        self._reach()
        kept = {}
        for document in documents:
            if self.refuses(document):
                self._refused.append(Unindexed(document.id, document.expression, "too large"))
            else:
                kept[document.id] = document
        self._staged[expression] = kept
        return len(kept)

    def remove(self, expression: str) -> None:
        self._reach()
        self._staged[expression] = {}

    def clear(self) -> None:
        self._reach()
        self._drop()
        self._fresh = True

    def commit(self) -> tuple[Unindexed, ...]:
        hook, self.before_commit = self.before_commit, lambda: None
        hook()
        self._reach()
        held = {} if self._fresh else self.shelf.get("living", {})
        self.shelf["living"] = {uri: kept for uri, kept in {**held, **self._staged}.items() if kept}
        refused = tuple(self._refused)
        self._drop()
        return refused

    def count(self) -> int:
        self._reach()
        if "living" not in self.shelf:
            raise IndexMissingError("there is no index")
        return sum(map(len, self.shelf["living"].values()))

    def search(self, plan: SearchPlan) -> EngineResult:
        raise NotImplementedError

    def scan(self, plan: SearchPlan, limit: int) -> Iterator[Found]:
        raise NotImplementedError

    def frequencies(self, terms: Iterable[str]) -> Mapping[str, int]:
        return {}

    def nearest(self, word: str, limit: int = 3) -> tuple[str, ...]:
        return ()

    def close(self) -> None:
        self._drop()


class World:
    """A registry, and the engine that is told of it."""

    def __init__(self, engine: Engine, raw: RawStore) -> None:
        self.engine, self.store, self.index = engine, ActStore(engine), MemoryEngine()
        self.ingest, self.folding = Ingest(engine, raw), Folding(engine)

    def take(self, *names: int | str) -> None:
        for name in names:
            item = gather(SAMPLES / (f"f_{name}.html" if isinstance(name, int) else name), "sample", named=True)
            self.ingest.take(replace(item.manifestation, fetched_at=datetime(2026, 1, 1, tzinfo=UTC)), item.card)  # type: ignore[union-attr]
        self.ingest.settle()

    def in_database(self) -> Index:
        with self.engine.begin() as connection:
            uris = connection.execute(sa.select(expressions.c.uri).where(expressions.c.shown.is_not(None))).scalars().all()
        held = {uri: {document.id: document for document in documents_of(self.store, uri)} for uri in uris}
        return {uri: documents for uri, documents in held.items() if documents}

    def agrees(self, index: MemoryEngine | None = None) -> bool:
        """Whether the index holds what the database does."""
        return (index or self.index).shelf.get("living") == self.in_database()

    def retitle(self, title: str, uri: str = LAW) -> None:
        """Change an act as an editor would: with its entry in the outbox."""
        with writing(self.engine) as connection:
            connection.execute(works.update().where(works.c.uri == uri).values(status="repealed"))
            connection.execute(expressions.update().where(expressions.c.uri.like(f"{uri}/%")).values(title=title))
            for one in connection.execute(sa.select(expressions.c.uri).where(expressions.c.uri.like(f"{uri}/%"))).scalars().all():
                news.put(connection, one)


@pytest.fixture
def world(engine: Engine, raw: RawStore) -> World:
    made = World(engine, raw)
    made.take(990001, 990003)
    made.folding.refresh()
    return made


def test_a_rebuild_holds_what_the_database_does(world: World) -> None:
    told = rebuild(world.store, world.index)
    assert world.agrees()
    assert not waiting(world.store)
    assert told == Told(len(world.in_database()), world.index.count())


def test_what_changed_is_told_by_the_outbox_alone(world: World) -> None:
    rebuild(world.store, world.index)
    world.take(990002)
    assert not world.agrees()
    assert waiting(world.store)
    assert catch_up(world.store, world.index).texts
    assert world.agrees()
    assert not waiting(world.store)
    assert catch_up(world.store, world.index) == Told()


def test_catching_up_an_empty_index_ends_in_the_same_state(world: World) -> None:
    catch_up(world.store, world.index)
    assert world.agrees()


def test_a_timeline_built_anew_reaches_the_index(world: World) -> None:
    world.take(990004, 990005, 990007, 990011)
    catch_up(world.store, world.index)
    before = world.index.count()
    assert world.folding.refresh()
    assert waiting(world.store)
    catch_up(world.store, world.index)
    assert world.agrees()
    assert world.index.count() > before


def test_a_day_of_commencement_reaches_the_index(world: World) -> None:
    rebuild(world.store, world.index)
    number, adopted = _an_amending_act(world)
    assert keep_commencements(world.engine, [CommencementRow(adopted, number, date(2027, 5, 6))])
    assert world.folding.refresh()
    assert waiting(world.store)
    catch_up(world.store, world.index)
    assert world.agrees()
    assert any(one.valid_from == date(2027, 5, 6) for kept in world.index.shelf["living"].values() for one in kept.values())


def _an_amending_act(world: World) -> tuple[str, date]:
    query = sa.select(changes.c.act_number, changes.c.act_date).where(changes.c.outcome == "applied", changes.c.act_number != "")
    with world.engine.begin() as connection:
        row = connection.execute(query.where(changes.c.act_date.is_not(None)).order_by(changes.c.act_date.desc())).first()
    if row is None:
        raise LookupError("the sample has no change")
    return row.act_number, row.act_date


def test_an_act_cited_that_came_in_later_reaches_what_cites_it(world: World) -> None:
    world.take(*range(990002, 990013))
    rebuild(world.store, world.index)
    assert any(one.cites for kept in world.index.shelf["living"].values() for one in kept.values())
    assert world.agrees()


def test_all_texts_of_an_act_are_told_with_one(world: World) -> None:
    world.take("f_990003.en.docx")
    rebuild(world.store, world.index)
    first, *others = (one.uri for one in world.store.expressions(LAW))
    assert others
    with writing(world.engine) as connection:
        connection.execute(works.update().values(status="repealed"))
        news.put(connection, first)
    catch_up(world.store, world.index)
    statuses = {one.language: one.status for kept in world.index.shelf["living"].values() for one in kept.values() if one.group == LAW}
    assert set(statuses.values()) == {"repealed"}


def test_a_text_no_longer_held_goes(world: World) -> None:
    rebuild(world.store, world.index)
    with writing(world.engine) as connection:
        uri = connection.execute(sa.select(expressions.c.uri)).scalars().first()
        connection.execute(expressions.delete().where(expressions.c.uri == uri))
        news.put(connection, str(uri))
    catch_up(world.store, world.index)
    assert uri not in world.index.shelf["living"]
    assert world.agrees()


def test_an_engine_that_is_away_loses_nothing(world: World) -> None:
    rebuild(world.store, world.index)
    world.retitle("Başqa ad")
    many = waiting(world.store)
    world.index.away = True
    for tell in (catch_up, rebuild, refresh):
        with pytest.raises(EngineAwayError):
            tell(world.store, world.index)
    assert waiting(world.store) == many
    world.index.away = False
    catch_up(world.store, world.index)
    assert world.agrees()
    assert not waiting(world.store)


def test_an_engine_that_goes_away_at_the_commit_loses_nothing(world: World) -> None:
    rebuild(world.store, world.index)
    held = dict(world.index.shelf["living"])
    world.retitle("Başqa ad")
    for tell in (catch_up, rebuild):
        world.index.before_commit = lambda: setattr(world.index, "away", True)
        with pytest.raises(EngineAwayError):
            tell(world.store, world.index)
        world.index.away = False
        assert world.index.shelf["living"] == held
        assert waiting(world.store)
    catch_up(world.store, world.index)
    assert world.agrees()


def test_a_rebuild_that_failed_leaves_nothing_for_the_next_commit(world: World) -> None:
    rebuild(world.store, world.index)

    def fail(_done: int, _all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(world.store, world.index, fail)
    world.retitle("Başqa ad")
    catch_up(world.store, world.index)
    assert world.agrees()


def test_refused_documents_are_reported_until_told_again(world: World) -> None:
    world.index.refuses = lambda document: document.eid == "art_2" and document.group == LAW
    told = rebuild(world.store, world.index)
    assert {one.reason for one in told.refused} == {"too large"}
    assert refused_texts(world.store) == tuple(sorted({one.expression for one in told.refused}))
    assert not waiting(world.store)                                    # they are not tried again and again
    assert catch_up(world.store, world.index) == Told()
    world.retitle("Başqa ad")
    assert catch_up(world.store, world.index).refused
    world.index.refuses = lambda _document: False
    world.retitle("Yenə başqa ad")
    catch_up(world.store, world.index)
    assert not refused_texts(world.store)
    assert world.agrees()


def test_a_rebuild_tries_refused_documents_again(world: World) -> None:
    world.index.refuses = lambda document: document.eid == "art_1"
    rebuild(world.store, world.index)
    world.index.refuses = lambda _document: False
    rebuild(world.store, world.index)
    assert not refused_texts(world.store)
    assert world.agrees()


def test_what_another_process_told_during_a_rebuild_is_not_lost(world: World) -> None:
    """The other writes into the index in use until then, which the new one replaces."""
    rebuild(world.store, world.index)
    other = MemoryEngine(world.index.shelf)

    def meanwhile() -> None:
        world.retitle("Başqa ad")
        world.take(990002)
        catch_up(world.store, other)
        assert not waiting(world.store)

    world.index.before_commit = meanwhile
    rebuild(world.store, world.index)
    assert world.agrees()
    assert not waiting(world.store)


def test_a_process_that_read_before_and_wrote_after_another_does_not_win(world: World) -> None:
    """One reads the act as it was; the act changes and the other tells of it; then the first makes visible what it read."""
    rebuild(world.store, world.index)
    other = MemoryEngine(world.index.shelf)
    world.retitle("Köhnə ad")

    def meanwhile() -> None:
        world.retitle("Yeni ad")
        catch_up(world.store, other)
        assert world.agrees(other)

    world.index.before_commit = meanwhile
    catch_up(world.store, world.index)
    assert world.agrees()
    assert not waiting(world.store)


def test_a_rebuild_beside_another_rebuild(world: World) -> None:
    other = MemoryEngine(world.index.shelf)

    def meanwhile() -> None:
        world.retitle("Yeni ad")
        rebuild(world.store, other)

    world.index.before_commit = meanwhile
    rebuild(world.store, world.index)
    assert world.agrees()
    assert not catch_up(world.store, other).refused
    assert not waiting(world.store)


def test_a_catching_up_that_began_before_a_rebuild_and_ended_after_it(world: World) -> None:
    rebuild(world.store, world.index)
    other = MemoryEngine(world.index.shelf)
    world.retitle("Köhnə ad")

    def meanwhile() -> None:
        world.retitle("Yeni ad")
        rebuild(world.store, other)

    world.index.before_commit = meanwhile
    catch_up(world.store, world.index)
    assert world.agrees()
    assert not waiting(world.store)


def test_two_that_never_find_themselves_alone_come_to_an_end(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search.indexing.LONGEST_WAIT", 0.0)
    rebuild(world.store, world.index)
    other = MemoryEngine(world.index.shelf)

    def meanwhile() -> None:
        catch_up(world.store, other)
        world.index.before_commit = meanwhile

    world.index.before_commit = meanwhile
    world.retitle("Yeni ad")
    catch_up(world.store, world.index)
    world.index.before_commit = lambda: None
    catch_up(world.store, world.index)
    assert world.agrees()
    assert not waiting(world.store)


def test_refreshing_makes_a_missing_or_empty_index_and_else_catches_up(world: World) -> None:
    assert refresh(world.store, world.index).texts == len(world.in_database())
    assert refresh(world.store, world.index) == Told()
    world.index.clear()
    world.index.commit()
    refresh(world.store, world.index)
    assert world.agrees()


def test_progress_counts_the_texts(world: World) -> None:
    seen: list[tuple[int, int]] = []
    rebuild(world.store, world.index, lambda done, all_: seen.append((done, all_)))
    assert seen == [(number, len(world.in_database())) for number in range(1, len(world.in_database()) + 1)]
    world.retitle("Başqa ad")
    seen.clear()
    catch_up(world.store, world.index, lambda done, all_: seen.append((done, all_)))
    assert seen
    assert seen[-1][0] == seen[-1][1]


def test_the_real_engine_holds_what_the_database_does(world: World, tmp_path: Path) -> None:
    index: SearchEngine = TantivyEngine(tmp_path / "index")
    told = rebuild(world.store, index)
    assert (told.refused, index.count()) == ((), sum(map(len, world.in_database().values())))
    world.take(990002)
    catch_up(world.store, TantivyEngine(tmp_path / "index", patience=5.0))     # another process: the first holds no lock
    assert index.count() == sum(map(len, world.in_database().values()))
