"""Editions of standards carry codes of the ICS: which, how many, and giving them others."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine, Row

from classifiers.lifecycle import reasons
from classifiers.lifecycle.kinds import STANDARD
from classifiers.schemes.model import label_in
from classifiers.schemes.ports import Use
from classifiers.standards.model import Edition
from classifiers.standards.packing import packed_edition, unpacked
from classifiers.standards.tables import codes as carried_codes
from classifiers.standards.tables import editions
from storage import audit
from storage.batches import batched

ICS = "ics"
"""The classifier whose codes the catalogue of standards carries."""
AT_ONCE = 400


class StandardUses:
    """The catalogue of standards as one of those who carry codes."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def using(self, scheme: str, codes: Iterable[str], kind: str = "", first: int = 0, size: int | None = None) -> Iterator[Use]:
        query = sa.select(carried_codes.c.code, editions.c.data).join(editions, editions.c.id == carried_codes.c.edition)
        found = [_use(row.code, row.data) for row in (self._of_codes(query, scheme, codes) if kind in ("", STANDARD) else ())]
        return islice(sorted(found, key=lambda use: (use.code, use.title)), first, None if size is None else first + size)

    def counted(self, scheme: str, codes: Iterable[str]) -> Mapping[tuple[str, str], int]:
        query = sa.select(carried_codes.c.code, sa.func.count().label("many")).group_by(carried_codes.c.code)
        return {(STANDARD, row.code): row.many for row in self._of_codes(query, scheme, codes)}

    def carriers(self, scheme: str, codes: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        query = sa.select(editions.c.reference, carried_codes.c.code).join(editions, editions.c.id == carried_codes.c.edition)
        return ((STANDARD, row.reference, row.code) for row in self._of_codes(query, scheme, codes))

    def _of_codes(self, query: sa.Select[Any], scheme: str, codes: Iterable[str]) -> list[Row[Any]]:
        """The rows of a question for these codes of the classifier the catalogue carries."""
        wanted = dict.fromkeys(codes) if scheme == ICS else ()
        with self.engine.connect() as connection:
            parts = (query.where(carried_codes.c.code.in_(part)) for part in batched(wanted, AT_ONCE))
            return [row for part in parts for row in connection.execute(part)]

    def counts(self, scheme: str) -> dict[str, int]:
        if scheme != ICS:
            return {}
        with self.engine.connect() as connection:
            rows = connection.execute(sa.select(carried_codes.c.code, sa.func.count()).group_by(carried_codes.c.code))
            return {row[0]: row[1] for row in rows}

    def recode_all(self, connection: Connection, scheme: str, wanted: Sequence[tuple[Use, str]], who: str) -> dict[Use, str]:
        """What the sources say of the editions stays beside it: the same file loaded again leaves the new codes."""
        return {use: reason for use, code in wanted if (reason := _recode(connection, scheme, use, code, who))}


def _recode(connection: Connection, scheme: str, use: Use, code: str, who: str) -> str:
    """Why not; "" where it is done."""
    row = connection.execute(sa.select(editions).where(editions.c.reference == use.id).with_for_update()).one_or_none()
    if scheme != ICS or row is None or use.code not in unpacked(row.data, Edition).ics:
        return reasons.not_carried(use.id, use.code)
    _write(connection, row, use.code, code)
    audit.note(connection, who, "recoded", f"standard:{use.id}", {"scheme": scheme, "before": use.code, "after": code})
    return ""


def _write(connection: Connection, row: Row[Any], old: str, new: str) -> None:
    edition = unpacked(row.data, Edition)
    carried = tuple(dict.fromkeys(new if code == old else code for code in edition.ics))
    values = {"data": packed_edition(replace(edition, ics=carried)), "claims": row.claims or json.dumps({row.source: row.data})}
    connection.execute(editions.update().where(editions.c.id == row.id).values(**values))
    connection.execute(carried_codes.delete().where(carried_codes.c.edition == row.id))
    connection.execute(carried_codes.insert(), [{"edition": row.id, "code": code} for code in carried])


def _use(code: str, data: str) -> Use:
    edition = unpacked(data, Edition)
    title = label_in(edition.titles, "az")
    return Use(STANDARD, edition.reference, f"{edition.reference} {title}".strip(), code)
