"""The acts held: one act, its wordings, its text, its references. Lists and counts are in `acts.listing`."""

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.engine import Engine, Row

from acts.encoding import decode
from acts.errors import NotHeldError
from acts.frbr import Language, Level, Status, Work
from acts.held import HeldExpression, HeldManifestation, HeldReference, IncomingReference, Problem
from acts.model import Document, Element, Kind, Note, Unparsed
from acts.numbers import Num
from acts.references.model import ActCitation
from acts.tables import citations, elements, expressions, manifestations, notes, problems, refs, work_codes, work_topics, works

EXPRESSION = sa.select(expressions, works.c.uri.label("work_uri")).join(works, works.c.id == expressions.c.work_id)
MANIFESTATION = (
    sa.select(manifestations, expressions.c.uri.label("expression_uri"), works.c.uri.label("work_uri"))
    .outerjoin(expressions, expressions.c.id == manifestations.c.expression_id)
    .outerjoin(works, works.c.id == expressions.c.work_id)
)


class ActStore:
    """Reads acts from the database. Every method that names an act raises `NotHeldError` where there is none."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def work(self, uri: str) -> Work:
        """The act of an AKN work address."""
        with self.engine.begin() as connection:
            row = connection.execute(sa.select(works).where(works.c.uri == uri)).one_or_none()
            if row is None:
                raise NotHeldError(f"no act {uri} is held")
            codes = connection.execute(sa.select(work_codes.c.code).where(work_codes.c.work_id == row.id).order_by(work_codes.c.code))
            return work_of(row, tuple(codes.scalars()))

    def topics(self, uri: str) -> tuple[tuple[str, str], ...]:
        """The topics of an act, each with the reason it was given."""
        query = sa.select(work_topics.c.topic, work_topics.c.reason).join(works).where(works.c.uri == uri).order_by(work_topics.c.topic)
        with self.engine.begin() as connection:
            return tuple((row.topic, row.reason) for row in connection.execute(query))

    def expressions(self, uri: str) -> tuple[HeldExpression, ...]:
        """The wordings of an act that can be shown: by language, newest version first, undated last."""
        query = EXPRESSION.where(works.c.uri == uri, expressions.c.shown.is_not(None))
        with self.engine.begin() as connection:
            found = [expression_of(row) for row in connection.execute(query)]
        newest_first = sorted(found, key=lambda e: e.version.toordinal() if e.version else 0, reverse=True)
        return tuple(sorted(newest_first, key=lambda e: e.language))

    def expression(self, uri: str) -> HeldExpression:
        """The wording of an expression address."""
        with self.engine.begin() as connection:
            row = connection.execute(EXPRESSION.where(expressions.c.uri == uri, expressions.c.shown.is_not(None))).one_or_none()
        if row is None:
            raise NotHeldError(f"no text {uri} is held")
        return expression_of(row)

    def manifestations(self, uri: str) -> tuple[HeldManifestation, ...]:
        """All files and pages of an act, newest first."""
        with self.engine.begin() as connection:
            rows = connection.execute(MANIFESTATION.where(works.c.uri == uri).order_by(manifestations.c.fetched_at.desc()))
            return tuple(manifestation_of(row) for row in rows)

    def manifestation(self, sha256: str) -> HeldManifestation:
        """The file or page whose bytes have that SHA-256 (the first, where the same bytes came from several places)."""
        with self.engine.begin() as connection:
            row = connection.execute(MANIFESTATION.where(manifestations.c.sha256 == sha256).order_by(manifestations.c.id)).first()
        if row is None:
            raise NotHeldError(f"no source with SHA-256 {sha256} is held")
        return manifestation_of(row)

    def document(self, manifestation_id: int) -> Document:
        """The parsed text of a manifestation."""
        with self.engine.begin() as connection:
            rows = connection.execute(_of(elements, manifestation_id)).all()
            note_rows = connection.execute(_of(notes, manifestation_id)).all()
            unparsed = connection.execute(_of(problems, manifestation_id)).all()
        if not rows:
            raise NotHeldError(f"manifestation {manifestation_id} has no text that was read")
        return Document(
            tree(rows),
            tuple(Note(row.number, decode(row.content)) for row in note_rows),
            tuple(Unparsed(row.place, row.text, row.reason) for row in unparsed),
        )

    def element(self, manifestation_id: int, eid: str) -> Element:
        """One unit of a text with all below it. Raises `NotHeldError` where the text has no such unit."""
        with self.engine.begin() as connection:
            head = connection.execute(_of(elements, manifestation_id).where(elements.c.eid == eid)).first()
            if head is None:
                raise NotHeldError(f"the text has no unit {eid}")
            after = connection.execute(
                sa.select(sa.func.min(elements.c.seq)).where(
                    elements.c.manifestation_id == manifestation_id, elements.c.seq > head.seq, elements.c.depth <= head.depth
                )
            ).scalar()
            query = _of(elements, manifestation_id).where(elements.c.seq >= head.seq)
            return tree(connection.execute(query if after is None else query.where(elements.c.seq < after)).all())

    def having(self, manifestation_id: int, eids: Iterable[str]) -> frozenset[str]:
        """Those of the eIds that a text has."""
        query = sa.select(elements.c.eid).where(elements.c.manifestation_id == manifestation_id, elements.c.eid.in_(tuple(eids)))
        with self.engine.begin() as connection:
            return frozenset(connection.execute(query).scalars())

    def references(self, manifestation_id: int) -> tuple[HeldReference, ...]:
        """The references in a text, in reading order."""
        own = (
            sa.select(works.c.uri)
            .join(expressions, expressions.c.work_id == works.c.id)
            .join(manifestations, manifestations.c.expression_id == expressions.c.id)
            .where(manifestations.c.id == manifestation_id)
        )
        query = (
            sa.select(refs, citations.c.title, citations.c.kind, citations.c.adopted, citations.c.number, citations.c.celex, works.c.uri)
            .outerjoin(citations, citations.c.id == refs.c.citation_id)
            .outerjoin(works, works.c.id == citations.c.work_id)
            .where(refs.c.manifestation_id == manifestation_id)
            .order_by(refs.c.seq)
        )
        with self.engine.begin() as connection:
            here = connection.execute(own).scalar() or ""
            return tuple(_reference(row, here) for row in connection.execute(query))

    def incoming(self, uri: str, limit: int = 2000) -> tuple[IncomingReference, ...]:
        """The places in the newest wordings of other acts that cite this one, by act and reading order."""
        source, later = elements.alias("source"), expressions.alias("later")
        superseded = sa.exists().where(
            later.c.work_id == expressions.c.work_id,
            later.c.language == expressions.c.language,
            later.c.shown.is_not(None),
            sa.or_(later.c.version > expressions.c.version, sa.and_(later.c.version.is_not(None), expressions.c.version.is_(None))),
        )
        query = (
            sa.select(works.c.uri, works.c.title, expressions.c.language, refs.c.eid, refs.c.words, refs.c.place, source.c.label)
            .select_from(refs)
            .join(citations, citations.c.id == refs.c.citation_id)
            .join(manifestations, manifestations.c.id == refs.c.manifestation_id)
            .join(expressions, expressions.c.shown == manifestations.c.id)
            .join(works, works.c.id == expressions.c.work_id)
            .outerjoin(source, sa.and_(source.c.manifestation_id == refs.c.manifestation_id, source.c.eid == refs.c.eid))
            .where(citations.c.work_id == sa.select(works.c.id).where(works.c.uri == uri).scalar_subquery(), works.c.uri != uri)
            .where(~superseded)
            .order_by(works.c.title, expressions.c.id, refs.c.seq)
            .limit(limit)
        )
        with self.engine.begin() as connection:
            rows = connection.execute(query).all()
        return tuple(
            IncomingReference(row.uri, row.title, Language(row.language), row.eid, row.label or "", row.words, row.place) for row in rows
        )

    def problems(self, uri: str) -> tuple[Problem, ...]:
        """What was not understood in the texts shown of an act."""
        query = (
            sa.select(problems, works.c.uri, works.c.title)
            .join(expressions, expressions.c.shown == problems.c.manifestation_id)
            .join(works, works.c.id == expressions.c.work_id)
            .where(works.c.uri == uri)
            .order_by(problems.c.manifestation_id, problems.c.seq)
        )
        with self.engine.begin() as connection:
            return tuple(Problem(row.uri, row.title, row.place, row.text, row.reason) for row in connection.execute(query))


def work_of(row: Row[tuple[object, ...]], codes: tuple[str, ...]) -> Work:
    """A row of `works` as a value."""
    return Work(
        uri=row.uri, level=Level(row.level), subtype=row.subtype, title=row.title, body=row.body, number=row.number, adopted=row.adopted,
        published=row.published, publication=row.publication, in_force=row.in_force, codes=codes, register_code=row.register_code,
        register_date=row.register_date, status=Status(row.status), eqanun_id=row.eqanun_id, celex=row.celex,
    )  # fmt: skip


def expression_of(row: Row[tuple[object, ...]]) -> HeldExpression:
    return HeldExpression(row.id, row.uri, row.work_uri, Language(row.language), row.version, row.title, row.provisions, row.shown)


def manifestation_of(row: Row[tuple[object, ...]]) -> HeldManifestation:
    return HeldManifestation(
        row.id, row.work_uri or "", row.expression_uri or "", row.source, row.url, row.name, row.part, row.sha256, row.bytes,
        row.media_type, row.fetched_at, row.reader, row.outcome, row.reason,
    )  # fmt: skip


def tree(rows: Iterable[Row[tuple[object, ...]]]) -> Element:
    """Rows in reading order, each with its depth, as a tree; the first is the root."""
    pending: list[tuple[int, Row[tuple[object, ...]], list[Element]]] = []

    def close(depth: int) -> None:
        while pending and pending[-1][0] >= depth and len(pending) > 1:
            _, row, children = pending.pop()
            pending[-1][2].append(_element(row, tuple(children)))

    for row in rows:
        close(row.depth)
        pending.append((row.depth, row, []))
    close(pending[0][0] + 1)
    return _element(pending[0][1], tuple(pending[0][2]))


def _element(row: Row[tuple[object, ...]], children: tuple[Element, ...]) -> Element:
    num = Num(row.num) if row.num else None
    return Element(Kind(row.kind), row.eid, num, row.label, row.title, decode(row.heading), decode(row.content), children)


def _of(table: sa.Table, manifestation_id: int) -> sa.Select[tuple[object, ...]]:
    return sa.select(table).where(table.c.manifestation_id == manifestation_id).order_by(table.c.seq)


def _reference(row: Row[tuple[object, ...]], here: str) -> HeldReference:
    citation = None if row.citation_id is None else ActCitation(row.title, row.kind, row.adopted, row.number, row.celex)
    target = here if citation is None else (row.uri or "")
    return HeldReference(row.eid, row.line, row.start, row.end, row.words, target, row.place, row.last, citation)
