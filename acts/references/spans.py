"""Numbers before a noun: lists and ranges of "12.3-cü", "ikinci", "II", "16.1–16.4-cü".

A hyphen is both a part of a number ("164.3-2-ci maddə", one article) and the mark of a range ("120.4-120.6-cı maddələr");
the plural of the noun and the numbers themselves tell which.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from language.letters import lower
from language.numerals import ORDINAL_WORDS, ordinal, roman, to_roman

DASH = "[-‐‑‒–—−]"
_DIGITS = rf"\d++(?:\.\d++|\s?{DASH}\s?\d++){{0,12}}+"
_SUFFIX = rf"(?:\s?{DASH}?\s?[cç][ıiuü])"
_ROMAN = rf"[IVXLİІХ]+(?:{DASH}\d+)?{_SUFFIX}?"
_LETTER = r"[\"“«‘'][a-zəıöüğşç][\"”»’']|[a-zəıöüğşç]\)"
_ITEM = rf"(?>{_DIGITS}\.?{_SUFFIX}?|{ORDINAL_WORDS}(?!\w)|{_ROMAN}(?!\w)|{_LETTER})"
_AND = r"\s*,\s*(?:habelə\s+|həmçinin\s+|yaxud\s+)?|\s+və\s+(?:\(və\s+ya\)\s+|ya\s+)?|\s+yaxud\s+|\s+və\s?/\s?və ya\s+|\s+habelə\s+"
_TO = rf"\s?{DASH}\s?"

LIST = rf"{_ITEM}(?:(?:{_AND}|{_TO}){_ITEM}){{0,60}}+"
"""Pattern of a list of numbers; `spans` tells what is in it. It never steps back and is bounded, so that no row of
numbers takes longer than its length to be refused."""

_PIECE = re.compile(rf"(?P<item>{_ITEM})(?P<sep>{_AND}|{_TO}|$)")
_ENDING = re.compile(rf"(?<=[\dIVXLİІХ.])\.?{_SUFFIX}$")
_IS_RANGE = re.compile(rf"{_TO}")
_SPACED_OR_LONG = re.compile(r"\s[-‐‑‒–—−]|[-‐‑‒–—−]\s|[‒–—−]")


@dataclass(frozen=True, slots=True)
class Span:
    """A number, or two that bound a range: "12.3" … "12.6". Roman numerals stay Roman, letters stay letters."""

    first: str
    last: str = ""


def spans(text: str, plural: bool) -> tuple[Span, ...]:
    """The numbers of a list in their order; `plural` tells whether the noun that follows is in the plural."""
    return tuple(_joined(_pieces(text, plural)))


def _pieces(text: str, plural: bool) -> Iterator[tuple[Span, bool]]:
    """Each item, and whether a dash binds it to the next one."""
    for piece in _PIECE.finditer(text):
        bound = bool(piece["sep"]) and _IS_RANGE.fullmatch(piece["sep"]) is not None
        yield _span(_ENDING.sub("", piece["item"]).rstrip(" ."), plural), bound


def _joined(pieces: Iterator[tuple[Span, bool]]) -> Iterator[Span]:
    start = ""
    for span, bound in pieces:
        if bound and not span.last:
            start = span.first
            continue
        yield Span(start, span.last or span.first) if start else span
        start = ""
    if start:
        yield Span(start)


def _span(item: str, plural: bool) -> Span:
    if item[0].isdigit():
        return _numeric(item, plural)
    if item.endswith(")") or not item[0].isalnum():
        return Span(item.strip("\"“”«»‘’')"))
    if (value := roman(re.split(DASH, item)[0])) is not None and item[0].isupper():
        rest = "".join(f"-{part}" for part in re.split(DASH, item)[1:])
        return Span(to_roman(value) + rest)
    return Span(str(ordinal(lower(item)) or item))


def _numeric(item: str, plural: bool) -> Span:
    """A number with hyphens in it, or two numbers."""
    parts = [part.strip() for part in re.split(DASH, item)]
    for i in range(1, len(parts)):
        left, right = "-".join(parts[:i]), "-".join(parts[i:])
        if _are_ends(left, right, plural or _SPACED_OR_LONG.search(item) is not None):
            return Span(left, right)
    return Span("-".join(parts))


def _are_ends(left: str, right: str, sure: bool) -> bool:
    """Whether two numbers can bound a range: as deep as each other, in one parent, the second greater."""
    if left.count(".") != right.count(".") or key(left) >= key(right):
        return False
    if "." in left or "-" in right:
        return left.rpartition(".")[0] == right.rpartition(".")[0] or "." in left
    return sure


def key(number: str) -> tuple[int, ...]:
    """Order of printed numbers: 12.3 < 12.3-1 < 12.4."""
    return tuple(int(part) for part in re.findall(r"\d+", number))
