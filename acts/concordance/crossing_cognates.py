"""Words both languages borrowed from the same source: "konstitusiya" and "constitution", known by their letters.

Both spellings are brought to one skeleton by the rules by which Azerbaijani writes what it borrows; then beginnings and letters count.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import Prefix

_ENGLISH: Final = tuple(
    (re.compile(pattern), letters) for pattern, letters in (
        ("ph", "f"), ("th", "t"), ("ch", "k"), ("ck", "k"), ("qu", "kv"), ("x", "ks"), ("w", "v"), ("y", "i"),
        ("c(?=[ei])", "s"), ("c", "k"), ("q", "g"), ("z", "s"), (r"(.)\1", r"\1"),
    )
)  # fmt: skip
_AZERBAIJANI: Final = tuple(
    (re.compile(pattern), letters) for pattern, letters in (
        ("y", "i"), ("x", "h"), ("q", "g"), ("z", "s"), (r"(.)\1", r"\1"), ("(?:siia|sia)$", "ti"),
    )
)  # fmt: skip
_SHORTEST: Final = {"aze": 5, "eng": 4}
"""Letters of a stem at least."""
_LIKE: Final = 78
"""Hundredths of the letters that must agree."""
_BEGINNING: Final = 5
_SHARE: Final = 0.65
"""A beginning of five letters that is this share of the longer skeleton is enough: stems are cut at different ends."""
_WEIGHT: Final = 0.8
"""How much a cognate weighs: some are false."""


def cognates(azerbaijani: Iterable[str], english: Iterable[str]) -> Mapping[str, Mapping[str, float]]:
    """By stem of Azerbaijani the stems of English that look borrowed from the same word, with a weight from 0 to 1."""
    ours, theirs = _long(azerbaijani, "aze"), _long(english, "eng")
    if not ours or not theirs:
        return {}
    left, right = [_skeleton(stem, _AZERBAIJANI) for stem in ours], [_skeleton(stem, _ENGLISH) for stem in theirs]
    letters = process.cdist(left, right, scorer=fuzz.ratio)
    same = process.cdist(left, right, scorer=Prefix.similarity)
    longer = np.maximum.outer([len(one) for one in left], [len(one) for one in right])
    begins = (same >= _BEGINNING) & (same >= _SHARE * longer)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for one, other in np.argwhere(begins | ((letters >= _LIKE) & (same >= 2))):
        found[ours[one]][theirs[other]] = _WEIGHT * (1.0 if begins[one, other] else float(letters[one, other]) / 100)
    return found


def _long(stems: Iterable[str], language: str) -> list[str]:
    return [stem for stem in stems if len(stem) >= _SHORTEST[language] and stem.isalpha()]


@lru_cache(maxsize=1 << 16)
def _skeleton(stem: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, letters in rules:
        stem = pattern.sub(letters, stem)
    return stem
