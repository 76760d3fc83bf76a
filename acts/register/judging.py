"""What a citation of a standard means on a day, by the catalogue: which edition, whether it stood, what took its place."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from acts.register.model import Meaning, Standing
from acts.register.remembering import Remembering
from classifiers.standards.catalogue import Adopted, Judgement, State
from classifiers.standards.designation import Designation
from classifiers.standards.model import Edition, EditionStatus
from classifiers.standards.store import Catalogue
from classifiers.standards.tables import editions

NATIONAL: Final = frozenset({"AZS", "GOST"})
"""Bodies whose editions are standards of the country, the interstate ones among them."""
SERIES: Final = "series"
"""Kind of a designation such as "ISO/IEC 27000 series"."""
RANGE: Final = re.compile(r"\d+-\d+")
LONGEST: Final = 30
"""Successors followed one after the other."""


class Judge:
    """Judges citations as of a day. What was asked of the catalogue once is remembered; one judge lives no longer than one answer."""

    def __init__(self, catalogue: Catalogue, day: date) -> None:
        self.catalogue, self.day = Remembering(catalogue.engine), day
        self._known: dict[str, Meaning] = {}

    def meaning(self, designation: Designation) -> Meaning:
        """What it means on the day."""
        name = str(designation)
        if name not in self._known:
            self._known[name] = self._meaning(designation)
        return self._known[name]

    def _meaning(self, designation: Designation) -> Meaning:
        cited = replace(designation, base=None, degree=None)
        if cited.kind == SERIES and not cited.dated:
            return Meaning(Standing.SERIES, self.day, dated=False)
        exact = cited.dated or bool(cited.amendments)
        edition = self.catalogue.known(str(cited)) if exact else self.catalogue.meant(str(cited.undated), self.day)
        found = self._of_edition(edition, exact) if edition else Meaning(self._unknown(cited, exact), self.day, exact)
        return replace(found, base=self.meaning(designation.adopted) if designation.adopted else None)

    def _unknown(self, cited: Designation, exact: bool) -> Standing:
        held = self.catalogue.editions(str(cited.undated))
        if not held:
            return Standing.SERIES if _in_parts(self.catalogue.engine, cited) else Standing.UNKNOWN
        told = any(edition.published and edition.published > self.day for edition in held)
        return Standing.NONE_IN_FORCE if told and not exact else Standing.UNKNOWN_EDITION

    def _of_edition(self, edition: Edition, exact: bool) -> Meaning:
        judged = self.catalogue.judgement(edition, self.day)
        standing = _standing(judged, exact)
        ended = judged.state in (State.SUPERSEDED, State.WITHDRAWN)
        adoptions = tuple(self._adoptions(edition))
        if not ended:
            return Meaning(standing, self.day, exact, edition, adoptions=adoptions)
        return Meaning(standing, self.day, exact, edition, judged.since, _precision(judged), self._successor(judged), adoptions)

    def _successor(self, judged: Judgement) -> Edition | None:
        """The end of the chain of successors, as it was on the day."""
        last = judged.successor
        for _ in range(LONGEST):
            follows = self.catalogue.judgement(last, self.day).successor if last else None
            if follows is None or follows.published is None or follows.published > self.day:
                return last
            last = follows
        return last

    def _adoptions(self, edition: Edition) -> Iterator[Adopted]:
        """The national editions that stood on the day, newest first."""
        for one in reversed(self.catalogue.adoptions_of(edition.reference)):
            if one.edition.body in NATIONAL and self.catalogue.judgement(one.edition, self.day).state is State.IN_FORCE:
                yield one


def _in_parts(engine: Engine, cited: Designation) -> bool:
    """Whether the catalogue holds a standard in parts only, and all of them are meant, or a range of them."""
    if cited.dated or (cited.part and not RANGE.fullmatch(cited.part)):
        return False
    begins = f"{replace(cited, part='')}-"
    query = sa.select(editions.c.id).where(editions.c.standard.startswith(begins, autoescape=True)).limit(1)
    with engine.connect() as connection:
        return connection.execute(query).first() is not None


def _standing(judged: Judgement, exact: bool) -> Standing:
    match judged.state:
        case State.NOT_YET | State.DRAFT:
            return Standing.NOT_YET
        case State.IN_FORCE:
            return Standing.IN_FORCE
    if not exact:
        return Standing.NONE_IN_FORCE
    told = judged.state is State.WITHDRAWN or judged.edition.withdrawn or judged.edition.status is EditionStatus.WITHDRAWN
    return Standing.WITHDRAWN if told else Standing.SUPERSEDED


def _precision(judged: Judgement) -> str:
    """How much of the day is told: of a withdrawal all, of a successor as much as of its publication."""
    return judged.successor.precision if judged.successor and not judged.edition.withdrawn else "day"
