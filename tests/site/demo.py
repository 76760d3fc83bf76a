# ruff: noqa: T201 (it prints: that is what it is for)
"""A crawl to look at: the replay starts, is crawled, changes, is crawled again, and the report is printed.

    python -m tests.site.demo [--port NUMBER] [--home FOLDER]

Without ``--home`` the database is a throw-away one; with it the acts stay and can be searched and read.
"""

import argparse
import tempfile
from collections import Counter
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from sqlalchemy.engine import Engine

import acts.ingest  # noqa: F401
import crawler.tables  # noqa: F401  (their tables join the metadata)
from crawler import records
from crawler.job import CrawlSettings
from crawler.pipeline import MakeIntake, registry
from crawler.records import CrawlReport
from crawler.run import CrawlSummary, crawl
from storage.database import metadata, open_database
from storage.raw import RawStore
from tests.site.server import Logged, Site
from tests.site.world import sample_world

SETTINGS = CrawlSettings(delay=0.05, autothrottle=True, concurrency=2, backoff=0.2, tries=3, contact="https://example.org/toplu")
WHAT = {
    "robots.txt": "may we?", "getDetailSearch": "list", "framework": "record", "getVersions": "redactions", "frameworks": "text",
    "downloadWord": "where is the Word file?", "files": "Word file",
}  # fmt: skip
ANSWERS = {200: "came", 304: "unchanged", 403: "forbidden", 404: "not there", 500: "error", 0: "cut"}


def say(logged: Logged) -> None:
    """A request in a row for a person: what was asked for, what came. Searches in texts are counted, not shown."""
    parts = urlsplit(logged.path)
    query = parse_qs(parts.query)
    if "name" in query:
        return
    what = WHAT.get(parts.path.strip("/").partition("/")[0], "?")
    answer = ANSWERS.get(logged.status, str(logged.status))
    print(f"  {answer:<10} {what:<24} {parts.path}{'?' + parts.query if what == 'redactions' else ''}", flush=True)


def demonstrate(engine: Engine, raw: RawStore, port: int, intake: MakeIntake = registry) -> tuple[CrawlSummary, CrawlSummary]:
    """Crawl the replay twice before the reader's eyes; the second visit brings only what changed."""
    with Site(sample_world(), port, log=say) as site:
        print(f"A replay of e-qanun.az with {len(site.world.acts)} invented acts runs on {site.url}.\n\nFirst visit")
        first = visit(site, engine, raw, intake)
        site.at_second_visit()
        print("\nOne act was amended and one repealed meanwhile. Second visit")
        second = visit(site, engine, raw, intake)
    return first, second


def visit(site: Site, engine: Engine, raw: RawStore, intake: MakeIntake) -> CrawlSummary:
    """One crawl and its report."""
    summary = crawl("eqanun", engine=engine, raw=raw, settings=SETTINGS, base_urls=site.base_urls, intake=intake)
    searches = sum("name=" in request.path for request in site.requests)
    counts = Counter(request.status for request in site.requests)
    print(f"  … and {searches} searches in texts for the phrases of the topics")
    print(f"  {counts[200]} pages came, {counts[304]} unchanged, {summary.seconds:.1f} seconds")
    show(summary.report, records.selections(engine, summary.report.run.id))
    return summary


def show(report: CrawlReport, selections: tuple[records.Selection, ...]) -> None:
    """The report in rows."""
    run = report.run
    counts = f"{run.known} acts known, {run.selected} selected, {run.not_selected} not, {run.missed} pages missed"
    print(f"\n  Report of crawl {run.id}: {counts}")
    for chosen in selections:
        print(f"    {'+' if chosen.selected else '-'} {chosen.act_id:<7} {_short(chosen.title, 58):<58} {_short(chosen.reason, 90)}")
    for page in report.failures:
        print(f"    ! {page.outcome:<11} {urlsplit(page.url).path:<32} {page.reason} (tried {page.tries}×)")


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def main() -> None:
    """Run the demonstration."""
    parser = argparse.ArgumentParser(prog="python -m tests.site.demo")
    parser.add_argument("--port", type=int, default=0, help="any free one when left out")
    parser.add_argument("--home", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="toplu-demo-") as throw_away:
        home = arguments.home or Path(throw_away)
        engine = open_database(f"sqlite:///{home / 'toplu.db'}")
        if arguments.home is None:
            metadata.create_all(engine)
        try:
            demonstrate(engine, RawStore(home / "raw"), arguments.port)
        finally:
            engine.dispose()


if __name__ == "__main__":
    main()
