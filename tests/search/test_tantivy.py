"""The embedded engine's folder: generations, the right to write, what is broken."""

import json
import threading
from datetime import date
from pathlib import Path

import pytest

from search.clauses import Wild
from search.engines import tantivy_view
from search.engines.tantivy import TantivyEngine
from search.model import EngineAwayError, IndexMissingError, SearchError, SearchPlan
from tests.search.cases import ROOT, TODAY, WORLD, document, fill

ALL = len(WORLD)


@pytest.fixture
def engine(tmp_path: Path) -> TantivyEngine:
    engine = TantivyEngine(tmp_path / "index")
    fill(engine)
    return engine


def generation(folder: Path) -> Path:
    return folder / str(json.loads((folder / "toplu.json").read_text("utf-8"))["generation"])


def test_a_killed_rebuilds_leftovers_are_removed(engine: TantivyEngine) -> None:
    engine.close()
    left = engine.folder / "generation-left"
    left.mkdir()
    (left / "half.idx").write_text("…")
    (engine.folder / "mine.txt").write_text("not of the index")
    fill(engine)
    held = sorted(one.name for one in engine.folder.iterdir())
    assert held == sorted([generation(engine.folder).name, "mine.txt", "toplu.json", "writing.lock"])


def test_a_reader_in_the_midst_goes_on(engine: TantivyEngine) -> None:
    reader = TantivyEngine(engine.folder)
    assert reader.count() == ALL
    view = reader._reading()
    fill(engine, WORLD[:3])
    assert view.searcher.num_docs == ALL
    assert view.document(view.searcher.search(view.every(), 1).hits[0][1], 0).body
    assert reader.count() == 3


def test_a_second_writer_is_told(engine: TantivyEngine) -> None:
    second = TantivyEngine(engine.folder, patience=0)
    engine.remove("x")
    for write in (second.clear, lambda: second.remove("x")):
        with pytest.raises(SearchError, match="written by another process"):
            write()
    engine.close()
    second.clear()
    second.close()


def test_a_commit_lets_others_write(engine: TantivyEngine) -> None:
    engine.remove("x")
    engine.commit()
    second = TantivyEngine(engine.folder, patience=0)
    second.clear()
    second.commit()
    assert engine.count() == 0


def test_a_second_writer_waits_for_the_first(engine: TantivyEngine) -> None:
    second = TantivyEngine(engine.folder)
    engine.remove("x")
    waiting = threading.Thread(target=second.clear)
    waiting.start()
    waiting.join(0.3)
    engine.close()
    waiting.join()
    second.commit()
    assert second.count() == 0
    second.close()


@pytest.mark.parametrize("name", ["schema", "analyzer", "weights"])
def test_an_index_of_another_version_is_refused_and_made_anew(engine: TantivyEngine, name: str) -> None:
    engine.close()
    meta = engine.folder / "toplu.json"
    meta.write_text(json.dumps({**json.loads(meta.read_text("utf-8")), name: "0"}), "utf-8")
    for ask in (engine.count, lambda: engine.remove("x")):
        with pytest.raises(IndexMissingError, match=r"version.*toplu index"):
            ask()
    assert fill(engine).count() == ALL


@pytest.mark.parametrize("content", ["", "{", "[]", '{"index_settings": 1}'])
@pytest.mark.parametrize("name", ["meta.json", "toplu.json"])
def test_a_broken_index_is_refused_and_made_anew(engine: TantivyEngine, name: str, content: str) -> None:
    engine.close()
    (engine.folder if name == "toplu.json" else generation(engine.folder)).joinpath(name).write_text(content)
    with pytest.raises(IndexMissingError, match="toplu index"):
        engine.count()
    assert fill(engine).count() == ALL


@pytest.mark.parametrize("found", ["../../etc", "generation-none", 7, None])
def test_a_generation_that_is_not_one(engine: TantivyEngine, found: object) -> None:
    engine.close()
    meta = engine.folder / "toplu.json"
    meta.write_text(json.dumps({**json.loads(meta.read_text("utf-8")), "generation": found}), "utf-8")
    with pytest.raises(IndexMissingError, match="toplu index"):
        engine.count()


def test_a_lost_segment_is_refused(engine: TantivyEngine) -> None:
    engine.close()
    for file in generation(engine.folder).glob("*.store"):
        file.unlink()
    with pytest.raises(IndexMissingError, match="toplu index"):
        engine.count()


def test_a_folder_without_rights(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(EngineAwayError):
        TantivyEngine(tmp_path / "file" / "index").clear()


def test_an_index_of_the_first_version_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "toplu.json").write_text('{"schema": "1", "analyzer": "1"}')
    (tmp_path / "meta.json").write_text("{}")
    (tmp_path / "0123.idx").write_text("x")
    engine = TantivyEngine(tmp_path)
    with pytest.raises(IndexMissingError):
        engine.count()
    fill(engine)
    assert engine.count() == ALL
    assert not (tmp_path / "meta.json").exists()


def test_more_acts_than_are_counted_in_one_pass(engine: TantivyEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = engine._reading()
    expected = whole.counts(whole.every())
    monkeypatch.setattr(tantivy_view, "BUCKETS", 3)
    found = whole.counts(whole.every())
    for name in ("places", "hits", "repealed"):
        assert getattr(found, name).tolist() == getattr(expected, name).tolist()
    assert int(found.hits.sum()) == ALL


@pytest.mark.parametrize(("pattern", "found"), [("fa" + "*a" * 300, 0), ("f" + "?*" * 150, 0), ("fa" + "*" * 1000 + "r", 3)])
def test_patterns_too_much_for_tantivy_are_looked_up_word_by_word(engine: TantivyEngine, pattern: str, found: int) -> None:
    assert len(list(engine.scan(SearchPlan(Wild(pattern), today=TODAY), 9))) == found


def test_the_day_of_indexing_only_spares_work(tmp_path: Path) -> None:
    """Wordings marked on a later day than the one asked for are compared by their days."""
    engine = TantivyEngine(tmp_path, today=lambda: date(2050, 1, 1))
    fill(engine, (
        document("n", "art_1", "Yeni.", since=date(2001, 1, 1), until=date(2040, 1, 1), last=False),
        document("n", "art_1", "Yeni.", since=date(2040, 1, 1)),
    ))  # fmt: skip
    for day, found in ((date(2039, 12, 31), "@2001-01-01"), (date(2040, 1, 1), ""), (date(2051, 1, 1), "")):
        (one,) = engine.scan(SearchPlan(Wild("yeni"), today=day), 9)
        assert one.document.id == f"{ROOT}n/aze@#art_1{found}"
