"""How the undoing of a modification ended; the reasons for which one is refused, and what does not agree where one is applied."""

from dataclasses import dataclass, field
from typing import Final

from acts.history.model import Outcome, Witness

NO_DAY: Final = "the day it came into force is not known"
FUTURE_ACT: Final = "the amending act is dated in the future"
OLDER_ACT: Final = "the amending act is older than the amended one"
NO_ACT: Final = "the note does not tell its amending act"
NO_TARGET: Final = "the text has no such provision"
NOT_THERE: Final = "the provision did not stand in the text at that time"
NO_WORDS: Final = "the new words do not stand in the provision"
NOT_STRUCK: Final = "the words taken out are not struck in the provision"
WHICH_WORDS: Final = "the words stand in the provision more than once"
NO_FORMER: Final = "the former wording is printed nowhere"
NOT_GONE: Final = "the provision stands in the text and nothing of it is struck"
NOT_BORNE_OUT: Final = "nothing on the page bears out a change of so much text"
NO_NUMBER: Final = "no provision bears the new number"
NUMBER_TAKEN: Final = "another provision bears the former number"
ENDING: Final = "the words stand in the text with another ending than the note prints"
ELSEWHERE: Final = "the words stand elsewhere than the note says"
BY_NOTE_ALONE: Final = "the page marks nothing as struck: the words are taken out by the note alone"
NOTHING_SAID: Final = "the note says neither the old nor the new words"


@dataclass(slots=True)
class Verdict:
    """What became of a modification. ``eids``: the units touched, as in today's text; ``covers``: it holds for so many before it too."""

    outcome: Outcome
    eids: list[str] = field(default_factory=list)
    witnesses: set[Witness] = field(default_factory=set)
    reason: str = ""
    renamed: list[tuple[str, str]] = field(default_factory=list)
    covers: int = 0


def refused(reason: str) -> Verdict:
    return Verdict(Outcome.REFUSED, reason=reason)


def applied(eids: list[str], *witnesses: Witness, reason: str = "") -> Verdict:
    return Verdict(Outcome.APPLIED, eids, set(witnesses), reason)
