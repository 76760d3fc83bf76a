"""Undoing that words were taken out: they are found struck, or put back where the note's old wording has them."""

from typing import Final

from acts.history.model import Witness
from acts.history.pieces import Stretch, restored
from acts.history.unmarked import undo_unmarked_deletion
from acts.history.verdicts import ELSEWHERE, NO_TARGET, NOT_STRUCK, NOTHING_SAID, Verdict, applied, refused
from acts.history.words import Find, ending, find, key
from acts.history.work import Work, trimmed, unique
from acts.modifications.model import Deletion

_SIGNS: Final = " \n\t.,;:!?)”\"»"


def undo_deletion(work: Work, action: Deletion) -> Verdict:
    """The words found struck, and taken out."""
    if not key(action.old):
        return refused(NOTHING_SAID)
    reason = NO_TARGET
    for spot in work.places():
        spot = work.narrowed(spot, action.old)
        stretch = spot.stretch(struck=True)
        reason = NOT_STRUCK if spot.sure else reason
        found = [one for one in find(stretch.text, action.old) if _is_free(stretch, one)]
        whole = [one for one in found if not one.inflected]
        if not found or (not spot.sure and len(found) > 1):
            continue
        chosen = whole or found
        if not (action.occurrence.all or action.occurrence.inflected):
            chosen = [chosen[place - 1] for place in dict.fromkeys(action.occurrence.which) if place <= len(chosen)] or chosen[:1]
        verdict = _strike(work, stretch, chosen)
        verdict.reason = "" if spot.sure else ELSEWHERE
        return verdict
    return undo_unmarked_deletion(work, action) or _deleted_from(work, action) or refused(reason)


def _deleted_from(work: Work, action: Deletion) -> Verdict | None:
    """The words put back where the old wording, printed in the note, has them: between the words that stand around them there."""
    for wording in work.wordings:
        at = next(iter(find(wording, action.old)), None)
        if at is None:
            continue
        end = at.end + len(ending(wording, at.end))
        for spot in work.spots():
            stretch = spot.stretch()
            place = _between(stretch.text, wording[:at.start], wording[end:])
            if place is not None:
                return _put_in(work, stretch, place, wording[at.start:end])
    return None


def _between(text: str, before: str, after: str) -> int | None:
    """The one place in the text that has the end of `before` in front of it and the beginning of `after` behind."""
    for length in (40, 20):
        lead, trail = before[-length:].lstrip(), after[:length].rstrip()
        lead = lead if len(before) <= length else lead.partition(" ")[2]
        finds = find(text, lead) if len(key(lead)) >= 8 else []
        places = [one.end for one in finds if _letters(text[one.end:one.end + 2 * length]).startswith(_letters(trail)[:8])]
        if len(places) == 1:
            return places[0]
    return None


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, key(text)))


def _put_in(work: Work, stretch: Stretch, place: int, words: str) -> Verdict:
    row, piece = stretch.cut(place - 1, place)[0]
    blank = "" if words[:1] in ",.;:" or piece.text.isspace() else " "
    row.after(piece, restored(blank + words, work.index, piece.cell))
    row.owner.touch()
    return applied(unique([row.owner.eid]), Witness.OLD_WORDING)


def _is_free(stretch: Stretch, one: Find) -> bool:
    return all(piece.free or not piece.text[first:last].strip(_SIGNS) for _, piece, first, last in stretch.between(one.start, one.end))


def _strike(work: Work, stretch: Stretch, chosen: list[Find]) -> Verdict:
    eids = []
    for one in sorted(chosen, key=lambda one: -one.start):
        start, end = trimmed(stretch.text, one.start, one.end)
        start, end = (start, end) if _is_free(stretch, Find(start, end)) else (one.start, one.end)
        for row, piece in stretch.cut(start, end):
            if piece.free:
                eids.append(work.claim(row, piece))
    return applied(unique(eids), Witness.STRUCK, Witness.WORDS)
