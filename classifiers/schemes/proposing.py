"""Links between two versions where no official table gives them: proposed from codes, labels and structure, each with its ground.

A person confirms them. A code alone proves nothing: it may have been given to something else.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from classifiers.schemes.changes import Labels, Link, spelt

ALIKE: Final = 0.45
"""How much of their words, the rare ones weighing more, labels under one code share at least to be the same item."""
PART: Final = 0.6
"""The same of labels under different codes."""


class ProposedLink(NamedTuple):
    """A link and why it is proposed, as a sentence."""

    old: str
    new: str
    evidence: str

    @property
    def link(self) -> Link:
        return self.old, self.new


def propose(old: Labels, new: Labels) -> tuple[ProposedLink, ...]:
    """Links in the order of the old codes: same labels, like labels under the same code, then for what is left the most alike."""
    found = {one.link: one for one in _same(old, new)}
    weigh = _weigher((*old.values(), *new.values()))
    left, right = _left_over(old, new, found)
    for code in (code for code in left if code in right):
        if (share := weigh(old[code], new[code])) >= ALIKE:
            found[code, code] = ProposedLink(code, code, f"the same code, {share:.0%} of the words")
    left, right = _left_over(old, new, found)
    for one in (*_most_alike(left, old, new, weigh), *(_turned(one) for one in _most_alike(right, new, old, weigh))):
        found.setdefault(one.link, one)
    return tuple(found[link] for link in sorted(found))


def _same(old: Labels, new: Labels) -> Iterator[ProposedLink]:
    by_label: dict[str, list[str]] = defaultdict(list)
    for code, label in new.items():
        by_label[spelt(label)].append(code)
    for code, label in old.items():
        same = by_label.get(spelt(label), ())
        chosen = code if code in same else same[0] if len(same) == 1 else None
        if chosen is not None:
            yield ProposedLink(code, chosen, "the same code and label" if chosen == code else "the same label")


def _left_over(old: Labels, new: Labels, found: Iterable[Link]) -> tuple[list[str], list[str]]:
    before, after = {one for one, _other in found}, {other for _one, other in found}
    return [code for code in old if code not in before], [code for code in new if code not in after]


class _Weigher:
    """How alike two labels are: the share of their words, rare ones weighing more, that both have."""

    def __init__(self, labels: Sequence[str]) -> None:
        counts = Counter(word for label in labels for word in set(words_of(label)))
        self._weights = {word: math.log(1 + len(labels) / count) for word, count in counts.items()}

    def __call__(self, one: str, other: str) -> float:
        words, others = set(words_of(one)), set(words_of(other))
        every = self._sum(words | others)
        return self._sum(words & others) / every if every else 0.0

    def _sum(self, words: Iterable[str]) -> float:
        return sum(self._weights[word] for word in words)


def _weigher(labels: Sequence[str]) -> _Weigher:
    return _Weigher(labels)


def words_of(label: str) -> list[str]:
    """Its words without the endings that number changes in English."""
    return [word[:-1] if word.endswith("s") and len(word) > 3 else word for word in spelt(label).split() if len(word) > 2]


def _most_alike(codes: Sequence[str], mine: Labels, others: Labels, weigh: _Weigher) -> Iterator[ProposedLink]:
    """For each code the one on the other side that is most like it, if it is like enough."""
    having: Mapping[str, list[str]] = _having(others)
    for code in codes:
        near = {other for word in words_of(mine[code]) for other in having.get(word, ())}
        best = max(((weigh(mine[code], others[other]), other) for other in near), default=(0.0, ""))
        if best[0] >= PART:
            yield ProposedLink(code, best[1], f"{best[0]:.0%} of the words")


def _having(labels: Labels) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code, label in labels.items():
        for word in set(words_of(label)):
            found[word].append(code)
    return found


def _turned(one: ProposedLink) -> ProposedLink:
    return ProposedLink(one.new, one.old, one.evidence)
