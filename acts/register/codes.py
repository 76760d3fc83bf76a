"""Codes of the unified legal classification in an act's own text, and where a code stands in the classification."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from acts.model import Document, Element
from language.letters import fold

LEGAL: Final = "legal"
"""The unified legal classification: codes NNN.NNN.NNN in three levels, filled from the left."""
CODE: Final = re.compile(r"(?<![\w.])\d{3}\.\d{3}\.\d{3}(?![\w.]*\d)")
NAMED: Final = re.compile(r"tesnifat\w*.{0,60}\bkod|indeks\w* kod|classification.{0,60}\bcode|index code")
"""What tells, folded, that the codes behind are of the classification: "Vahid hüquqi təsnifatı üzrə indeks kodu"."""
REACH: Final = 2
"""Lines behind the words in which the code may stand."""
_NOTHING: Final = "000"


@dataclass(frozen=True, slots=True)
class Printed:
    """A code an act's text prints: where, and the line it stands in."""

    code: str
    unit: str
    words: str


def printed(document: Document) -> tuple[Printed, ...]:
    """The codes by which an act's own text classes it, in reading order."""
    named, found = -REACH - 1, dict[str, Printed]()
    for number, (element, text) in enumerate(_lines(document)):
        if NAMED.search(fold(text)):
            named = number
        if number - named <= REACH:
            for match in CODE.finditer(text):
                found.setdefault(match[0], Printed(match[0], element.eid, " ".join(text.split())[:300]))
    return tuple(found.values())


def _lines(document: Document) -> Iterator[tuple[Element, str]]:
    for element in document.root.walk():
        for line in (*element.heading, *element.content):
            if text := line.current.strip():
                yield element, text


def is_code(text: str) -> bool:
    """Whether it has the form of a code of the classification."""
    return bool(re.fullmatch(r"\d{3}(\.\d{3}){2}", text)) and not text.startswith(_NOTHING)


def level(code: str) -> int:
    """1 of "090.000.000", 2 of "090.120.000", 3 of "090.120.030" and of "090.000.030"."""
    _, second, third = code.split(".")
    if third != _NOTHING:
        return 3
    return 1 if second == _NOTHING else 2


def parent(code: str) -> str:
    """The code above; "" for one at the top."""
    first, second, third = code.split(".")
    if third != _NOTHING and second != _NOTHING:
        return f"{first}.{second}.{_NOTHING}"
    return "" if third == second == _NOTHING else f"{first}.{_NOTHING}.{_NOTHING}"
