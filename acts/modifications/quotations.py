"""Where a quotation ends.

The sources open and close quotations with one sign, nest them unmarked, forget signs and set blanks inside them. So the sign that closes
is told by what follows: the noun of the quotation ("sözləri", "rəqəmi"), "ilə", "və" with another quotation, a target.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Final

from acts.modifications.lexicon import word
from acts.modifications.squeezed import QUOTES, Squeezed
from acts.modifications.vocabulary import Kind

DEEPEST: Final = 12
"""Quotations of one list looked at in a row; a list longer than that is taken to go on."""
FARTHEST: Final = 700
"""Letters looked through for the outer sign of a quotation inside a list."""
MOST_SIGNS: Final = 150
"""Signs looked at for the one that closes a quotation."""
MOST_INNER: Final = 600
"""Signs counted for the one that balances the opening one."""

SIGN: Final = "[" + re.escape(QUOTES) + "]"
_SIGNS: Final = re.compile(SIGN)
_GOES_ON: Final = (
    r"(?=$|[^a-z]|ile|sonra|evvel|ismin|muvafiq|uygunolaraq|hallara|elave|cixar|evez|ve|her|ise|bir|iki|uc|dord|bes|yeni|legv|axir|sonu|lav|leevez|madde|hisse"
    r"|bend|abzas|cumle|hemin|qoyul|asagi|xaric|silin|tire|noqte|vergul)")
_NOUN: Final = (
    rf"(?:soz(?:u|leri|unden|lerinden|unun?|lerinin?|une|lerine|ler|lerle|ile|leriile|uile){_GOES_ON}|soz?e?ri|zler(?=i)|(?:soz)?birlesmes|baglayici"
    r"|ibare(?!t)|anlayis(?=[il])|termin(?=[il])|durgu(?=isare)|reqem|nomresi|nomreleri"
    r"|ededi|akronim|abb?reviatura|ifade|[is]{0,2}aresi|isare|herf|kelme|cumle|abzas)")
_NAMED: Final = re.compile(rf"(?:\((?:[^()'\"]{{0,60}})\))?(?:ismin[a-z]*?inda)?(?:her[a-z]{{2,9}}halda)?(?:ise)?{_NOUN}")
_LABEL: Final = re.compile(r"qeyd(?:ler)?|[a-z]{1,2}(?:-?\d)?\)?|\d+(?:[.-]\d+)*(?:-?c[iu])?")
_LABELLED: Final = re.compile(
    rf"(?:(?:[,;-]|ve){SIGN}[^'\"“”«»]{{1,6}}{SIGN}){{0,25}}"
    r"(?:-?(?:(?:yarim)?bend|hisse|qeyd|in(?![a-z]{0,2}ki)|de|i(?=cixar|legv|yeni|asagi)|e(?=yeni|asagi))|mad+e|setr|setir|sutun|qraf)")
_NOTE_ADDED: Final = re.compile(r"elave|yeni|legv|cixar|asagi|[,;]?(?:ve)?(?:yeni|hemin|\d)")
_FOLLOWS: Final = re.compile(r"$|[.:)]|ile|ise|muvafiq|ismin|her(?:iki|uc)|sonra|evvel|evez|elave|cixar|-")
_JOIN: Final = re.compile(r"[,;]?(?:ve|ise|habele|hemcinin)?")
_LOST_END: Final = re.compile(rf"(?:soz(?:u|leri|unden|lerinden)|reqem(?:i|leri))(?:(?:sonra|evvel|ile)?[,;]?(?={SIGN})"
    r"|(?=(?:ile)?(?:evez|elave)(?:edil|olun)|cixaril))")
_HEADING: Final = re.compile(r"sutun(?:da|un|u)|set(?:r|ir)(?:in)?de")
"""A column or a row is named by its heading: “Tarif” sütununda."""
_BETWEEN: Final = re.compile(rf"{_LOST_END.pattern}|\d-?c[iu]mad+e(?:de|ye|den|nin|ler|sin)|(?:edil|olun)mis|cixaril")
"""What no quotation without its opening sign holds: a noun of another, a target, a verb."""
_STARTS: Final = frozenset({Kind.NUMBER, Kind.UNIT, Kind.SAME, Kind.EVERY, Kind.INFLECTED, Kind.MANNER, Kind.PAIRWISE, Kind.SIGN})
_CLOSERS: Final = MappingProxyType({"“": "”", "«": "»", "„": "“”", "‹": "›"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Letters of a quotation: its words, and the end of its closing sign."""

    first: int
    last: int
    end: int


def is_label(letters: str, found: Quotation, end: int) -> bool:
    """Whether the quotation is the name of a unit: “ğ” bəndi, “Qeyd” hissəsi, “Qeyd” əlavə edilmişdir."""
    content = letters[found.first:found.last]
    if content == "qeyd" and _NOTE_ADDED.match(letters, found.end, end):
        return True
    return bool(_LABEL.fullmatch(content) and _LABELLED.match(letters, found.end, end))


def quotation(text: Squeezed, at: int, end: int) -> Quotation | None:
    """The quotation that opens at a sign; None when nothing closes it."""
    letters = text.letters
    doubled = letters.startswith("''", at) and not text.gap(at + 1)
    first = at + 1 + doubled
    signs = islice(_signs(letters, first, end), MOST_SIGNS)
    closing = _by_pair(text, at, first, end) or next((sign for sign in signs if _closes(text, sign, end, first)), 0)
    lost = _LOST_END.search(letters, first, closing or end)
    if lost and lost.start() > first and letters[lost.start() - 1] not in QUOTES:   # "“a sözləri “b” sözləri ilə": the closing sign is lost
        return Quotation(first, lost.start(), lost.start())
    if not closing:
        return None
    stop = closing + 1
    while stop < end and letters[stop] in QUOTES and _NAMED.match(letters, stop + 1, end):   # the inner quotation closes just before
        stop += 1
    return Quotation(first, closing if doubled else stop - 1, stop)


def unopened(text: Squeezed, at: int, end: int) -> Quotation | None:
    """The quotation whose opening sign is lost before a word: "maddədə fener” sözü"; None where the next sign does not close one."""
    if not text.gap(at):
        return None
    sign = next(_signs(text.letters, at, min(end, at + FARTHEST)), 0)
    closes = sign > at and _NAMED.match(text.letters, sign + 1, end)
    return Quotation(at, sign, sign + 1) if closes and not _BETWEEN.search(text.letters, at, sign) else None


def _signs(letters: str, at: int, end: int) -> Iterator[int]:
    return (found.start() for found in _SIGNS.finditer(letters, at, end))


def _by_pair(text: Squeezed, at: int, first: int, end: int) -> int:
    """The closing sign as the opening one tells it; 0 where what follows speaks against it."""
    closing = _balanced(text.letters, at, end)
    if not closing or not _closes(text, closing, end, first):
        return 0
    inner = any(_NAMED.match(text.letters, sign + 1, end) for sign in _signs(text.letters, first, closing))
    return 0 if inner else closing


def _balanced(letters: str, at: int, end: int) -> int:
    """The sign that closes a pair of different signs, inner pairs counted; 0 where the signs do not say."""
    closers = _CLOSERS.get(letters[at])
    if closers is None:
        return 0
    depth = 0
    for sign in islice(_signs(letters, at, end), MOST_INNER):
        closer = letters[sign] in closers
        depth += -1 if closer else letters[sign] == letters[at]
        if depth == 0:
            return sign
    return 0


def _closes(text: Squeezed, sign: int, end: int, first: int, depth: int = 0) -> bool:
    """Whether the sign ends the quotation that begins at `first`: what follows must be something a quotation is followed by."""
    letters, after = text.letters, sign + 1
    if sign == first:
        return False
    if _HEADING.match(letters, after, end):
        return True
    if _NAMED.match(letters, after, end) or (_LABEL.fullmatch(letters, first, sign) and _LABELLED.match(letters, after, end)):
        return True
    if after < end and letters[after] in QUOTES and _NAMED.match(letters, after + 1, end):
        return True
    if _unlike(text, sign, end, first):
        return False
    if _FOLLOWS.match(letters, after, end):
        return True
    joint = _JOIN.match(letters, after, end)
    return bool(joint and joint.end() > after and _begins(text, joint.end(), end, depth + 1))


def _unlike(text: Squeezed, sign: int, end: int, first: int) -> bool:
    """Whether a single sign is not spaced as the one that opens was, while others follow: then it belongs inside."""
    if text.letters[sign] != "'" or not text.gap(first) or text.gap(sign):
        return False
    return sign + 1 < end and "'" in text.letters[sign + 1:end]


def _begins(text: Squeezed, at: int, end: int, depth: int) -> bool:
    """Whether a new quotation, rightly closed, or a target begins here."""
    letters = text.letters
    if at < end and letters[at] in QUOTES:
        if letters[at] in "”»" or _NAMED.match(letters, at + 1, end):
            return False
        sign = _balanced(letters, at, end) or _outer_end(text, at, end)
        return bool(sign) and (depth > DEEPEST or _closes(text, sign, end, at + 1, depth))
    found = word(letters, at, end)
    return found is not None and found.entry.kind in _STARTS


def _outer_end(text: Squeezed, at: int, end: int) -> int:
    """The sign that must close a quotation of a list: the next; one spaced like it; one behind an inner pair that opens at once."""
    letters = text.letters
    near = min(end, at + FARTHEST)
    if text.gap(at + 1):
        spaced = (sign for sign in _signs(letters, at + 1, near) if text.gap(sign))
        if outer := next((sign for sign in spaced if text.gap(sign + 1) or not letters[sign + 1:sign + 2].isalnum()), 0):
            return outer
    signs = list(islice(_signs(letters, at + 1, near), 3))
    if not signs:
        return 0
    inner = signs[0] == at + 1 or (signs[0] == at + 2 and letters[at + 1] == "(")
    return signs[2] if inner and len(signs) > 2 else signs[0]
