"""Comparisons written for the first time: their texts, the units compared with digests of their wordings, a row for each."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
import zstandard
from sqlalchemy.engine import Connection

from acts.compare.model import Comparison, ComparisonRow
from acts.concordance.errors import ConcordanceError
from acts.concordance.kept import DRAFT, ComparisonKind, Remarks, Role, RowState
from acts.concordance.made import Given, Made, MadeConcordance, MadeDraft, MadeTexts
from acts.concordance.model import Provision, Suggestion
from acts.concordance.packing import bare, digest, packed, strings
from acts.concordance.tables import comparison_provisions, comparison_rows, comparison_sides, comparison_suggestions
from acts.concordance.texts import Texts, Unit
from acts.errors import NotHeldError
from language.letters import fold

_SUGGESTED: Final = packed(RowState())
Placed = tuple[int, Role, Given]


def kind_of(made: Made) -> ComparisonKind:
    """What kind of comparison it is."""
    match made:
        case MadeConcordance():
            return ComparisonKind.CONCORDANCE
        case MadeDraft():
            return ComparisonKind.DRAFT
        case MadeTexts():
            return ComparisonKind.TEXTS


def sides_of(made: Made) -> tuple[Placed, ...]:
    """The texts compared, each at its place."""
    if not isinstance(made, MadeDraft):
        return (0, Role.LEFT, made.left), (0, Role.RIGHT, made.right)
    tables = tuple(enumerate(made.comparison.tables))
    lefts = ((part, Role.LEFT, Given(table.left)) for part, table in tables)
    rights = ((part, Role.RIGHT, Given(table.right, pinned=True)) for part, table in tables)
    return (DRAFT, Role.RIGHT, made.draft), *lefts, *rights


def remarks_of(made: Made) -> Remarks:
    """What could not be applied."""
    match made:
        case MadeDraft(comparison):
            return Remarks(tuple(table.not_applied for table in comparison.tables), comparison.not_applied)
        case MadeTexts(comparison):
            return Remarks((comparison.not_applied,))
        case _:
            return Remarks()


@dataclass(frozen=True, slots=True)
class Wordings:
    """The units of the acts held on a side, on the day compared, by table and side; nothing for other texts."""

    units: Mapping[tuple[int, Role], Mapping[str, Unit]]

    def of(self, part: int, role: Role, eid: str, otherwise: str, whole: bool) -> tuple[str, bool]:
        """The digest of a unit's wording, and whether the act held tells how it reads on other days."""
        unit = self.units.get((part, role), {}).get(eid)
        return (digest(otherwise), False) if unit is None else (digest(unit.whole if whole else unit.own), True)

    def lacks(self, part: int, role: Role, eid: str) -> bool:
        """Whether it is an act held and has no such unit."""
        return (part, role) in self.units and eid not in self.units[part, role]


def wordings_of(texts: Texts, sides: Iterable[Placed]) -> Wordings:
    """How the acts held on the sides read on their days. What is not held is not watched."""
    found: dict[tuple[int, Role], Mapping[str, Unit]] = {}
    for part, role, given in sides:
        side = given.side
        if side.uri and not given.pinned:
            try:
                found[part, role] = texts.reading(side.uri, side.language).units(side.day)
            except NotHeldError:
                continue
    return Wordings(found)


def keep_sides(connection: Connection, id_: int, sides: Iterable[Placed]) -> None:
    """Write the texts compared, uploaded files with them."""
    connection.execute(comparison_sides.insert(), [_side(id_, *placed) for placed in sides])


def keep_rows(connection: Connection, id_: int, made: Made, known: Wordings) -> None:
    """Write the units compared and a row for each."""
    units, rows = rows_of(made, known)
    _insert(connection, comparison_provisions, id_, units)
    _insert(connection, comparison_rows, id_, rows)
    if isinstance(made, MadeConcordance):
        keep_suggestions(connection, id_, 1, {one.id: one.id for one in made.lefts}, made.suggestions)


def rows_of(made: Made, known: Wordings) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The units compared, and the rows, as they are written."""
    return _concordance(made, known) if isinstance(made, MadeConcordance) else _tables(made, known)


def keep_suggestions(connection: Connection, id_: int, run: int, keys: Mapping[str, str], told: Iterable[Suggestion]) -> None:
    """Write what the program suggests in a run; ``keys`` are those of the rows by eid of the left. A row without any has an empty one."""
    by_left = {one.left: one for one in told}
    rows = [{"run": run, "key": key, "body": packed(by_left.get(eid, Suggestion(eid, ())))} for eid, key in keys.items()]
    _insert(connection, comparison_suggestions, id_, rows)


def checked(made: MadeConcordance) -> MadeConcordance:
    """Raises `ConcordanceError` where two provisions of a side have one id, or a suggestion names one that is not there."""
    for role, provisions in ((Role.LEFT, made.lefts), (Role.RIGHT, made.rights)):
        ids = [one.id for one in provisions]
        if double := next((id_ for id_ in ids if ids.count(id_) > 1), None) if len(set(ids)) < len(ids) else None:
            raise ConcordanceError(f"the {role.value} side: expected each provision under an id of its own, found {double} twice")
    lefts, rights = ({one.id for one in provisions} for provisions in (made.lefts, made.rights))
    for told in made.suggestions:
        if strange := [told.left] * (told.left not in lefts) + [name for name in _named(told) if name not in rights]:
            raise ConcordanceError(f"the suggestion for {told.left}: expected provisions of the two acts, found {', '.join(strange)}")
    return made


def left_row(seq: int, key: str, one: Provision, told: Suggestion | None) -> dict[str, Any]:
    """The row of a provision of the left."""
    score = max((other.score for other in told.counterparts), default=0.0) if told else 0.0
    return _row(key, seq, 0, Role.LEFT, one.id, one.path, _words(one), score, told.chosen if told else ())


def right_row(seq: int, key: str, one: Provision) -> dict[str, Any]:
    """The row of a provision of the right: what is decided of it when nothing answers it."""
    return _row(key, seq, 0, Role.RIGHT, one.id, one.path, _words(one), 0.0, ())


def right_key(eid: str) -> str:
    """The key of the row of a provision of the right."""
    return f"r~{eid}"


def unit_row(seq: int, role: Role, one: Provision, known: Wordings) -> dict[str, Any]:
    """A provision compared."""
    sha256, watched = known.of(0, role, one.id, bare(one.text, one.label), whole=True)
    return _unit(0, role, seq, one, sha256, watched)


def _concordance(made: MadeConcordance, known: Wordings) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    told = {one.left: one for one in made.suggestions}
    both = ((Role.LEFT, made.lefts), (Role.RIGHT, made.rights))
    units = [unit_row(seq, role, one, known) for role, provisions in both for seq, one in enumerate(provisions)]
    lefts = [left_row(seq, one.id, one, told.get(one.id)) for seq, one in enumerate(made.lefts)]
    return units, [*lefts, *(right_row(seq, right_key(one.id), one) for seq, one in enumerate(made.rights))]


def _tables(made: MadeDraft | MadeTexts, known: Wordings) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    tables = made.comparison.tables if isinstance(made, MadeDraft) else (made.comparison,)
    found = (unit for part, table in enumerate(tables) for unit in table_units(part, table, known))
    units = {(unit["part"], unit["role"], unit["eid"]): unit for unit in found}
    return list(units.values()), [row for part, table in enumerate(tables) for row in table_rows(part, table)]


def table_units(part: int, table: Comparison, known: Wordings) -> Iterator[dict[str, Any]]:
    """The units of a table of wordings, on both sides; one that is not there stands with an empty wording under `absent` of its eid."""
    for seq, row in enumerate(table.rows):
        left, right = names_of(row)
        if row.left_eid:
            sha256, watched = known.of(part, Role.LEFT, row.left_eid, row.left, whole=False)
        else:
            sha256, watched = "", known.lacks(part, Role.LEFT, row.right_eid)
        yield _unit(part, Role.LEFT, seq, Provision(left, row.left_label, row.title, row.left), sha256, watched)
        sha256, watched = known.of(part, Role.RIGHT, row.right_eid, row.right, whole=False)
        yield _unit(part, Role.RIGHT, seq, Provision(right, row.right_label, row.title, row.right), sha256, watched)


def table_rows(part: int, table: Comparison) -> Iterator[dict[str, Any]]:
    """The rows of a table of wordings."""
    for seq, row in enumerate(table.rows):
        left, right = names_of(row)
        words = fold("\n".join((row.left_label, row.right_label, row.title, row.left, row.right)))
        yield _row(row_key(part, row.key), seq, part, Role.LEFT, left, (), words, 0.0, (right,), packed(row))


def names_of(row: ComparisonRow) -> tuple[str, str]:
    """Under which eids the two units of a row are kept."""
    return row.left_eid or absent(row.right_eid), row.right_eid or absent(row.left_eid)


def absent(eid: str) -> str:
    """The name of a unit that is not on this side, by its eid on the other."""
    return f"+{eid}"


def row_key(part: int, key: str) -> str:
    """The key of a row: its own in the first table, with the table's number in others."""
    return f"{part}~{key}" if part else key


def _unit(part: int, role: Role, seq: int, one: Provision, sha256: str, watched: bool) -> dict[str, Any]:
    return {
        "part": part, "role": role.value, "eid": one.id, "seq": seq, "label": one.label, "heading": one.heading, "text": one.text,
        "parent": one.parent, "path": strings(one.path), "sha256": sha256, "now_sha256": sha256, "now_text": None, "watched": watched,
        "gone": False,
    }  # fmt: skip


def _row(
    key: str, seq: int, part: int, role: Role, eid: str, chapters: Sequence[str], words: str, score: float, counterparts: Sequence[str],
    compared: str = "",
) -> dict[str, Any]:  # fmt: skip
    return {
        "key": key, "seq": seq, "part": part, "role": role.value, "eid": eid, "chapter": strings(chapters), "words": words,
        "state": "suggested", "degree": "", "owner": "", "score": score, "counterparts": strings(counterparts), "status": _SUGGESTED,
        "compared": compared, "gone": False, "revision": 1,
    }  # fmt: skip


def _side(id_: int, part: int, role: Role, given: Given) -> dict[str, Any]:
    side, content = given.side, given.content
    return {
        "comparison_id": id_, "part": part, "role": role.value, "uri": side.uri, "language": side.language, "day": side.day,
        "title": side.title, "citation": side.citation, "address": side.address, "name": given.name, "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest() if content else "", "content": zstandard.compress(content) if content else None,
        "pinned": given.pinned, "stamp": "", "checked": None, "added": "[]",
    }  # fmt: skip


def _words(one: Provision) -> str:
    return fold("\n".join((one.label, one.heading, one.text)))


def _named(told: Suggestion) -> tuple[str, ...]:
    return (*(one.right for one in told.counterparts), *told.chosen)


def _insert(connection: Connection, table: sa.Table, id_: int, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        connection.execute(table.insert(), [{"comparison_id": id_, **row} for row in rows])
