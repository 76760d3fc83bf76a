"""Words put into a text, taken out of it, or exchanged, as an amending act orders it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from acts.history.board import NUMBERED
from acts.history.cases import CLOSE_VOWELS, SOFT, VOWELS, Form, agreeing, inflected, softened
from acts.history.declined import declined, form_at
from acts.history.grafting import behind_label
from acts.history.left import in_name, is_opened, left
from acts.history.locate import Spot, spots
from acts.history.pieces import Stretch
from acts.history.present import Hand
from acts.history.verdicts import NO_TARGET, NOTHING_SAID, WHICH_WORDS, Verdict, applied, refused
from acts.history.words import Find, behind_quote, ending, find, in_its_quotes, key
from acts.history.work import Work, trimmed, unique
from acts.modifications.model import Deletion, Insertion, Modification, Occurrence, Position, Substitution, Unit
from language.letters import capitalize, lower, upper

NO_OLD_WORDS: Final = "the words to be replaced or taken out do not stand in the provision"
NO_ANCHOR: Final = "the words beside which new ones go do not stand in the provision"

_SIGNS: Final = ".,;:!?)”\"»…"
_CLOSING: Final = ".;:,!?"
_LOUD: Final = 4
_NUMBER_BEFORE: Final = re.compile(r"\d[.-]$")
_NUMBER_BEHIND: Final = re.compile(r"[.-]\d")
_IN_A_CASE: Final = re.compile(r"(?:[dt][aə]n?|n[ıiuü]n)\W*$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where words are looked for: the stretch and the part of it meant."""

    spot: Spot
    stretch: Stretch
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.stretch.text[self.start:self.end]


def places(hand: Hand, modification: Modification, words: str) -> Iterator[Place]:
    """The standing places the target names; of a wide one the rows that hold the words."""
    work = Work(hand.board, hand.index, modification)
    for spot in spots(hand.board, modification.target):
        narrow = work.narrowed(spot, words)
        stretch = narrow.stretch()
        bounds = spot.range(stretch)
        if bounds is not None and stretch.text:
            yield Place(spot, stretch, *bounds)


@dataclass(frozen=True, slots=True)
class Found:
    """A find, the ending behind it or the form the range stands in, and whether it has a capital, or only such, that the order has not."""

    start: int
    end: int
    tail: str = ""
    form: Form | None = None
    capital: bool = False
    loud: bool = False


def finds(place: Place, words: str, occurrence: Occurrence) -> list[Found]:
    """Where the words stand: whole, else with an ending; in every form of the noun where the order says so, names aside.

    With a capital too where all are meant, or, of a wide place, where a sentence begins.
    """
    if occurrence.inflected:
        forms = [Found(one.start, one.end, form=one.form, loud=one.loud) for one in declined(place.text, words)]
        found = _with(forms, _plain(place, words))
    else:
        found = _plain(place, words)
        more = _plain(place, capitalize(words)) if occurrence.all else _begun(place, words)
        found = _with(found, more)
    found = found or _softened(place, words)
    if occurrence.count > len(found):
        found = _with_endings(place, words, found, occurrence.count)
    placed = (_placed(place, one, words) for one in found)
    return sorted((one for one in placed if not _is_named(place, one)), key=lambda one: one.start)


def _with_endings(place: Place, words: str, found: list[Found], count: int) -> list[Found]:
    """The finds and those with an ending, where the order counts these too ("hər iki halda": "1 il" and "1 ildən")."""
    more = [Found(one.start, one.end, form=one.form, loud=one.loud) for one in declined(place.text, words, short=True)]
    both = _with(found, more)
    return both if len(both) == count else found


def _with(found: list[Found], more: Sequence[Found]) -> list[Found]:
    """The finds and those of another kind that begin elsewhere."""
    taken = {one.start for one in found}
    return found + [one for one in more if one.start not in taken]


def _begun(place: Place, words: str) -> list[Found]:
    """The words in a wide place, whole, where they begin a sentence or stand in a heading in capitals."""
    if not place.spot.is_wide or words == capitalize(words) or not words.strip()[-1:].isalnum():
        return []
    capital = [one for one in _plain(place, capitalize(words)) if not one.tail and is_opened(place.text, one.start)]
    loud = [replace(one, loud=True) for one in _plain(place, upper(words)) if not one.tail and len(words) >= _LOUD]
    return capital + [one for one in loud if place.text[one.start:one.end].isupper()]


def _is_named(place: Place, one: Found) -> bool:
    """Whether the words are a part of a name, in a wide place: "xidmət" in "Miqrasiya Xidməti"."""
    return place.spot.is_wide and one.capital and not one.loud and in_name(place.stretch.text, one.start)


def _plain(place: Place, words: str) -> list[Found]:
    found = find(place.text, words)
    whole = [one for one in found if not _is_cut_number(place.text, one.start, one.end)]
    return [_gone_on(place.text, one, words.strip()) for one in whole or found]


def _gone_on(text: str, one: Find, words: str) -> Found:
    """The find with the ending behind it, and the form that ending gives the words, where it is one of a noun."""
    tail = ending(text, one.end) if one.inflected else ""
    if not tail or not words[-1:].isalpha():
        return Found(one.start, one.end, tail)
    form = form_at(text[:one.start], words, words[-1] + tail if words[-1] in CLOSE_VOWELS else tail)
    return Found(one.start, one.end, tail, form)


def _is_cut_number(text: str, start: int, end: int) -> bool:
    """Whether a range begins or ends inside a number: "346.3" in "346.3-1.1"."""
    return bool((text[start].isdigit() and _NUMBER_BEFORE.search(text, max(0, start - 4), start))
                or (text[end - 1].isdigit() and _NUMBER_BEHIND.match(text, end)))


def _placed(place: Place, one: Found, words: str) -> Found:
    """The find with the offsets of the stretch."""
    first, wanted = place.text[one.start:one.start + 1], words.strip()[:1]
    capital = first != wanted and first == upper(first) and wanted == lower(wanted)
    return replace(one, start=place.start + one.start, end=place.start + one.end, capital=capital)


def _softened(place: Place, words: str) -> list[Found]:
    """Forms whose last letter softens before a vowel: "vərəq" in "vərəğin"."""
    if words[-1:] not in SOFT:
        return []
    found = _plain(place, words[:-1] + SOFT[words[-1]])
    return [one for one in found if one.tail[:1] and one.tail[:1] in VOWELS]


def chosen(hand: Hand, place: Place, found: Sequence[Found], words: str, occurrence: Occurrence, *, wide: bool) -> list[Found]:
    """The finds that are meant; [] when it is not plain which. Of several the only one in the unit's own words, its parts aside, is."""
    if occurrence.which:
        counted = _with_gone(hand, place, found, words)
        picked = [one for number in occurrence.which if number <= len(counted) and (one := counted[number - 1])]
        return picked if len(picked) == len(occurrence.which) else []
    if occurrence.count and len(found) != occurrence.count:
        return []
    if occurrence.all or occurrence.inflected or wide or len(found) == 1:
        return list(found)
    own = [one for one in found if _is_own(place, one)]
    return own if len(own) == 1 else []


def _with_gone(hand: Hand, place: Place, found: Sequence[Found], words: str) -> list[Found | None]:
    """The finds in order, None for each that a change of the same day took out: an act counts them in the text before it."""
    starts = {id(piece): start for (_, piece), start in zip(place.stretch.pieces, place.stretch.starts, strict=True)}
    counted: list[tuple[int, int, Found | None]] = [(one.start, 1, one) for one in found]
    at = place.start
    for piece in (piece for row in place.spot.rows for piece in row.pieces):
        if id(piece) in starts:
            at = starts[id(piece)] + len(piece.text)
        elif piece.out in hand.moment.together:
            counted += [(at, 0, None)] * len(find(piece.text, words))
    return [one for *_, one in sorted(counted, key=lambda entry: entry[:2])]


def _is_own(place: Place, one: Found) -> bool:
    """Whether a find stands in the words a numbered unit has before its parts."""
    return place.spot.unit.kind in NUMBERED and next(place.stretch.between(one.start, one.end))[0].owner is place.spot.unit


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
    if action.position is Position.END and action.old.strip() in _CLOSING:
        return _closing(place, action.old.strip())
    if not key(action.old).strip(_CLOSING):
        return _signs(place, action.old.strip())
    found = finds(place, action.old, action.occurrence)
    return found[-1:] if action.position is Position.END else found


def _closing(place: Place, sign: str) -> list[Found]:
    """The closing mark of the place."""
    text = place.text.rstrip()
    end = place.start + len(text)
    return [Found(end - len(sign), end)] if text.endswith(sign) else []


def _signs(place: Place, sign: str) -> list[Found]:
    """Marks inside a text; the closing one where there is no other."""
    text, found, at = place.text, [], place.text.find(sign)
    while at >= 0:
        found.append(Found(place.start + at, place.start + at + len(sign)))
        at = text.find(sign, at + len(sign))
    return found if len(found) <= 1 else _closing(place, sign) or found


def _exchange(hand: Hand, place: Place, one: Found, new: str) -> list[str]:
    text = place.stretch.text
    start, end, words = in_its_quotes(text, one.start, one.end + len(one.tail), in_place_of(one, capitalize(new) if one.capital else new))
    parts = place.stretch.cut(_before_sign(text, start, words), end)
    eids = hand.take_out_all(parts)
    row, piece = parts[-1]
    return [*eids, hand.behind(row, piece, f" {words}" if _runs_on(text, start, words) else words)]


def _runs_on(text: str, start: int, words: str) -> bool:
    """Whether words would run into the one before them, which the sign they replace stood behind without a blank."""
    return text[start:start + 1] in _CLOSING and text[start - 1:start].isalnum() and words[:1].isalnum()


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
        found = finds(place, action.old, action.occurrence) if key(action.old).strip(_CLOSING) else _signs(place, action.old.strip())
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
    if action.new.rstrip()[-1:] not in _CLOSING and text[end - 1:end] in _CLOSING:
        return hand.before_range(place.stretch, end - 1, end, _joined(action.new))
    return hand.behind_range(place.stretch, place.start, end, _joined(action.new))
