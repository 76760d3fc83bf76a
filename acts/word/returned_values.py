"""Understanding what people write into the cells that may be changed: degrees, relations, days, planned acts, words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from acts.concordance.model import Degree, Relation
from acts.word.returned_model import Plan, Value
from language.dates import find_dates, parse_date
from language.letters import fold

NOTHING: Final = frozenset({"", "-", "–", "—"})
"""What stands for no value."""
DAY_SAMPLES: Final = "05.05.2026, 2026-05-05 or 5 may 2026-cı il"
_DAY_LIKE: Final = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
"""Figures that were meant as a day."""

SHORT: Final[Mapping[str, Degree]] = MappingProxyType({
    "tam": Degree.FULL, "qismen": Degree.PARTIAL, "yoxdur": Degree.NONE, "daha ireli gedir": Degree.EXCEEDS,
})  # fmt: skip
"""Degrees as the pages call them, folded: who fills in a document has them before the eyes."""


class ValueKind(StrEnum):
    """What a cell that may be changed holds."""

    DEGREE = "degree"
    RELATION = "relation"
    DAY = "day"
    PLAN = "plan"          # a planned act, and its day behind it
    WORDS = "words"
    NOTE = "note"          # words below those of the program, which stay as they are
    COUNT = "count"        # a running number, which means nothing: it is not compared


EDITABLE: Final[Mapping[str, ValueKind]] = MappingProxyType({
    "number": ValueKind.COUNT, "degree": ValueKind.DEGREE, "relation": ValueKind.RELATION, "planned_day": ValueKind.DAY,
    "plan": ValueKind.PLAN, "note": ValueKind.NOTE,
    **dict.fromkeys(("reason", "body", "planned_act", "reviewer", "opinion", "outcome", "author", "final"), ValueKind.WORDS),
})  # fmt: skip
"""By what a column holds, how its cells are understood; the cells of all other columns may not be changed."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Words that are no value; ``expected``: what would have been."""

    expected: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of degrees and relations, in any language, and which columns may be changed."""

    degrees: Mapping[str, Degree]
    relations: Mapping[str, Relation]
    editable: Mapping[str, ValueKind] = field(default_factory=lambda: EDITABLE)

    def value(self, kind: ValueKind, text: str) -> Value | NotUnderstood:
        """What the words of a cell mean."""
        words = " ".join(text.split())
        match kind:
            case ValueKind.DEGREE:
                return _named(words, self.degrees)
            case ValueKind.RELATION:
                return _named(words, self.relations)
            case ValueKind.DAY:
                return None if words in NOTHING else parse_date(words) or NotUnderstood(f"a day like {DAY_SAMPLES}")
            case ValueKind.PLAN:
                return _plan(words)
        return text


def vocabulary(*tongues: Callable[[str], str]) -> Vocabulary:
    """The words of degrees as documents say them; each of ``tongues`` gives the words under a name ("degree_full") in a language."""
    degrees = {say(f"degree_{degree}"): degree for say in tongues for degree in Degree}
    relations = {relation.value: relation for relation in Relation if relation is not Relation.NO_COUNTERPART}
    return Vocabulary(degrees, relations | {"—": Relation.NO_COUNTERPART})


def _named(words: str, known: Mapping[str, Degree] | Mapping[str, Relation]) -> Value | NotUnderstood:
    """The value a word stands for, or the value's own name; case, marks and a full stop at the end aside."""
    by_word: dict[str, Value] = {_plain(value.value): value for value in known.values()}
    by_word |= {word: degree for word, degree in SHORT.items() if degree in known.values()}
    by_word |= {_plain(word): value for word, value in known.items()}
    if (found := by_word.get(_plain(words))) is not None:
        return found
    return None if words in NOTHING else NotUnderstood(f"one of: {', '.join(known)}")


def _plain(words: str) -> str:
    return fold(" ".join(words.split())).rstrip(".")


def _plan(words: str) -> Value | NotUnderstood:
    """An act and its day: "Fərdi məlumatlar haqqında Qanun, 5 may 2026-cı il". Without a day all of it is the act."""
    if words in NOTHING:
        return None
    last = next((found for found in reversed(find_dates(words)) if parse_date(words[found.start :].rstrip(" .);")) == found.day), None)
    act = words if last is None else words[: last.start].rstrip(" ,;:–—-(")
    if _DAY_LIKE.search(act):
        return NotUnderstood(f"an act and behind it a day like {DAY_SAMPLES}")
    return Plan(act, None if last is None else last.day)
