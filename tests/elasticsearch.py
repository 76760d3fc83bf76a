"""Real Elasticsearch nodes on loopback for tests, started by ../shared/tools/elasticsearch-node, shared by the workers of a run."""

import fcntl
import json
import os
import random
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.elasticsearch_cluster import Cluster

TOOL = Path(os.environ.get("ELASTICSEARCH_NODE") or Path(__file__).parent.parent.parent / "shared" / "tools" / "elasticsearch-node")
CACHE = Path(os.environ.get("TOPLU_ES_CACHE", "/var/tmp/toplu-elasticsearch"))
JAVA = "-Xms512m -Xmx512m -XX:TieredStopAtLevel=1"      # nodes that live a minute are up sooner so
SECONDS_TO_START = 120                                   # after the tool gave up, on a machine that is busy
PASSWORD = "only-for-tests"
SHARED = Path(tempfile.gettempdir()) / f"toplu-elasticsearch-{os.getuid()}"


@dataclass(frozen=True, slots=True)
class Nodes:
    """Nodes of one cluster that answer on these ports."""

    ports: tuple[int, ...]
    password: str = ""

    @property
    def urls(self) -> tuple[str, ...]:
        return tuple(f"http://127.0.0.1:{port}" for port in self.ports)

    def cluster(self, index: str) -> Cluster:
        """How our program reaches them."""
        found = Cluster(self.urls, index=index)
        return replace(found, user="elastic", password=self.password) if self.password else found

    def start(self, port: int) -> None:
        """Start a node again, with what it has on disk."""
        _wait(lambda: not _answers(port), 20)
        self._start(port)

    def kill(self, port: int) -> None:
        """SIGKILL."""
        _tool("kill", port)

    def start_all(self) -> None:
        """Start them side by side, empty: nodes of a cluster wait for each other."""
        _unpack()
        with ThreadPoolExecutor(len(self.ports)) as side_by_side:
            list(side_by_side.map(self._start, self.ports))
        _wait(lambda: _members(self.ports[0]) in (len(self.ports), None), SECONDS_TO_START)

    def remove_all(self) -> None:
        """Kill them and remove their data."""
        for port in self.ports:
            with suppress(subprocess.CalledProcessError):
                self.kill(port)
        for port in self.ports:
            with suppress(TimeoutError):
                _wait(lambda port=port: not _answers(port), 20)  # type: ignore[misc]
            shutil.rmtree(_folder(port), ignore_errors=True)

    def _start(self, port: int) -> None:
        more = {"TOPLU_ES_SEEDS": str(len(self.ports)), "TOPLU_ES_FIRST": str(self.ports[0])} if len(self.ports) > 1 else {}
        for _attempt in range(2):                # a node that died of a busy machine gets a second life
            with suppress(subprocess.CalledProcessError, subprocess.TimeoutExpired):     # it may only be slow
                _tool("start", port, **self._environment(), **more)
            with suppress(TimeoutError):
                return _wait(lambda: _answers(port), SECONDS_TO_START)
        raise TimeoutError(f"no Elasticsearch came up on port {port}; its last words: {_last_words(port)}")

    def answer(self) -> bool:
        return all(_answers(port) for port in self.ports)

    def _environment(self) -> dict[str, str]:
        return {"ES_JAVA_OPTS": JAVA} | ({"ELASTIC_PASSWORD": self.password} if self.password else {})


def remedy() -> str:
    """What is missing to start a node; empty when nothing is."""
    if not TOOL.exists():
        return f"put elasticsearch-node at {TOOL}, or name it by ELASTICSEARCH_NODE"
    return "" if shutil.which("mvn") or CACHE.is_dir() else "apt-get install maven openjdk-21-jre-headless"


@contextmanager
def shared_node(password: str = "") -> Iterator[Nodes]:
    """A node that all workers of a run use at the same time; who needs it first starts it, who needs it last removes it."""
    state = SHARED / ("secure" if password else "plain")
    with _locked(state):
        nodes = _living(state) or _begun(state, password)
        _write(state, nodes, {*_users(state), os.getpid()})
    try:
        yield nodes
    finally:
        with _locked(state):
            users = _users(state) - {os.getpid()}
            _write(state, nodes, users)
            if not users:
                nodes.remove_all()
                (state / "state.json").unlink(missing_ok=True)


@contextmanager
def own_cluster(number: int = 3) -> Iterator[Nodes]:
    """A cluster of one's own, to kill nodes of."""
    nodes = Nodes(_free_ports(number))
    try:
        nodes.start_all()
        yield nodes
    finally:
        nodes.remove_all()


def engine_on(nodes: Nodes, index: str) -> ElasticsearchEngine:
    return ElasticsearchEngine(nodes.cluster(index))


def forget(nodes: Nodes, index: str) -> None:
    """Remove what a test indexed under the name `index`."""
    engine = engine_on(nodes, index)
    try:
        engine._connection.tell(lambda client: _delete(client, index))
    finally:
        engine.close()


def _delete(client, index):  # type: ignore[no-untyped-def]
    for name in client.indices.get(index=f"{index}-*").body:
        client.options(ignore_status=404).indices.delete(index=name)


def _unpack() -> None:
    """Let the tool bring and unpack the distribution once, before several nodes would do so at the same time."""
    done = CACHE / "unpacked-whole"
    with _locked(SHARED):
        if not done.exists():
            port = _free_ports(1)[0]
            with suppress(subprocess.CalledProcessError):        # unpacked it is even where the node is slow to come up
                _run("start", port, CACHE, ES_JAVA_OPTS=JAVA)
            with suppress(subprocess.CalledProcessError):
                _run("kill", port, CACHE)
            shutil.rmtree(CACHE / f"node-{port}", ignore_errors=True)
            if not any(CACHE.glob("elasticsearch-*/bin/elasticsearch")):
                raise FileNotFoundError(f"{TOOL} brought no Elasticsearch into {CACHE}")
            done.touch()


def _folder(port: int) -> Path:
    """Where the tool keeps one node: apart, for it goes through all of its folder while other nodes change their files."""
    return CACHE / "apart" / str(port)


def _last_words(port: int) -> str:
    try:
        return "\n".join((_folder(port) / f"node-{port}" / "out.log").read_text(errors="replace").splitlines()[-20:])
    except OSError as error:
        return str(error)


def _tool(action: str, port: int, **more: str) -> None:
    folder = _folder(port)
    folder.mkdir(parents=True, exist_ok=True)
    for distribution in CACHE.glob("elasticsearch-*"):
        with suppress(FileExistsError):
            (folder / distribution.name).symlink_to(distribution)
    _run(action, port, folder, **more)


def _run(action: str, port: int, cache: Path, **more: str) -> None:
    inherited = {name: value for name, value in os.environ.items() if name != "ELASTIC_PASSWORD"}
    # where the tool looks for what Maven brings
    inherited |= {"MAVEN_OPTS": f"{inherited.get('MAVEN_OPTS', '')} -Duser.home={Path.home()}", "TOPLU_ES_CACHE": str(cache)}
    silent = {"stdout": subprocess.DEVNULL, "stdin": subprocess.DEVNULL}
    subprocess.run([TOOL, action, str(port)], check=True, env={**inherited, **more}, timeout=240, **silent)  # type: ignore[call-overload]


def _members(port: int) -> int | None:
    """How many nodes the cluster of a node has; None where it tells only who knows the password."""
    try:
        # not `urlopen`: its first use in a process, in a test that closes the way out by a proxy, would hold for all later ones
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://127.0.0.1:{port}/_cluster/health", timeout=10) as answer:
            return int(json.load(answer)["number_of_nodes"])
    except urllib.error.HTTPError as error:
        error.close()
        return None if error.code == 401 else 0
    except OSError:
        return 0


@contextmanager
def _locked(state: Path) -> Iterator[None]:
    state.mkdir(parents=True, exist_ok=True)
    with (state / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _read(state: Path) -> dict[str, list[int]]:
    try:
        found: dict[str, list[int]] = json.loads((state / "state.json").read_text())
    except (OSError, ValueError):
        return {}
    return found


def _users(state: Path) -> set[int]:
    return {pid for pid in _read(state).get("users", ()) if _is_alive(pid)}


def _living(state: Path) -> Nodes | None:
    found = _read(state)
    if "ports" not in found:
        return None
    nodes = Nodes(tuple(found["ports"]), PASSWORD if state.name == "secure" else "")
    if _users(state) and nodes.answer():
        return nodes
    nodes.remove_all()
    return None


def _begun(state: Path, password: str) -> Nodes:
    nodes = Nodes(_free_ports(1), password)
    _write(state, nodes, {os.getpid()})
    nodes.start_all()
    return nodes


def _write(state: Path, nodes: Nodes, users: set[int]) -> None:
    (state / "state.json").write_text(json.dumps({"ports": nodes.ports, "users": sorted(users)}))


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _answers(port: int) -> bool:
    return _members(port) != 0


def _wait(condition: Callable[[], bool], seconds: float) -> None:
    """Until it holds; raises `TimeoutError`."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"an Elasticsearch node did not do what was expected within {seconds} seconds")
        time.sleep(0.2)


def _free_ports(number: int) -> tuple[int, ...]:
    """Ports side by side, those of the transport (100 higher) free as well."""
    while True:
        first = random.randrange(20_000, 30_000)
        ports = tuple(range(first, first + number))
        if all(_is_free(port) for port in (*ports, *(port + 100 for port in ports))):
            return ports


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
