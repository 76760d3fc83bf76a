"""What arrived goes into the registry: the one pipeline of all spiders."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Protocol

from scrapy.crawler import Crawler
from sqlalchemy.engine import Engine

from acts.cards import Card
from acts.frbr import Manifestation
from crawler.job import Brings
from crawler.records import Outcome
from crawler.spider import Arrived, SourceSpider
from storage.errors import StorageError
from storage.raw import RawStore

REFUSED = "refused"          # `acts.ingest.Outcome`


class Said(Protocol):
    """What became of a text: `acts.ingest.Verdict` is one."""

    @property
    def outcome(self) -> str: ...

    @property
    def reason(self) -> str: ...


class Intake(Protocol):
    """Where texts go. `acts.ingest.Ingest` is one; tests have others."""

    def take(self, manifestation: Manifestation, card: Card | None = None, version: date | None = None) -> Iterable[Said]:
        """Take a text in, a verdict for each text inside."""

    def settle(self) -> int:
        """Link what came in; called once, at the end."""


MakeIntake = Callable[[Engine, RawStore], Intake]


def registry(engine: Engine, raw: RawStore) -> Intake:
    """The registry itself. Imported here, so that a crawl into something else needs none of the readers."""
    from acts.ingest import Ingest
    from acts.topics import of_work

    return Ingest(engine, raw, topics=of_work, who="crawl")


def standards(engine: Engine, raw: RawStore) -> Intake:
    """The catalogue of standards."""
    from crawler.standards import catalogue

    return catalogue(engine, raw)


INTAKES: Mapping[Brings, MakeIntake] = MappingProxyType({Brings.ACTS: registry, Brings.STANDARDS: standards})
"""Where the pages of a source go by what it brings."""


class TakePipeline:
    """Hands each text to the intake; what nobody could read is listed with the page it came on."""

    def __init__(self, crawler: Crawler, intake: Intake) -> None:
        self.crawler = crawler
        self.intake = intake
        self.stopping: asyncio.Future[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "TakePipeline":
        spider = crawler.spider
        if not isinstance(spider, SourceSpider):
            raise TypeError(f"expected a spider that derives from SourceSpider, found {type(spider).__name__}")
        make: MakeIntake = crawler.settings["TOPLU_INTAKE"]
        return cls(crawler, make(spider.ledger.engine, spider.ledger.raw))

    async def process_item(self, item: object) -> object:
        """Take a text in. A disk or database that fails ends the crawl; it can be taken up again."""
        if isinstance(item, Arrived) and isinstance(self.crawler.spider, SourceSpider):
            try:
                self._take(self.crawler.spider, item)
            except StorageError as error:
                self._stop(self.crawler.spider, error)
        return item

    def _stop(self, spider: SourceSpider, error: StorageError) -> None:
        """Have the crawl stopped. Not awaited: stopping waits for this very item."""
        spider.fatal = spider.fatal or str(error)
        if self.stopping is None:
            self.stopping = asyncio.ensure_future(self.crawler.stop_async())

    def _take(self, spider: SourceSpider, item: Arrived) -> None:
        page = item.page
        came = Manifestation(spider.name, page.url, item.name, item.body, item.media_type, fetched_at=item.fetched_at)
        refused = self._refusals(came, item)
        if refused:
            spider.ledger.spoil(page, Outcome.UNREADABLE, "; ".join(refused))
        else:
            spider.ledger.settle(page.url)
        if item.then is not None:
            item.then()

    def _refusals(self, came: Manifestation, item: Arrived) -> list[str]:
        try:
            verdicts = self.intake.take(came, item.card, item.version)
            return [verdict.reason for verdict in verdicts if verdict.outcome == REFUSED]
        except StorageError:
            raise
        except Exception as error:  # one text that a reader stumbles over must not be lost in a log
            return [f"the reader stumbled: {type(error).__name__}: {error}"[:400]]
