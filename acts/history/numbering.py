"""Undoing that a unit was given another number."""

from collections.abc import Sequence
from typing import Final

from acts.history.board import Unit, labelled
from acts.history.locate import Spot, spots
from acts.history.model import Witness
from acts.history.pieces import Stretch, restored
from acts.history.verdicts import NO_NUMBER, NUMBER_TAKEN, Verdict, applied, refused
from acts.history.words import find
from acts.history.work import Work, trimmed, unique
from acts.model import Kind
from acts.modifications.model import Renumbering, Step
from acts.numbers import canonical

_RENUMBERED: Final = frozenset({Kind.ARTICLE, Kind.PARAGRAPH, Kind.POINT, Kind.SUBPOINT})


def undo_renumbering(work: Work, action: Renumbering) -> Verdict:
    """The unit bears its former number again."""
    before = _last_number(work.modification.target.steps)
    spot = next(iter(_spots_of(work, action)), None)
    if spot is None:
        counted = next((other for other in work.spots() if not other.whole and other.rows), None)   # the place before is free again
        return applied([counted.unit.eid]) if counted is not None else refused(NO_NUMBER)
    unit = spot.unit
    if not before:
        return _unnumbered(work, unit)
    if not spot.whole or unit.kind not in _RENUMBERED:
        return applied([unit.eid])
    taken = next((other.unit for other in work.spots() if other.whole and other.unit.live), None)
    if taken is not None and taken is not unit:
        return refused(NUMBER_TAKEN)
    return _renumbered(work, unit, before)


def _spots_of(work: Work, action: Renumbering) -> list[Spot]:
    return [spot for spot in spots(work.board, action.to) if spot.unit.live]


def _last_number(steps: Sequence[Step]) -> str:
    return steps[-1].number if steps and steps[-1].number != "?" else ""


def _renumbered(work: Work, unit: Unit, before: str) -> Verdict:
    old_number, after = unit.number, unit.eid_then
    dotted = "." in old_number and "." not in before
    number = ".".join(map(canonical, before.split(".")))
    number = f"{old_number.rpartition('.')[0]}.{number}" if dotted else number
    for below in unit.walk():
        if below is unit or below.number.startswith(old_number + "."):
            new = number + below.number[len(old_number):]
            _relabel(work, below, below.number, new)
    work.board.renumber(unit, number)
    verdict = applied([unit.eid], Witness.WORDS)
    verdict.renamed.append((unit.eid_then, after))
    return verdict


def _unnumbered(work: Work, unit: Unit) -> Verdict:
    """A text without a number that was given one: the number owned."""
    row = next((row for row in unit.own_rows if row.live), None)
    stretch = Stretch.over([row] if row is not None else [])
    mark = labelled(stretch.text)
    if mark is None or mark.number != unit.number:
        return refused(NO_NUMBER)
    start = stretch.text.index(mark.label)
    parts = stretch.cut(*trimmed(stretch.text, start, start + len(mark.label)))
    return applied(unique([unit.eid, *work.claim_all(parts)]), Witness.WORDS)


def _relabel(work: Work, unit: Unit, old: str, new: str) -> None:
    """The printed number of a unit owned, its former one put back."""
    stretch = Stretch.over([row for row in unit.own_rows if row.live][:1])
    found = next(iter(find(stretch.text[:40], old)), None)
    if found is None:
        return
    parts = stretch.cut(found.start, found.end)
    work.claim_all(parts)
    row, piece = parts[0]
    row.before(piece, restored(new, work.index, piece.cell))
