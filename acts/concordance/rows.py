"""The rows of a comparison: a page of those asked for, one by its key, how far all of them have come."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from acts.compare.model import Comparison, ComparisonRow, NotApplied
from acts.concordance.errors import NotFoundError
from acts.concordance.history import events
from acts.concordance.kept import (
    Asked,
    Comment,
    ComparisonKind,
    Event,
    Kept,
    Progress,
    Reader,
    Remarks,
    Role,
    Row,
    RowPage,
    RowState,
    Worded,
)
from acts.concordance.model import Provision, Relation, Suggestion
from acts.concordance.packing import strings_of, unpacked
from acts.concordance.reverse import Answered, reverse
from acts.concordance.row_index import Entry, Index, chapters_of, fitted, index_of, progress_by, progress_of
from acts.concordance.store_reading import Reading, head, kept, provisions
from acts.concordance.tables import comparison_comments, comparison_provisions, comparison_rows, comparison_suggestions
from storage.batches import batched

AT_ONCE: Final = 500
ALL: Final = Asked()
_ROWS = comparison_rows.c


class Rows(Reading):
    """Reads the rows of comparisons."""

    def rows(self, uid: str, reader: Reader, asked: Asked = ALL, page: int = 1, size: int = 50) -> RowPage:
        """A page of the rows asked for, in the order of the act."""
        with self.engine.connect() as connection:
            id_ = head(connection, uid, reader).id
            index = index_of(connection, id_)
            fitting = fitted(connection, id_, index, asked)
            chosen = fitting[(page - 1) * size : page * size]
            return RowPage(len(fitting), page, max(1, math.ceil(len(fitting) / size)), _filled(connection, id_, chosen, index))

    def all(self, uid: str, reader: Reader) -> tuple[Row, ...]:
        """Every row of a comparison, those gone and those of the right too, in their order."""
        with self.engine.connect() as connection:
            return all_rows(connection, head(connection, uid, reader).id)

    def row(self, uid: str, key: str, reader: Reader) -> Row:
        """One row. Raises `NotFoundError`."""
        with self.engine.connect() as connection:
            return row_of(connection, head(connection, uid, reader).id, key)

    def progress(self, uid: str, reader: Reader) -> Progress:
        """How far a comparison has come."""
        with self.engine.connect() as connection:
            return progress_of(connection, head(connection, uid, reader).id)

    def decided(self, found: Iterable[Kept]) -> Mapping[str, Progress]:
        """How far comparisons that were listed have come, by uid; what of the right is unanswered is not counted."""
        with self.engine.connect() as connection:
            return progress_by(connection, [one.uid for one in found])

    def chapters(self, uid: str, reader: Reader) -> tuple[str, ...]:
        """The titles of the divisions the rows of the left stand in, in their order: what `Asked.chapter` may be."""
        with self.engine.connect() as connection:
            return chapters_of(connection, head(connection, uid, reader).id)

    def reverse(self, uid: str, reader: Reader) -> tuple[Answered, ...]:
        """The concordance from the other side: each provision of the right that stands, with those of the left that answer it."""
        with self.engine.connect() as connection:
            id_ = head(connection, uid, reader).id
            return reversed_of(connection, id_, index_of(connection, id_))

    def worded(self, uid: str, reader: Reader) -> Worded:
        """The tables of a draft or of two texts, as they were compared, with their rows; none of a concordance."""
        with self.engine.connect() as connection:
            found = head(connection, uid, reader)
            one, rows = kept(connection, found), [row for row in all_rows(connection, found.id) if row.compared]
        parts = () if one.kind is ComparisonKind.CONCORDANCE else one.parts
        tables = tuple(tuple(row for row in rows if row.part == part and not row.status.gone) for part in parts)
        remarks = unpacked(found.remarks, Remarks)
        compared = tuple(_table(one, part, table, remarks) for part, table in zip(parts, tables, strict=True))
        return Worded(compared, tables, tuple(row for row in rows if row.status.gone))

    def not_applied(self, uid: str, reader: Reader) -> tuple[NotApplied, ...]:
        """What of a draft could not be applied and belongs to none of its tables."""
        with self.engine.connect() as connection:
            return unpacked(head(connection, uid, reader).remarks, Remarks).whole

    def history(self, uid: str, reader: Reader, key: str | None = None) -> tuple[Event, ...]:
        """The steps of a row, oldest first; with "" those of the comparison as a whole, with None all."""
        with self.engine.connect() as connection:
            return events(connection, head(connection, uid, reader).id, key)

    def comments(self, uid: str, reader: Reader, key: str | None = None) -> tuple[Comment, ...]:
        """What is said of a row, or of all of them, oldest first."""
        columns = comparison_comments.c
        with self.engine.connect() as connection:
            id_ = head(connection, uid, reader).id
            query = sa.select(comparison_comments).where(columns.comparison_id == id_).order_by(columns.id)
            found = connection.execute(query if key is None else query.where(columns.key == key)).all()
        return tuple(Comment(row.id, row.key, row.at, row.who, row.text) for row in found)


def _table(one: Kept, part: int, rows: Sequence[Row], remarks: Remarks) -> Comparison:
    compared = tuple(row.compared for row in rows if row.compared)
    wrong = remarks.parts[part] if part < len(remarks.parts) else ()
    return Comparison(one.side(Role.LEFT, part).side, one.side(Role.RIGHT, part).side, compared, wrong)


def row_of(connection: Connection, id_: int, key: str) -> Row:
    """A row by its key. Raises `NotFoundError`."""
    index = index_of(connection, id_)
    found = [one for one in index.entries if one.key == key]
    if not found:
        raise NotFoundError(f"the comparison has no row {key}")
    return _filled(connection, id_, found, index)[0]


def all_rows(connection: Connection, id_: int, index: Index | None = None) -> tuple[Row, ...]:
    """All rows, those gone and those of the right too."""
    found = index or index_of(connection, id_)
    return _filled(connection, id_, found.entries, found)


def reversed_of(connection: Connection, id_: int, index: Index) -> tuple[Answered, ...]:
    """The table from the other side."""
    rights = [one.provision for one in provisions(connection, id_) if one.role is Role.RIGHT and not one.gone]
    return reverse(rights, index.links)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands beside rows in other tables."""

    provisions: Mapping[tuple[int, str, str], Any]
    suggestions: Mapping[str, str]
    comments: Mapping[str, int]


def _filled(connection: Connection, id_: int, entries: Sequence[Entry], index: Index) -> tuple[Row, ...]:
    """Rows with all that stands beside them, in the order of the entries."""
    found: dict[str, Row] = {}
    for some in batched(entries, AT_ONCE):
        keys = [one.key for one in some]
        around = _around(connection, id_, some)
        read = connection.execute(sa.select(comparison_rows).where(_ROWS.comparison_id == id_, _ROWS.key.in_(keys)))
        found |= {row.key: _row(row, around, index) for row in read}
    return tuple(found[one.key] for one in entries)


def _around(connection: Connection, id_: int, entries: Iterable[Entry]) -> _Around:
    some = tuple(entries)
    keys, eids = [one.key for one in some], {eid for one in some for eid in (one.eid, *one.counterparts)}
    texts, told, said = comparison_provisions.c, comparison_suggestions.c, comparison_comments.c
    read = [connection.execute(sa.select(comparison_provisions).where(texts.comparison_id == id_, texts.eid.in_(part)))
            for part in batched(eids, AT_ONCE)]  # fmt: skip
    bodies = connection.execute(sa.select(told.key, told.body).where(told.comparison_id == id_, told.key.in_(keys)).order_by(told.run))
    counted = sa.select(said.key, sa.func.count()).where(said.comparison_id == id_, said.key.in_(keys)).group_by(said.key)
    return _Around(
        {(row.part, row.role, row.eid): row for rows in read for row in rows},
        {row.key: row.body for row in bodies}, {row[0]: row[1] for row in connection.execute(counted)},
    )  # fmt: skip


def _row(row: Any, around: _Around, index: Index) -> Row:
    counterparts = strings_of(row.counterparts)
    own = around.provisions.get((row.part, row.role, row.eid))
    others = [around.provisions.get((row.part, Role.RIGHT.value, eid)) for eid in counterparts]
    kept = None if own is None or row.compared else Provision(own.eid, own.label, own.heading, own.text, own.parent,
                                                              tuple(json.loads(own.path)))  # fmt: skip
    told = around.suggestions.get(row.key)
    return Row(
        row.key, row.part, Role(row.role), row.eid, unpacked(row.status, RowState), index.relations.get(row.key, Relation.NO_COUNTERPART),
        row.revision, counterparts, row.score, kept, unpacked(told, Suggestion) if told else None,
        unpacked(row.compared, ComparisonRow) if row.compared else None, around.comments.get(row.key, 0),
        any(one is not None and one.now_sha256 != one.sha256 for one in (own, *others)),
    )  # fmt: skip
