"""What is given to be kept: a concordance, a draft against the acts it amends, or two texts, as they were compared, with their texts."""

from dataclasses import dataclass
from typing import TypeAlias

from acts.compare.model import Comparison, DraftComparison, Side
from acts.concordance.model import Provision, Suggestion


@dataclass(frozen=True, slots=True)
class Given:
    """A text given to be compared. ``name`` and ``content``: of an uploaded file, kept with the comparison; "" and b"" for an act held.

    ``pinned``: the wording of `Side.day` is meant whatever comes after, so it does not age when the act is amended.
    """

    side: Side
    name: str = ""
    content: bytes = b""
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class MadeConcordance:
    """A concordance as the program made it: the provisions of both sides in their order, and what it suggests for those of the left."""

    left: Given
    right: Given
    lefts: tuple[Provision, ...]
    rights: tuple[Provision, ...]
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class MadeDraft:
    """A draft against the acts it amends; ``draft`` is the text given."""

    comparison: DraftComparison
    draft: Given


@dataclass(frozen=True, slots=True)
class MadeTexts:
    """Two texts of an act against each other."""

    comparison: Comparison
    left: Given
    right: Given


Made: TypeAlias = MadeConcordance | MadeDraft | MadeTexts
