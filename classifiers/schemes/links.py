"""Correspondence tables in the database."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from classifiers.schemes.model import ConceptAssociation, Correspondence
from classifiers.schemes.rows import labels_of, packed
from classifiers.schemes.tables import associations, correspondences
from storage import audit

Side = tuple[str, str]
"""A scheme and the number of a version."""
LINK = ("source", "target", "whole_source", "whole_target", "note")


def save(connection: Connection, table: Correspondence, who: str) -> None:
    """Keep a table beside those kept before."""
    row = {
        "source_scheme": table.source_scheme, "source_version": table.source_version, "target_scheme": table.target_scheme,
        "target_version": table.target_version, "titles": packed(table.titles), "origin": table.origin, "confirmed": table.confirmed,
        "made_at": datetime.now(UTC), "made_by": who,
    }  # fmt: skip
    made = connection.execute(correspondences.insert().values(row).returning(correspondences.c.id)).scalar_one()
    rows = [
        {
            "correspondence": made, "place": place, "source": one.source, "target": one.target, "whole_source": one.whole_source,
            "whole_target": one.whole_target, "note": one.note,
        }
        for place, one in enumerate(table.associations)
    ]  # fmt: skip
    if rows:
        connection.execute(associations.insert(), rows)
    subject = f"correspondence:{table.source_scheme}@{table.source_version}>{table.target_scheme}@{table.target_version}"
    audit.note(connection, who, "added", subject, {"links": len(rows), "confirmed": table.confirmed})


def tables(connection: Connection, scheme: str) -> tuple[Correspondence, ...]:
    """Those from or to a scheme, without their links, newest first."""
    about = sa.or_(correspondences.c.source_scheme == scheme, correspondences.c.target_scheme == scheme)
    query = sa.select(correspondences).where(about).order_by(correspondences.c.id.desc())
    return tuple(_table(row, ()) for row in connection.execute(query))


def table(connection: Connection, source: Side, target: Side) -> Correspondence | None:
    """The newest between two versions, read from `source` to `target`."""
    forth, back = _between(source, target), _between(target, source)
    row = connection.execute(sa.select(correspondences).where(sa.or_(forth, back)).order_by(correspondences.c.id.desc()).limit(1)).first()
    if row is None:
        return None
    found = _table(row, tuple(_links(connection, row.id)))
    return found if (found.source_scheme, found.source_version) == source else turned(found)


def of_code(connection: Connection, scheme: str, code: str) -> tuple[Correspondence, ...]:
    """The tables that link a code of a scheme, each read from that scheme and with the links of this code alone.

    Those kept from it come first, the newest before; a table between two of its own versions may come both ways.
    """
    forth = _linking(connection, "source", scheme, code)
    return (*forth, *(turned(table) for table in _linking(connection, "target", scheme, code)))


def _linking(connection: Connection, side: str, scheme: str, code: str) -> tuple[Correspondence, ...]:
    joined = sa.select(correspondences).add_columns(*(associations.c[name] for name in LINK))
    joined = joined.join(associations, associations.c.correspondence == correspondences.c.id)
    query = joined.where(correspondences.c[f"{side}_scheme"] == scheme, associations.c[side] == code)
    rows = connection.execute(query.order_by(correspondences.c.id.desc(), associations.c.place)).all()
    by_table = (tuple(group) for _, group in groupby(rows, key=lambda row: row.id))
    return tuple(_table(group[0], tuple(map(_link, group))) for group in by_table)


def turned(table: Correspondence) -> Correspondence:
    """The same table read the other way."""
    links = (
        replace(one, source=one.target, target=one.source, whole_source=one.whole_target, whole_target=one.whole_source)
        for one in table.associations
    )
    return replace(
        table, source_scheme=table.target_scheme, source_version=table.target_version, target_scheme=table.source_scheme,
        target_version=table.source_version, associations=tuple(sorted(links, key=lambda one: (one.source, one.target))),
    )  # fmt: skip


def _between(source: Side, target: Side) -> sa.ColumnElement[bool]:
    names = ("source_scheme", "source_version", "target_scheme", "target_version")
    return sa.and_(*(correspondences.c[name] == value for name, value in zip(names, (*source, *target), strict=True)))


def _links(connection: Connection, number: int) -> Iterator[ConceptAssociation]:
    query = sa.select(associations).where(associations.c.correspondence == number).order_by(associations.c.place)
    for row in connection.execute(query):
        yield _link(row)


def _link(row: Row[Any]) -> ConceptAssociation:
    return ConceptAssociation(row.source, row.target, row.whole_source, row.whole_target, row.note)


def _table(row: Row[Any], links: tuple[ConceptAssociation, ...]) -> Correspondence:
    sides = row.source_scheme, row.source_version, row.target_scheme, row.target_version
    return Correspondence(*sides, links, labels_of(row.titles), row.origin, row.confirmed)
