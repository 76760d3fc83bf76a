"""Two texts beside each other: the units that differ, word by word."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from acts.compare.align import Pair, align
from acts.compare.align_units import lines_copied
from acts.compare.labels import labels
from acts.compare.model import Comparison, ComparisonRow, Fate, Side
from acts.history.redline import RedlineLine
from acts.history.wording import Segment, SegmentKind, readable, similar
from acts.model import Document, Element, Line

__all__ = ["compare", "rows", "segments", "text_of_unit"]


def compare(left: Document, right: Document, left_side: Side, right_side: Side) -> Comparison:
    """The units of two texts that differ, aligned and compared word by word; units that differ in blanks alone are left out."""
    return Comparison(left_side, right_side, rows(left, right, align(left, right)))


def rows(left: Document, right: Document, pairs: Sequence[Pair]) -> tuple[ComparisonRow, ...]:
    """The rows of the aligned units that differ."""
    mine, theirs = labels(left.root), labels(right.root)
    taken = {pair.left.eid for pair in pairs if pair.left is not None}
    found = (_row(pair, mine, theirs, taken) for pair in pairs if not _copied(pair))
    return tuple(row for row in found if row.fate is not Fate.SAME)


def text_of_unit(element: Element | None) -> str:
    """The unit's own paragraphs as they stand, parted by newlines; empty ones left out."""
    return "\n".join(line.current for line in _standing(element, heading=True) + _standing(element, heading=False))


def _copied(pair: Pair) -> bool:
    """Whether a unit stands where it stood, its paragraphs the same to the letter: no row is made of it, and most are."""
    left, right = pair.left, pair.right
    return (left is not None and right is not None and not pair.moved
            and lines_copied(left.heading, right.heading) and lines_copied(left.content, right.content))


def _row(pair: Pair, mine: Mapping[str, str], theirs: Mapping[str, str], taken: set[str]) -> ComparisonRow:
    shown = pair.right or pair.left
    if shown is None:
        raise ValueError("expected a unit on at least one side, found none")
    left, right = (unit.eid if unit is not None else "" for unit in (pair.left, pair.right))
    lines = (*_lines(pair, heading=True), *_lines(pair, heading=False))
    key = left or (right if right not in taken else f"{right}+")
    return ComparisonRow(key, shown.kind, left, right, mine.get(left, ""), theirs.get(right, ""), shown.title, _fate(pair, lines), lines)


def _fate(pair: Pair, lines: Sequence[RedlineLine]) -> Fate:
    """What becomes of a unit; one without words of its own is the same wherever it stands."""
    if not lines:
        return Fate.SAME
    if pair.left is None or pair.right is None:
        return Fate.ADDED if pair.left is None else Fate.REMOVED
    if pair.moved:
        return Fate.MOVED
    return Fate.SAME if all(line.start.split() == line.end.split() for line in lines) else Fate.CHANGED


def _standing(element: Element | None, *, heading: bool) -> list[Line]:
    lines = () if element is None else element.heading if heading else element.content
    return [line for line in lines if line.current.strip()]


def _lines(pair: Pair, *, heading: bool) -> Iterator[RedlineLine]:
    """The paragraphs of both sides: those that stand on both together, reworded ones by word."""
    old, new = _standing(pair.left, heading=heading), _standing(pair.right, heading=heading)
    if not (old or new):
        return
    matcher = SequenceMatcher(None, [line.current for line in old], [line.current for line in new], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from (RedlineLine((Segment(SegmentKind.SAME, line.current),), heading, bool(line.cells)) for line in new[c:d])
        else:
            yield from _reworded(old[a:b], new[c:d], heading)


def _reworded(old: Sequence[Line], new: Sequence[Line], heading: bool) -> Iterator[RedlineLine]:
    """Paragraphs in each other's place: each beside the next one it may have become, those without one alone."""
    placed = 0
    for line in old:
        alone = len(old) == len(new) == 1
        found = next((at for at in range(placed, min(len(new), placed + 4)) if alone or similar(line.current, new[at].current)), None)
        if found is None:
            yield _one(line.current, "", heading, bool(line.cells))
            continue
        yield from (_one("", other.current, heading, bool(other.cells)) for other in new[placed:found])
        yield _one(line.current, new[found].current, heading, bool(line.cells and new[found].cells))
        placed = found + 1
    yield from (_one("", other.current, heading, bool(other.cells)) for other in new[placed:])


def _one(old: str, new: str, heading: bool, row: bool) -> RedlineLine:
    if row and old and new and old.count("\t") == new.count("\t"):
        return RedlineLine(tuple(_cells(old.split("\t"), new.split("\t"))), heading, row)
    return RedlineLine(segments(old, new), heading, row)


def _cells(old: Sequence[str], new: Sequence[str]) -> Iterator[Segment]:
    for at, (mine, theirs) in enumerate(zip(old, new, strict=True)):
        if at:
            yield Segment(SegmentKind.SAME, "\t")
        yield from segments(mine, theirs)


def segments(old: str, new: str) -> tuple[Segment, ...]:
    """The words of a paragraph on both sides with their fate; together exactly the two paragraphs."""
    if old == new:
        return (Segment(SegmentKind.SAME, old),) if old else ()
    both = (Segment(SegmentKind.REMOVED, old), Segment(SegmentKind.ADDED, new))
    return readable(part for part in both if part.text)
