"""Words taken out of a page that marks nothing as struck, where they stand as ordinary text: found by the note alone.

Undoing goes from the last change back, so all a later change put in is no longer open, and what a later one took out stands there again.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from acts.history.locate import Spot
from acts.history.model import Witness
from acts.history.pieces import Piece, Row, Stretch
from acts.history.verdicts import BY_NOTE_ALONE, Verdict, applied
from acts.history.words import Find, ending, find, key
from acts.history.work import Work, trimmed, unique
from acts.modifications.model import Deletion, Occurrence

_REMARK: Final = re.compile(
    r"(?:[Ll]əğv\s+edil|[Çç]ıxarıl|[Qq]üvvədən\s+düş|[Qq]üvvəsini\s+itir)(?:ib|ıb|üb|mişdir|mışdır|müşdür)\W*$")
_ALIKE: Final = 40
_SIGNS: Final = " \n\t.,;:!?()“”\"«»"


def undo_unmarked_deletion(work: Work, action: Deletion) -> Verdict | None:
    """The words taken out where the provision named has them once, or has those the note counts; None on a page that marks what went."""
    if not work.board.is_unmarked:
        return None
    for spot in (work.narrowed(spot, action.old) for spot in work.spots() if spot.sure):
        stretch = spot.stretch()
        chosen = _meant(_finds(work, spot, stretch, action), action.occurrence)
        if chosen:
            eids = [eid for one in reversed(chosen) for eid in _take(work, stretch.cut(*_bounds(stretch.text, one)))]
            return applied(unique(eids[::-1]), Witness.WORDS, reason=BY_NOTE_ALONE)
    return None


def _finds(work: Work, spot: Spot, stretch: Stretch, action: Deletion) -> list[Find]:
    """The finds in the part of the text that is meant that no other change put there or took away."""
    bounds = spot.range(stretch) or (0, len(stretch.text))
    found = [one for one in find(stretch.text, action.old) if bounds[0] <= one.start and one.end <= bounds[1]]
    wanted = [one for one in found if not one.inflected or action.occurrence.inflected]
    return [one for one in wanted if all(_is_open(work, piece) for _, piece, _, _ in stretch.between(one.start, one.end))]


def _meant(found: list[Find], occurrence: Occurrence) -> list[Find]:
    """The finds the note means: all, those counted, or the only one; none where that is not sure."""
    if occurrence.all or occurrence.inflected:
        return found
    places = sorted(set(occurrence.which)) or [1] * (len(found) == 1)
    return [found[place - 1] for place in places] if places and places[0] > 0 and places[-1] <= len(found) else []


def _bounds(text: str, one: Find) -> tuple[int, int]:
    return trimmed(text, one.start, one.end + (len(ending(text, one.end)) if one.inflected else 0))


def undo_unmarked_repeal(work: Work) -> Verdict | None:
    """The whole unit or sentence taken out, where one stands that no later change touched; None where that is not sure."""
    if not work.board.is_unmarked:
        return None
    return _unit_taken(work) or _sentence_taken(work)


def _sentence_taken(work: Work) -> Verdict | None:
    """The sentence counted, where it is the last one: sentences gone earlier, which still stand there, make no count go past the end."""
    for spot in work.spots():
        stretch = spot.stretch()
        bounds = spot.range(stretch) if spot.sure and spot.sentence.isdecimal() and spot.sentence != "1" else None
        if bounds is None or stretch.text[bounds[1]:].strip():
            continue
        if all(_is_open(work, piece) for _, piece, _, _ in stretch.between(*bounds)) and _is_wording(work, stretch.text[slice(*bounds)]):
            return applied(unique(_take(work, stretch.cut(*trimmed(stretch.text, *bounds)))), reason=BY_NOTE_ALONE)
    return None


def _unit_taken(work: Work) -> Verdict | None:
    there = [spot for spot in work.spots() if spot.sure and spot.whole and spot.unit.parent is not None and _stands(work, spot)]
    marked = [spot for spot in there if any(map(work.is_marked, spot.rows))]
    chosen = marked or there
    if len({id(spot.unit) for spot in chosen}) != 1:
        return None
    work.board.gone.add(work.index)
    eids = _take(work, _words(chosen[0].rows))
    return applied(unique([chosen[0].unit.eid, *eids]), reason=BY_NOTE_ALONE)


def _stands(work: Work, spot: Spot) -> bool:
    """Whether all of the unit stands there and nobody later changed a word of it; a remark that it is gone is no law."""
    words = [piece for _, piece in _words(spot.rows)]
    text = "".join(piece.text for piece in words)
    return bool(words) and all(_is_open(work, piece) for piece in words) and not _REMARK.search(text) and _is_wording(work, text)


def _is_wording(work: Work, text: str) -> bool:
    """Whether a text begins as the old wording the note prints; another one bears the number now. True where none is printed."""
    printed, there = key(work.wording), key(text)
    return not printed or there[:_ALIKE] in printed or printed[:_ALIKE] in there


def _words(rows: Iterable[Row]) -> list[tuple[Row, Piece]]:
    return [(row, piece) for row in rows for piece in row.pieces if piece.look.note is None and piece.text.strip()]


def beside(work: Work, row: Row, piece: Piece, old: str) -> Piece | None:
    """The old words of a substitution where they stand as ordinary text right before or behind the new ones, cut out of the row."""
    if not work.board.is_unmarked or not key(old):
        return None
    place = row.pieces.index(piece)
    for other, is_before in _neighbours(work, row, place):
        for one in find(other.text, old):
            between = other.text[one.end:] if is_before else other.text[:one.start]
            if not one.inflected and not between.strip(_SIGNS):
                return row.cut(other, *trimmed(other.text, one.start, one.end))
    return None


def _neighbours(work: Work, row: Row, place: int) -> Iterator[tuple[Piece, bool]]:
    """The open pieces next to one, note marks between them aside, and whether each stands before it."""
    sides = ((row.pieces[:place][::-1], True), (row.pieces[place + 1:], False))
    for pieces, is_before in sides:
        first = next((other for other in pieces if other.look.note is None and other.text.strip()), None)
        if first is not None and _is_open(work, first):
            yield first, is_before


def _is_open(work: Work, piece: Piece) -> bool:
    """Whether the page prints the piece, no later change put it in, and none took it out by its own words."""
    return piece.put is None and not piece.restored and piece.look.note is None and (piece.out is None or piece.out in work.board.gone)


def _take(work: Work, parts: Iterable[tuple[Row, Piece]]) -> list[str]:
    eids = []
    for row, piece in parts:
        if _is_open(work, piece):
            piece.out = work.index
            row.owner.touch()
            eids.append(row.owner.eid)
    return eids
