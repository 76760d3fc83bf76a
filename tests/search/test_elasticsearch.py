"""The engine on a cluster: versions, what a killed rebuild leaves, secrets, a cluster that is away."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from search.clauses import Everything
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch_cluster import Cluster
from search.engines.elasticsearch_connection import Connection
from search.model import EngineAwayError, IndexMissingError, SearchError, SearchPlan
from tests.elasticsearch import Nodes, engine_on, forget
from tests.search.cases import ROOT, TODAY, WORLD, document, fill

ALL = len(WORLD)
EVERYTHING = SearchPlan(Everything(), today=TODAY)
FIRST = WORLD[0].expression


@pytest.fixture
def name(tmp_path: Path, elasticsearch: Nodes) -> Iterator[str]:
    """An index of one's own."""
    name = f"t{abs(hash(str(tmp_path))):x}"
    yield name
    forget(elasticsearch, name)


@pytest.fixture
def engine(elasticsearch: Nodes, name: str) -> Iterator[ElasticsearchEngine]:
    engine = engine_on(elasticsearch, name)
    fill(engine)
    yield engine
    engine.close()


def indexes(nodes: Nodes, name: str) -> list[str]:
    connection = Connection(nodes.cluster(name))
    found = connection.tell(lambda client: sorted(client.indices.get(index=f"{name}-*").body))
    connection.close()
    return found


def test_a_rebuild_leaves_one_index_behind(engine: ElasticsearchEngine, elasticsearch: Nodes, name: str) -> None:
    (former,) = indexes(elasticsearch, name)
    fill(engine)
    (now,) = indexes(elasticsearch, name)
    assert former != now


def test_what_a_killed_rebuild_left_is_removed(engine: ElasticsearchEngine, elasticsearch: Nodes, name: str) -> None:
    killed = engine_on(elasticsearch, name)
    killed.clear()
    killed.replace(f"{ROOT}n/aze@", [document("n", "art_1", "Yeni.")])
    assert len(indexes(elasticsearch, name)) == 2
    assert fill(engine).count() == ALL
    assert len(indexes(elasticsearch, name)) == 1
    with pytest.raises(SearchError, match="removed: another process"):
        killed.commit()
    assert engine.count() == ALL


def test_indexes_of_others_are_left_alone(engine: ElasticsearchEngine, elasticsearch: Nodes, name: str) -> None:
    other = fill(engine_on(elasticsearch, f"{name}-other"))
    other.clear()
    fill(engine)
    other.commit()
    assert (engine.count(), other.count()) == (ALL, 0)
    other.close()


def test_an_index_of_another_version_is_refused_and_made_anew(engine: ElasticsearchEngine, elasticsearch: Nodes, name: str) -> None:
    connection = Connection(elasticsearch.cluster(name))
    connection.tell(lambda client: client.indices.put_mapping(index=name, meta={"schema": "0"}))
    connection.close()
    reader = engine_on(elasticsearch, name)
    for ask in (reader.count, lambda: reader.search(EVERYTHING), lambda: reader.remove(FIRST)):
        with pytest.raises(IndexMissingError, match=r"of version.*toplu index"):
            ask()
    assert fill(reader).count() == ALL
    reader.close()


def test_a_change_written_while_a_rebuild_ends_is_told_again(engine: ElasticsearchEngine, elasticsearch: Nodes, name: str) -> None:
    engine.replace(f"{ROOT}n/aze@", [document("n", "art_1", "Yeni.")])
    other = fill(engine_on(elasticsearch, name))
    with pytest.raises(SearchError, match=r"told again|removed"):
        engine.commit()
    engine.replace(f"{ROOT}n/aze@", [document("n", "art_1", "Yeni.")])
    engine.commit()
    assert engine.count() == other.count() == ALL + 1
    other.close()


def test_two_documents_of_one_id_are_told(engine: ElasticsearchEngine) -> None:
    twin = document("n", "art_1", "Yeni.")
    assert engine.replace(twin.expression, [twin, twin]) == 1
    (refused,) = engine.commit()
    assert (refused.id, refused.reason) == (twin.id, "another document of the expression has the same id")
    assert engine.count() == ALL + 1


def test_a_document_the_cluster_refuses_is_told(engine: ElasticsearchEngine) -> None:
    bad, good = (document("n", eid, "Yeni.", level=level) for eid, level in (("art_1", "x" * 40_000), ("art_2", "law")))
    engine.replace(bad.expression, [bad, good])
    (refused,) = engine.commit()
    assert refused.id == bad.id
    assert "immense term" in refused.reason or "32766" in refused.reason
    assert engine.count() == ALL + 1


def test_many_documents_go_in_batches_analysed_by_several_processes(engine: ElasticsearchEngine) -> None:
    engine.clear()
    for act in range(12):
        rows = [document(f"m{act}", f"art_{number}", f"Bulaq {number}. " * 3) for number in range(250)]
        assert engine.replace(rows[0].expression, rows) == 250
    assert engine.commit() == ()
    assert engine.count() == 3000
    found = list(engine.scan(EVERYTHING, 2500))
    assert len({one.document.id for one in found}) == 2500


def test_with_a_password(secure_elasticsearch: Nodes, tmp_path: Path) -> None:
    name = f"t{abs(hash(str(tmp_path))):x}"
    engine = fill(engine_on(secure_elasticsearch, name))
    assert engine.count() == ALL
    assert len(list(engine.scan(EVERYTHING, 100))) == engine.search(EVERYTHING).total_hits > 0
    engine.close()
    forget(secure_elasticsearch, name)


@pytest.mark.parametrize("secrets", [{}, {"user": "elastic", "password": "my-wrong-word"}, {"api_key": "bm90OmtleQ=="}])
def test_without_the_right_secret(secure_elasticsearch: Nodes, secrets: dict[str, str]) -> None:
    engine = ElasticsearchEngine(Cluster(secure_elasticsearch.urls, **secrets))  # type: ignore[arg-type]
    for ask in (engine.count, lambda: engine.search(EVERYTHING), engine.clear):
        with pytest.raises(EngineAwayError, match="refuses the key or user") as caught:
            ask()
        assert not any(secret in str(caught.value) for secret in secrets.values() if secret != "elastic")
        assert not isinstance(caught.value, IndexMissingError)
    engine.close()


def test_a_cluster_that_does_not_answer(tmp_path: Path) -> None:
    engine = ElasticsearchEngine(Cluster((f"http://127.0.0.1:{_silent_port()}",), retries=1))
    for ask in (engine.count, lambda: engine.search(EVERYTHING), lambda: engine.remove(FIRST), engine.clear):
        with pytest.raises(EngineAwayError, match="does not answer"):
            ask()
    engine.close()


def test_while_it_is_away_nobody_waits_twice() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(200)
        engine = ElasticsearchEngine(Cluster((f"http://127.0.0.1:{deaf.getsockname()[1]}",), timeout=0.5, retries=0))
        with pytest.raises(EngineAwayError, match="in time"):
            engine.count()
        for _ in range(100):
            with pytest.raises(EngineAwayError, match="in time"):
                engine.count()
        deaf.setblocking(False)
        deaf.accept()[0].close()
        with pytest.raises(BlockingIOError):
            deaf.accept()                    # only the first question was put to it
        engine.close()


def test_tls_asked_of_who_does_not_speak_it(elasticsearch: Nodes) -> None:
    host = elasticsearch.urls[0].replace("http:", "https:")
    engine = ElasticsearchEngine(Cluster((host,)))
    with pytest.raises(EngineAwayError, match=r"TOPLU_SEARCH_CA|does not answer"):
        engine.count()
    engine.close()


def test_one_of_several_hosts_is_enough(elasticsearch: Nodes, name: str, engine: ElasticsearchEngine) -> None:
    dead = tuple(f"http://127.0.0.1:{_silent_port()}" for _ in range(2))
    reader = ElasticsearchEngine(replace(elasticsearch.cluster(name), hosts=(*dead, *elasticsearch.urls)))
    assert [reader.count() for _ in range(5)] == [ALL] * 5
    reader.close()


def _silent_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
