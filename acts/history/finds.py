"""Where the words an amending act speaks of stand in a provision, and which of the places it means."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from acts.history.board import NUMBERED
from acts.history.cases import CLOSE_VOWELS, SOFT, VOWELS, Form
from acts.history.counting import meant
from acts.history.declined import declined, form_at
from acts.history.left import in_name, is_opened
from acts.history.locate import Spot, spots
from acts.history.pieces import Stretch
from acts.history.present import Hand
from acts.history.words import Find, ending, find
from acts.history.work import Work
from acts.modifications.model import Modification, Occurrence
from language.letters import capitalize, lower, upper

CLOSING: Final = ".;:,!?"
"""The marks a provision ends with."""

_LOUD: Final = 4
_NUMBER_BEFORE: Final = re.compile(r"\d[.-]$")
_NUMBER_BEHIND: Final = re.compile(r"[.-]\d")


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
        bounds = meant(narrow, stretch)
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
    """The finds in order, None for each that a change of the same act took out: an act counts them in the text before it."""
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


def closing(place: Place, sign: str) -> list[Found]:
    """The closing mark of the place."""
    text = place.text.rstrip()
    end = place.start + len(text)
    return [Found(end - len(sign), end)] if text.endswith(sign) else []


def signs(place: Place, sign: str) -> list[Found]:
    """Marks inside a text; the closing one where there is no other."""
    text, found, at = place.text, [], place.text.find(sign)
    while at >= 0:
        found.append(Found(place.start + at, place.start + at + len(sign)))
        at = text.find(sign, at + len(sign))
    return found if len(found) <= 1 else closing(place, sign) or found
