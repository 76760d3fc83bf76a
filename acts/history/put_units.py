"""Whole units put in, given a new wording, taken out or renumbered, as an amending act orders it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from acts.history.board import Unit, labelled
from acts.history.counting import meant
from acts.history.grafting import DIVISIONS, Site, addressed, behind_label, elements, last_number, lines_of, site
from acts.history.locate import spots
from acts.history.pieces import Owner, Stretch
from acts.history.present import Hand, live_text
from acts.history.status import takes_whole_act
from acts.history.verdicts import NO_TARGET, NOT_THERE, Verdict, applied, refused
from acts.history.work import trimmed, unique
from acts.model import Cell, Element, Kind, Line, Run
from acts.modifications.model import Modification, ProvisionInsertion, Target
from acts.modifications.model import Unit as Named

NO_TEXT: Final = "the new text is not printed"
NO_PLACE: Final = "there is no provision to put the new one into"
STANDS_ALREADY: Final = "a provision of that number stands in the text"

_DASH: Final = re.compile(r"[-–—]\s*$")
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
    where = site(hand.board, _as_printed(hand, target, action.text), action.after)
    lines = lines_of(action.text)
    return _grafted(hand, _behind_sanction(where, lines), lines, _kind(target)) if where else refused(NO_PLACE)


def _behind_sanction(where: Site, lines: tuple[Line, ...]) -> Site:
    """The site behind the sanction of the unit before it, for a unit that brings a sanction of its own."""
    children, place = where.parent.children, where.place
    rows = [row for row in children[place - 1].rows() if row.live] if place else []
    if len(lines) < 2 or not rows or not all(map(_DASH.search, (lines[0].text, live_text(rows[-1])))):
        return where
    while place < len(children) and children[place].kind is Kind.ALINEA:
        place += 1
    return replace(where, place=place)


def _as_printed(hand: Hand, target: Target, text: str) -> Target:
    """The target with the dotted number the new text prints, where that is another of the same article ("53.2.2" printed "53.2-2"), or
    the article named has no such numbers and the printed one has ("18.16-1" printed "118.16-1").
    """
    mark, last = labelled(text.strip()), target.steps[-1]
    if mark is None or "." not in mark.number or "." not in last.number:
        return target
    named, printed = last.number.partition(".")[0], mark.number.partition(".")[0]
    if named != printed and (_has_parts(hand, named) or not _has_parts(hand, printed)):
        return target
    return replace(target, steps=(*target.steps[:-1], replace(last, number=mark.number)))


def _has_parts(hand: Hand, article: str) -> bool:
    """Whether an article has parts that bear its number: "18.1"."""
    units = (unit for top in hand.board.articles.get(article, ()) for unit in top.walk())
    return any(unit.live and unit.number.startswith(f"{article}.") for unit in units)


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
    """The unit a paragraph of that count stands in; what is new bears its number in the new text."""
    step = replace(target.steps[-1], number=str(number))
    return (spot.rows[0].owner for spot in spots(hand.board, Target((*target.steps[:-1], step)), now=True))


def _behind(above: Unit, owner: object) -> int:
    """The place behind the child a paragraph stands in; the unit's own lines come before all children."""
    return next((at + 1 for at, child in enumerate(above.children) if any(unit is owner for unit in child.walk())), 0)


def repeal(hand: Hand, modification: Modification) -> Verdict:
    """All that stands of the unit is taken out; of the whole act nothing is, its status tells."""
    if takes_whole_act(modification):
        return applied([])
    reason = NO_TARGET
    for spot in spots(hand.board, modification.target):
        stretch = spot.stretch()
        bounds = meant(spot, stretch)
        reason = NOT_THERE
        if bounds is None or not stretch.text:
            continue
        if spot.sentence:
            bounds = trimmed(stretch.text, behind_label(spot, stretch.text, bounds[0]), bounds[1])
        parts = stretch.cut(*bounds)
        if eids := hand.take_out_all(parts):
            return applied(unique([spot.unit.eid, *eids] if spot.whole else eids))
    return refused(reason)
