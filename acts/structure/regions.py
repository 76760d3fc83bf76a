"""The regions of an act's lines: endnotes at the end, table of contents, quoted new text, signature."""

import re
from collections.abc import Sequence
from typing import Final

from acts.model import Kind, Line, Note, Role
from acts.structure.marks import Mark
from acts.structure.words import small

_DIVISIONS: Final = {Kind.PART: 0, Kind.SECTION: 1, Kind.SUBSECTION: 2, Kind.CHAPTER: 3, Kind.SUBCHAPTER: 4, Kind.ARTICLE: 5}
_OPENING: Final = ("“", '"', "„", "«")
_CLOSING: Final = re.compile(r"[”\"»“]\s*[;.,]*\s*$")
_LONGEST_QUOTE: Final = 600
_TITLE_WORDS: Final = re.compile(r"məcəlləsi|qanunu|qaydaları|əsasnaməsi|konstitusiyası")


def split_notes(lines: Sequence[Line]) -> tuple[Sequence[Line], tuple[Note, ...]]:
    """The lines before the endnotes and the endnotes: the unbroken block of lines of role NOTE at the very end."""
    start = len(lines)
    while start and lines[start - 1].role is Role.NOTE:
        start -= 1
    while start < len(lines) and lines[start].note is None:
        start += 1
    notes: list[tuple[str, list[Line]]] = []
    for line in lines[start:]:
        if not notes or (line.note is not None and line.note != notes[-1][0]):
            notes.append((line.note or "", []))
        notes[-1][1].append(line)
    return lines[:start], tuple(Note(number, tuple(own)) for number, own in notes)


def contents_end(texts: Sequence[str], marks: Sequence[Mark | None], start: int) -> int:
    """Where the table of contents that begins at `start` ends: the place of the act's first line after it.

    The body repeats what the contents announced, so it begins at the last chain of headings (part, section, chapter)
    that leads down to the first article: the one followed by text, or the one whose number falls back to the first.
    Contents after the last article reach to the list of sources, to an annex or to the end.
    """
    first = _first_article(texts, marks, start)
    if first is None:
        return _next_back_matter(marks, start)
    place = _chain_start(marks, start, first)
    while place - 1 > start and marks[place - 1] is None and _is_front(texts[place - 1]):
        place -= 1
    return place


def _is_front(text: str) -> bool:
    """Whether a line between contents and body is the body's: the act's title once more, or its preamble."""
    return len(text) > 250 or bool(_TITLE_WORDS.search(small(text)))


def _first_article(texts: Sequence[str], marks: Sequence[Mark | None], start: int) -> int | None:
    """The first article of the body: the first one when text follows it, else the one at which the numbers begin anew."""
    articles = [k for k in range(start + 1, len(marks)) if (mark := marks[k]) and mark.kind is Kind.ARTICLE and mark.steps]
    if len(articles) < 2 or _has_text(texts, marks, articles[0], articles[1]):
        return articles[0] if articles else None
    lowest = marks[articles[0]].steps  # type: ignore[union-attr]
    anew = (k for k in articles[1:] if marks[k].steps <= lowest)  # type: ignore[union-attr]
    return next(anew, articles[0])


def _has_text(texts: Sequence[str], marks: Sequence[Mark | None], start: int, end: int) -> bool:
    """Whether anything but headings stands between two articles: a numbered line or a sentence of some length."""
    return any(
        (mark is not None and mark.kind is Kind.POINT) or (mark is None and len(text) > 160)
        for text, mark in zip(texts[start + 1:end], marks[start + 1:end], strict=True)
    )


def _chain_start(marks: Sequence[Mark | None], start: int, first: int) -> int:
    """The outermost heading of the chain that leads down to the article at `first`."""
    place, rank = first, _DIVISIONS[Kind.ARTICLE]
    for k in range(first - 1, start, -1):
        mark = marks[k]
        if mark is None or mark.kind not in _DIVISIONS:
            continue
        if _DIVISIONS[mark.kind] >= rank:
            break
        place, rank = k, _DIVISIONS[mark.kind]
    return place


def _next_back_matter(marks: Sequence[Mark | None], start: int) -> int:
    ends = (k for k in range(start + 1, len(marks)) if (mark := marks[k]) and mark.kind in (Kind.NOTES, Kind.ATTACHMENT))
    return next(ends, len(marks))


def quoted_lines(texts: Sequence[str]) -> set[int]:
    """Places of lines inside quoted new text: from a line that opens a quotation after a colon to the line that closes it.

    A quotation that is not closed within 600 lines is none. Lines that close their own quotation are no region.
    """
    quoted: set[int] = set()
    place = 1
    while place < len(texts):
        text = texts[place].lstrip()
        if text.startswith(_OPENING) and texts[place - 1].rstrip().endswith(":"):
            end = _quote_end(texts, place)
            quoted.update(range(place, end))
            place = max(end, place + 1)
        else:
            place += 1
    return quoted


def _quote_end(texts: Sequence[str], start: int) -> int:
    """The place after the line that closes the quotation opened at `start`; `start` itself when none does."""
    open_ones = 0
    for place in range(start, min(len(texts), start + _LONGEST_QUOTE)):
        text = texts[place]
        straight = text.count('"')
        open_ones += text.count("“") + text.count("„") + text.count("«") - text.count("”") - text.count("»")
        if straight % 2:
            open_ones += 1 if text.lstrip().startswith('"') and open_ones <= 0 else -1
        if open_ones <= 0:
            return place + 1 if _CLOSING.search(text) else start
    return start
