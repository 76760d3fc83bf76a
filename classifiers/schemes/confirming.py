"""Changes that the program read out of two versions, confirmed or rejected by a person.

What is computed is kept when a person first decides about any of it, so that the rest stays what was looked at. Nothing decided is decided
again: whoever comes second is told.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from classifiers.schemes.computing import computed
from classifiers.schemes.errors import NoVersionError
from classifiers.schemes.model import Decision, ItemChange, Version
from classifiers.schemes.rows import change_of, packed
from classifiers.schemes.store import SchemeStore
from classifiers.schemes.tables import changes, schemes
from storage import audit
from storage.batches import batched
from storage.database import writing

OVERTAKEN: Final = "the changes are not those that were looked at, or somebody decided about them meanwhile; look again"
NO_SUCH: Final = "there is no such change"
AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Proposed:
    """A change with its place in the list, counted from 0, and what a person said of it."""

    place: int
    change: ItemChange
    decision: Decision = Decision.OPEN
    who: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Proposals:
    """All changes from a version to the next. ``seen`` tells this list from any other; it is given back with a decision."""

    old: Version
    new: Version
    rows: tuple[Proposed, ...]
    seen: str

    @property
    def open(self) -> tuple[Proposed, ...]:
        """Those that wait for a person."""
        return tuple(one for one in self.rows if one.decision is Decision.OPEN)


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was decided, and why."""

    reason: str


class Confirming:
    """Lists the changes a version brought, and takes decisions about them."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.store = SchemeStore(engine)

    def proposals(self, scheme: str, number: str = "") -> Proposals:
        """The changes from the version before to this one (the newest when left out).

        Raises `NoSchemeError`, and `NoVersionError` also for the first version, which changed nothing.
        """
        held = self.store.versions(scheme)
        new = self.store.version(scheme, number)
        old = next((one for one in held if one.sequence < new.sequence), None)
        if old is None:
            raise NoVersionError(f"{scheme} has no version before {new.number}")
        with self.engine.connect() as connection:
            kept = _kept(connection, new)
        rows = tuple(_row(one, new) for one in kept) if kept else self._computed(old, new)
        return Proposals(old, new, rows, _digest(rows))

    def decide(
        self, scheme: str, number: str, places: Collection[int], decision: Decision, who: str, seen: str
    ) -> Proposals | Refused:
        """Confirm or reject the changes at these places; the list as it stands then. All of them or none. Raises as `proposals` does."""
        looked_at = self.proposals(scheme, number)
        if looked_at.seen != seen:
            return Refused(OVERTAKEN)
        if not places or not {*places} <= {one.place for one in looked_at.rows}:
            return Refused(NO_SUCH)
        if not {*places} <= {one.place for one in looked_at.open}:
            return Refused(OVERTAKEN)
        try:
            with writing(self.engine) as connection:
                _decide(connection, looked_at, sorted({*places}), decision, who[:120])
        except _OvertakenError:
            return Refused(OVERTAKEN)
        return self.proposals(scheme, looked_at.new.number)

    def _computed(self, old: Version, new: Version) -> tuple[Proposed, ...]:
        found = computed(self.store, new.scheme, old.number, new.number)
        return tuple(Proposed(place, one) for place, one in enumerate(found))


class _OvertakenError(Exception):
    """Takes the transaction back."""


def _decide(connection: Connection, about: Proposals, places: Sequence[int], decision: Decision, who: str) -> None:
    """Raises `_OvertakenError` where not all these places are open still."""
    new = about.new
    connection.execute(sa.select(schemes.c.id).where(schemes.c.id == new.scheme).with_for_update())
    kept = tuple(_row(row, new) for row in _kept(connection, new))
    if kept and _digest(kept) != about.seen:
        raise _OvertakenError
    if not kept:
        connection.execute(changes.insert(), [_kept_row(new, one) for one in about.rows])
    said = {"decision": decision.value, "decided_by": who, "decided_at": datetime.now(UTC)}
    here = (changes.c.scheme == new.scheme, changes.c.sequence == new.sequence, changes.c.decision == Decision.OPEN.value)
    updates = (changes.update().where(*here, changes.c.place.in_(part)).values(said) for part in batched(places, AT_ONCE))
    done = sum(connection.execute(update).rowcount for update in updates)
    if done < len(places):
        raise _OvertakenError
    audit.note(connection, who, decision.value, f"changes:{new.scheme}@{new.number}", _told(about, places))


def _told(about: Proposals, places: Sequence[int]) -> Mapping[str, object]:
    """For the audit trail: the changes themselves, where they are few."""
    chosen = [about.rows[place].change for place in places]
    lines = [f"{one.kind.value} {' '.join(one.old)}>{' '.join(one.new)}" for one in chosen[:AT_ONCE]]
    return {"before": about.old.number, "many": len(chosen), "changes": lines}


def _kept(connection: Connection, version: Version) -> Sequence[Row[Any]]:
    here = (changes.c.scheme == version.scheme, changes.c.sequence == version.sequence)
    return connection.execute(sa.select(changes).where(*here).order_by(changes.c.place)).all()


def _kept_row(version: Version, one: Proposed) -> dict[str, object]:
    return {"scheme": version.scheme, "sequence": version.sequence, "place": one.place, "data": packed(one.change)}


def _row(row: Row[Any], version: Version) -> Proposed:
    """A row as kept; what a person proposed and decided before its version was published is confirmed by whoever published it."""
    change = change_of(row)
    if change.confirmed and not row.decision:
        return Proposed(row.place, change, Decision.CONFIRMED, version.published_by, version.published_at)
    return Proposed(row.place, change, Decision(row.decision), row.decided_by, row.decided_at)


def _digest(rows: Sequence[Proposed]) -> str:
    said = "\n".join(f"{one.place} {one.change.kind} {one.change.old} {one.change.new}" for one in rows)
    return hashlib.sha256(said.encode()).hexdigest()[:16]
