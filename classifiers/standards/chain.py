"""The editions of one standard as a chain: their order, which follows which, where each stands on a day."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from classifiers.standards.catalogue import Judgement, State
from classifiers.standards.model import Edition, EditionStatus

SUPPLEMENTS: Final = frozenset({"amendment", "corrigendum", "erratum", "addendum", "supplement", "annex"})
"""Kinds of documents that go with an edition and take the place of none."""
_DIGITS: Final = re.compile(r"\d+")


def in_order(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """Oldest first; those without a day last, by number of edition."""
    return tuple(sorted(editions, key=lambda one: (one.published or date.max, _numbers(one.edition), one.reference)))


def issued(editions: Iterable[Edition]) -> tuple[Edition, ...]:
    """Those that were in force at any time: no drafts, no supplements, not the entry of the standard itself.

    A committee's specification on the way to the next edition of a standard takes the place of none, either.
    """
    drafts = EditionStatus.DRAFT
    chain = [one for one in in_order(editions) if one.published and one.kind not in SUPPLEMENTS and one.status is not drafts]
    approved = next((at for at, one in enumerate(chain) if one.kind == "standard"), len(chain))
    return tuple(one for at, one in enumerate(chain) if at <= approved or one.kind != "specification")


def meant(editions: Iterable[Edition], day: date) -> Edition | None:
    """The edition an undated reference means on a day: the last one published by then, whatever became of it later."""
    return next((one for one in reversed(issued(editions)) if one.published and one.published <= day), None)


def next_edition(edition: Edition, editions: Iterable[Edition]) -> Edition | None:
    """The edition of the same standard that follows; None for the last, and for supplements."""
    chain = issued(editions)
    later = [one for one in chain if edition.published and one.published and one.published > edition.published]
    return later[0] if later and edition.kind not in SUPPLEMENTS else None


def judge(edition: Edition, day: date, successors: Sequence[Edition]) -> Judgement:
    """Where an edition stands on a day. `successors` are those that took its place, of the same standard or of another."""
    follows = in_order(successors)
    ended = edition.withdrawn or next((one.published for one in follows), None)
    successor = follows[0] if follows else None
    if edition.status is EditionStatus.DRAFT:
        return Judgement(edition, State.DRAFT, edition.published, successor)
    if edition.published and edition.published > day:
        return Judgement(edition, State.NOT_YET, edition.published)
    if ended and ended <= day:
        return Judgement(edition, State.SUPERSEDED if successor else State.WITHDRAWN, ended, successor)
    if ended is None and edition.status is EditionStatus.WITHDRAWN:
        return Judgement(edition, State.WITHDRAWN, None, successor)
    return Judgement(edition, State.IN_FORCE, edition.published, successor)


def _numbers(text: str) -> tuple[int, ...]:
    """ "5.1" before "10"."""
    return tuple(map(int, _DIGITS.findall(text)))
