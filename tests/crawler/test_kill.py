"""`kill -9` in the middle of a crawl: the next one goes on where it stood; nothing is lost and nothing comes twice."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
import sqlalchemy as sa

from crawler import records
from crawler.job import CrawlSettings
from crawler.tables import crawl_pages
from storage.database import metadata, open_database
from storage.raw import RawStore
from tests.crawler.conftest import Home
from tests.site.server import Site
from tests.site.world import sample_world, small_world

CRAWL = """
import sys
from pathlib import Path
from crawler.job import CrawlSettings
from crawler.run import crawl
from storage.database import open_database
from storage.raw import RawStore
from tests.crawler.intakes import diary

if __name__ == "__main__":
    url, raw, profile, site = sys.argv[1:]
    crawl("eqanun", engine=open_database(url), raw=RawStore(Path(raw)), profile=Path(profile), intake=diary,
          settings=CrawlSettings(delay=0, autothrottle=False, backoff=0.02, tries=2), base_urls={"api": site, "site": site})
"""
SETTINGS = CrawlSettings(delay=0, autothrottle=False, backoff=0.02, tries=2)
KILLS = int(os.environ.get("TOPLU_KILLS", "8"))


def start(home: Home, site: Site, script: Path) -> "subprocess.Popen[bytes]":
    """A crawl in a process of its own, to be killed."""
    script.write_text(CRAWL, "utf-8")
    arguments = [home.engine.url.render_as_string(), str(home.raw.folder), str(home.profile), site.url]
    root = Path(__file__).parents[2]
    return subprocess.Popen([sys.executable, str(script), *arguments], env={**os.environ, "PYTHONPATH": str(root)}, cwd=script.parent)


def kill_after(process: "subprocess.Popen[bytes]", site: Site, requests: int) -> None:
    """Kill the crawl as soon as the site has seen so many requests."""
    deadline = time.monotonic() + 60
    while len(site.requests) < requests and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.fault
@pytest.mark.parametrize("requests", [2, 7, 12, 17, 24])
def test_a_killed_crawl_is_taken_up(home: Home, tmp_path: Path, requests: int) -> None:
    with Site(small_world()) as site:
        kill_after(start(home, site, tmp_path / "crawl_it.py"), site, requests)
        asked_before = [r.path for r in site.requests if r.status in (200, 304) and r.path != "/robots.txt"]
        summary = home.crawl(site, settings=SETTINGS)
        came = Counter(r.path for r in site.requests if r.status == 200 and r.path != "/robots.txt")
    assert summary.resumed == bool(asked_before)
    assert summary.report.run.id == 1
    _nothing_is_lost_and_nothing_comes_twice(home, came)


@pytest.mark.fault
def test_a_crawl_killed_again_and_again_comes_to_its_end(home: Home, tmp_path: Path) -> None:
    chance = random.Random(20261124)
    with Site(sample_world()) as site:
        for _ in range(KILLS):
            kill_after(start(home, site, tmp_path / "crawl_it.py"), site, len(site.requests) + chance.randint(1, 9))
        home.crawl(site, settings=SETTINGS)
        came = Counter(r.path for r in site.requests if r.status == 200 and r.path != "/robots.txt")
    assert sum(count - 1 for count in came.values()) <= 2 * KILLS
    texts = Counter((line["act"], line["version"]) for line in home.taken)
    assert sum(count - 1 for count in texts.values()) <= KILLS
    with Site(sample_world()) as site:
        other = home_beside(home)
        other.crawl(site, settings=SETTINGS)
    assert set(texts) == {(line["act"], line["version"]) for line in other.taken}
    assert decisions(home) == decisions(other)


def home_beside(home: Home) -> Home:
    """Another, empty home with the same profile."""
    folder = home.raw.folder.parent / "other"
    engine = open_database(f"sqlite:///{folder / 'toplu.db'}")
    metadata.create_all(engine)
    return Home(engine, RawStore(folder / "raw"), home.profile)


def decisions(home: Home) -> set[tuple[str, bool, str]]:
    """What the newest crawl decided of each act."""
    newest = records.runs(home.engine)[0]
    assert newest.state == "finished"
    return {(s.act_id, s.selected, s.reason) for s in records.selections(home.engine, newest.id)}


def _nothing_is_lost_and_nothing_comes_twice(home: Home, came: "Counter[str]") -> None:
    selections = records.selections(home.engine, 1)
    assert len(selections) == 8
    assert sum(s.selected for s in selections) == 7
    texts = Counter((line["act"], line["version"]) for line in home.taken)
    assert len(texts) == 7
    assert sum(count - 1 for count in texts.values()) <= 1       # the one in hand when it was killed
    assert sum(count - 1 for count in came.values()) <= 2        # those on the way when it was killed
    with home.engine.connect() as connection:
        rows = connection.execute(sa.select(crawl_pages.c.url, crawl_pages.c.outcome, crawl_pages.c.sha256)).all()
    assert len({row.url for row in rows}) == len(rows)
    assert not [row for row in rows if row.outcome == "fetched"]
    assert all(home.raw.has(row.sha256) for row in rows if row.sha256)


@pytest.mark.fault
def test_the_crawling_process_dies_with_the_one_that_started_it(home: Home, tmp_path: Path) -> None:
    with Site(small_world()) as site:
        kill_after(start(home, site, tmp_path / "crawl_it.py"), site, 5)
        time.sleep(0.5)
        seen = len(site.requests)
        time.sleep(0.5)
        assert len(site.requests) == seen


def test_a_crawl_with_other_options_begins_anew(home: Home, tmp_path: Path) -> None:
    with Site(small_world()) as site:
        kill_after(start(home, site, tmp_path / "crawl_it.py"), site, 7)
        summary = home.crawl(site, everything=True)
    assert not summary.resumed
    assert [run.state for run in records.runs(home.engine)] == ["finished", "left"]
