"""A node of a cluster of three is killed while people search and while the index is written: no search fails, nothing is lost."""

import hashlib
import threading
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from search.clauses import AnyOf, Everything, Wild
from search.engines.elasticsearch import ElasticsearchEngine
from search.model import SearchDocument, SearchError, SearchPlan
from tests.conftest import missing
from tests.elasticsearch import Nodes, own_cluster, remedy
from tests.search.cases import TODAY, document

THREADS = 8
ACTS = 60
PROVISIONS = 50
SECONDS = 6.0                                # of searching before and after the kill
WORDS = ("bulaq", "fanar", "guzgu", "sandiq")

pytestmark = pytest.mark.fault


@pytest.fixture(scope="module")
def nodes() -> Iterator[Nodes]:
    if remedy():
        missing("Elasticsearch", remedy())
        return
    with own_cluster(3) as nodes:
        yield nodes


@pytest.fixture
def engine(nodes: Nodes) -> Iterator[ElasticsearchEngine]:
    """An engine over an index of three shards, each held twice, on nodes that are all there."""
    engine = ElasticsearchEngine(replace(nodes.cluster("faults"), shards=3, replicas=1, timeout=20.0))
    fill(engine, acts())
    whole(engine)
    yield engine
    engine.close()


def acts(numbers: Iterable[int] = range(ACTS), word: str = "") -> Iterator[list[SearchDocument]]:
    for act in numbers:
        text = f"{word or WORDS[act % len(WORDS)]} suyu axır"
        yield [document(f"act{act}", f"art_{number}", f"{text} {number}.") for number in range(PROVISIONS)]


def fill(engine: ElasticsearchEngine, rows: Iterable[list[SearchDocument]], pause: float = 0.0) -> None:
    engine.clear()
    for act in rows:
        engine.replace(act[0].expression, act)
        time.sleep(pause)
    assert engine.commit() == ()


def whole(engine: ElasticsearchEngine) -> None:
    """Wait until every shard is held as often as it should be."""
    engine._connection.tell(lambda client: client.cluster.health(wait_for_status="green", wait_for_nodes="3", timeout="90s"))


def checksum(ids: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(ids)).encode()).hexdigest()


def held(engine: ElasticsearchEngine) -> str:
    return checksum(found.document.id for found in engine.scan(SearchPlan(Everything(), today=TODAY), 10 * ACTS * PROVISIONS))


EXPECTED = checksum(one.id for act in acts() for one in act)


def test_a_node_is_killed_while_people_search(nodes: Nodes, engine: ElasticsearchEngine) -> None:
    failures: list[SearchError] = []
    wrong: list[int] = []
    done = threading.Event()
    plan = SearchPlan(AnyOf(tuple(Wild(f"{word}*") for word in WORDS)), today=TODAY)

    def search() -> None:
        while not done.is_set():
            try:
                result = engine.search(plan)
            except SearchError as error:
                failures.append(error)
                continue
            if (result.total_hits, result.total_acts, len(result.acts)) != (ACTS * PROVISIONS, ACTS, 10):
                wrong.append(result.total_hits)

    threads = [threading.Thread(target=search) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    time.sleep(SECONDS)
    nodes.kill(nodes.ports[1])
    time.sleep(SECONDS)
    done.set()
    for thread in threads:
        thread.join()
    assert failures == []
    assert wrong == []
    assert held(engine) == EXPECTED
    nodes.start(nodes.ports[1])
    whole(engine)


def test_a_node_is_killed_while_the_index_is_made_anew(nodes: Nodes, engine: ElasticsearchEngine) -> None:
    killer = threading.Timer(1.5, nodes.kill, (nodes.ports[2],))
    killer.start()
    fill(engine, acts(), pause=0.1)
    killer.join()
    assert engine.count() == ACTS * PROVISIONS
    assert held(engine) == EXPECTED
    nodes.start(nodes.ports[2])
    whole(engine)
    assert held(engine) == EXPECTED


def test_a_node_is_killed_while_changes_are_written(nodes: Nodes, engine: ElasticsearchEngine) -> None:
    changed = range(0, ACTS, 2)
    killer = threading.Timer(0.5, nodes.kill, (nodes.ports[0],))
    killer.start()
    for act in acts(changed, "yenilik"):
        engine.replace(act[0].expression, act)
        time.sleep(0.1)
    assert engine.commit() == ()
    killer.join()
    assert held(engine) == EXPECTED
    assert engine.search(SearchPlan(Wild("yenilik"), today=TODAY)).total_hits == len(changed) * PROVISIONS
    nodes.start(nodes.ports[0])
    whole(engine)
    assert held(engine) == EXPECTED
