"""The tables of classifiers. A concept has one row for each run of versions in which it stood unchanged."""

from typing import Final

import sqlalchemy as sa

from storage.database import metadata
from storage.moments import Moment

STANDING: Final = 2**31 - 1
"""The last sequence of a row that nothing has changed since."""

_LINK: Final = "fk_classifier_associations_correspondence"       # the name made by convention is too long for PostgreSQL

schemes = sa.Table(
    "classifier_schemes",
    metadata,
    sa.Column("id", sa.String(60), primary_key=True),
    sa.Column("data", sa.Text, nullable=False),                 # the `ConceptScheme`, JSON
)

versions = sa.Table(
    "classifier_versions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("scheme", sa.String(60), sa.ForeignKey(schemes.c.id), nullable=False),
    sa.Column("number", sa.String(60), nullable=False),
    sa.Column("sequence", sa.Integer, nullable=False),
    sa.Column("valid_from", sa.Date),
    sa.Column("published_at", Moment, nullable=False),
    sa.Column("published_by", sa.String(120), nullable=False),
    sa.Column("levels", sa.Text, nullable=False),               # JSON
    sa.Column("size", sa.Integer, nullable=False),
    sa.Index("ix_classifier_versions_number", "scheme", "number", unique=True),
    sa.Index("ix_classifier_versions_sequence", "scheme", "sequence", unique=True),
)

concepts = sa.Table(
    "classifier_concepts",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("scheme", sa.String(60), sa.ForeignKey(schemes.c.id), nullable=False),
    sa.Column("concept", sa.String(300), nullable=False),       # its id in the scheme
    sa.Column("code", sa.String(300), nullable=False),
    sa.Column("first", sa.Integer, nullable=False),             # sequences of versions, the last included
    sa.Column("last", sa.Integer, nullable=False),
    sa.Column("data", sa.Text, nullable=False),                 # the `Concept`, JSON
    sa.Column("words", sa.Text, nullable=False),                # code and labels folded
    sa.Index("ix_classifier_concepts_code", "scheme", "code"),
    sa.Index("ix_classifier_concepts_concept", "scheme", "concept"),
    sa.Index("ix_classifier_concepts_last", "scheme", "last", "first"),
)

positions = sa.Table(
    "classifier_positions",
    metadata,
    sa.Column("row", sa.Integer, sa.ForeignKey(concepts.c.id), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),           # 0: in the main hierarchy
    sa.Column("scheme", sa.String(60), nullable=False),
    sa.Column("parent", sa.String(300), nullable=False),        # a code; "" at the top
    sa.Index("ix_classifier_positions_parent", "scheme", "parent"),
)

correspondences = sa.Table(
    "classifier_correspondences",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("source_scheme", sa.String(60), nullable=False),
    sa.Column("source_version", sa.String(60), nullable=False),
    sa.Column("target_scheme", sa.String(60), nullable=False),
    sa.Column("target_version", sa.String(60), nullable=False),
    sa.Column("titles", sa.Text, nullable=False),               # JSON
    sa.Column("origin", sa.String(300), nullable=False),
    sa.Column("confirmed", sa.Boolean, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("made_by", sa.String(120), nullable=False),
    sa.Index("ix_classifier_correspondences_source", "source_scheme", "source_version"),
    sa.Index("ix_classifier_correspondences_target", "target_scheme", "target_version"),
)

associations = sa.Table(
    "classifier_associations",
    metadata,
    sa.Column("correspondence", sa.Integer, sa.ForeignKey(correspondences.c.id, name=_LINK), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("source", sa.String(300), nullable=False),
    sa.Column("target", sa.String(300), nullable=False),
    sa.Column("whole_source", sa.Boolean),
    sa.Column("whole_target", sa.Boolean),
    sa.Column("note", sa.Text, nullable=False),
    sa.Index("ix_classifier_associations_source", "correspondence", "source"),
    sa.Index("ix_classifier_associations_target", "correspondence", "target"),
)

changes = sa.Table(
    "classifier_changes",
    metadata,
    sa.Column("scheme", sa.String(60), sa.ForeignKey(schemes.c.id), primary_key=True),
    sa.Column("sequence", sa.Integer, primary_key=True),        # of the version that brought them
    sa.Column("place", sa.Integer, primary_key=True),
    sa.Column("data", sa.Text, nullable=False),                 # the `ItemChange`, JSON
    sa.Column("decision", sa.String(10), nullable=False, server_default=""),    # a `Decision`; "" for what waits for a person
    sa.Column("decided_by", sa.String(120), nullable=False, server_default=""),
    sa.Column("decided_at", Moment),
)
