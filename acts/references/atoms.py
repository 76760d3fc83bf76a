"""The pieces a reference is made of, as a scanner of one language hands them over: an act, or units of an act."""

from dataclasses import dataclass
from enum import Enum

from acts.references.endings import Ending
from acts.references.model import ActCitation
from acts.references.spans import Span


class Pointing(Enum):
    """How a piece names what it names."""

    NAMED = "named"        # by number, or by its own name
    THIS = "this"          # "bu maddə", "bu Qanun"
    SAME = "same"          # "həmin maddə", "həmin Qanun": the one named last
    BARE = "bare"          # "Məcəllənin": the one the text gave that short name


@dataclass(frozen=True, slots=True)
class ActAtom:
    """An act: `act` where it is named, `noun` the kind as printed in the nominative ("Məcəllə")."""

    start: int
    end: int
    pointing: Pointing
    ending: Ending
    noun: str
    act: ActCitation | None = None


@dataclass(frozen=True, slots=True)
class UnitAtom:
    """Units of an act: `unit` is a key of `places.STEPS`, or "" for one too small to have an eid (a sentence)."""

    start: int
    end: int
    pointing: Pointing
    ending: Ending
    unit: str
    spans: tuple[Span, ...] = ()
    level: int = 0             # the higher, the smaller the unit
    worded: bool = False       # numbered in words, which ordinary speech does too


Atom = ActAtom | UnitAtom
