"""The numbers lines of an act begin with."""

import re
from dataclasses import dataclass
from typing import Final

from acts.model import Kind
from acts.numbers import canonical

_LABEL: Final = re.compile(
    r"\s*(?:(?P<article>Maddə)\s+(?P<number>\d+(?:\s?[-–—]\s?\d+)?)\s?\.?"
    r"|(?P<dotted>\d+(?:[-–]\d+)?(?:\.\d+(?:[-–]\d+)?)+)\.?(?=\s|$)"
    r"|(?P<remark>Qeyd)\s*(?P<which>\d+)?\s*[.:]"
    r"|(?P<point>\d{1,3}(?:[-–]\d+)?|[^\W\d_])\)"
    r"|(?P<part>\d{1,3}(?:[-–]\d+)?|[IVXL]+)\.(?=\s))")


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a line begins with: the kind of unit, its number for comparing and as printed, and the label."""

    kind: Kind
    number: str
    printed: str
    label: str


def labelled(text: str) -> Labelled | None:
    """The number a line begins with; None for a paragraph without one."""
    found = _LABEL.match(text)
    if not found:
        return None
    label = found[0].strip()
    if found["article"]:
        return _value(Kind.ARTICLE, found["number"], label)
    if found["dotted"]:
        return _value(Kind.PARAGRAPH if found["dotted"].count(".") == 1 else Kind.POINT, found["dotted"], label)
    if found["remark"]:
        return _value(Kind.REMARK, found["which"] or "", label)
    return _value(Kind.POINT if found["point"] else Kind.PARAGRAPH, found["point"] or found["part"], label)


def _value(kind: Kind, printed: str, label: str) -> Labelled:
    printed = re.sub(r"\s", "", printed)
    return Labelled(kind, canonical(printed) if printed else "", printed, label)
