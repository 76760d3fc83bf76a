"""Writing proposals within a running transaction: the row, the step that made it so, the line in the audit trail."""

import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from classifiers.lifecycle.answers import Asked
from classifiers.lifecycle.errors import NoProposalError
from classifiers.lifecycle.model import Actor, Proposal, Standing
from classifiers.lifecycle.rows import packed, proposal_of, words
from classifiers.lifecycle.steps import What
from classifiers.lifecycle.tables import proposal_steps, proposals
from storage import audit

LONGEST_TITLE = 400


def subject(id_: int) -> str:
    """What the audit trail calls a proposal."""
    return f"proposal:{id_}"


def read(connection: Connection, id_: int, *, lock: bool = False) -> Proposal:
    """A proposal with its steps; `lock`: nobody else moves it before this transaction ends. Raises `NoProposalError`."""
    query = sa.select(proposals).where(proposals.c.id == id_)
    row = connection.execute(query.with_for_update() if lock else query).one_or_none()
    if row is None:
        raise NoProposalError(f"there is no proposal {id_}")
    taken = sa.select(proposal_steps).where(proposal_steps.c.proposal == id_).order_by(proposal_steps.c.revision)
    return proposal_of(row, connection.execute(taken))


def add(connection: Connection, asked: Asked, actor: Actor) -> Proposal:
    """A new draft."""
    row = _columns(asked) | {
        "scheme": asked.scheme, "standing": Standing.DRAFT.value, "revision": 1, "submitter": actor.name,
        "organisation": actor.organisation, "published_in": "", "changed": datetime.now(UTC),
    }  # fmt: skip
    id_ = connection.execute(proposals.insert().values(row).returning(proposals.c.id)).scalar_one()
    _sign(connection, id_, 1, actor, What.PROPOSE, "", asked, {"standing": Standing.DRAFT.value})
    return read(connection, id_)


def move(
    connection: Connection, now: Proposal, to: Standing, actor: Actor, what: What, said: str = "",
    asked: Asked | None = None, published_in: str = "",
) -> Proposal:  # fmt: skip
    """Take a step with a proposal that is locked: its standing and, if it asks for something else now, that."""
    moved = {"standing": to.value, "revision": now.revision + 1, "changed": datetime.now(UTC)}
    published = {"published_in": published_in} if published_in else {}
    changed = _columns(asked) if asked else {}
    connection.execute(proposals.update().where(proposals.c.id == now.id).values(**moved, **published, **changed))
    details = {"standing": to.value} if to == now.standing else {"standing": to.value, "before": now.standing.value}
    _sign(connection, now.id, now.revision + 1, actor, what, said, asked, details | published)
    return read(connection, now.id)


def _columns(asked: Asked) -> dict[str, Any]:
    title = " ".join(asked.title.split())[:LONGEST_TITLE]
    return {
        "base_version": asked.base_version, "title": title, "justification": asked.justification.strip(),
        "changes": packed(asked.changes), "words": words(title, asked.changes),
    }  # fmt: skip


def _sign(
    connection: Connection, id_: int, revision: int, actor: Actor, what: What, said: str, asked: Asked | None, details: dict[str, Any]
) -> None:
    kept = {} if asked is None else {key: value for key, value in _columns(asked).items() if key != "words"}
    step = {
        "proposal": id_, "revision": revision, "at": datetime.now(UTC), "who": actor.name, "organisation": actor.organisation,
        "what": what.value, "said": said, "asked": json.dumps(kept, ensure_ascii=False) if kept else "",
    }  # fmt: skip
    connection.execute(proposal_steps.insert().values(step))
    signed = {"organisation": actor.organisation, "roles": sorted(actor.roles), "revision": revision} | details
    audit.note(connection, actor.name, what.value, subject(id_), signed | ({"said": said} if said else {}) | _told(kept))


def _told(kept: dict[str, Any]) -> dict[str, Any]:
    return {"asked": kept | {"changes": json.loads(kept["changes"])}} if kept else {}
