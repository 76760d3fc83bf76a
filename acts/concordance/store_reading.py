"""Which comparisons there are, for whom: the head of each, the texts and provisions compared, notices."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa
import zstandard
from sqlalchemy.engine import Connection, Engine

from acts.compare.model import Side
from acts.concordance.errors import NotAllowedError, NotFoundError
from acts.concordance.kept import (
    ComparisonKind,
    Kept,
    KeptProvision,
    KeptSide,
    Notice,
    Reader,
    Role,
    Visibility,
    What,
)
from acts.concordance.model import Provision
from acts.concordance.packing import strings_of
from acts.concordance.tables import comparison_notices, comparison_provisions, comparison_sides, comparisons
from language.letters import fold

_HEADS = comparisons.c
_SIDES: Final = [column for column in comparison_sides.c if column.name != "content"]


class Reading:
    """Reads comparisons. Raises `NotFoundError` for one that is not there or not shown to whoever asks."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def of(self, uid: str, reader: Reader) -> Kept:
        """A comparison."""
        with self.engine.connect() as connection:
            return kept(connection, head(connection, uid, reader))

    def listed(
        self, reader: Reader, kind: ComparisonKind | None = None, words: str = "", mine: bool = False, uri: str = "",
    ) -> tuple[Kept, ...]:  # fmt: skip
        """The comparisons somebody may read, newest first. ``mine``: owned alone; ``uri``: with that act on a side."""
        conditions = [_readable(reader), _HEADS.deleted.is_(None)]
        conditions += [_HEADS.kind == kind.value] if kind else []
        conditions += [_HEADS.owner == reader.name] if mine else []
        conditions += [_HEADS.id.in_(sa.select(comparison_sides.c.comparison_id).where(comparison_sides.c.uri == uri))] if uri else []
        query = sa.select(comparisons).where(*conditions).order_by(_HEADS.created.desc(), _HEADS.id.desc())
        with self.engine.connect() as connection:
            found = [row for row in connection.execute(query) if all(word in fold(row.title) for word in fold(words).split())]
            sides = _sides(connection, [row.id for row in found])
        return tuple(_kept(row, sides.get(row.id, ())) for row in found)

    def content(self, uid: str, reader: Reader, role: Role, part: int = 0) -> bytes:
        """The file uploaded for a side. Raises `NotFoundError` where the side is of an act held."""
        columns = comparison_sides.c
        with self.engine.connect() as connection:
            row = head(connection, uid, reader)
            query = sa.select(columns.content).where(columns.comparison_id == row.id, columns.role == role.value, columns.part == part)
            found = connection.execute(query).scalar()
        if found is None:
            raise NotFoundError(f"comparison {uid} keeps no file for its {role.value} side")
        return zstandard.decompress(found)

    def provisions(self, uid: str, reader: Reader, role: Role | None = None) -> tuple[KeptProvision, ...]:
        """The provisions compared in a concordance, in the order of their acts, those of the left first."""
        with self.engine.connect() as connection:
            found = provisions(connection, head(connection, uid, reader).id)
        return tuple(one for one in found if role in (None, one.role))

    def writes(self, one: Kept, reader: Reader) -> bool:
        """Whether somebody may change the rows of a comparison."""
        return _may_write(one.owner, one.organisation, one.visibility, reader)

    # notices
    def notices(self, who: str, unseen: bool = True) -> tuple[Notice, ...]:
        """What somebody is told, newest first."""
        columns = comparison_notices.c
        query = sa.select(comparison_notices, _HEADS.uid, _HEADS.title).join(comparisons).where(columns.who == who)
        query = query.where(_HEADS.deleted.is_(None)).order_by(columns.id.desc())
        with self.engine.connect() as connection:
            return tuple(map(_notice, connection.execute(query.where(columns.seen.is_(None)) if unseen else query)))

    def seen(self, who: str, ids: Iterable[int]) -> None:
        """Note that somebody has seen notices; those of others are passed over."""
        columns = comparison_notices.c
        mine = comparison_notices.update().where(columns.who == who, columns.id.in_(tuple(ids)), columns.seen.is_(None))
        with self.engine.begin() as connection:
            connection.execute(mine.values(seen=datetime.now(UTC)))


def head(connection: Connection, uid: str, reader: Reader, lock: bool = False) -> Any:
    """The row of a comparison somebody may read; locked, nobody else changes it before the transaction ends."""
    query = sa.select(comparisons).where(_HEADS.uid == uid)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    if row is None or not _may_read(row, reader):
        raise NotFoundError(f"there is no comparison {uid}, or it is not shown to you")
    if row.deleted:
        raise NotFoundError(f"comparison {uid} was deleted on {row.deleted:%Y-%m-%d} by its owner")
    return row


def writable(connection: Connection, uid: str, reader: Reader) -> Any:
    """The row of a comparison somebody may change, locked. Raises `NotAllowedError`."""
    row = head(connection, uid, reader, lock=True)
    if not _may_write(row.owner, row.organisation, Visibility(row.visibility), reader):
        raise NotAllowedError("only the owner of this comparison and, unless it is private, the owner's organisation may change it")
    return row


def owned(connection: Connection, uid: str, reader: Reader) -> Any:
    """The row of a comparison for its owner, locked. Raises `NotAllowedError`."""
    row = head(connection, uid, reader, lock=True)
    if not reader.name or row.owner != reader.name:
        raise NotAllowedError("only the owner of this comparison may show it to others or delete it")
    return row


def kept(connection: Connection, row: Any) -> Kept:
    """A comparison of its row."""
    return _kept(row, _sides(connection, [row.id]).get(row.id, ()))


def provisions(connection: Connection, id_: int) -> tuple[KeptProvision, ...]:
    """The provisions compared, the left first."""
    columns = comparison_provisions.c
    query = sa.select(comparison_provisions).where(columns.comparison_id == id_).order_by(columns.part, columns.role, columns.seq)
    return tuple(map(provision_of, connection.execute(query)))


def provision_of(row: Any) -> KeptProvision:
    """A provision of its row."""
    one = Provision(row.eid, row.label, row.heading, row.text, row.parent, strings_of(row.path))
    return KeptProvision(Role(row.role), one, row.now_text, row.gone)


def side_of(row: Any) -> KeptSide:
    """A text compared, of its row."""
    side = Side(row.title, row.citation, row.day, row.uri, row.address, row.language)
    return KeptSide(row.part, Role(row.role), side, row.name, row.sha256, row.size, row.pinned, row.checked, strings_of(row.added))


def _sides(connection: Connection, ids: Iterable[int]) -> Mapping[int, tuple[KeptSide, ...]]:
    columns = comparison_sides.c
    query = sa.select(*_SIDES).where(columns.comparison_id.in_(tuple(ids))).order_by(columns.comparison_id, columns.part, columns.role)
    found: dict[int, tuple[KeptSide, ...]] = {}
    for row in connection.execute(query):
        found[row.comparison_id] = (*found.get(row.comparison_id, ()), side_of(row))
    return found


def _kept(row: Any, sides: tuple[KeptSide, ...]) -> Kept:
    return Kept(
        row.uid, ComparisonKind(row.kind), row.title, row.owner, row.organisation, Visibility(row.visibility), row.created, row.revision,
        row.run, sides,
    )  # fmt: skip


def _notice(row: Any) -> Notice:
    return Notice(row.id, row.who, row.uid, row.title, row.key, What(row.what), row.said, row.at, row.seen)


def _readable(reader: Reader) -> sa.ColumnElement[bool]:
    shown = _HEADS.visibility == Visibility.PUBLISHED.value
    if reader.name:
        shown = shown | (_HEADS.owner == reader.name)
    if reader.name and reader.organisation is not None:
        shown = shown | ((_HEADS.visibility == Visibility.TEAM.value) & (_HEADS.organisation == reader.organisation))
    return shown


def _may_read(row: Any, reader: Reader) -> bool:
    return row.visibility == Visibility.PUBLISHED.value or _may_write(row.owner, row.organisation, Visibility(row.visibility), reader)


def _may_write(owner: str, organisation: int | None, visibility: Visibility, reader: Reader) -> bool:
    if not reader.name:
        return False
    same = organisation is not None and organisation == reader.organisation
    return owner == reader.name or (same and visibility is not Visibility.PRIVATE)


