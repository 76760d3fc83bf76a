"""Trying instructions out: they are read as an amending act is read, and put into the text they amend."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from acts.compare.draft_conflicts import contradictions
from acts.compare.draft_model import Order
from acts.compare.draft_rows import text_of_day
from acts.compare.model import NotApplied
from acts.history.apply import apply
from acts.history.model import Change, Outcome, Timeline
from acts.model import Document, Element, Kind, Line
from acts.modifications.instructions import read_text
from acts.modifications.model import AmendingText, Modification

NUMBER: Final = re.compile(r"(?:Maddə\s+)?[\w.-]*\d[\w.-]*\W?|[^\W\d_]{1,2}[.)]|\W")
"""What a tab behind is no border between cells: numbers and letters of provisions, dashes."""
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


def quotable(element: Element) -> list[str]:
    """The paragraphs of a unit that is new, rows of tables left out: their cells do not stay apart in quoted words."""
    return [row for row in standing(element) if "\t" not in row]


def own(element: Element) -> list[str]:
    """The unit's own paragraphs as they stand, blanks evened out; the cells of a row of a table stay parted by tabs."""
    return [row for line in (*element.heading, *element.content) if (row := _even(line)).strip()]


def _even(line: Line) -> str:
    text = line.current
    if "\t" not in text:
        return " ".join(text.split())
    first, *rest = (" ".join(cell.split()) for cell in text.split("\t"))
    if not line.cells and (not first or NUMBER.fullmatch(first)):
        return " ".join(filter(None, (first, *rest)))
    return "\t".join((first, *rest))


@dataclass(frozen=True, slots=True)
class Tried:
    """A text after instructions. ``refused``: those that could not be read or carried out; ``said``: what the draft orders."""

    document: Document
    refused: tuple[NotApplied, ...]
    said: tuple[Modification, ...]


def tried(document: Document, draft: str, said: Sequence[Modification] = ()) -> Tried:
    """The text with the instructions of a draft that amends this act alone, read as any draft is: what contradicts an instruction before
    it, or what was ``said`` before all of them, is not carried out.
    """
    read = read_text(draft)
    orders = [Order(item, words, words) for part in read.amendments for item, words in zip(part.items, part.wordings, strict=True)]
    done = apply(Timeline(document), _judged(read, said, orders))
    misread = (*read.misread, *(one for part in read.amendments for one in part.misread))
    refused = [_refused(one.item, one.words, one.reason) for one in misread]
    refused += [_refused(order.item, order.words, change.reason) for change, order in zip(done.changes, orders, strict=True)
                if change.outcome is Outcome.REFUSED]
    nothing = () if done.changes else (_refused("", draft.partition("\n")[2], NOTHING_READ),)
    return Tried(text_of_day(done, DAY), (*refused, *nothing), tuple(change.modification for change in done.changes))


def _refused(item: str, words: str, reason: str) -> NotApplied:
    """An instruction refused, its new text left out."""
    return NotApplied(item, words.partition("\n")[0].rstrip(" ;"), reason)


def _judged(read: AmendingText, said: Sequence[Modification], orders: Sequence[Order]) -> list[Change]:
    """What a draft orders, refused where it contradicts what was ordered before."""
    changes = [Change(read.act, one, in_force=DAY) for part in read.amendments for one in part.modifications]
    before = [Order("", "", "")] * len(said)
    against = contradictions([*said, *(change.modification for change in changes)], [*before, *orders])
    return [replace(change, outcome=Outcome.REFUSED, reason=against[at]) if at in against else change
            for at, change in enumerate(changes, len(said))]


def does(before: Document, after: Document, gone: Sequence[str], come: Sequence[str]) -> bool:
    """Whether from one text to the other just these paragraphs went and came."""
    was, now = Counter(standing(before.root)), Counter(standing(after.root))
    return now == was - Counter(gone) + Counter(come) and not Counter(gone) - was
