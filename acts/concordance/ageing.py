"""Ageing: when an act reads otherwise than it was compared, decided rows that rest on it are to be looked at again, and people are told."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from acts.concordance.changing import Move, Standing, Wordings, move, settled_or_recheck, standing, wordings
from acts.concordance.history import PROGRAM, Happened, note
from acts.concordance.kept import ComparisonKind, KeptSide, Reader, Role, What
from acts.concordance.model import State
from acts.concordance.notices import Told, tell, whom
from acts.concordance.packing import digest, strings, strings_of
from acts.concordance.store_reading import head, side_of
from acts.concordance.tables import comparison_provisions, comparison_rows, comparison_sides, comparisons
from acts.concordance.texts import HeldTexts, Moves, Reading, Texts, Unit
from acts.errors import NotHeldError
from acts.model import Kind
from storage.database import writing

Progress = Callable[[int, int], None]
_SIDES, _TEXTS, _HEADS = comparison_sides.c, comparison_provisions.c, comparisons.c
Place = tuple[int, str, str]
"""A unit compared: table, side, eid."""


@dataclass(frozen=True, slots=True)
class SideAge:
    """How old one of the texts compared is: units that read otherwise at the last look, units gone, articles that are new."""

    side: KeptSide
    changed: int
    gone: int

    @property
    def outdated(self) -> bool:
        """Whether the act reads otherwise than it was compared."""
        return bool(self.changed or self.gone or self.side.added)


@dataclass(frozen=True, slots=True)
class Age:
    """How old a comparison is. ``recheck``: decided rows to be looked at again; ``unwatched``: units no act held tells of."""

    sides: tuple[SideAge, ...]
    recheck: int
    unwatched: int


@dataclass(frozen=True, slots=True)
class Aged:
    """What a look found in one comparison: rows to be looked at again now, rows whose decision holds again, notices sent."""

    uid: str
    recheck: int
    holds: int
    notices: int


def refresh(
    engine: Engine, day: date, texts: Texts | None = None, progress: Progress = lambda _done, _all: None,
) -> tuple[Aged, ...]:  # fmt: skip
    """Look at every act compared as it reads on a day, and do what follows where it changed since the last look.

    Done twice it changes nothing; stopped at any moment it goes on where it was.
    """
    return _looked(engine, day, texts or HeldTexts(engine), progress)


def check(engine: Engine, uid: str, day: date, texts: Texts | None = None) -> tuple[Aged, ...]:
    """The same for one comparison; nothing where no act of it changed since the last look."""
    return _looked(engine, day, texts or HeldTexts(engine), lambda _done, _all: None, uid)


def age(engine: Engine, uid: str, reader: Reader) -> Age:
    """How old a comparison is, by the last look. Raises `NotFoundError`."""
    told = sa.select(
        _TEXTS.part, _TEXTS.role, sa.func.sum(sa.case((~_TEXTS.gone & (_TEXTS.now_sha256 != _TEXTS.sha256), 1), else_=0)).label("changed"),
        sa.func.sum(sa.case((_TEXTS.gone & _TEXTS.watched, 1), else_=0)).label("gone"),
        sa.func.sum(sa.case((~_TEXTS.watched & ~_TEXTS.gone, 1), else_=0)).label("strange"),
    ).group_by(_TEXTS.part, _TEXTS.role)  # fmt: skip
    columns = [column for column in comparison_sides.c if column.name != "content"]
    rechecked = sa.select(sa.func.count()).select_from(comparison_rows)
    with engine.connect() as connection:
        id_ = head(connection, uid, reader).id
        counts = {(row.part, row.role): row for row in connection.execute(told.where(_TEXTS.comparison_id == id_))}
        sides = connection.execute(sa.select(*columns).where(_SIDES.comparison_id == id_).order_by(_SIDES.part, _SIDES.role)).all()
        to_do = rechecked.where(comparison_rows.c.comparison_id == id_, comparison_rows.c.state == "recheck", ~comparison_rows.c.gone)
        recheck = connection.execute(to_do).scalar_one()
    watched = [(row, counts.get((row.part, row.role))) for row in sides if row.uri and not row.pinned]
    found = tuple(SideAge(side_of(row), count.changed if count else 0, count.gone if count else 0) for row, count in watched)
    return Age(found, recheck, sum(count.strange for row, count in watched if count))


@dataclass(frozen=True, slots=True)
class _Act:
    """An act as it reads on a day."""

    stamp: str
    day: date
    reading: Reading
    units: Mapping[str, Unit]

    def moves(self, since: date | None) -> Moves:
        """Where the units of another day stand."""
        return self.reading.moves(since, self.day)


def _looked(engine: Engine, day: date, texts: Texts, progress: Progress, uid: str = "") -> tuple[Aged, ...]:
    with engine.connect() as connection:
        due = _due(connection, texts, day, uid)
    acts: dict[tuple[str, str], list[Any]] = {}
    for row in due:
        acts.setdefault((row.uri, row.language), []).append(row)
    found: list[Aged] = []
    for done, ((uri, language), rows) in enumerate(acts.items()):
        progress(done, len(acts))
        stamp = texts.stamp(uri, language, day)
        try:
            reading = texts.reading(uri, language)
        except NotHeldError:
            continue
        act = _Act(stamp, day, reading, reading.units(day))
        found += [aged for row in rows if (aged := _look(engine, row, act))]
    progress(len(acts), len(acts))
    return tuple(found)


def _due(connection: Connection, texts: Texts, day: date, uid: str) -> Sequence[Any]:
    """The sides of acts that may read otherwise than at the last look."""
    columns = (_SIDES.comparison_id, _SIDES.part, _SIDES.role, _SIDES.uri, _SIDES.language, _SIDES.stamp)
    query = sa.select(*columns).join(comparisons).where(_SIDES.uri != "", ~_SIDES.pinned, _HEADS.deleted.is_(None))
    rows = connection.execute(query.where(_HEADS.uid == uid) if uid else query).all()
    stamps = {act: texts.stamp(*act, day) for act in dict.fromkeys((row.uri, row.language) for row in rows)}
    return [row for row in rows if stamps[row.uri, row.language] not in ("", row.stamp)]


def _look(engine: Engine, due: Any, act: _Act) -> Aged | None:
    """Look at one side; None where the comparison is gone since."""
    with writing(engine) as connection:
        one = connection.execute(sa.select(comparisons).where(_HEADS.id == due.comparison_id).with_for_update()).one()
        where = (_SIDES.comparison_id == one.id, _SIDES.part == due.part, _SIDES.role == due.role)
        side = connection.execute(sa.select(comparison_sides).where(*where)).one_or_none()
        if side is None:
            return None
        touched = _reread(connection, one, side, act)
        aged = _turned(connection, one, touched)
        aged = replace(aged, notices=aged.notices + _welcomed(connection, one, side, act))
        connection.execute(comparison_sides.update().where(*where).values(stamp=act.stamp, checked=act.day))
    return aged


def _reread(connection: Connection, one: Any, side: Any, act: _Act) -> dict[Place, str]:
    """Write how the units of a side read now; those that read otherwise than at the last look, with what they are called."""
    whole, moves = one.kind == ComparisonKind.CONCORDANCE, act.moves(side.day)
    query = sa.select(comparison_provisions).where(
        _TEXTS.comparison_id == one.id, _TEXTS.part == side.part, _TEXTS.role == side.role, _TEXTS.watched)  # fmt: skip
    touched: dict[Place, str] = {}
    values: list[dict[str, Any]] = []
    for row in connection.execute(query.order_by(_TEXTS.seq)):
        unit = _unit_now(row.eid, act.units, moves)
        text = "" if unit is None else unit.whole if whole else unit.own
        gone, now = _is_gone(row, unit), digest(text)
        if (now, gone) != (row.now_sha256, row.gone):
            touched[row.part, row.role, row.eid] = row.label or row.heading or row.eid
            shown = None if now == row.sha256 else unit.words if unit and whole else text
            values.append({"of": row.eid, "new_sha": now, "new_text": shown, "new_gone": gone})
    target = comparison_provisions.update().where(
        _TEXTS.comparison_id == one.id, _TEXTS.part == side.part, _TEXTS.role == side.role, _TEXTS.eid == sa.bindparam("of"))  # fmt: skip
    new: dict[str, Any] = {"now_sha256": sa.bindparam("new_sha"), "now_text": sa.bindparam("new_text"), "gone": sa.bindparam("new_gone")}
    if values:
        connection.execute(target.values(new), values)
    return touched


def _unit_now(eid: str, units: Mapping[str, Unit], moves: Moves) -> Unit | None:
    """The unit that was compared under an eid; of one that was not there (`making.absent`) the one that is now."""
    now = eid[1:] if eid.startswith("+") else moves(eid)
    return None if now is None else units.get(now)


def _is_gone(row: Any, unit: Unit | None) -> bool:
    """Whether a unit that was there when it was compared is not any more."""
    if not row.sha256 or (unit is not None and digest(unit.whole) == row.sha256):
        return False
    return unit is None or unit.gone


def _turned(connection: Connection, one: Any, touched: Mapping[Place, str]) -> Aged:
    """The decided rows that rest on units which read otherwise: each with the state that follows, an event and a notice."""
    if not touched:
        return Aged(one.uid, 0, 0, 0)
    known = wordings(connection, one.id)
    concerned = [(row, _labels(row, touched)) for row in standing(connection, one.id) if row.status.settled is not State.SUGGESTED]
    found = [turned(row, known, said, frozenset(touched)) for row, said in concerned if said]
    moves = [m for m in found if m.what is not What.HOLDS or m.after != m.row.status]
    move(connection, one.id, PROGRAM, moves)
    again = [m for m in moves if m.after == m.row.status]
    note(connection, one.id, PROGRAM, (Happened(m.row.key, m.what, m.row.status, m.after, m.said) for m in again))
    told = [Told(whom(m.after, one.owner), m.row.key, m.what, m.said) for m in moves]
    recheck = sum(m.after.state is State.RECHECK for m in moves)
    return Aged(one.uid, recheck, len(moves) - recheck, tell(connection, one.id, told))


def turned(row: Standing, known: Wordings, said: str, touched: frozenset[Place]) -> Move:
    """What becomes of a decided row whose wordings changed."""
    after = settled_or_recheck(row.status, known.of(row))
    if after.state is not State.RECHECK:
        return Move(row, What.HOLDS, after, said)
    gone = any(place in known.gone for place in places(row) if place in touched)
    return Move(row, What.VANISHED if gone else What.AGED, after, said)


def places(row: Standing) -> Iterator[Place]:
    """The units a row rests on."""
    yield row.part, row.role.value, row.eid
    if row.role is Role.LEFT:
        yield from ((row.part, Role.RIGHT.value, eid) for eid in row.counterparts)


def _labels(row: Standing, touched: Mapping[Place, str]) -> str:
    return ", ".join(touched[place] for place in places(row) if place in touched)


def _welcomed(connection: Connection, one: Any, side: Any, act: _Act) -> int:
    """Keep which articles of an act are new since it was compared, and tell whoever owns the concordance; how many notices that makes."""
    if one.kind != ComparisonKind.CONCORDANCE:
        return 0
    moves = act.moves(side.day)
    query = sa.select(_TEXTS.eid).where(_TEXTS.comparison_id == one.id, _TEXTS.part == side.part, _TEXTS.role == side.role)
    known = {moves(eid) for eid in connection.execute(query).scalars()}
    new = tuple(unit.label or eid for eid, unit in act.units.items() if unit.kind is Kind.ARTICLE and eid not in known and not unit.gone)
    where = (_SIDES.comparison_id == one.id, _SIDES.part == side.part, _SIDES.role == side.role)
    connection.execute(comparison_sides.update().where(*where).values(added=strings(new)))
    if not set(new) - set(strings_of(side.added)):
        return 0
    return tell(connection, one.id, (Told(one.owner, "", What.APPEARED, ", ".join(new)),))


