"""Rows brought from one state to the next: the columns, the revision and the event are written together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from acts.concordance.history import Happened, note
from acts.concordance.kept import Basis, Role, RowState, What
from acts.concordance.model import State, Suggestion
from acts.concordance.packing import packed, strings, strings_of, unpacked
from acts.concordance.tables import comparison_provisions, comparison_rows, comparison_suggestions
from storage.batches import batched

AT_ONCE = 500
_ROWS, _TEXTS, _TOLD = comparison_rows.c, comparison_provisions.c, comparison_suggestions.c


@dataclass(frozen=True, slots=True)
class Standing:
    """A row as steps find it. ``compared``: it is of a draft or of two texts, and has no counterparts to choose."""

    key: str
    part: int
    role: Role
    eid: str
    status: RowState
    revision: int
    counterparts: tuple[str, ...]
    score: float
    compared: bool


@dataclass(frozen=True, slots=True)
class Move:
    """A row and what becomes of it. ``counterparts``: None for as before."""

    row: Standing
    what: What
    after: RowState
    said: str = ""
    undoes: int = 0
    counterparts: tuple[str, ...] | None = None
    eid: str | None = None


def standing(connection: Connection, id_: int, keys: Iterable[str] | None = None) -> tuple[Standing, ...]:
    """The rows of those keys (None: all), in their order."""
    query = sa.select(comparison_rows).where(_ROWS.comparison_id == id_).order_by(_ROWS.part, _ROWS.role, _ROWS.seq)
    if keys is None:
        return tuple(map(_standing, connection.execute(query)))
    parts = [connection.execute(query.where(_ROWS.key.in_(part))) for part in batched(keys, AT_ONCE)]
    return tuple(_standing(row) for rows in parts for row in rows)


def suggested(connection: Connection, id_: int, keys: Iterable[str]) -> dict[str, Suggestion]:
    """What the program suggested last for rows."""
    query = sa.select(_TOLD.key, _TOLD.body).where(_TOLD.comparison_id == id_).order_by(_TOLD.run)
    rows = (row for part in batched(keys, AT_ONCE) for row in connection.execute(query.where(_TOLD.key.in_(part))))
    return {key: unpacked(body, Suggestion) for key, body in {row.key: row.body for row in rows}.items()}


@dataclass(frozen=True, slots=True)
class Wordings:
    """How the units compared read at the last look: their digests by table, side and eid, and which do not stand any more."""

    digests: dict[tuple[int, str, str], str]
    gone: frozenset[tuple[int, str, str]]

    def basis(self, part: int, role: Role, eid: str, counterparts: Sequence[str]) -> Basis:
        """What a decision is made on now."""
        own = self.digests.get((part, role.value, eid), "")
        if role is Role.RIGHT:
            return Basis("", ((eid, own),))
        return Basis(own, tuple((right, self.digests.get((part, Role.RIGHT.value, right), "")) for right in counterparts))

    def of(self, row: Standing, counterparts: Sequence[str] | None = None) -> Basis:
        """The same for a row, with other counterparts where they are given."""
        return self.basis(row.part, row.role, row.eid, row.counterparts if counterparts is None else counterparts)


def wordings(connection: Connection, id_: int) -> Wordings:
    """How the units compared read at the last look."""
    columns = (_TEXTS.part, _TEXTS.role, _TEXTS.eid, _TEXTS.now_sha256, _TEXTS.gone)
    rows = connection.execute(sa.select(*columns).where(_TEXTS.comparison_id == id_)).all()
    digests = {(row.part, row.role, row.eid): row.now_sha256 for row in rows}
    return Wordings(digests, frozenset((row.part, row.role, row.eid) for row in rows if row.gone))


def move(connection: Connection, id_: int, who: str, moves: Sequence[Move], step: str = "") -> None:
    """Write rows anew, each with its event; a row that stays as it is makes none."""
    changed = [one for one in moves if _changes(one)]
    if not changed:
        return
    target = comparison_rows.update().where(_ROWS.comparison_id == id_, _ROWS.key == sa.bindparam("of"))
    values: dict[str, Any] = {name: sa.bindparam(f"new_{name}") for name in _columns(changed[0])}
    rows = [{"of": one.row.key, **{f"new_{name}": value for name, value in _columns(one).items()}} for one in changed]
    connection.execute(target.values(**values), rows)
    note(connection, id_, who, (Happened(one.row.key, one.what, one.row.status, one.after, one.said, step, one.undoes) for one in changed))


def settled_or_recheck(after: RowState, now: Basis) -> RowState:
    """A decided row with the state its wordings give it: settled while they are those of its decision, else to be looked at again."""
    if after.settled is State.SUGGESTED:
        return replace(after, state=State.SUGGESTED)
    return replace(after, state=after.settled if now == after.basis else State.RECHECK)


def _changes(one: Move) -> bool:
    others = one.counterparts is not None and one.counterparts != one.row.counterparts
    return one.after != one.row.status or others or one.eid not in (None, one.row.eid)


def _columns(one: Move) -> dict[str, Any]:
    after = one.after
    degree = after.decision.degree if after.decision else None
    return {
        "state": after.state.value, "degree": degree.value if degree else "", "owner": after.owner, "status": packed(after),
        "counterparts": strings(one.row.counterparts if one.counterparts is None else one.counterparts), "gone": after.gone,
        "revision": one.row.revision + 1, "eid": one.row.eid if one.eid is None else one.eid,
    }  # fmt: skip


def _standing(row: Any) -> Standing:
    return Standing(row.key, row.part, Role(row.role), row.eid, unpacked(row.status, RowState), row.revision,
                    strings_of(row.counterparts), row.score, bool(row.compared))  # fmt: skip
