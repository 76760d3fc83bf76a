"""Reading, structuring and finding references, beside bare lxml on the same bytes; storing and indexing, beside bare `executemany`.

    python benchmarks/ingest.py [--corpus ../shared/data] [--megabytes 10] [--rounds 5]

Prints: the ratio on a Word page (target: at most 6), megabytes a second on plain text (at least 1), memory over the idle process as a
multiple of the page's bytes (at most 15), provisions a second stored and indexed.
"""

import argparse
import gc
import multiprocessing
import re
import sqlite3
import tempfile
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

import lxml.html
from sqlalchemy.engine import Engine
from timing import best, by_turns
from wordpage import word_page

from acts.frbr import Manifestation
from acts.ingest import Ingest, Reading, read_act
from acts.keeping import element_rows, keep_text
from acts.lines import read
from acts.references import references
from acts.store import ActStore
from acts.structure import parse
from acts.tables import elements
from search.engines.tantivy import TantivyEngine
from search.indexing import rebuild
from storage.database import metadata, open_database, writing
from storage.raw import RawStore

CAREFUL = re.compile(r"\b\d+(?:[-.]\d+)*-(?:ci|cı|cu|cü)\s+(?:maddə|hissə|bənd)\w*")


def full(manifestation: Manifestation) -> None:
    document = parse(read(manifestation))
    references(document)


def page_figures(page: bytes, rounds: int) -> None:
    manifestation = Manifestation("benchmark", "benchmark:page", "f_1.html", page)
    text = lxml.html.fromstring(page).text_content()
    lines = read(manifestation)
    document = parse(lines)
    print(f"Word page: {len(page) / 1e6:.1f} MB, {len(text) / 1e6:.2f} M characters, {len(lines)} lines")
    times = by_turns(rounds, {
        "bare lxml text_content": lambda: lxml.html.fromstring(page).text_content(),
        "one regex over the text": lambda: list(CAREFUL.finditer(text)),
        "read": lambda: read(manifestation),
        "structure": lambda: parse(lines),
        "references": lambda: references(document),
        "read+structure+references": lambda: full(manifestation),
    })  # fmt: skip
    bare = times["bare lxml text_content"]
    for name, seconds in times.items():
        print(f"  {name:26} {seconds:6.3f} s  {seconds / bare:5.2f}×" + ("   (target: at most 6)" if "+" in name else ""))


def text_figures(corpus: Path, rounds: int) -> None:
    for path in (corpus / "codes/2023-05/mulki_mecelle.txt", corpus / "laws/dovlet_rusumu.txt"):
        body = path.read_bytes()
        manifestation = Manifestation("benchmark", "benchmark:text", path.name, body)
        seconds = best(rounds, lambda given=manifestation: full(given))  # type: ignore[misc]
        print(f"plain text {path.name}: {len(body) / 1e6 / seconds:.2f} MB/s on one core   (target: at least 1)")


def _kilobytes(name: str) -> int:
    """A line of the process's own status: "VmRSS" what it holds now, "VmHWM" the most it held."""
    return next(int(line.split()[1]) for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(name))


def _memory(path: str, pipe: Connection) -> None:
    body = Path(path).read_bytes()
    small = Manifestation("benchmark", "benchmark:idle", "f_0.html", word_page(["Maddə 1. Ad", "1.1. Mətn"]))
    read_act(small)  # everything imported, every pattern compiled
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")  # the most it held starts anew
    idle = _kilobytes("VmRSS")
    read_act(Manifestation("benchmark", "benchmark:page", "f_1.html", body))
    pipe.send((idle, _kilobytes("VmHWM")))


def memory_figures(page: bytes) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    with tempfile.NamedTemporaryFile() as file:
        file.write(page)
        file.flush()
        process = context.Process(target=_memory, args=(file.name, theirs))
        process.start()
        idle, peak = ours.recv()
        process.join()
    print(f"memory over the idle process: {(peak - idle) * 1024 / len(page):.1f}× the page's bytes   (target: at most 15)")


def store_figures(page: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        engine = open_database(f"sqlite:///{folder}/toplu.db")
        metadata.create_all(engine)
        ingest = Ingest(engine, RawStore(Path(folder) / "raw"))
        manifestation = Manifestation("benchmark", "benchmark:page", "f_1.html", page)
        verdict = ingest.take(manifestation)[0]
        reading = read_act(manifestation)
        rows = [tuple(row.values()) for row in element_rows(1, reading.document.root)]
        storing = best(3, lambda: _store(engine, reading))
        bare = best(3, lambda: _bare_insert(rows))
        print(f"storing: {verdict.provisions / storing:,.0f} provisions/s ({len(rows)} elements, their notes and references); bare "
              f"executemany of the elements {verdict.provisions / bare:,.0f} provisions/s ({storing / bare:.1f}×)")
        index = TantivyEngine(Path(folder) / "index")
        seconds = best(1, lambda: rebuild(ActStore(engine), index))
        print(f"indexing: {verdict.provisions / seconds:,.0f} provisions/s")


def _store(engine: Engine, reading: Reading) -> None:
    with writing(engine) as connection:
        keep_text(connection, 1, reading.document, reading.references, reading.doubts)


def _bare_insert(rows: list[tuple[object, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(f"{folder}/bare.db")) as connection, connection:
        connection.execute(f"CREATE TABLE elements ({', '.join(column.name for column in elements.columns)})")
        connection.executemany(f"INSERT INTO elements VALUES ({', '.join('?' * len(elements.columns))})", rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=Path(__file__).parent.parent.parent / "shared" / "data")
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    paragraphs = (asked.corpus / "codes/mulki_mecelle.md").read_text("utf-8").split("\n\n")
    page = word_page(paragraphs, int(asked.megabytes * 1e6))
    page_figures(page, asked.rounds)
    text_figures(asked.corpus, asked.rounds)
    memory_figures(page)
    store_figures(page)


if __name__ == "__main__":
    main()
