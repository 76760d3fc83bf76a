"""The crawling process: Scrapy with our middlewares, reporting to the process that started it, and dying with it."""

import contextlib
import multiprocessing
import multiprocessing.connection
import os
import threading
import time
import traceback
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.job import CrawlJob
from crawler.ledger import Ledger, open_ledger
from crawler.pipeline import MakeIntake
from crawler.progress import Done, Failed, Progress
from crawler.records import Outcome
from storage.database import open_database
from storage.errors import StorageError
from storage.raw import RawStore

SECONDS_BETWEEN_REPORTS = 0.1


@dataclass(frozen=True, slots=True)
class Order:
    """A job and where to keep what it brings."""

    job: CrawlJob
    database: str
    raw: Path
    intake: MakeIntake


@dataclass(slots=True)
class Reporter:
    """Tells the starting process how far the crawl is, a few times a second."""

    ledger: Ledger
    connection: Connection
    began: float = field(default_factory=time.monotonic)
    last: float = 0.0

    def __call__(self) -> None:
        now = time.monotonic()
        if now - self.last < SECONDS_BETWEEN_REPORTS:
            return
        self.last = now
        tally = self.ledger.tally
        rate = tally.fresh / max(now - self.began, 0.001)
        with contextlib.suppress(OSError):
            self.connection.send(Progress(tally.decided, tally.known, tally.pages, tally.missed, rate, tally.last))


def crawl_in_child(order: Order, connection: Connection) -> None:
    """Run a crawl to its end and say so, or say why it stopped."""
    _die_with_parent()
    try:
        answer: Done | Failed = _crawl(order, connection)
    except StorageError as error:
        answer = Failed(str(error))
    except Exception:  # the other process must hear of everything
        answer = Failed(traceback.format_exc(limit=20))
    with contextlib.suppress(OSError):
        connection.send(answer)
    connection.close()


def _crawl(order: Order, connection: Connection) -> Done | Failed:
    engine, raw = open_database(order.database), RawStore(order.raw)
    ledger = open_ledger(engine, raw, order.job.source.name, order.job.options())
    process = AsyncCrawlerProcess(scrapy_settings(order.job, order.intake))
    crawler = process.create_crawler(order.job.source.spider)
    ended = _Ended(ledger)
    crawler.signals.connect(ended.on_error, signal=signals.spider_error)
    crawler.signals.connect(ended.on_closed, signal=signals.spider_closed)
    reporter = Reporter(ledger, connection)
    process.crawl(crawler, job=order.job, ledger=ledger, progress=reporter)
    process.start()
    if ended.reason != "finished":
        why = getattr(crawler.spider, "fatal", "") or f"the crawl was stopped ({ended.reason or 'it could not start'})"
        return Failed(f"{why}; run the same command again to go on")
    ledger.finish()
    linked = order.intake(engine, raw).settle()
    reporter.last = 0.0
    reporter()
    return Done(ledger.run_id, ledger.resumed, ledger.tally.fresh, linked)


@dataclass
class _Ended:
    """Remembers how a spider ended; what its own code stumbled over is listed with the page. (Scrapy holds it weakly: no slots.)"""

    ledger: Ledger
    reason: str = ""

    def on_closed(self, spider: Any, reason: str) -> None:  # noqa: ARG002 (Scrapy passes by name)
        self.reason = reason

    def on_error(self, failure: Failure, response: Response, spider: Any) -> None:  # noqa: ARG002
        page = response.meta.get("page") if isinstance(response, Response) else None
        if page is not None:
            self.ledger.spoil(page, Outcome.FAILED, f"the spider stumbled: {failure.getErrorMessage()[:400]}")


def scrapy_settings(job: CrawlJob, intake: MakeIntake) -> dict[str, Any]:
    """Scrapy's settings of a crawl: polite, on the source's hosts only, over HTTP only, within sizes."""
    ours = job.settings
    return {
        "USER_AGENT": ours.user_agent,
        "ROBOTSTXT_OBEY": True,
        "DOWNLOAD_DELAY": ours.delay,
        "CONCURRENT_REQUESTS": max(2, ours.concurrency * 2),
        "CONCURRENT_REQUESTS_PER_DOMAIN": ours.concurrency,
        "AUTOTHROTTLE_ENABLED": ours.autothrottle,
        "AUTOTHROTTLE_START_DELAY": ours.delay,
        "AUTOTHROTTLE_TARGET_CONCURRENCY": float(ours.concurrency),
        "DOWNLOAD_TIMEOUT": ours.timeout,
        "DOWNLOAD_MAXSIZE": ours.largest_page,
        "DOWNLOAD_WARNSIZE": 0,
        "RETRY_ENABLED": False,
        "REFERER_ENABLED": False,
        "COOKIES_ENABLED": False,
        "METAREFRESH_ENABLED": False,
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",      # acts in the order of the list
        "TELNETCONSOLE_ENABLED": False,
        "REDIRECT_MAX_TIMES": 5,
        "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None},
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
            "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            "crawler.middleware.HostGuard": 50,
            "crawler.middleware.Robots": 100,
            "crawler.middleware.LedgerMiddleware": 545,
            "crawler.middleware.PatientRetry": 550,
            "crawler.middleware.PlainRedirect": 600,
        },
        "ITEM_PIPELINES": {"crawler.pipeline.TakePipeline": 100},
        "TOPLU_INTAKE": intake,
        "LOG_ENABLED": bool(ours.log_level),
        "LOG_LEVEL": ours.log_level or "CRITICAL",
    }


def _die_with_parent() -> None:
    """End this process when the one that started it is gone, so that no crawl goes on unseen."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True, name="parent").start()
