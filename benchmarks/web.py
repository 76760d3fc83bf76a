"""Requests a second of the application's pages, beside a bare Flask view that returns the same bytes. Both through waitress on loopback.

    python benchmarks/web.py [--home data/corpus] [--act /akn/az/act/code/…] [--seconds 5]

Without --home the sample acts are taken into a temporary folder. The act page is the largest act held unless --act names one.
"""

import argparse
import http.client
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import waitress
from flask import Flask, Response

sys.path.remove(str(Path(__file__).parent))  # or this file would stand before the package `web`

from acts.gather import items
from acts.held import ActFilter
from acts.listing import list_acts
from web.composition import Toplu
from web.settings import Settings

ROOT = Path(__file__).parent.parent


@contextmanager
def served(app: Flask) -> Iterator[int]:
    """The app on a free port of loopback."""
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield int(server.effective_port)  # type: ignore[union-attr]
    finally:
        time.sleep(0.2)  # the server notices that its clients have gone
        server.close()


def fetch(connection: http.client.HTTPConnection, path: str, headers: dict[str, str]) -> tuple[int, bytes, str]:
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read(), answer.headers.get("ETag") or ""


def per_second(port: int, path: str, seconds: float, headers: dict[str, str] | None = None) -> float:
    """Requests a second of one client over one connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    fetch(connection, path, headers or {})
    done, start = 0, time.perf_counter()
    while (passed := time.perf_counter() - start) < seconds:
        status, _body, _tag = fetch(connection, path, headers or {})
        if status not in (200, 304):
            sys.exit(f"{path}: expected 200, found {status}")
        done += 1
    connection.close()
    return done / passed


def bare(body: bytes) -> Flask:
    """The least a Flask app can do: the same bytes."""
    app = Flask("bare")
    app.add_url_rule("/", view_func=lambda: Response(body, mimetype="text/html"))
    return app


def compare(name: str, app: Flask, path: str, seconds: float) -> None:
    with served(app) as port:
        with closing(http.client.HTTPConnection("127.0.0.1", port)) as connection:
            status, body, tag = fetch(connection, path, {})
        if status != 200:
            sys.exit(f"{path}: expected 200, found {status}")
        ours = per_second(port, path, seconds)
        known = per_second(port, path, seconds, {"If-None-Match": tag}) if tag else None
    with served(bare(body)) as port:
        theirs = per_second(port, "/", seconds)
    again = f"; asked again with its ETag {known:,.0f}/s" if known else ""
    print(f"{name}: {len(body) / 1e3:,.0f} kB; {ours:,.1f}/s, bare view {theirs:,.1f}/s, ratio {ours / theirs:.2f}{again}")


def program(home: Path | None, folder: str) -> Toplu:
    toplu = Toplu(Settings(home=home or Path(folder), rate_limit=""))
    if home is None:
        ingest = toplu.ingest("benchmark")
        for item in items([ROOT / "fixtures" / "acts"], "sample"):
            ingest.take(item.manifestation, item.card)
    toplu.catch_up()
    return toplu


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--home", type=Path)
    parser.add_argument("--act", default="")
    parser.add_argument("--seconds", type=float, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        toplu = program(asked.home, folder)
        app = toplu.app()
        acts = list_acts(toplu.engine, ActFilter(), size=10_000).items
        act = asked.act or max(acts, key=lambda item: item.provisions).uri
        compare(f"act page {act}", app, f"/az{act}", asked.seconds)
        compare("results", app, f"/az/search?q={quote('fərdi məlumatların qorunması')}", asked.seconds)
        compare("home", app, "/az/", asked.seconds)


if __name__ == "__main__":
    main()
