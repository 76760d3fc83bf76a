"""What an amendment says: who amends, which provision, what is done to it.

A modification is a value read from one of two places that use the same grammar: an endnote of a consolidated act
("… maddəsində “A” sözü “B” sözü ilə əvəz edilmişdir") or the imperative of the amending act itself ("… əvəz edilsin").
"""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from acts.references.model import ActCitation
from acts.references.places import descend


class Unit(StrEnum):
    """Units a target names, outermost first; the value is the word used in a target's path."""

    CODE = "code"                  # the whole act: "Məcəllə", "Qərar", "Məcəllənin mətnində"
    PREAMBLE = "preamble"
    SECTION = "section"            # bölmə
    CHAPTER = "chapter"            # fəsil
    PARAGRAPH = "paragraph"        # § of a chapter
    ANNEX = "annex"                # əlavə
    ARTICLE = "art"                # maddə; a dotted number is one step: art_12.3.1
    PART = "part"                  # hissə
    POINT = "point"                # bənd
    SUBPOINT = "subpoint"          # yarımbənd
    ALINEA = "para"                # abzas
    SENTENCE = "sentence"          # cümlə
    TITLE = "title"                # ad, başlıq
    TEXT = "text"                  # mətn
    NOTE = "note"                  # Qeyd
    SANCTION = "sanction"
    DISPOSITION = "disposition"
    TABLE = "table"
    ROW = "row"
    COLUMN = "column"
    FOOTNOTE = "footnote"          # "Bax: 382-ci istinad"


_EID_UNITS = {
    Unit.SECTION: "section", Unit.CHAPTER: "chapter", Unit.PARAGRAPH: "subchapter", Unit.ANNEX: "attachment",
    Unit.ARTICLE: "article", Unit.PART: "paragraph", Unit.POINT: "point", Unit.SUBPOINT: "subpoint", Unit.ALINEA: "alinea",
    Unit.NOTE: "remark",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One unit of a target.

    ``number`` as printed ("86.0.16", "ğ", "V"), ordinal words as digits; "?" where it is not told, "" where none belongs.
    """

    unit: Unit
    number: str = ""

    def __str__(self) -> str:
        return f"{self.unit}_{self.number}" if self.number else self.unit.value


@dataclass(frozen=True, slots=True)
class Target:
    """The provision meant: its steps from the outside in.

    ``readings`` are other numbers the article's print may stand for ("1711.1": "171-1.1").
    """

    steps: tuple[Step, ...]
    readings: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The path: "art_90.8/sentence_2"."""
        return "/".join(map(str, self.steps))

    @property
    def eid(self) -> str:
        """The eid the innermost structural unit would have; "" for the whole act. Sentence, title and the like: see `within`."""
        place = ""
        for step in self.steps:
            if step.unit in _EID_UNITS and step.number != "?":
                place = descend(place, _EID_UNITS[step.unit], step.number) if step.number else place
        return place

    @property
    def within(self) -> tuple[Step, ...]:
        """The steps below the structural unit: sentence, title, text, sanction, table row …"""
        return tuple(step for step in self.steps if step.unit not in _EID_UNITS and step.unit is not Unit.CODE)


class Position(StrEnum):
    """Where new words go: at a side of the anchor words, or at an end of the unit."""

    AFTER = "after"
    BEFORE = "before"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Which finds of the words are meant: `all` of them, or those counted in `which` (from 1); neither: the only one.

    ``inflected``: in whatever case ending they stand ("ismin müvafiq hallarında"). ``count``: how many finds there are to be ("hər iki
    halda"); 0 where that is not said.
    """

    all: bool = False
    which: tuple[int, ...] = ()
    inflected: bool = False
    count: int = field(default=0, compare=False)


ONLY = Occurrence()


@dataclass(frozen=True, slots=True)
class Substitution:
    """Words for words. A punctuation mark is given as the sign; `position` END when it is the closing one."""

    old: str
    new: str
    position: Position | None = None
    occurrence: Occurrence = ONLY


@dataclass(frozen=True, slots=True)
class Insertion:
    """Words put in at `position`; `anchor` is "" at the start or end of a unit."""

    new: str
    anchor: str
    position: Position
    occurrence: Occurrence = ONLY


@dataclass(frozen=True, slots=True)
class Deletion:
    """Words taken out."""

    old: str
    occurrence: Occurrence = ONLY


@dataclass(frozen=True, slots=True)
class ProvisionInsertion:
    """A unit (the target) is added; `text` where it is printed, None in most notes. `after`: the unit it is put behind, where told."""

    text: str | None = None
    after: Target | None = None


@dataclass(frozen=True, slots=True)
class ProvisionReplacement:
    """A unit is given a new wording; `text` where printed."""

    text: str | None = None


@dataclass(frozen=True, slots=True)
class Repeal:
    """A unit is taken out or repealed, whatever the verb (çıxarılsın, ləğv edilsin, qüvvədən düşmüş hesab edilsin)."""


@dataclass(frozen=True, slots=True)
class Renumbering:
    """A unit gets another number: `to` is its new place."""

    to: Target


class MentionKind(StrEnum):
    """Why a note is there that changes nothing itself."""

    APPROVAL = "approval"                    # the act that approved the code
    CROSS_REFERENCE = "cross_reference"      # "Bax: 382-ci istinad"
    COURT = "court"                          # the Constitutional Court interprets the provision
    LOST = "lost"                            # the operative sentence is lost, the old wording is there


@dataclass(frozen=True, slots=True)
class Mention:
    """A note about a provision that changes no word."""

    kind: MentionKind


Action: TypeAlias = (
    Substitution | Insertion | Deletion | ProvisionInsertion | ProvisionReplacement | Repeal | Renumbering | Mention)


@dataclass(frozen=True, slots=True)
class Modification:
    """One action on one target. ``old_wording``: the former text of the unit, where the note prints it, paragraphs parted by newlines."""

    target: Target
    action: Action
    old_wording: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """Where and when an amending act was published: "AZƏRTAC", "Azərbaycan", "Respublika" (a day), "Toplu" (year and issue, no day)."""

    source: str
    day: date | None = None


class ActKind(StrEnum):
    """Kinds of amending acts."""

    LAW = "law"
    COURT_DECISION = "constitutional_court_decision"
    DECREE = "presidential_decree"
    ORDER = "presidential_order"
    CABINET = "cabinet_decision"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class AmendingAct:
    """The act that amends, as the note or its own text names it. ``number`` as printed ("732-VIQD"), "" where cut off."""

    kind: ActKind | None
    adopted: date | None = None
    number: str = ""
    title: str = ""
    publications: tuple[Publication, ...] = ()

    @property
    def published(self) -> date | None:
        """The first day of publication a source names; the official collection names none. A day before the act itself is a misprint."""
        days = (publication.day for publication in self.publications if publication.day)
        return min((day for day in days if self.adopted is None or day >= self.adopted), default=None)

    @property
    def number_key(self) -> str:
        """The number for comparing: no blanks, capitals, plain hyphens."""
        return re.sub(r"[‐‑‒–—−]", "-", re.sub(r"[\s№]+", "", self.number)).upper()


@dataclass(frozen=True, slots=True)
class Validity:
    """The days an amendment holds: from the first (None: not told) to, but not including, the second (None: for good)."""

    start: date | None = None
    end: date | None = None


class When(StrEnum):
    """How an act says when it comes into force."""

    DATE = "date"
    SIGNATURE = "signature"
    PUBLICATION = "publication"
    AFTER_PUBLICATION = "after_publication"   # `months` or `days` after it
    WITH_ACT = "with_act"                     # together with another act, `act`
    DEFAULT = "default"                       # nothing said


@dataclass(frozen=True, slots=True)
class Commencement:
    """When an act, or some of its items, come into force.

    ``items`` names them as printed; () is the whole act. ``hour`` "00:00" where told.
    """

    when: When
    day: date | None = None
    hour: str = ""
    months: int = 0
    days: int = 0
    act: ActCitation | None = None
    items: tuple[str, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Misread:
    """Words of an amendment no rule understands, and why. ``start`` and ``end`` count characters of the note's or instruction's text.

    ``item``: the number of the instruction in an amending act ("1.3.12"), "" where it has none.
    """

    start: int
    end: int
    words: str
    reason: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class AmendmentNote:
    """One note: what one amending act did, at one footnote.

    ``footnote`` "113" or "KMQ3"; ``item`` 1 for the first note of the footnote, 2 for the next.
    ``text`` is the note as the source prints it, mark left out.
    """

    footnote: str
    item: int
    text: str
    act: AmendingAct | None
    modifications: tuple[Modification, ...] = ()
    validity: Validity = Validity()
    misread: tuple[Misread, ...] = ()


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction of an amending act as printed, its number in front; ``count``: how many modifications were read from it."""

    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Amendment:
    """What an amending act does to one act: ``amends`` is the amended act as named.

    ``items``: the printed number of the instruction of each modification, in the same order ("1.3.12"), "" where it has none.
    ``instructions``: those the modifications were read from, in order.
    """

    amends: ActCitation
    modifications: tuple[Modification, ...]
    items: tuple[str, ...] = ()
    misread: tuple[Misread, ...] = ()
    instructions: tuple[Instruction, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """The words of the instruction of each modification, in the same order."""
        return tuple(one.words for one in self.instructions for _ in range(one.count))


@dataclass(frozen=True, slots=True)
class AmendingText:
    """An amending act, or a draft of one, read from its own words."""

    act: AmendingAct
    amendments: tuple[Amendment, ...]
    commencements: tuple[Commencement, ...] = ()
    misread: tuple[Misread, ...] = ()
