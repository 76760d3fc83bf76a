"""Taking an act in: bytes as they came → raw store → lines → tree → references → database, in one transaction an act.

Killing the program at any moment leaves either the old state or the new one; running again completes what is missing.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from acts import news
from acts.cards import Card
from acts.errors import ActsError
from acts.frbr import Manifestation, Work
from acts.identity import Identity, identify
from acts.keeping import choose_shown, keep_amending, keep_expression, keep_text, keep_topics, keep_work, new_id
from acts.lines import metadata, parts, read, reader_for
from acts.linking import link
from acts.model import Document, Unparsed
from acts.modifications import instructions
from acts.modifications.model import AmendingText
from acts.provisions import provisions
from acts.references import find
from acts.references.model import Reference
from acts.store import ActStore
from acts.structure import parse
from acts.tables import expressions, manifestations, works
from language.letters import lower
from storage import audit
from storage.database import writing
from storage.raw import RawStore

PARSER = 2
"""Raised when reading, structure or references change: texts parsed by an older one are parsed again from the raw store."""

_OWN_MATTER = frozenset({"constitution", "code", "law", "constitutional-law"})
_AMENDS = ("dəyişiklik", "əlavə", "ləğv", "qüvvədən düş")

Topics = Callable[[Work, str], Iterable[tuple[str, str]]]
"""Gives the topics of an act from its record and its text, each with the reason."""


class Outcome(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one text taken in; `reason` says why it was refused."""

    name: str
    outcome: Outcome
    work_uri: str = ""
    expression_uri: str = ""
    reason: str = ""
    provisions: int = 0
    problems: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read, structured and searched for references, not yet kept."""

    reader: str
    identity: Identity
    document: Document
    references: tuple[Reference, ...]
    doubts: tuple[Unparsed, ...]
    amending: AmendingText | None = None


def read_act(manifestation: Manifestation, card: Card | None = None, version: date | None = None) -> Reading:
    """Everything that is done to a text before it is kept. Raises `ActsError` where it cannot be read."""
    document = parse(read(manifestation))
    found = find(document)
    identity = identify(manifestation, metadata(manifestation), document, card, version)
    amending = read_amending(document, identity.work)
    doubts = (*identity.doubts, *document.unparsed, *found.unparsed, *_misread(amending))
    return Reading(reader_for(manifestation).name, identity, document, found.references, doubts, amending)


def read_amending(document: Document, work: Work) -> AmendingText | None:
    """What an act orders in others, by its own words; None where it amends none.

    A code or law of its own matter may quote such words; it amends others only where its title says so.
    """
    amends = work.subtype not in _OWN_MATTER or any(word in lower(work.title) for word in _AMENDS)
    return instructions.read(document) if amends and instructions.is_amending(document) else None


def _misread(amending: AmendingText | None) -> tuple[Unparsed, ...]:
    """The words of an amending act no rule understands."""
    if amending is None:
        return ()
    found = (*amending.misread, *(misread for amendment in amending.amendments for misread in amendment.misread))
    return tuple(Unparsed("", misread.words, misread.reason) for misread in found)


class Ingest:
    """Takes acts in. `topics` names what an act is about; `who` stands in the audit trail."""

    def __init__(self, engine: Engine, raw: RawStore, topics: Topics = lambda _work, _text: (), who: str = "import") -> None:
        self.engine = engine
        self.raw = raw
        self.topics = topics
        self.who = who

    def take(self, manifestation: Manifestation, card: Card | None = None, version: date | None = None) -> tuple[Verdict, ...]:
        """Keep a manifestation and what it says, a verdict for each text in it (a bilingual file holds two).

        Taking the same bytes from the same place again changes nothing, unless that place gave others since: then they are shown again.
        A text that cannot be read is kept with the reason. Raises `StorageError` when the disk or the database fails; nothing half-done
        stays.
        """
        arrived = manifestation.fetched_at or datetime.now(UTC)
        whole = replace(manifestation, sha256=self.raw.put(manifestation.body), fetched_at=arrived)
        for annex in whole.annexes:
            self.raw.put(annex)
        try:
            names = parts(whole)
        except ActsError as error:
            return (self._refuse(whole, str(error)),)
        return tuple(self._take_part(replace(whole, part=name), card, version) for name in names)

    def settle(self) -> int:
        """Link what came in to what is held; returns how many citations were resolved now."""
        with writing(self.engine) as connection:
            return link(connection)

    def outdated(self) -> tuple[int, ...]:
        """The manifestations whose text an older program parsed."""
        query = sa.select(manifestations.c.id).where(manifestations.c.outcome == "read", manifestations.c.parser != PARSER)
        with self.engine.begin() as connection:
            return tuple(connection.execute(query.order_by(manifestations.c.id)).scalars())

    def read_again(self, id_: int) -> None:
        """Parse a text again from the raw store. Whose text it is stays as it was told.

        Raises `ActsError` where it cannot be read any more and `StorageError`; the text held stays then.
        """
        with self.engine.begin() as connection:
            row = connection.execute(sa.select(manifestations).where(manifestations.c.id == id_)).one()
        annexes = tuple(self.raw.get(digest) for digest in row.annexes.split())
        body = self.raw.get(row.sha256)
        manifestation = Manifestation(row.source, row.url, row.name, body, row.media_type, row.sha256, row.fetched_at, row.part, annexes)
        document = parse(read(manifestation))
        found = find(document)
        amending = read_amending(document, ActStore(self.engine).work(self._work_uri(row.expression_id)))
        with writing(self.engine) as connection:
            keep_text(connection, id_, document, found.references, (*document.unparsed, *found.unparsed, *_misread(amending)))
            keep_amending(connection, id_, amending)
            connection.execute(manifestations.update().where(manifestations.c.id == id_).values(parser=PARSER))
            self._shown_anew(connection, id_, row.expression_id, len(provisions(document)))

    def _work_uri(self, expression_id: int) -> str:
        query = sa.select(works.c.uri).join(expressions, expressions.c.work_id == works.c.id).where(expressions.c.id == expression_id)
        with self.engine.begin() as connection:
            return str(connection.execute(query).scalar_one())

    def _shown_anew(self, connection: Connection, id_: int, expression_id: int, many: int) -> None:
        shown = (expressions.c.id == expression_id) & (expressions.c.shown == id_)
        uri = connection.execute(sa.select(expressions.c.uri).where(shown)).scalar()
        if uri is not None:
            connection.execute(expressions.update().where(shown).values(provisions=many))
            news.put(connection, uri)

    def _take_part(self, manifestation: Manifestation, card: Card | None, version: date | None) -> Verdict:
        held = self._held(manifestation)
        if held is not None and held.parser == PARSER and held.outcome == "read" and card is None:
            back = self._back(held.id)
            outcome = Outcome.UNCHANGED if back is None else Outcome.CHANGED
            return Verdict(manifestation.name, outcome, expression_uri=held.uri or "", provisions=back or 0)
        try:
            reading = read_act(manifestation, card, version)
        except ActsError as error:
            return self._refuse(manifestation, str(error))
        with writing(self.engine) as connection:
            return self._keep(connection, manifestation, reading)

    def _keep(self, connection: Connection, manifestation: Manifestation, reading: Reading) -> Verdict:
        kept = keep_work(connection, reading.identity)
        work = kept.work
        expression_id, uri = keep_expression(connection, kept.id, work, reading.identity)
        id_, known = _row(connection, manifestation, reading.reader, expression_id)
        if known == (PARSER, "read", expression_id):
            back = self._show_again(connection, id_)
            if kept.changed:
                news.put(connection, uri)
            outcome = Outcome.UNCHANGED if back is None and not kept.changed else Outcome.CHANGED
            return Verdict(manifestation.name, outcome, work.uri, uri, provisions=back or 0)
        keep_text(connection, id_, reading.document, reading.references, reading.doubts)
        keep_amending(connection, id_, reading.amending)
        found = provisions(reading.document)
        if choose_shown(connection, expression_id) == id_:
            connection.execute(expressions.update().where(expressions.c.id == expression_id).values(provisions=len(found)))
            text = "\n".join(line.current for line in reading.document.root.lines())
            keep_topics(connection, kept.id, self.topics(work, text))
        news.put(connection, uri)
        outcome = Outcome.ADDED if known is None else Outcome.CHANGED
        audit.note(connection, self.who, f"text {outcome}", uri, {"source": manifestation.url, "sha256": manifestation.sha256})
        return Verdict(manifestation.name, outcome, work.uri, uri, provisions=len(found), problems=len(reading.doubts))

    def _back(self, id_: int) -> int | None:
        """Show a text held that its address gives again, where another one it gave meanwhile is shown; its provisions, None where not."""
        with self.engine.begin() as connection:
            if connection.execute(_given_since(id_)).first() is None:
                return None
        with writing(self.engine) as connection:
            return self._show_again(connection, id_)

    def _show_again(self, connection: Connection, id_: int) -> int | None:
        given = connection.execute(_given_since(id_)).first()
        if given is None:
            return None
        many = len(provisions(ActStore(self.engine).document(id_)))
        connection.execute(expressions.update().where(expressions.c.id == given.id).values(shown=id_))
        self._shown_anew(connection, id_, given.id, many)
        audit.note(connection, self.who, f"text {Outcome.CHANGED}", given.uri, {"source": given.url, "sha256": given.sha256})
        return many

    def _refuse(self, manifestation: Manifestation, reason: str) -> Verdict:
        with writing(self.engine) as connection:
            _row(connection, manifestation, "", None, reason)
        return Verdict(manifestation.name, Outcome.REFUSED, reason=reason)

    def _held(self, manifestation: Manifestation) -> sa.Row[tuple[object, ...]] | None:
        query = sa.select(manifestations, expressions.c.uri).outerjoin(expressions).where(*_origin(manifestation))
        with self.engine.begin() as connection:
            return connection.execute(query).one_or_none()


def _given_since(id_: int) -> sa.Select[tuple[int, str, str, str]]:
    """The wording of a text, where another text of the same address is shown of it; with the address and the hash of this one."""
    one, shown = manifestations.alias(), manifestations.alias()
    same = [one.c[name] == shown.c[name] for name in ("source", "url", "part")]
    joined = expressions.join(one, one.c.expression_id == expressions.c.id).join(shown, shown.c.id == expressions.c.shown)
    return sa.select(expressions.c.id, expressions.c.uri, one.c.url, one.c.sha256).select_from(joined).where(
        one.c.id == id_, shown.c.id != id_, *same)


def _origin(manifestation: Manifestation) -> tuple[sa.ColumnElement[bool], ...]:
    columns = manifestations.c
    return (
        columns.source == manifestation.source,
        columns.url == manifestation.url,
        columns.sha256 == manifestation.sha256,
        columns.part == manifestation.part,
    )


def _row(
    connection: Connection, manifestation: Manifestation, reader: str, expression_id: int | None, reason: str = ""
) -> tuple[int, tuple[int, str, int | None] | None]:
    """The manifestation's row, made or brought up to date; beside its id how it stood before: (parser, outcome, expression)."""
    held = connection.execute(sa.select(manifestations).where(*_origin(manifestation))).one_or_none()
    values = {
        "expression_id": expression_id, "reader": reader, "parser": PARSER, "outcome": "refused" if reason else "read", "reason": reason,
    }  # fmt: skip
    if held is not None:
        connection.execute(manifestations.update().where(manifestations.c.id == held.id).values(**values))
        return held.id, (held.parser, held.outcome, held.expression_id)
    annexes = " ".join(hashlib.sha256(annex).hexdigest() for annex in manifestation.annexes)
    new = {
        "source": manifestation.source, "url": manifestation.url, "name": manifestation.name[:300], "part": manifestation.part,
        "sha256": manifestation.sha256, "bytes": len(manifestation.body), "media_type": manifestation.media_type,
        "fetched_at": manifestation.fetched_at, "annexes": annexes,
    }  # fmt: skip
    return new_id(connection, manifestations, {**values, **new}), None
