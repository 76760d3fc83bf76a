"""Undoing that a unit was repealed: its struck words, or its old wording, stand there again."""

from collections.abc import Sequence

from acts.history.board import Board, Unit, labelled
from acts.history.locate import Spot
from acts.history.model import Witness
from acts.history.pieces import Piece, Row, Stretch
from acts.history.restore import Restorer, lines_of, old_lines
from acts.history.rewrite import is_larger, rewritten
from acts.history.units import is_present, old_restored, words_after_label
from acts.history.unmarked import undo_unmarked_repeal
from acts.history.verdicts import NO_TARGET, NOT_BORNE_OUT, NOT_GONE, NOT_THERE, Verdict, applied, refused
from acts.history.work import Work, free_in, live_in, unique
from acts.model import Kind
from acts.modifications.model import Step
from acts.modifications.model import Unit as Named
from acts.numbers import canonical, steps
from acts.structure import sentences


def undo_repeal(work: Work) -> Verdict:
    """The struck words of the unit taken out, or the old wording put back."""
    reason, wording = NO_TARGET, work.wording
    for spot in work.spots(struck=True):
        struck = _repealed(spot)
        if spot.unit.parent is None:
            return refused(NOT_BORNE_OUT)
        if struck:
            eids = [work.claim(row, piece) for row, piece in struck]
            return applied(unique([spot.unit.eid, *eids]), Witness.STRUCK, *([Witness.OLD_WORDING] if wording else []))
        if unmarked := undo_unmarked_repeal(work):
            return unmarked
        reason = NOT_GONE if is_present(spot) else NOT_THERE
        if wording and spot.whole and (not is_present(spot) or _is_remark(spot)):
            return old_restored(work, spot, old_lines(wording, spot.unit))
        if wording and not spot.whole and is_larger(spot, wording) and (verdict := rewritten(work, spot, wording)):
            return verdict
    return _put_back(work, wording) if wording else refused(reason)


def _is_remark(spot: Spot) -> bool:
    """Whether nothing is left of a unit but the remark that it was taken out."""
    return len("".join(piece.text for _, piece in live_in(spot.rows))) < 120


def _repealed(spot: Spot) -> list[tuple[Row, Piece]]:
    struck = free_in(spot.rows)
    if not spot.sentence or not struck:
        return struck
    stretch = spot.stretch(struck=True)
    counted = spot.range(stretch)
    bounds = words_after_label(stretch, "", counted[1]) if counted and counted[0] == 0 else counted
    if bounds and _is_struck(stretch, *bounds):
        return [(row, piece) for row, piece in stretch.cut(*bounds) if piece.free]
    spans = [span for span in sentences(stretch.text) if _is_struck(stretch, *span)]
    if len(spans) == 1 or (spans and spot.sentence == "?"):
        return [(row, piece) for row, piece in stretch.cut(*spans[0]) if piece.free]
    return struck if len(struck) == 1 else []


def _is_struck(stretch: Stretch, start: int, end: int) -> bool:
    """Whether the words of a range are struck by somebody unknown; a stop the strike missed does not count."""
    return all(piece.free or not piece.text[a:b].strip(" .,;") for _, piece, a, b in stretch.between(start, end))


def _put_back(work: Work, wording: str) -> Verdict:
    """A unit of which the page shows nothing any more, put back at its place by number."""
    path = work.modification.target.steps
    if not path or path[-1].unit not in (Named.ARTICLE, Named.PART, Named.POINT, Named.SUBPOINT):
        return refused(NO_TARGET)
    parent = _parent(work.board, path)
    lines = _own_lines(lines_of(wording), path[-1])
    mark = labelled(lines[0]) if lines else None
    if parent is None or mark is None:
        return refused(NO_TARGET)
    unit = work.board.add(parent, mark.kind, mark.number, mark.printed, mark.label)
    return applied(Restorer(work.board, unit, work.index).put(lines), Witness.OLD_WORDING)


def _own_lines(lines: list[str], step: Step) -> list[str]:
    """Of a larger unit's wording only the lines under the number of the unit taken out; none where it has no such number."""
    number = ".".join(map(canonical, step.number.split(".")))
    marks = [labelled(line) for line in lines]
    whole = step.unit is Named.ARTICLE and "." not in number
    if whole or not marks or marks[0] is None or marks[0].kind is not Kind.ARTICLE:
        return lines
    start = next((at for at, mark in enumerate(marks) if mark is not None and mark.number == number), len(lines))
    end = next((at for at in range(start + 1, len(lines)) if (mark := marks[at]) and not mark.number.startswith(f"{number}.")), len(lines))
    return lines[start:end]


def _parent(board: Board, path: Sequence[Step]) -> Unit | None:
    number = next((step.number for step in path if step.unit is Named.ARTICLE), "")
    first, _, below = number.partition(".")
    article = board.holder(canonical(first))
    if len(path) == 1 and not below:
        return _division_before(board, canonical(first))
    if article is None:
        return None
    above = number.rpartition(".")[0]
    return next(iter(article.numbers.get(above, ())), article)


def _division_before(board: Board, number: str) -> Unit | None:
    """The division in which an article of that number would stand: that of the article before it."""
    value = steps(number)
    before = [unit for found in board.articles.values() for unit in found if unit.order < value]
    last = max(before, key=lambda unit: unit.order, default=None)
    return last.parent if last is not None else None
