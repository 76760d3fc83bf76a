"""Trying instructions out: they are read as an amending act is read, and put into the text they amend."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from acts.compare.draft_rows import text_of_day
from acts.history.apply import apply
from acts.history.model import Change, Outcome, Timeline
from acts.model import Document, Element, Kind
from acts.modifications.instructions import read_text

NOTHING_READ = "no instruction was read"
DAY = date(2000, 1, 1)
"""A day for all changes of a trial; which one does not matter."""


def standing(element: Element) -> list[str]:
    """The paragraphs of a unit and of those below it as they stand, blanks evened out; the lists of an editor are no text."""
    found: list[str] = []
    _gather(element, found)
    return found


def _gather(element: Element, found: list[str]) -> None:
    if element.kind is Kind.NOTES:
        return
    found += own(element)
    for child in element.children:
        _gather(child, found)


def own(element: Element) -> list[str]:
    """The unit's own paragraphs as they stand, blanks evened out."""
    rows = (" ".join(line.current.split()) for line in (*element.heading, *element.content))
    return [row for row in rows if row]


@dataclass(frozen=True, slots=True)
class Tried:
    """A text after instructions, and the reasons of those that could not be read or carried out."""

    document: Document
    reasons: tuple[str, ...]


def tried(document: Document, draft: str) -> Tried:
    """The text with the instructions of a draft that amends this act alone."""
    read = read_text(draft)
    changes = [Change(read.act, one, in_force=DAY) for part in read.amendments for one in part.modifications]
    done = apply(Timeline(document), changes)
    refused = [change.reason for change in done.changes if change.outcome is Outcome.REFUSED]
    misread = [one.reason for one in (*read.misread, *(one for part in read.amendments for one in part.misread))]
    return Tried(text_of_day(done, DAY), (*misread, *refused, *(() if changes else (NOTHING_READ,))))


def does(before: Document, after: Document, gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether from one text to the other just these paragraphs went and came."""
    was, now = Counter(standing(before.root)), Counter(standing(after.root))
    return now == was - Counter(gone) + Counter(come) and not Counter(gone) - was
