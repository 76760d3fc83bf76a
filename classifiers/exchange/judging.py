"""A verdict for each item of a file, and the concepts the scheme would hold after it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Map
from dataclasses import dataclass, replace
from typing import TypeVar

from classifiers.exchange.model import Item, Outcome, Reading, Scope, Verdict
from classifiers.schemes.model import Concept, Labels, Level, Note, label_in

T = TypeVar("T")
LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
"""Of BCP 47, as far as RDF asks for it."""
SHOWN_OF_A_CIRCLE = 6


@dataclass(frozen=True, slots=True)
class Judged:
    """Verdicts in the order of the file, what would stand afterwards, and how many items the file does not name."""

    verdicts: tuple[Verdict, ...]
    concepts: tuple[Concept, ...]
    levels: tuple[Level, ...]
    staying: int = 0

    @property
    def changes(self) -> bool:
        return any(verdict.outcome in (Outcome.NEW, Outcome.CHANGED) for verdict in self.verdicts)


def judge(reading: Reading, held: Iterable[Concept], levels: tuple[Level, ...] = ()) -> Judged:
    """What becomes of each item over the concepts held. Those of which the file says nothing stay as they are."""
    before = {concept.code: concept for concept in held}
    ids = {concept.id: concept.code for concept in before.values()}
    described = reading.levels or levels
    faults = _faults(reading, before, ids, described)
    orders = _orders(reading, before)
    beside, told = _beside(before.values()), _beside(item.concept for item in reading.items)
    after, verdicts = dict(before), list[Verdict]()
    for at, item in enumerate(reading.items):
        if fault := faults.get(at, ""):
            verdicts.append(_verdict(item, Outcome.REFUSED, fault))
        elif item.repeats:
            verdicts.append(_verdict(item, Outcome.SAME, f"says again what stands in {item.repeats}"))
        else:
            old = before.get(ids.get(item.concept.id, item.concept.code)) or before.get(item.concept.code)
            new = _over(old, item.concept, reading.scope, orders.get(at, 0))
            if old and beside.get(old.code) == told.get(new.code):
                new = replace(new, related=old.related)
            outcome = Outcome.NEW if old is None else Outcome.SAME if normal(old) == normal(new) else Outcome.CHANGED
            verdicts.append(_verdict(item, outcome))
            if outcome is not Outcome.SAME:
                after.pop(old.code if old else "", None)
                after[new.code] = new
    named = {item.concept.code for item in reading.items} | {ids.get(item.concept.id, "") for item in reading.items}
    return Judged(tuple(verdicts), tuple(after.values()), described, len(before.keys() - named))


def _verdict(item: Item, outcome: Outcome, reason: str = "") -> Verdict:
    return Verdict(item.place, item.concept.code, label_in(item.concept.labels, "az")[:200], outcome, reason, item.remarks)


# what is refused
def _faults(reading: Reading, before: Map[str, Concept], ids: Map[str, str], levels: tuple[Level, ...]) -> dict[int, str]:
    faults = {at: item.fault for at, item in enumerate(reading.items) if item.fault}
    good = {at: item.concept for at, item in enumerate(reading.items) if not item.fault and not item.repeats}
    faults |= _of_single(good, before, ids, levels) | _twins(reading, good)
    good = {at: concept for at, concept in good.items() if at not in faults}
    faults |= _in_circles(good, before)
    return _below_refused(good, before, faults, reading)


def _of_single(good: Map[int, Concept], before: Map[str, Concept], ids: Map[str, str], levels: tuple[Level, ...]) -> dict[int, str]:
    patterns = {level.depth: level.pattern for level in levels}
    found: dict[int, str] = {}
    for at, concept in good.items():
        pattern = patterns.get(concept.level, "")
        if not any(label.text.strip() for label in concept.labels) and concept.code not in before:
            found[at] = "there is no label"
        elif odd := next((tag for tag in _languages(concept) if tag and not LANGUAGE.fullmatch(tag)), ""):
            found[at] = f"expected the tag of a language such as az, found {odd[:60]!r}"
        elif levels and concept.level not in patterns:
            found[at] = f"its level {concept.level} is not one of the {len(levels)} described"
        elif pattern and not re.fullmatch(pattern, concept.code):
            found[at] = f"the code does not look like one of level {concept.level} ({pattern})"
        elif ids.get(concept.id, concept.code) != concept.code and concept.code in before:
            found[at] = f"the code {concept.code!r} is that of another item"
    return found


def _languages(concept: Concept) -> Iterator[str]:
    yield from (label.language for label in (*concept.labels, *concept.alternatives, *concept.hidden))
    yield from (note.language for note in concept.notes)


def _twins(reading: Reading, good: Map[int, Concept]) -> dict[int, str]:
    """Codes and identities that stand twice: the first counts."""
    found: dict[int, str] = {}
    for name in ("code", "id"):
        first: dict[str, int] = {}
        for at, concept in good.items():
            if (held := first.setdefault(getattr(concept, name), at)) != at:
                found[at] = f"the code {concept.code!r} stands twice with different values: see {reading.items[held].place}"
    return found


def _in_circles(good: Map[int, Concept], before: Map[str, Concept]) -> dict[int, str]:
    """Items that lie under themselves."""
    parents = {code: concept.parents for code, concept in before.items()} | {one.code: one.parents for one in good.values()}
    caught = _caught(parents)
    return {at: f"it lies under itself: {' under '.join(caught[one.code])}" for at, one in good.items() if one.code in caught}


def _caught(parents: Map[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Each code that lies under itself, and the way round (its first and last steps). Tarjan's components, without recursion."""
    found: dict[str, tuple[str, ...]] = {}
    for component in _components(parents):
        inside = set(component)
        if len(component) > 1 or component[0] in parents.get(component[0], ()):
            for code in component:
                found[code] = _way(code, parents, inside)
    return found


def _way(start: str, parents: Map[str, tuple[str, ...]], inside: set[str]) -> tuple[str, ...]:
    way, code = [start], start
    while len(way) <= SHOWN_OF_A_CIRCLE:
        code = next(one for one in parents[code] if one in inside)
        way.append(code)
        if code == start:
            return tuple(way)
    return (*way, "…")


def _components(parents: Map[str, tuple[str, ...]]) -> list[list[str]]:
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found: list[list[str]] = []
    for root in parents:
        if root not in index:
            _visit(root, parents, index, low, stack, on_stack, found)
    return found


def _visit(
    root: str, parents: Map[str, tuple[str, ...]], index: dict[str, int], low: dict[str, int], stack: list[str], on_stack: set[str],
    found: list[list[str]],
) -> None:  # fmt: skip
    work = [(root, iter(parents.get(root, ())))]
    index[root] = low[root] = len(index)
    stack.append(root)
    on_stack.add(root)
    while work:
        code, ways = work[-1]
        step = next((one for one in ways if one in parents and (one not in index or one in on_stack)), None)
        if step is not None and step in index:
            low[code] = min(low[code], index[step])
        elif step is not None:
            index[step] = low[step] = len(index)
            stack.append(step)
            on_stack.add(step)
            work.append((step, iter(parents[step])))
        else:
            _close(work, low, index, stack, on_stack, found)


def _close(
    work: list[tuple[str, Iterator[str]]], low: dict[str, int], index: dict[str, int], stack: list[str], on_stack: set[str],
    found: list[list[str]],
) -> None:
    code, _ = work.pop()
    if work:
        above = work[-1][0]
        low[above] = min(low[above], low[code])
    if low[code] == index[code]:
        component = stack[stack.index(code) :] if stack[-1] != code else [code]
        del stack[-len(component) :]
        on_stack.difference_update(component)
        found.append(component)


def _below_refused(good: Map[int, Concept], before: Map[str, Concept], faults: dict[int, str], reading: Reading) -> dict[int, str]:
    """Items whose parent is nowhere, or was refused, and all that lie below them."""
    refused = {reading.items[at].concept.code for at in faults}
    standing = set(before) | {concept.code for at, concept in good.items() if at not in faults}
    below: dict[str, list[int]] = {}
    for at, concept in good.items():
        for parent in concept.parents:
            below.setdefault(parent, []).append(at)
    waiting = [parent for parent in below if parent not in standing]
    while waiting:
        parent = waiting.pop()
        for at in below.get(parent, ()):
            if at not in faults:
                told = "was refused" if parent in refused else "is neither in the file nor in the classifier"
                faults[at] = f"its parent {parent!r} {told}"
                refused.add(good[at].code)
                if good[at].code not in before:
                    waiting.append(good[at].code)
    return faults


# what is new or changed
def _orders(reading: Reading, before: Map[str, Concept]) -> dict[int, int]:
    """The place among siblings by the order of the file, for a scheme that held nothing; others keep theirs or come by code."""
    if before or reading.scope.whole or "order" in reading.scope.fields:
        return {}
    counts: Counter[str] = Counter()
    found: dict[int, int] = {}
    for at, item in enumerate(reading.items):
        if not item.fault and not item.repeats:
            counts[item.concept.parent] += 1
            found[at] = counts[item.concept.parent]
    return found


def _beside(concepts: Iterable[Concept]) -> dict[str, set[str]]:
    """The codes each is related to, whichever side says so: the relation goes both ways."""
    found: dict[str, set[str]] = {}
    for concept in concepts:
        for other in concept.related:
            found.setdefault(concept.code, set()).add(other)
            found.setdefault(other, set()).add(concept.code)
    return found


def _over(old: Concept | None, new: Concept, scope: Scope, order: int) -> Concept:
    """What an item is when the file is laid over it: of what the file does not speak of, the old stays."""
    if old is None:
        return replace(new, order=new.order or order)
    if scope.whole:
        return replace(new, id=old.id, order=new.order or old.order, labels=_in_order_of(old.labels, new.labels))
    notes = {name for name in scope.fields if ":" in name}
    return replace(
        old,
        code=new.code,
        labels=_in_order_of(old.labels, (*new.labels, *(label for label in old.labels if label.language not in scope.languages))),
        parents=new.parents if scope.hierarchy or "parents" in scope.fields else old.parents,
        level=new.level if scope.hierarchy or "level" in scope.fields else old.level,
        alternatives=_labels_over(old.alternatives, new.alternatives, "alt", notes),
        hidden=_labels_over(old.hidden, new.hidden, "hidden", notes),
        notes=_notes_over(old.notes, new.notes, notes),
        kept=new.kept if "kept" in scope.fields else (*(one for one in old.kept if one[0] not in scope.kept), *new.kept),
        **{name: getattr(new, name) for name in SINGLE if name in scope.fields},
    )


SINGLE = ("related", "matches", "status", "valid_from", "valid_to", "successors", "order")


def _in_order_of(old: Labels, new: Labels) -> Labels:
    """The new labels in the order of languages they had."""
    places = {label.language: at for at, label in enumerate(old)}
    return tuple(sorted(new, key=lambda label: places.get(label.language, len(places))))


def _labels_over(old: Labels, new: Labels, kind: str, said: set[str]) -> Labels:
    return (*(label for label in old if f"{kind}:{label.language}" not in said), *new)


def _notes_over(old: tuple[Note, ...], new: tuple[Note, ...], said: set[str]) -> tuple[Note, ...]:
    return (*(note for note in old if f"{note.kind.value}:{note.language}" not in said), *new)


def normal(concept: Concept) -> Concept:
    """The concept with everything that has no order put in one, to be compared."""
    return replace(
        concept, labels=_sorted(concept.labels), parents=(*concept.parents[:1], *sorted(concept.parents[1:])),
        alternatives=_sorted(concept.alternatives), hidden=_sorted(concept.hidden), notes=_sorted(concept.notes),
        related=tuple(sorted(set(concept.related))), matches=_sorted(concept.matches), kept=_sorted(concept.kept),
        successors=tuple(sorted(concept.successors)),
    )  # fmt: skip


def _sorted(values: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(sorted(set(values), key=repr))
