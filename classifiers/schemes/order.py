"""What makes concepts a classifier: codes once, parents there, no circle; and their order from top to bottom."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from classifiers.schemes.model import Concept, Level


def objections(concepts: Sequence[Concept], levels: Sequence[Level]) -> tuple[str, ...]:
    """All that keeps them from being a version of a classifier; nothing where they are one."""
    codes = frozenset(concept.code for concept in concepts)
    return (
        *_doubles(concepts),
        *(f"{one.code} has no label" for one in concepts if not any(label.text.strip() for label in one.labels)),
        *(f"{one.code} stands under {parent}, which is not there" for one in concepts for parent in one.parents if parent not in codes),
        *(f"{one.code} stands under itself by way of {way}" for one, way in _circles(concepts)),
        *_unlike(concepts, levels),
    )


def in_order(concepts: Iterable[Concept]) -> list[Concept]:
    """From top to bottom as a reader sees the tree: each followed by those below it, siblings by their order, then by code."""
    below: dict[str, list[Concept]] = defaultdict(list)
    for concept in concepts:
        below[concept.parent].append(concept)
    found, waiting = [], among_siblings(below.pop("", ()))[::-1]
    while waiting:
        found.append(waiting.pop())
        waiting += among_siblings(below.pop(found[-1].code, ()))[::-1]
    return found


def among_siblings(concepts: Iterable[Concept]) -> list[Concept]:
    """By their order, then by code."""
    return sorted(concepts, key=lambda one: (one.order, natural(one.code)))


def natural(code: str) -> tuple[tuple[int, int | str], ...]:
    """Sorts numbers in codes by value: 33.2 before 33.10."""
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in re.findall(r"\d+|\D+", code))


def _doubles(concepts: Iterable[Concept]) -> Iterator[str]:
    rows = list(concepts)
    for code, count in Counter(one.code for one in rows).items():
        if not code.strip():
            yield f"{count} items have no code"
        elif count > 1:
            yield f"the code {code} stands {count} times"
    for id_, count in Counter(one.id for one in rows).items():
        if count > 1:
            yield f"the identity {id_} stands {count} times"


def _circles(concepts: Sequence[Concept]) -> Iterator[tuple[Concept, str]]:
    """Each concept that stands, perhaps by way of others, under itself (or between two such), with its parents."""
    caught = _caught({one.code: one.parents for one in concepts})
    below: dict[str, list[str]] = {code: [] for code in caught}
    for code, parents in caught.items():
        for parent in parents:
            below[parent].append(code)
    within = _caught({code: tuple(children) for code, children in below.items()})
    yield from ((one, ", ".join(caught[one.code])) for one in concepts if one.code in within)


def _caught(parents: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The codes from which not every way up ends at the top, with those of their parents that are caught too."""
    below: dict[str, list[str]] = defaultdict(list)
    waits = {code: len(set(up) & parents.keys()) for code, up in parents.items()}
    for code, up in parents.items():
        for parent in set(up):
            below[parent].append(code)
    ready = [code for code, count in waits.items() if not count]
    while ready:
        code = ready.pop()
        del waits[code]
        for child in below[code]:
            waits[child] -= 1
            if not waits[child]:
                ready.append(child)
    return {code: tuple(parent for parent in parents[code] if parent in waits) for code in waits}


def _unlike(concepts: Iterable[Concept], levels: Iterable[Level]) -> Iterator[str]:
    """Codes unlike those of their level, and levels that are not described."""
    patterns = {level.depth: re.compile(level.pattern) if level.pattern else None for level in levels}
    for one in concepts:
        if patterns and one.level not in patterns:
            yield f"{one.code} is of level {one.level}, which is not described"
        elif (pattern := patterns.get(one.level)) and not pattern.fullmatch(one.code):
            yield f"{one.code} does not look like a code of level {one.level} ({pattern.pattern})"
