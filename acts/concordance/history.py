"""The history of rows: every step is an event for good, and the events of a row, played one after another, give the row."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from acts.concordance.kept import Event, RowState, What
from acts.concordance.packing import packed, unpacked
from acts.concordance.tables import comparison_events

PROGRAM: Final = "toplu"
"""Who did what no person did."""

UNDOABLE: Final = (What.DECIDED, What.CONFIRMED, What.REJECTED, What.ASSIGNED)
_EVENTS = comparison_events.c


@dataclass(frozen=True, slots=True)
class Happened:
    """A step about to be noted."""

    key: str
    what: What
    before: RowState | None = None
    after: RowState | None = None
    said: str = ""
    step: str = ""
    undoes: int = 0


def new_step() -> str:
    """A name for what is done to many rows at once."""
    return secrets.token_hex(8)


def note(connection: Connection, id_: int, who: str, happened: Iterable[Happened], at: datetime | None = None) -> None:
    """Note steps of a comparison, in their order."""
    moment = at or datetime.now(UTC)
    rows = [
        {
            "comparison_id": id_, "key": one.key, "at": moment, "who": who[:120], "what": one.what.value, "before": _text(one.before),
            "after": _text(one.after), "said": one.said, "step": one.step, "undoes": one.undoes,
        } for one in happened
    ]  # fmt: skip
    if rows:
        connection.execute(comparison_events.insert(), rows)


def events(connection: Connection, id_: int, key: str | None = None) -> tuple[Event, ...]:
    """The steps of a row, oldest first; with "" those of the comparison as a whole, with None all."""
    query = sa.select(comparison_events).where(_EVENTS.comparison_id == id_).order_by(_EVENTS.id)
    return tuple(map(_event, connection.execute(query if key is None else query.where(_EVENTS.key == key))))


def replayed(steps: Iterable[Event]) -> RowState:
    """The row that the steps make of it. Raises `ValueError` where one does not begin where the one before ended: something is missing."""
    state = RowState()
    for step in steps:
        if step.before is None or step.after is None:
            continue
        if step.before != state:
            raise ValueError(f"event {step.id} of row {step.key}: expected it to begin at {state}, found {step.before}")
        state = step.after
    return state


def last_undoable(steps: Iterable[Event]) -> Event | None:
    """The last step of a person that was not taken back; none from before the provisions were numbered anew."""
    found: list[Event] = []
    taken_back: set[int] = set()
    for step in steps:
        if step.what in (What.FOLLOWED, What.RETURNED):
            found = []
        elif step.what is What.UNDONE:
            taken_back.add(step.undoes)
        elif step.what in UNDOABLE:
            found.append(step)
    return next((step for step in reversed(found) if step.id not in taken_back), None)


def _text(state: RowState | None) -> str:
    return "" if state is None else packed(state)


def _event(row: Any) -> Event:
    before, after = ((unpacked(text, RowState) if text else None) for text in (row.before, row.after))
    return Event(row.id, row.key, row.at, row.who, What(row.what), before, after, row.said, row.step, row.undoes)
