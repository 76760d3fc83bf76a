"""A reference: the words, where they stand, and what they point to."""

import re
from dataclasses import dataclass
from datetime import date

_NUMBER_PARTS = re.compile(r"\d+|[^\W\d_]+")


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

    def contains(self, eid: str) -> bool:
        """Whether the element of this eid is meant: it is the place, lies below it, or lies in the range (both ends included)."""
        if not self.last:
            return _is_or_below(eid, self.eid)
        depth = self.eid.count("__") + 1
        step = "__".join(eid.split("__")[:depth])
        if step.rpartition("_")[0] != self.eid.rpartition("_")[0] or self.last.count("__") + 1 != depth:
            return _is_or_below(eid, self.eid) or _is_or_below(eid, self.last)
        return _order(self.eid) <= _order(step) <= _order(self.last)


def _is_or_below(eid: str, above: str) -> bool:
    return eid == above or eid.startswith(above + "__")


def _order(eid: str) -> tuple[tuple[int, str], ...]:
    """Order of numbers inside one parent: 98 < 98-1 < 98-2 < 99."""
    return tuple((int(part), "") if part.isdigit() else (0, part) for part in _NUMBER_PARTS.findall(eid.rpartition("_")[2]))


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
