"""The register: which act cites which standard, and how that stood on a day. What codes acts carry is in `acts.register.carrying`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from acts.frbr import Status
from acts.register.carrying import AT_ONCE, Carrying
from acts.register.events import events
from acts.register.judging import Judge
from acts.register.model import Citation, Event, Judged
from acts.register.rows import citation_of
from acts.register.tables import register_citations, register_events, register_texts
from acts.tables import expressions, works
from classifiers.errors import ClassifiersError
from classifiers.standards.designation import Designation
from classifiers.standards.identity import read
from classifiers.standards.store import Catalogue
from storage.audit import audit_entries
from storage.batches import batched


@dataclass(frozen=True, slots=True)
class StandardCited:
    """A standard in the list of those cited: undated, how often, by which acts, and the designations it is cited by."""

    standard: str
    times: int
    acts: tuple[str, ...]
    designations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How much is held: texts looked through, citations in them, acts that cite."""

    texts: int
    citations: int
    acts: int


_CITATIONS = (
    sa.select(register_citations, works.c.uri, works.c.title, works.c.status, works.c.adopted, works.c.in_force)
    .join(expressions, expressions.c.shown == register_citations.c.manifestation_id)
    .join(works, works.c.id == expressions.c.work_id)
    .order_by(works.c.title, works.c.uri, register_citations.c.seq)
)


class Register(Carrying):
    """Answers from the database; where standards are judged, by the catalogue as it is now."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.catalogue = Catalogue(engine)

    def citations(self, act: str) -> tuple[Citation, ...]:
        """What an act cites or ever cited, in reading order. `act` is its work address."""
        return self._citations(_CITATIONS.where(works.c.uri == act))

    def cited_on(self, act: str, day: date) -> tuple[Judged, ...]:
        """What an act cited on a day, judged as of that day."""
        return self.judged((one for one in self.citations(act) if one.stands_on(day)), day)

    def citing(self, standard: str) -> tuple[Citation, ...]:
        """The citations of a standard, by act: of a dated one those of that edition, of an undated one those of any, undated ones too.

        A citation of what took the standard over is one of it. Raises `ClassifiersError` on what is no designation.
        """
        asked = _read(standard)
        columns = register_citations.c
        near = self._citations(_CITATIONS.where(sa.or_(columns.number == asked.number, columns.base_number == asked.number)))
        return tuple(one for one in near if _cites(one.cited.designation, asked))

    def problems(self, day: date, kind: str = "") -> tuple[Judged, ...]:
        """What acts in force cited on a day that did not stand, by act; `kind` is one of `acts.register.model.PROBLEMS`."""
        judged = self.standing(day)
        return tuple(one for one in judged if one.meaning.problem and kind in ("", one.meaning.problem))

    def standing(self, day: date, acts: Sequence[str] | None = None) -> tuple[Judged, ...]:
        """All that acts cited on a day, judged as of that day; of an act repealed only what stood in it until a day that is known.

        `acts`: the addresses of the acts to look at (None: all).
        """
        told = _CITATIONS.where(sa.or_(works.c.status != Status.REPEALED.value, register_citations.c.until.is_not(None)))
        parts = [told] if acts is None else [told.where(works.c.uri.in_(part)) for part in batched(acts, AT_ONCE)]
        return self.judged((one for part in parts for one in self._citations(part) if one.stands_on(day)), day)

    def judged(self, citations: Iterable[Citation], day: date) -> tuple[Judged, ...]:
        """Citations with what they mean on a day."""
        judge = Judge(self.catalogue, day)
        return tuple(Judged(one, judge.meaning(one.cited.designation)) for one in citations)

    def standards(self) -> tuple[StandardCited, ...]:
        """All standards cited, most acts first."""
        by_standard: dict[str, list[Citation]] = {}
        for one in self._citations(_CITATIONS):
            by_standard.setdefault(str(one.cited.designation.undated), []).append(one)
        found = (_listed(standard, citations) for standard, citations in by_standard.items())
        return tuple(sorted(found, key=lambda one: (-len(one.acts), -one.times, one.standard)))

    def events(self, after: int = 0, limit: int = 200) -> tuple[Event, ...]:
        """The judgements that changed after an event, oldest first."""
        with self.engine.connect() as connection:
            return events(connection, after, limit)

    def stamp(self) -> tuple[object, ...]:
        """A value that changes whenever what is cited, or how it is judged, may."""
        query = sa.select(
            sa.select(sa.func.max(works.c.changed)).scalar_subquery(), sa.select(sa.func.max(audit_entries.c.id)).scalar_subquery(),
            sa.select(sa.func.max(register_events.c.id)).scalar_subquery(),
            sa.select(sa.func.count(register_citations.c.seq)).scalar_subquery(),
        )  # fmt: skip
        with self.engine.connect() as connection:
            return tuple(connection.execute(query).one())

    def tally(self) -> Tally:
        texts = sa.select(sa.func.count()).select_from(register_texts)
        counts = sa.select(sa.func.count(), sa.func.count(sa.distinct(register_citations.c.manifestation_id)))
        with self.engine.connect() as connection:
            citations, acts = connection.execute(counts.select_from(register_citations)).one()
            return Tally(connection.execute(texts).scalar_one(), citations, acts)

    def _citations(self, query: sa.Select[Any]) -> tuple[Citation, ...]:
        with self.engine.connect() as connection:
            return tuple(map(citation_of, connection.execute(query)))


def _read(standard: str) -> Designation:
    found = read(standard)
    if found is None:
        raise ClassifiersError(f"expected the designation of a standard such as ISO/IEC 27001, found {standard!r}")
    return found


def _cites(cited: Designation, asked: Designation) -> bool:
    """Whether a citation means what is asked for: the edition cited, or the standard in any edition."""
    if asked.contains(cited) or cited.contains(asked):
        return True
    return cited.adopted is not None and _cites(cited.adopted, asked)


def _listed(standard: str, citations: list[Citation]) -> StandardCited:
    acts = dict.fromkeys(one.work_uri for one in citations)
    return StandardCited(standard, len(citations), tuple(acts), tuple(sorted({str(one.cited.designation) for one in citations})))
