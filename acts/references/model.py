"""A reference: the words, where they stand, and what they point to."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ActCitation:
    """Another act as a text names it: by title, by kind, date and number, or by a well-known name."""

    title: str = ""           # "Fərdi məlumatlar haqqında", nominative, without quotation marks
    kind: str = ""            # AKN subtype where told: "law", "code", "decree", "order", "cabinet-decision", "constitution"
    adopted: date | None = None
    number: str = ""          # "998-IIIQ", "136"
    celex: str = ""           # an EU act


@dataclass(frozen=True, slots=True)
class Place:
    """A provision inside an act, or a range of them: the eid prefix it would have ("art_12__para_12.3").

    `last` is set for a range ("12.3–12.6"): both ends are meant and all between.
    """

    eid: str
    last: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words in a line that point somewhere. Offsets count characters of `Line.plain` of the element's line `line` (heading lines first).

    ``act`` None means this act. ``places`` empty means the act as a whole.
    """

    eid: str
    line: int
    start: int
    end: int
    words: str
    act: ActCitation | None = None
    places: tuple[Place, ...] = ()
