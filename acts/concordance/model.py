"""The values of a concordance: provisions of two acts, what the program suggests, what people decide."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Provision:
    """A unit of an act that is matched: an article, or a paragraph or point one level below it.

    ``id`` is its eid ("art_5", "art_5__para_5.1"), unique in its act. ``label``: as printed ("Maddə 5", "5.1").
    ``heading``: of its article. ``text``: all its words, paragraphs parted by newlines.
    ``parent``: the id of the article around it, "" for an article.
    ``path``: titles of the divisions around it, outermost first.
    """

    id: str
    label: str
    heading: str
    text: str
    parent: str = ""
    path: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """Its label, with the number of its article where the label does not tell it: "5.1", but "5 · 1" of "1." in article 5.

        What bears no label is told by its place: "5 · ¶ 2", the second paragraph of article 5.
        """
        if not self.parent:
            return self.label
        article = _last(self.parent).removeprefix("art_")
        bare = self.label.strip().rstrip(".:") or _placed(self.id)
        return bare if bare.startswith(f"{article}.") else " · ".join(filter(None, (article, bare)))


def _last(eid: str) -> str:
    """The unit an id ends in: "al_2" of "art_5__al_2", "par_1" of the "art_1/par_1" of a list."""
    return re.split("__|/", eid)[-1]


def _placed(eid: str) -> str:
    """The number an id tells, of a paragraph without number its place among the others; "" for ids that tell none."""
    kind, _, number = _last(eid).partition("_")
    return f"¶ {number}" if kind == "al" and number else number


class Sign(StrEnum):
    """What speaks for a counterpart."""

    WORDS = "words"            # words both use
    TERMS = "terms"            # terms the glossary or the word list joins across languages
    NUMBERS = "numbers"        # figures both name
    HEADING = "heading"        # headings alike
    ORDER = "order"            # its neighbours answer the neighbours of the other
    PARENT = "parent"          # their articles answer each other
    CITATION = "citation"      # one cites the other, or both cite the same
    DEFINITION = "definition"  # both define the same term


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a counterpart.

    ``detail``: the words, terms, figures or provisions; ``weight``: its share of the score, from 0 to 1.
    """

    sign: Sign
    detail: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A provision of the right that may answer one of the left. ``score``: from 0 to 1, comparable within a pair of acts."""

    right: str
    score: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the program suggests for a provision of the left: counterparts, the best first.

    ``none``: how sure it is, from 0 to 1, that there is none; `says_none` when that is sure enough to be put.
    ``chosen``: those of the counterparts it would put in the table (several where one provision was split into many).
    """

    left: str
    counterparts: tuple[Counterpart, ...]
    none: float = 0.0
    chosen: tuple[str, ...] = ()

    @property
    def says_none(self) -> bool:
        """Whether the program holds that there is no counterpart."""
        return not self.chosen


class Degree(StrEnum):
    """How far the left carries out the right, as a person judges it."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"
    NOT_APPLICABLE = "not_applicable"
    EXCEEDS = "exceeds"


class State(StrEnum):
    """How far a row has come. What the program suggested and what a person decided are told apart for ever."""

    SUGGESTED = "suggested"    # the program's, nobody has looked yet
    CONFIRMED = "confirmed"    # a person took the suggestion as it was
    CHANGED = "changed"        # a person put other counterparts
    REJECTED = "rejected"      # a person took the suggestion away and put none
    RECHECK = "recheck"        # decided, but a wording has changed since


class Relation(StrEnum):
    """How many provisions answer how many, over all rows."""

    ONE_TO_ONE = "1:1"
    ONE_TO_MANY = "1:n"
    MANY_TO_ONE = "n:1"
    MANY_TO_MANY = "n:m"
    NO_COUNTERPART = "none"


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of a row. ``counterparts``: ids of the other side, () for no counterpart. Empty words mean: nothing said."""

    counterparts: tuple[str, ...] = ()
    degree: Degree | None = None
    reason: str = ""
    body: str = ""             # who is responsible
    planned_act: str = ""
    planned_day: date | None = None
    reviewer: str = ""
