"""What the page of a redline shows: the changed articles with their paths, the words by fate, the changes behind them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, groupby, pairwise

from acts.history.model import Change, Timeline
from acts.history.redline import Redline, RedlineLine, RedlineRow
from acts.history.view import text_on
from acts.history.wording import Segment, SegmentKind
from acts.model import Document, Element, Kind

OWN = ("art_", "att_")
"""Units whose paragraphs belong to them; of others only the heading does."""
WHOLE = frozenset({Kind.ARTICLE, Kind.ATTACHMENT})


@dataclass(frozen=True, slots=True)
class Words:
    """Words of one fate: "same", "added", "removed", "came" or "left" (moved). ``mark`` numbers the change behind them in the article's
    list, 0 where none is to be shown; ``place`` is the eid of the other end of a move.
    """

    fate: str
    text: str
    mark: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A paragraph, or a row of a table as its cells. ``fate`` "added" or "removed" when all of it came or went."""

    cells: tuple[tuple[Words, ...], ...]
    heading: bool = False
    row: bool = False
    fate: str = ""
    eid: str = ""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Paragraphs that stayed as they are."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A unit that did not change, named for a list."""

    eid: str
    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """A changed unit. ``before`` are the unchanged ones since the last changed one; ``changes`` the indexes its marks stand for."""

    eid: str
    name: str
    path: tuple[str, ...]
    fate: str
    moved_from: str
    parts: tuple[ShownLine | Quiet, ...]
    changes: tuple[int, ...]
    before: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """The redline laid out. ``after``: the unchanged units behind the last changed one."""

    articles: tuple[Article, ...]
    after: tuple[Place, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit of the act in reading order with the names of those above it."""

    element: Element
    path: tuple[str, ...]


def laid_out(timeline: Timeline, found: Redline) -> Shown:
    """The redline by article, in reading order, with what stayed between."""
    rows: dict[str, list[RedlineRow]] = {}
    for row in found.rows:
        rows.setdefault(row.provision, []).append(row)
    standing = {element.eid: element for element in text_on(timeline, found.end).root.walk() if element.eid}
    articles: list[Article] = []
    quiet: list[Place] = []
    for unit in _units(timeline.document, standing):
        changed = rows.get(unit.element.eid, ())
        if changed:
            articles.append(_article(unit, tuple(changed), standing, tuple(quiet)))
            quiet = []
        elif unit.element.kind in WHOLE and (now := standing.get(unit.element.eid)) is not None:
            quiet.append(Place(now.eid, name_of(now)))
    return Shown(tuple(articles), tuple(quiet), _counts(found))


def _units(document: Document, standing: Mapping[str, Element]) -> Iterator[_Unit]:
    def down(element: Element, path: tuple[str, ...], inside: bool) -> Iterator[_Unit]:
        own = element.kind is Kind.ARTICLE or not inside
        if own and element.eid and element.kind is not Kind.NOTES:
            yield _Unit(element, path)
        holding = inside or element.eid.startswith(OWN)
        named = name_of(standing.get(element.eid, element)) if element.heading and element.kind not in WHOLE else ""
        for child in element.children:
            yield from down(child, (*path, named) if named else path, holding)

    yield from down(document.root, (), False)


def name_of(element: Element) -> str:
    """A unit as it is called: the lines of its heading in a row."""
    words = " ".join(line.current.strip() for line in element.heading)
    if not words and element.content:
        words = element.content[0].current
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


LONGEST = 160


def _article(unit: _Unit, rows: tuple[RedlineRow, ...], standing: Mapping[str, Element], before: tuple[Place, ...]) -> Article:
    changes = tuple(dict.fromkeys(s.change for row in rows for line in row.lines for s in line.segments if s.change is not None))
    marks = {change: at for at, change in enumerate(changes, 1)} if len(changes) > 1 else {}
    changed = {row.eid: row for row in rows}
    element = unit.element
    own_lines = _own(element, changed, standing, marks, titled=True)
    below = _below(element, changed, standing, marks) if element.eid.startswith(OWN) else ()
    parts = tuple(_quietened(chain(own_lines, below)))
    own = changed.get(element.eid)
    name = name_of(standing[element.eid]) if element.eid in standing else _gone_name(own, element)
    moved = next((row.moved_from for row in rows if row.eid == element.eid), "")
    return Article(element.eid, name, unit.path, _fate(parts, element.eid in standing), moved, parts, changes, before)


def _gone_name(row: RedlineRow | None, element: Element) -> str:
    words = " ".join(line.start for line in row.lines if line.heading) if row else ""
    return " ".join(words.split())[:LONGEST] or name_of(element) or element.label


def _fate(parts: tuple[ShownLine | Quiet, ...], here: bool) -> str:
    fates = {part.fate if isinstance(part, ShownLine) else "same" for part in parts}
    return next(iter(fates)) if len(fates) == 1 and fates <= {"added", "removed"} else "" if here else "removed"


def _own(
    element: Element, changed: Mapping[str, RedlineRow], standing: Mapping[str, Element], marks: Mapping[int, int], titled: bool = False
) -> Iterator[ShownLine | str]:
    """The paragraphs of a unit itself, those that stayed as plain words; of one that has a title already its heading only if it changed."""
    row, now = changed.get(element.eid), standing.get(element.eid)
    if row is not None:
        for line in row.lines:
            if any(segment.kind is not SegmentKind.SAME for segment in line.segments):
                yield _line(row, line, marks)
            elif not (line.heading and titled):
                yield _still(line.end)
    elif now is not None:
        yield from filter(None, (_still(line.current) for line in (*(() if titled else now.heading), *now.content)))


def _still(text: str) -> str:
    return text.strip().replace("\t", " · ")


def _below(
    element: Element, changed: Mapping[str, RedlineRow], standing: Mapping[str, Element], marks: Mapping[int, int]
) -> Iterator[ShownLine | str]:
    for child in element.children:
        if child.kind is not Kind.ARTICLE:
            yield from _own(child, changed, standing, marks)
            yield from _below(child, changed, standing, marks)


def _quietened(parts: Iterator[ShownLine | str]) -> Iterator[ShownLine | Quiet]:
    """Paragraphs that stayed, gathered between those that changed."""
    for still, group in groupby(parts, key=lambda part: isinstance(part, str)):
        if still:
            yield Quiet(tuple(str(part) for part in group))
        else:
            yield from (part for part in group if isinstance(part, ShownLine))


def _line(row: RedlineRow, line: RedlineLine, marks: Mapping[int, int]) -> ShownLine:
    cells = tuple(_cells(line, marks)) if line.row else (_words(line.segments, marks),)
    was, is_now = bool(line.start.strip()), bool(line.end.strip())
    return ShownLine(cells, line.heading, line.row, "" if was and is_now else "added" if is_now else "removed", row.eid)


def _cells(line: RedlineLine, marks: Mapping[int, int]) -> Iterator[tuple[Words, ...]]:
    cell: list[Segment] = []
    for segment in line.segments:
        if segment.text == "\t":
            yield _words(tuple(cell), marks)
            cell = []
        else:
            cell.append(segment)
    yield _words(tuple(cell), marks)


def _words(segments: tuple[Segment, ...], marks: Mapping[int, int]) -> tuple[Words, ...]:
    """The words, the mark of a change at the last of its words in a row; blanks have none."""
    worded = [at for at, segment in enumerate(segments) if segment.text.strip()]
    following = {at: segments[after].change for at, after in pairwise(worded)}
    parts: list[Words] = []
    for at, segment in enumerate(segments):
        last = segment.change is not None and bool(segment.text.strip()) and following.get(at) != segment.change
        parts += _marked(segment, marks.get(segment.change, 0) if segment.change is not None and last else 0)
    return tuple(parts)


def _marked(segment: Segment, mark: int) -> Iterator[Words]:
    """Words with a mark, which stands before a blank at their end."""
    words = segment.text.rstrip() if mark else segment.text
    yield Words(fate_of(segment), words, mark, segment.place)
    if blank := segment.text[len(words) :]:
        yield Words("same", blank)


def fate_of(segment: Segment) -> str:
    """"same", "added", "removed", "came" or "left"."""
    if segment.kind is SegmentKind.MOVED:
        return "came" if segment.here else "left"
    return segment.kind.value


def _counts(found: Redline) -> Mapping[str, int]:
    counts = dict.fromkeys(("added", "removed", "moved"), 0)
    for row in found.rows:
        for line in row.lines:
            for segment in line.segments:
                fate = fate_of(segment)
                if fate != "same" and segment.text.strip():
                    counts["moved" if fate in ("came", "left") else fate] += 0 if fate == "left" else 1
    return counts


def changes_between(timeline: Timeline, found: Redline) -> tuple[Change, ...]:
    """The changes that hold on one of the two days only."""
    return tuple(timeline.changes[index] for index in found.changes)
