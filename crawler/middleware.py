"""What stands between the spiders and the network: hosts allowed, patience, and the ledger. Used by every spider."""

import asyncio
import email.utils
from datetime import UTC, datetime

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response, TextResponse
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.response import response_status_message

from crawler.job import CrawlSettings
from crawler.ledger import Answer, StoredPage
from crawler.spider import SourceSpider
from storage.moments import utc

TRY_AGAIN = frozenset({408, 429, 500, 502, 503, 504, 522, 524})
MAY_PASS = (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    OSError,
)
NOBODY = b"User-agent: *\nDisallow: /\n"
FROM_STORE = "from the store"


class HostRefusedError(IgnoreRequest):
    """A page on a host that is not the source's own."""


class _OfSpider:
    """A middleware that asks the spider for its job and its ledger."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "_OfSpider":
        return cls(crawler)

    @property
    def spider(self) -> SourceSpider:
        spider = self.crawler.spider
        if not isinstance(spider, SourceSpider):
            raise TypeError(f"expected a spider that derives from SourceSpider, found {type(spider).__name__}")
        return spider


class HostGuard(_OfSpider):
    """Lets requests go to the source's hosts only, redirected ones too, over HTTP only.

    Scrapy's own filter drops such requests without a word; this one makes them failures with a reason.
    """

    def process_request(self, request: Request) -> None:
        parts = urlparse_cached(request)
        host = parts.hostname or ""
        allowed = self.spider.job.hosts
        if parts.scheme not in ("http", "https") or not any(host == name or host.endswith(f".{name}") for name in allowed):
            raise HostRefusedError(f"expected a page of {' or '.join(allowed)}, found {request.url[:200]}")


class Robots(RobotsTxtMiddleware):
    """Obeys robots.txt; a site whose robots.txt fails is not entered (RFC 9309, section 2.3.1.4)."""

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500:
            response = response.replace(body=NOBODY)
        await super()._parse_robots(response, netloc, request)


class PlainRedirect(RedirectMiddleware):
    """Follows redirects with the Referer the site wants, and never takes the new address for one already seen."""

    def handle_referer(self, request: Request, response: Response) -> None:
        """Leave the Referer as the spider set it."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """The request for the new address, or the response if it is no redirect."""
        answer = super().process_response(request, response)
        return answer.replace(dont_filter=True) if isinstance(answer, Request) else answer


class PatientRetry(_OfSpider):
    """Tries a page again after a wait, a bounded number of times."""

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        """The same request once more, or the response if it is final."""
        if response.status not in TRY_AGAIN:
            return response
        again = self._again(request, response_status_message(response.status))
        if again is None:
            return response
        await asyncio.sleep(wait(self.spider.job.settings, request.meta.get("retry_times", 0), _retry_after(response)))
        return again

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """The same request once more if the failure may pass."""
        if not isinstance(exception, MAY_PASS):
            return None
        again = self._again(request, type(exception).__name__)
        if again is not None:
            await asyncio.sleep(wait(self.spider.job.settings, request.meta.get("retry_times", 0), None))
        return again

    def _again(self, request: Request, reason: str) -> Request | None:
        return get_retry_request(
            request, spider=self.spider, reason=reason, max_retry_times=self.spider.job.settings.tries - 1, give_up_log_level="DEBUG"
        )


class LedgerMiddleware(_OfSpider):
    """Serves what this run had already, asks conditionally for what earlier runs had, keeps what comes."""

    def process_request(self, request: Request) -> Response | None:
        """A page of this run from the store; else nothing, with the conditions of the last fetch put in."""
        page = request.meta.get("page")
        if page is None or request.meta.get("redirect_times"):
            return None
        stored = self.spider.ledger.had(page.url)
        if stored is not None:
            return self._from_store(stored)
        before = self.spider.ledger.before(page.url)
        if before is not None and before.etag:
            request.headers["If-None-Match"] = before.etag
        if before is not None and before.last_modified:
            request.headers["If-Modified-Since"] = before.last_modified
        return None

    def process_response(self, request: Request, response: Response) -> Response:
        """The page kept; "not modified" becomes the page we have."""
        page = request.meta.get("page")
        if page is None or FROM_STORE in response.flags or response.status not in (200, 304):
            return response
        ledger = self.spider.ledger
        before = ledger.before(page.url) if response.status == 304 else None
        if response.status == 304 and before is None:
            return response
        body = ledger.raw.get(before.sha256) if before is not None else response.body
        answer = Answer(response.status, headers_of(response), body, unchanged=before is not None)
        stored = ledger.keep(page, answer, request.meta.get("retry_times", 0) + 1)
        ledger.tally.fresh += 1
        self.spider.report_progress()
        return self._from_store(stored) if before is not None else response

    def _from_store(self, stored: StoredPage) -> Response:
        body = self.spider.ledger.raw.get(stored.sha256)
        headers = {"Content-Type": stored.media_type} if stored.media_type else {}
        return TextResponse(stored.url, status=200, headers=headers, body=body, flags=[FROM_STORE], encoding="utf-8")


def wait(settings: CrawlSettings, retried: int, asked: float | None) -> float:
    """Seconds to wait before the next try: what the site asked for, else `backoff` doubled with each, within `longest_wait`."""
    return min(settings.backoff * 2**retried if asked is None else asked, settings.longest_wait)


def headers_of(response: Response) -> dict[str, str]:
    """The headers of a response by their names in small letters, several values of one joined by commas."""
    unicode_headers = response.headers.to_unicode_dict()
    return {str(name).lower(): str(value) for name, value in unicode_headers.items()}


def _retry_after(response: Response) -> float | None:
    """Seconds from a Retry-After header, which holds seconds or a date (RFC 9110, section 10.2.3)."""
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isdigit():
        return float(value)
    try:
        until = utc(email.utils.parsedate_to_datetime(value))
    except ValueError:
        return None
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
