"""Carrying the changes of a proposal out on the items of a version, in their order, each on what the ones before it left.

Nothing is taken away: an item whose place others take is superseded by them, one that nothing follows is retired (ISO 19135-1).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, count
from types import MappingProxyType

from classifiers.lifecycle import reasons
from classifiers.lifecycle.model import Action, Change, Objection
from classifiers.schemes.model import Concept, ConceptStatus

VALID = ConceptStatus.VALID


@dataclass(frozen=True, slots=True)
class Applied:
    """The items after the changes.

    ``heirs`` says for each code that was valid before which codes hold what it held, none for a retired one.
    ``made`` and ``left``: the change (from 0) that last made a code what it is, or took it out of use.
    """

    concepts: tuple[Concept, ...]
    heirs: Mapping[str, tuple[str, ...]]
    made: Mapping[str, int]
    left: Mapping[str, int]
    objections: tuple[Objection, ...] = ()


@dataclass(slots=True)
class Working:
    """The items while changes are carried out. ``ids``: all ever given; ``held``: by code, the codes whose heir it is."""

    items: dict[str, Concept]
    heirs: dict[str, tuple[str, ...]]
    ids: set[str]
    held: dict[str, set[str]]
    day: date | None = None
    at: int = 0
    made: dict[str, int] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)

    def valid(self, code: str) -> bool:
        return code in self.items and self.items[code].status is VALID


def apply(concepts: Iterable[Concept], changes: Iterable[Change], day: date | None = None) -> Applied:
    """Carry out what can be; what cannot is objected to and left out. `day` is when the new version begins."""
    items = {concept.code: concept for concept in concepts}
    valid = [code for code, one in items.items() if one.status is VALID]
    ids = {one.id for one in items.values()}
    working = Working(items, {code: (code,) for code in valid}, ids, {code: {code} for code in valid}, day)
    objections: list[Objection] = []
    for working.at, change in enumerate(changes):
        if wrong := tuple(_hindrances(working, change)):
            objections += (Objection(working.at, reason) for reason in wrong)
        else:
            DO[change.action](working, change)
    return Applied(tuple(working.items.values()), working.heirs, working.made, working.left, tuple(objections))


# what stands in the way
def _hindrances(working: Working, change: Change) -> Iterator[str]:
    yield from (reasons.not_there(code) for code in change.old if not working.valid(code))
    yield from NUMBERS[change.action](change)
    yield from _taken(working, change)
    if change.action is Action.RETIRE:
        yield from (reasons.no_successor(code) for code in change.successors if code in change.old or not working.valid(code))
    if change.action is Action.RENAME and not _differs(working, change):
        yield reasons.NOTHING_CHANGES
    if change.action is Action.MOVE and change.old and change.new and working.valid(change.old[0]):
        yield from _stands_there(working.items[change.old[0]], change.new[0])


def _taken(working: Working, change: Change) -> Iterator[str]:
    own: set[str] = set()
    keeps = () if change.action in (Action.CREATE, Action.RETIRE) else change.old
    for code in (concept.code for concept in change.new):
        if code in own or (code in working.items and code not in keeps):
            yield reasons.taken(code, valid=code in own or working.valid(code))
        own.add(code)


def _differs(working: Working, change: Change) -> bool:
    return not change.old or not change.new or working.items.get(change.old[0]) != _continued(working, change.old[0], change.new[0])


def _stands_there(now: Concept, asked: Concept) -> Iterator[str]:
    if now.parent == asked.parent:
        yield reasons.stands_there(now.code, now.parent)


def _one_to_one(change: Change) -> Iterator[str]:
    if len(change.old) != 1 or len(change.new) != 1:
        yield reasons.ONE_ITEM


def _split_numbers(change: Change) -> Iterator[str]:
    if len(change.old) != 1:
        yield reasons.ONE_ITEM
    if len(change.new) < 2:
        yield reasons.TWO_PARTS


def _merge_numbers(change: Change) -> Iterator[str]:
    if len(set(change.old)) < 2:
        yield reasons.TWO_TO_MERGE
    if len(change.new) != 1:
        yield reasons.INTO_ONE


def _create_numbers(change: Change) -> Iterator[str]:
    if not change.new:
        yield reasons.NOTHING_NEW


def _retire_numbers(change: Change) -> Iterator[str]:
    if len(change.old) != 1:
        yield reasons.ONE_ITEM
    if not change.successors and not change.reason.strip():
        yield reasons.SUCCESSOR_OR_REASON


NUMBERS: Mapping[Action, Callable[[Change], Iterator[str]]] = MappingProxyType({
    Action.CREATE: _create_numbers, Action.SPLIT: _split_numbers, Action.MERGE: _merge_numbers,
    Action.RENAME: _one_to_one, Action.MOVE: _one_to_one, Action.RETIRE: _retire_numbers,
})  # fmt: skip


# carrying out
def _create(working: Working, change: Change) -> None:
    for concept in change.new:
        _put(working, _fresh(working, concept))


def _split(working: Working, change: Change) -> None:
    (code,) = change.old
    old = working.items[code]
    parts = [replace(part, parents=part.parents or old.parents) for part in change.new]
    made = [_continued(working, code, part) if part.code == code else _fresh(working, part, old.order) for part in parts]
    _supersede(working, code, made)
    for concept in made:
        _put(working, concept)
    _inherit(working, change.old, tuple(part.code for part in change.new))


def _merge(working: Working, change: Change) -> None:
    (new,) = change.new
    first = working.items[change.old[0]]
    asked = replace(new, parents=new.parents or first.parents)
    made = _continued(working, new.code, asked) if new.code in change.old else _fresh(working, asked, first.order)
    for code in change.old:
        _supersede(working, code, [made])
    _put(working, made)
    _reparent(working, change.old, new.code)
    _inherit(working, change.old, (new.code,))


def _rename(working: Working, change: Change) -> None:
    (code,), (new,) = change.old, change.new
    made = _continued(working, code, new)
    if new.code != code:
        working.items = {new.code if at == code else at: one for at, one in working.items.items()}
        _reparent(working, change.old, new.code)
        _inherit(working, change.old, (new.code,))
    _put(working, made)


def _move(working: Working, change: Change) -> None:
    (code,), (new,) = change.old, change.new
    now = working.items[code]
    made = replace(now, parents=new.parents[:1] + tuple(one for one in now.parents[1:] if one not in new.parents))
    _put(working, replace(made, order=_place(working, made)))
    _renew_levels(working, code)


def _retire(working: Working, change: Change) -> None:
    (code,) = change.old
    _supersede(working, code, [working.items[one] for one in change.successors])
    _inherit(working, change.old, change.successors)


DO: Mapping[Action, Callable[[Working, Change], None]] = MappingProxyType({
    Action.CREATE: _create, Action.SPLIT: _split, Action.MERGE: _merge,
    Action.RENAME: _rename, Action.MOVE: _move, Action.RETIRE: _retire,
})  # fmt: skip


# pieces
def _put(working: Working, concept: Concept) -> None:
    working.items[concept.code] = replace(concept, level=_level(working, concept))
    working.made[concept.code] = working.at
    working.left.pop(concept.code, None)


def _level(working: Working, concept: Concept) -> int:
    parent = working.items.get(concept.parent)
    return parent.level + 1 if parent else 1 if not concept.parent else concept.level


def _fresh(working: Working, concept: Concept, order: int | None = None) -> Concept:
    """A new item: its id is its code, or if an item had that id, the code with a number."""
    own = next(one for one in chain((concept.code,), (f"{concept.code}~{n}" for n in count(2))) if one not in working.ids)
    working.ids.add(own)
    place = _place(working, concept) if order is None else order
    return replace(concept, id=own, status=VALID, successors=(), order=place, valid_from=concept.valid_from or working.day, valid_to=None)


def _continued(working: Working, code: str, asked: Concept) -> Concept:
    """The item of a code as asked for: what it is called and says is new, what it is stays."""
    now = working.items.get(code)
    if now is None:
        return asked
    return replace(asked, id=now.id, parents=asked.parents or now.parents, level=now.level, status=now.status, order=now.order,
                   successors=now.successors, valid_from=now.valid_from, valid_to=now.valid_to)  # fmt: skip


def _supersede(working: Working, code: str, by: list[Concept]) -> None:
    old = working.items[code]
    status = ConceptStatus.SUPERSEDED if by else ConceptStatus.RETIRED
    working.items[code] = replace(old, status=status, successors=tuple(one.id for one in by), valid_to=working.day)
    working.left[code] = working.at


def _reparent(working: Working, old: tuple[str, ...], new: str) -> None:
    """What stood below or beside the old codes stands below or beside the new one."""
    for code, one in tuple(working.items.items()):
        if one.status is VALID and code != new and (any(at in old for at in one.parents) or any(at in old for at in one.related)):
            parents, related = _swapped(one.parents, old, new), _swapped(one.related, old, new)
            working.items[code] = replace(one, parents=parents, related=related)
            working.made.setdefault(code, working.at)


def _swapped(codes: tuple[str, ...], old: tuple[str, ...], new: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new if code in old else code for code in codes))


def _inherit(working: Working, old: tuple[str, ...], new: tuple[str, ...]) -> None:
    """What the old codes hold, the new ones hold from now on."""
    touched = {code for heir in old for code in working.held.pop(heir, ())}
    for code in touched:
        follow = (one for heir in working.heirs[code] for one in (new if heir in old else (heir,)))
        working.heirs[code] = tuple(dict.fromkeys(follow))
    for heir in new:
        working.held.setdefault(heir, set()).update(touched)


def _place(working: Working, concept: Concept) -> int:
    """Among its siblings after the last whose code comes before its own."""
    siblings = [one for one in working.items.values() if one.parent == concept.parent and one.code != concept.code]
    before = [one.order for one in siblings if one.code < concept.code]
    return max(before, default=min((one.order for one in siblings), default=0))


def _renew_levels(working: Working, top: str) -> None:
    """Bring what stands below a moved item to its new levels."""
    below: dict[str, list[str]] = {}
    for one in working.items.values():
        below.setdefault(one.parent, []).append(one.code)
    open_, seen = [top], {top}
    while open_:
        at = open_.pop()
        for code in set(below.get(at, ())) - seen:
            working.items[code] = replace(working.items[code], level=working.items[at].level + 1)
            working.made.setdefault(code, working.at)
            seen.add(code)
            open_.append(code)
