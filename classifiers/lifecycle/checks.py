"""What is wrong with a proposal: all of it at once, each objection with the change it is about."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from classifiers.lifecycle import reasons
from classifiers.lifecycle.applying import VALID, Applied, apply
from classifiers.lifecycle.model import Action, Change, Objection
from classifiers.lifecycle.shapes import described
from classifiers.schemes.model import Concept, Level

LANGUAGES = ("az", "en")
WHOLE = -1
"""The change number of an objection to the proposal as a whole."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What codes look like by level, and how many levels there are; 0: any number."""

    patterns: Mapping[int, str]
    levels: int


def check(concepts: Sequence[Concept], levels: Sequence[Level], changes: Sequence[Change]) -> tuple[Objection, ...]:
    """Objections to these changes of these items, by change. Faults that items not touched had before are not looked for."""
    return objections_to(concepts, apply(concepts, changes), levels, changes)


def objections_to(
    before: Sequence[Concept], applied: Applied, levels: Sequence[Level], changes: Sequence[Change]
) -> tuple[Objection, ...]:
    """What is wrong with changes that were carried out as far as they could be on the items that stood before."""
    rules = Rules({level.depth: level.pattern for level in described(levels, before)}, len(levels))
    found = (*applied.objections, *_of_items(applied, rules), *_orphans(applied), *_labels(changes), *_unmapped(applied, changes))
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.change))


def outdated(base: Mapping[str, Concept], now: Mapping[str, Concept], changes: Sequence[Change], version: str) -> Iterator[Objection]:
    """Items a proposal is about that are no longer what they were in the version it was written for."""
    for at, change in enumerate(changes):
        named = (*change.old, *change.successors)
        yield from (Objection(at, reasons.changed_since(code, version)) for code in named if code in base and base[code] != now.get(code))


def _of_items(applied: Applied, rules: Rules) -> Iterator[Objection]:
    items = {concept.code: concept for concept in applied.concepts}
    circles: set[int] = set()                                    # told once, of the item that was moved
    for code, at in applied.made.items():
        if code not in items or items[code].status is not VALID or at in circles:
            continue
        if code in _above(items[code], items):
            circles.add(at)
            yield Objection(at, reasons.cycle(code))
        else:
            yield from (Objection(at, reason) for reason in _of_item(items[code], items, rules))


def _of_item(concept: Concept, items: Mapping[str, Concept], rules: Rules) -> Iterator[str]:
    if not concept.code.strip():
        yield reasons.NO_CODE
        return
    if missing := [parent for parent in concept.parents if parent not in items or items[parent].status is not VALID]:
        yield from (reasons.no_parent(concept.code, parent) for parent in missing)
    else:
        yield from _of_level(concept, rules)


def _above(concept: Concept, items: Mapping[str, Concept]) -> set[str]:
    """The codes an item stands below, in any of its hierarchies."""
    open_, seen = list(concept.parents), set[str]()
    while open_:
        code = open_.pop()
        if code in items and code not in seen:
            seen.add(code)
            open_.extend(items[code].parents)
    return seen


def _of_level(concept: Concept, rules: Rules) -> Iterator[str]:
    expected = rules.patterns.get(concept.level, "")
    if rules.levels and concept.level not in rules.patterns:
        yield reasons.too_deep(concept.code, concept.level, rules.levels)
    elif expected and not _fits(expected, concept.code):
        yield reasons.pattern(concept.code, concept.level, expected)


@cache
def _compiled(pattern: str) -> re.Pattern[str] | None:
    try:
        return re.compile(pattern)
    except re.error:
        return None


def _fits(pattern: str, code: str) -> bool:
    compiled = _compiled(pattern)
    return compiled is not None and compiled.fullmatch(code) is not None


def _orphans(applied: Applied) -> Iterator[Objection]:
    """Items left below one that a change took out of use, and not made by a change themselves (those are told of above)."""
    for concept in applied.concepts:
        if concept.status is VALID and concept.code not in applied.made:
            gone = (parent for parent in concept.parents if parent in applied.left)
            yield from (Objection(applied.left[parent], reasons.no_parent(concept.code, parent)) for parent in gone)


def _labels(changes: Sequence[Change]) -> Iterator[Objection]:
    for at, change in enumerate(changes):
        for concept in () if change.action is Action.MOVE else change.new:
            told = {label.language for label in concept.labels if label.text.strip()}
            yield from (Objection(at, reasons.no_label(concept.code, language)) for language in LANGUAGES if language not in told)


def _unmapped(applied: Applied, changes: Sequence[Change]) -> Iterator[Objection]:
    """Every code no longer in use leads to others, or a change gives the reason why not."""
    explained = {at for at, change in enumerate(changes) if change.action is Action.RETIRE and change.reason.strip()}
    for code in (code for code, heirs in applied.heirs.items() if not heirs):
        if applied.left.get(code, WHOLE) not in explained:
            yield Objection(applied.left.get(code, WHOLE), reasons.unmapped(code))
