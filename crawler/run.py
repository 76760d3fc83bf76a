"""Running a crawl: in a process of its own, because Scrapy's reactor starts only once in a process."""

import fcntl
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy.engine import Engine

from acts.topics import load_profile
from crawler.child import Order, crawl_in_child
from crawler.errors import CrawlBusyError, CrawlError
from crawler.job import CrawlJob, CrawlSettings, Source
from crawler.pipeline import INTAKES, MakeIntake
from crawler.progress import Done, Failed, Progress
from crawler.records import CrawlReport, report
from crawler.sources import source_named
from storage.raw import RawStore


@dataclass(frozen=True, slots=True)
class CrawlSummary:
    """How a crawl ended. `fetched` counts pages that came over the network, `linked` citations resolved at the end."""

    report: CrawlReport
    resumed: bool
    fetched: int
    linked: int
    seconds: float

    @property
    def complete(self) -> bool:
        """Whether every page was had."""
        return not self.report.failures


def crawl(
    source: Source | str,
    *,
    engine: Engine,
    raw: RawStore,
    settings: CrawlSettings | None = None,
    base_urls: Mapping[str, str] | None = None,
    profile: Path | None = None,
    everything: bool = False,
    limit: int | None = None,
    since: date | None = None,
    types: tuple[int, ...] = (),
    acts: tuple[str, ...] = (),
    on_progress: Callable[[Progress], None] | None = None,
    intake: MakeIntake | None = None,
) -> CrawlSummary:
    """Crawl a source; a crawl that was killed is taken up where it stood, if it was asked for with the same options.

    `base_urls` puts other addresses in the place of the source's ("api", "site"). `intake` must be a function of a module;
    left out, pages go where what the source brings is kept.
    The database must be one that another process can open (a file or a server). Raises `CrawlError` where the crawl cannot
    begin or had to stop (disk, database), `CrawlBusyError` when the source is being crawled, `TopicProfileError`.
    """
    chosen = source_named(source) if isinstance(source, str) else source
    job = CrawlJob(
        chosen, settings or CrawlSettings(), tuple((base_urls or {}).items()), profile, everything, limit, since, tuple(types), tuple(acts)
    )
    _check(job, engine)
    order = Order(job, engine.url.render_as_string(hide_password=False), raw.folder, intake or INTAKES[chosen.brings])
    began = time.monotonic()
    with _alone(raw.folder, chosen.name):
        done = _watch(order, on_progress)
    found = report(engine, done.run_id)
    if found is None:
        raise CrawlError(f"crawl of {chosen.name}: run {done.run_id} is not in the database")
    return CrawlSummary(found, done.resumed, done.fetched, done.linked, time.monotonic() - began)


def _check(job: CrawlJob, engine: Engine) -> None:
    if engine.url.get_backend_name() == "sqlite" and engine.url.database in (None, "", ":memory:"):
        raise CrawlError("expected a database that a crawling process can open, found one in memory")
    if not job.settings.contact and not job.on_loopback:
        raise CrawlError("expected a contact (an e-mail or a page) for the user agent, so that the site can reach you; found none")
    if not job.everything:
        load_profile(job.profile)


def _watch(order: Order, on_progress: Callable[[Progress], None] | None) -> Done:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=crawl_in_child, args=(order, there), name=f"crawl-{order.job.source.name}")
    child.start()
    there.close()
    try:
        return _listen(here, child.pid or 0, on_progress)
    finally:
        here.close()
        child.join(timeout=30)
        if child.is_alive():
            child.kill()
            child.join()
        child.close()


def _listen(here: Connection, process: int, on_progress: Callable[[Progress], None] | None) -> Done:
    while True:
        try:
            message = here.recv()
        except EOFError:
            break
        if isinstance(message, Done):
            return message
        if isinstance(message, Failed):
            raise CrawlError(message.reason)
        if on_progress is not None:
            on_progress(message)
    raise CrawlError(f"the crawling process {process} ended before its time; run the same command again to go on")


@contextmanager
def _alone(folder: Path, name: str) -> Iterator[None]:
    """Hold the source's lock; the system lets it go when the process dies, however it dies."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f".crawl-{name}.lock").open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            file.seek(0)
            raise CrawlBusyError(f"a crawl of {name} is running (process {file.read().strip() or 'unknown'})") from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
