"""What a crawl is asked to do: values that travel into the process that runs it."""

import ipaddress
import json
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy import Spider

from acts.topics import load_profile
from crawler.errors import CrawlError

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class CrawlSettings:
    """How to behave towards a site. Seconds and bytes.

    `contact` is an address or page where the site's people reach the one who runs the crawl; it is part of the user agent.
    `tries` counts the first one too; between tries we wait as long as the site says (Retry-After), else `backoff` seconds,
    doubled each time, at most `longest_wait`.
    """

    contact: str = ""
    delay: float = 1.0
    concurrency: int = 1
    autothrottle: bool = True
    timeout: float = 60.0
    tries: int = 4
    backoff: float = 2.0
    longest_wait: float = 120.0
    largest_page: int = 64 * MEGABYTE
    page_length: int = 100
    log_level: str = ""               # "" keeps Scrapy's log silent: what matters is in the records

    @property
    def user_agent(self) -> str:
        return f"Toplu/0.1 (+{self.contact})" if self.contact else "Toplu/0.1"


class Brings(StrEnum):
    """What a source brings, and so where its pages go."""

    ACTS = "acts"
    STANDARDS = "standards"


@dataclass(frozen=True, slots=True)
class Source:
    """A place acts, or standards, come from: one row of the table of sources.

    `bases` name the addresses the spider builds on, as it calls them ("api", "site"); tests put a replay in their place.
    Pages are taken from the hosts of `bases` and the names below those, from nowhere else.
    """

    name: str
    spider: type[Spider]              # one that derives from `crawler.spider.SourceSpider`
    start_url: str                    # the page a person would open
    az: str
    en: str
    bases: tuple[tuple[str, str], ...]
    contact: str = ""                 # whom to ask before copying much
    brings: Brings = Brings.ACTS
    by_name: str = ""                 # what its acts are asked for by, "" where it lists them itself: "CELEX numbers"

    def label(self, language: str) -> str:
        """The name for an interface language, "az" or "en"."""
        return self.en if language == "en" else self.az


@dataclass(frozen=True, slots=True)
class CrawlJob:
    """One crawl: of which source, how, and how much of it.

    `types` are the source's ids of kinds of act, `acts` its names of acts (CELEX numbers); empty means all it would take.
    """

    source: Source
    settings: CrawlSettings = field(default_factory=CrawlSettings)
    base_urls: tuple[tuple[str, str], ...] = ()
    profile: Path | None = None
    everything: bool = False
    limit: int | None = None
    since: date | None = None
    types: tuple[int, ...] = ()
    acts: tuple[str, ...] = ()

    def base(self, name: str) -> str:
        """The address the spider calls `name`, without a slash at the end."""
        bases = dict(self.source.bases) | dict(self.base_urls)
        if name not in bases:
            raise CrawlError(f"source {self.source.name}: expected a base address {name!r}, found {', '.join(bases)}")
        return bases[name].rstrip("/")

    def located(self, url: str) -> str:
        """A full address of the source, moved to where its base stands for this crawl."""
        for name, base in self.source.bases:
            if url == base or url.startswith(f"{base.rstrip('/')}/"):
                return self.base(name) + url[len(base.rstrip("/")):]
        return url

    @property
    def hosts(self) -> tuple[str, ...]:
        """The hosts pages may be taken from."""
        found = (urlsplit(self.base(name)).hostname or "" for name, _ in self.source.bases)
        return tuple(dict.fromkeys(found))

    @property
    def on_loopback(self) -> bool:
        """Whether all bases are on this machine, so that nobody needs to know who crawls."""
        return all(map(_loopback, self.hosts))

    def options(self) -> str:
        """What makes two crawls the same crawl, as JSON: a killed one is taken up again when these are equal."""
        chosen: dict[str, Any] = {
            "bases": {name: self.base(name) for name, _ in self.source.bases},
            "everything": self.everything,
            "limit": self.limit,
            "since": self.since.isoformat() if self.since else None,
            "types": list(self.types),
            "acts": list(self.acts),
            "page_length": self.settings.page_length,
            "profile": self.profile_sha256,
        }
        return json.dumps(chosen, sort_keys=True)

    @property
    def profile_sha256(self) -> str:
        """Of the profile acts are chosen by; "everything" where there is no choosing. Raises `TopicProfileError`."""
        return "everything" if self.everything else load_profile(self.profile).sha256


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
