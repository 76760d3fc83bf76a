"""Words written almost alike: suggestions for a word that occurs nowhere."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from language.letters import fold
from language.stemming import stem

_FIRST_LETTERS = {"e": "eə", "i": "iı", "s": "sş", "c": "cç", "o": "oö", "u": "uü", "g": "gğ"}

Dictionary = Callable[[str], Iterable[tuple[str, int]]]
"""The words of an index that begin so, each with the number of its provisions."""


def nearest(word: str, dictionary: Dictionary, limit: int = 3) -> tuple[str, ...]:
    """Words a slip or two away from `word`, diacritics forgiven, that begin with its letter; nearest and most frequent first."""
    asked = fold(word)
    if len(asked) < 3:
        return ()
    most = 1 if len(asked) < 6 else 2
    near = sorted(
        (slips, -count, candidate)
        for candidate, count in _candidates(asked, most, dictionary)
        if (slips := distance(asked, fold(candidate), most)) is not None
    )
    forms: dict[str, str] = {}
    for _slips, _count, candidate in near:
        forms.setdefault(stem(fold(candidate)), candidate)     # one form of a word is enough
    return tuple(forms.values())[:limit]


def distance(one: str, other: str, most: int) -> int | None:
    """Insertions, deletions, replacements and swaps of neighbours that make `other` of `one`; None when more than `most`."""
    if abs(len(one) - len(other)) > most:
        return None
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row, before, old = [i, *[0] * len(other)], row, before
        for j, against in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if old and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                row[j] = min(row[j], old[j - 2] + 1)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


def _candidates(asked: str, most: int, dictionary: Dictionary) -> Iterator[tuple[str, int]]:
    pairs = set(pairwise(asked))
    for letter in _FIRST_LETTERS.get(asked[0], asked[0]):
        for candidate, count in dictionary(letter):
            if abs(len(candidate) - len(asked)) <= most and len(pairs - set(pairwise(fold(candidate)))) <= 2 * most + 1:
                yield candidate, count
