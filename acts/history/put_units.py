"""Whole units put in, given a new wording, taken out or renumbered, as an amending act orders it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from acts.history.board import Unit, labelled
from acts.history.grafting import DIVISIONS, Site, addressed, behind_label, elements, last_number, lines_of, rows_standing, site
from acts.history.locate import Spot, spots
from acts.history.pieces import Owner, Stretch
from acts.history.present import Hand, live_line
from acts.history.restore import has_label
from acts.history.status import takes_whole_act
from acts.history.verdicts import NO_TARGET, NOT_THERE, Verdict, applied, refused
from acts.history.work import trimmed, unique
from acts.model import Cell, Element, Kind, Line, Run
from acts.modifications.model import Modification, ProvisionInsertion, ProvisionReplacement, Target
from acts.modifications.model import Unit as Named
from acts.structure import parse

NO_TEXT: Final = "the new text is not printed"
NO_PLACE: Final = "there is no provision to put the new one into"
STANDS_ALREADY: Final = "a provision of that number stands in the text"

_KINDS: Final = {**DIVISIONS, Named.ARTICLE: Kind.ARTICLE, Named.PART: Kind.PARAGRAPH, Named.POINT: Kind.POINT,
                 Named.SUBPOINT: Kind.SUBPOINT, Named.ALINEA: Kind.ALINEA, Named.NOTE: Kind.REMARK}


def insert_unit(hand: Hand, modification: Modification, action: ProvisionInsertion) -> Verdict:
    """The unit is read from its printed text and put at its place by number."""
    target = modification.target
    if not action.text or not target.steps:
        return refused(NO_TEXT)
    last = target.steps[-1]
    if last.unit is Named.SENTENCE:
        return _insert_sentence(hand, target, action.text)
    if last.unit in (Named.ROW, Named.TABLE):
        return _insert_row(hand, target, action.text)
    if last.unit in (Named.ALINEA, Named.SANCTION):
        return _insert_paragraph(hand, target, action.text)
    if last.unit is Named.TITLE:
        return _insert_title(hand, target, action.text)
    if last.unit not in _KINDS:
        return refused(NO_PLACE)
    if standing(hand, target):
        return refused(STANDS_ALREADY)
    where = site(hand.board, _as_printed(target, action.text), action.after)
    return _grafted(hand, where, lines_of(action.text), _kind(target)) if where else refused(NO_PLACE)


def _as_printed(target: Target, text: str) -> Target:
    """The target with the dotted number the new text prints, where that is another of the same article: "53.2.2" printed "53.2-2"."""
    mark, last = labelled(text.strip()), target.steps[-1]
    same = mark is not None and "." in mark.number and "." in last.number and mark.number.partition(".")[0] == last.number.partition(".")[0]
    return replace(target, steps=(*target.steps[:-1], replace(last, number=mark.number))) if mark and same else target


def _kind(target: Target) -> Kind | None:
    """The kind of unit a target names; of a dotted number of an article whatever is read there."""
    last = target.steps[-1]
    return Kind.PARAGRAPH if last.unit is Named.ARTICLE and "." in last.number else _KINDS.get(last.unit)


def standing(hand: Hand, target: Target) -> Unit | None:
    """The unit that bears the number of a target and stands in the text."""
    found = (spot for spot in spots(hand.board, Target(target.steps)) if spot.whole)
    return next((spot.unit for spot in found if spot.unit.live and spot.unit.number == _number(target, spot.unit)), None)


def _number(target: Target, unit: Unit) -> str:
    number = last_number(target)
    return number if "." in number or "." not in unit.number else unit.number


def _grafted(hand: Hand, where: Site, lines: tuple[Line, ...], kind: Kind | None) -> Verdict:
    eids: list[str] = []
    place = where.place
    for element in elements(where, lines, kind):
        unit = hand.grown(addressed(element, where.parent, hand.moment.taken), where.parent)
        hand.enter(where.parent, place, unit)
        place += 1
        eids.append(unit.eid)
    return applied(eids)


def _insert_sentence(hand: Hand, target: Target, text: str) -> Verdict:
    """Behind the sentence before it, else at the end of the unit's own words."""
    above = next((spot for spot in spots(hand.board, Target(target.steps[:-1])) if spot.unit.live), None)
    if above is None:
        return refused(NO_TARGET)
    number = target.steps[-1].number
    if number == "1":
        first = replace(above, sentence="1")
        stretch = first.stretch()
        bounds = first.range(stretch)
        if bounds is None:
            return refused(NOT_THERE)
        return applied([hand.before_range(stretch, behind_label(first, stretch.text, bounds[0]), bounds[1], text + " ")])
    before = replace(above, sentence=str(int(number) - 1)) if number.isdecimal() else above
    stretch = before.stretch()
    bounds = before.range(stretch)
    if bounds is None or not stretch.text:
        return refused(NOT_THERE)
    return applied([hand.behind_range(stretch, *bounds, " " + text)])


def _insert_row(hand: Hand, target: Target, text: str) -> Verdict:
    """A row of the table of the unit, its cells parted by tabs or upright strokes, behind the last one."""
    above = next((spot.unit for spot in spots(hand.board, Target(target.steps[:-1])) if spot.unit.live), hand.board.root)
    tables = [unit for unit in above.walk() if unit.kind is Kind.TABLE and unit.live]
    if len(tables) != 1:
        return refused(NO_PLACE)
    table = tables[0]
    last = next(row for row in reversed(table.content) if row.live)
    for row in text.strip().split("\n"):
        cells = row.strip("| ").split("\t" if "\t" in row else "|")
        line = replace(last.line, runs=(), cells=tuple(Cell((Run(cell.strip()),)) for cell in cells))
        table.content.append(hand.row(line, table))
    return applied([table.eid])


def _insert_paragraph(hand: Hand, target: Target, text: str) -> Verdict:
    """Paragraphs without a number, behind the one counted before them, else at the end of the unit."""
    above = next((spot.unit for spot in spots(hand.board, Target(target.steps[:-1])) if spot.unit.live), None)
    if above is None:
        return refused(NO_TARGET)
    number = target.steps[-1].number
    before = next(_counted(hand, target, int(number) - 1), None) if number.isdecimal() and number != "1" else None
    if number.isdecimal() and number != "1" and before is None:
        return refused(NOT_THERE)
    place = _behind(above, before) if before is not None else (0 if number == "1" else len(above.children))
    plain = [Element(Kind.ALINEA, content=(line,)) for line in lines_of(text)]
    for at, element in enumerate(plain):
        hand.enter(above, place + at, hand.grown(addressed(element, above, hand.moment.taken), above))
    return applied([above.children[place + at].eid for at in range(len(plain))])


def _insert_title(hand: Hand, target: Target, text: str) -> Verdict:
    """The heading of a unit that had none but its number."""
    unit = next((spot.unit for spot in spots(hand.board, Target(target.steps[:-1])) if spot.unit.live), None)
    if unit is None:
        return refused(NO_TARGET)
    rows = [row for row in unit.heading if row.live]
    if not rows:
        unit.heading.append(hand.row(lines_of(text)[0], unit))
        return applied([unit.eid])
    stretch = Stretch.over(rows)
    return applied([hand.behind_range(stretch, 0, len(stretch.text.rstrip()), " " + text.strip())])


def _counted(hand: Hand, target: Target, number: int) -> Iterator[Owner]:
    """The unit a paragraph of that count stands in."""
    step = replace(target.steps[-1], number=str(number))
    return (spot.rows[0].owner for spot in spots(hand.board, Target((*target.steps[:-1], step))))


def _behind(above: Unit, owner: object) -> int:
    """The place behind the child a paragraph stands in; the unit's own lines come before all children."""
    return next((at + 1 for at, child in enumerate(above.children) if any(unit is owner for unit in child.walk())), 0)


def replace_unit(hand: Hand, modification: Modification, action: ProvisionReplacement) -> Verdict:
    """The old wording is taken out and the new one put in, unit by unit where their numbers agree."""
    if not action.text:
        return refused(NO_TEXT)
    reason = NO_TARGET
    for spot in spots(hand.board, modification.target):
        if not rows_standing(spot):
            reason = NOT_THERE
        elif spot.whole or is_all_text(modification.target):
            return _rewritten(hand, spot.unit, action.text)
        elif (verdict := _part_rewritten(hand, spot, action.text)) is not None:
            return verdict
    return refused(reason)


def is_all_text(target: Target) -> bool:
    """Whether the text of a whole unit is meant."""
    return bool(target.eid) and all(step.unit is Named.TEXT for step in target.within)


def _rewritten(hand: Hand, unit: Unit, text: str) -> Verdict:
    lines = lines_of(text)
    label = unit.element.label
    if label and not has_label(lines[0].text, unit):
        heading = tuple(live_line(row) for row in unit.heading if row.live)
        lines = (*heading, *lines) if heading else (Line((Run(f"{label} {lines[0].text}"),)), *lines[1:])
    if unit.parent is None:
        return applied(_merged(hand, unit, parse(lines).root))
    parent = unit.parent
    place = parent.children.index(unit) if unit in parent.children else 0
    found = elements(_without(parent, unit, place), lines, unit.kind)
    if found[0].kind is Kind.ALINEA and unit.kind is not Kind.ALINEA:
        found = (replace(found[0], kind=unit.kind, num=unit.element.num, label=label), *found[1:])
    eids = _merged(hand, unit, found[0])
    for at, element in enumerate(found[1:], start=place + 1):
        hand.enter(parent, at, hand.grown(addressed(element, parent, hand.moment.taken), parent))
        eids.append(parent.children[at].eid)
    return applied(unique(eids))


def _without(parent: Unit, unit: Unit, place: int) -> Site:
    """The site of a unit, its own lines not there."""
    bare = Unit(parent.element, parent.parent, [child for child in parent.children if child is not unit], parent.number)
    bare._heading, bare._content = parent.heading, parent.content
    return Site(bare, place, unit.number)


def _merged(hand: Hand, unit: Unit, element: Element) -> list[str]:
    """The unit takes the element's lines for its own; units of the same number go on, others are put in or taken out."""
    old = hand.take_out_all([(row, piece) for row in unit.own_rows for piece in row.pieces])
    unit.heading.extend(hand.row(line, unit) for line in element.heading)
    unit.content.extend(hand.row(line, unit) for line in element.content)
    left = [child for child in unit.children if child.live]
    eids, place = [unit.eid, *old], 0
    for child in element.children:
        same = next((other for other in left if other.kind is child.kind and other.number == _num(child)), None)
        if same is not None:
            left.remove(same)
            place = unit.children.index(same) + 1
            eids += _merged(hand, same, child)
            continue
        eids += _parted(hand, unit, child, unit, place)
        left = [other for other in left if other.parent is unit]
        place += 1
    for gone in left:
        eids += hand.take_out_all([(row, piece) for row in gone.rows() for piece in row.pieces])
    return unique(eids)


def _parted(hand: Hand, parent: Unit, element: Element, top: Unit, place: int) -> list[str]:
    """A new unit put in at a place; of a division the articles that stand below `top` come along with their former wordings."""
    if element.kind not in DIVISIONS.values():
        new = hand.grown(addressed(element, parent, hand.moment.taken), parent)
        hand.enter(parent, place, new)
        return [new.eid]
    new = hand.grown(addressed(replace(element, children=()), parent, hand.moment.taken), parent)
    hand.enter(parent, place, new)
    eids = [new.eid]
    for child in element.children:
        old = _article_below(hand, top, child)
        if old is None or old.parent is None:
            eids += _parted(hand, new, child, top, len(new.children))
            continue
        old.parent.children.remove(old)
        old.parent.touch()
        new.children.append(old)
        old.parent = new
        eids += _merged(hand, old, child)
    return eids


def _article_below(hand: Hand, top: Unit, element: Element) -> Unit | None:
    """The article of the element's number that stands below a unit."""
    found = hand.board.articles.get(_num(element), ()) if element.kind is Kind.ARTICLE else ()
    return next((unit for unit in found if unit.live and any(unit is below for below in top.walk())), None)


def _num(element: Element) -> str:
    return element.num.canonical if element.num else ""


def _part_rewritten(hand: Hand, spot: Spot, text: str) -> Verdict | None:
    """A sentence, title or paragraph given new words; a printed number in front stays where the new text prints none."""
    stretch = spot.stretch()
    bounds = spot.range(stretch)
    if bounds is None:
        return None
    start, end = bounds
    if not has_label(text, spot.unit):
        start = behind_label(spot, stretch.text, start)
    parts = stretch.cut(start, end)
    if not parts:
        return None
    eids = hand.take_out_all(parts)
    lines = lines_of(text)
    row, piece = parts[0]
    hand.behind(row, parts[-1][1] if parts[-1][0] is row else piece, lines[0].text)
    owner = row.owner
    if isinstance(owner, Unit) and len(lines) > 1:
        rows = owner.heading if row in owner.heading else owner.content
        at = rows.index(row) + 1
        rows[at:at] = [hand.row(line, owner) for line in lines[1:]]
    return applied(unique([*eids, owner.eid]))


def repeal(hand: Hand, modification: Modification) -> Verdict:
    """All that stands of the unit is taken out; of the whole act nothing is, its status tells."""
    if takes_whole_act(modification):
        return applied([])
    reason = NO_TARGET
    for spot in spots(hand.board, modification.target):
        stretch = spot.stretch()
        bounds = spot.range(stretch)
        reason = NOT_THERE
        if bounds is None or not stretch.text:
            continue
        if spot.sentence:
            bounds = trimmed(stretch.text, behind_label(spot, stretch.text, bounds[0]), bounds[1])
        parts = stretch.cut(*bounds)
        if eids := hand.take_out_all(parts):
            return applied(unique([spot.unit.eid, *eids] if spot.whole else eids))
    return refused(reason)
