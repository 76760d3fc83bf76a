"""What changed in an act between two days, from the intervals of its runs: no text is compared that no change touched."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from re import Pattern
from re import compile as pattern
from typing import Final

from acts.history.model import TimedRun, Timeline
from acts.history.view import active
from acts.history.wording import Segment, SegmentKind, readable, similar
from acts.model import Element, Kind, Line, Run


@dataclass(frozen=True, slots=True)
class RedlineLine:
    """A paragraph, or a row of a table (cells parted by tabs), with the fate of its words. ``heading``: of the unit's heading."""

    segments: tuple[Segment, ...]
    heading: bool = False
    row: bool = False

    @property
    def start(self) -> str:
        """The paragraph at the start, "" when it was not there."""
        return "".join(segment.text for segment in self.segments if segment.at_start)

    @property
    def end(self) -> str:
        """The paragraph at the end, "" when it is not there."""
        return "".join(segment.text for segment in self.segments if segment.at_end)


@dataclass(frozen=True, slots=True)
class RedlineRow:
    """One structural unit that changed, its own paragraphs only.

    ``eid`` is today's; ``provision`` the eid of the article it belongs to (its own outside articles). ``moved_from`` and ``moved_to``:
    its eids at the start and the end when it was renumbered between, "" otherwise.
    """

    eid: str
    kind: Kind
    label: str
    title: str
    provision: str
    lines: tuple[RedlineLine, ...]
    moved_from: str = ""
    moved_to: str = ""


@dataclass(frozen=True, slots=True)
class Redline:
    """The units that differ between two days, in reading order. ``changes``: indexes of the changes that hold on one of the days only."""

    start: date | None
    end: date | None
    rows: tuple[RedlineRow, ...]
    changes: tuple[int, ...]

    def of(self, eid: str) -> tuple[RedlineRow, ...]:
        """The rows of a unit and of those below it."""
        return tuple(row for row in self.rows if row.eid == eid or row.eid.startswith(eid + "__"))


def redline(timeline: Timeline, start: date | None, end: date | None) -> Redline:
    """What differs between two days (None: with every change known). The days may come in any order; note marks are left out."""
    lives = _Lives(active(timeline, start), active(timeline, end))
    differing = lives.differing
    if not differing:
        return Redline(start, end, (), ())
    moves = {(r.after, r.before): r for r in timeline.renamings if r.change in differing}
    renamed = {after: (before if lives.end[r.change] else after, after if lives.end[r.change] else before)
               for (after, before), r in moves.items()}
    walk = _Walk(lives, differing, renamed)
    walk.down(timeline.document.root, "")
    return Redline(start, end, _with_moves(tuple(walk.rows)), tuple(sorted(differing)))


@dataclass(frozen=True, slots=True)
class _Lives:
    """Which changes hold on the first and on the second day."""

    start: tuple[bool, ...]
    end: tuple[bool, ...]

    @property
    def differing(self) -> frozenset[int]:
        return frozenset(index for index, (a, b) in enumerate(zip(self.start, self.end, strict=True)) if a is not b)

    def segment(self, run: Run) -> Segment | None:
        """The run with its fate; None when it stands on neither day or is a note mark."""
        if run.note is not None:
            return None
        before, after = _stands(run, self.start), _stands(run, self.end)
        if before and after:
            return Segment(SegmentKind.SAME, run.text)
        if not (before or after):
            return None
        by = self._cause((run.put, run.out) if after else (run.out, run.put)) if isinstance(run, TimedRun) else None
        return Segment(SegmentKind.ADDED if after else SegmentKind.REMOVED, run.text, by)

    def _cause(self, candidates: tuple[int | None, ...]) -> int | None:
        return next((index for index in candidates if index is not None and self.start[index] is not self.end[index]), None)


def _stands(run: Run, held: Sequence[bool]) -> bool:
    if not isinstance(run, TimedRun):
        return not run.struck
    if run.put is not None and not held[run.put]:
        return False
    return not held[run.out] if run.out is not None else not run.struck


@dataclass(slots=True)
class _Walk:
    """Goes over the tree and gathers the rows of the units that changed."""

    lives: _Lives
    differing: frozenset[int]
    renamed: dict[str, tuple[str, str]]
    rows: list[RedlineRow] = field(default_factory=list)

    def down(self, element: Element, provision: str) -> None:
        eid = element.eid
        if element.kind is Kind.ARTICLE or not provision.startswith(("art_", "att_")):
            provision = eid
        moved = self.renamed.get(eid) if self.renamed else None
        if moved or _touched(element, self.differing):
            self.rows.append(_row(element, provision, self.lives, moved or ("", "")))
        for child in element.children:
            self.down(child, provision)


def _touched(element: Element, differing: frozenset[int]) -> bool:
    for lines in (element.heading, element.content):
        for line in lines:
            for run in line.all_runs if line.cells else line.runs:
                if isinstance(run, TimedRun) and (run.put in differing or run.out in differing):
                    return True
    return False


def _row(element: Element, provision: str, lives: _Lives, moved: tuple[str, str]) -> RedlineRow:
    parts = ((element.heading, True), (element.content, False))
    lines = tuple(line for source, heading in parts for line in _lines(source, heading, lives))
    return RedlineRow(element.eid, element.kind, element.label, element.title, provision, lines, *moved)


def _lines(lines: tuple[Line, ...], heading: bool, lives: _Lives) -> Iterator[RedlineLine]:
    """The paragraphs; those gone and those new side by side are paired where one is the other reworded."""
    waiting: list[RedlineLine] = []
    for source in lines:
        line = RedlineLine(tuple(_line_segments(source, lives)), heading, bool(source.cells))
        if not any(segment.text.strip() for segment in line.segments):
            continue
        if line.row or (line.start.strip() and line.end.strip()):
            yield from _paired(waiting)
            waiting = []
            yield line if line.row else replace(line, segments=readable(line.segments))
        else:
            waiting.append(replace(line, segments=readable(line.segments)))
    yield from _paired(waiting)


def _line_segments(line: Line, lives: _Lives) -> Iterator[Segment]:
    if not line.cells:
        yield from filter(None, map(lives.segment, line.runs))
        return
    cells = [readable(filter(None, map(lives.segment, cell.runs))) for cell in line.cells]
    tab = _tab([segment for cell in cells for segment in cell])
    for place, cell in enumerate(cells):
        yield from (*((tab,) if place else ()), *cell)


def _tab(segments: Sequence[Segment]) -> Segment:
    """The border between two cells: it comes and goes with the row."""
    seen = [segment for segment in segments if segment.text.strip()]
    if seen and len({(segment.at_start, segment.at_end) for segment in seen}) == 1:
        return replace(seen[0], text="\t")
    return Segment(SegmentKind.SAME, "\t")


_MANY: Final = 2500


def _paired(waiting: list[RedlineLine]) -> Iterator[RedlineLine]:
    gone = [line for line in waiting if line.start.strip()]
    new = [line for line in waiting if not line.start.strip()]
    placed = 0
    for old in gone:
        near = new[placed:] if len(gone) * len(new) <= _MANY else new[placed:placed + 3]
        found = next((place for place, other in enumerate(near, placed) if similar(old.start, other.end)), None)
        if found is None:
            yield old
            continue
        yield from new[placed:found]
        yield replace(old, segments=readable((*old.segments, *new[found].segments)))
        placed = found + 1
    yield from new[placed:]


_LABEL: Final[Pattern[str]] = pattern(r"\s*(?:(?:Maddə\s+)?\d[\w.-]*[.)]?|[^\W\d]{1,4}[.)])\s+")
_SHORTEST: Final = 5


def _with_moves(rows: tuple[RedlineRow, ...]) -> tuple[RedlineRow, ...]:
    """The rows with the words marked that left one unit and came in at another."""
    gone = _places(rows, SegmentKind.REMOVED)
    new = _places(rows, SegmentKind.ADDED)
    both = {words for words in gone.keys() & new.keys() if gone[words] != new[words]}
    if not both:
        return rows
    return tuple(replace(row, lines=tuple(_moved(line, both, gone, new) for line in row.lines)) for row in rows)


def _key(segment: Segment) -> str:
    """The words of a segment without a number in front; "" where they are too few to know them again."""
    found = _LABEL.match(segment.text)
    words = segment.text[found.end() if found else 0:].split()
    return " ".join(words) if len(words) >= _SHORTEST else ""


def _places(rows: Iterable[RedlineRow], kind: SegmentKind) -> dict[str, str]:
    return {key: row.eid for row in rows for line in row.lines for segment in line.segments
            if segment.kind is kind and (key := _key(segment))}


def _moved(line: RedlineLine, both: set[str], gone: dict[str, str], new: dict[str, str]) -> RedlineLine:
    return replace(line, segments=tuple(part for segment in line.segments for part in _moved_segment(segment, both, gone, new)))


def _moved_segment(segment: Segment, both: set[str], gone: dict[str, str], new: dict[str, str]) -> Iterator[Segment]:
    key = _key(segment) if segment.kind in (SegmentKind.REMOVED, SegmentKind.ADDED) else ""
    if key not in both:
        yield segment
        return
    found = _LABEL.match(segment.text)
    cut = found.end() if found else 0
    if cut:
        yield replace(segment, text=segment.text[:cut])
    here = segment.kind is SegmentKind.ADDED
    yield replace(segment, kind=SegmentKind.MOVED, text=segment.text[cut:], here=here, place=(gone if here else new)[key])
