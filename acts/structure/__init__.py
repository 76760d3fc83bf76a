"""Structure: an act's lines become a tree of its units, and no character is lost on the way."""

from collections.abc import Sequence
from itertools import pairwise

from acts.model import Document, Kind, Line
from acts.structure.eids import Freezer
from acts.structure.layout import annex_heading, division_ranks, headings_in_sequence, join_torn
from acts.structure.marks import Mark, mark_of
from acts.structure.regions import split_notes
from acts.structure.segments import Layout, layout
from acts.structure.sentences import sentences
from acts.structure.tree import Builder

__all__ = ["parse", "sentences"]


def parse(lines: Sequence[Line]) -> Document:
    """The tree of an act, its endnotes and what was not understood.

    Lossless: ``text_of(parse(lines).lines()) == text_of(lines)`` for any lines. A line whose number does not fit its
    place stays text and is reported; addresses (`Element.eid`) are unique in the document.
    """
    body, notes = split_notes(lines)
    texts = [line.plain for line in body]
    marks = [mark_of(line, text) for line, text in zip(body, texts, strict=True)]
    join_torn(texts, marks)
    parts = layout(body, texts, marks)
    unparsed = headings_in_sequence(texts, marks, parts)
    builder = Builder(division_ranks(marks), _has_articles(marks, 0, min(parts.annexes, default=len(marks))))
    _grow(builder, body, texts, marks, parts)
    freezer = Freezer()
    root = freezer.freeze(builder.root)
    return Document(root, notes, (*unparsed, *builder.unparsed, *freezer.unparsed))


def _grow(builder: Builder, lines: Sequence[Line], texts: Sequence[str], marks: Sequence[Mark | None], parts: Layout) -> None:
    contents, signatures = dict(parts.contents), dict(parts.signatures)
    annexes = dict(pairwise((*parts.annexes, parts.back)))
    place, end = 0, parts.back
    while place < end:
        if place in contents:
            stop = min(contents[place], end)
            builder.region(Kind.TOC, lines[place:place + 1], lines[place + 1:stop])
        elif place in signatures:
            stop = signatures[place]
            builder.region(Kind.SIGNATURE, (), lines[place:stop])
        elif place in annexes:
            heading = annex_heading(lines, texts, marks, place, annexes[place])
            stop = heading.end
            builder.annex(heading.mark, lines[place:stop], heading.title, heading.label, _has_articles(marks, stop, annexes[place]))
        else:
            stop = place + 1
            builder.feed(place, lines[place], texts[place], marks[place], marks[stop] if stop < end else None)
        place = stop
    _back_matter(builder, lines, marks, end)


def _back_matter(builder: Builder, lines: Sequence[Line], marks: Sequence[Mark | None], start: int) -> None:
    """The lists of sources and notes, each from its heading to the next."""
    starts = [k for k in range(start, len(lines)) if (mark := marks[k]) and mark.kind is Kind.NOTES]
    for first, last in pairwise([*starts, len(lines)]):
        builder.region(Kind.NOTES, lines[first:first + 1], lines[first + 1:last])


def _has_articles(marks: Sequence[Mark | None], start: int, end: int) -> bool:
    return any(mark is not None and mark.kind is Kind.ARTICLE for mark in marks[start:end])

