"""Cells of our own tables: several values in one, parted by "|"; a bar or a backslash within a value stands after a backslash."""

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Map
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from classifiers.errors import ExchangeError
from classifiers.exchange.columns import number_of
from classifiers.exchange.model import Mapping, Row
from classifiers.schemes.model import Concept, ConceptStatus, Label, Match, Note, NoteKind

ESCAPED = re.compile(r"\\(.)")
TO_ESCAPE = str.maketrans({"=": "\\=", "\\": "\\\\"})


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell."""
    pieces: list[str] = [""]
    at = 0
    while at < len(cell):
        if cell[at] == "\\" and at + 1 < len(cell):
            pieces[-1] += cell[at + 1]
            at += 2
            continue
        if cell[at] == "|":
            pieces.append("")
        else:
            pieces[-1] += cell[at]
        at += 1
    return tuple(piece for piece in pieces if piece)


def one_cell(values: Iterable[str]) -> str:
    """Values as one cell; empty ones are left out."""
    return "|".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values if value)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise ExchangeError(f"expected a day such as 2026-01-31, found {text!r}") from error


def _status(text: str) -> ConceptStatus:
    if text not in {*ConceptStatus}:
        raise ExchangeError(f"expected valid, superseded or retired as status, found {text!r}")
    return ConceptStatus(text)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise ExchangeError(f"expected a whole number, found {text!r}")
    return int(text[:9])


def _pairs(text: str, what: str) -> tuple[tuple[str, str], ...]:
    found = [value.partition(" = ") for value in several(text)]
    if any(not mark for _, mark, _ in found):
        raise ExchangeError(f"expected {what} as name = value, found {text[:60]!r}")
    return tuple((ESCAPED.sub(r"\1", name), value) for name, _, value in found)


def pair(name: str, value: str) -> str:
    """A name and a value as one text; a sign of equality or a backslash in the name stands after a backslash."""
    return f"{name.translate(TO_ESCAPE)} = {value}"


def _matches(text: str) -> tuple[Match, ...]:
    return tuple(Match(kind, target) for kind, target in _pairs(text, "a match"))


READ: Map[str, tuple[str, Callable[[str], Any]]] = MappingProxyType({
    "id": ("id", str), "parents": ("parents", several), "level": ("level", _number), "related": ("related", several),
    "matches": ("matches", _matches), "status": ("status", _status), "valid_from": ("valid_from", _day), "valid_to": ("valid_to", _day),
    "successors": ("successors", several), "order": ("order", _number),
})  # fmt: skip
"""Field of a concept and how a cell becomes its value."""


def filled(concept: Concept, row: Row, mapping: Mapping) -> Concept:
    """The concept with the fields of its row. Raises `ExchangeError` on a cell that is none of its kind."""
    for name, column in mapping.fields:
        text = row.at(number_of(column)).plain
        if text.strip():
            concept = with_field(concept, name, text)
    return concept


def with_field(concept: Concept, name: str, text: str) -> Concept:
    """The concept with one field more. Raises `ExchangeError`."""
    kind, _, language = name.partition(":")
    if kind in READ:
        attribute, read = READ[kind]
        return replace(concept, **{attribute: read(text.strip())})
    if kind == "kept":
        return replace(concept, kept=(*concept.kept, *_pairs(text, "what is kept")))
    if kind == "alt":
        return replace(concept, alternatives=(*concept.alternatives, *(Label(one, language) for one in several(text))))
    if kind == "hidden":
        return replace(concept, hidden=(*concept.hidden, *(Label(one, language) for one in several(text))))
    if kind in {*NoteKind}:
        return replace(concept, notes=(*concept.notes, *(Note(NoteKind(kind), one, language) for one in several(text))))
    raise ExchangeError(f"the mapping: expected a field such as alt:az or status, found {name!r}")
