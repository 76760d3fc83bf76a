"""Where provisions went: which provision of a new wording is which of an old one, by the act's history, else by number and words."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from rapidfuzz import fuzz, process

from acts.concordance.model import Provision
from acts.concordance.packing import bare, digest

ALIKE: Final = 80.0
"""Per cent of characters alike from which two provisions under different numbers are one, reworded."""
LONGEST: Final = 4000
"""Characters of a provision that are looked at when likeness is asked for."""


def followed(
    old: Sequence[Provision], new: Sequence[Provision], moved: Callable[[str], str | None] | None = None,
) -> dict[str, str]:  # fmt: skip
    """The id in the new wording of each old provision that is there still. ``moved``: what the act's own history says, where it is held.

    Without it: the same number and words; the same words under another number; the same number with words alike; words alike under
    another number; what is left, the same number.
    """
    ids = {one.id for one in new}
    found = _Found({one.id: one for one in old}, {one.id: one for one in new})
    if moved is not None:
        found.take((one.id, now) for one in old if (now := moved(one.id)) in ids and now is not None)
        return found.pairs
    for way in (_same, _same_words, _same_number_alike, _alike, _same_number):
        found.take(way(found.old, found.new))
    return {one.id: found.pairs[one.id] for one in old if one.id in found.pairs}


class _Found:
    """What is still to be followed, and what was."""

    def __init__(self, old: dict[str, Provision], new: dict[str, Provision]) -> None:
        self.old, self.new, self.pairs = old, new, dict[str, str]()

    def take(self, pairs: Iterable[tuple[str, str]]) -> None:
        for before, after in tuple(pairs):
            if before in self.old and after in self.new:
                self.pairs[before] = after
                del self.old[before], self.new[after]


Pairs = Iterable[tuple[str, str]]
Left = Mapping[str, Provision]


def _same(old: Left, new: Left) -> Pairs:
    return ((id_, id_) for id_, one in old.items() if id_ in new and _mark(one) == _mark(new[id_]))


def _same_words(old: Left, new: Left) -> Pairs:
    """Words that stand once on each side."""
    before, after = _once(old), _once(new)
    return ((before[mark], after[mark]) for mark in before if mark in after)


def _same_number_alike(old: Left, new: Left) -> Pairs:
    return ((id_, id_) for id_, one in old.items() if id_ in new and fuzz.ratio(_words(one), _words(new[id_])) >= ALIKE)


def _alike(old: Left, new: Left) -> Pairs:
    """Each with the one most alike, the surest first; only on the same level."""
    after = {id_: _words(one) for id_, one in new.items()}
    found = []
    for id_, one in old.items():
        level = {name: words for name, words in after.items() if bool(new[name].parent) == bool(one.parent)}
        best = process.extractOne(_words(one), level, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best is not None:
            found.append((best[1], id_, best[2]))
    return ((before, now) for _, before, now in sorted(found, key=lambda pair: -pair[0]))


def _same_number(old: Left, new: Left) -> Pairs:
    return ((id_, id_) for id_ in old if id_ in new)


def _once(provisions: Left) -> dict[str, str]:
    counts = Counter(_mark(one) for one in provisions.values())
    return {_mark(one): id_ for id_, one in provisions.items() if counts[_mark(one)] == 1}


def _mark(one: Provision) -> str:
    return digest(f"{one.heading}\n{bare(one.text, one.label)}")


def _words(one: Provision) -> str:
    return f"{one.heading}\n{bare(one.text, one.label)}"[:LONGEST]
