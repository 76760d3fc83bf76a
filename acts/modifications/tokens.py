"""From the print of an operative sentence to its words: one pass over the squeezed letters."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from acts.modifications.model import Unit
from acts.modifications.squeezed import QUOTES, Squeezed
from acts.modifications.vocabulary import (
    ANNEX,
    CARDINALS,
    CASES,
    ORDINALS,
    SIGNS,
    UNITS,
    VERBS,
    WORD_RULES,
    WORDS,
    Case,
    Kind,
    Verb,
    ending_pattern,
    folded,
)

SIGN_OF_QUOTES: Final = "[" + re.escape(QUOTES) + "]"
BOOK: Final = "book"   # a code ("məcəllə"), not another act
MASK: Final = "\ue000-\uf8ff"
"""Characters that stand for a whole quotation taken out before."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the grammar. ``start`` and ``end`` count squeezed letters.

    ``value``: the words of a quotation, the number ("–" in it is a long or spaced dash, as between the ends of a range), the
    punctuation sign, "after", "start" …; ``spelled``: an ordinal in words.
    """

    kind: Kind
    start: int
    end: int
    value: str = ""
    unit: Unit | None = None
    case: Case = Case.NOMINATIVE
    plural: bool = False
    verb: Verb | None = None
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a group of the one pattern makes."""

    kind: Kind
    value: str = ""
    unit: Unit | None = None
    vowel: bool | None = None
    verb: Verb | None = None


def _entries() -> Iterator[tuple[str, _Entry]]:
    """Pattern and meaning of every group, the surest first."""
    yield from ((folded(rule.pattern), _Entry(Kind.VERB, verb=rule.verb)) for rule in VERBS)
    yield from ((folded(rule.pattern), _Entry(rule.kind, rule.value)) for rule in WORD_RULES[:4])
    yield "|".join(sorted(ORDINALS, key=len, reverse=True)), _Entry(Kind.NUMBER)
    yield "(?:" + "|".join(sorted(CARDINALS, key=len, reverse=True)) + ")(?=-)", _Entry(Kind.NUMBER, "cardinal")
    yield r"\d+(?:[.-]+(?:\d+|l(?=-?c[iu])))*(?:[.,]?-*(?:n?[cç][iu]|[iu]nc[iu])(?:-+c[iu])*(?![a-ln-z]{0,2}$))?", _Entry(Kind.NUMBER)
    yield from ((folded(f"(?:{pattern})"), _Entry(Kind.SIGN, sign, vowel=vowel)) for pattern, vowel, sign in SIGNS)
    yield from ((folded(rule.pattern), _Entry(rule.kind, rule.value)) for rule in WORD_RULES[4:])
    yield from ((folded(f"(?:{noun.stem})"), _Entry(Kind.NOUN, vowel=noun.vowel)) for noun in WORDS)
    yield from ((folded(f"(?:{noun.stem})"), _Entry(Kind.UNIT, BOOK if noun.unit is Unit.CODE and noun.vowel else "", noun.unit, noun.vowel)) for noun in (*UNITS, ANNEX))
    yield r"[a-z](?:-\d)?\)(?=(?:yarim)?bend|,|ve)|[a-z](?=(?:yarim)?bend)", _Entry(Kind.NUMBER, "letter")
    yield r"[ivxlc]+(?:-\d+)?(?:-?c[iu])?(?=fes|bol|par|hiss|ve[ivxl]|,[ivxl]|-[ivxl]|elave|bend)", _Entry(Kind.NUMBER, "roman")


def _compiled() -> tuple[re.Pattern[str], Mapping[str, _Entry]]:
    parts, entries = [], {}
    for n, (pattern, entry) in enumerate(_entries()):
        ending = "" if entry.vowel is None else f"(?P<e{n}>{ending_pattern(entry.vowel)})"
        parts.append(f"(?P<g{n}>(?:{pattern}){ending})")
        entries[f"g{n}"] = entry
    return re.compile("|".join(parts)), MappingProxyType(entries)


_WORD, _ENTRIES = _compiled()
_TAIL: Final = (r"(?=$|[^a-z]|ile|sonra|evvel|ismin|muvafiq|elave|cixar|evez|ve|her|ise|bir|iki|uc|dord|bes|yeni|legv|axir|sonu|lav|leevez|madde|hisse|bend"
                r"|abzas|cumle|hemin|qoyul|asagi|xaric|silin|tire|noqte|vergul)")
_NOUN: Final = (rf"(?:soz(?:u|leri|unden|lerinden|unun?|lerinin?|une|lerine|ler|lerle|ile|leriile|uile){_TAIL}|soz?e?ri|zler(?=i)|reqem|nomresi|nomreleri|ededi|akronim"
                r"|abreviatura|ifade|[is]{0,2}aresi|isare|herf|kelme|cumle|abzas)")
_REMARK: Final = r"\((?:[^()'\"]{0,60})\)"
_STRONG: Final = re.compile(rf"(?:{_REMARK})?(?:ismin[a-z]*?inda)?(?:her[a-z]{{2,9}}halda)?(?:ise)?{_NOUN}")
_LABEL: Final = re.compile(r"qeyd(?:ler)?|[a-z]{1,2}(?:-?\d)?\)?|\d+(?:[.-]\d+)*(?:-?c[iu])?")
_LABELLED: Final = re.compile(
    rf"(?:(?:[,;]|ve){SIGN_OF_QUOTES}[^'\"“”«»]{{1,6}}{SIGN_OF_QUOTES})*(?:-?(?:(?:yarim)?bend|hisse|qeyd|in(?![a-z]{{0,2}}ki)|de)|mad+e|setr|setir|sutun|qraf)")
_HEADING: Final = re.compile(r"sutun|qraf")   # a column is named by its heading: “Tarif” sütununda
_ADDED: Final = re.compile(r"elave|yeni|legv|cixar|asagi|[,;]?(?:ve)?(?:yeni|hemin|\d)")
_WEAK: Final = re.compile(r"$|[.:)]|ile|ise|muvafiq|ismin|her(?:iki|uc)|sonra|evvel|evez|elave|cixar|-")
_JOIN: Final = re.compile(r"[,;]?(?:ve|ise|habele|hemcinin)?")
_LOST_END: Final = re.compile(rf"(?:soz(?:u|leri|unden|lerinden)|reqem(?:i|leri))(?:sonra|evvel|ile)?[,;]?(?={SIGN_OF_QUOTES})")
_STARTS: Final = frozenset({Kind.NUMBER, Kind.UNIT, Kind.SAME, Kind.EVERY, Kind.INFLECTED, Kind.MANNER, Kind.PAIRWISE, Kind.SIGN})
_CLOSERS: Final = MappingProxyType({"“": "”", "«": "»", "„": "“”", "‹": "›"})


def tokens(text: Squeezed, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of the letters from `start` to `end`; letters no rule knows come as `Kind.UNKNOWN`, as long as a printed word."""
    return tuple(_tokens(text, start, len(text.letters) if end is None else end))


def _tokens(text: Squeezed, at: int, end: int) -> Iterator[Token]:
    """A misspelt ending right behind a verb ("edilmkişdir") is left out."""
    verb = False
    while at < end:
        token = _quotation(text, at, end) or _word(text, at, end) or _unknown(text, at, end)
        if token.kind is not Kind.UNKNOWN or not verb or text.gap(at):
            yield token
        verb, at = token.kind is Kind.VERB, token.end


def _word(text: Squeezed, at: int, end: int) -> Token | None:
    found = _WORD.match(text.letters, at, end)
    if found is None or found.end() == at or found.lastgroup is None:
        return None
    entry = _ENTRIES[found.lastgroup]
    if entry.kind is Kind.NUMBER:
        return _number(text, found, entry.value)
    if entry.vowel is None:
        return Token(entry.kind, at, found.end(), entry.value, verb=entry.verb)
    case, plural = CASES[entry.vowel][found["e" + found.lastgroup[1:]]]
    return Token(entry.kind, at, found.end(), entry.value, entry.unit, case, plural)


def _number(text: Squeezed, found: re.Match[str], form: str) -> Token | None:
    letters = found[0]
    if letters[0].isdigit() and (cut := _two_numbers(text, found)):
        return Token(Kind.NUMBER, found.start(), cut, _digits(text, found.start(), cut))
    if letters[0].isdigit():
        return Token(Kind.NUMBER, found.start(), found.end(), _digits(text, found.start(), found.end()))
    if form == "letter":
        return Token(Kind.NUMBER, found.start(), found.end(), text.words(found.start(), found.end()).rstrip(")"))
    if form == "roman":
        printed = re.sub(r"-?[cç][ıiuü]$", "", text.words(found.start(), found.end()).replace(" ", ""))
        return Token(Kind.NUMBER, found.start(), found.end(), printed.replace("İ", "I")) if printed[:1].isupper() else None
    values = CARDINALS if form == "cardinal" else ORDINALS
    return Token(Kind.NUMBER, found.start(), found.end(), values[letters], spelled=True)


def _two_numbers(text: Squeezed, found: re.Match[str]) -> int:
    """Where a second dotted number begins that only a blank parts from the first ("102.1.19 102.1.21"); 0 where there is one number."""
    for at in range(found.start() + 3, found.end() - 2):
        if text.gap(at) and text.letters[at - 1:at + 1].isdigit() and "." in text.letters[found.start():at] and "." in text.letters[at:found.end()]:
            return at
    return 0


_SUFFIX: Final = re.compile(r"(?:[.,]?-*(?:n?c[iu]|[iu]nc[iu])(?:-+c[iu])*)?$")


def _digits(text: Squeezed, start: int, end: int) -> str:
    """The number without its ordinal ending; a long or spaced dash, as between the ends of a range, becomes "–"."""
    letters = text.letters[start:end]
    stop = end - len(_SUFFIX.search(letters)[0])   # type: ignore[index]   # the pattern always matches
    signs = []
    for at in range(start, stop):
        letter = text.letters[at]
        if letter == "-":
            wide = text.gap(at) and text.gap(at + 1)
            letter = "–" if wide or text.text[text.place(at)] in "–—" else "-"
        signs.append("1" if letter == "l" else letter)
    return re.sub(r"[-–]*–[-–]*", "–", re.sub(r"\.{2,}", ".", "".join(signs)))


def _unknown(text: Squeezed, at: int, end: int) -> Token:
    """Letters up to the next printed blank, sign or known word after a blank."""
    stop = at + 1
    while stop < end and text.letters[stop].isalnum() and not text.gap(stop):
        stop += 1
    return Token(Kind.UNKNOWN, at, stop, text.words(at, stop))


def _quotation(text: Squeezed, at: int, end: int) -> Token | None:
    """A quotation that opens here, or the character that stands for one."""
    letters = text.letters
    if "\ue000" <= letters[at] <= "\uf8ff":
        return Token(Kind.NUMBER if _HEADING.match(letters, at + 1, end) else Kind.QUOTE, at, at + 1, letters[at])
    if letters[at] not in QUOTES:
        return None
    first, last, stop = _inside(text, at, end)
    if stop == at:
        return None
    content = letters[first:last]
    if _HEADING.match(letters, stop, end):
        return Token(Kind.NUMBER, at, stop, text.words(first, last))
    if (_LABEL.fullmatch(content) and _LABELLED.match(letters, stop, end)) or (content == "qeyd" and _ADDED.match(letters, stop, end)):
        return _label(text, content, first, last, at, stop)
    return Token(Kind.QUOTE, at, stop, _whole(text.words(first, last)))


def _whole(words: str) -> str:
    """The words with the opening sign of a title that the sign of the quotation itself has swallowed: "Titul” Qanun" → "“Titul” Qanun"."""
    return f"“{words}" if words.count("”") == words.count("“") + 1 else words


def _label(text: Squeezed, content: str, first: int, last: int, at: int, stop: int) -> Token:
    """“Qeyd” as the unit it names, “ğ” as a number."""
    if content.startswith("qeyd"):
        found = re.compile("-?" + ending_pattern(False)).match(text.letters, stop)
        ending = found[0] if found else ""
        case, plural = CASES[False].get(ending.lstrip("-"), (Case.NOMINATIVE, False))
        return Token(Kind.UNIT, at, stop + len(ending), "quoted", Unit.NOTE, case, plural)
    words = text.words(first, last).rstrip(")")
    return Token(Kind.NUMBER, at, stop, _SUFFIX.sub("", words) if words[:1].isdigit() else words)


def _inside(text: Squeezed, at: int, end: int) -> tuple[int, int, int]:
    """First letter, end of the words, and end of the quotation that opens at `at`; (at, at, at) when nothing closes it."""
    letters = text.letters
    doubled = 1 if letters[at] == "'" and letters[at + 1:at + 2] == "'" and not text.gap(at + 1) else 0
    first = at + 1 + doubled
    closing = _balanced(letters, at, end)
    if closing and (not _closes(text, closing, end, first) or any(_STRONG.match(letters, sign + 1) for sign in _signs(letters, first, closing))):
        closing = 0
    closing = closing or next((sign for sign in _signs(letters, first, end) if _closes(text, sign, end, first)), 0)
    lost = _LOST_END.search(letters, first, closing or end)
    if lost and letters[lost.start() - 1] not in QUOTES:
        return first, lost.start(), lost.start()
    if not closing:
        return at, at, at
    stop = closing + 1
    while letters[stop:stop + 1] in QUOTES and stop < end and _STRONG.match(letters, stop + 1, end):
        stop += 1
    return first, stop - 1 if stop - 1 > closing and not doubled else closing, stop


def _signs(letters: str, at: int, end: int) -> Iterator[int]:
    return (place for place in range(at, end) if letters[place] in QUOTES)


def _balanced(letters: str, at: int, end: int) -> int:
    """The sign that closes a pair of different signs, inner pairs counted; 0 where the signs do not say."""
    closers = _CLOSERS.get(letters[at])
    if closers is None:
        return 0
    depth = 0
    for place in _signs(letters, at, end):
        depth += 1 if letters[place] == letters[at] and letters[place] not in closers else -1 if letters[place] in closers else 0
        if depth == 0:
            return place
    return 0


def _closes(text: Squeezed, sign: int, end: int, first: int) -> bool:
    """Whether the sign ends the quotation that begins at `first`: what follows must be something a quotation is followed by."""
    letters, after = text.letters, sign + 1
    if sign == first:
        return False
    if _STRONG.match(letters, after, end) or (_LABEL.fullmatch(letters, first, sign) and _LABELLED.match(letters, after, end)):
        return True
    if letters[after:after + 1] in QUOTES and after < end and _STRONG.match(letters, after + 1, end):
        return True
    if after < end and text.gap(first) and not text.gap(sign) and text.text.count(letters[sign]) > 2 and letters[sign] == "'":
        return False
    if _WEAK.match(letters, after, end):
        return True
    joint = _JOIN.match(letters, after, end)
    return bool(joint and joint.end() > after and _begins(text, joint.end(), end))


def _outer_end(text: Squeezed, at: int, end: int) -> int:
    """The sign that must close the quotation opening at `at`: the next; behind an inner pair that opens at once; the next spaced like it."""
    signs = list(_signs(text.letters, at + 1, min(end, at + 700)))
    if text.gap(at + 1):
        outer = (sign for sign in signs if text.gap(sign) and (text.gap(sign + 1) or not text.letters[sign + 1:sign + 2].isalnum()))
        return next(outer, signs[0] if signs else 0)
    inner = text.letters[at + 1:at + 2] in QUOTES or (text.letters[at + 1:at + 2] == "(" and text.letters[at + 2:at + 3] in QUOTES)
    return signs[2] if inner and len(signs) > 2 else signs[0] if signs else 0


def _begins(text: Squeezed, at: int, end: int) -> bool:
    """Whether a new quotation, closed by the next sign, or a target begins here."""
    letters = text.letters
    if at < end and letters[at] in QUOTES:
        sign = _balanced(letters, at, end) or _outer_end(text, at, end)
        closer = letters[at] in "”»" or _STRONG.match(letters, at + 1, end)
        return not closer and bool(sign) and _closes(text, sign, end, at + 1)
    found = _WORD.match(letters, at, end)
    return bool(found and found.lastgroup and _ENTRIES[found.lastgroup].kind in _STARTS)
