"""Telling the search engine what the database holds: all of it, or what changed since last told (the outbox)."""

from collections.abc import Callable, Iterable

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from acts.errors import NotHeldError
from acts.ingest import INDEX
from acts.provisions import provisions
from acts.store import ActStore
from acts.tables import expressions
from search.documents import ActHeader, documents
from search.model import SearchDocument, SearchEngine
from storage import outbox
from storage.database import writing

Progress = Callable[[int, int], None]
"""Called with how many wordings are done and how many there are."""


def documents_of(store: ActStore, uri: str) -> Iterable[SearchDocument]:
    """The provisions of a wording as the engine keeps them."""
    expression = store.expression(uri)
    work = store.work(expression.work_uri)
    topics = tuple(topic for topic, _reason in store.topics(work.uri))
    header = ActHeader.of(work, expression.uri, expression.language.value, expression.title, topics)
    return documents(header, provisions(store.document(expression.shown)))


def rebuild(store: ActStore, engine: SearchEngine, progress: Progress = lambda _done, _all: None) -> int:
    """Empty the index and fill it from the database; returns how many provisions it holds then."""
    shown = sa.select(expressions.c.uri).where(expressions.c.shown.is_not(None)).order_by(expressions.c.id)
    with store.engine.begin() as connection:
        last = outbox.newest(connection, INDEX)
        uris = connection.execute(shown).scalars().all()
    engine.clear()
    for done, uri in enumerate(uris, 1):
        engine.replace(uri, documents_of(store, uri))
        progress(done, len(uris))
    engine.commit()
    with writing(store.engine) as connection:
        outbox.clear(connection, INDEX, last)
    return engine.count()


def catch_up(store: ActStore, engine: SearchEngine, progress: Progress = lambda _done, _all: None) -> int:
    """Index what the outbox names; returns how many wordings. Killed half-way, the next call does it again, to the same end."""
    entries = _pending(store.engine)
    keys = dict.fromkeys(key for _id, key in entries)
    for done, uri in enumerate(keys, 1):
        _tell(store, engine, uri)
        progress(done, len(keys))
    if entries:
        engine.commit()
        with writing(store.engine) as connection:
            outbox.settle(connection, tuple(id_ for id_, _key in entries))
    return len(keys)


def _tell(store: ActStore, engine: SearchEngine, uri: str) -> None:
    try:
        engine.replace(uri, documents_of(store, uri))
    except NotHeldError:
        engine.remove(uri)


def _pending(engine: Engine) -> tuple[tuple[int, str], ...]:
    with engine.begin() as connection:
        return outbox.pending(connection, INDEX, limit=10_000)
