"""Decisions over a whole act before its tree grows: which article headings count, how divisions rank, what heads an annex."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from acts.model import Kind, Line, Role, Unparsed
from acts.numbers import Num
from acts.structure.marks import Mark, Shape
from acts.structure.segments import Layout
from acts.structure.sequence import longest_row, readings

_ENGLISH: Final = ("part", "title", "chapter", "section")
_LONGEST_STAMP: Final = 14
_ARTICLE_WORDS: Final = ("Maddə", "MADDƏ", "M a d d ə", "Article", "ARTICLE")
_ENGLISH_STAMP: Final = re.compile(r"(?i:approved by )|of (?:the (?:President|Cabinet|Milli|Ministry)|\d{1,2} \w+ \d{4})")
_NUMBER_LINE: Final = re.compile(r"\s*(\d{1,4}(?:\s?[-–]\s?\d{1,2})?)\s*\.?\s*")


def join_torn(texts: Sequence[str], marks: list[Mark | None]) -> None:
    """Headings whose number stands on the next line ("Maddə" / "52.") get their mark; the number's own is wiped."""
    for place, text in enumerate(texts[:-1]):
        if len(text) < 12 and text.strip() in _ARTICLE_WORDS and (found := _NUMBER_LINE.fullmatch(texts[place + 1])):
            number = Num(found[1])
            marks[place] = Mark(Kind.ARTICLE, Shape.UNIT, 0, len(text.rstrip()), number, number.steps, "article")
            marks[place + 1] = None


def headings_in_sequence(texts: Sequence[str], marks: list[Mark | None], parts: Layout) -> list[Unparsed]:
    """Keep in `marks` the article headings of the longest row of each segment (the act, every annex); wipe and report others."""
    unparsed: list[Unparsed] = []
    borders = [0, *parts.annexes, parts.back]
    for start, end in itertools.pairwise(borders):
        places = [
            k for k in range(start, end) if (mark := marks[k]) and mark.kind is Kind.ARTICLE and mark.num and mark.shape is not Shape.ROLE]
        unparsed.extend(_keep_row(texts, marks, places))
    for place in range(parts.back, len(marks)):
        if (mark := marks[place]) and mark.kind is not Kind.NOTES:
            marks[place] = None
    return unparsed


def _keep_row(texts: Sequence[str], marks: list[Mark | None], places: Sequence[int]) -> list[Unparsed]:
    found = [mark for place in places if (mark := marks[place]) is not None]
    numbers = readings([mark.num for mark in found if mark.num is not None])
    for place, mark, number in zip(places, found, numbers, strict=True):
        if number.reading:
            marks[place] = replace(mark, num=number, steps=number.steps)
    row = set(longest_row([number.steps for number in numbers]))
    unparsed = []
    for k, place in enumerate(places):
        if k not in row:
            marks[place] = None
            unparsed.append(Unparsed(f"line {place + 1}", texts[place][:200], "an article heading out of sequence: kept as text"))
    return unparsed


def division_ranks(marks: Sequence[Mark | None]) -> dict[str, int]:
    """Ranks of English division words by the order in which an act first uses them (Title over Chapter, or Section over Title).

    Azerbaijani units have one order only, that of their kinds, and are not in the answer.
    """
    seen: dict[str, int] = {}
    for mark in marks:
        if mark is None or mark.kind not in (Kind.PART, Kind.CHAPTER, Kind.SECTION):
            continue
        word = mark.word if mark.word in _ENGLISH else "" if mark.shape is not Shape.ROLE else str(mark.kind)
        if word:
            seen.setdefault(word, len(seen))
    return seen


@dataclass(frozen=True, slots=True)
class AnnexHeading:
    """The heading lines of an annex: up to which place, its number, its label when the first line is one, its title."""

    end: int
    mark: Mark | None
    label: str
    title: tuple[str, ...]


def annex_heading(lines: Sequence[Line], texts: Sequence[str], marks: Sequence[Mark | None], start: int, limit: int) -> AnnexHeading:
    """The lines from `start` on that head an annex: its stamp ("… Qərarı ilə təsdiq edilmişdir") and its title."""
    place, stamp_end, number, quotes = start, start, None, 0
    while place < min(limit, start + _LONGEST_STAMP) and _heads(lines[place], texts[place], marks[place], place == start):
        mark, text = marks[place], texts[place]
        if place > stamp_end > start and not _goes_on(lines[place], text):
            break
        is_annex = mark is not None and mark.kind is Kind.ATTACHMENT
        if is_annex or quotes % 2 or _closes_stamp(text):
            stamp_end = place + 1
            quotes += text.count('"') + text.count("“") + text.count("”") if is_annex or quotes % 2 else 0
        number = number or (mark if is_annex else None)
        place += 1
    place = max(place, start + 1)
    first = marks[start]
    label = texts[start].strip() if first is not None and first.kind is Kind.ATTACHMENT and not _broken_quote(texts[start]) else ""
    title = tuple(text.strip() for text in texts[stamp_end:place] if text.strip())
    return AnnexHeading(place, number, label, title)


def _broken_quote(text: str) -> bool:
    """Whether a line breaks off within a name: `Annex to the "Rules for`; such a line is a stamp, no label."""
    return bool(text.count('"') % 2) or text.count("“") != text.count("”")


def _heads(line: Line, text: str, mark: Mark | None, first: bool) -> bool:
    if line.cells:
        return False
    if mark is not None:
        return mark.kind is Kind.ATTACHMENT
    if line.role is not None:
        return line.role is Role.HEADING
    if first or not text.strip() or _closes_stamp(text):
        return len(text) < 300
    return len(text) < 250 and not text.rstrip().endswith((".", ";", ":", ","))


def _goes_on(line: Line, text: str) -> bool:
    """Whether a line after the first of a title is still the title: centred, in capitals, or going on in small letters."""
    stripped = text.strip()
    return line.centred or line.role is not None or stripped[:1].islower() or not any(letter.islower() for letter in stripped)


def _closes_stamp(text: str) -> bool:
    stripped = text.rstrip(" .\xa0")
    return stripped.endswith(("edilmişdir", "EDİLMİŞDİR", "edirəm", "əlavə", "olunmuşdur")) or bool(_ENGLISH_STAMP.match(text))
