"""A comparison made again: every row goes with its provision, every decision stays, and what no longer stands is kept aside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from acts.concordance import store_making as making
from acts.concordance.ageing import Place, places, turned
from acts.concordance.changing import Move, Standing, move, standing, wordings
from acts.concordance.history import Happened, note
from acts.concordance.kept import Basis, Kept, Progress, Role, RowState, What
from acts.concordance.model import State, Suggestion
from acts.concordance.notices import Told, tell, whom
from acts.concordance.row_index import progress_of
from acts.concordance.store_reading import kept
from acts.concordance.tables import comparison_provisions, comparison_rows, comparison_sides, comparisons

_ROWS, _TEXTS, _SIDES = comparison_rows.c, comparison_provisions.c, comparison_sides.c
_RENEWED: Final = ("seq", "part", "chapter", "words", "score", "compared")


@dataclass(frozen=True, slots=True)
class Renewal:
    """A comparison as it is made now: ``units`` and ``rows`` as `acts.concordance.store_making` makes them.

    ``follow``: where each unit compared before stands now; those that are not named do not stand any more. ``remarks``: JSON.
    ``said``: what the history says of it.
    """

    sides: tuple[making.Placed, ...]
    units: tuple[dict[str, Any], ...]
    rows: tuple[dict[str, Any], ...]
    follow: Mapping[Place, Place]
    suggestions: tuple[Suggestion, ...] = ()
    remarks: str = "{}"
    said: str = ""


@dataclass(frozen=True, slots=True)
class Renewed:
    """What became of the rows: the keys of those that came to be looked at again now, those that are new, those whose provision is gone.

    ``followed``: those that bear another number; ``returned``: those that were gone and stand again. ``held``: how many decisions hold as
    they were. ``progress``: how far all of it has come since, those to be looked at again from before among them; what pages say of a
    comparison made again, they say by it.
    """

    kept: Kept
    held: int
    recheck: tuple[str, ...]
    new: tuple[str, ...]
    vanished: tuple[str, ...]
    followed: tuple[str, ...]
    returned: tuple[str, ...]
    progress: Progress


def renew(connection: Connection, one: Any, who: str, made: Renewal) -> Renewed:
    """Put a comparison made again in place of the one kept; ``one`` is its row, locked."""
    before = standing(connection, one.id)
    labels = _labels(connection, one.id)
    old = [dict(row) for row in connection.execute(sa.select(comparison_provisions).where(_TEXTS.comparison_id == one.id)).mappings()]
    made = replace(made, follow={**_returning(old, made), **made.follow})
    follow = _put_units(connection, one, made, old)
    keys, new = _keys(before, follow, made.rows, one.run + 1)
    chosen = {told.left: told.chosen for told in made.suggestions}
    standing_now = (row for row in before if not row.status.gone or (row.part, row.role.value, row.eid) in made.follow)
    moves = [_followed(row, follow, made, chosen) for row in standing_now]
    move(connection, one.id, who, moves)
    _put_rows(connection, one.id, who, made.rows, keys, new)
    aged = _aged(connection, one.id, labels, follow)
    move(connection, one.id, who, aged)
    _put_head(connection, one, who, made, keys)
    vanished = [one_ for one_ in moves if one_.what is What.VANISHED]
    tell(connection, one.id, _told([*vanished, *aged], one.owner, labels))
    rechecked = tuple(one_.row.key for one_ in aged if one_.after.state is State.RECHECK)
    return Renewed(
        kept(connection, connection.execute(sa.select(comparisons).where(comparisons.c.id == one.id)).one()),
        sum(row.status.state in (State.CONFIRMED, State.CHANGED, State.REJECTED) and not row.status.gone
            for row in standing(connection, one.id)),
        rechecked, tuple(keys[n] for n in new), tuple(one_.row.key for one_ in vanished),
        tuple(one_.row.key for one_ in moves if one_.what is What.FOLLOWED),
        tuple(one_.row.key for one_ in moves if one_.what is What.RETURNED), progress_of(connection, one.id),
    )  # fmt: skip


def _labels(connection: Connection, id_: int) -> dict[Place, str]:
    columns = (_TEXTS.part, _TEXTS.role, _TEXTS.eid, _TEXTS.label, _TEXTS.heading)
    rows = connection.execute(sa.select(*columns).where(_TEXTS.comparison_id == id_))
    return {(row.part, row.role, row.eid): row.label or row.heading or row.eid for row in rows}


def _returning(old: Sequence[Mapping[str, Any]], made: Renewal) -> dict[Place, Place]:
    """Where units kept aside stand again: under their own number, word for word, the last that was gone from there."""
    now = {(unit["part"], unit["role"], unit["eid"]): unit["sha256"] for unit in made.units}
    taken = set(made.follow.values())
    found: dict[Place, Place] = {}
    for unit in sorted((unit for unit in old if unit["gone"] and "~" in unit["eid"]), key=lambda unit: int(unit["eid"].rpartition("~")[2])):
        place = (unit["part"], unit["role"], unit["eid"].rpartition("~")[0])
        if place not in taken and unit["sha256"] and now.get(place) == unit["sha256"]:
            found[place] = (unit["part"], unit["role"], unit["eid"])
    return {was: place for place, was in found.items()}


def _put_units(connection: Connection, one: Any, made: Renewal, old: Sequence[dict[str, Any]]) -> dict[Place, Place]:
    """Write the units compared now; those that do not stand any more are kept under names nothing else bears. Returns where each went."""
    follow = dict(made.follow)
    aside = []
    for unit in old:
        place = (unit["part"], unit["role"], unit["eid"])
        if place not in follow:
            name = unit["eid"] if "~" in unit["eid"] else f"{unit['eid']}~{one.run}"
            follow[place] = (unit["part"], unit["role"], name)
            aside.append(unit | {"eid": name, "gone": True, "now_sha256": "", "now_text": "", "watched": False})
    connection.execute(comparison_provisions.delete().where(_TEXTS.comparison_id == one.id))
    rows = [*({"comparison_id": one.id, **unit} for unit in made.units), *aside]
    if rows:
        connection.execute(comparison_provisions.insert(), rows)
    return follow


def _keys(
    before: Sequence[Standing], follow: Mapping[Place, Place], rows: Sequence[dict[str, Any]], run: int,
) -> tuple[list[str], list[int]]:  # fmt: skip
    """The key of each row as it is made now, in order, and which of them are new."""
    known = {follow[row.part, row.role.value, row.eid]: row.key for row in before}
    taken = {row.key for row in before}
    keys, new = [], []
    for n, row in enumerate(rows):
        key = known.get((row["part"], row["role"], row["eid"]))
        if key is None:
            key = row["key"] if row["key"] not in taken else f"{row['key']}~{run}"
            taken.add(key)
            new.append(n)
        keys.append(key)
    return keys, new


def _followed(row: Standing, follow: Mapping[Place, Place], made: Renewal, chosen: Mapping[str, tuple[str, ...]]) -> Move:
    """A row under the numbers its provision and counterparts bear now."""
    place, status = (row.part, row.role.value, row.eid), row.status
    decided = _renamed(row, status.decision.counterparts if status.decision else (), follow)
    rights = _renamed(row, [right for right, _ in status.basis.rights], follow)
    basis = replace(status.basis, rights=tuple(zip(rights, (sha for _, sha in status.basis.rights), strict=True)))
    decision = status.decision and replace(status.decision, counterparts=decided)
    after = replace(status, decision=decision, basis=basis, gone=place not in made.follow)
    eid = follow[place][2]
    if row.compared or after.gone:
        others = _renamed(row, row.counterparts, follow)
    else:
        others = decided if decision else chosen.get(eid, ()) if row.role is Role.LEFT else ()
    return Move(row, _step(status.gone, after.gone, (eid, after) != (row.eid, status)), after, counterparts=others, eid=eid)


def _step(was_gone: bool, is_gone: bool, differs: bool) -> What:
    """What becomes of a row whose comparison is made again."""
    if is_gone:
        return What.VANISHED
    return What.RETURNED if was_gone else What.FOLLOWED if differs else What.RERUN


def _renamed(row: Standing, eids: Iterable[str], follow: Mapping[Place, Place]) -> tuple[str, ...]:
    return tuple(follow.get((row.part, Role.RIGHT.value, eid), (0, "", eid))[2] for eid in eids)


def _put_rows(
    connection: Connection, id_: int, who: str, rows: Sequence[dict[str, Any]], keys: Sequence[str], new: Sequence[int],
) -> None:  # fmt: skip
    """Write the rows that are new, and of the others what is made anew."""
    added = [{"comparison_id": id_, **rows[n], "key": keys[n]} for n in new]
    if added:
        connection.execute(comparison_rows.insert(), added)
    note(connection, id_, who, (Happened(keys[n], What.APPEARED, RowState(), RowState()) for n in new))
    fresh = frozenset(new)
    others = [{"of": key, **{f"new_{name}": row[name] for name in _RENEWED}}
              for n, (key, row) in enumerate(zip(keys, rows, strict=True)) if n not in fresh]  # fmt: skip
    target = comparison_rows.update().where(_ROWS.comparison_id == id_, _ROWS.key == sa.bindparam("of"))
    values: dict[str, Any] = {name: sa.bindparam(f"new_{name}") for name in _RENEWED}
    if others:
        connection.execute(target.values(values), others)


def _aged(connection: Connection, id_: int, labels: Mapping[Place, str], follow: Mapping[Place, Place]) -> list[Move]:
    """The decided rows whose wordings are not those of their decision, and those whose wordings are again."""
    known = wordings(connection, id_)
    named = {now: labels[before] for before, now in follow.items() if before in labels}
    found = []
    for row in standing(connection, id_):
        if row.status.settled is State.SUGGESTED or row.status.gone:
            continue
        differing = _differing(row.status.basis, known.of(row), row)
        made = turned(row, known, ", ".join(named.get(place, place[2]) for place in differing), frozenset(differing))
        if made.after != row.status:
            found.append(made)
    return found


def _differing(before: Basis, now: Basis, row: Standing) -> list[Place]:
    """The units of a row that read otherwise than when it was decided."""
    told = dict(before.rights)
    rights = {(row.part, Role.RIGHT.value, right) for right, sha in now.rights if told.get(right) != sha}
    own = (row.part, row.role.value, row.eid)
    return [place for place in places(row) if place in rights or (place == own and before.left != now.left)]


def _put_head(connection: Connection, one: Any, who: str, made: Renewal, keys: Sequence[str]) -> None:
    """Write the texts compared now, what is suggested, and that it was made again."""
    connection.execute(comparison_sides.delete().where(_SIDES.comparison_id == one.id))
    making.keep_sides(connection, one.id, made.sides)
    lefts = {row["eid"]: key for row, key in zip(made.rows, keys, strict=True) if row["role"] == Role.LEFT.value}
    if made.suggestions:
        making.keep_suggestions(connection, one.id, one.run + 1, lefts, made.suggestions)
    values = {"revision": one.revision + 1, "run": one.run + 1, "remarks": made.remarks}
    connection.execute(comparisons.update().where(comparisons.c.id == one.id).values(values))
    note(connection, one.id, who, (Happened("", What.RERUN, said=made.said),))


def _told(moves: Iterable[Move], owner: str, labels: Mapping[Place, str]) -> Iterable[Told]:
    for one in moves:
        concerned = one.after.settled is not State.SUGGESTED or one.after.owner
        if concerned and one.what in (What.AGED, What.VANISHED):
            own = labels.get((one.row.part, one.row.role.value, one.row.eid), one.row.eid)
            yield Told(whom(one.after, owner), one.row.key, one.what, one.said or own)


