"""Words written almost alike: suggestions for a word that occurs nowhere."""

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise, product

from language.letters import fold
from language.stemming import stem

_LETTERS = {"e": "eə", "i": "iı", "s": "sş", "c": "cç", "o": "oö", "u": "uü", "g": "gğ"}

Dictionary = Callable[[str], Iterable[tuple[str, int]]]
"""The words of an index that begin so, each with the number of its provisions."""


def nearest(word: str, dictionary: Dictionary, limit: int = 3) -> tuple[str, ...]:
    """Words a slip or two away from `word`, diacritics forgiven, nearest and most frequent first.

    They begin with its two letters or, where none such is near, with its first. A dictionary that holds folded forms beside
    the written ones is fine: of forms that differ in marks alone the most frequent one with marks is given.
    """
    asked = fold(word)
    if len(asked) < 3:
        return ()
    most = 1 if len(asked) < 6 else 2
    for length in (2, 1):
        near = sorted(_near(asked, most, length, dictionary))
        if near:
            break
    marked = {fold(candidate): candidate for _slips, _count, candidate in reversed(near) if candidate != fold(candidate)}
    forms: dict[str, str] = {}
    for _slips, _count, candidate in near:
        forms.setdefault(stem(fold(candidate)), marked.get(fold(candidate), candidate))     # one form of a word is enough
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


def _near(asked: str, most: int, length: int, dictionary: Dictionary) -> Iterator[tuple[int, int, str]]:
    """Words that begin with the first `length` letters, as (slips, minus their provisions, word)."""
    pairs = set(pairwise(asked))
    for beginning in _spellings(asked[:length]):
        for candidate, count in dictionary(beginning):
            if abs(len(candidate) - len(asked)) > most:
                continue
            folded = fold(candidate)
            if len(pairs.difference(pairwise(folded))) <= 2 * most + 1 and (slips := distance(asked, folded, most)) is not None:
                yield slips, -count, candidate


def _spellings(beginning: str) -> Iterator[str]:
    """The ways to write folded letters with their marks: "se" → "se", "sə", "şe", "şə"."""
    return map("".join, product(*(_LETTERS.get(letter, letter) for letter in beginning)))
