"""Where classifiers are kept. Nothing of a published version changes: a new version ends the rows it changes and adds its own."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from classifiers.schemes import links
from classifiers.schemes.errors import NoConceptError, NoSchemeError, NoVersionError
from classifiers.schemes.model import Concept, ConceptScheme, Correspondence, Decision, ItemChange, Level, Node, Version
from classifiers.schemes.order import among_siblings, in_order, natural
from classifiers.schemes.publishing import publish
from classifiers.schemes.rows import change_of, named, packed, unpacked, version_of
from classifiers.schemes.tables import changes, concepts, positions, schemes, versions
from language.letters import fold
from storage import audit
from storage.batches import batched

MOST_ANCESTORS = 50
AT_ONCE = 5000


class SchemeStore:
    """Classifiers in the database. Where no number of a version is given the newest is meant."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def schemes(self) -> tuple[ConceptScheme, ...]:
        """All classifiers, by id."""
        return tuple(unpacked(row.data, ConceptScheme) for row in self._all(sa.select(schemes.c.data).order_by(schemes.c.id)))

    def scheme(self, scheme_id: str, /) -> ConceptScheme:
        """Raises `NoSchemeError`."""
        rows = self._all(sa.select(schemes.c.data).where(schemes.c.id == scheme_id))
        if not rows:
            raise NoSchemeError(f"there is no classifier {scheme_id!r}")
        return unpacked(rows[0].data, ConceptScheme)

    def versions(self, scheme_id: str, /) -> tuple[Version, ...]:
        """The published versions, newest first. Raises `NoSchemeError`."""
        self.scheme(scheme_id)
        query = sa.select(versions).where(versions.c.scheme == scheme_id).order_by(versions.c.sequence.desc())
        return tuple(map(version_of, self._all(query)))

    def version(self, scheme_id: str, number: str = "", /) -> Version:
        """Raises `NoSchemeError`, `NoVersionError`."""
        found = [one for one in self.versions(scheme_id) if number in ("", one.number)]
        if not found:
            raise NoVersionError(f"{scheme_id} has no version {number!r}" if number else f"{scheme_id} has no version yet")
        return found[0]

    def concepts(self, scheme: str, number: str = "", /) -> tuple[Concept, ...]:
        """All concepts of a version, from top to bottom as in the tree."""
        return tuple(in_order(unpacked(row.data, Concept) for row in self._all(self._standing(scheme, number))))

    def concept(self, scheme: str, code: str, number: str = "", /) -> Concept:
        """Raises `NoConceptError`."""
        rows = self._all(self._standing(scheme, number).where(concepts.c.code == code))
        if not rows:
            raise NoConceptError(f"{scheme} has no item {code!r}" + (f" in version {number}" if number else ""))
        return unpacked(rows[0].data, Concept)

    def some(self, scheme: str, codes: Collection[str], number: str = "", /) -> dict[str, Concept]:
        """The concepts of these codes, by code; codes that a version does not have are left out."""
        parts = batched(sorted(set(codes)), AT_ONCE)
        rows = (row for part in parts for row in self._all(self._standing(scheme, number).where(concepts.c.code.in_(part))))
        return {one.code: one for one in (unpacked(row.data, Concept) for row in rows)}

    def tree(self, scheme: str, number: str = "", parent: str = "") -> tuple[Node, ...]:
        """The concepts directly below one (all its hierarchies counted), or those at the top; each with how many stand below it."""
        placed = _placed(scheme, self._sequence(scheme, number))
        rows = self._all(placed.where(positions.c.parent == parent))
        found = among_siblings(unpacked(row.data, Concept) for row in rows)
        counts = self._children(placed, [one.code for one in found])
        return tuple(Node(one, counts.get(one.code, 0)) for one in found)

    def ancestors(self, scheme: str, number: str, code: str) -> tuple[Concept, ...]:
        """The way from the top to a concept in the main hierarchy, without itself. Raises `NoConceptError`."""
        way: list[Concept] = []
        parent = self.concept(scheme, code, number).parent
        while parent and len(way) < MOST_ANCESTORS:
            way.insert(0, self.concept(scheme, parent, number))
            parent = way[0].parent
        return tuple(way)

    def parents(self, scheme: str, number: str = "", /) -> dict[str, str]:
        """The code of the parent in the main hierarchy of every concept of a version, by code; "" at the top."""
        rows = self._standing(scheme, number).join(positions, positions.c.row == concepts.c.id).where(positions.c.place == 0)
        return {row.code: row.parent for row in self._all(rows.with_only_columns(concepts.c.code, positions.c.parent))}

    def names(self, scheme: str, number: str = "", /) -> dict[int, dict[str, str]]:
        """By level and code, what every item of a version is called; quick, since nothing else of the items is read."""
        found: dict[int, dict[str, str]] = {}
        for row in self._all(self._standing(scheme, number)):
            code, level, name = named(row.data)
            found.setdefault(level, {})[code] = name
        return found

    def find(self, scheme: str, text: str, language: str = "", number: str = "", limit: int = 50) -> tuple[Concept, ...]:  # noqa: ARG002
        """Concepts of which code or labels hold all the words, in any language: those whose code or label begins so come first."""
        words = fold(text).split()
        if not words:
            return ()
        query = self._standing(scheme, number)
        for word in words:
            query = query.where(concepts.c.words.contains(word, autoescape=True))
        begins = sa.case((concepts.c.words.contains(f"\n{' '.join(words)}", autoescape=True), 0), else_=1)
        return tuple(unpacked(row.data, Concept) for row in self._all(query.order_by(begins, concepts.c.code).limit(limit)))

    def history(self, scheme: str, concept_id: str) -> tuple[tuple[Version, Concept], ...]:
        """How a concept stood: each wording with the version that brought it, oldest first."""
        by_sequence = {one.sequence: one for one in self.versions(scheme)}
        query = sa.select(concepts.c.first, concepts.c.data).where(concepts.c.scheme == scheme, concepts.c.concept == concept_id)
        rows = self._all(query.order_by(concepts.c.first))
        return tuple((by_sequence[row.first], unpacked(row.data, Concept)) for row in rows)

    def compared(self, scheme: str, old: str, new: str) -> tuple[tuple[Concept | None, Concept | None], ...]:
        """Concepts that are not the same in both versions, paired by identity, in the order of their codes."""
        before, after = (self.version(scheme, number).sequence for number in (old, new))
        left, right = (self._only(scheme, here, there) for here, there in ((before, after), (after, before)))
        codes = {id_: one.code for id_, one in {**right, **left}.items()}
        return tuple((left.get(id_), right.get(id_)) for id_ in sorted(codes, key=lambda id_: natural(codes[id_])))

    def changes(self, scheme: str, old: str, new: str) -> tuple[ItemChange, ...]:
        """The changes that were kept with the versions after `old` up to `new`, oldest first; those a person rejected left out."""
        return self.kept_changes(scheme, old, new) or ()

    def kept_changes(self, scheme: str, old: str, new: str) -> tuple[ItemChange, ...] | None:
        """As `changes`, but None where no change was kept at all: without changes also where a person rejected them all."""
        rows = self._changes(scheme, old, new)
        return tuple(change_of(row) for row in rows if row.decision != Decision.REJECTED) if rows else None

    def correspondences(self, scheme: str) -> tuple[Correspondence, ...]:
        """The tables from or to any version of a scheme, without their links."""
        with self.engine.connect() as connection:
            return links.tables(connection, scheme)

    def correspondence(self, source: tuple[str, str], target: tuple[str, str]) -> Correspondence | None:
        """The newest table between two (scheme, version), turned round where it is kept the other way; None where there is none."""
        with self.engine.connect() as connection:
            return links.table(connection, source, target)

    def links_of(self, scheme: str, code: str, /) -> tuple[Correspondence, ...]:
        """The tables that link a code, each read from this scheme and with the links of this code alone."""
        with self.engine.connect() as connection:
            return links.of_code(connection, scheme, code)

    def add_scheme(self, connection: Connection, scheme: ConceptScheme, who: str) -> None:
        """Keep a classifier, or what is told of it anew; its versions stay."""
        held = connection.execute(sa.select(schemes.c.data).where(schemes.c.id == scheme.id)).scalar()
        if held == packed(scheme):
            return
        row = {"id": scheme.id, "data": packed(scheme)}
        change = schemes.insert().values(row) if held is None else schemes.update().where(schemes.c.id == scheme.id).values(row)
        connection.execute(change)
        audit.note(connection, who, "added" if held is None else "edited", f"scheme:{scheme.id}", {"after": packed(scheme)})

    def publish(
        self, connection: Connection, scheme_id: str, number: str, concepts: Sequence[Concept], levels: Sequence[Level],
        valid_from: date | None, who: str, changes: Sequence[ItemChange] = (), correspondence: Correspondence | None = None,
    ) -> Version:  # fmt: skip
        """A new version that holds these concepts, with what changed and the table from the version before.

        Raises `NoSchemeError`, and `SchemeRefusedError` for concepts that make no classifier and for a number that is taken.
        """
        version = publish(connection, scheme_id, number, concepts, levels, valid_from, who, changes)
        if correspondence is not None:
            self.save_correspondence(connection, correspondence, who)
        return version

    def save_correspondence(self, connection: Connection, correspondence: Correspondence, who: str) -> None:
        """Keep a table; one between the same versions that was kept before stays, the newest counts."""
        links.save(connection, correspondence, who)

    def _standing(self, scheme: str, number: str) -> sa.Select[Any]:
        """The concepts of a version."""
        return _of(scheme, self._sequence(scheme, number))

    def _sequence(self, scheme: str, number: str) -> int:
        """Of a version, the newest where no number is given. Raises `NoSchemeError`, `NoVersionError`."""
        query = sa.select(versions.c.sequence).where(versions.c.scheme == scheme)
        named = query.where(versions.c.number == number) if number else query.order_by(versions.c.sequence.desc()).limit(1)
        rows = self._all(named)
        return int(rows[0].sequence) if rows else self.version(scheme, number).sequence

    def _children(self, placed: sa.Select[Any], codes: Sequence[str]) -> dict[str, int]:
        counted = placed.with_only_columns(positions.c.parent, sa.func.count().label("many"))
        queries = (counted.where(positions.c.parent.in_(part)).group_by(positions.c.parent) for part in batched(codes, AT_ONCE))
        return {row.parent: row.many for query in queries for row in self._all(query)}

    def _changes(self, scheme: str, old: str, new: str) -> Sequence[Row[Any]]:
        first, last = (self.version(scheme, number).sequence for number in (old, new))
        query = sa.select(changes).where(changes.c.scheme == scheme, changes.c.sequence > first, changes.c.sequence <= last)
        return self._all(query.order_by(changes.c.sequence, changes.c.place))

    def _only(self, scheme: str, here: int, there: int) -> dict[str, Concept]:
        """By identity, the concepts as they stood in one version and not unchanged in another."""
        stands = sa.and_(concepts.c.scheme == scheme, concepts.c.first <= here, concepts.c.last >= here)
        elsewhere = sa.or_(concepts.c.first > there, concepts.c.last < there)
        query = sa.select(concepts.c.concept, concepts.c.data).where(stands, elsewhere)
        return {row.concept: unpacked(row.data, Concept) for row in self._all(query)}

    def _all(self, query: sa.Select[Any]) -> Sequence[Row[Any]]:
        with self.engine.connect() as connection:
            return connection.execute(query).all()


def _of(scheme: str, sequence: int) -> sa.Select[Any]:
    return sa.select(concepts.c.data).where(concepts.c.scheme == scheme, concepts.c.first <= sequence, concepts.c.last >= sequence)


def _placed(scheme: str, sequence: int) -> sa.Select[Any]:
    """With where they stand. That the concepts are of the scheme is not said twice: SQLite would begin with all of these."""
    stands = (concepts.c.first <= sequence, concepts.c.last >= sequence)
    joined = sa.select(concepts.c.data).join(positions, positions.c.row == concepts.c.id)
    return joined.where(positions.c.scheme == scheme, *stands)
