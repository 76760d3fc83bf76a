"""Telling the search engine what the database holds: all of it, or what changed since last told (the outbox).

What changes in the database is put into the outbox in the same transaction, under `acts.news.INDEX`. It is taken out of there after the
engine has made it visible, so that a program killed half-way, or an engine that is away, loses nothing: it is told again. What was told is
remembered for a day (`TOLD`), so that a rebuild which began before and ends after finds out what it has missed. Acts the engine
refused something of stand under `REFUSED` until they are told again: trying the same again every minute would not help, forgetting it would
hide it.
"""

import logging
import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from acts.errors import NotHeldError
from acts.news import INDEX
from acts.store import ActStore
from acts.tables import expressions
from search.held import documents_of
from search.model import IndexMissingError, SearchEngine, Unindexed
from storage import outbox
from storage.batches import batched
from storage.database import writing

TOLD: Final = "index-told"
REFUSED: Final = "index-refused"
KEPT: Final = timedelta(days=1)          # longer than any rebuild takes
BATCH: Final = 500                       # texts made visible together
ROUNDS: Final = 12                       # in which another process told the same at the same time; then it is left to the next call
LONGEST_WAIT: Final = 1.0                # seconds before the last of these rounds, at random, so that two do not keep in step

logger = logging.getLogger(__name__)

Progress = Callable[[int, int], None]
"""Called with how many texts are done and how many there are."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an engine was told: of how many texts, with how many documents, and what it refused of them."""

    texts: int = 0
    documents: int = 0
    refused: tuple[Unindexed, ...] = ()

    def __add__(self, other: "Told") -> "Told":
        return Told(self.texts + other.texts, self.documents + other.documents, self.refused + other.refused)


def rebuild(store: ActStore, engine: SearchEngine, progress: Progress = lambda _done, _all: None) -> Told:
    """Make the index anew from the database, beside the one in use, which it replaces at the end; then tell what changed meanwhile.

    Raises `EngineAwayError`; the index in use and the outbox stay as they were then.
    """
    known = _entries(store)
    uris = _all(store)
    engine.clear()
    told = _tell(store, engine, uris, lambda done: progress(done, len(uris)))
    _settle_all(store, known, told)
    return told + catch_up(store, engine)


def refresh(store: ActStore, engine: SearchEngine, progress: Progress = lambda _done, _all: None) -> Told:
    """Bring the index up to what the database holds; one that is missing, broken or empty is made anew. Raises `EngineAwayError`."""
    try:
        usable = bool(engine.count()) or not _all(store)
    except IndexMissingError:
        usable = False
    return (catch_up if usable else rebuild)(store, engine, progress)


def catch_up(store: ActStore, engine: SearchEngine, progress: Progress = lambda _done, _all: None) -> Told:
    """Tell what the outbox names. Killed half-way, the next call does it again, to the same end. Raises `EngineAwayError`."""
    told, done, total, contested = Told(), 0, waiting(store), 0
    while contested <= ROUNDS and (entries := _pending(store)):
        uris = _affected(store, (key for _id, key in sorted(entries)))
        now = _tell(store, engine, uris)
        told, done = told + now, done + len(entries)
        progress(done, max(done, total))
        if _settle(store, entries, now, uris):
            contested += 1
            time.sleep(random.uniform(0.0, LONGEST_WAIT * contested / ROUNDS))     # noqa: S311 - no secret
    return told


def waiting(store: ActStore) -> int:
    """How many changes are still to be told."""
    with store.engine.begin() as connection:
        return outbox.count(connection, INDEX)


def refused_texts(store: ActStore) -> tuple[str, ...]:
    """The texts of which the engine refused something when it was last told of them."""
    with store.engine.begin() as connection:
        return tuple(sorted({key for _id, key in outbox.entries(connection, (REFUSED,))}))


Entries = frozenset[tuple[int, str]]
"""Entries of the outbox: id and key."""


def _pending(store: ActStore) -> Entries:
    with store.engine.begin() as connection:
        return frozenset(outbox.pending(connection, INDEX, limit=BATCH))


def _entries(store: ActStore) -> Entries:
    """All that is to be told and all that was told lately."""
    with store.engine.begin() as connection:
        return frozenset(outbox.entries(connection, (INDEX, TOLD)))


def _all(store: ActStore) -> tuple[str, ...]:
    with store.engine.begin() as connection:
        query = sa.select(expressions.c.uri).where(expressions.c.shown.is_not(None)).order_by(expressions.c.id)
        return tuple(connection.execute(query).scalars())


def _affected(store: ActStore, keys: Iterable[str]) -> tuple[str, ...]:
    """The texts named and all others of their acts: they share the act's record, and a newer one takes an older one's place."""
    found: dict[str, None] = {}
    for some in batched(dict.fromkeys(keys), BATCH):
        same = expressions.alias("same")
        query = (
            sa.select(expressions.c.uri)
            .join(same, same.c.work_id == expressions.c.work_id)
            .where(same.c.uri.in_(some), expressions.c.shown.is_not(None))
            .distinct()
        )
        with store.engine.begin() as connection:
            found |= dict.fromkeys((*some, *sorted(connection.execute(query).scalars())))
    return tuple(found)


def _tell(store: ActStore, engine: SearchEngine, uris: Sequence[str], progress: Callable[[int], None] = lambda _done: None) -> Told:
    """Put what the texts hold now in place of what the engine holds of them, and make it visible; or leave the engine as it was."""
    documents = 0
    try:
        for texts, uri in enumerate(uris, 1):
            documents += _put(store, engine, uri)
            progress(texts)
        refused = engine.commit()
    except BaseException:
        engine.close()                   # drops what is half-written
        raise
    for one in refused:
        logger.warning("the engine refused %s: %s", one.id, one.reason)
    return Told(len(uris), documents, refused)


def _put(store: ActStore, engine: SearchEngine, uri: str) -> int:
    try:
        return engine.replace(uri, documents_of(store, uri))
    except NotHeldError:
        engine.remove(uri)
        return 0


def _settle(store: ActStore, entries: Entries, told: Told, uris: Iterable[str]) -> bool:
    """Enter that the texts were told, and with them the entries; returns whether another process told some of them at the same time.

    Those it may have read before or after this one, so nobody knows whose word stands: they are put in again.
    """
    with writing(store.engine) as connection:
        contested = entries - _handed_on(connection, entries)
        for key in {key for _id, key in contested}:
            outbox.put(connection, INDEX, key)
        for some in batched(uris, BATCH):
            outbox.remove(connection, REFUSED, some)
        _keep_refused(connection, told)
        outbox.forget(connection, TOLD, datetime.now(UTC) - KEPT)
    return bool(contested)


def _settle_all(store: ActStore, known: Entries, told: Told) -> None:
    """Enter that a rebuild told everything that stood in the database before it began, and put in again what was entered since:

    another process may have told it to the index that was in use until then.
    """
    with writing(store.engine) as connection:
        for key in {key for entry, key in outbox.entries(connection, (INDEX, TOLD)) if (entry, key) not in known}:
            outbox.put(connection, INDEX, key)
        _handed_on(connection, known)
        outbox.clear(connection, REFUSED, outbox.newest(connection, REFUSED))
        _keep_refused(connection, told)


def _handed_on(connection: Connection, entries: Entries) -> Entries:
    """Note the entries as told; returns those that were not yet."""
    ids = frozenset(id_ for some in batched(sorted(entries), BATCH)
                    for id_ in outbox.hand_on(connection, tuple(id_ for id_, _key in some), INDEX, TOLD))
    return frozenset(entry for entry in entries if entry[0] in ids)


def _keep_refused(connection: Connection, told: Told) -> None:
    for uri in dict.fromkeys(one.expression for one in told.refused):
        outbox.put(connection, REFUSED, uri)
