"""Telling people: whoever owns a row hears of it when a wording it rests on changes, once as long as it is not seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from acts.concordance.kept import RowState, What
from acts.concordance.tables import comparison_notices

_NOTICES = comparison_notices.c


@dataclass(frozen=True, slots=True)
class Told:
    """Something to be told: to whom, of which row ("" for the comparison as a whole), what, and what it is about."""

    who: str
    key: str
    what: What
    said: str


def whom(status: RowState, owner: str) -> str:
    """Who is told of a row: its owner, else who decided it, else the comparison's owner."""
    return status.owner or status.decided_by or owner


def tell(connection: Connection, id_: int, told: Iterable[Told]) -> int:
    """Tell people; what they were told and have not seen yet is not told again. Returns how many notices are new."""
    waiting = sa.select(_NOTICES.who, _NOTICES.key, _NOTICES.what, _NOTICES.said)
    known = {tuple(row) for row in connection.execute(waiting.where(_NOTICES.comparison_id == id_, _NOTICES.seen.is_(None)))}
    new = [one for one in dict.fromkeys(told) if (one.who, one.key, one.what.value, one.said) not in known]
    now = datetime.now(UTC)
    rows = [{"comparison_id": id_, "who": one.who, "key": one.key, "what": one.what.value, "said": one.said, "at": now, "seen": None}
            for one in new]  # fmt: skip
    if rows:
        connection.execute(comparison_notices.insert(), rows)
    return len(rows)
