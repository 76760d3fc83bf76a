"""What printing reads of a designation, and how a reference was printed where its body prints in several ways."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


@dataclass(frozen=True, slots=True)
class Form:
    """The pieces between what is meant, as one reference of the IEEE's lists had them: "IEEE P802.3_D3.0 December 2011".

    It tells nothing of what is meant and is not compared; printing uses it so that a list is printed back as it was.
    """

    publisher: str                      # "ANSI/ IEEE", "" where it is left out
    word: str                           # " Std", " No.", " Unapproved Draft Std"
    gap: str                            # before the number
    corrigendum: str                    # "/Cor ", "-Cor-"
    draft: str                          # before the draft's letter: "/", "_", " /"
    month: str                          # before the month: ", ", " "
    months: str                         # "long", "short", "Sept"
    year: str                           # before the year: " ", ", ", ""
    two_digits: bool                    # "Aug 07"
    bracket: str                        # before the bracket: " ", ""


class Parts(Protocol):
    """What printing reads of a designation."""

    @property
    def issuers(self) -> tuple[str, ...]: ...
    @property
    def number(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def year(self) -> int | None: ...
    @property
    def date(self) -> str: ...
    @property
    def edition(self) -> str: ...
    @property
    def amendments(self) -> tuple[str, ...]: ...
    @property
    def kind(self) -> str: ...
    @property
    def base(self) -> "Parts | None": ...
    @property
    def degree(self) -> str | None: ...
    @property
    def stage(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def relations(self) -> "Sequence[RelatedParts]": ...
    @property
    def note(self) -> str: ...
    @property
    def form(self) -> Form | None: ...


class RelatedParts(Protocol):
    """A relation as printing reads it."""

    @property
    def relation(self) -> str: ...
    @property
    def to(self) -> Parts: ...
