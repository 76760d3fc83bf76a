"""The tables of comparisons kept: texts and provisions compared, what was suggested, what is decided, every step, what people say."""

import sqlalchemy as sa

from storage.database import metadata
from storage.moments import Moment


def _of() -> sa.Column[int]:
    return sa.Column("comparison_id", sa.Integer, sa.ForeignKey("comparisons.id", ondelete="CASCADE"), nullable=False, primary_key=True)


def _row(primary_key: bool = False) -> sa.Column[str]:
    return sa.Column("key", sa.String(220), nullable=False, primary_key=primary_key)


def _about() -> sa.Column[int]:
    return sa.Column("comparison_id", sa.Integer, sa.ForeignKey("comparisons.id", ondelete="CASCADE"), nullable=False)


comparisons = sa.Table(                                                # never deleted, so that no uid is used twice
    "comparisons",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("uid", sa.String(16), nullable=False, unique=True),
    sa.Column("kind", sa.String(12), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("owner", sa.String(120), nullable=False, index=True),
    sa.Column("organisation", sa.Integer, index=True),
    sa.Column("visibility", sa.String(10), nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("run", sa.Integer, nullable=False),                      # how often it was made; tells which suggestions are meant
    sa.Column("remarks", sa.Text, nullable=False),                     # JSON: instructions not applied, by table
    sa.Column("deleted", Moment),
)

comparison_sides = sa.Table(
    "comparison_sides",
    metadata,
    _of(),
    sa.Column("part", sa.Integer, primary_key=True),
    sa.Column("role", sa.String(5), primary_key=True),
    sa.Column("uri", sa.String(300), nullable=False, index=True),      # of the work; "" for a text not held
    sa.Column("language", sa.String(3), nullable=False),
    sa.Column("day", sa.Date),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("citation", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("name", sa.Text, nullable=False),                        # of the file uploaded
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("content", sa.LargeBinary),                              # zstd
    sa.Column("pinned", sa.Boolean, nullable=False),
    sa.Column("stamp", sa.String(64), nullable=False),                 # of the text at the last look, see acts.concordance.texts
    sa.Column("checked", sa.Date),
    sa.Column("added", sa.Text, nullable=False),                       # JSON: labels of articles that are new
)

comparison_provisions = sa.Table(                                      # the units compared, and how they read at the last look
    "comparison_provisions",
    metadata,
    _of(),
    sa.Column("part", sa.Integer, primary_key=True),
    sa.Column("role", sa.String(5), primary_key=True),
    sa.Column("eid", sa.String(220), primary_key=True),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("heading", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("parent", sa.String(200), nullable=False),
    sa.Column("path", sa.Text, nullable=False),                        # JSON
    sa.Column("sha256", sa.String(64), nullable=False),                # of the wording compared
    sa.Column("now_sha256", sa.String(64), nullable=False),            # of the wording at the last look
    sa.Column("now_text", sa.Text),                                    # when it differs
    sa.Column("watched", sa.Boolean, nullable=False),                  # whether the act held tells how it reads on other days
    sa.Column("gone", sa.Boolean, nullable=False),
)

comparison_rows = sa.Table(
    "comparison_rows",
    metadata,
    _of(),
    _row(primary_key=True),
    sa.Column("seq", sa.Integer, nullable=False),
    sa.Column("part", sa.Integer, nullable=False),
    sa.Column("role", sa.String(5), nullable=False),
    sa.Column("eid", sa.String(220), nullable=False),                  # of the provision in the wording compared
    sa.Column("chapter", sa.Text, nullable=False),                     # JSON: titles of the divisions around it
    sa.Column("words", sa.Text, nullable=False),                       # folded, to find it by
    sa.Column("state", sa.String(10), nullable=False),
    sa.Column("degree", sa.String(16), nullable=False),
    sa.Column("owner", sa.String(120), nullable=False),
    sa.Column("score", sa.Float, nullable=False),                      # of the best counterpart suggested
    sa.Column("counterparts", sa.Text, nullable=False),                # JSON: decided, else suggested
    sa.Column("status", sa.Text, nullable=False),                      # JSON: acts.concordance.kept.RowState
    sa.Column("compared", sa.Text, nullable=False),                    # JSON: acts.compare.model.ComparisonRow; "" in a concordance
    sa.Column("gone", sa.Boolean, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
)

comparison_suggestions = sa.Table(                                     # the program's, for ever apart from what people decide
    "comparison_suggestions",
    metadata,
    _of(),
    sa.Column("run", sa.Integer, primary_key=True),
    _row(primary_key=True),
    sa.Column("body", sa.Text, nullable=False),                        # JSON: acts.concordance.model.Suggestion
)

comparison_events = sa.Table(                                          # every step, for good
    "comparison_events",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _about(),
    _row(),
    sa.Column("at", Moment, nullable=False),
    sa.Column("who", sa.String(120), nullable=False),
    sa.Column("what", sa.String(10), nullable=False),
    sa.Column("before", sa.Text, nullable=False),                      # JSON: RowState; "" for none
    sa.Column("after", sa.Text, nullable=False),
    sa.Column("said", sa.Text, nullable=False),
    sa.Column("step", sa.String(16), nullable=False),
    sa.Column("undoes", sa.Integer, nullable=False),
    sa.Index("ix_comparison_events_row", "comparison_id", "key"),
)

comparison_comments = sa.Table(
    "comparison_comments",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _about(),
    _row(),
    sa.Column("at", Moment, nullable=False),
    sa.Column("who", sa.String(120), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Index("ix_comparison_comments_row", "comparison_id", "key"),
)

comparison_notices = sa.Table(                                         # what owners of rows are told
    "comparison_notices",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _about(),
    _row(),
    sa.Column("who", sa.String(120), nullable=False),
    sa.Column("what", sa.String(10), nullable=False),
    sa.Column("said", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.Column("seen", Moment),
    sa.Index("ix_comparison_notices_who", "who", "seen"),
)
