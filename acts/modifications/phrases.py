"""Phrases of the operative sentence: the provisions it names, the words it quotes, and the marks between them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, TypeAlias

from acts.modifications.model import ONLY, Occurrence, Step, Unit
from acts.modifications.vocabulary import Case, Kind, Verb

Path: TypeAlias = tuple[Step, ...]

_DEPTHS: Final = (
    (Unit.CODE,), (Unit.PREAMBLE,), (Unit.SECTION,), (Unit.CHAPTER,), (Unit.PARAGRAPH,), (Unit.ANNEX,), (Unit.ARTICLE,), (Unit.NOTE,),
    (Unit.PART,), (Unit.POINT,), (Unit.SUBPOINT,), (Unit.ALINEA,), (Unit.TABLE, Unit.SANCTION, Unit.DISPOSITION),
    (Unit.SENTENCE, Unit.ROW), (Unit.COLUMN,), (Unit.TITLE, Unit.TEXT))
RANK: Final[Mapping[Unit, int]] = MappingProxyType({unit: depth for depth, units in enumerate(_DEPTHS) for unit in units})
"""How deep a unit lies: a unit named alone belongs under the last one named that lies less deep."""


PLAIN: Final = frozenset({Unit.TITLE, Unit.TEXT, Unit.NOTE, Unit.SANCTION, Unit.DISPOSITION, Unit.TABLE, Unit.PREAMBLE, Unit.CODE})
"""Units that bear no number."""


@dataclass(frozen=True, slots=True)
class Place:
    """Provisions named together, as steps below what was named before.

    ``joined``: what stands in front, "," or "ve" ("" nothing). ``same``: "həmin" stands in front. ``occurrences``: the remark
    "(hər iki halda)" behind each number; ``occurrence``: the one behind the whole.
    """

    paths: tuple[Path, ...]
    case: Case
    plural: bool
    start: int
    end: int
    joined: str = ""
    same: bool = False
    occurrences: tuple[Occurrence, ...] = ()
    occurrence: Occurrence = ONLY


@dataclass(frozen=True, slots=True)
class Words:
    """Quotations joined to one run, with the noun after them. ``side``: "after" or "before" when they are an anchor;
    ``by``: "ilə" follows, they are what comes instead. ``pairwise``: "müvafiq olaraq" stands in front.
    """

    items: tuple[tuple[str, Occurrence], ...]
    start: int
    end: int
    joined: str = ""
    named: bool = False
    case: Case = Case.NOMINATIVE
    by: bool = False
    side: str = ""
    unit: Unit | None = None
    pairwise: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """Anything else: a verb, "sonunda", "yeni məzmunda", the end of a sentence, a word or number nobody understands."""

    kind: Kind
    start: int
    end: int
    value: str = ""
    verb: Verb | None = None


Phrase: TypeAlias = Place | Words | Mark


def merged(one: Occurrence, two: Occurrence) -> Occurrence:
    """What both remarks say together."""
    if two is ONLY:
        return one
    if one is ONLY:
        return two
    return Occurrence(one.all or two.all, one.which or two.which, one.inflected or two.inflected, one.count or two.count)


def uncounted(times: Occurrence) -> Occurrence:
    """All finds without their number, which said of several provisions or words may count these ("hər iki halda": once in each)."""
    return replace(times, count=0) if times.count else times
