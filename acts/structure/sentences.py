"""Sentences (cümlə) of a paragraph: what "5.1-ci maddənin ikinci cümləsi" counts."""

import re
from typing import Final

from language.letters import lower

_END: Final = re.compile(r"[.!?…]+[”\"»’')\]]*(?=\s|$)")
_WORD: Final = re.compile(r"[^\s(\[“\"«]*$")
_LABEL: Final = re.compile(r"\(?(?:\d{1,4}(?:-\d{1,2})?(?:\.\d{1,3}(?:-\d{1,2})?)*|[IVXLC]+|[^\W\d_])(?:-\d{1,2})?[.)]")
_HEADED: Final = re.compile(r"\s*(?:Maddə|MADDƏ|Article|ARTICLE|Qeyd|QEYD|§)\s*$")
# Never at an end: what they shorten always follows.
_SHORTENED: Final = frozenset({
    "bax", "səh", "məs", "prof", "dos", "akad", "c", "m", "b", "t", "y", "r", "ş", "ist", "tel", "art", "no", "nos", "p", "pp", "para",
    "cf", "e.g", "i.e", "mr", "mrs", "ms", "dr", "st", "vol", "ed", "qəs", "küç", "pr", "mən", "ad", "f",
})


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of the sentences of `text`, in order, together all of it but the blanks between and around them.

    Not ends: points of abbreviations and initials ("H. Ə."), of a number that opens the paragraph or a sentence ("5.1. Bu …"),
    inside dates and numbers ("11.05.2023", "1.5"), and any point after which the text goes on in small letters.
    """
    spans: list[tuple[int, int]] = []
    start = _skip_blanks(text, 0)
    for found in _END.finditer(text):
        if found.end() > start and _ends(text, start, found):
            spans.append((start, found.end()))
            start = _skip_blanks(text, found.end())
    last = len(text.rstrip())
    if start < last:
        spans.append((start, last))
    return tuple(spans)


def _skip_blanks(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a sentence that began at `start` ends with this mark."""
    following = _skip_blanks(text, found.end())
    if following == len(text):
        return True
    if text[following].islower() or text[following] in "–—-,;:)":
        return False
    if found[0][0] != ".":
        return True
    before = text[start:found.start()]
    if _LABEL.fullmatch(before + ".") or _HEADED.match(before.rstrip("0123456789- ").rstrip() or "-"):
        return False
    word_found = _WORD.search(before)
    word = word_found[0] if word_found else ""
    if len(word) == 1 and word.isupper():
        return False
    return lower(word.rstrip(".")) not in _SHORTENED
