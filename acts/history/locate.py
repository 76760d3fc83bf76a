"""From a target's steps to the rows, and the stretch of their words, it means at the moment the undoing has come to."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from acts.history.board import NUMBERED, Board, Unit
from acts.history.pieces import Row, Stretch
from acts.model import Kind
from acts.modifications.model import Step, Target
from acts.modifications.model import Unit as Named
from acts.numbers import canonical
from acts.structure import sentences

_KINDS: Final = {
    Named.PREAMBLE: Kind.PREAMBLE, Named.SECTION: Kind.SECTION, Named.CHAPTER: Kind.CHAPTER, Named.PARAGRAPH: Kind.SUBCHAPTER,
    Named.ANNEX: Kind.ATTACHMENT, Named.NOTE: Kind.REMARK, Named.TABLE: Kind.TABLE,
}
WIDE: Final = frozenset({Kind.ACT, Kind.PART, Kind.SECTION, Kind.SUBSECTION, Kind.CHAPTER, Kind.SUBCHAPTER, Kind.ATTACHMENT})
_BELOW: Final = frozenset({Named.PART, Named.POINT, Named.SUBPOINT})
_DASH: Final = re.compile(r"[-–—]\s*$")
_CLOSED: Final = re.compile(r"[.!?]\W*$")
_REMARK: Final = re.compile(r"\s*Qeyd\b")


@dataclass(frozen=True, slots=True)
class Count:
    """Which paragraphs are counted (see `spots`)."""

    struck: bool = False
    now: bool = False

    def takes(self, row: Row) -> bool:
        return (row.live if self.now else row.counts) or (self.struck and any(piece.free for piece in row.open))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a target leads: the unit, the rows meant, and, for a sentence, title or sanction, what of them is meant.

    ``whole``: all of the unit, not a part of its words. ``sure`` is False for a wider place than the one named.
    """

    unit: Unit
    rows: tuple[Row, ...]
    sentence: str = ""
    whole: bool = True
    sure: bool = True

    @property
    def is_wide(self) -> bool:
        """Whether it is a division or the whole act."""
        return self.whole and self.unit.kind in WIDE

    def stretch(self, struck: bool = False) -> Stretch:
        return Stretch.over(self.rows, struck)

    def range(self, stretch: Stretch) -> tuple[int, int] | None:
        """The part of the stretch meant; None where it has no such sentence."""
        if not self.sentence:
            return 0, len(stretch.text)
        spans = sentences(stretch.text)
        if self.sentence == "?":
            return None
        place = int(self.sentence) - 1 if self.sentence.isdecimal() else -1
        return spans[place] if 0 <= place < len(spans) else None


def spots(board: Board, target: Target, struck: bool = False, now: bool = False) -> Iterator[Spot]:
    """The places the target may mean, the likeliest first: as printed, then by the other readings of its number.

    With `struck` paragraphs struck by somebody unknown are counted too; with `now` they are counted as they stand, not as they stood before
    what is put in together (`Row.counts`).
    """
    for steps in (target.steps, *_readings(target)):
        for unit, rest in _units(board, steps):
            spot = _within(unit, rest, Count(struck, now))
            if spot is not None:
                yield spot


def _readings(target: Target) -> Iterator[tuple[Step, ...]]:
    for reading in target.readings:
        yield tuple(Step(Named.ARTICLE, reading) if step.unit is Named.ARTICLE else step for step in target.steps)


def _units(board: Board, steps: Sequence[Step]) -> Iterator[tuple[Unit, tuple[Step, ...]]]:
    """The structural units the outer steps lead to, live ones first, and the steps left over."""
    here: list[Unit] = [board.root]
    for place, step in enumerate(steps):
        found = [unit for above in here for unit in _step(board, above, step)]
        if not found:
            yield from ((unit, tuple(steps[place:])) for unit in here if place)
            return
        here = sorted(found, key=lambda unit: not unit.live) if len(found) > 1 else found
    yield from ((unit, ()) for unit in here)


def _step(board: Board, above: Unit, step: Step) -> list[Unit]:
    if step.unit is Named.CODE:
        return [board.root]
    if step.unit is Named.ARTICLE:
        return _article(board, above, step.number)
    if step.unit in _KINDS:
        return _division(board, above, _KINDS[step.unit], step.number)
    if step.unit in _BELOW:
        return _numbered(above, step)
    return []


def _article(board: Board, above: Unit, number: str) -> list[Unit]:
    """The article, or the unit in it that prints the dotted number."""
    first, _, below = number.partition(".")
    holders = [unit for unit in board.articles.get(canonical(first), ()) if above.parent is None or _is_in(unit, above)]
    if not below:
        return holders
    return [unit for holder in holders for unit in holder.numbers.get(_dotted(number), ())]


def _dotted(number: str) -> str:
    return ".".join(map(canonical, number.split(".")))


def _division(board: Board, above: Unit, kind: Kind, number: str) -> list[Unit]:
    found = board.others.get((kind, canonical(number) if number and number != "?" else ""), [])
    if above.parent is None:
        return list(found) or (_annex(board, number) if kind is Kind.ATTACHMENT else _only(board, kind, number))
    around = above.article if kind is Kind.REMARK else above
    inside = [unit for unit in around.walk() if unit.kind is kind]
    return [unit for unit in inside if unit.number == canonical(number)] or (inside if not number or len(inside) == 1 else [])


def _annex(board: Board, number: str) -> list[Unit]:
    """The act's annex in that place, whose heading prints no number; named without one, its only annex."""
    annexes = [unit for unit in board.root.children if unit.kind is Kind.ATTACHMENT]
    if not number:
        return annexes if len(annexes) == 1 else []
    return [unit for unit in annexes if unit.element.eid == f"att_{canonical(number)}"]


def _only(board: Board, kind: Kind, number: str) -> list[Unit]:
    """The act's one unit of that kind, named without a number."""
    found = [unit for (other, _), units in board.others.items() if other is kind for unit in units]
    return found if len(found) == 1 and not number else []


def _is_in(unit: Unit, above: Unit) -> bool:
    parent: Unit | None = unit
    while parent is not None and parent is not above:
        parent = parent.parent
    return parent is not None


def _numbered(above: Unit, step: Step) -> list[Unit]:
    """The part or point of that number below a unit, however deep, the nearest first; where parts bear no number, the paragraph counted."""
    number = canonical(step.number)
    names = {number, f"{above.number}.{number}"}
    found = [unit for unit in above.walk() if unit is not above and unit.kind in NUMBERED and unit.number in names]
    return sorted(found, key=_depth)[:2]


def _depth(unit: Unit) -> int:
    depth = 0
    while unit.parent is not None:
        unit, depth = unit.parent, depth + 1
    return depth


def _within(unit: Unit, rest: Sequence[Step], count: Count) -> Spot | None:
    """The rows of the unit the remaining steps mean; None when it has none such."""
    named = {step.unit for step in rest}
    rows: tuple[Row, ...] = tuple(extent(unit))
    for step in rest:
        narrowed = _narrowed(unit, rows, step, count)
        if not narrowed:
            return None
        rows = narrowed
    if Named.TITLE not in named and named & {Named.TEXT, Named.SENTENCE, Named.DISPOSITION}:
        rows = _without(unit.heading, rows)
    sentence = next((step.number or "?" for step in rest if step.unit is Named.SENTENCE), "")
    return Spot(unit, rows, sentence, whole=named <= {Named.TEXT})


def _narrowed(unit: Unit, rows: tuple[Row, ...], step: Step, count: Count) -> tuple[Row, ...]:
    """Of the rows those a step means; all of them for a sentence, which is told apart in their text; () for what a unit has not."""
    if step.unit in (Named.SENTENCE, Named.TEXT, Named.COLUMN):
        return rows
    if step.unit is Named.TABLE:
        return tuple(row for row in rows if row.line.cells)
    if step.unit is Named.TITLE:
        return _title(unit)
    if step.unit in (Named.SANCTION, Named.DISPOSITION):
        return _half(unit, rows, step.unit is Named.SANCTION, count.struck)
    if step.unit in (Named.ALINEA, Named.PART, Named.ROW):
        return _counted(unit, rows, step, count)
    if step.unit is Named.NOTE:
        return tuple(row for row in rows if _REMARK.match(row.line.plain))
    return ()


def _title(unit: Unit) -> tuple[Row, ...]:
    """The heading, without the line that holds only the unit's number ("Üçüncü bölmə")."""
    label = unit.element.label.strip(" .")
    named = tuple(row for row in unit.heading if row.line.plain.strip(" .") != label)
    return named or tuple(unit.heading)


def _without(these: Sequence[Row], rows: Sequence[Row]) -> tuple[Row, ...]:
    left_out = set(map(id, these))
    return tuple(row for row in rows if id(row) not in left_out)


def extent(unit: Unit) -> list[Row]:
    """All rows of a unit; of a point that ends in a dash also the sanction printed behind it, where each point has one of its own."""
    rows = unit.rows()
    if unit.kind is not Kind.POINT or unit.parent is None or not _DASH.search(_plain(rows)):
        return rows
    siblings = unit.parent.children
    place = siblings.index(unit)
    following = _alineas(siblings, place + 1)
    if not following:
        return rows
    others = [at for at, sibling in enumerate(siblings) if sibling.number and at != place]
    own = place + 1 + len(following) < len(siblings) or any(_alineas(siblings, at + 1) for at in others if at < place)
    return rows + [row for sibling in following for row in sibling.rows()] if own else rows


def _plain(rows: Sequence[Row]) -> str:
    return (rows[-1].line.current or rows[-1].line.plain) if rows else ""


def _alineas(siblings: Sequence[Unit], start: int) -> list[Unit]:
    end = start
    while end < len(siblings) and siblings[end].kind is Kind.ALINEA:
        end += 1
    return list(siblings[start:end])


def _present(rows: Iterable[Row], struck: bool) -> list[Row]:
    return list(filter(Count(struck, now=True).takes, rows))


def _half(unit: Unit, rows: tuple[Row, ...], sanction: bool, struck: bool) -> tuple[Row, ...]:
    """What a provision of penal law punishes, or how; a point that shares its sanction with its neighbours is all disposition."""
    if unit.kind is Kind.POINT and unit.parent is not None and len(_present(rows, struck)) == 1:
        return _sanction(tuple(unit.parent.rows()), True, struck) if sanction else rows
    return _sanction(rows, sanction, struck)


def _sanction(rows: Sequence[Row], sanction: bool, struck: bool) -> tuple[Row, ...]:
    """The last paragraphs of a provision of penal law, after the dash; or what stands before them."""
    present = [row for row in _present(rows, struck) if not _REMARK.match(row.line.plain) and not _in_remark(row)]
    dashes = [place for place, row in enumerate(present) if _DASH.search(row.line.current or row.line.plain)]
    first = dashes[-1] + 1 if dashes and dashes[-1] + 1 < len(present) else max(len(present) - 1, 0)
    return tuple(present[first:] if sanction else present[:first])


def _in_remark(row: Row) -> bool:
    """Whether the row stands in a numbered point of a remark."""
    return isinstance(row.owner, Unit) and row.owner.parent is not None and row.owner.parent.kind is Kind.REMARK


def _counted(unit: Unit, rows: Sequence[Row], step: Step, count: Count) -> tuple[Row, ...]:
    """The paragraph of that place among those that stand there."""
    present = [row for row in _without(unit.heading, rows) if count.takes(row)]
    if step.unit is Named.ROW and (numbered := [row for row in present if row.line.cells and _first_cell(row) == step.number]):
        return tuple(numbered[:1])
    place = int(step.number) - 1 if step.number.isdecimal() else -1
    groups = _parts(present) if step.unit is Named.PART else [(row,) for row in present]
    return groups[place] if 0 <= place < len(groups) else ()


def _parts(rows: Sequence[Row]) -> list[tuple[Row, ...]]:
    """Unnumbered parts of an article: a paragraph that ends in a colon goes on through the list behind it."""
    parts: list[list[Row]] = []
    for row in rows:
        if parts and not _CLOSED.search(_words(parts[-1][-1])) and not _REMARK.match(row.line.plain):
            parts[-1].append(row)
        else:
            parts.append([row])
    return [tuple(part) for part in parts]


def _words(row: Row) -> str:
    """The words of a row as it stands; of one struck whole the struck ones."""
    return "".join(piece.text for piece in row.open if piece.live) or row.line.plain


def _first_cell(row: Row) -> str:
    """The number a table's row begins with."""
    return row.line.cells[0].text.strip().rstrip(".")
