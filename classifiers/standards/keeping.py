"""Writing the catalogue: what a source says laid beside what is held, and only what differs written. Rows go to the driver as they are."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from classifiers.standards.catalogue import Loaded, Refused
from classifiers.standards.identity import NOT_UNDERSTOOD, standard_of
from classifiers.standards.merging import joined, merged
from classifiers.standards.model import Edition
from classifiers.standards.packing import packed_edition, unpacked, words_of
from classifiers.standards.tables import adoptions, codes, editions, relations
from storage import audit, outbox
from storage.batches import batched
from storage.errors import DatabaseError

TOPIC: Final = "standards"
"""Of the outbox: the standards of which an edition came in or changed."""
LONGEST: Final = 300
AT_ONCE: Final = 400
_BOUND: Final = 960
"""Values of one statement of SQLite, of which every build takes 999: rows given many at a time go in a fourth quicker."""
_CHILDREN: Final = (relations, adoptions, codes)
_COLUMNS: Final = (editions.c.id, editions.c.reference, editions.c.source, editions.c.data, editions.c.claims)
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of an edition: what each source says of it, JSON."""

    id: int
    source: str
    data: str
    claims: str

    def said_by(self, source: str) -> str:
        """The claim of a source; "" where it said nothing yet."""
        if not self.claims:
            return self.data if self.source == source else ""
        return str(json.loads(self.claims).get(source, ""))

    def all_said(self) -> dict[str, str]:
        return dict(json.loads(self.claims)) if self.claims else {self.source: self.data}


@dataclass(frozen=True, slots=True)
class Written:
    """The rows of each table, ready for the driver."""

    editions: Rows
    relations: Rows
    adoptions: Rows
    codes: Rows


def load(connection: Connection, told: Iterable[Edition | Refused], source: str, who: str) -> Loaded:
    """Take in what a source says, within a running transaction. What other sources said of the same editions stays beside it."""
    _lock(connection)
    said, refused, unread = _sorted(told, source)
    held = _held(connection, said)
    fresh: list[tuple[Edition, str, str, str]] = []
    changed: list[tuple[Held, Edition, str, str]] = []
    for reference, edition in said.items():
        claim = packed_edition(edition)
        before = held.get(reference)
        if before is None:
            fresh.append((edition, source, claim, ""))
        elif before.said_by(source) != claim:
            changed.append(_renewed(before, edition, source, claim))
    _insert(connection, _first_id(connection), fresh)
    _rewrite(connection, changed)
    loaded = Loaded(source, len(fresh), len(changed), len(said) - len(fresh) - len(changed), tuple(refused), tuple(unread))
    _note(connection, loaded, fresh, changed, who)
    return loaded


def _sorted(told: Iterable[Edition | Refused], source: str) -> tuple[dict[str, Edition], list[Refused], list[str]]:
    """The editions by reference, rows of one reference made one; the rows refused; the references no rule reads."""
    said: dict[str, Edition] = {}
    refused: list[Refused] = []
    unread: list[str] = []
    for one in told:
        fault = one if isinstance(one, Refused) else _fault(one)
        if isinstance(one, Refused) or fault is not None:
            refused.extend([fault] if fault else [])
            continue
        before = said.get(one.reference)
        said[one.reference] = one if before is None else joined((before, one))
        if NOT_UNDERSTOOD in one.kept:
            unread.append(one.reference)
    named = {reference: one if one.source == source else replace(one, source=source) for reference, one in said.items()}
    return named, refused, unread


def _fault(edition: Edition) -> Refused | None:
    if not edition.reference.strip():
        return Refused("", "", "expected a designation, found none")
    if len(edition.reference) > LONGEST:
        reason = f"expected a designation of at most {LONGEST} characters, found {len(edition.reference)}"
        return Refused("", edition.reference[:60], reason)
    return None


def _held(connection: Connection, said: Mapping[str, Edition]) -> dict[str, Held]:
    """What is held of those editions, asked for by body where they are many."""
    if len(said) <= AT_ONCE:
        query = sa.select(*_COLUMNS).where(editions.c.reference.in_(said))
    else:
        query = sa.select(*_COLUMNS).where(editions.c.body.in_({one.body for one in said.values()}))
    return {row[1]: Held(row[0], *row[2:]) for row in connection.execute(query) if row[1] in said}


def _renewed(before: Held, edition: Edition, source: str, claim: str) -> tuple[Held, Edition, str, str]:
    """The edition as all sources tell it now, with its packed form and its claims."""
    said = {**before.all_said(), source: claim}
    if len(said) == 1:
        return before, edition, claim, ""
    whole = merged({name: edition if name == source else unpacked(text, Edition) for name, text in said.items()})
    return before, whole, packed_edition(whole), json.dumps(said, ensure_ascii=False)


def _first_id(connection: Connection) -> int:
    return (connection.execute(sa.select(sa.func.max(editions.c.id))).scalar() or 0) + 1


def _insert(connection: Connection, first: int, fresh: Sequence[tuple[Edition, str, str, str]]) -> None:
    rows = rows_of((number, *one) for number, one in enumerate(fresh, first))
    for table, told in ((editions, rows.editions), (relations, rows.relations), (adoptions, rows.adoptions), (codes, rows.codes)):
        insert_rows(connection, table, told)


def _rewrite(connection: Connection, changed: Sequence[tuple[Held, Edition, str, str]]) -> None:
    for some in batched((before.id for before, *_ in changed), AT_ONCE):
        for table in _CHILDREN:
            connection.execute(table.delete().where(table.c.edition.in_(some)))
        connection.execute(editions.delete().where(editions.c.id.in_(some)))
    rows = rows_of((before.id, one, "" if claims else one.source, data, claims) for before, one, data, claims in changed)
    for table, told in ((editions, rows.editions), (relations, rows.relations), (adoptions, rows.adoptions), (codes, rows.codes)):
        insert_rows(connection, table, told)


def rows_of(numbered: Iterable[tuple[int, Edition, str, str, str]]) -> Written:
    """The rows of editions, each given with its number, source, packed form and claims."""
    rows = Written([], [], [], [])
    for number, one, source, data, claims in numbered:
        rows.editions.append((
            number, one.reference, one.standard, one.body, one.kind, one.status._value_,
            one.published.isoformat() if one.published else "", one.withdrawn.isoformat() if one.withdrawn else "",
            words_of(one), source, data, claims,
        ))  # fmt: skip
        for place, told in enumerate(one.relations):
            rows.relations.append((number, place, told.kind._value_, told.target, told.on.isoformat() if told.on else ""))
        rows.adoptions.extend((number, place, standard_of(told.base)) for place, told in enumerate(one.adoptions))
        rows.codes.extend((number, code) for code in dict.fromkeys(one.ics))
    return rows


def insert_rows(connection: Connection, table: sa.Table, rows: Rows) -> None:
    """Insert rows that hold a value for each column in order: many by each statement, of PostgreSQL all by one COPY."""
    if not rows:
        return
    quoted = connection.dialect.identifier_preparer.quote
    names = ", ".join(quoted(column.name) for column in table.columns)
    if connection.dialect.name == "postgresql":
        _copy(connection, f"COPY {table.name} ({names}) FROM STDIN", rows)
        return
    _insert_many(connection, f"INSERT INTO {table.name} ({names}) VALUES ", rows)  # noqa: S608


def _insert_many(connection: Connection, statement: str, rows: Rows) -> None:
    many = max(1, _BOUND // len(rows[0]))
    whole = len(rows) - len(rows) % many
    together = [tuple(chain.from_iterable(rows[start : start + many])) for start in range(0, whole, many)]
    marks = f"({', '.join('?' * len(rows[0]))})"
    for values, at_once in ((together, many), (rows[whole:], 1)):
        if values:
            connection.exec_driver_sql(statement + ", ".join([marks] * at_once), values)


def _copy(connection: Connection, statement: str, rows: Rows) -> None:
    driver = connection.connection.driver_connection
    if driver is None:
        raise DatabaseError("expected an open connection to PostgreSQL, found none")
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _lock(connection: Connection) -> None:
    """Loadings wait for each other: numbers of rows are given out by hand. SQLite has the lock of a writing transaction already."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("LOCK TABLE standard_editions IN SHARE ROW EXCLUSIVE MODE"))


def _note(
    connection: Connection, loaded: Loaded, fresh: Sequence[tuple[Edition, str, str, str]],
    changed: Sequence[tuple[Held, Edition, str, str]], who: str,
) -> None:  # fmt: skip
    """Into the audit trail: the loading, and each edition that changed with what it was. Into the outbox: the standards touched."""
    if not fresh and not changed:
        return
    counts = {"new": loaded.new, "changed": loaded.changed, "same": loaded.same, "refused": len(loaded.refused)}
    audit.note(connection, who, "loaded", f"standards:{loaded.source}", counts)
    audit.note_all(connection, who, "changed", (
        (f"standard:{one.reference}", {"before": before.data, "after": data}) for before, one, data, _ in changed
    ))  # fmt: skip
    _tell(connection, loaded.source, (one.standard for one in _touched(fresh, changed)))


def _touched(fresh: Sequence[tuple[Edition, str, str, str]], changed: Sequence[tuple[Held, Edition, str, str]]) -> Iterator[Edition]:
    yield from (one for one, *_ in fresh)
    yield from (one for _, one, *_ in changed)


def _tell(connection: Connection, source: str, standards: Iterable[str]) -> None:
    """A few standards are told one by one, a whole catalogue by its source: "*itu_t"."""
    touched = dict.fromkeys(standards)
    outbox.put_all(connection, TOPIC, touched if len(touched) <= AT_ONCE else (f"*{source}",))


def outcomes(connection: Connection, told: Iterable[Edition | Refused], source: str) -> dict[str, str]:
    """What would become of each reference: "new", "changed" or "same". Nothing is written."""
    said, _, _ = _sorted(told, source)
    held = _held(connection, said)
    return {
        reference: "new" if reference not in held else "same" if held[reference].said_by(source) == packed_edition(one) else "changed"
        for reference, one in said.items()
    }
