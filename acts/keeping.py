"""Writing acts into the database: one manifestation, whole or not at all, within the caller's transaction."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from acts.encoding import encode
from acts.frbr import Expression, Work
from acts.history.encoding import amending_json
from acts.identity import Identity, Told
from acts.model import Document, Element, Unparsed
from acts.modifications.model import AmendingText
from acts.references.model import ActCitation, Reference
from acts.register.tables import register_citations, register_texts
from acts.tables import (
    amended,
    amendments,
    changes,
    citations,
    elements,
    expressions,
    manifestations,
    notes,
    problems,
    refs,
    timelines,
    work_codes,
    work_topics,
    works,
)
from language.letters import fold
from storage.batches import batched

RICHNESS = (
    "word-html", "docx", "formex", "akoma-ntoso", "annotated-md", "eu-md", "treaty-md", "eu-json", "page-text", "plain-en", "aligned-jsonl",
)  # fmt: skip
"""Readers by how much of an act's markup they bring; of several texts of one wording the richest is shown."""


@dataclass(frozen=True, slots=True)
class KeptWork:
    """An act's row, the act under the address it keeps, whether its record changed, and whether it was not held before."""

    id: int
    work: Work
    changed: bool
    new: bool = False


def keep_work(connection: Connection, identity: Identity) -> KeptWork:
    """Store the act, or bring its record up to date where the new witness is as sure as the one held."""
    held = _held(connection, identity.work)
    now = datetime.now(UTC)
    if held is None:
        id_ = new_id(connection, works, {**_columns(identity.work), "told_by": int(identity.told), "first_held": now, "changed": now})
        _keep_codes(connection, id_, identity.work.codes)
        return KeptWork(id_, identity.work, True, True)
    work = replace(identity.work, uri=held.uri)
    news = _news(held, work, identity.told)
    classified = identity.told >= held.told_by and _keep_codes(connection, held.id, work.codes)
    if news or classified:
        connection.execute(works.update().where(works.c.id == held.id).values(**news, changed=now))
    return KeptWork(held.id, work, bool(news) or classified)


def _news(held: Any, work: Work, told: Told) -> dict[str, object]:
    said = {name: value for name, value in _columns(work).items() if value not in (None, "", "unknown")}
    if told < held.told_by:
        said = {name: value for name, value in said.items() if getattr(held, name) in (None, "", "unknown")}
    else:
        said["told_by"] = int(told)
    return {name: value for name, value in said.items() if getattr(held, name) != value}


def new_id(connection: Connection, table: sa.Table, values: dict[str, object]) -> int:
    """The id of a row just made."""
    made = connection.execute(table.insert().values(**values)).inserted_primary_key
    return int(made[0]) if made else 0


def keep_topics(connection: Connection, work_id: int, found: Iterable[tuple[str, str]]) -> None:
    """The topics of an act, in place of those held before."""
    connection.execute(work_topics.delete().where(work_topics.c.work_id == work_id))
    rows = [{"work_id": work_id, "topic": topic, "reason": reason} for topic, reason in dict(found).items()]
    if rows:
        connection.execute(work_topics.insert(), rows)


def keep_expression(connection: Connection, work_id: int, work: Work, identity: Identity) -> tuple[int, str]:
    """The wording's row id and address; made when it is new."""
    uri = Expression(work.uri, identity.language, identity.version, work.title).uri
    titles = {"title": identity.title, "title_key": fold(identity.title)}
    row = connection.execute(sa.select(expressions.c.id).where(expressions.c.uri == uri)).one_or_none()
    if row is not None:
        connection.execute(expressions.update().where(expressions.c.id == row.id).values(**titles))
        return row.id, uri
    values: dict[str, object] = {"work_id": work_id, "language": identity.language.value, "version": identity.version, "uri": uri}
    return new_id(connection, expressions, {**values, **titles, "provisions": 0}), uri


def keep_text(connection: Connection, id_: int, document: Document, found: tuple[Reference, ...], doubts: tuple[Unparsed, ...]) -> None:
    """The rows of a manifestation's text, in place of those held before."""
    for table in (refs, problems, notes, elements, timelines, changes, amended, amendments, register_texts, register_citations):
        connection.execute(table.delete().where(table.c.manifestation_id == id_))
    _insert(connection, elements, element_rows(id_, document.root))
    _insert(connection, notes, _note_rows(id_, document))
    _insert(connection, problems, _problem_rows(id_, doubts))
    cited = _keep_citations(connection, [reference.act for reference in found if reference.act])
    _insert(connection, refs, _reference_rows(id_, found, cited))


def choose_shown(connection: Connection, expression_id: int) -> int:
    """Show the richest text of a wording, the newest among equals; returns its manifestation id."""
    rows = connection.execute(
        sa.select(manifestations.c.id, manifestations.c.reader, manifestations.c.fetched_at).where(
            manifestations.c.expression_id == expression_id, manifestations.c.outcome == "read"
        )
    ).all()
    best: int = min(rows, key=lambda row: (_rank(row.reader), -row.id)).id
    connection.execute(expressions.update().where(expressions.c.id == expression_id).values(shown=best))
    return best


def element_rows(id_: int, root: Element) -> Iterator[dict[str, object]]:
    """The rows of a tree, in reading order."""
    pending = [(root, 0)]
    seq = 0
    while pending:
        element, depth = pending.pop()
        yield {
            "manifestation_id": id_, "seq": seq, "depth": depth, "kind": element.kind.value, "eid": element.eid,
            "num": element.num.printed if element.num else "", "label": element.label, "title": element.title,
            "heading": encode(element.heading), "content": encode(element.content),
        }  # fmt: skip
        seq += 1
        pending.extend((child, depth + 1) for child in reversed(element.children))


def _rank(reader: str) -> int:
    return RICHNESS.index(reader) if reader in RICHNESS else len(RICHNESS)


def _held(connection: Connection, work: Work) -> Any:
    sure = [works.c.uri == work.uri]
    if work.eqanun_id is not None:
        sure.insert(0, works.c.eqanun_id == work.eqanun_id)
    if work.celex:
        sure.insert(0, works.c.celex == work.celex)
    found = (connection.execute(sa.select(works).where(condition)).first() for condition in sure)
    return next((row for row in found if row is not None), None)


def _columns(work: Work) -> dict[str, object]:
    names = ("uri", "subtype", "title", "body", "number", "adopted", "published", "publication", "in_force", "register_code",
             "register_date", "eqanun_id", "celex")  # fmt: skip
    values = {name: getattr(work, name) for name in names}
    return {**values, "level": work.level.value, "status": work.status.value, "title_key": fold(work.title)}


def _keep_codes(connection: Connection, work_id: int, codes: tuple[str, ...]) -> bool:
    """Put the codes in place of those held, where any are told; returns whether they are others."""
    held = connection.execute(sa.select(work_codes.c.code).where(work_codes.c.work_id == work_id)).scalars()
    if not codes or set(codes) == set(held):
        return False
    connection.execute(work_codes.delete().where(work_codes.c.work_id == work_id))
    connection.execute(work_codes.insert(), [{"work_id": work_id, "code": code} for code in dict.fromkeys(codes)])
    return True


def _insert(connection: Connection, table: sa.Table, rows: Iterable[dict[str, object]]) -> None:
    values = list(rows)
    if values:
        connection.execute(table.insert(), values)


def _note_rows(id_: int, document: Document) -> Iterator[dict[str, object]]:
    for seq, note in enumerate(document.notes):
        yield {"manifestation_id": id_, "seq": seq, "number": note.number, "content": encode(note.lines)}


def _problem_rows(id_: int, found: tuple[Unparsed, ...]) -> Iterator[dict[str, object]]:
    for seq, problem in enumerate(found):
        yield {"manifestation_id": id_, "seq": seq, "place": problem.where[:200], "text": problem.text, "reason": problem.reason}


def _reference_rows(id_: int, found: tuple[Reference, ...], ids: dict[str, int]) -> Iterator[dict[str, object]]:
    seq = 0
    for reference in found:
        citation = ids[citation_key(reference.act)] if reference.act else None
        for place in reference.places or (None,):
            yield {
                "manifestation_id": id_, "seq": seq, "eid": reference.eid, "line": reference.line, "start": reference.start,
                "end": reference.end, "words": reference.words, "citation_id": citation,
                "place": place.eid if place else "", "last": place.last if place else "",
            }  # fmt: skip
            seq += 1


def keep_amending(connection: Connection, id_: int, text: AmendingText | None) -> None:
    """What an amending act says it does to others, kept beside its text; each act it amends as a citation, linked like any other."""
    if text is None or not text.amendments:
        return
    connection.execute(amendments.insert().values(manifestation_id=id_, body=amending_json(text)))
    ids = _keep_citations(connection, [amendment.amends for amendment in text.amendments])
    rows = enumerate(ids[citation_key(amendment.amends)] for amendment in text.amendments)
    connection.execute(amended.insert(), [{"manifestation_id": id_, "seq": seq, "citation_id": citation} for seq, citation in rows])


def _keep_citations(connection: Connection, acts: Iterable[ActCitation]) -> dict[str, int]:
    wanted = {citation_key(act): act for act in acts}
    held = _citation_ids(connection, wanted)
    _insert(connection, citations, (_citation_row(key, act) for key, act in wanted.items() if key not in held))
    return _citation_ids(connection, wanted)


def _citation_ids(connection: Connection, wanted: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for keys in batched(wanted, 500):
        query = sa.select(citations.c.key, citations.c.id).where(citations.c.key.in_(keys))
        found.update((row.key, row.id) for row in connection.execute(query))
    return found


def _citation_row(key: str, act: ActCitation) -> dict[str, object]:
    return {"key": key, "title": act.title, "kind": act.kind, "adopted": act.adopted, "number": act.number, "celex": act.celex}


def citation_key(act: ActCitation) -> str:
    """One key for every way an act is named: equal citations share a row."""
    parts = (act.title, act.kind, act.adopted.isoformat() if act.adopted else "", act.number, act.celex)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


