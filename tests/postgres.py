"""A throw-away PostgreSQL cluster on loopback, from Debian's package, for one test run."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def binaries() -> Path | None:
    """The folder with `initdb` of the newest PostgreSQL installed; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def throwaway_cluster(programs: Path) -> Iterator[str]:
    """Start a cluster in a temporary folder and give its address; stop and delete it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="toplu-postgres-"))
    port = _free_port()
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
    _run([programs / "initdb", "-D", folder / "data", "-U", "toplu", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8"])
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c max_connections=60"
    options += " -c timezone=Asia/Baku"                    # a server that answers in the zone of the country, not in UTC
    try:
        _run([programs / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w", "-o", options, "start"])
        yield f"postgresql://toplu@127.0.0.1:{port}/postgres"
    finally:
        _run([programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[str | Path]) -> None:
    as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_owner, *map(str, command)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
