"""The words of headings: what belongs to a title, on the heading's line and on the lines after it."""

import re
from collections.abc import Sequence
from typing import Final

from acts.model import Kind, Line
from acts.structure.marks import Mark, Shape
from acts.structure.words import small

_SENTENCE: Final = re.compile(r"(?:edilsin|olunsun|verilsin|çıxarılsın|minir|tənzimləyir|müəyyən edir|ibarətdir|shall [\w ]+)\W*$")
_UNITS: Final = frozenset({Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER, Kind.ARTICLE})
_NUMBER: Final = re.compile(r"\d{1,4}(?:\s?[-–]\s?\d{1,2})?\s*\.?")
_MARGINS: Final = " \t\xa0.:—–-"


def title_of(line: Line, end: int) -> str:
    """The words of a heading line after its label, without what is struck and without note marks."""
    if len(line.runs) == 1 and not line.runs[0].struck:
        return line.runs[0].text[end:].lstrip(_MARGINS).rstrip()
    words, place = [], 0
    for run in line.runs:
        if run.note is not None:
            continue
        start, place = place, place + len(run.text)
        if place > end and not run.struck:
            words.append(run.text[max(end - start, 0):])
    return " ".join("".join(words).lstrip(_MARGINS).split())


def full_title(line: Line, end: int) -> str:
    """As `title_of`; where everything is struck (a repealed unit), a stray letter aside, the struck words, so that it keeps its name."""
    title = title_of(line, end)
    return title if len(title) > 1 else line.plain[end:].lstrip(_MARGINS).rstrip()


def is_sentence(rest: str) -> bool:
    """Whether what follows "Maddə 1." is already the article's text and not its title."""
    rest = rest.rstrip()
    if len(rest) > 400 or rest.endswith((":", ";")):
        return True
    return rest.endswith(".") and (len(rest) > 120 or bool(_SENTENCE.search(small(rest))))


def continues_title(title: Sequence[str], kind: Kind, text: str, following: Mark | None) -> bool:
    """Whether a line without a mark goes on with the title of the heading above it."""
    stripped = text.strip()
    if stripped == "." or (kind is Kind.ARTICLE and not title and _NUMBER.fullmatch(stripped)):
        return True
    if not stripped or len(stripped) > 300 or stripped.endswith((";", ":")):
        return False
    if not title:
        return not (stripped.endswith(".") and (len(stripped) > 120 or kind is Kind.ARTICLE))
    before_unit = following is not None and following.shape is Shape.UNIT and following.kind in _UNITS
    if stripped.endswith(".") or len(stripped) > 200 or title[-1].endswith((";", ":")):
        return False
    if title[-1].endswith("."):
        return before_unit and kind is not Kind.ARTICLE and len(stripped) < 60
    if stripped[0].islower():
        return True
    if kind is Kind.ARTICLE:
        return False
    if not _has_small(stripped) and not _has_small(title[-1]):
        return True
    return before_unit and len(stripped) < 150


def _has_small(text: str) -> bool:
    return any(letter.islower() for letter in text)


def heads_articles(rest: str) -> bool:
    """Whether the words after "II." right before an article are a heading over articles ("II. Uzufrukt")."""
    rest = rest.strip()
    return 0 < len(rest) < 150 and not rest.endswith((".", ";", ":", ","))


def heads_points(rest: str, mark: Mark, following: Mark | None, centred: bool) -> bool:
    """Whether "1. Ümumi müddəalar" at the top of an act without articles is a heading over points 1.1, 1.2 …"""
    rest = rest.strip()
    if not rest or len(rest) > 200 or rest.endswith((".", ";", ":", ",")):
        return False
    if following is None:
        return False
    if following.shape in (Shape.DOTTED, Shape.DOTTED_BARE):
        return following.steps[:1] == mark.steps and len(following.steps) == 2
    if following.shape is Shape.ARABIC_DOT and mark.shape is Shape.ROMAN_DOT:
        return True
    return centred and not _has_small(rest)
