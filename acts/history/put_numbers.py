"""Units that get another number, as an amending act orders it."""

import re
from dataclasses import replace
from typing import Final

from acts.history.board import NUMBERED, Unit
from acts.history.grafting import DIVISIONS, last_number, rows_standing
from acts.history.locate import spots
from acts.history.pieces import Stretch
from acts.history.present import Hand
from acts.history.put_units import standing
from acts.history.verdicts import NO_TARGET, NOT_THERE, NUMBER_TAKEN, Verdict, applied, refused
from acts.history.words import find
from acts.model import Kind
from acts.modifications.model import Modification, Renumbering, Target
from acts.modifications.model import Unit as Named
from acts.numbers import Num, canonical
from language.numerals import suffix, to_roman

_ORDINAL: Final = re.compile(r"-(?:c[ıiuü]|[ıiuü]nc[ıiuü])\b")


def renumber(hand: Hand, modification: Modification, action: Renumbering) -> Verdict:
    """The unit bears its new number, and so do those below it whose numbers begin with it; paragraphs and sentences are only counted."""
    spot = next((spot for spot in spots(hand.board, modification.target) if rows_standing(spot)), None)
    if spot is None:
        return refused(NO_TARGET)
    unit, number = spot.unit, last_number(action.to)
    if number and _becomes_a_part(modification.target, action.to):
        return _numbered_text(hand, unit, action.to.steps[-1].number)
    if not spot.whole:
        return applied([unit.eid])
    if not number or unit.kind not in (Kind.ARTICLE, *NUMBERED, *DIVISIONS.values()):
        return refused(NO_TARGET)
    if "." in unit.number and "." not in number:
        number = f"{unit.number.rpartition('.')[0]}.{number}"
    if number == unit.number:
        return applied([unit.eid])
    other = standing(hand, action.to)
    if other is not None and other is not unit:
        return refused(NUMBER_TAKEN)
    before = unit.eid
    _relabelled(hand, unit, unit.number, number)
    if unit.kind in DIVISIONS.values():
        hand.board.others[unit.kind, unit.number].remove(unit)
        hand.board.others.setdefault((unit.kind, number), []).append(unit)
        unit.number = number
    else:
        hand.board.renumber(unit, number)
    _readdressed(hand, unit)
    verdict = applied([unit.eid])
    verdict.renamed.append((before, unit.eid))
    return verdict


def _becomes_a_part(target: Target, to: Target) -> bool:
    """Whether the text of a unit becomes its own first part: "art_255/text" to "art_255.1", "art_9/note" to "art_9/note/point_1"."""
    above = tuple(step for step in target.steps if step.unit is not Named.TEXT)
    below, last = to.steps[:-1], to.steps[-1]
    dotted = replace(last, number=last.number.rpartition(".")[0])
    return (above != target.steps and above == (*below, dotted)) or (len(to.steps) > 1 and above == below)


def _numbered_text(hand: Hand, unit: Unit, number: str) -> Verdict:
    """The text of an article becomes its first part: the number is printed before it."""
    body = Stretch.over([row for row in unit.rows() if row.live and row not in unit.heading])
    if not body.text.strip():
        return refused(NOT_THERE)
    label = unit.element.label if unit.kind is Kind.REMARK and body.text.startswith(unit.element.label) else ""
    start = len(label) + len(body.text[len(label):]) - len(body.text[len(label):].lstrip())
    eid = hand.before_range(body, start, len(body.text), f"{number}. ")
    _become_part(unit, number)
    return applied([eid])


def _become_part(unit: Unit, number: str) -> None:
    """The paragraphs of an article or remark that had no number are one part now: the first bears it, the others stand below it."""
    standing = [child for child in unit.children if child.live]
    if unit.kind not in (Kind.ARTICLE, Kind.REMARK) or not standing or any(child.element.label for child in standing):
        return
    first, *others = standing
    kind = first.kind if first.kind in NUMBERED else Kind.PARAGRAPH if unit.kind is Kind.ARTICLE else Kind.POINT
    first.element = replace(first.element, kind=kind, num=Num(number), label=f"{number}.")
    first.number = number
    unit.article.numbers.setdefault(number, []).append(first)
    for other in others if all(other.kind is Kind.ALINEA for other in others) else ():
        unit.children.remove(other)
        other.parent = first
        first.children.append(other)
    unit.touch()
    first.touch()


def _relabelled(hand: Hand, top: Unit, old: str, new: str) -> None:
    """The printed numbers of the unit and of those below that begin with it."""
    for unit in top.walk():
        if unit is not top and (top.kind in DIVISIONS.values() or not unit.number.startswith(old + ".")):
            continue
        now = new + unit.number[len(old):]
        stretch = Stretch.over([row for row in unit.own_rows if row.live][:1])
        printed = _ORDINAL.sub("", unit.element.num.printed if unit.element.num else unit.number)
        found = next(iter(find(stretch.text[:40], printed)), None)
        if found is None:
            continue
        end, words = _as_before(stretch.text, found.end, printed, now)
        was = stretch.text[found.start:end]
        parts = stretch.cut(found.start, end)
        hand.take_out_all(parts)
        hand.behind(*parts[-1], words)
        unit.element = replace(unit.element, label=unit.element.label.replace(was, words, 1), num=Num(now))


def _as_before(text: str, end: int, printed: str, now: str) -> tuple[int, str]:
    """The new number as the old was printed, in Roman numerals or with an ordinal's ending, and where the old one ends."""
    if printed.isupper() and now.isdecimal():
        now = to_roman(int(now))
    found = _ORDINAL.match(text, end)
    if found and canonical(now).split("-")[0].isdecimal():
        return found.end(), f"{now}-{suffix(int(canonical(now).split('-')[-1]))}"
    return end, now


def _readdressed(hand: Hand, top: Unit) -> None:
    """New eids from the new numbers."""
    old, taken = top.eid, hand.moment.taken
    taken.difference_update(unit.eid for unit in top.walk() if unit.eid.startswith(old))
    wanted = f"{old.rpartition('_')[0]}_{canonical(top.number)}"
    new, count = wanted, 1
    while new in taken:
        count += 1
        new = f"{wanted}_{count}"
    for unit in [unit for unit in top.walk() if unit is top or unit.eid.startswith(old + "__")]:
        below = unit.eid[len(old):]
        word, line, number = below.rpartition("_")
        if unit is not top and "." in unit.number and number and line:
            below = f"{word}_{unit.number}"
        unit.element = replace(unit.element, eid=new + below)
        taken.add(unit.eid)
        unit.touch()
