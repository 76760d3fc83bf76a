"""Which word of one language goes with which of the other, learnt from pairs of labels that mean the same."""

from collections.abc import Iterable

from classifiers.glossary.likelihoods import Likelihoods

LEAST = 0.25                             # how sure a pair must be, beside the surest of its row
FLOOR = 0.08
MOST = 3


class WordPairs:
    """A table of words and those of the other language they go with.

    The more pairs hold a word, the surer its row: "protection" stands with "mühafizəsi" in many labels, with each other word in few.
    """

    def __init__(self, pairs: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
        self._rows = Likelihoods([(source, target) for source, target in pairs if source and target]).rows

    def knows(self, word: str) -> bool:
        """Whether the word stands in any pair."""
        return word in self._rows

    def best(self, word: str) -> tuple[str, ...]:
        """The words of the other language that go with it, surest first."""
        row = self._rows.get(word, {})
        top = max(row.values(), default=0.0)
        surest = sorted(row.items(), key=lambda one: (-one[1], one[0]))[:MOST]
        return tuple(other for other, sure in surest if sure >= max(LEAST * top, FLOOR))
