"""What the beginning of a line says of it: heading of a unit, number of a point, heading of an annex, nothing.

One look at the first character, then at most one or two patterns; a mark is only a candidate. Whether it is a
heading in truth, its place in the sequence decides (`acts.structure.sequence`, `acts.structure.placing`).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType
from typing import Final

from acts.model import Kind, Line, Role
from acts.numbers import Num, Steps, steps
from acts.structure.words import division_of, whole_heading


class Shape(IntEnum):
    """How a number is printed; lists are told apart by it."""

    UNIT = 0              # a heading in words: "Maddə 5.", "II FƏSİL", "§ 3."
    DOTTED = 1            # 5.1.
    DOTTED_BARE = 2       # 5.1 without a closing mark: only believed inside its own article
    ARABIC_DOT = 3        # 1.
    ARABIC_PAREN = 4      # 1)
    ROMAN_DOT = 5         # I.
    ROMAN_PAREN = 6       # I)
    LETTER_DOT = 7        # a.
    LETTER_PAREN = 8      # a)
    BRACKET_ARABIC = 9    # (1)
    BRACKET_ROMAN = 10    # (i)
    BRACKET_LETTER = 11   # (a)
    ROLE = 12             # the format itself told the level


@dataclass(frozen=True, slots=True)
class Mark:
    """A candidate: the kind of unit, its number and where its label ends in the line's plain text."""

    kind: Kind
    shape: Shape
    start: int
    end: int
    num: Num | None = None
    steps: Steps = ()
    word: str = ""        # the unit's word in small letters, for ranking: "title", "chapter", "fəsil"


_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹º"
_DASHED: Final = rf"(?:\s?[-–—]\s?\d{{1,2}}(?!\d))*[{_RAISED}]*"
_NUMBER: Final = re.compile(    # its stop may be torn off: "7 . İcarəçi"
    rf"(\d{{1,4}}{_DASHED}(?:\.\d{{1,3}}(?:\.?[-–—]\d{{1,2}}(?!\d))*[{_RAISED}]*){{0,7}})(?: (?=\.\s))?(\)|\.(?!\d)|(?=\s|$))"
)
_ARTICLE: Final = re.compile(
    r"(?:M\s?[aа]\s?d\s?d\s?[əәae]|M\s?A\s?D\s?D\s?[ƏӘ]|Article|ARTICLE)\s*"
    rf"(\d{{1,4}}{_DASHED}[a-z]{{0,2}}|[IVXLC]+(?=[\s.]|$))(?:\s*([.:])(?!\d)|(?=\s|$)|(?=[A-ZÇƏĞİÖŞÜ]))"
)
_ROMAN: Final = re.compile(r"([IVXLC]+(?:[-–]\d{1,2})?)([.)])(?=\s|$|[^\W\d_]{2})")
_LETTER: Final = re.compile(r"([a-zçəәğıöşü](?:[-–]\d{1,2})?)([.)])(?=\)?\s|$|[^\W\d_]{2}|[\"“„])")
_BRACKET: Final = re.compile(r"\((\d{1,3}[a-z]?|[ivxl]{1,5}|[a-z]{1,2})\)")
_REMARK: Final = re.compile(r"(?:Qeydlər|Qeyd|QEYDLƏR|QEYD)(?:\s+\d{1,2})?\s*(?:[:.](?!\d)|[–-](?=\s)|$)")
_SECTION_SIGN: Final = re.compile(r"§\s*(\d{1,3}(?:\s?[-–]\s?\d{1,2})?)(\.(?!\d)|(?=\s+[A-ZÇƏĞİÖŞÜ])|\s*$)")

_ROLES: Final = {
    Role.PART: Kind.PART, Role.CHAPTER: Kind.CHAPTER, Role.SECTION: Kind.SECTION, Role.ARTICLE: Kind.ARTICLE,
    Role.PARAGRAPH: Kind.PARAGRAPH, Role.POINT: Kind.POINT, Role.SUBPOINT: Kind.SUBPOINT,
    Role.RECITAL: Kind.RECITAL, Role.ANNEX: Kind.ATTACHMENT,
}
_ROLE_NUMBER: Final = re.compile(
    r"\s*(?:(?:[^\W\d_]+\s+){0,2}?(?P<unit>\d{1,4}(?:[-–]\d{1,2})?[a-z]{0,2}|[IVXLCDM]+)(?=[\s.:—–-]|$)\.?"
    r"|\(?(?P<point>\d{1,4}[a-z]?(?:[.-]\d{1,3})*|[ivxl]{1,6}|[a-z]{1,2}|[–—-])[).]\)?|[–—-]\s)"
)
_NUMBERED_SHAPES: Final = {
    (True, "."): Shape.ROMAN_DOT, (True, ")"): Shape.ROMAN_PAREN,
    (False, "."): Shape.LETTER_DOT, (False, ")"): Shape.LETTER_PAREN,
}


def mark_of(line: Line, text: str) -> Mark | None:
    """The mark at the beginning of a line whose plain text is `text`; None where a line is plain text."""
    if line.cells:
        return None
    if line.role is not None:
        return _role_mark(line.role, text)
    start = 0
    while start < len(text) and text[start] in " \t\xa0\u200b":
        start += 1
    if start == len(text):
        return None
    return _BY_FIRST.get(text[start], _heading)(text, start)


def _digit_mark(text: str, start: int) -> Mark | None:
    found = _NUMBER.match(text, start)
    if not found:
        return _heading(text, start)
    printed, closing = found[1], found[2]
    if "." in printed:
        shape = Shape.DOTTED if closing else Shape.DOTTED_BARE
    elif closing:
        shape = Shape.ARABIC_DOT if closing == "." else Shape.ARABIC_PAREN
    else:
        return _heading(text, start)
    return Mark(Kind.POINT, shape, start, found.end(), Num(printed), steps(printed))


def _enumerated(found: re.Match[str], *, roman: bool) -> Mark:
    printed = found[1].replace("ә", "ə")
    return Mark(Kind.POINT, _NUMBERED_SHAPES[roman, found[2]], found.start(), found.end(), Num(printed), steps(printed))


def _letter_mark(text: str, start: int) -> Mark | None:
    found = _LETTER.match(text, start)
    return _enumerated(found, roman=False) if found else _heading(text, start)


def _roman_mark(text: str, start: int) -> Mark | None:
    found = _ROMAN.match(text, start)
    return _enumerated(found, roman=True) if found else _heading(text, start)


def _remark_mark(text: str, start: int) -> Mark | None:
    found = _REMARK.match(text, start)
    return Mark(Kind.REMARK, Shape.UNIT, start, found.end()) if found else _heading(text, start)


def _sign_mark(text: str, start: int) -> Mark | None:
    found = _SECTION_SIGN.match(text, start)
    return _unit(Kind.SUBCHAPTER, "§", found[1], start, found.end()) if found else None


def _bracket_mark(text: str, start: int) -> Mark | None:
    found = _BRACKET.match(text, start)
    if not found:
        return None
    printed = found[1]
    shape = Shape.BRACKET_ARABIC if printed[0].isdigit() else Shape.BRACKET_ROMAN if set(printed) <= set("ivxl") else Shape.BRACKET_LETTER
    return Mark(Kind.POINT, shape, start, found.end(), Num(printed), steps(printed))


def _article_mark(text: str, start: int) -> Mark | None:
    """An article's heading; a sentence that begins with "Maddə 5 …" goes on in small letters and is none."""
    found = _ARTICLE.match(text, start)
    if not found or (not found[2] and text[found.end():].lstrip()[:1].islower()):
        return _heading(text, start)
    return _unit(Kind.ARTICLE, "article", found[1], start, found.end())


def _unit(kind: Kind, word: str, printed: str, start: int, end: int) -> Mark:
    num = Num(printed)
    return Mark(kind, Shape.UNIT, start, end, num, num.steps, word)


def _heading(text: str, start: int) -> Mark | None:
    """Headings in words: divisions ("Birinci bölmə", "FƏSİL 3 …"), annexes, contents, lists of sources and notes."""
    if len(text) > 260:
        return None
    if found := division_of(text, start):
        kind, word, printed, end = found
        return _unit(kind, word, printed, start, end) if printed else Mark(kind, Shape.UNIT, start, end, None, (), word)
    if heading := whole_heading(text):
        kind, printed, end = heading
        return Mark(kind, Shape.UNIT, start, end, Num(printed) if printed else None, steps(printed) if printed else ())
    return None


def _role_mark(role: Role, text: str) -> Mark | None:
    kind = _ROLES.get(role)
    if kind is None:
        return None
    start = len(text) - len(text.lstrip())
    division = division_of(text, start) if kind in (Kind.PART, Kind.CHAPTER, Kind.SECTION) else None
    if division is not None and division[2]:
        number: Num | None = Num(division[2])
        return Mark(kind, Shape.ROLE, start, division[3], number, steps(division[2]), division[1])
    found = _ROLE_NUMBER.match(text)
    if not found:
        return Mark(kind, Shape.ROLE, 0, 0)
    printed = found["unit"] or found["point"] or ""
    number = Num(printed) if printed else None
    return Mark(kind, Shape.ROLE, start, found.end(), number, number.steps if number else (), division[1] if division else "")


_BY_FIRST: Final[Mapping[str, Callable[[str, int], Mark | None]]] = MappingProxyType(
    dict.fromkeys("0123456789", _digit_mark) | dict.fromkeys("abcdefghijklmnopqrstuvwxyzçəәğıöşü", _letter_mark)
    | dict.fromkeys("IVXLC", _roman_mark) | {"(": _bracket_mark, "M": _article_mark, "A": _article_mark, "§": _sign_mark, "Q": _remark_mark}
)
