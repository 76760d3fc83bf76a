"""Lines as compact JSON for the database, and back.

A plain run is a string, a marked one ``[text, flags, note?]``, one that lives through time ``[text, flags, note, put, out]``.
"""

import json
from typing import Any

from acts.history.model import TimedRun
from acts.model import Cell, Line, Role, Run

STRUCK, ITALIC, BOLD, RESTORED = 1, 2, 4, 8


def encode(lines: tuple[Line, ...]) -> str:
    """Lines as a JSON array; "" for none."""
    if not lines:
        return ""
    return json.dumps([_line(line) for line in lines], ensure_ascii=False, separators=(",", ":"))


def decode(text: str) -> tuple[Line, ...]:
    """The lines that `encode` wrote."""
    return tuple(_read_line(item) for item in json.loads(text)) if text else ()


def _line(line: Line) -> object:
    if not (line.role or line.centred or line.note or line.cells or line.table is not None):
        return _runs(line.runs)
    item: dict[str, object] = {"r": _runs(line.runs)}
    if line.role:
        item["o"] = line.role.value
    if line.centred:
        item["c"] = 1
    if line.note is not None:
        item["n"] = line.note
    if line.cells:
        item["k"] = [[_runs(cell.runs), cell.colspan, cell.rowspan, int(cell.header)] for cell in line.cells]
    if line.table is not None:
        item["t"] = line.table
    return item


def _runs(runs: tuple[Run, ...]) -> object:
    if len(runs) == 1 and (plain := _run(runs[0])) is runs[0].text:
        return plain
    return [_run(run) for run in runs]


def _run(run: Run) -> object:
    flags = run.struck * STRUCK + run.italic * ITALIC + run.bold * BOLD
    if isinstance(run, TimedRun):
        return [run.text, flags | run.restored * RESTORED, run.note, run.put, run.out]
    if run.note is not None:
        return [run.text, flags, run.note]
    return [run.text, flags] if flags else run.text


def _read_line(item: Any) -> Line:
    if not isinstance(item, dict):
        return Line(_read_runs(item))
    cells = tuple(Cell(_read_runs(runs), colspan, rowspan, bool(header)) for runs, colspan, rowspan, header in item.get("k", ()))
    role = Role(item["o"]) if "o" in item else None
    return Line(_read_runs(item["r"]), role, "c" in item, item.get("n"), cells, item.get("t"))


def _read_runs(item: Any) -> tuple[Run, ...]:
    if isinstance(item, str):
        return (Run(item),)
    return tuple(_read_run(run) for run in item)


def _read_run(item: Any) -> Run:
    if isinstance(item, str):
        return Run(item)
    flags, note = item[1], item[2] if len(item) > 2 else None
    look = (item[0], bool(flags & STRUCK), bool(flags & ITALIC), bool(flags & BOLD), note)
    return TimedRun(*look, item[3], item[4], bool(flags & RESTORED)) if len(item) > 3 else Run(*look)
