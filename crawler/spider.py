"""What all spiders share. A spider only discovers: it asks for pages by `page()`, and yields each text it found as `Arrived`."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from scrapy import Request, Spider
from scrapy.exceptions import CloseSpider, DownloadCancelledError, DownloadTimeoutError, IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from acts.cards import Card
from crawler.errors import BadAnswerError
from crawler.job import CrawlJob
from crawler.ledger import Ledger, Page
from crawler.records import Outcome
from storage.errors import StorageError


@dataclass(frozen=True, slots=True)
class Arrived:
    """A text of an act, on its way into the registry. `version`: effect date, where the source keeps redactions apart."""

    page: Page
    name: str
    body: bytes
    media_type: str
    fetched_at: datetime
    card: Card | None = None
    version: date | None = None
    then: Callable[[], None] | None = None      # called when the text is in


Found = Request | Arrived
Parse = Callable[..., Iterable[Found] | None]
OnFailure = Callable[[], Iterable[Found] | None]


class SourceSpider(Spider):
    """Base of all spiders."""

    def __init__(self, job: CrawlJob, ledger: Ledger, progress: Callable[[], None], **kwargs: Any) -> None:
        super().__init__(name=job.source.name, **kwargs)
        self.job = job
        self.ledger = ledger
        self.report_progress = progress
        self.fatal = ""               # why the whole crawl had to stop

    def page(
        self,
        url: str,
        parse: Parse,
        *,
        kind: str,
        act_id: str = "",
        priority: int = 0,
        headers: dict[str, str] | None = None,
        on_failure: OnFailure | None = None,
        **arguments: Any,
    ) -> Request:
        """A request for a page. `parse(response, **arguments)` reads it; `on_failure()` goes another way if it is not had.

        `kind` and `act_id` say in the records what the page is and whose.
        """
        page = Page(self.job.located(url), kind, act_id)
        meta = {"page": page, "parse": parse, "on_failure": on_failure}
        return Request(
            page.url,
            callback=self._came,
            errback=self._missed,
            priority=priority,
            headers=headers,
            meta=meta,
            cb_kwargs=arguments,
            dont_filter=True,
        )

    def arrived(self, response: Response, name: str, **rest: Any) -> Arrived:
        """A response as a text on its way in."""
        page: Page = response.meta["page"]
        stored = self.ledger.had(page.url)
        if stored is None:
            raise BadAnswerError(f"{page.url}: expected its body in the store, found none")
        return Arrived(page, name, self.ledger.raw.get(stored.sha256), stored.media_type, stored.fetched_at, **rest)

    def _came(self, response: Response, **arguments: Any) -> Iterator[Found]:
        page: Page = response.meta["page"]
        found_texts = False
        try:
            for found in response.meta["parse"](response, **arguments) or ():
                found_texts = found_texts or (isinstance(found, Arrived) and found.page == page)
                yield found
        except BadAnswerError as error:
            self.ledger.spoil(page, Outcome.FAILED, str(error))
            yield from self._other_way(response.meta)
        except StorageError as error:
            raise self._stop(error) from error
        else:
            if not found_texts:
                self.ledger.settle(page.url)

    def _missed(self, failure: Failure) -> Iterator[Found]:
        request: Request = failure.request  # type: ignore[attr-defined]
        if isinstance(failure.value, StorageError):
            raise self._stop(failure.value)
        outcome, status, reason = explain(failure.value, self.job)
        try:
            self.ledger.missed(request.meta["page"], outcome, reason, status, request.meta.get("retry_times", 0) + 1)
            self.report_progress()
            yield from self._other_way(request.meta)
        except StorageError as error:
            raise self._stop(error) from error

    def _other_way(self, meta: dict[str, Any]) -> Iterator[Found]:
        if meta["on_failure"] is not None:
            yield from meta["on_failure"]() or ()

    def _stop(self, error: BaseException | None) -> CloseSpider:
        self.fatal = self.fatal or str(error)
        return CloseSpider("storage")


def explain(error: BaseException | None, job: CrawlJob) -> tuple[Outcome, int | None, str]:
    """What became of a page that did not come, the HTTP status if there was one, and the reason in words."""
    if isinstance(error, HttpError):
        return Outcome.FAILED, error.response.status, f"the site answered {error.response.status}"
    if isinstance(error, DownloadCancelledError):
        return Outcome.REFUSED, None, f"larger than the {job.settings.largest_page} bytes a page may have"
    if isinstance(error, IgnoreRequest):
        return Outcome.REFUSED, None, str(error) or type(error).__name__
    if isinstance(error, DownloadTimeoutError):
        return Outcome.FAILED, None, f"no answer within {job.settings.timeout:g} seconds"
    return Outcome.FAILED, None, f"{type(error).__name__}: {error}"[:500]
