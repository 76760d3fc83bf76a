"""Links between two versions where no official table gives them: proposed from codes, labels and structure, each with its ground.

A person confirms them. A code alone proves nothing: it may have been given to something else.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate, product
from typing import Final, NamedTuple

from classifiers.schemes.changes import Labels, Link, spelt

SURE: Final = "the same code and label"
ALIKE: Final = 0.45
"""How much of their words, the rare ones weighing more, labels under one code share at least to be the same item."""
PART: Final = 0.6
"""The same of labels under different codes."""
MOST: Final = 0.75
"""The share of the items beside one that stayed what they were, from which on it is taken to have stayed under its code too."""
TOUCH: Final = 0.2
"""The share of the words of the shorter label by which an item left over is of the one item left over beside it."""
HALF: Final = 0.5
"""The same where several are left over on both sides."""
FEW: Final = 3
"""Fewer items beside one tell nothing of it."""


Sides = tuple[list[str], list[str]]


class ProposedLink(NamedTuple):
    """A link and why it is proposed, as a sentence."""

    old: str
    new: str
    evidence: str

    @property
    def link(self) -> Link:
        return self.old, self.new


def propose(old: Labels, new: Labels, above: tuple[Labels, Labels] | None = None) -> tuple[ProposedLink, ...]:
    """Links in the order of the old codes: same labels, like labels under the same code, the place, then for what is left the most alike.

    `above` gives the parent's code of each old and of each new item, where items have any.
    """
    plain = {label: spelt(label) for label in (*old.values(), *new.values())}
    found = {one.link: one for one in _same(old, new, plain)}
    weigh = _Weigher((*old.values(), *new.values()), plain)
    for code in _common(old, new, found):
        if (share := weigh.share(old[code], new[code])) >= ALIKE:
            found[code, code] = ProposedLink(code, code, f"the same code, {share * 100:.0f} of 100 parts of the words")
    if above:
        for one in (*_by_place(old, new, above[0], found), *_by_family(_left_over(old, new, found), (old, new), above, weigh)):
            found.setdefault(one.link, one)
    left, right = _left_over(old, new, found)
    for one in (*weigh.most_alike(left, old, new), *(_turned(one) for one in weigh.most_alike(right, new, old))):
        found.setdefault(one.link, one)
    return tuple(found[link] for link in sorted(found))


def words_of(label: str) -> list[str]:
    """The words of a label as `spelt` gives it, without the endings that number changes in English."""
    return [word[:-1] if word.endswith("s") and len(word) > 3 else word for word in label.split() if len(word) > 2]


def _same(old: Labels, new: Labels, plain: Labels) -> Iterator[ProposedLink]:
    by_label: dict[str, list[str]] = defaultdict(list)
    for code, label in new.items():
        by_label[plain[label]].append(code)
    for code, label in old.items():
        same = by_label.get(plain[label], ())
        chosen = code if code in same else same[0] if len(same) == 1 else None
        if chosen is not None:
            yield ProposedLink(code, chosen, SURE if chosen == code else "the same label")


def _by_place(old: Labels, new: Labels, above: Labels, found: Collection[Link]) -> Iterator[ProposedLink]:
    """Items left over on both sides under one code, most of those beside which stayed under theirs."""
    beside: dict[str, list[str]] = defaultdict(list)
    for code in old:
        beside[above.get(code, "")].append(code)
    for code in _common(old, new, found):
        others = [one for one in beside[above.get(code, "")] if one != code]
        stayed = sum((one, one) in found for one in others)
        if len(others) >= FEW and stayed >= MOST * len(others):
            yield ProposedLink(code, code, f"the same code, {stayed} of {len(others)} items beside it stayed")


def _by_family(left: Sides, labels: tuple[Labels, Labels], above: tuple[Labels, Labels], weigh: "_Weigher") -> Iterator[ProposedLink]:
    """Of what is left over under one parent on both sides, those that share words: one fell apart into others, or several became one."""
    old, new = (_families(codes, parents) for codes, parents in zip(left, above, strict=True))
    for parent in sorted(set(old) & set(new)):
        for before, after in product(old[parent], new[parent]):
            if weigh.within(labels[0][before], labels[1][after]) >= (TOUCH if 1 in (len(old[parent]), len(new[parent])) else HALF):
                yield ProposedLink(before, after, f"both changed under {parent} and share words")


def _families(codes: Iterable[str], above: Labels) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code in codes:
        if above.get(code):
            found[above[code]].append(code)
    return found


def _common(old: Labels, new: Labels, found: Iterable[Link]) -> list[str]:
    """The codes of both sides of which neither item is linked."""
    left, right = _left_over(old, new, found)
    return sorted(set(left) & set(right))


def _left_over(old: Labels, new: Labels, found: Iterable[Link]) -> Sides:
    links = tuple(found)
    before, after = {one for one, _other in links}, {other for _one, other in links}
    return [code for code in old if code not in before], [code for code in new if code not in after]


class _Weigher:
    """How alike two labels are: the share of their words, rare ones weighing more, that both have."""

    def __init__(self, labels: Collection[str], plain: Labels) -> None:
        self._words = {label: frozenset(words_of(spelling)) for label, spelling in plain.items()}
        counts = Counter(word for label in labels for word in self._words[label])
        self._weights = {word: math.log(1 + len(labels) / count) for word, count in counts.items()}
        self._whole = {label: self._sum(words) for label, words in self._words.items()}

    def share(self, one: str, other: str) -> float:
        both = self._sum(self._words[one] & self._words[other])
        every = self._whole[one] + self._whole[other] - both
        return both / every if every else 0.0

    def within(self, one: str, other: str) -> float:
        """How much of the one that says less the other says too."""
        least = min(self._whole[one], self._whole[other])
        return self._sum(self._words[one] & self._words[other]) / least if least else 0.0

    def most_alike(self, codes: Iterable[str], mine: Labels, others: Labels) -> Iterator[ProposedLink]:
        """For each code the one on the other side that is most like it, if it is like enough."""
        having = self._having(others)
        for code in codes:
            near = {other for word in self._telling(mine[code]) for other in having.get(word, ())}
            best = max(((self.share(mine[code], others[other]), other) for other in near), default=(0.0, ""))
            if best[0] >= PART:
                yield ProposedLink(code, best[1], f"{best[0] * 100:.0f} of 100 parts of the words")

    def _telling(self, label: str) -> list[str]:
        """The rarest of its words, one of which whatever is like enough has: those left out weigh too little together."""
        words = sorted(self._words[label], key=lambda word: (-self._weights[word], word))
        before = accumulate((self._weights[word] for word in words), initial=0.0)
        return [word for word, weight in zip(words, before, strict=False) if self._whole[label] - weight >= PART * self._whole[label]]

    def _having(self, labels: Labels) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for code, label in labels.items():
            for word in self._words[label]:
                found[word].append(code)
        return found

    def _sum(self, words: Iterable[str]) -> float:
        return sum(self._weights[word] for word in words)


def _turned(one: ProposedLink) -> ProposedLink:
    return ProposedLink(one.new, one.old, one.evidence)
