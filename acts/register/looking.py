"""Looking texts through: which of them are due, and what is kept of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from acts.frbr import Language, Status, Work
from acts.history.model import Timeline
from acts.history.status import status_on
from acts.register.codes import LEGAL, Printed, printed
from acts.register.events import CHANGED
from acts.register.finding import FINDER, cited, within
from acts.register.model import Cited, Origin
from acts.register.rows import row_of
from acts.register.tables import register_acts, register_citations, register_codes, register_texts
from acts.store import ActStore
from acts.tables import expressions, works
from acts.timelines import Timelines
from storage import outbox
from storage.batches import batched
from storage.database import writing

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Text:
    """The text that speaks for an act: its newest Azerbaijani wording or, where there is none, its newest English one."""

    work_id: int
    work_uri: str
    manifestation_id: int


def speaking(connection: Connection) -> tuple[Text, ...]:
    """The text of each act."""
    query = sa.select(expressions.c.work_id, works.c.uri, expressions.c.shown, expressions.c.language, expressions.c.version)
    joined = query.join(works, works.c.id == expressions.c.work_id).where(expressions.c.shown.is_not(None))
    best: dict[tuple[int, str], tuple[bool, date, int]] = {}
    for row in connection.execute(joined):
        rank = (row.language == Language.AZE.value, row.version or date.min, row.shown)
        best[row.work_id, row.uri] = max(rank, best.get((row.work_id, row.uri), rank))
    return tuple(Text(*work, rank[2]) for work, rank in sorted(best.items()))


def due(connection: Connection) -> tuple[Text, ...]:
    """The texts not looked through yet as they stand now; what was found in texts that speak for no act any more is let go."""
    texts = speaking(connection)
    rows = connection.execute(sa.select(register_texts.c.manifestation_id, register_texts.c.finder))
    held = {row.manifestation_id: row.finder for row in rows}
    _forget(connection, held.keys() - {text.manifestation_id for text in texts})
    return tuple(text for text in texts if held.get(text.manifestation_id) != FINDER)


def look(engine: Engine, text: Text) -> int:
    """Look a text through and keep what it cites and which codes it prints; how many citations."""
    id_, store = text.manifestation_id, ActStore(engine)
    page = store.document(id_)
    timeline = Timelines(engine).of(id_, page)
    found, codes = within(cited(timeline), _ended(timeline, store.work(text.work_uri))), printed(page)
    with writing(engine) as connection:
        if connection.execute(sa.select(expressions.c.id).where(expressions.c.shown == id_)).first() is None:
            return 0                                         # another text took its place meanwhile
        _keep(connection, id_, found)
        connection.execute(register_acts.delete().where(register_acts.c.work_id == text.work_id))    # its topics may be others, too
        _keep_codes(connection, text.work_id, codes)
        outbox.put(connection, CHANGED, text.work_uri)
    return len(found)


def _ended(timeline: Timeline, work: Work) -> date | None:
    """The day the act ceased to hold for good, where an amendment tells it."""
    last = status_on(timeline, date.max, work)
    return last.since if last.status is Status.REPEALED else None


def _keep(connection: Connection, id_: int, found: Iterable[Cited]) -> None:
    _forget(connection, (id_,))
    if rows := [row_of(id_, seq, one) for seq, one in enumerate(found)]:
        connection.execute(register_citations.insert(), rows)
    connection.execute(register_texts.insert().values(manifestation_id=id_, finder=FINDER))


def _keep_codes(connection: Connection, work_id: int, codes: Iterable[Printed]) -> None:
    """The codes a document prints, in place of those it printed; one recoded since stays recoded."""
    columns = register_codes.c
    own = (columns.work_id == work_id, columns.origin == Origin.DOCUMENT.value)
    recoded = {row.told: row.code for row in connection.execute(sa.select(columns.told, columns.code).where(*own))}
    connection.execute(register_codes.delete().where(*own))
    rows = [
        {"work_id": work_id, "scheme": LEGAL, "told": one.code, "origin": Origin.DOCUMENT.value, "code": recoded.get(one.code, one.code),
         "unit": one.unit[:200], "words": one.words}
        for one in codes
    ]  # fmt: skip
    if rows:
        connection.execute(register_codes.insert(), rows)


def _forget(connection: Connection, ids: Iterable[int]) -> None:
    for gone in batched(sorted(ids), AT_ONCE):
        for table in (register_citations, register_texts):
            connection.execute(table.delete().where(table.c.manifestation_id.in_(gone)))
