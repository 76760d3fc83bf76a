"""Many users at once, through HTTP: does anything fail, and how much longer do they wait than one user alone?

    python benchmarks/users.py --home data/corpus [--users 16] [--seconds 120] [--think 1.0] [--queries-from FILE]

The program serves as it always does, in a process of its own (`toplu serve`). Each user asks a search, reads for `--think` seconds on
average (drawn anew each time), asks the next; the single user asks the same queries the same way first, for a quarter of the time. Printed
are p50 and p95 of the seconds from question to last byte, answers that were no page of results, and the ratio of the two p95.
Without any pause (--think 0) the machine is simply full: the number then tells how many searches a second it answers.

Goal: no error, p95 of sixteen at most 3 times that of one.
"""

import argparse
import http.client
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
QUERIES = (
    "elektron imza", "fərdi məlumatların qorunması", "ferdi melumat", "mülki məcəllə 12", "personal data", "icarə müqaviləsi", "aliment",
    "vergi güzəştləri", "work permit", "cərimə", "torpaq sahəsi", "vətəndaşlıq", "customs declaration", "dövlət qulluqçusu",
    "məcburi köçürmə", "lisenziya", "iddia müddəti", "sığorta", "əmək müqaviləsi", "internet",
)  # fmt: skip


def main() -> None:
    """One user, then many; print both and the ratio."""
    args = _arguments()
    queries = [line.rsplit("\t", 1)[-1] for line in args.queries_from.read_text("utf-8").splitlines()] if args.queries_from else QUERIES
    with served(args.home) as port:
        asked(port, queries, 1, 5.0, 0.0)                     # wakes it up
        one, one_failed = asked(port, queries, 1, args.seconds / 4, args.think)
        many, many_failed = asked(port, queries, args.users, args.seconds, args.think)
    alone, together = shown("one user", one, one_failed), shown(f"{args.users} users", many, many_failed)
    print(f"{len(many) / args.seconds:.1f} searches a second")
    print(f"p95 of {args.users} users is {together / alone:.2f} times that of one (goal: at most 3)")
    sys.exit(1 if one_failed or many_failed else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True, help="a folder that `toplu import` filled")
    parser.add_argument("--users", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--think", type=float, default=1.0, help="seconds a user reads before the next question, on average")
    parser.add_argument("--queries-from", type=Path, help="a file with one query a line, or tab-separated with the query last")
    return parser.parse_args()


@contextmanager
def served(home: Path) -> Iterator[int]:
    """`toplu serve` on a free port of loopback; without its limit of requests, since all users come from one address here."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    settings = {**os.environ, "TOPLU_HOME": str(home.resolve()), "TOPLU_PORT": str(port), "TOPLU_RATE_LIMIT": ""}
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen([sys.executable, "-m", "web.cli", "serve"], cwd=ROOT, env=settings, stdout=log, stderr=log)
        try:
            _wait(port, server)
            yield port
        finally:
            server.terminate()
            server.wait(30)


def _wait(port: int, server: "subprocess.Popen[bytes]") -> None:
    for _attempt in range(300):
        if server.poll() is not None:
            sys.exit(f"`toplu serve` ended with {server.returncode}")
        try:
            if get(http.client.HTTPConnection("127.0.0.1", port), "/healthz") == 200:
                return
        except OSError:
            time.sleep(0.1)
    sys.exit("`toplu serve` did not answer for 30 seconds")


def asked(port: int, queries: Sequence[str], users: int, seconds: float, think: float) -> tuple[list[float], int]:
    """The seconds of every answer, sorted, and how many failed."""
    times: list[float] = []
    failed: list[int] = []
    end = time.perf_counter() + seconds
    at_work = [threading.Thread(target=user, args=(port, queries, random.Random(seed), end, think, times, failed)) for seed in range(users)]
    for thread in at_work:
        thread.start()
    for thread in at_work:
        thread.join()
    return sorted(times), len(failed)


def user(
    port: int, queries: Sequence[str], chance: random.Random, end: float, think: float, times: list[float], failed: list[int],
) -> None:
    """Ask and read until the end."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    time.sleep(chance.uniform(0, think))
    while time.perf_counter() < end:
        start = time.perf_counter()
        try:
            status = get(connection, f"/{chance.choice(('az', 'en'))}/search?q={quote(chance.choice(queries))}")
        except (OSError, http.client.HTTPException):
            status = 0
            connection.close()
        times.append(time.perf_counter() - start)
        if status != 200:
            failed.append(status)
        time.sleep(chance.uniform(0, 2 * think))
    connection.close()


def get(connection: http.client.HTTPConnection, path: str) -> int:
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    return answer.status


def shown(name: str, times: Sequence[float], failed: int) -> float:
    """Print the times of one kind; gives p95."""
    p50, p95 = (times[min(len(times) - 1, len(times) * percent // 100)] * 1000 for percent in (50, 95))
    print(f"{name:10} {len(times):6} answers   p50 {p50:7.1f} ms   p95 {p95:7.1f} ms   max {times[-1] * 1000:7.1f} ms   {failed} failed")
    return p95


if __name__ == "__main__":
    main()
