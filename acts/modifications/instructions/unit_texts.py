"""The new texts an act prints after the colon, given to the provisions they belong to: one quotation for many units, or one for each."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from acts.modifications.model import Modification, ProvisionInsertion, ProvisionReplacement, Step, Unit
from acts.numbers import canonical
from acts.structure.sentences import sentences

_LABEL: Final = re.compile(
    r"^[ \t\xa0“\"„«]*(?:(?:Maddə|MADDƏ|Fəsil|FƏSİL|Bölmə|BÖLMƏ|§)\s*)?"
    r"(?P<number>\d{1,4}(?:[.\-–—‑][\d]{1,4})*|[IVXLC]+(?:-\d+)?|[a-zəğıöşüçx](?:-\d+)?)"
    r"(?:\s?\)|\.|\s+(?:fəsil|bölmə|FƏSİL|BÖLMƏ)\b|\s*$|\s+(?=[A-ZƏİÖÜĞŞÇ]))", re.MULTILINE)
_INLINE: Final = re.compile(r"(?:^|(?<=[.;:] ))(?P<number>\d{1,4}(?:[.\-–—‑][\d]{1,4})*)(?:\)|\.)(?=\s)", re.MULTILINE)
_STRETCH: Final = re.compile(r"[^;\s][^;]*(?:;|$)")
_NOTE: Final = re.compile(r"[ \t\xa0]*(?:Qeyd|QEYD)\b", re.MULTILINE)
_PARAGRAPH: Final = re.compile(r"[^\n]*\S[^\n]*")
_UNNUMBERED: Final = (Unit.ALINEA, Unit.SANCTION, Unit.DISPOSITION, Unit.ROW)

Span = tuple[int, int]


def given(modifications: Sequence[Modification], texts: Sequence[str]) -> tuple[Modification, ...] | None:
    """The modifications with the new texts of those that put in or replace a unit; None where the texts fit none of them."""
    places = [n for n, one in enumerate(modifications) if wants_text(one)]
    if not places:
        return None
    steps = [modifications[n].target.steps[-1] for n in places]
    parts = _parts(steps, texts)
    new = dict(zip(places, parts, strict=True))
    return tuple(_with(one, new[n]) if new.get(n) else one for n, one in enumerate(modifications))


def wants_text(one: Modification) -> bool:
    """Whether a modification puts in or replaces a unit and has no text yet."""
    return isinstance(one.action, ProvisionInsertion | ProvisionReplacement) and one.action.text is None


def _with(one: Modification, text: str | None) -> Modification:
    if isinstance(one.action, ProvisionInsertion | ProvisionReplacement):
        return replace(one, action=replace(one.action, text=text))
    return one


def _parts(steps: Sequence[Step], texts: Sequence[str]) -> list[str | None]:
    """The text of each unit: one quotation each, or all quotations together parted by the units' numbers."""
    if len(texts) == len(steps):
        return list(texts)
    if len(texts) > 1 and len(steps) == 1:
        return ["\n".join(texts)]
    text = "\n".join(texts)
    return [text[start:end].strip() or None for start, end in split(text, steps)]


def split(text: str, steps: Sequence[Step]) -> list[Span]:
    """Where the text of each unit stands in a text that holds several: by their numbers, else paragraph by paragraph or by sentences.

    A unit whose beginning is not found gets the empty span.
    """
    if len(steps) == 1:
        return [(0, len(text))]
    if all(step.unit is Unit.SENTENCE for step in steps):
        return _shared(list(sentences(text)), len(steps))
    starts = _starts(text, steps, _LABEL)
    if None in starts:
        starts = max(starts, _starts(text, steps, _INLINE), key=lambda some: sum(start is not None for start in some))
    found = [start for start in starts if start is not None]
    if not found or (len(found) < len(steps) and all(step.unit in _UNNUMBERED for step in steps)):
        return _shared(_paragraphs(text, len(steps)), len(steps))
    ends = [*found[1:], len(text)]
    spans = dict(zip(found, ends, strict=True))
    return [(0, 0) if start is None else (start, spans[start]) for start in starts]


def _paragraphs(text: str, count: int) -> list[Span]:
    """The paragraphs of a text; where they run together, the stretches between semicolons if there are as many as asked for."""
    lines = [line.span() for line in _PARAGRAPH.finditer(text)]
    parts = [part.span() for part in _STRETCH.finditer(text)]
    return parts if len(lines) < count == len(parts) else lines


def _starts(text: str, steps: Sequence[Step], pattern: re.Pattern[str]) -> list[int | None]:
    """The beginnings of the units, each behind the one before; a title begins where the text does."""
    labels = [(found.start(), canonical(found["number"])) for found in pattern.finditer(text)]
    starts: list[int | None] = []
    at = 0
    for step in steps:
        start = _start(text, step, labels, at)
        starts.append(start)
        at = at if start is None else start + 1
    return starts


def _start(text: str, step: Step, labels: Sequence[tuple[int, str]], at: int) -> int | None:
    if step.unit is Unit.NOTE:
        note = _NOTE.search(text, at)
        return note.start() if note else None
    if step.unit is Unit.TITLE:
        return 0 if not at else None
    number = canonical(step.number) if step.number else ""
    return next((start for start, label in labels if start >= at and _same(label, number)), None)


def _same(label: str, number: str) -> bool:
    """Whether a printed label is the number asked for; a part may print only its last step ("2." of 5.2)."""
    return bool(number) and (label == number or label.replace("-", "") == number.replace("-", ""))


def _shared(spans: Sequence[Span], count: int) -> list[Span]:
    """One span for each of `count`; what is left over belongs to the last."""
    if len(spans) < count:
        return [*spans, *[(0, 0)] * (count - len(spans))]
    return [*spans[: count - 1], (spans[count - 1][0], spans[-1][1])]
