"""What a draft's table needs from outside: the acts the draft amends, found by somebody who knows where they are; and its errors."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from acts.compare.model import Side
from acts.errors import ActsError
from acts.history.model import Timeline
from acts.references.model import ActCitation

NO_WORD: Final = "no word of the text differs by it"


class DraftError(ActsError):
    """A text that is no draft amending act."""


@dataclass(frozen=True, slots=True)
class Held:
    """An act that was found: its wordings, and what it is called in the head of the table."""

    timeline: Timeline
    side: Side


@dataclass(frozen=True, slots=True)
class NotHeld:
    """Why an act was not found: nobody holds it, or several fit."""

    reason: str


Find: TypeAlias = Callable[[ActCitation], Held | NotHeld]
"""Finds the act a draft names."""


@dataclass(frozen=True, slots=True)
class Order:
    """An instruction's number and words; ``short`` leaves the new texts out that the table shows beside it."""

    item: str
    words: str
    short: str

    @property
    def name(self) -> str:
        """What it is called where another speaks of it."""
        return self.item or f"“{self.words[:60]}”"
