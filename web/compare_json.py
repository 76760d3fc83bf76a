"""Comparisons as programs read them (docs/comparing.md). `shape` grows when a field changes its meaning or goes."""

from collections.abc import Iterable
from datetime import date

from acts.compare.model import Comparison, ComparisonRow, NotApplied, Side
from acts.history.redline import RedlineLine
from web.compare_engine import DraftMade, TextsMade
from web.redline_model import fate_of

SHAPE = 1


def draft_json(made: DraftMade, day: date) -> dict[str, object]:
    """A draft against the acts it amends."""
    found = made.comparison
    return {
        "shape": SHAPE, "kind": "draft", "day": day.isoformat(), "draft": _side(found.draft), "warnings": list(made.warnings),
        "not_applied": missed_json(found.not_applied), "tables": [_table(table) for table in found.tables],
    }  # fmt: skip


def texts_json(made: TextsMade) -> dict[str, object]:
    """One text against another."""
    return {"shape": SHAPE, "kind": "texts", "warnings": list(made.warnings), **_table(made.comparison)}


def _table(table: Comparison) -> dict[str, object]:
    return {
        "left": _side(table.left), "right": _side(table.right), "not_applied": missed_json(table.not_applied),
        "rows": [_row(row) for row in table.rows],
    }  # fmt: skip


def _side(side: Side) -> dict[str, object]:
    return {
        "title": side.title, "citation": side.citation, "day": side.day.isoformat() if side.day else None, "uri": side.uri,
        "address": side.address, "language": side.language,
    }  # fmt: skip


def missed_json(missed: Iterable[NotApplied]) -> list[dict[str, str]]:
    """What could not be applied, or said, and why."""
    return [{"item": one.item, "words": one.words, "reason": one.reason} for one in missed]


def _row(row: ComparisonRow) -> dict[str, object]:
    return {
        "key": row.key, "kind": row.kind.value, "fate": row.fate.value, "title": row.title, "notes": list(row.notes),
        "left": {"eid": row.left_eid, "label": row.left_label, "text": row.left},
        "right": {"eid": row.right_eid, "label": row.right_label, "text": row.right},
        "lines": [_line(line) for line in row.lines],
    }  # fmt: skip


def _line(line: RedlineLine) -> dict[str, object]:
    words = [{"fate": fate_of(one), "text": one.text, **({"place": one.place} if one.place else {})} for one in line.segments]
    return {"heading": line.heading, "row": line.row, "words": words}
