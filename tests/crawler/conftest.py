"""What the crawl tests share: an empty home, the replay, a crawl of it. Nothing here can reach beyond loopback."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Engine

import crawler.tables  # noqa: F401  (its tables join the metadata)
from crawler.job import CrawlSettings
from crawler.pipeline import MakeIntake
from crawler.run import CrawlSummary, crawl
from storage.database import metadata, open_database
from storage.raw import RawStore
from tests.crawler.intakes import diary, taken
from tests.site.server import Site

QUICK = CrawlSettings(delay=0, autothrottle=False, backoff=0.02, longest_wait=0.2, timeout=5, tries=3)
PROFILE = '''
[[topic]]
key = "e-signature"
az = "Elektron imza"
en = "Electronic signature"
title = ["elektron imza", "elektron sənəd"]
text = ["elektron imza"]

[[topic]]
key = "personal-data"
az = "Fərdi məlumatlar"
en = "Personal data"
title = ["fərdi məlumat"]
text = ["fərdi məlumat"]
times = 4

[[topic]]
key = "ict"
az = "İKT"
en = "ICT"
title = ["rabitə", "internet"]
codes = ["180"]
'''


@dataclass(frozen=True)
class Home:
    """A database, a raw store and a small profile of topics."""

    engine: Engine
    raw: RawStore
    profile: Path

    def crawl(
        self, site: Site, settings: CrawlSettings = QUICK, intake: MakeIntake = diary, source: Any = "eqanun", **options: Any
    ) -> CrawlSummary:
        """Crawl the replay."""
        options = {"profile": self.profile, **options} if not options.get("everything") else options
        return crawl(source, engine=self.engine, raw=self.raw, settings=settings, base_urls=site.base_urls, intake=intake, **options)

    @property
    def taken(self) -> list[dict[str, Any]]:
        """What the intake was given so far."""
        return taken(self.raw)


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever would leave this machine goes to a closed port of it."""
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1,localhost")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    engine = open_database(f"sqlite:///{tmp_path / 'toplu.db'}")
    metadata.create_all(engine)
    profile = tmp_path / "profile.toml"
    profile.write_text(PROFILE, "utf-8")
    yield Home(engine, RawStore(tmp_path / "raw"), profile)
    engine.dispose()
