"""What a running crawl writes down, each page in a transaction of its own, its body in the raw store first."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from crawler.records import HAD, Outcome
from crawler.tables import crawl_acts, crawl_pages, crawl_runs, crawl_selections
from storage.database import writing
from storage.raw import RawStore


@dataclass(frozen=True, slots=True)
class Page:
    """A page asked for: its address, what kind of page it is ("list", "card", "text"), whose act's."""

    url: str
    kind: str
    act_id: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a site answered, decompressed. `unchanged`: it said that what we have still stands, and `body` is ours."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    unchanged: bool = False

    def header(self, name: str) -> str:
        return self.headers.get(name, "")


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page had, in this run or before."""

    url: str
    outcome: Outcome
    sha256: str
    etag: str
    last_modified: str
    media_type: str
    fetched_at: datetime
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ActState:
    """Where an act of a source stands after the last run that looked: how it was decided and which text we have."""

    act_id: str
    entry_sha256: str
    profile_sha256: str
    selected: bool
    topics: str = ""
    reason: str = ""
    text_url: str = ""
    text_kind: str = ""
    text_sha256: str = ""
    card_sha256: str = ""
    complete: bool = True
    run_id: int = 0


@dataclass(slots=True)
class Tally:
    """Counts of one process, for the progress it shows."""

    pages: int = 0
    missed: int = 0
    known: int = 0
    decided: int = 0
    fresh: int = 0                # pages the network gave, rather than the store
    last: str = ""


class Ledger:
    """The written side of one run. Raises `StorageError` when the disk or the database fails; the crawl then stops."""

    def __init__(self, engine: Engine, raw: RawStore, source: str, run_id: int, resumed: bool) -> None:
        self.engine = engine
        self.raw = raw
        self.source = source
        self.run_id = run_id
        self.resumed = resumed
        self.tally = Tally()

    def had(self, url: str) -> StoredPage | None:
        """The page of that address if this run had it already."""
        pages = crawl_pages.c
        query = sa.select(crawl_pages).where(pages.run_id == self.run_id, pages.url == url, pages.outcome.in_(HAD))
        return self._stored(query)

    def before(self, url: str) -> StoredPage | None:
        """The newest page of that address from any run, if its body is still held."""
        pages = crawl_pages.c
        query = sa.select(crawl_pages).where(pages.url == url, pages.outcome.in_(HAD)).order_by(pages.id.desc()).limit(1)
        return self._stored(query)

    def keep(self, page: Page, answer: Answer, tries: int) -> StoredPage:
        """Keep a page that came: body first, then its row."""
        sha256 = self.raw.put(answer.body)
        previous = self.before(page.url)
        unchanged = answer.unchanged or (previous is not None and previous.sha256 == sha256)
        carried = previous if unchanged else None
        row = {
            "status": answer.status,
            "outcome": Outcome.UNCHANGED if unchanged else Outcome.FETCHED,
            "reason": "",
            "tries": tries,
            "etag": answer.header("etag") or (carried.etag if carried else ""),
            "last_modified": (answer.header("last-modified") or (carried.last_modified if carried else ""))[:80],
            "media_type": (answer.header("content-type") or (carried.media_type if carried else ""))[:120],
            "sha256": sha256,
            "bytes": len(answer.body),
            "headers": json.dumps(dict(answer.headers), ensure_ascii=False),
        }
        self._write(page, row)
        return _kept(page, row)

    def missed(self, page: Page, outcome: Outcome, reason: str, status: int | None = None, tries: int = 1) -> None:
        """Write down a page that could not be had, and why."""
        self._write(page, {"status": status, "outcome": outcome, "reason": reason, "tries": tries})
        self.tally.missed += 1

    def spoil(self, page: Page, outcome: Outcome, reason: str) -> None:
        """A page that came but is not what it should be, or that nothing can read; its body stays."""
        self._remark(page.url, outcome=outcome, reason=reason)
        self.tally.missed += 1

    def settle(self, url: str) -> None:
        """A page that was fetched has done all it is for."""
        pages = crawl_pages.c
        own = crawl_pages.update().where(pages.run_id == self.run_id, pages.url == url, pages.outcome == Outcome.FETCHED)
        with writing(self.engine) as connection:
            connection.execute(own.values(outcome=Outcome.KEPT))

    def remark(self, page: Page, text: str) -> None:
        """Say something of a page that was had: entries left out, and why."""
        self._remark(page.url, reason=text)

    def select(self, act_id: str, title: str, url: str, state: ActState) -> None:
        """Write down whether an act is wanted and why."""
        chosen = {"title": title, "url": url[:2083], "selected": state.selected, "topics": state.topics, "reason": state.reason}
        where = (crawl_selections.c.run_id == self.run_id) & (crawl_selections.c.act_id == act_id)
        with writing(self.engine) as connection:
            if not connection.execute(crawl_selections.update().where(where).values(**chosen)).rowcount:
                connection.execute(crawl_selections.insert().values(run_id=self.run_id, act_id=act_id, **chosen))
                self.tally.decided += 1

    def act(self, act_id: str) -> ActState | None:
        """Where an act stands."""
        query = sa.select(crawl_acts).where(crawl_acts.c.source == self.source, crawl_acts.c.act_id == act_id)
        with self.engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return ActState(**{name: row._mapping[name] for name in ActState.__slots__}) if row else None

    def known_acts(self) -> set[str]:
        """The acts of the source that any crawl decided."""
        with self.engine.connect() as connection:
            return set(connection.execute(sa.select(crawl_acts.c.act_id).where(crawl_acts.c.source == self.source)).scalars())

    def save_act(self, state: ActState) -> None:
        """Write down where an act stands now."""
        state = replace(state, run_id=self.run_id)
        values = {name: getattr(state, name) for name in ActState.__slots__ if name != "act_id"}
        where = (crawl_acts.c.source == self.source) & (crawl_acts.c.act_id == state.act_id)
        with writing(self.engine) as connection:
            if not connection.execute(crawl_acts.update().where(where).values(**values)).rowcount:
                connection.execute(crawl_acts.insert().values(source=self.source, act_id=state.act_id, **values))

    def announce(self, known: int) -> None:
        """How many acts the source says it has."""
        self.tally.known = known
        with writing(self.engine) as connection:
            connection.execute(crawl_runs.update().where(crawl_runs.c.id == self.run_id).values(known=known))

    def finish(self) -> None:
        """The run is done. Acts of which a page was missed are looked at whole by the next one."""
        done = {"state": "finished", "finished_at": datetime.now(UTC)}
        with writing(self.engine) as connection:
            _mark_incomplete(connection, self.source, self.run_id)
            connection.execute(crawl_runs.update().where(crawl_runs.c.id == self.run_id).values(**done))

    def _stored(self, query: "sa.Select[tuple[object, ...]]") -> StoredPage | None:
        with self.engine.connect() as connection:
            row = connection.execute(query).first()
        return _stored(row) if row is not None and self.raw.has(row.sha256) else None

    def _write(self, page: Page, row: Mapping[str, object]) -> None:
        values = {"kind": page.kind, "act_id": page.act_id, "fetched_at": datetime.now(UTC), **row}
        where = (crawl_pages.c.run_id == self.run_id) & (crawl_pages.c.url == page.url)
        with writing(self.engine) as connection:
            if not connection.execute(crawl_pages.update().where(where).values(**values)).rowcount:
                connection.execute(crawl_pages.insert().values(run_id=self.run_id, url=page.url, **values))
        self.tally.pages += 1
        self.tally.last = page.url

    def _remark(self, url: str, **values: object) -> None:
        where = (crawl_pages.c.run_id == self.run_id) & (crawl_pages.c.url == url)
        with writing(self.engine) as connection:
            connection.execute(crawl_pages.update().where(where).values(**values))


def open_ledger(engine: Engine, raw: RawStore, source: str, options: str) -> Ledger:
    """The ledger of a run: the one that was killed, if it had the same options, else a new one."""
    runs = crawl_runs.c
    unfinished = sa.select(crawl_runs).where(runs.source == source, runs.state == "running").order_by(runs.id.desc())
    with writing(engine) as connection:
        row = connection.execute(unfinished).first()
        if row is not None and row.options == options:
            connection.execute(crawl_runs.update().where(runs.id == row.id).values(resumed=row.resumed + 1))
            return Ledger(engine, raw, source, row.id, resumed=True)
        if row is not None:
            _mark_incomplete(connection, source, row.id)
            connection.execute(crawl_runs.update().where(runs.id == row.id).values(state="left"))
        new = {"source": source, "state": "running", "options": options, "started_at": datetime.now(UTC), "resumed": 0, "known": 0}
        id_ = connection.execute(crawl_runs.insert().values(**new).returning(runs.id)).scalar_one()
    return Ledger(engine, raw, source, id_, resumed=False)


def _mark_incomplete(connection: Connection, source: str, run_id: int) -> None:
    pages = crawl_pages.c
    missed = sa.select(pages.act_id).where(pages.run_id == run_id, pages.outcome.in_((Outcome.FAILED, Outcome.REFUSED)))
    acts = crawl_acts.update().where(crawl_acts.c.source == source, crawl_acts.c.act_id.in_(missed))
    connection.execute(acts.values(complete=False))


def _stored(row: "Row[tuple[object, ...]]") -> StoredPage:
    return StoredPage(
        row.url, Outcome(row.outcome), row.sha256, row.etag, row.last_modified, row.media_type, row.fetched_at, json.loads(row.headers)
    )


def _kept(page: Page, row: Mapping[str, object]) -> StoredPage:
    headers = json.loads(str(row["headers"]))
    text = {name: str(row[name]) for name in ("sha256", "etag", "last_modified", "media_type")}
    return StoredPage(page.url, Outcome(str(row["outcome"])), fetched_at=datetime.now(UTC), headers=headers, **text)
