"""The tables of the catalogue of standards. Days are kept as ISO 8601 text, "" where there is none: they sort so in every database."""

import sqlalchemy as sa

from storage.database import metadata
from storage.moments import Moment

_EDITION = "standard_editions.id"

editions = sa.Table(
    "standard_editions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("reference", sa.String(300), nullable=False),
    sa.Column("standard", sa.String(300), nullable=False),      # the undated designation
    sa.Column("body", sa.String(40), nullable=False),
    sa.Column("kind", sa.String(60), nullable=False),
    sa.Column("status", sa.String(20), nullable=False),
    sa.Column("published", sa.String(10), nullable=False),
    sa.Column("withdrawn", sa.String(10), nullable=False),
    sa.Column("words", sa.Text, nullable=False),                # what it is found by, folded
    sa.Column("source", sa.String(60), nullable=False),         # "" where several sources speak of it
    sa.Column("data", sa.Text, nullable=False),                 # the `Edition`, JSON
    sa.Column("claims", sa.Text, nullable=False),               # what each source says, JSON; "" where there is one source
    sa.Index("ix_standard_editions_reference", "reference", unique=True),
    sa.Index("ix_standard_editions_standard", "standard"),
    sa.Index("ix_standard_editions_body", "body"),
)

relations = sa.Table(
    "standard_relations",
    metadata,
    sa.Column("edition", sa.Integer, sa.ForeignKey(_EDITION), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("target", sa.String(300), nullable=False),
    sa.Column("on", sa.String(10), nullable=False),
    sa.Index("ix_standard_relations_target", "target"),
)

adoptions = sa.Table(
    "standard_adoptions",
    metadata,
    sa.Column("edition", sa.Integer, sa.ForeignKey(_EDITION), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("standard", sa.String(300), nullable=False),      # of the base, in any edition
    sa.Index("ix_standard_adoptions_standard", "standard"),
)

codes = sa.Table(
    "standard_codes",
    metadata,
    sa.Column("edition", sa.Integer, sa.ForeignKey(_EDITION), primary_key=True),
    sa.Column("code", sa.String(20), primary_key=True),         # of the ICS
    sa.Index("ix_standard_codes_code", "code"),
)

committees = sa.Table(
    "standard_committees",
    metadata,
    sa.Column("reference", sa.String(120), primary_key=True),
    sa.Column("data", sa.Text, nullable=False),                 # the `Committee`, JSON
)

loads = sa.Table(
    "standard_loads",
    metadata,
    sa.Column("source", sa.String(60), primary_key=True),
    sa.Column("sha256", sa.String(64), nullable=False),         # of the file loaded last, and of how it is read
    sa.Column("records", sa.Integer, nullable=False),
    sa.Column("refused", sa.Integer, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("by", sa.String(120), nullable=False),
)
