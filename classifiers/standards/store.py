"""Where the catalogue of standards is kept, and what it is asked: editions, chains, adoptions, where an edition stands on a day."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Engine, Row

from classifiers.standards import keeping
from classifiers.standards.bodies import shipped
from classifiers.standards.catalogue import Adopted, Committee, Counts, Judgement, Listing, Loaded, NoStandardError, Refused, Related, State
from classifiers.standards.chain import in_order, meant, next_edition
from classifiers.standards.designation import Designation
from classifiers.standards.identity import read, spellings, standard_of
from classifiers.standards.judging import judged, took_its_place
from classifiers.standards.model import Body, Edition, EditionStatus, Relation, RelationKind
from classifiers.standards.packing import unpacked
from classifiers.standards.tables import adoptions, codes, committees, editions, loads, relations
from language.letters import fold
from storage.database import writing

_MUTUAL: Final = (RelationKind.EDITION_OF, RelationKind.IDENTICAL_TEXT)
"""Told by either document of the other: shown once."""
_INSIDE: Final = editions.c.data


class Catalogue:
    """The catalogue in the database. A reference is taken in any spelling: "İSO/MEK 27001:2013" finds "ISO/IEC 27001:2013"."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    # editions
    def edition(self, reference: str) -> Edition:
        """Raises `NoStandardError`."""
        found = self.known(reference)
        if found is None:
            raise NoStandardError(f"the catalogue holds no {reference!r}")
        return found

    def known(self, reference: str) -> Edition | None:
        """The edition of a reference; None where it is not held, or names a standard in any edition of which there are several."""
        exact = self._of_references((reference,))
        if exact:
            return exact[0]
        designation = read(reference)
        if designation is None:
            return None
        named = self._of_references(str(one) for one in spellings(designation))
        return named[0] if named else self._alike(designation)

    def editions(self, standard: str) -> tuple[Edition, ...]:
        """All documents of a standard, named by its undated designation or any edition: oldest first, supplements and drafts among them."""
        wanted = {standard, standard_of(standard), *self._joint(standard)}
        return in_order(self._editions(sa.select(_INSIDE).where(editions.c.standard.in_(wanted))))

    def standard_of(self, reference: str) -> str:
        """The undated designation of the standard that a reference means, as the catalogue holds it. Raises `NoStandardError`."""
        found = self.known(reference)
        if found is not None:
            return found.standard
        held = self.editions(reference)
        if not held:
            raise NoStandardError(f"the catalogue holds no {reference!r}")
        return held[0].standard

    def find(self, text: str, body: str = "", ics: str = "", status: str = "", page: int = 1, size: int = 50) -> Listing:
        """A page of the editions whose references or titles hold all the words; a code of the ICS means those below it, too."""
        where = self._wanted(text, body, ics, status)
        begins = sa.case((editions.c.words.startswith("\n" + " ".join(fold(text).split()), autoescape=True), 0), else_=1)
        order = (begins,) if text.strip() else ()
        query = sa.select(_INSIDE).where(*where).order_by(*order, editions.c.standard, editions.c.published, editions.c.id)
        with self.engine.connect() as connection:
            total = connection.execute(sa.select(sa.func.count()).select_from(editions).where(*where)).scalar_one()
            rows = connection.execute(query.limit(size).offset((page - 1) * size)).all()
        return Listing(total, tuple(unpacked(row.data, Edition) for row in rows))

    def counted(self, text: str, body: str = "", ics: str = "", status: str = "") -> Counts:
        """How the editions that `find` gives are spread, and how they would be with another status or body, or a narrower code."""
        query = sa.select(editions.c.body, editions.c.status, sa.func.count().label("many")).group_by(editions.c.body, editions.c.status)
        rows = self._rows(query.where(*self._wanted(text, "", ics, "")))
        statuses, bodies = Counter[str](), Counter[str]()
        for row in rows:
            statuses[row.status] += row.many if body in ("", row.body) else 0
            bodies[row.body] += row.many if status in ("", row.status) else 0
        return Counts(dict(+statuses), dict(+bodies), self._narrower(ics, self._wanted(text, body, ics, status)))

    # relations
    def relations_of(self, reference: str) -> tuple[Related, ...]:
        """What is told of a document and of others to it; where no source tells, also which edition follows which.

        Raises `NoStandardError`.
        """
        edition = self.edition(reference)
        outward = tuple(Related(edition.reference, one, outward=True) for one in edition.relations)
        mutual = {(one.kind, one.target) for one in edition.relations if one.kind in _MUTUAL}
        inward = self._inward((edition.reference, *self._only_name(edition)))
        told = (*outward, *(one for one in inward if (one.relation.kind, one.source) not in mutual))
        return tuple(dict.fromkeys((*told, *self._derived(edition, told))))

    def successors(self, edition: Edition) -> tuple[Edition, ...]:
        """What took the place of an edition: those told to replace it, and else the next of its standard."""
        inward = self._inward((edition.reference, *self._only_name(edition)))
        told = self._of_references(one.source for one in inward if one.relation.kind is RelationKind.REPLACES)
        listed = (one.target for one in edition.relations if one.kind is RelationKind.EDITION_OF)
        others = self._of_references(listed) if edition.status is EditionStatus.WITHDRAWN else ()
        return took_its_place(edition, self.editions(edition.standard), told, others)

    def adoptions_of(self, reference: str) -> tuple[Adopted, ...]:
        """The editions that take a standard over, oldest first; those that name another edition of it are not `exactly` so."""
        asked = read(reference)
        wanted = {standard_of(reference), *self._joint(reference)}
        query = sa.select(_INSIDE).join(adoptions, adoptions.c.edition == editions.c.id).where(adoptions.c.standard.in_(wanted))
        return tuple(
            Adopted(edition, adoption, _exactly(asked, read(adoption.base)))
            for edition in in_order(dict.fromkeys(self._editions(query)))
            for adoption in edition.adoptions
            if standard_of(adoption.base) in wanted
        )

    # on a day
    def in_force(self, standard: str, day: date) -> Edition | None:
        """The edition in force on a day; None where there was none, or it is not told."""
        last = self.meant(standard, day)
        return last if last and self.judgement(last, day).state is State.IN_FORCE else None

    def meant(self, standard: str, day: date) -> Edition | None:
        """The edition that an undated reference meant on a day: the last one published by then."""
        return meant(self.editions(standard), day)

    def judgement(self, edition: Edition | str, day: date) -> Judgement:
        """Where an edition stood on a day: in force, superseded by which, withdrawn, since when. Raises `NoStandardError`."""
        one = self.edition(edition) if isinstance(edition, str) else edition
        return judged(self, one, day)

    # bodies
    def bodies(self) -> tuple[Body, ...]:
        """Who publishes standards: those that are described, then others of whom the catalogue holds any."""
        told = {body.id: body for body in shipped()}
        with self.engine.connect() as connection:
            held = connection.execute(sa.select(editions.c.body).distinct().order_by(editions.c.body)).scalars().all()
        return (*told.values(), *(Body(one, ()) for one in held if one not in told))

    def counts(self) -> dict[str, int]:
        """How many documents of each body are held."""
        query = sa.select(editions.c.body, sa.func.count().label("many")).group_by(editions.c.body).order_by(editions.c.body)
        with self.engine.connect() as connection:
            return {row.body: row.many for row in connection.execute(query)}

    def committees(self) -> tuple[Committee, ...]:
        """All committees, by reference."""
        with self.engine.connect() as connection:
            rows = connection.execute(sa.select(committees.c.data).order_by(committees.c.reference)).scalars().all()
        return tuple(unpacked(row, Committee) for row in rows)

    def committee(self, reference: str) -> Committee | None:
        with self.engine.connect() as connection:
            data = connection.execute(sa.select(committees.c.data).where(committees.c.reference == reference)).scalar()
        return unpacked(data, Committee) if data else None

    def claims(self, reference: str) -> dict[str, Edition]:
        """What each source says of an edition. Raises `NoStandardError`."""
        query = sa.select(editions.c.source, editions.c.data, editions.c.claims)
        with self.engine.connect() as connection:
            row = connection.execute(query.where(editions.c.reference == self.edition(reference).reference)).one()
        said = json.loads(row.claims) if row.claims else {row.source: row.data}
        return {source: unpacked(data, Edition) for source, data in said.items()}

    def sources(self) -> tuple[Row[Any], ...]:
        """The lists that were loaded: source, records, refused, at, by."""
        with self.engine.connect() as connection:
            return tuple(connection.execute(sa.select(loads).order_by(loads.c.source)).all())

    # writing
    def load(self, told: Iterable[Edition | Refused], source: str, who: str) -> Loaded:
        """Take in what a source says: all of it or, where the database fails, nothing. The same once more changes nothing."""
        with writing(self.engine) as connection:
            return keeping.load(connection, told, source, who)

    def _wanted(self, text: str, body: str, ics: str, status: str) -> tuple[sa.ColumnElement[bool], ...]:
        where = [editions.c.words.contains(word, autoescape=True) for word in fold(text).split()]
        where += [editions.c.body == body] if body else []
        where += [editions.c.status == status] if status else []
        if ics:
            below = sa.or_(codes.c.code == ics, codes.c.code.startswith(f"{ics}.", autoescape=True))
            where.append(editions.c.id.in_(sa.select(codes.c.edition).where(below)))
        return tuple(where)

    def _narrower(self, ics: str, where: Sequence[sa.ColumnElement[bool]]) -> dict[str, int]:
        """How many of the editions carry each code one level below a code, or one below that."""
        length = len(ics) + 3 if "." in ics else 6 if ics else 2
        code = sa.func.substr(codes.c.code, 1, length)
        query = sa.select(code.label("code"), sa.func.count(sa.distinct(codes.c.edition)).label("many")).select_from(codes)
        query = query.join(editions, editions.c.id == codes.c.edition).where(*where)
        below = (sa.func.length(codes.c.code) >= length, codes.c.code.startswith(ics, autoescape=True))
        return {row.code: row.many for row in self._rows(query.where(*below).group_by(code))}

    def _joint(self, reference: str) -> tuple[str, ...]:
        designation = read(reference)
        return tuple(str(one.undated) for one in spellings(designation)) if designation else ()

    def _alike(self, designation: Designation) -> Edition | None:
        """The one edition that a designation contains which tells less than the reference held: a year where that has the month."""
        if not designation.dated:
            return None
        held = self.editions(str(designation.undated))
        alike = [one for one in held if (other := read(one.reference)) and _same_edition(designation, other)]
        return alike[0] if len(alike) == 1 else None

    def _only_name(self, edition: Edition) -> tuple[str, ...]:
        """The undated designation, where it can mean this edition alone: relations to it are to the edition."""
        return () if edition.reference == edition.standard or self._many(edition.standard) else (edition.standard,)

    def _many(self, standard: str) -> bool:
        query = sa.select(sa.func.count()).select_from(editions).where(editions.c.standard == standard)
        with self.engine.connect() as connection:
            return connection.execute(query).scalar_one() > 1

    def _inward(self, targets: Sequence[str]) -> tuple[Related, ...]:
        query = sa.select(editions.c.reference, relations.c.kind, relations.c.target, relations.c.on).join(
            relations, relations.c.edition == editions.c.id
        )
        rows = self._rows(query.where(relations.c.target.in_(targets)).order_by(editions.c.published, editions.c.id))
        return tuple(Related(row.reference, _relation(row), outward=False) for row in rows)

    def _derived(self, edition: Edition, told: Sequence[Related]) -> tuple[Related, ...]:
        """Which edition this one follows, and which follows it, where no relation says so."""
        kinds = {(one.relation.kind, one.outward) for one in told}
        chain = self.editions(edition.standard)
        found = []
        following = next_edition(edition, chain)
        if following and (RelationKind.REPLACES, False) not in kinds:
            relation = Relation(RelationKind.REPLACES, edition.reference, following.published)
            found.append(Related(following.reference, relation, outward=False, derived=True))
        before = next((one for one in chain if next_edition(one, chain) == edition), None)
        if before and (RelationKind.REPLACES, True) not in kinds:
            relation = Relation(RelationKind.REPLACES, before.reference, edition.published)
            found.append(Related(edition.reference, relation, outward=True, derived=True))
        return tuple(found)

    def _of_references(self, references: Iterable[str]) -> tuple[Edition, ...]:
        wanted = tuple(references)
        found = {one.reference: one for one in self._editions(sa.select(_INSIDE).where(editions.c.reference.in_(wanted)))} if wanted else {}
        return tuple(found[one] for one in dict.fromkeys(wanted) if one in found)

    def _editions(self, query: sa.Select[Any]) -> tuple[Edition, ...]:
        return tuple(unpacked(row.data, Edition) for row in self._rows(query))

    def _rows(self, query: sa.Select[Any]) -> Sequence[Row[Any]]:
        with self.engine.connect() as connection:
            return connection.execute(query).all()


def _relation(row: Row[Any]) -> Relation:
    return Relation(RelationKind(row.kind), row.target, date.fromisoformat(row.on) if row.on else None)


def _same_edition(asked: Designation, held: Designation) -> bool:
    return asked.contains(held) and asked.amendments == held.amendments and asked.part == held.part


def _exactly(asked: Designation | None, base: Designation | None) -> bool:
    """Whether an adoption of `base` is one of what was asked for: of any edition, or of the very one."""
    return asked is None or base is None or not asked.dated or not base.dated or asked.contains(base)
