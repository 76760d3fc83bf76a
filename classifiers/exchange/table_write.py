"""A version of a classifier as a table that comes back the same: CSV and XLSX."""

import csv
from collections.abc import Callable, Iterable
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from classifiers.exchange.own_cells import one_cell, pair
from classifiers.schemes.model import Concept, Label, Labels, NoteKind

SAFE = str.maketrans({chr(code): "" for code in range(32) if chr(code) not in "\n\t\r"})
LONGEST = 32_767                        # of a cell, in a workbook

Column = tuple[str, Callable[[Concept], str]]


def _in(labels: Labels, language: str) -> str:
    return next((label.text for label in labels if label.language == language), "")


def _all_in(labels: Iterable[Label], language: str) -> str:
    return one_cell(label.text for label in labels if label.language == language)


def _label(language: str) -> Callable[[Concept], str]:
    return lambda one: _in(one.labels, language)


def _others(several: str, language: str) -> Callable[[Concept], str]:
    return lambda one: _all_in(getattr(one, several), language)


def _notes(kind: NoteKind, language: str) -> Callable[[Concept], str]:
    return lambda one: one_cell(note.text for note in one.notes if (note.kind, note.language) == (kind, language))


FIXED: tuple[Column, ...] = (
    ("id", lambda one: one.id if one.id != one.code else ""),
    ("level", lambda one: str(one.level)),
    ("parents", lambda one: one_cell(one.parents) if len(one.parents) > 1 else ""),
    ("related", lambda one: one_cell(one.related)),
    ("matches", lambda one: one_cell(pair(match.kind, match.target) for match in one.matches)),
    ("status", lambda one: one.status.value),
    ("valid_from", lambda one: one.valid_from.isoformat() if one.valid_from else ""),
    ("valid_to", lambda one: one.valid_to.isoformat() if one.valid_to else ""),
    ("successors", lambda one: one_cell(one.successors)),
    ("order", lambda one: str(one.order) if one.order else ""),
    ("kept", lambda one: one_cell(pair(name, value) for name, value in one.kept)),
)


def columns(concepts: tuple[Concept, ...]) -> tuple[Column, ...]:
    """The columns these concepts need: code, parent, labels by language, the rest where it holds anything."""
    found: dict[str, Callable[[Concept], str]] = {}
    for kind, several in (("alt", "alternatives"), ("hidden", "hidden")):
        for language in sorted({label.language for one in concepts for label in getattr(one, several)}):
            found[f"{kind}:{language}"] = _others(several, language)
    for note, language in sorted({(note.kind, note.language) for one in concepts for note in one.notes}):
        found[f"{note.value}:{language}"] = _notes(note, language)
    languages = list(dict.fromkeys(label.language for one in concepts for label in one.labels)) or [""]
    labels = [(f"label:{language}", _label(language)) for language in languages]
    rest = [(name, make) for name, make in FIXED if name in ("status", "level") or any(make(one) for one in concepts)]
    return (("code", lambda one: one.code), ("parent", lambda one: one.parent), *labels, *found.items(), *rest)


def rows(concepts: Iterable[Concept]) -> Iterable[tuple[str, ...]]:
    """The head and a row for each concept."""
    held = tuple(concepts)
    made = columns(held)
    yield tuple(name for name, _ in made)
    for concept in held:
        yield tuple(make(concept) for _, make in made)


def write_csv(concepts: Iterable[Concept]) -> bytes:
    """UTF-8 with a mark at its start, so that spreadsheets know."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows(concepts))
    return ("\ufeff" + text.getvalue()).encode()


def write_xlsx(concepts: Iterable[Concept], title: str) -> bytes:
    """One sheet, all cells text: codes keep their zeros, nothing is taken for a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "C2"
    for letter, width in zip("ABCDE", (14, 14, 50, 50, 30), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in rows(concepts):
        sheet.append([_text(sheet, value) for value in row])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _text(sheet: object, value: str) -> Any:
    if not value:
        return None
    cell = WriteOnlyCell(sheet, value.translate(SAFE)[:LONGEST])
    cell.data_type = "s"
    cell.number_format = "@"
    return cell
