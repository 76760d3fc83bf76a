"""Units given a new wording, as an amending act orders it: what stood is taken out, units whose numbers stay keep their address."""

from dataclasses import replace

from acts.history.board import Unit
from acts.history.counting import meant
from acts.history.grafting import DIVISIONS, Site, addressed, behind_label, elements, lines_of, rows_standing
from acts.history.locate import Spot, spots
from acts.history.present import Hand, live_line
from acts.history.put_units import NO_TEXT
from acts.history.restore import has_label
from acts.history.verdicts import NO_TARGET, NOT_THERE, Verdict, applied, refused
from acts.history.work import unique
from acts.model import Element, Kind, Line, Run
from acts.modifications.model import Modification, ProvisionReplacement, Target
from acts.modifications.model import Unit as Named
from acts.structure import parse


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
    own = next((element for element in found if element.kind is unit.kind), found[0])
    others = [element for element in found if element is not own]
    if own.kind is Kind.ALINEA and unit.kind is not Kind.ALINEA:
        own = replace(own, kind=unit.kind, num=unit.element.num, label=label)
    eids = _merged(hand, unit, own)
    for at, element in enumerate(others, start=parent.children.index(unit) + 1):
        hand.enter(parent, at, hand.grown(addressed(element, parent, hand.moment.taken), parent))
        eids.append(parent.children[at].eid)
    return applied(unique(eids))


def _without(parent: Unit, unit: Unit, place: int) -> Site:
    """The site of a unit, its own lines not there."""
    bare = Unit(parent.element, parent.parent, [child for child in parent.children if child is not unit], parent.number)
    bare._heading, bare._content = parent.heading, parent.content
    return Site(bare, place, unit.number)


def _merged(hand: Hand, unit: Unit, element: Element) -> list[str]:
    """The unit takes the element's lines for its own; units of the same number go on, others are put in; what stood is taken out."""
    old = hand.take_out_all([(row, piece) for row in unit.rows() for piece in row.pieces])
    return unique([unit.eid, *old, *_taken_up(hand, unit, element, unit)])


def _taken_up(hand: Hand, unit: Unit, element: Element, top: Unit) -> list[str]:
    unit.heading.extend(hand.row(line, unit) for line in element.heading)
    unit.content.extend(hand.row(line, unit) for line in element.content)
    return [unit.eid, *_children(hand, unit, element, top)]


def _children(hand: Hand, unit: Unit, element: Element, top: Unit) -> list[str]:
    """The element's children below the unit. Articles keep their address, wherever below `top` they stood."""
    eids: list[str] = []
    place, left = 0, [child for child in unit.children if child.live]
    for child in element.children:
        same = next((other for other in left if other.kind is child.kind and other.number == _num(child) and other.parent is unit), None)
        same = same or _article_below(hand, top, child)
        if same is None:
            eids += _parted(hand, unit, child, top, place)
            place += 1
            continue
        if same.parent is unit:
            left = [other for other in left if other is not same]
        else:
            _move(same, unit, place)
        place = unit.children.index(same) + 1
        eids += _taken_up(hand, same, child, top)
    return eids


def _move(unit: Unit, parent: Unit, place: int) -> None:
    """Put a unit, with all its wordings, among the children of another."""
    if unit.parent is not None:
        unit.parent.children.remove(unit)
        unit.parent.touch()
    parent.children.insert(place, unit)
    unit.parent = parent
    parent.touch()


def _parted(hand: Hand, parent: Unit, element: Element, top: Unit, place: int) -> list[str]:
    """A new unit put in at a place; of a division the articles that stood below `top` come along with their former wordings."""
    own = replace(element, children=()) if element.kind in DIVISIONS.values() else element
    new = hand.grown(addressed(own, parent, hand.moment.taken), parent)
    hand.enter(parent, place, new)
    return [new.eid, *(_children(hand, new, element, top) if own is not element else ())]


def _article_below(hand: Hand, top: Unit, element: Element) -> Unit | None:
    """The article of the element's number that stands below a unit."""
    found = hand.board.articles.get(_num(element), ()) if element.kind is Kind.ARTICLE else ()
    return next((unit for unit in found if unit.live and any(unit is below for below in top.walk())), None)


def _num(element: Element) -> str:
    return element.num.canonical if element.num else ""


def _part_rewritten(hand: Hand, spot: Spot, text: str) -> Verdict | None:
    """A sentence, title or paragraph given new words; a printed number in front stays where the new text prints none."""
    stretch = spot.stretch()
    bounds = meant(spot, stretch)
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
