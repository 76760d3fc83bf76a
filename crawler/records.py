"""What crawls leave behind, as values: runs, pages that could not be had, what was selected and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.engine import Engine, Row

from crawler.tables import crawl_pages, crawl_runs, crawl_selections


class Outcome(StrEnum):
    """What became of a page."""

    FETCHED = "fetched"          # its body is kept, not yet taken into the registry
    KEPT = "kept"
    UNCHANGED = "unchanged"      # the source says it is the one we have
    UNREADABLE = "unreadable"    # its body is kept, but nothing reads it
    REFUSED = "refused"          # we did not take it: robots.txt, another host, too large
    FAILED = "failed"            # it could not be had


HAD = (Outcome.FETCHED, Outcome.KEPT, Outcome.UNCHANGED, Outcome.UNREADABLE)
MISSED = (Outcome.FAILED, Outcome.REFUSED, Outcome.UNREADABLE)


@dataclass(frozen=True, slots=True)
class CrawlRun:
    """One crawl of a source. `known` is how many acts the source says it has; `pages` those had or missed so far."""

    id: int
    source: str
    state: str                       # "running", "finished", "left"
    started_at: datetime
    finished_at: datetime | None
    resumed: int
    known: int
    pages: int
    missed: int
    selected: int
    not_selected: int


@dataclass(frozen=True, slots=True)
class MissedPage:
    """A page that could not be had or not be read: why, after how many tries."""

    url: str
    kind: str
    act_id: str
    outcome: Outcome
    status: int | None
    reason: str
    tries: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Selection:
    """Whether an act was selected in a run, and why."""

    act_id: str
    title: str
    url: str
    selected: bool
    topics: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """A run with its pages counted by outcome, what it missed, and the remarks it made on pages it had."""

    run: CrawlRun
    outcomes: tuple[tuple[Outcome, int], ...]
    failures: tuple[MissedPage, ...]
    remarks: tuple[MissedPage, ...]


def runs(engine: Engine, source: str = "") -> tuple[CrawlRun, ...]:
    """All crawls, the newest first."""
    query = _runs().order_by(crawl_runs.c.id.desc())
    with engine.connect() as connection:
        return tuple(_run(row) for row in connection.execute(query.where(crawl_runs.c.source == source) if source else query))


def failures(engine: Engine, run_id: int) -> tuple[MissedPage, ...]:
    """The pages a run could not have or not read, in the order it met them."""
    return _pages(engine, run_id, crawl_pages.c.outcome.in_(MISSED))


def remarks(engine: Engine, run_id: int) -> tuple[MissedPage, ...]:
    """Pages a run had but has something to say of: entries of a list left out, and why."""
    return _pages(engine, run_id, crawl_pages.c.outcome.not_in(MISSED) & (crawl_pages.c.reason != ""))


def selections(engine: Engine, run_id: int, selected: bool | None = None) -> tuple[Selection, ...]:
    """Which acts a run selected and which not, each with the reason, in the order of the source's list."""
    query = sa.select(crawl_selections).where(crawl_selections.c.run_id == run_id).order_by(crawl_selections.c.id)
    if selected is not None:
        query = query.where(crawl_selections.c.selected == selected)
    with engine.connect() as connection:
        return tuple(_selection(row) for row in connection.execute(query))


def report(engine: Engine, run: int | None = None) -> CrawlReport | None:
    """The report of a run, or of the newest one. None where there is no such run."""
    newest = sa.select(sa.func.max(crawl_runs.c.id)).scalar_subquery()
    query = _runs().where(crawl_runs.c.id == (newest if run is None else run))
    counts = sa.select(crawl_pages.c.outcome, sa.func.count()).group_by(crawl_pages.c.outcome).order_by(crawl_pages.c.outcome)
    with engine.connect() as connection:
        row = connection.execute(query).one_or_none()
        if row is None:
            return None
        counted = tuple((Outcome(outcome), n) for outcome, n in connection.execute(counts.where(crawl_pages.c.run_id == row.id)))
    return CrawlReport(_run(row), counted, failures(engine, row.id), remarks(engine, row.id))


def _runs() -> "sa.Select[tuple[object, ...]]":
    def count(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> "sa.ScalarSelect[int]":
        return sa.select(sa.func.count()).select_from(table).where(table.c.run_id == crawl_runs.c.id, *conditions).scalar_subquery()

    chosen = crawl_selections.c.selected
    return sa.select(
        crawl_runs,
        count(crawl_pages).label("pages"),
        count(crawl_pages, crawl_pages.c.outcome.in_(MISSED)).label("missed"),
        count(crawl_selections, chosen.is_(True)).label("chosen"),
        count(crawl_selections, chosen.is_(False)).label("not_chosen"),
    )


def _run(row: "Row[tuple[object, ...]]") -> CrawlRun:
    return CrawlRun(
        id=row.id,
        source=row.source,
        state=row.state,
        started_at=row.started_at,
        finished_at=row.finished_at,
        resumed=row.resumed,
        known=row.known,
        pages=row.pages,
        missed=row.missed,
        selected=row.chosen,
        not_selected=row.not_chosen,
    )


def _pages(engine: Engine, run_id: int, condition: sa.ColumnElement[bool]) -> tuple[MissedPage, ...]:
    query = sa.select(crawl_pages).where(crawl_pages.c.run_id == run_id, condition).order_by(crawl_pages.c.id)
    with engine.connect() as connection:
        return tuple(_missed(row) for row in connection.execute(query))


def _missed(row: "Row[tuple[object, ...]]") -> MissedPage:
    return MissedPage(
        row.url, row.kind, row.act_id, Outcome(row.outcome), row.status, row.reason, row.tries, row.fetched_at
    )


def _selection(row: "Row[tuple[object, ...]]") -> Selection:
    return Selection(row.act_id, row.title, row.url, row.selected, tuple(row.topics.split()), row.reason)
