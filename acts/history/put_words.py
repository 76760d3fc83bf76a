"""Words put into a text, taken out of it, or exchanged, as an amending act orders it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from acts.history.grafting import behind_label
from acts.history.locate import Spot, spots
from acts.history.pieces import Stretch
from acts.history.present import Hand
from acts.history.verdicts import NO_TARGET, NOTHING_SAID, WHICH_WORDS, Verdict, applied, refused
from acts.history.words import Find, agreeing, ending, find, key
from acts.history.work import Work, trimmed, unique
from acts.modifications.model import Deletion, Insertion, Modification, Occurrence, Position, Substitution, Unit
from language.letters import capitalize, lower

NO_OLD_WORDS: Final = "the words to be replaced or taken out do not stand in the provision"
NO_ANCHOR: Final = "the words beside which new ones go do not stand in the provision"

_SIGNS: Final = ".,;:!?)”\"»…"
_CLOSING: Final = ".;:,!?"
_VOWELS: Final = "aəeıioöuü"
_SOFT: Final = {"k": "y", "q": "ğ"}


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
    """A find with what stands there: the case ending behind it, and whether it begins with a capital the modification does not print."""

    start: int
    end: int
    tail: str = ""
    capital: bool = False


def finds(place: Place, words: str, occurrence: Occurrence) -> list[Found]:
    """Where the words stand, whole ones first; with endings, too, where every form is meant or nothing else is there."""
    exact = _found(place, words, every=occurrence.inflected, capital=False)
    if exact and not (occurrence.all or occurrence.inflected):
        return exact
    other = capitalize(words)
    capital = _found(place, other, every=occurrence.inflected, capital=True) if other != words else []
    soft = _softened(place, words) if occurrence.inflected or not (exact or capital) else []
    return sorted(exact + capital + soft, key=lambda one: one.start)


def _found(place: Place, words: str, *, every: bool, capital: bool) -> list[Found]:
    text = place.text
    found = find(text, words)
    if every and found and not found[0].inflected:
        for one in found:
            text = text[:one.start] + "\0" * (one.end - one.start) + text[one.end:]
        found += find(text, words)
    return [_placed(place, one, capital=capital) for one in found]


def _placed(place: Place, one: Find, *, capital: bool) -> Found:
    start, end = place.start + one.start, place.start + one.end
    return Found(start, end, ending(place.stretch.text, end) if one.inflected else "", capital)


def _softened(place: Place, words: str) -> list[Found]:
    """Forms whose last letter softens before a vowel: "vərəq" in "vərəğin"."""
    if words[-1:] not in _SOFT:
        return []
    found = find(place.text, words[:-1] + _SOFT[words[-1]])
    return [one for one in (_placed(place, f, capital=False) for f in found if f.inflected) if one.tail[:1] in _VOWELS]


def chosen(found: Sequence[Found], occurrence: Occurrence, *, wide: bool) -> list[Found]:
    """The finds that are meant; [] when it is not plain which."""
    if occurrence.which:
        picked = [found[number - 1] for number in occurrence.which if number <= len(found)]
        return picked if len(picked) == len(occurrence.which) else []
    return list(found) if occurrence.all or occurrence.inflected or wide or len(found) == 1 else []


def substitute(hand: Hand, modification: Modification, action: Substitution) -> Verdict:
    """The old words are taken out, the new ones put in behind them, in the case the old stood in."""
    if not key(action.new) or not action.old.strip():
        return refused(NOTHING_SAID)
    reason = NO_TARGET
    for place in places(hand, modification, action.old):
        found = _old(place, action)
        picked = chosen(found, action.occurrence, wide=_wide(modification))
        reason = (WHICH_WORDS if found else NO_OLD_WORDS) if reason != WHICH_WORDS else reason
        if picked:
            return applied(unique([eid for one in reversed(picked) for eid in _exchange(hand, place, one, action.new)]))
    return refused(reason)


def _wide(modification: Modification) -> bool:
    """Whether the words are meant wherever they stand in the act."""
    return all(step.unit in (Unit.CODE, Unit.TEXT) for step in modification.target.steps)


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
    parts = place.stretch.cut(one.start, one.end + len(one.tail))
    eids = hand.take_out_all(parts)
    words = with_ending(capitalize(new) if one.capital else new, one.tail)
    row, piece = parts[-1]
    return [*eids, hand.behind(row, piece, words)]


def with_ending(words: str, tail: str) -> str:
    """The words with an ending of another word, made to agree; k and q soften before a vowel: "məsulluq" + "u" → "məsulluğu"."""
    if not tail:
        return words
    syllables = sum(letter in _VOWELS for letter in lower(words.split()[-1]))
    if tail[:1] in _VOWELS and words[-1:] in _SOFT and syllables > 1:
        return agreeing(words[:-1] + _SOFT[words[-1]], tail)
    return agreeing(words, tail)


def delete(hand: Hand, modification: Modification, action: Deletion) -> Verdict:
    """The words are taken out, with the blank that would be left over."""
    if not action.old.strip():
        return refused(NOTHING_SAID)
    reason = NO_TARGET
    for place in places(hand, modification, action.old):
        found = finds(place, action.old, action.occurrence) if key(action.old).strip(_CLOSING) else _signs(place, action.old.strip())
        picked = chosen(found, action.occurrence, wide=_wide(modification))
        reason = (WHICH_WORDS if found else NO_OLD_WORDS) if reason != WHICH_WORDS else reason
        if picked:
            return applied(unique([eid for one in reversed(picked) for eid in _remove(hand, place, one)]))
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
        picked = chosen(found, action.occurrence, wide=_wide(modification))
        reason = (WHICH_WORDS if found else NO_ANCHOR) if reason != WHICH_WORDS else reason
        if picked:
            return applied(unique([_beside(hand, place, one, action) for one in reversed(picked)]))
    return refused(reason)


def _beside(hand: Hand, place: Place, one: Found, action: Insertion) -> str:
    """Before the anchor, or behind it and its ending."""
    parts = place.stretch.cut(one.start, one.end + len(one.tail))
    if action.position is Position.BEFORE:
        row, piece = parts[0]
        return hand.before(row, piece, action.new if action.new[-1:] in "(“«" else action.new + " ")
    row, piece = parts[-1]
    return hand.behind(row, piece, _joined(action.new))


def _joined(new: str) -> str:
    """New words with the blank before them, signs without."""
    return new if new[:1] in _SIGNS else " " + new


def _at_end(hand: Hand, place: Place, action: Insertion) -> str:
    text = place.stretch.text
    if action.position is Position.START:
        start = behind_label(place.spot, text, place.start)
        parts = place.stretch.cut(start, place.end)
        return hand.before(*parts[0], action.new + " ")
    end = place.start + len(place.text.rstrip())
    if action.new.rstrip()[-1:] not in _CLOSING and text[end - 1:end] in _CLOSING:
        return hand.before(*place.stretch.cut(end - 1, end)[0], _joined(action.new))
    return hand.behind(*place.stretch.cut(place.start, end)[-1], _joined(action.new))
