"""Comparing again, on another day or with another text: all decisions that still hold are kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

import sqlalchemy as sa

from acts.compare.model import Comparison, ComparisonRow
from acts.concordance import store_making as making
from acts.concordance.ageing import Place
from acts.concordance.errors import ConcordanceError
from acts.concordance.following import followed
from acts.concordance.kept import ComparisonKind, Kept, KeptSide, Reader, Role
from acts.concordance.made import Given, MadeConcordance, MadeDraft, MadeTexts
from acts.concordance.model import Provision
from acts.concordance.packing import packed, unpacked
from acts.concordance.renewing import Renewal, Renewed, renew
from acts.concordance.store import Comparisons, as_seen
from acts.concordance.store_reading import kept, writable
from acts.concordance.tables import comparison_rows
from acts.concordance.texts import Moves
from acts.errors import NotHeldError
from storage.database import writing

Read: TypeAlias = Callable[[KeptSide, date], tuple[Provision, ...]]
"""Gives the provisions of a text compared as they read on a day; of a text not held, those it was given with or new ones."""


def read_again(store: Comparisons, uid: str, who: Reader, revision: int, day: date, read: Read) -> MadeConcordance:
    """The provisions of both sides of a concordance on a day, with nothing suggested yet.

    Raises `NotFoundError`, `NotAllowedError`, `ConflictError` where the comparison was changed since ``revision``, and `ConcordanceError`
    for one that is no concordance (see `compared_again`).
    """
    with store.engine.connect() as connection:
        one = kept(connection, as_seen(writable(connection, uid, who), revision))
    if one.kind is not ComparisonKind.CONCORDANCE:
        raise ConcordanceError(f"comparison {uid}: expected a concordance, found a comparison of wordings, which is made from its texts")
    left, right = (one.side(role) for role in (Role.LEFT, Role.RIGHT))
    lefts, rights = (_still(store, who, one, side, day, read(side, _day(side, day) or day)) for side in (left, right))
    given = (_given(store, uid, side, day, who) for side in (left, right))
    return MadeConcordance(next(given), next(given), lefts, rights, ())


def concorded_again(store: Comparisons, uid: str, who: Reader, revision: int, day: date, made: MadeConcordance) -> Renewed:
    """Put a concordance in place of the one kept. A decision stays with its provision whatever number that bears now; where a wording
    differs from the one it was made on, its row is to be looked at again. New provisions come as suggested, those gone are kept aside.

    Raises what `read_again` raises.
    """
    follow = dict(_followed(store, who, store.of(uid, who), making.checked(made)))
    return _renewed(store, uid, who, revision, made, lambda _rows: follow, day.isoformat())


def compared_again(store: Comparisons, uid: str, who: Reader, revision: int, made: MadeDraft | MadeTexts) -> Renewed:
    """Put a draft or two texts compared again in place of the comparison kept; decisions and notes stay with their units.

    Raises what `rerun` raises; `ConcordanceError` where ``made`` is of another kind.
    """
    one = store.of(uid, who)
    if one.kind is not making.kind_of(made):
        raise ConcordanceError(f"comparison {uid}: expected a comparison of the kind {one.kind.value}, found {making.kind_of(made).value}")
    said = made.draft.name if isinstance(made, MadeDraft) else f"{made.left.name} / {made.right.name}"
    return _renewed(store, uid, who, revision, made, lambda rows: dict(_units_followed(store, one, made, rows)), said.strip(" /"))


def _renewed(
    store: Comparisons, uid: str, who: Reader, revision: int, made: MadeConcordance | MadeDraft | MadeTexts,
    follow: Callable[[Sequence[Any]], Mapping[Place, Place]], said: str,
) -> Renewed:  # fmt: skip
    sides = making.sides_of(made)
    units, rows = making.rows_of(made, making.wordings_of(store.texts, sides))
    told = made.suggestions if isinstance(made, MadeConcordance) else ()
    columns = comparison_rows.c
    query = sa.select(columns.part, columns.compared).where(~columns.gone, columns.compared != "").order_by(columns.seq)
    with writing(store.engine) as connection:
        one = as_seen(writable(connection, uid, who), revision)
        before = connection.execute(query.where(columns.comparison_id == one.id)).all()
        remarks = packed(making.remarks_of(made))
        return renew(connection, one, who.name, Renewal(sides, tuple(units), tuple(rows), follow(before), told, remarks, said))


def _day(side: KeptSide, day: date) -> date | None:
    """The day a side is compared on now: of an act held, unless a certain wording of it is meant, the one asked for."""
    return day if side.side.uri and not side.pinned else side.side.day


def _given(store: Comparisons, uid: str, side: KeptSide, day: date, who: Reader) -> Given:
    content = store.content(uid, who, side.role, side.part) if side.size else b""
    return Given(replace(side.side, day=_day(side, day)), side.name, content, side.pinned)


def _followed(store: Comparisons, who: Reader, one: Kept, made: MadeConcordance) -> Iterator[tuple[Place, Place]]:
    """Where the provisions of both sides stand now."""
    for role, given, new in ((Role.LEFT, made.left, made.lefts), (Role.RIGHT, made.right, made.rights)):
        old = [held.provision for held in store.provisions(one.uid, who, role) if "~" not in held.provision.id]
        went = followed(old, new, _moves(store, one.side(role), given.side.day))
        yield from (((0, role.value, before), (0, role.value, after)) for before, after in went.items())


def _still(
    store: Comparisons, who: Reader, one: Kept, side: KeptSide, day: date, listed: tuple[Provision, ...],
) -> tuple[Provision, ...]:  # fmt: skip
    """The provisions of a side, with those somebody decided about that stand still but are not listed by themselves any more."""
    moves = _moves(store, side, _day(side, day))
    if moves is None:
        return listed
    units = store.texts.reading(side.side.uri, side.side.language).units(_day(side, day))
    decided = _decided(store, who, one, side.role)
    ids, found = {provision.id for provision in listed}, list(listed)
    for held in store.provisions(one.uid, who, side.role):
        unit = units.get(moves(held.provision.id) or "") if held.provision.id in decided else None
        if unit is not None and unit.eid not in ids and not unit.gone:
            label = unit.label.rstrip(".:)")
            found.insert(_after(found, unit.eid), replace(held.provision, id=unit.eid, label=label, text=unit.words))
    return tuple(found)


def _decided(store: Comparisons, who: Reader, one: Kept, role: Role) -> frozenset[str]:
    """The provisions of a side about which somebody decided something: rows of their own, or counterparts named."""
    rows = [row for row in store.all(one.uid, who) if row.decision and not row.status.gone]
    own = {row.eid for row in rows if row.role is role}
    return frozenset(own if role is Role.LEFT else own | {eid for row in rows for eid in row.counterparts})


def _after(listed: Sequence[Provision], eid: str) -> int:
    """The place in a list behind all that stands in the nearest unit around another that is listed."""
    parts = eid.split("__")
    for end in range(len(parts) - 1, 0, -1):
        around = "__".join(parts[:end])
        found = [n for n, one in enumerate(listed) if one.id == around or one.id.startswith(f"{around}__")]
        if found:
            return found[-1] + 1
    return len(listed)


def _moves(store: Comparisons, side: KeptSide, day: date | None) -> Moves | None:
    """What the history of an act held says of its units between the day compared and another; None for a text not held."""
    if not side.side.uri or side.pinned:
        return None
    try:
        return store.texts.reading(side.side.uri, side.side.language).moves(side.side.day, day)
    except NotHeldError:
        return None


def _units_followed(store: Comparisons, one: Kept, made: MadeDraft | MadeTexts, before: Sequence[Any]) -> Iterator[tuple[Place, Place]]:
    """Where the units of both sides of tables of wordings stand now."""
    tables = made.comparison.tables if isinstance(made, MadeDraft) else (made.comparison,)
    for part in one.parts:
        now = _same_table(one.side(Role.LEFT, part), part, tables)
        old = [unpacked(row.compared, ComparisonRow) for row in before if row.part == part]
        if now is not None:
            moves = _moves(store, one.side(Role.LEFT, part), tables[now].left.day)
            yield from _rows_followed(part, old, now, tables[now].rows, moves)


def _same_table(side: KeptSide, part: int, tables: Sequence[Comparison]) -> int | None:
    """Which table now is of the act a table was of; for texts not held the one at its place."""
    if side.side.uri:
        return next((n for n, table in enumerate(tables) if table.left.uri == side.side.uri), None)
    return part if part < len(tables) and not tables[part].left.uri else None


def _rows_followed(
    part: int, before: Sequence[ComparisonRow], now: int, after: Sequence[ComparisonRow], moves: Moves | None,
) -> Iterator[tuple[Place, Place]]:  # fmt: skip
    rows = {row.key: row for row in after}
    old = {row.key: row for row in before}
    went = followed(_as_provisions(before), _as_provisions(after), None if moves is None else lambda key: _moved(old[key], moves))
    for key, new in went.items():
        for role, one, other in zip(Role, making.names_of(old[key]), making.names_of(rows[new]), strict=True):
            yield (part, role.value, one), (now, role.value, other)


def _moved(row: ComparisonRow, moves: Moves) -> str | None:
    """The key of a row now: its unit's eid; a unit that is only proposed keeps its own."""
    return moves(row.left_eid) if row.left_eid else row.key


def _as_provisions(rows: Iterable[ComparisonRow]) -> tuple[Provision, ...]:
    return tuple(Provision(row.key, row.left_label or row.right_label, row.title, f"{row.left}\n{row.right}") for row in rows)
