"""Undoing changes of whole units: put in, given a new wording, repealed, renumbered."""

import re
from collections.abc import Sequence
from typing import Final

from acts.history.board import labelled
from acts.history.locate import WIDE, Spot
from acts.history.model import Witness
from acts.history.pieces import Piece, Row, Stretch, restored
from acts.history.restore import Restorer, has_label, lines_of, old_lines
from acts.history.rewrite import is_larger, rewritten
from acts.history.verdicts import (
    ELSEWHERE,
    NO_FORMER,
    NO_TARGET,
    NOT_BORNE_OUT,
    NOT_THERE,
    Verdict,
    applied,
    refused,
)
from acts.history.words import key
from acts.history.work import Work, free_in, live_in, unique
from acts.model import Kind
from acts.structure import sentences

_DASH: Final = re.compile(r"\s*[-–—]\s*$")


def undo_insertion_of_unit(work: Work) -> Verdict:
    """All of the unit, not yet somebody else's, owned."""
    reason = NO_TARGET
    for spot in work.spots():
        reason = NOT_THERE
        parts = _unit_parts(spot)
        witnesses = _looks(work, parts)
        if spot.unit.parent is None or (spot.is_wide and not _is_borne_out(work, spot, witnesses)):
            reason = NOT_BORNE_OUT
        elif any(piece.text.strip() for _, piece in parts):
            eids = unique([spot.unit.eid, *work.claim_all(parts)])
            return applied(eids, *witnesses, reason="" if spot.sure else ELSEWHERE)
    return refused(reason)


def _is_borne_out(work: Work, spot: Spot, witnesses: set[Witness]) -> bool:
    """Whether a whole division may be new: most of it is italic, or the note's mark stands at its heading."""
    if Witness.ITALIC in witnesses:
        return True
    letters = [(len(piece.text), piece.look.italic) for _, piece in live_in(spot.rows)]
    new = sum(count for count, italic in letters if italic)
    return 2 * new > sum(count for count, _ in letters) or any(work.is_marked(row) for row in spot.unit.heading)


def _unit_parts(spot: Spot) -> list[tuple[Row, Piece]]:
    """The pieces of a unit, or of a sentence of it: the one counted, or the only italic one where that is plainer."""
    if not spot.sentence:
        return [(row, piece) for row in spot.rows for piece in row.open if piece.live or piece.free]
    stretch = spot.stretch(struck=not is_present(spot))
    bounds = _sentence(spot, stretch)
    return stretch.cut(*bounds) if bounds else []


def _sentence(spot: Spot, stretch: Stretch, wording: str = "") -> tuple[int, int] | None:
    counted = spot.range(stretch)
    if counted and counted[0] == 0:
        return words_after_label(stretch, wording, counted[1])
    if counted and stretch.italic(*counted):
        return _with_blank(stretch.text, *counted)
    italic = [span for span in sentences(stretch.text) if stretch.italic(*span)]
    chosen = italic[-1] if italic and (counted is None or len(italic) == 1) else counted
    if chosen is None and spot.sentence == "?":
        spans = sentences(stretch.text)
        chosen = spans[-1] if len(spans) > 1 else None
    return _with_blank(stretch.text, *chosen) if chosen else None


def _with_blank(text: str, start: int, end: int) -> tuple[int, int]:
    return (start - 1, end) if text[start - 1:start] == " " else (start, end)


def _looks(work: Work, parts: Sequence[tuple[Row, Piece]]) -> set[Witness]:
    """What of the page bears out that the pieces are new."""
    witnesses = set()
    if parts and all(piece.look.italic or not piece.text.strip() for _, piece in parts if piece.live):
        witnesses.add(Witness.ITALIC)
    if any(work.is_marked(row) for row, _ in parts):
        witnesses.add(Witness.MARK)
    return witnesses


def undo_replacement(work: Work) -> Verdict:
    """The new wording owned, the old one found struck or put back from the note."""
    reason = NO_TARGET
    for spot in work.spots():
        reason = NO_FORMER
        wording = work.wording
        if not is_present(spot) and not free_in(spot.rows):
            reason = NOT_THERE
            continue
        if spot.unit.parent is None:
            return refused(NOT_BORNE_OUT)
        verdict = _replace_unit(work, spot, wording) if spot.whole else _replace_part(work, spot, wording)
        if verdict is not None:
            return verdict
    return refused(reason)


def is_present(spot: Spot) -> bool:
    return any(piece.live and piece.text.strip() for row in spot.rows for piece in row.open)


def _replace_unit(work: Work, spot: Spot, wording: str) -> Verdict | None:
    struck = free_in(spot.rows)
    if struck and is_present(spot) and (not wording or _same(struck, wording)):
        return _old_struck(work, spot, struck)
    if not wording:
        return None
    return old_restored(work, spot, old_lines(wording, spot.unit))


def _same(struck: Sequence[tuple[Row, Piece]], wording: str) -> bool:
    """Whether the struck words are the old wording the note prints."""
    one, other = key("".join(piece.text for _, piece in struck)), key(wording)
    return one in other or other in one


def _old_struck(work: Work, spot: Spot, struck: Sequence[tuple[Row, Piece]]) -> Verdict:
    """The struck words are the old wording; a row that holds old and new words shares its number."""
    shared = {id(row) for row, _ in struck}
    new = [(row, piece) for row in spot.rows for piece in _without_label(row, shared=id(row) in shared) if piece.live]
    witnesses = _looks(work, new) | {Witness.STRUCK}
    for row, piece in struck:
        work.claim(row, piece)
    eids = work.claim_all(new)
    return applied(unique([spot.unit.eid, *eids]), *witnesses)


def _without_label(row: Row, shared: bool) -> list[Piece]:
    """The pieces of a row; of one that keeps its number those behind it."""
    pieces = list(row.pieces)
    if not shared:
        return pieces
    first = next((piece for piece in pieces if piece.live and piece.text.strip()), None)
    mark = labelled(first.text) if first is not None else None
    if first is None or mark is None or any(piece.free and labelled(piece.text) for piece in pieces):
        return pieces
    end = first.text.index(mark.label) + len(mark.label)
    if end < len(first.text):
        row.cut(first, end, len(first.text))
    return [piece for piece in row.pieces if piece is not first]


def old_restored(work: Work, spot: Spot, lines: list[str]) -> Verdict:
    """The new wording owned, the old lines put back; where the note prints the old text without its number, that stays."""
    unit = spot.unit
    witnesses = _looks(work, live_in(spot.rows)) | {Witness.OLD_WORDING}
    if unit.kind in WIDE and unit.heading and not any(row is unit.heading[0] for row in spot.rows):
        titles = {key(row.line.plain) for row in unit.heading}
        lines = lines[next((at for at, line in enumerate(lines) if key(line) not in titles), 0):]
    elif unit.element.label and not has_label(lines[0], unit) and unit.kind is not Kind.ARTICLE and is_present(spot):
        return _old_behind_label(work, spot, lines, witnesses)
    eids = work.claim_all([(row, piece) for row in spot.rows for piece in row.open if piece.live or piece.free])
    eids += Restorer(work.board, unit, work.index).put(lines)
    return applied(unique([unit.eid, *eids]), *witnesses)


def _old_behind_label(work: Work, spot: Spot, lines: list[str], witnesses: set[Witness]) -> Verdict:
    unit = spot.unit
    first = next(row for row in spot.rows if row.live)
    kept = _without_label(first, shared=True)
    parts = [(first, piece) for piece in kept if piece.live or piece.free]
    parts += [(row, piece) for row in spot.rows if row is not first for piece in row.open if piece.live or piece.free]
    eids = work.claim_all(parts)
    anchor = next((piece for piece in first.pieces if piece in kept), None)
    old = restored(_spaced(anchor, lines[0]), work.index)
    if anchor is not None:
        first.before(anchor, old)
    else:
        first.pieces.append(old)
    if len(lines) > 1:
        eids += Restorer(work.board, unit, work.index).put(lines[1:])
    return applied(unique([unit.eid, *eids]), *witnesses)


def _spaced(anchor: Piece | None, line: str) -> str:
    return f" {line}" if anchor is None or anchor.text[:1] == " " else f"{line} "


def _replace_part(work: Work, spot: Spot, wording: str) -> Verdict | None:
    """A sentence, title, sanction or paragraph given a new wording."""
    stretch = spot.stretch(struck=not is_present(spot))
    bounds = _sentence(spot, stretch, wording) if spot.sentence else words_after_label(stretch, wording)
    if bounds is None:
        return None
    struck = _struck_here(spot, wording)
    if not struck and not wording:
        return None
    if not struck and is_larger(spot, wording):
        return rewritten(work, spot, wording)
    parts = stretch.cut(*bounds)
    witnesses = _looks(work, parts)
    eids = work.claim_all([(row, piece) for row, piece in parts if piece.live])
    if struck:
        for row, piece in struck:
            work.claim(row, piece)
        return applied(unique(eids), *witnesses, Witness.STRUCK)
    row, piece = parts[0]
    for line in lines_of(wording):
        row.before(piece, restored(_spaced(piece, line) if spot.sentence else line, work.index, piece.cell))
    return applied(unique(eids), *witnesses, Witness.OLD_WORDING)


def _struck_here(spot: Spot, wording: str) -> list[tuple[Row, Piece]]:
    """The struck words that are the old wording; where the note prints none, all struck words of the place."""
    struck = free_in(spot.rows)
    if not wording:
        return struck
    return [(row, piece) for row, piece in struck if key(piece.text) in key(wording) or key(wording) in key(piece.text)]


def words_after_label(stretch: Stretch, wording: str, end: int | None = None) -> tuple[int, int] | None:
    """The range of the words; a number in front that the old wording does not print stays."""
    end = len(stretch.text) if end is None else end
    mark = labelled(stretch.text)
    start = stretch.text.index(mark.label) + len(mark.label) if mark is not None and not _prints(wording, mark.label) else 0
    while start < end and stretch.text[start].isspace():
        start += 1
    kept = _DASH.search(stretch.text, start, end)
    if kept and wording and not _DASH.search(wording.rstrip()):
        end = kept.start()
    return (start, end) if start < end else None


def _prints(wording: str, label: str) -> bool:
    return bool(wording) and key(wording).startswith(key(label).rstrip("."))
