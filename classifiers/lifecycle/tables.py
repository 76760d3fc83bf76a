"""The tables of proposals: where each stands, every step with what it asked for, what becomes of what carries its codes."""

import sqlalchemy as sa

from storage.database import metadata
from storage.moments import Moment

proposals = sa.Table(
    "proposals",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("scheme", sa.String(120), nullable=False),
    sa.Column("base_version", sa.String(60), nullable=False),
    sa.Column("title", sa.String(400), nullable=False),
    sa.Column("justification", sa.Text, nullable=False),
    sa.Column("changes", sa.Text, nullable=False),              # JSON list
    sa.Column("standing", sa.String(12), nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("submitter", sa.String(120), nullable=False),
    sa.Column("organisation", sa.String(120), nullable=False),
    sa.Column("published_in", sa.String(60), nullable=False),   # number of the version; "" before
    sa.Column("changed", Moment, nullable=False),
    sa.Column("words", sa.Text, nullable=False),                # title and codes folded, to find it by
    sa.Index("ix_proposals_standing", "standing", "scheme"),
)

proposal_steps = sa.Table(
    "proposal_steps",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("proposal", sa.Integer, sa.ForeignKey("proposals.id"), nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),          # which the step made
    sa.Column("at", Moment, nullable=False),
    sa.Column("who", sa.String(120), nullable=False),
    sa.Column("organisation", sa.String(120), nullable=False),
    sa.Column("what", sa.String(30), nullable=False),
    sa.Column("said", sa.Text, nullable=False),
    sa.Column("asked", sa.Text, nullable=False),                # JSON: what was asked for from this step on; "" for as before
    sa.UniqueConstraint("proposal", "revision"),
)

proposal_recodings = sa.Table(
    "proposal_recodings",
    metadata,
    sa.Column("proposal", sa.Integer, sa.ForeignKey("proposals.id"), primary_key=True),
    sa.Column("kind", sa.String(20), primary_key=True),         # "act", "standard", "mapping"
    sa.Column("used_by", sa.String(300), primary_key=True),
    sa.Column("code", sa.String(120), primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("new_code", sa.String(120), nullable=False),      # "": it keeps the old one
    sa.Column("who", sa.String(120), nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("done_at", Moment),
    sa.Column("refused", sa.Text, nullable=False),              # why it could not be done; ""
)
