"""Which word of one language goes with which of the other, learnt from pairs of labels that mean the same."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

LEAST = 0.25                             # how sure a pair must be, beside the surest of its row
FLOOR = 0.08
MOST = 3
_ROUNDS = 5


class WordPairs:
    """A table of words and those of the other language they go with (IBM model 1: expectation maximisation over the pairs).

    The more pairs hold a word, the surer its row: "protection" stands with "mühafizəsi" in many labels, with each other word in few.
    """

    def __init__(self, pairs: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
        held = [(source, target) for source, target in pairs if source and target]
        self._table = _learnt(held)

    def knows(self, word: str) -> bool:
        """Whether the word stands in any pair."""
        return word in self._table

    def best(self, word: str) -> tuple[str, ...]:
        """The words of the other language that go with it, surest first."""
        row = self._table.get(word, {})
        top = max(row.values(), default=0.0)
        surest = sorted(row.items(), key=lambda one: (-one[1], one[0]))[:MOST]
        return tuple(other for other, sure in surest if sure >= max(LEAST * top, FLOOR))


def _learnt(pairs: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> Mapping[str, Mapping[str, float]]:
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for source, target in pairs:
        for word in source:
            table[word].update(dict.fromkeys(target, 1.0))
    for _round in range(_ROUNDS):
        counted: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for source, target in pairs:
            for other in target:
                shares = {word: table[word][other] for word in source}
                whole = sum(shares.values())
                for word, share in shares.items():
                    counted[word][other] += share / whole
        for word, row in counted.items():
            total = sum(row.values())
            table[word] = {other: count / total for other, count in row.items()}
    return dict(table)
