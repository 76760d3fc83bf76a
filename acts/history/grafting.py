"""Where a new unit stands by its number, and the structure its printed lines have there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from acts.history.board import NUMBERED, Board, Unit, labelled
from acts.history.locate import Spot, spots
from acts.history.pieces import Row
from acts.history.present import live_line
from acts.model import Element, Kind, Line, Run
from acts.modifications.model import Step, Target
from acts.modifications.model import Unit as Named
from acts.numbers import Num, canonical, steps
from acts.structure import parse

DIVISIONS: Final = {
    Named.SECTION: Kind.SECTION, Named.CHAPTER: Kind.CHAPTER, Named.PARAGRAPH: Kind.SUBCHAPTER, Named.ANNEX: Kind.ATTACHMENT,
}
_WORDS: Final = {
    Kind.ARTICLE: "art", Kind.PARAGRAPH: "para", Kind.POINT: "point", Kind.SUBPOINT: "subpoint", Kind.REMARK: "remark", Kind.ALINEA: "al",
}


@dataclass(frozen=True, slots=True)
class Site:
    """Where a unit goes: among the children of `parent`, at `place`. ``number`` is its own, "" where it has none."""

    parent: Unit
    place: int
    number: str = ""


def site(board: Board, target: Target, after: Target | None) -> Site | None:
    """The site of a unit not there yet: behind the unit named, else by its number; None where nothing to put it in stands."""
    number = last_number(target)
    behind = next((spot.unit for spot in spots(board, after) if spot.unit.live), None) if after else None
    if behind is not None and behind.parent is not None:
        return Site(behind.parent, behind.parent.children.index(behind) + 1, number)
    parent = _parent(board, target.steps)
    return Site(parent, by_number(parent.children, number), number) if parent else None


def last_number(target: Target) -> str:
    """The number of the innermost unit, for comparing; "" where it is not told."""
    number = target.steps[-1].number if target.steps else ""
    return "" if number == "?" else ".".join(map(canonical, number.split(".")))


def _parent(board: Board, path: Sequence[Step]) -> Unit | None:
    """The unit the innermost one of a path belongs under."""
    if not path:
        return None
    last, above = path[-1], path[:-1]
    if last.unit in DIVISIONS:
        return _beside(board, DIVISIONS[last.unit], last.number) or board.root
    if last.unit is Named.ARTICLE and "." not in last.number and board.articles:
        return _division_of(board, above, canonical(last.number))
    holder = _standing(board, above) if above else None
    if "." in last.number:
        return _dotted_parent(board, holder, last.number)
    return holder or (board.root if not above else None)


def _standing(board: Board, path: Sequence[Step]) -> Unit | None:
    return next((spot.unit for spot in spots(board, Target(tuple(path))) if spot.unit.live), None)


def _dotted_parent(board: Board, holder: Unit | None, number: str) -> Unit | None:
    """The unit that bears the number without its last step, in the article of its first one or in the annex or act itself."""
    above = ".".join(map(canonical, number.split(".")[:-1]))
    article = next((unit for unit in board.articles.get(above.partition(".")[0], ()) if unit.live), None)
    scopes = [holder.article] if holder else [*([article] if article else []), board.root]
    for scope in scopes:
        if scope is article and above == article.number:
            return article
        found = next((unit for unit in scope.numbers.get(above, ()) if unit.live), None)
        if found:
            return found
    return article or holder or _of_siblings(scopes, above)


def _of_siblings(scopes: Sequence[Unit], above: str) -> Unit | None:
    """The parent of units whose numbers begin the same: "2.1" and "2.2" stand in a section that bears no number itself."""
    found = (unit for scope in scopes for number, units in scope.numbers.items() if number.rpartition(".")[0] == above for unit in units)
    return next((unit.parent for unit in found if unit.live), None)


def _beside(board: Board, kind: Kind, number: str) -> Unit | None:
    """The parent of the last division of that kind before the number."""
    wanted = steps(number)
    known = [unit for (other, _), units in board.others.items() if other is kind for unit in units if unit.live]
    before = [unit for unit in known if steps(unit.number) <= wanted]
    nearest = max(before, key=lambda unit: steps(unit.number), default=known[0] if known else None)
    return nearest.parent if nearest else None


def _division_of(board: Board, above: Sequence[Step], number: str) -> Unit | None:
    """The division an article goes into: the one named, else that of the article before it."""
    named = _standing(board, above) if any(step.unit is not Named.CODE for step in above) else None
    if named is not None:
        return named
    wanted = steps(number)
    known = {value: units for other, units in board.articles.items() if (value := steps(other))}
    before = sorted((value for value in known if value < wanted), reverse=True)
    after = sorted(value for value in known if value >= wanted)
    nearest = (unit for value in (*before, *after) for unit in known[value] if not unit.eid.startswith("att_") and unit.live)
    unit = next(nearest, None)
    return unit.parent if unit else None


def by_number(children: Sequence[Unit], number: str) -> int:
    """The place among children: behind the last one that stands with a smaller number, else before the first one with any."""
    value, depth = steps(number), number.count(".")
    rows = [(at, steps(child.number)) for at, child in enumerate(children) if child.number and child.number.count(".") == depth]
    if not value or not rows:
        return _before_the_end(children)
    before = [at for at, other in rows if other <= value]
    return before[-1] + 1 if before else rows[0][0]


def _before_the_end(children: Sequence[Unit]) -> int:
    """Behind all but the closing matter of an act."""
    back = [at for at, child in enumerate(children) if child.kind in (Kind.SIGNATURE, Kind.ATTACHMENT, Kind.NOTES)]
    return back[0] if back else len(children)


def lines_of(text: str) -> tuple[Line, ...]:
    """The printed lines of a new text, the marks a quotation closes with left out."""
    rows = [row.strip() for row in text.strip().split("\n")]
    return tuple(Line((Run(row),)) for row in rows if row)


def elements(spot: Site, lines: tuple[Line, ...], kind: Kind | None) -> tuple[Element, ...]:
    """The units the lines are at that place: read alone where they open an article or division, else among the lines that stand there.

    What the structure does not know there becomes the unit its printed number says.
    """
    alone = kind is not None and kind not in NUMBERED and kind not in (Kind.ALINEA, Kind.REMARK)
    context = lines if alone else tuple(_context(_holder(spot.parent), spot, lines))
    new = {id(line) for line in lines}
    found = tuple(top for child in parse(context).root.children for top in _tops(child, new))
    covered = {id(line) for element in found for line in element.lines()}
    if not found or covered != new or found[0].kind in (Kind.PREAMBLE, Kind.PREFACE):
        return tuple(_plain(lines, kind, spot.number))
    if kind in NUMBERED and found[0].kind is Kind.ALINEA and spot.number and not _counts_only(spot.parent):
        return (replace(found[0], kind=kind, eid="", num=Num(spot.number)), *found[1:])
    return found


def _counts_only(parent: Unit) -> bool:
    """Whether the parts of a unit bear no numbers and are only counted."""
    standing = [child for child in parent.children if child.live]
    return bool(standing) and all(child.kind is Kind.ALINEA for child in standing)


def _holder(unit: Unit) -> Unit:
    """The article, annex or act whose lines are read together."""
    return unit.article


def _context(unit: Unit, spot: Site, new: tuple[Line, ...]) -> Iterator[Line]:
    yield from (live_line(row) for row in unit.own_rows if row.live)
    for at, child in enumerate(unit.children):
        if unit is spot.parent and at == spot.place:
            yield from new
        yield from _context(child, spot, new)
    if unit is spot.parent and spot.place >= len(unit.children):
        yield from new


def _tops(element: Element, new: set[int]) -> Iterator[Element]:
    """The outermost elements all of whose lines are new."""
    own = [id(line) in new for line in element.lines()]
    if own and all(own):
        yield element
    elif any(own):
        for child in element.children:
            yield from _tops(child, new)


def _plain(lines: Sequence[Line], kind: Kind | None, number: str) -> Iterator[Element]:
    """One unit under the number it prints, lines without a number joined to the one before."""
    start = 0
    for at in range(1, len(lines) + 1):
        if at < len(lines) and labelled(lines[at].text) is None:
            continue
        mark = labelled(lines[start].text)
        own = mark.kind if mark else (kind if kind in NUMBERED else Kind.ALINEA)
        printed = mark.printed if mark else number
        yield Element(own or Kind.ALINEA, "", Num(printed) if printed else None, mark.label if mark else "", content=tuple(lines[start:at]))
        start = at


def addressed(element: Element, parent: Unit, taken: set[str]) -> Element:
    """The element, and those below it, with the eids they have under the parent; a taken one is counted on."""
    return _named(element, _eid_above(element, parent), taken)


def _eid_above(element: Element, parent: Unit) -> str:
    if element.kind is Kind.ARTICLE or element.kind in DIVISIONS.values():
        return parent.eid.split("__")[0] if parent.eid.startswith("att_") else ""
    sibling = next((child for child in parent.children if child.kind in NUMBERED and "__" in child.eid), None)
    if sibling is not None and parent.kind not in (Kind.ARTICLE, *NUMBERED):
        return sibling.eid.rpartition("__")[0]
    return parent.eid if parent.parent is not None else ""


def _named(element: Element, above: str, taken: set[str]) -> Element:
    step = element.eid.rpartition("__")[2] or f"{_WORDS.get(element.kind, 'al')}_{element.num.canonical if element.num else 1}"
    wanted = f"{above}__{step}" if above else step
    eid, count = wanted, 1
    while eid in taken:
        count += 1
        eid = f"{wanted}_{count}" if element.num else f"{wanted.rpartition('_')[0]}_{count}"
    taken.add(eid)
    below = eid if element.kind not in DIVISIONS.values() else (above if above.startswith("att_") else "")
    return replace(element, eid=eid, children=tuple(_named(child, _under(child, below, above), taken) for child in element.children))


def _under(child: Element, below: str, above: str) -> str:
    """Articles are addressed without the division they stand in."""
    return above if child.kind is Kind.ARTICLE or child.kind in DIVISIONS.values() else below


def behind_label(spot: Spot, text: str, start: int) -> int:
    """The offset of the first word behind the printed number where `start` is before it; else `start`."""
    label = spot.unit.element.label
    if start or not label or not text.startswith(label):
        return start
    end = len(label)
    while end < len(text) - 1 and text[end].isspace():
        end += 1
    return end


def rows_standing(spot: Spot) -> list[Row]:
    """The rows of a place that stand."""
    return [row for row in spot.rows if row.live]
