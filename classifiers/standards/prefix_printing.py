"""The issuers and the kind as they stand before a number, and the smallest pieces behind it."""

from itertools import pairwise
from types import MappingProxyType
from typing import Final

from classifiers.standards.issuers import OF_STAGE, issuer_of, kind_word
from classifiers.standards.parts import Parts

_CYRILLIC: Final = MappingProxyType({"ISO": "ИСО", "IEC": "МЭК"})


def part_of(parts: Parts) -> str:
    return f"-{parts.part}" if parts.part else ""


def language_of(parts: Parts) -> str:
    return f"({parts.language})" if parts.language else ""


def word_of(parts: Parts) -> str:
    """The word of its kind and the stage of a draft before it; a stage that tells the kind stands for both."""
    word = kind_word(parts.kind, parts.issuers)
    word = "" if OF_STAGE.get(parts.stage) == parts.kind else word
    return " ".join(piece for piece in (parts.stage, word) if piece)


def prefix_of(parts: Parts) -> str:
    codes = parts.issuers
    if parts.kind == "workshop agreement":
        return {"ISO": "IWA", "CEN": "CWA"}.get(codes[0], codes[0])
    return joined(codes, word_of(parts), tuple(_own(code, codes, parts.year) for code in codes))


def _own(code: str, codes: tuple[str, ...], year: int | None) -> str:
    """Russian standards, and interstate ones before 2011, name ISO and IEC in Cyrillic letters."""
    cyrillic = codes[0] == "GOST R" or (codes[0] == "GOST" and (not year or year < 2011))
    return (_CYRILLIC.get(code) if cyrillic else None) or issuer_of(code).printed


def joined(codes: tuple[str, ...], word: str, printed: tuple[str, ...]) -> str:
    """Joint issuers and the kinds of documents of a single one with a slash, all else with a blank."""
    text = printed[0]
    for (before, code), own in zip(pairwise(codes), printed[1:], strict=True):
        joint = issuer_of(before).joint and issuer_of(code).joint
        text += ("/" if joint else " ") + own
    single = codes[-1] in ("ISO", "CEN", "CENELEC") and (len(codes) == 1 or not issuer_of(codes[-2]).joint)
    return f"{text}{'/' if single and word != 'Guide' else ' '}{word}" if word else text
