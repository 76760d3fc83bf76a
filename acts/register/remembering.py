"""The catalogue as one answer reads it: what was asked once is remembered, and what nobody takes over is not asked about."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from classifiers.standards.catalogue import Adopted, Judgement, Related
from classifiers.standards.identity import standard_of
from classifiers.standards.model import Edition
from classifiers.standards.store import Catalogue
from classifiers.standards.tables import adoptions, relations

ASKED_SINGLY = 30
"""Questions after which all targets of relations are read at once."""


class Remembering(Catalogue):
    """A catalogue that does not change while it is asked. It lives no longer than one answer, and answers as the catalogue does."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._chains: dict[str, tuple[Edition, ...]] = {}
        self._judged: dict[tuple[str, date], Judgement] = {}
        self._adopted: frozenset[str] | None = None
        self._targets: frozenset[str] | None = None
        self._asked = 0

    def editions(self, standard: str) -> tuple[Edition, ...]:
        if standard not in self._chains:
            self._chains[standard] = super().editions(standard)
        return self._chains[standard]

    def judgement(self, edition: Edition | str, day: date) -> Judgement:
        key = (edition if isinstance(edition, str) else edition.reference, day)
        if key not in self._judged:
            self._judged[key] = super().judgement(edition, day)
        return self._judged[key]

    def adoptions_of(self, reference: str) -> tuple[Adopted, ...]:
        if self._adopted is None:
            self._adopted = self._distinct(adoptions.c.standard)
        return super().adoptions_of(reference) if self._adopted.intersection((standard_of(reference), *self._joint(reference))) else ()

    def _inward(self, targets: Sequence[str]) -> tuple[Related, ...]:
        self._asked += 1
        if self._targets is None and self._asked > ASKED_SINGLY:
            self._targets = self._distinct(relations.c.target)
        return super()._inward(targets) if self._targets is None or self._targets.intersection(targets) else ()

    def _many(self, standard: str) -> bool:
        return sum(one.standard == standard for one in self.editions(standard)) > 1

    def _distinct(self, column: sa.Column[str]) -> frozenset[str]:
        with self.engine.connect() as connection:
            return frozenset(connection.execute(sa.select(column).distinct()).scalars())
