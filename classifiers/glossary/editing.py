"""Changing terms, within a running transaction: each change grows the version and leaves a line in the audit trail."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row
from sqlalchemy.exc import IntegrityError

from classifiers.errors import NoTermError
from classifiers.glossary.checks import TAKEN, faults
from classifiers.glossary.entries import Candidate, Entry, Fault, Origin, Stale
from classifiers.glossary.model import Term
from classifiers.glossary.rows import FIELDS, columns, differences, entry_of, new_row, packed, plain, term_from, term_of
from classifiers.glossary.shipped import id_of, longer_id
from classifiers.glossary.tables import glossary_state, glossary_terms
from language.letters import lower
from storage import audit
from storage.batches import batched

PROGRAM = "toplu"
"""Who the program itself is in the audit trail."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What bringing up the terms that ship did: terms new, changed, and taken away because they ship no longer."""

    added: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Proposed:
    """What became of candidates: proposed, put in use at once, held already (in use, proposed or refused before), not fit to keep."""

    added: int = 0
    in_use: int = 0
    known: int = 0
    unfit: int = 0


def subject(id_: str) -> str:
    """What the audit trail calls a term."""
    return f"glossary:{id_}"


def lock(connection: Connection) -> None:
    """Let no other change of the glossary begin before this transaction ends."""
    same = sa.update(glossary_state).where(glossary_state.c.id == 1).values(version=glossary_state.c.version)
    if connection.execute(same).rowcount:
        return
    try:
        with connection.begin_nested():
            connection.execute(glossary_state.insert().values(id=1, version=0, shipped=""))
    except IntegrityError:
        connection.execute(same)


def grow(connection: Connection) -> None:
    """Tell all who keep terms that they have changed."""
    connection.execute(sa.update(glossary_state).values(version=glossary_state.c.version + 1))


def row_of(connection: Connection, id_: str) -> Row[Any]:
    """Raises `NoTermError`."""
    row = connection.execute(sa.select(glossary_terms).where(glossary_terms.c.id == id_)).one_or_none()
    if row is None:
        raise NoTermError(f"there is no term {id_!r} in the glossary")
    return row


# by a person
def add(connection: Connection, term: Term, who: str, origin: Origin) -> Entry | tuple[Fault, ...]:
    """Keep a new term under its id, or where it has none under one its Azerbaijani name makes. Call after `lock`."""
    if wrong := faults(term):
        return wrong
    own = term.id or id_of(term.az)
    names = sa.select(glossary_terms.c.id, glossary_terms.c.az).where(glossary_terms.c.id.in_((own, longer_id(term))))
    held = {row.id: row.az for row in connection.execute(names)}
    if lower(term.az) in map(lower, held.values()) or longer_id(term) in held:
        return (Fault("az", TAKEN),)
    term = replace(term, id=longer_id(term) if own in held else own)
    connection.execute(glossary_terms.insert().values(new_row(term, origin, who, edited=True)))
    audit.note(connection, who, "added", subject(term.id), {"after": plain(term)})
    grow(connection)
    return entry_of(row_of(connection, term.id))


def held_as(connection: Connection, id_: str, az: str) -> Entry | None:
    """The term of an id, or where that is "" the one of the Azerbaijani name."""
    ids = (id_,) if id_ else (id_of(az),)
    query = sa.select(glossary_terms).where(glossary_terms.c.id.in_(ids))
    row = next((row for row in connection.execute(query) if id_ or lower(row.az) == lower(az)), None)
    return None if row is None else entry_of(row)


def edit(connection: Connection, term: Term, revision: int, who: str) -> Entry | Stale | tuple[Fault, ...]:
    """Change a term that was seen as of `revision`. Call after `lock`. Raises `NoTermError`."""
    now = entry_of(row_of(connection, term.id))
    before, after = differences(now.term, term)
    if not after:
        return now
    if now.revision != revision:
        return Stale(now)
    if wrong := faults(term):
        return wrong
    _write(connection, term, who, edited=True)
    audit.note(connection, who, "edited", subject(term.id), {"before": before, "after": after})
    grow(connection)
    return entry_of(row_of(connection, term.id))


def _write(connection: Connection, term: Term, who: str, **more: object) -> None:
    values = columns(term) | {"revision": glossary_terms.c.revision + 1, "changed": datetime.now(UTC), "by": who} | more
    connection.execute(sa.update(glossary_terms).where(glossary_terms.c.id == term.id).values(values))


# by the program
def digest(terms: Iterable[Term]) -> str:
    """What tells one shipment from another."""
    return sha256("\n".join(f"{term.id}\t{packed(term)}" for term in terms).encode()).hexdigest()


def bring_up(connection: Connection, terms: tuple[Term, ...]) -> Brought:
    """Bring the terms kept to those that ship. Call after `lock`.

    A field a person changed stays as they left it; the other fields of that term follow the shipment. A term that ships no longer
    goes, unless a person touched it.
    """
    mark = digest(terms)
    if connection.execute(sa.select(glossary_state.c.shipped)).scalar() == mark:
        return Brought()
    held = {row.id: row for row in connection.execute(sa.select(glossary_terms))}
    new = [new_row(term, Origin.SHIPPED, PROGRAM, edited=False, shipped=packed(term)) for term in terms if term.id not in held]
    if new:
        connection.execute(glossary_terms.insert(), new)
    changed = sum(_follow(connection, held[term.id], term) for term in terms if term.id in held)
    gone = [row for row in held.values() if row.shipped and not row.edited and row.id not in {term.id for term in terms}]
    _remove(connection, gone)
    connection.execute(sa.update(glossary_state).values(shipped=mark))
    done = Brought(len(new), changed, len(gone))
    audit.note(connection, PROGRAM, "brought up", "glossary", {"added": done.added, "changed": changed, "removed": done.removed})
    grow(connection)
    return done


def _follow(connection: Connection, row: Row[Any], term: Term) -> bool:
    """Give a term kept what ships now; whether that changed anything."""
    if row.shipped == packed(term):
        return False
    old = term_of(row)
    new = _joined(old, json.loads(row.shipped) if row.shipped else None, term) if row.edited else term
    before, after = differences(old, new)
    origin = Origin(row.origin) if row.edited else Origin.SHIPPED
    _write(connection, new, row.by if row.edited else PROGRAM, shipped=packed(term), origin=origin.value)
    if after:
        audit.note(connection, PROGRAM, "brought up", subject(term.id), {"before": before, "after": after})
    return bool(after)


def _joined(kept: Term, base: dict[str, Any] | None, ships: Term) -> Term:
    """The term kept with what the shipment changed since it last came, but for fields a person changed. A person's own term stays."""
    if base is None:
        return kept
    mine, theirs = plain(kept), plain(ships)
    return term_from(kept.id, {name: theirs[name] if mine[name] == base[name] else mine[name] for name in FIELDS})


def _remove(connection: Connection, rows: Iterable[Row[Any]]) -> None:
    gone = [(row.id, plain(term_of(row))) for row in rows]
    for ids in batched((id_ for id_, _ in gone), 500):
        connection.execute(sa.delete(glossary_terms).where(glossary_terms.c.id.in_(ids)))
    audit.note_all(connection, PROGRAM, "removed", ((subject(id_), {"before": values}) for id_, values in gone))


def propose(connection: Connection, candidates: Iterable[Candidate], who: str) -> Proposed:
    """Keep candidates that are new: not in use, not proposed, not refused before. Call after `lock`."""
    pairs, ids = _pairs(connection)
    counts: Counter[str] = Counter()
    rows = []
    for candidate in candidates:
        term = _named(candidate.term, ids.__contains__)
        if any((az, en) in pairs for az, en in _said(term)) or term.id in ids:
            counts["known"] += 1
        elif faults(term):
            counts["unfit"] += 1
        else:
            rows.append(new_row(term, candidate.origin, who, edited=False, evidence=candidate.evidence))
            pairs.update(_said(term))
            ids.add(term.id)
            counts["in_use" if term.standing == "in_use" else "added"] += 1
    if rows:
        connection.execute(glossary_terms.insert(), rows)
        audit.note(connection, who, "proposed", "glossary", dict(counts))
        grow(connection)
    return Proposed(**counts)


def _pairs(connection: Connection) -> tuple[set[tuple[str, str]], set[str]]:
    """What is said for what already, as pairs of folded labels; and the ids taken."""
    terms = [term_of(row) for row in connection.execute(sa.select(glossary_terms))]
    return {pair for term in terms for pair in _said(term)}, {term.id for term in terms}


def _said(term: Term) -> set[tuple[str, str]]:
    return {(id_of(az), id_of(en)) for az in term.azerbaijani for en in term.english}


def _named(term: Term, taken: Callable[[str], bool]) -> Term:
    """A proposal under the id of its Azerbaijani name; where that is taken by another meaning, with its English one after it."""
    own = id_of(term.az)
    return replace(term, id=longer_id(term) if taken(own) else own)
