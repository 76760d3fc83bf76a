"""The endnotes of a consolidated act: the list at the end, and the marks in the text that refer to it.

e-qanun prints amendments as ``[1] … [n]``, and decisions of the Constitutional Court as ``KMQ1 …`` (older: ``KM1``, ``KM``).
A mark is a reference only when the list has its number; "[12]" quoted in an old wording stays text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from acts.model import Cell, Line, Role, Run

LIST_HEADING = re.compile("DƏYİŞİKLİK VƏ ƏLAVƏLƏRİN SİYAHISI")
_MONTH = "(?:yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr)"
_COURT = rf"(?<![A-ZƏÇĞİÖŞÜ])KMQ?(?:\d(?=\d{{2,3}}\.)|(?: ?\d{{1,2}}(?!\d| ?{_MONTH}))?(?![A-Za-zƏəÇçĞğİıÖöŞşÜü\d-]))"
_MARK = re.compile(rf"\[(?P<number>\d{{1,4}})\]|(?P<court>{_COURT})")
_CANDIDATES = 20
"""How many beginnings of a list are weighed, from the end: real acts have two or three."""
_LIST_MARK = re.compile(rf"\s*(?:{_MARK.pattern})\.?")


def normal(mark: str) -> str:
    """The number a printed mark refers to: "[25]" → "25", "KMQ 25" → "KMQ25"."""
    return mark.strip("[].").replace(" ", "")


@dataclass(frozen=True, slots=True)
class _Item:
    """The first line of a note."""

    line: int
    number: str


def settle(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with the list of endnotes told apart (role NOTE, note number) and the marks in the text made note runs."""
    starts = _starts(lines)
    numbered = _longest(starts, "")
    end = numbered[0].line if numbered else len(lines)
    court = _court_list([item for item in starts if item.line < end], lines)
    notes = _court_notes(court, lines, end) | _numbered_notes(numbered, starts, len(lines))
    known = frozenset(notes.values()) | {line.note for line in lines if line.role is Role.NOTE and line.note}
    return tuple(_noted(line, notes[index]) if index in notes else _marked(line, known) for index, line in enumerate(lines))


def _starts(lines: Sequence[Line]) -> list[_Item]:
    items = []
    for index, line in enumerate(lines):
        if not line.runs or line.role is not None or line.runs[0].text[:1] not in {"[", "K"}:
            continue
        if match := _LIST_MARK.match(line.text):
            items.append(_Item(index, normal(match["number"] or match["court"])))
    return items


def _longest(starts: Sequence[_Item], prefix: str) -> list[_Item]:
    """The longest run prefix1, prefix2, … of first lines; the last one when several are equally long."""
    firsts = [index for index, item in enumerate(starts) if item.number == f"{prefix}1"]
    best: list[_Item] = []
    for index in firsts[-_CANDIDATES:]:
        run = list(_sequence(starts[index:], prefix))
        best = run if len(run) >= len(best) else best
    return best


def _sequence(starts: Sequence[_Item], prefix: str) -> Iterator[_Item]:
    """First lines in the order of their numbers; the court's own series has gaps of one."""
    following = {f"{prefix}1": 1}
    for item in starts:
        if number := following.get(item.number):
            yield item
            following = {f"{prefix}{number + 1}": number + 1} | ({f"{prefix}{number + 2}": number + 2} if prefix else {})


def _court_list(starts: Sequence[_Item], lines: Sequence[Line]) -> list[_Item]:
    """The items of the list of the court's decisions: they cite it, which a marked sentence of the act does not."""
    for prefix in ("KMQ", "KM"):
        run = _longest(starts, prefix)
        if run and "Respublikas" in lines[run[0].line].text:
            return run
    return []


def _court_notes(items: Sequence[_Item], lines: Sequence[Line], end: int) -> dict[int, str]:
    if not items:
        return {}
    heading = (index for index in range(items[0].line, end) if LIST_HEADING.search(lines[index].text))
    return _spread(items, next(heading, end))


def _numbered_notes(items: Sequence[_Item], starts: Sequence[_Item], end: int) -> dict[int, str]:
    """Numbered notes, and decisions of the court put between them under their own mark."""
    if not items:
        return {}
    court = [item for item in starts if item.line > items[0].line and item.number.startswith("K")]
    return _spread(sorted((*items, *court), key=lambda item: item.line), end)


def _spread(items: Sequence[_Item], end: int) -> dict[int, str]:
    """The note of every line from the first item on: a note goes on until the next begins."""
    stops = [item.line for item in items[1:]] + [end]
    return {line: item.number for item, stop in zip(items, stops, strict=True) for line in range(item.line, stop)}


def _noted(line: Line, note: str) -> Line:
    return replace(line, role=Role.NOTE, note=note, runs=_with_mark(line.runs, note))


def _with_mark(runs: tuple[Run, ...], note: str) -> tuple[Run, ...]:
    """Runs of a note's line with the mark in front as a run of its own."""
    if not runs or not (match := _LIST_MARK.match(runs[0].text)) or normal(match["number"] or match["court"]) != note:
        return runs
    mark = (match["number"] and f"[{match['number']}]") or match["court"]
    first, rest = replace(runs[0], text=mark, note=note), runs[0].text[len(mark) :]
    return (first, *((replace(runs[0], text=rest),) if rest else ()), *runs[1:])


def _marked(line: Line, known: frozenset[str]) -> Line:
    if line.cells:
        cells = tuple(_marked_cell(cell, known) for cell in line.cells)
        return line if cells == line.cells else replace(line, cells=cells)
    runs = _marked_runs(line.runs, known)
    return line if runs is line.runs else replace(line, runs=runs)


def _marked_cell(cell: Cell, known: frozenset[str]) -> Cell:
    runs = _marked_runs(cell.runs, known)
    return cell if runs is cell.runs else replace(cell, runs=runs)


def _marked_runs(runs: tuple[Run, ...], known: frozenset[str]) -> tuple[Run, ...]:
    if not any("[" in run.text or "KM" in run.text for run in runs):
        return runs
    return tuple(piece for run in runs for piece in _pieces(run, known))


def _pieces(run: Run, known: frozenset[str]) -> Iterator[Run]:
    done = 0
    if run.note is not None:
        yield run
        return
    for match in _MARK.finditer(run.text):
        note = normal(match[0])
        if note not in known:
            continue
        if match.start() > done:
            yield replace(run, text=run.text[done : match.start()])
        yield replace(run, text=match[0], note=note)
        done = match.end()
    if done < len(run.text):
        yield replace(run, text=run.text[done:]) if done else run
