"""Endings of the nouns a reference is built of: what "-sinin" or "-lərdə" tell of number, possession and case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Ending:
    """What an ending says. ``genitive``: a part of the noun follows ("maddənin …"); ``possessive``: it is itself a part of something."""

    plural: bool = False
    possessive: bool = False
    genitive: bool = False


class Stem(Enum):
    """How a noun takes endings, named after an example."""

    MADDE = "maddə"              # ends in ə
    BEND = "bənd"                # consonant after e, ə, i
    ABZAS = "abzas"              # consonant after a, ı
    QANUN = "qanun"              # consonant after o, u
    KONSTITUSIYA = "konstitusiya"  # ends in a


# The vowel after a consonant, whether the stem ends in a vowel, and the open vowel of "-də", of each kind of stem.
_SHAPES = {
    Stem.MADDE: ("i", True, "ə"),
    Stem.BEND: ("i", False, "ə"),
    Stem.ABZAS: ("ı", False, "a"),
    Stem.QANUN: ("u", False, "a"),
    Stem.KONSTITUSIYA: ("ı", True, "a"),
}


def _cases(narrow: str, wide: str, buffer: str, dative: str, own: str) -> Iterator[tuple[str, bool]]:
    """Endings of the cases and whether each is the genitive; `buffer`, `dative` and `own` are the letters put before them."""
    yield "", False
    yield f"{buffer}{narrow}", False
    yield f"{buffer}{narrow}n", True
    yield f"{dative}{wide}", False
    yield f"{dative}{wide}d{wide}k", False
    yield f"{dative}{wide}d{wide}k{narrow}", False
    yield f"{own}d{wide}ki", False
    yield f"{own}d{wide}", False
    yield f"{own}d{wide}n", False
    yield f"{'y' if buffer == 'n' else ''}l{wide}", False


def _forms(stem: Stem) -> Iterator[tuple[str, Ending]]:
    vowel, open_end, wide = _SHAPES[stem]
    plural, plural_vowel = f"l{wide}r", "i" if wide == "ə" else "ı"
    possessive = f"s{vowel}" if open_end else vowel
    for case, genitive in _cases(plural_vowel, wide, "n", "n", "n"):
        yield plural + plural_vowel + case, Ending(True, True, genitive)
    for case, genitive in _cases(plural_vowel, wide, "", "", ""):
        yield plural + case, Ending(True, False, genitive)
    for case, genitive in _cases(vowel, wide, "n", "n", "n"):
        yield possessive + case, Ending(False, True, genitive)
    for case, genitive in _cases(vowel, wide, "n" if open_end else "", "y" if open_end else "", ""):
        yield case, Ending(False, False, genitive)


def _table(stem: Stem) -> Mapping[str, Ending]:
    """Forms with two readings keep the first: "-ləri" and "-i" are read as possessive."""
    table: dict[str, Ending] = {}
    for form, ending in _forms(stem):
        table.setdefault(form, ending)
    return MappingProxyType(table)


_TABLES: Mapping[Stem, Mapping[str, Ending]] = MappingProxyType({stem: _table(stem) for stem in Stem})


def ending(stem: Stem, suffix: str) -> Ending | None:
    """What the ending tells, None when the noun cannot have it ("maddə" + "vi")."""
    return _TABLES[stem].get(suffix)
