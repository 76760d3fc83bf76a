"""What was decided about things that carry an old code, and carrying that out once the version is published."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from classifiers.lifecycle.tables import proposal_recodings
from classifiers.schemes.ports import Use


@dataclass(frozen=True, slots=True)
class Key:
    """What a decision is about: a thing and the code it carries."""

    kind: str
    id: str
    code: str

    @classmethod
    def of(cls, use: Use) -> "Key":
        return cls(use.kind, use.id, use.code)


@dataclass(frozen=True, slots=True)
class Recoding:
    """A decision: the code it gets ("": it keeps what it has), by whom, when; when it was done, or why it could not be."""

    key: Key
    title: str
    code: str
    who: str
    at: datetime
    done_at: datetime | None = None
    refused: str = ""


def decided(connection: Connection, proposal: int) -> dict[Key, Recoding]:
    """All decisions on a proposal."""
    rows = connection.execute(sa.select(proposal_recodings).where(proposal_recodings.c.proposal == proposal))
    return {made.key: made for made in map(_recoding, rows)}


def decide(connection: Connection, proposal: int, choices: Iterable[tuple[Use, str]], who: str) -> int:
    """Keep decisions; one that was carried out stays as it is. How many were made or changed."""
    held = decided(connection, proposal)
    rows = [_row(proposal, use, code, who) for use, code in choices if _is_new(held.get(Key.of(use)), code)]
    for row in (row for row in rows if Key(row["kind"], row["used_by"], row["code"]) in held):
        connection.execute(proposal_recodings.delete().where(*_at(proposal, Key(row["kind"], row["used_by"], row["code"]))))
    if rows:
        connection.execute(proposal_recodings.insert(), rows)
    return len(rows)


def settle(connection: Connection, proposal: int, done: Iterable[Key], refused: Mapping[Key, str]) -> None:
    """Note which decisions were carried out, and why others could not be."""
    now, columns = datetime.now(UTC), proposal_recodings.c
    rows = [{"kind_": key.kind, "id_": key.id, "code_": key.code, "done_": now, "why_": ""} for key in done]
    rows += ({"kind_": key.kind, "id_": key.id, "code_": key.code, "done_": None, "why_": why} for key, why in refused.items())
    here = (columns.proposal == proposal, columns.kind == sa.bindparam("kind_"), columns.used_by == sa.bindparam("id_"),
            columns.code == sa.bindparam("code_"))  # fmt: skip
    if rows:
        values: dict[str, Any] = {"done_at": sa.bindparam("done_"), "refused": sa.bindparam("why_")}
        connection.execute(proposal_recodings.update().where(*here).values(values), rows)


def _is_new(held: Recoding | None, code: str) -> bool:
    return held is None or (held.done_at is None and held.code != code)


def _at(proposal: int, key: Key) -> tuple[sa.ColumnElement[bool], ...]:
    columns = proposal_recodings.c
    return columns.proposal == proposal, columns.kind == key.kind, columns.used_by == key.id, columns.code == key.code


def _row(proposal: int, use: Use, code: str, who: str) -> dict[str, Any]:
    return {
        "proposal": proposal, "kind": use.kind, "used_by": use.id, "code": use.code, "title": use.title, "new_code": code,
        "who": who, "at": datetime.now(UTC), "refused": "",
    }  # fmt: skip


def _recoding(row: Row[Any]) -> Recoding:
    return Recoding(Key(row.kind, row.used_by, row.code), row.title, row.new_code, row.who, row.at, row.done_at, row.refused)


def waiting(found: Mapping[Key, Recoding]) -> tuple[Recoding, ...]:
    """What was decided and is not done yet, what could not be done before behind the rest."""
    return tuple(sorted((one for one in found.values() if one.code and one.done_at is None), key=lambda one: one.refused != ""))
