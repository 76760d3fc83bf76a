"""The glossary kept: terms in the database, beginning from those that ship, changed by editors. Works on SQLite and PostgreSQL."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from classifiers.glossary import editing
from classifiers.glossary.editing import Brought, Proposed
from classifiers.glossary.entries import FACETS, Candidate, Counts, Edit, Entry, Fault, Listing, Origin, Stale, Wanted
from classifiers.glossary.model import Standing, Term
from classifiers.glossary.rows import entry_of, select_terms, term_of
from classifiers.glossary.shipped import shipped
from classifiers.glossary.tables import glossary_state, glossary_terms
from language.letters import fold
from storage import audit
from storage.database import writing

AT_ONCE = 400
"""Ids in one question; more are taken as everything there is."""
Marked = tuple[str, Term]
"""A term with what tells this state of it from any other."""
ORDER = (glossary_terms.c.az_order, glossary_terms.c.id)


class GlossaryStore:
    """Reads and changes terms. What names a term raises `NoTermError` where there is none; a database away is a `DatabaseError`."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    # for search
    def version(self) -> int:
        """Grows with every change of any term; one quick look. 0 before the terms that ship came in."""
        with self.engine.connect() as connection:
            return connection.execute(sa.select(glossary_state.c.version)).scalar() or 0

    def in_use(self) -> tuple[Term, ...]:
        """The terms to search with, by the Azerbaijani alphabet."""
        return tuple(term for _, term in self.renewed({}).values())

    def renewed(self, held: Mapping[str, Marked]) -> Mapping[str, Marked]:
        """The terms to search with by id, in the order of the alphabet; of those `held` that did not change the very same values."""
        marks = sa.select(glossary_terms.c.id, glossary_terms.c.revision, glossary_terms.c.changed)
        with self.engine.connect() as connection:
            rows = connection.execute(marks.where(glossary_terms.c.standing == Standing.IN_USE.value).order_by(*ORDER)).all()
            now = {row.id: f"{row.revision} {row.changed}" for row in rows}
            new = [id_ for id_, mark in now.items() if id_ not in held or held[id_][0] != mark]
            terms = {term.id: term for term in _terms(connection, new)}
        return {id_: (mark, terms[id_]) if id_ in terms else held[id_] for id_, mark in now.items() if id_ in terms or id_ in held}

    def bring_up(self, terms: tuple[Term, ...] | None = None) -> Brought:
        """Take in the terms that ship (or `terms`), once for each shipment; what an editor changed stays. See `editing.bring_up`."""
        ships = shipped() if terms is None else terms
        with self.engine.connect() as connection:
            if connection.execute(sa.select(glossary_state.c.shipped)).scalar() == editing.digest(ships):
                return Brought()
        with writing(self.engine) as connection:
            editing.lock(connection)
            return editing.bring_up(connection, ships)

    # reading
    def entry(self, id_: str) -> Entry:
        with self.engine.connect() as connection:
            return entry_of(editing.row_of(connection, id_))

    def find(self, wanted: Wanted, page: int = 1, size: int = 50) -> Listing:
        """A page of terms by the alphabet; with words, those named exactly so first, then those that begin so."""
        query = sa.select(glossary_terms).where(*_conditions(wanted)).order_by(*_nearest(wanted.words), *ORDER)
        with self.engine.connect() as connection:
            total = connection.execute(sa.select(sa.func.count()).select_from(glossary_terms).where(*_conditions(wanted))).scalar_one()
            rows = connection.execute(query.limit(size).offset((page - 1) * size)).all()
        return Listing(total, tuple(map(entry_of, rows)))

    def counts(self, wanted: Wanted) -> Counts:
        """How many terms each value of each of `FACETS` has, counted as if nothing were chosen in that facet."""
        with self.engine.connect() as connection:
            found = {}
            for facet in FACETS:
                column, others = glossary_terms.c[facet], _conditions(replace(wanted, **{facet: ""}))
                query = sa.select(column, sa.func.count()).where(*others).group_by(column).order_by(sa.func.count().desc(), column)
                found[facet] = tuple((value, count) for value, count in connection.execute(query))
        return found

    def history(self, id_: str) -> tuple[Edit, ...]:
        """What was done to a term, newest first."""
        with self.engine.connect() as connection:
            lines = audit.entries(connection, editing.subject(id_))
        return tuple(_edit(line) for line in lines)

    # changing
    def add(self, term: Term, who: str, origin: Origin = Origin.EDITOR) -> Entry | tuple[Fault, ...]:
        """Keep a new term (its id is made of its Azerbaijani name), or tell what is wrong with it."""
        with writing(self.engine) as connection:
            editing.lock(connection)
            return editing.add(connection, term, who, origin)

    def edit(self, term: Term, revision: int, who: str) -> Entry | Stale | tuple[Fault, ...]:
        """Change the term of that id, seen as of `revision`; or tell that it changed meanwhile, or what is wrong."""
        with writing(self.engine) as connection:
            editing.lock(connection)
            return editing.edit(connection, term, revision, who)

    def judge(self, id_: str, standing: Standing, revision: int, who: str) -> Entry | Stale | tuple[Fault, ...]:
        """Put a term in use, refuse it, or propose it again."""
        return self.edit(replace(self.entry(id_).term, standing=standing), revision, who)

    def propose(self, candidates: Iterable[Candidate], who: str = editing.PROGRAM) -> Proposed:
        """Keep what is new of the candidates."""
        with writing(self.engine) as connection:
            editing.lock(connection)
            return editing.propose(connection, candidates, who)


def _terms(connection: Connection, ids: list[str]) -> Iterator[Term]:
    """The terms of those ids."""
    query = select_terms(glossary_terms)
    narrowed = query.where(glossary_terms.c.id.in_(ids)) if len(ids) <= AT_ONCE else query
    return (term_of(row) for row in connection.execute(narrowed)) if ids else iter(())


def _conditions(wanted: Wanted) -> tuple[sa.ColumnElement[bool], ...]:
    narrowed = tuple(glossary_terms.c[facet] == value for facet in FACETS if (value := getattr(wanted, facet)))
    return (*(glossary_terms.c.words.contains(word, autoescape=True) for word in fold(wanted.words).split()), *narrowed)


def _nearest(words: str) -> tuple[sa.ColumnElement[int], ...]:
    asked = " ".join(fold(words).split())
    if not asked:
        return ()
    column = glossary_terms.c.words
    exact, begins = column.contains(f"\n{asked}\n", autoescape=True), column.contains(f"\n{asked}", autoescape=True)
    return (sa.case((exact, 0), (begins, 1), else_=2),)


def _edit(line: audit.AuditEntry) -> Edit:
    before, after = line.details.get("before"), line.details.get("after")
    return Edit(line.at, line.who, line.what, before if isinstance(before, dict) else {}, after if isinstance(after, dict) else {})
