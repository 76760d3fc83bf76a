"""Relations: how many provisions answer how many, seen over all rows at once."""

from collections.abc import Iterable, Mapping

from acts.concordance.model import Relation


def relations(links: Mapping[str, Iterable[str]]) -> dict[str, Relation]:
    """The relation of each provision of the left, by those of the right that answer it.

    All that hang together are looked at as one: with a ↔ 1, a ↔ 2, b ↔ 2 both a and b are n:m.
    """
    named = {left: tuple(dict.fromkeys(rights)) for left, rights in links.items()}
    lefts: dict[str, list[str]] = {}
    for left, rights in named.items():
        for right in rights:
            lefts.setdefault(right, []).append(left)
    found: dict[str, Relation] = {}
    for left in named:
        if left not in found:
            together = _together(left, named, lefts)
            found |= dict.fromkeys(together, _relation(together, named))
    return found


def _together(left: str, named: Mapping[str, tuple[str, ...]], lefts: Mapping[str, list[str]]) -> tuple[str, ...]:
    """The provisions of the left that hang together with one."""
    seen, pending, passed = {left: None}, [left], set[str]()
    while pending:
        for right in named[pending.pop()]:
            if right not in passed:
                passed.add(right)
                new = [other for other in lefts[right] if other not in seen]
                seen |= dict.fromkeys(new)
                pending += new
    return tuple(seen)


def _relation(together: tuple[str, ...], named: Mapping[str, tuple[str, ...]]) -> Relation:
    rights = {right for left in together for right in named[left]}
    if not rights:
        return Relation.NO_COUNTERPART
    if len(together) == 1:
        return Relation.ONE_TO_ONE if len(rights) == 1 else Relation.ONE_TO_MANY
    return Relation.MANY_TO_ONE if len(rights) == 1 else Relation.MANY_TO_MANY
