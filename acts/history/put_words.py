"""Words put into a text, taken out of it, or exchanged, as an amending act orders it."""

import re
from collections.abc import Sequence
from typing import Final

from acts.history.cases import VOWELS, agreeing, inflected, softened
from acts.history.finds import CLOSING, Found, Place, chosen, closing, finds, places, signs
from acts.history.grafting import behind_label
from acts.history.left import left
from acts.history.pieces import Stretch
from acts.history.present import Hand
from acts.history.verdicts import NO_TARGET, NOTHING_SAID, WHICH_WORDS, Verdict, applied, refused
from acts.history.words import behind_quote, in_its_quotes, key
from acts.history.work import trimmed, unique
from acts.modifications.model import Deletion, Insertion, Modification, Occurrence, Position, Substitution, Unit
from language.letters import capitalize, upper

NO_OLD_WORDS: Final = "the words to be replaced or taken out do not stand in the provision"
NO_ANCHOR: Final = "the words beside which new ones go do not stand in the provision"

_SIGNS: Final = ".,;:!?)”\"»…"
_IN_A_CASE: Final = re.compile(r"(?:[dt][aə]n?|n[ıiuü]n)\W*$")


def substitute(hand: Hand, modification: Modification, action: Substitution) -> Verdict:
    """The old words are taken out, the new ones put in behind them, in the case the old stood in."""
    if not key(action.new) or not action.old.strip():
        return refused(NOTHING_SAID)
    reason = NO_TARGET
    for place in places(hand, modification, action.old):
        found = _old(place, action)
        picked = chosen(hand, place, found, action.old, action.occurrence, wide=_wide(modification))
        reason = _why(found, action.occurrence, NO_OLD_WORDS) if reason in (NO_TARGET, NO_OLD_WORDS) else reason
        if picked:
            rest = _left(place, modification, action, picked)
            return _done([eid for one in reversed(picked) for eid in _exchange(hand, place, one, action.new)], rest)
    return refused(reason)


def _why(found: Sequence[Found], occurrence: Occurrence, none: str) -> str:
    """Why none of the finds was taken."""
    if found and occurrence.count:
        return f"expected the words in {occurrence.count} places of the provision, as ordered, found {len(found)}"
    return WHICH_WORDS if found else none


def _wide(modification: Modification) -> bool:
    """Whether the words are meant wherever they stand in the act."""
    return all(step.unit in (Unit.CODE, Unit.TEXT) for step in modification.target.steps)


def _left(place: Place, modification: Modification, action: Substitution | Deletion, picked: Sequence[Found]) -> str:
    """The words that were left of those a wide order means."""
    if not place.spot.is_wide or not (_wide(modification) or action.occurrence.inflected):
        return ""
    return left(place.stretch.text, action.old, [(one.start, one.end + len(one.tail)) for one in picked])


def _done(eids: list[str], rest: str) -> Verdict:
    reason = f"the words were left where they stand in another form, in another word or in a name: {rest}" if rest else ""
    return applied(unique(eids), reason=reason)


def _old(place: Place, action: Substitution) -> list[Found]:
    if action.position is Position.END and action.old.strip() in CLOSING:
        return closing(place, action.old.strip())
    if not key(action.old).strip(CLOSING):
        return signs(place, action.old.strip())
    found = finds(place, action.old, action.occurrence)
    return found[-1:] if action.position is Position.END else found


def _exchange(hand: Hand, place: Place, one: Found, new: str) -> list[str]:
    text = place.stretch.text
    start, end, words = in_its_quotes(text, one.start, one.end + len(one.tail), in_place_of(one, capitalize(new) if one.capital else new))
    parts = place.stretch.cut(_before_sign(text, start, words), end)
    eids = hand.take_out_all(parts)
    row, piece = parts[-1]
    return [*eids, hand.behind(row, piece, f" {words}" if _runs_on(text, start, words) else words)]


def _runs_on(text: str, start: int, words: str) -> bool:
    """Whether words would run into the one before them, which the sign they replace stood behind without a blank."""
    return text[start:start + 1] in CLOSING and text[start - 1:start].isalnum() and words[:1].isalnum()


def _before_sign(text: str, start: int, words: str) -> int:
    """Where words begin: with the blank before them, where the new ones begin with a sign that has none."""
    return start - 1 if words[:1] in (",", ";", ".") and text[start - 1:start] == " " and text[start:start + 1] not in _SIGNS else start


def in_place_of(one: Found, words: str) -> str:
    """The words in the form of those found, in capitals where they are."""
    if one.form is not None:
        words = inflected(words, one.form)
    elif one.tail:
        words = agreeing(softened(words) if one.tail[0] in VOWELS else words, one.tail)
    return upper(words) if one.loud else words


def delete(hand: Hand, modification: Modification, action: Deletion) -> Verdict:
    """The words are taken out, with the blank that would be left over."""
    if not action.old.strip():
        return refused(NOTHING_SAID)
    reason = NO_TARGET
    for place in places(hand, modification, action.old):
        found = finds(place, action.old, action.occurrence) if key(action.old).strip(CLOSING) else signs(place, action.old.strip())
        picked = chosen(hand, place, found, action.old, action.occurrence, wide=_wide(modification))
        reason = _why(found, action.occurrence, NO_OLD_WORDS) if reason in (NO_TARGET, NO_OLD_WORDS) else reason
        if picked:
            rest = _left(place, modification, action, picked)
            return _done([eid for one in reversed(picked) for eid in _remove(hand, place, one)], rest)
    return refused(reason)


def _remove(hand: Hand, place: Place, one: Found) -> list[str]:
    return hand.take_out_all(place.stretch.cut(*trimmed(place.stretch.text, one.start, one.end + len(one.tail))))


def insert(hand: Hand, modification: Modification, action: Insertion) -> Verdict:
    """The new words are put in beside the anchor, or at an end of the place."""
    if not action.new.strip():
        return refused(NOTHING_SAID)
    reason = NO_TARGET
    for place in places(hand, modification, action.anchor or action.new):
        if not action.anchor:
            return applied([_at_end(hand, place, action)])
        found = finds(place, action.anchor, action.occurrence)
        picked = chosen(hand, place, found, action.anchor, action.occurrence, wide=_wide(modification))
        reason = _why(found, action.occurrence, NO_ANCHOR) if reason in (NO_TARGET, NO_ANCHOR) else reason
        if picked:
            return applied(unique([_beside(hand, place, one, action) for one in reversed(picked)]))
    return refused(reason)


def _beside(hand: Hand, place: Place, one: Found, action: Insertion) -> str:
    """Before the anchor, or behind it and its ending; where every form is meant, in the anchor's case."""
    if action.position is Position.BEFORE:
        return _in_front(hand, place.stretch, one.start, action.new)
    end, new = behind_quote(place.stretch.text, one.end + len(one.tail), action.new)
    end += new.rstrip()[-1:] in (",", ";") and place.stretch.text[end:end + 1] == new.rstrip()[-1:]   # the sign is the anchor's too
    row, piece = place.stretch.cut(one.start, end)[-1]
    declines = action.occurrence.inflected and not _IN_A_CASE.search(new)
    return hand.behind(row, piece, _joined(in_place_of(one, new) if declines else new))


def _in_front(hand: Hand, stretch: Stretch, start: int, new: str) -> str:
    """New words before others; those that begin with a sign go before the blank, which stays for the words behind."""
    if _before_sign(stretch.text, start, new) < start:
        return hand.before(*stretch.cut(start - 1, start)[0], new)
    return hand.before_range(stretch, start, start + 1, new if new[-1:] in "(“«" else new + " ")


def _joined(new: str) -> str:
    """New words with the blank before them, signs without."""
    return new if new[:1] in _SIGNS else " " + new


def _at_end(hand: Hand, place: Place, action: Insertion) -> str:
    text = place.stretch.text
    if action.position is Position.START:
        start = behind_label(place.spot, text, place.start)
        return hand.before_range(place.stretch, start, place.end, action.new + " ")
    end = place.start + len(place.text.rstrip())
    if action.new.rstrip()[-1:] not in CLOSING and text[end - 1:end] in CLOSING:
        return hand.before_range(place.stretch, end - 1, end, _joined(action.new))
    return hand.behind_range(place.stretch, place.start, end, _joined(action.new))
