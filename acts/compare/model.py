"""The values of a comparison of wordings: rows of units, each with what stands on the left and on the right, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from acts.history.redline import RedlineLine
from acts.model import Kind


class Fate(StrEnum):
    """What becomes of a unit from left to right."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"            # its left is empty
    REMOVED = "removed"        # its right is empty
    MOVED = "moved"            # it bears another number or stands at another place; its words may have changed too


@dataclass(frozen=True, slots=True)
class Side:
    """One of the texts compared, as a document's head names it.

    ``citation``: kind, date and number in a line. ``day``: the day whose wording is meant, None for one that has no days (a draft).
    ``uri``: the work's AKN address, "" for a text not held. ``address``: where a reader finds it. ``language``: ISO 639-3.
    """

    title: str
    citation: str = ""
    day: date | None = None
    uri: str = ""
    address: str = ""
    language: str = "aze"


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """A structural unit, its own paragraphs only. ``lines``: their words with their fate, those of the heading first.

    ``key`` is unique in the comparison and the same when it is made again: the unit's eid, on the left where it stands there.
    ``left_label`` and ``right_label``: what the unit is called on each side with the units around it ("Maddə 5, 5.1-ci bənd"), "" where it
    is not there. ``notes``: the instructions behind the row, or its justification.
    """

    key: str
    kind: Kind
    left_eid: str
    right_eid: str
    left_label: str
    right_label: str
    title: str
    fate: Fate
    lines: tuple[RedlineLine, ...]
    notes: tuple[str, ...] = ()

    @property
    def left(self) -> str:
        """The wording on the left, paragraphs parted by newlines; "" when it is not there."""
        return "\n".join(line.start for line in self.lines if line.start)

    @property
    def right(self) -> str:
        """The wording on the right, paragraphs parted by newlines; "" when it is not there."""
        return "\n".join(line.end for line in self.lines if line.end)


@dataclass(frozen=True, slots=True)
class NotApplied:
    """An instruction, or words of one, that could not be carried out, and why. ``item``: its printed number, "" where it has none."""

    item: str
    words: str
    reason: str

    @property
    def number(self) -> str:
        """The item where its words do not begin with it ("4" of "Maddə 4. …"): what is said before them."""
        bare = self.item.rstrip(".)")
        return "" if not bare or re.match(rf"(?:\w+\s+)?{re.escape(bare)}(?!\w)", self.words) else self.item

    @property
    def place(self) -> tuple[int, ...]:
        """Where a draft has it, by the figures of its item; those without a number come first."""
        return tuple(int(figures) for figures in re.findall(r"\d+", self.item))


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts beside each other. ``rows``: the units that differ, in reading order of the right where they stand there."""

    left: Side
    right: Side
    rows: tuple[ComparisonRow, ...]
    not_applied: tuple[NotApplied, ...] = ()

    def of(self, fate: Fate) -> Iterator[ComparisonRow]:
        """The rows of one fate."""
        return (row for row in self.rows if row.fate is fate)


@dataclass(frozen=True, slots=True)
class DraftComparison:
    """A draft amending act against the acts it amends: a table for each act held, in the order the draft names them.

    ``not_applied``: what belongs to none of the tables: acts not held, instructions whose act was not understood.
    """

    draft: Side
    tables: tuple[Comparison, ...]
    not_applied: tuple[NotApplied, ...] = ()
