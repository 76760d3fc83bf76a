"""The search engine is killed: reading, browsing and named places go on, writes are kept for it, and all recovers by itself."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from search.indexing import waiting
from search.model import EngineAwayError, SearchError, SearchQuery
from tests.conftest import missing
from tests.elasticsearch import Nodes, own_cluster, remedy
from tests.faults.program import ROOT, Program
from web.composition import Toplu
from web.settings import Settings

ACTS = ROOT / "fixtures" / "acts"
LATE = "f_990002"                            # taken in while the engine is away
WORK = "/akn/az/act/law/2014-03-11/118-xq"
SECONDS = 90                                 # in which it must have recovered

pytestmark = pytest.mark.fault


@pytest.fixture(scope="module")
def node() -> Iterator[Nodes]:
    if remedy():
        missing("Elasticsearch", remedy())
        return
    with own_cluster(1) as node:
        yield node


@pytest.fixture(scope="module")
def program(node: Nodes, tmp_path_factory: pytest.TempPathFactory) -> Program:
    """`toplu` on a cluster of one node, with all sample acts but the late one."""
    folder = tmp_path_factory.mktemp("away")
    program = Program(folder / "home", (("TOPLU_SEARCH_URL", ",".join(node.urls)), ("TOPLU_SEARCH_RETRIES", "1")))
    for part in ("early", "late"):
        (folder / part).mkdir()
    for file in ACTS.iterdir():
        if file.is_file():
            shutil.copy(file, folder / ("late" if file.name.startswith(LATE) else "early"))
    taken = program.run("import", "--source", "sample", folder / "early")
    assert taken.returncode == 0, taken.stderr + taken.stdout
    return program


@pytest.fixture(scope="module")
def toplu(program: Program, node: Nodes) -> Toplu:
    """The program as it serves pages, all the while."""
    return Toplu(Settings(home=program.home, search_hosts=node.urls, search_retries=1, rate_limit=""))


def found(toplu: Toplu, text: str) -> list[str]:
    return [act.work_uri for act in toplu.search.find(SearchQuery(text)).groups]


def test_the_engine_is_killed_and_comes_back(node: Nodes, program: Program, toplu: Toplu) -> None:
    assert found(toplu, "elektron imza")
    assert WORK not in found(toplu, "118-XQ")
    client = toplu.app().test_client()
    node.kill(node.ports[0])
    _the_rest_goes_on(client)
    _search_says_so(client)
    late = program.run("import", "--source", "sample", program.home.parent / "late")
    told = late.stdout + late.stderr
    assert "does not answer" in told
    assert "Traceback" not in told
    held = waiting(toplu.store)
    assert held > 0
    assert client.get(f"/az{WORK}").status_code == 200
    with pytest.raises(EngineAwayError):
        toplu.refresh_index()
    assert waiting(toplu.store) == held
    node.start(node.ports[0])
    _recovers(toplu)
    assert client.get("/az/search.json?q=elektron+imza").status_code == 200
    toplu.refresh_index()
    assert waiting(toplu.store) == 0
    assert WORK in found(toplu, "118-XQ")


def _the_rest_goes_on(client: FlaskClient) -> None:
    for page in ("/", "/acts", "/akn/az/act/law/2012-04-19/87-xq", "/coverage"):
        assert client.get(f"/az{page}").status_code == 200, page


def _search_says_so(client: FlaskClient) -> None:
    for address in ("/az/search?q=imza", "/en/search.json?q=imza"):
        for _ in range(20):
            response = client.get(address)
            assert response.status_code == 503
            assert int(response.headers["Retry-After"]) > 0
            assert "9200" not in response.text


def _recovers(toplu: Toplu) -> None:
    """By itself: nobody tells the program that the engine is back."""
    end = time.monotonic() + SECONDS
    while True:
        try:
            assert found(toplu, "elektron imza")
        except SearchError:
            if time.monotonic() > end:
                raise
            time.sleep(0.5)
        else:
            return


def test_a_rebuild_finds_the_same(program: Program, toplu: Toplu, tmp_path: Path) -> None:
    before, answers = toplu.index.count(), found(toplu, "elektron imza")
    again = program.run("index")
    assert again.returncode == 0, again.stderr
    assert toplu.index.count() == before > 100
    assert found(toplu, "elektron imza") == answers != []
