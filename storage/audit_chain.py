"""How the lines of the audit trail hang together: each carries the hash of the one before it and of what it says itself."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from storage.moments import utc

GENESIS = "0" * 64
"""What the first line carries for a predecessor."""


@dataclass(frozen=True, slots=True)
class Link:
    """A line as it is kept. ``details`` is the JSON text itself, so that no other way of writing it passes for the same."""

    id: int
    at: datetime
    who: str
    what: str
    subject: str
    details: str
    previous: str = ""
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What the trail remembers of its end: the last line and how many there are."""

    last: int
    count: int
    hash: str


@dataclass(frozen=True, slots=True)
class Break:
    """The first line that is not as it was written. ``id`` is 0 where the trail as a whole is wrong."""

    id: int
    reason: str


CHANGED = "what it says is not what was written"
MISSING = "the line before it was taken out, put in or exchanged"
CUT = "lines after it were taken out"
APPENDED = "it was added past the end the trail remembers"
UNCHAINED = "it was put in without a hash"
HEADLESS = "the trail no longer remembers its end"
UNKNOWN_HASH = "no line has the hash that was noted elsewhere"


def digest(link: Link) -> str:
    """The hash of a line: SHA-256 over its predecessor's and all it says, in an order and a spelling that never change."""
    told = [link.previous, link.id, utc(link.at).isoformat(timespec="microseconds"), link.who, link.what, link.subject, link.details]
    return hashlib.sha256(json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


def first_break(links: Iterable[Link], head: Head | None, noted: str = "") -> Break | None:
    """The first line, in their order, that breaks the chain; None: every line is as it was written.

    ``noted`` is a hash somebody wrote down elsewhere: a trail written anew from its beginning lacks it.
    """
    previous, last, count, seen = GENESIS, 0, 0, not noted
    for link in links:
        if reason := _fault(link, previous, head):
            return Break(link.id, reason)
        previous, last, count, seen = link.hash, link.id, count + 1, seen or link.hash == noted
    return _end(previous, last, count, head) or (None if seen else Break(0, UNKNOWN_HASH))


def chained(links: Iterable[Link], previous: str) -> Iterator[Link]:
    """The lines with their hashes, the first after the line of hash ``previous``."""
    for link in links:
        bound = Link(link.id, link.at, link.who, link.what, link.subject, link.details, previous)
        previous = digest(bound)
        yield Link(link.id, link.at, link.who, link.what, link.subject, link.details, bound.previous, previous)


def _fault(link: Link, previous: str, head: Head | None) -> str:
    if not link.hash:
        return UNCHAINED
    if digest(link) != link.hash:
        return CHANGED
    if link.previous != previous:
        return MISSING
    return APPENDED if head and link.id > head.last else ""


def _end(previous: str, last: int, count: int, head: Head | None) -> Break | None:
    if head is None:
        return Break(0, HEADLESS) if count else None
    return None if (last, count, previous) == (head.last, head.count, head.hash) else Break(last, CUT)
