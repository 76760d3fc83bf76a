"""What the search index has to be told: entries of the outbox, written in the transaction of the change itself."""

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from acts.tables import expressions, refs
from storage import outbox
from storage.batches import batched

INDEX = "index"
"""Topic of the outbox that names the texts that changed, by expression uri."""


def put(connection: Connection, uri: str) -> None:
    """A text changed, or what is known of its act."""
    outbox.put(connection, INDEX, uri)


def put_shown(connection: Connection, manifestation_id: int) -> None:
    """The history of a text shown changed."""
    query = sa.select(expressions.c.uri).where(expressions.c.shown == manifestation_id)
    for uri in connection.execute(query).scalars().all():
        put(connection, uri)


def put_citing(connection: Connection, citation_ids: list[int]) -> None:
    """It is known now which acts these citations mean; each text that has one of them is told of once."""
    found: dict[str, None] = {}
    for ids in batched(citation_ids, 500):
        query = (
            sa.select(expressions.c.uri)
            .join(refs, refs.c.manifestation_id == expressions.c.shown)
            .where(refs.c.citation_id.in_(ids))
            .distinct()
        )
        found |= dict.fromkeys(connection.execute(query).scalars())
    for uri in found:
        put(connection, uri)
