"""The tables of the glossary: the terms, and one row that tells how often they were changed."""

import sqlalchemy as sa

from storage.database import metadata
from storage.moments import Moment

glossary_terms = sa.Table(
    "glossary_terms",
    metadata,
    sa.Column("id", sa.String(250), primary_key=True),
    sa.Column("az", sa.String(200), nullable=False),
    sa.Column("en", sa.String(200), nullable=False),
    sa.Column("az_variants", sa.Text, nullable=False),          # JSON lists
    sa.Column("everyday", sa.Text, nullable=False),
    sa.Column("en_variants", sa.Text, nullable=False),
    sa.Column("domain", sa.String(40), nullable=False),
    sa.Column("source", sa.String(300), nullable=False),
    sa.Column("standing", sa.String(10), nullable=False),
    sa.Column("origin", sa.String(20), nullable=False),
    sa.Column("evidence", sa.Text, nullable=False),             # JSON list of places
    sa.Column("shipped", sa.Text, nullable=False),              # the term as it last shipped, JSON; "" where it never did
    sa.Column("edited", sa.Boolean, nullable=False),            # by a person
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("changed", Moment, nullable=False),
    sa.Column("by", sa.String(120), nullable=False),
    sa.Column("words", sa.Text, nullable=False),                # all labels folded, a newline before and after each
    sa.Column("az_order", sa.Text, nullable=False),             # sorts by the Azerbaijani alphabet under any collation
    sa.Index("ix_glossary_terms_standing", "standing", "domain"),
)

glossary_state = sa.Table(
    "glossary_state",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),     # always 1
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("shipped", sa.String(64), nullable=False),                    # digest of the terms that shipped last
)
