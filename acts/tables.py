"""The tables of acts: works, expressions, manifestations, and the parsed text of each manifestation as rows."""

import sqlalchemy as sa

from storage.database import metadata
from storage.moments import Moment


def _owner(name: str, table: str, primary_key: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False, primary_key=primary_key)


works = sa.Table(
    "works",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("uri", sa.String(300), nullable=False, unique=True),
    sa.Column("level", sa.String(20), nullable=False, index=True),
    sa.Column("subtype", sa.String(40), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("title_key", sa.Text, nullable=False, index=True),     # folded, for citations by title
    sa.Column("body", sa.String(200), nullable=False),
    sa.Column("number", sa.String(80), nullable=False, index=True),
    sa.Column("adopted", sa.Date, index=True),
    sa.Column("published", sa.Date),
    sa.Column("publication", sa.Text, nullable=False),
    sa.Column("in_force", sa.Date),
    sa.Column("register_code", sa.String(40), nullable=False),
    sa.Column("register_date", sa.Date),
    sa.Column("status", sa.String(20), nullable=False),
    sa.Column("eqanun_id", sa.Integer, unique=True),
    sa.Column("celex", sa.String(40), nullable=False, index=True),
    sa.Column("told_by", sa.Integer, nullable=False),                 # how sure the metadata is: see acts.identity.Told
    sa.Column("first_held", Moment, nullable=False),
    sa.Column("changed", Moment, nullable=False),
)

work_codes = sa.Table(
    "work_codes",
    metadata,
    _owner("work_id", "works", primary_key=True),
    sa.Column("code", sa.String(20), primary_key=True),
)

work_topics = sa.Table(
    "work_topics",
    metadata,
    _owner("work_id", "works", primary_key=True),
    sa.Column("topic", sa.String(60), primary_key=True),
    sa.Column("reason", sa.Text, nullable=False),
)

expressions = sa.Table(
    "expressions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _owner("work_id", "works"),
    sa.Column("language", sa.String(3), nullable=False),
    sa.Column("version", sa.Date),
    sa.Column("uri", sa.String(340), nullable=False, unique=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("title_key", sa.Text, nullable=False, index=True, default=""),   # folded
    sa.Column("shown", sa.Integer),                                    # the manifestation whose text is shown
    sa.Column("provisions", sa.Integer, nullable=False, default=0),
    sa.Index("ix_expressions_work", "work_id", "language", "version"),
)

manifestations = sa.Table(
    "manifestations",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("expression_id", sa.Integer, sa.ForeignKey("expressions.id", ondelete="CASCADE"), index=True),
    sa.Column("source", sa.String(60), nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("name", sa.String(300), nullable=False),
    sa.Column("part", sa.String(20), nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False, index=True),
    sa.Column("bytes", sa.Integer, nullable=False),
    sa.Column("media_type", sa.String(120), nullable=False),
    sa.Column("fetched_at", Moment, nullable=False),
    sa.Column("reader", sa.String(40), nullable=False),
    sa.Column("parser", sa.Integer, nullable=False),                   # acts.ingest.PARSER that made the rows below
    sa.Column("outcome", sa.String(20), nullable=False),               # "read" or "refused"
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("annexes", sa.Text, nullable=False),                     # SHA-256 of further files, space between
    sa.UniqueConstraint("source", "url", "sha256", "part", name="uq_manifestations_origin"),
)

elements = sa.Table(
    "elements",
    metadata,
    _owner("manifestation_id", "manifestations", primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("depth", sa.Integer, nullable=False),
    sa.Column("kind", sa.String(12), nullable=False),
    sa.Column("eid", sa.String(200), nullable=False),
    sa.Column("num", sa.String(60), nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("heading", sa.Text, nullable=False),                     # lines, see acts.encoding
    sa.Column("content", sa.Text, nullable=False),
)

notes = sa.Table(
    "notes",
    metadata,
    _owner("manifestation_id", "manifestations", primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("number", sa.String(20), nullable=False),
    sa.Column("content", sa.Text, nullable=False),
)

citations = sa.Table(                                                  # every way another act was named, once
    "citations",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("adopted", sa.Date),
    sa.Column("number", sa.String(80), nullable=False),
    sa.Column("celex", sa.String(40), nullable=False),
    sa.Column("key", sa.String(64), nullable=False, unique=True),       # SHA-256 of the five above
    sa.Column("work_id", sa.Integer, sa.ForeignKey("works.id", ondelete="SET NULL"), index=True),
)

refs = sa.Table(
    "refs",
    metadata,
    _owner("manifestation_id", "manifestations", primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("eid", sa.String(200), nullable=False),
    sa.Column("line", sa.Integer, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("citation_id", sa.Integer, sa.ForeignKey("citations.id"), index=True),   # NULL: this act
    sa.Column("place", sa.String(200), nullable=False, index=True),    # eid meant, "" for the whole act
    sa.Column("last", sa.String(200), nullable=False),                 # last of a range
)

problems = sa.Table(
    "problems",
    metadata,
    _owner("manifestation_id", "manifestations", primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("place", sa.String(200), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("stage", sa.String(10), nullable=False, server_default="text"),   # "text": reading and structure; "history": the timeline
)

timelines = sa.Table(                                                  # of texts shown; a missing row is one to be built
    "timelines",
    metadata,
    _owner("manifestation_id", "manifestations", primary_key=True),
    sa.Column("builder", sa.Integer, nullable=False),                  # acts.timelines.BUILDER that made it
    sa.Column("basis", sa.Text, nullable=False),                       # amending texts and corrections it was built with
    sa.Column("packed", sa.LargeBinary, nullable=False),               # see acts.history.encoding
)

changes = sa.Table(
    "changes",
    metadata,
    _owner("manifestation_id", "manifestations", primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("act_date", sa.Date),
    sa.Column("act_number", sa.String(80), nullable=False),            # as acts are compared: "732-VIQD"
    sa.Column("in_force", sa.Date, index=True),
    sa.Column("known_by", sa.String(20), nullable=False),
    sa.Column("until", sa.Date),
    sa.Column("outcome", sa.String(10), nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("body", sa.Text, nullable=False),                        # the whole change, see acts.history.encoding
    sa.Index("ix_changes_act", "act_number", "act_date"),
)

amendments = sa.Table(                                                 # acts that amend others, as they say it themselves
    "amendments",
    metadata,
    _owner("manifestation_id", "manifestations", primary_key=True),
    sa.Column("body", sa.Text, nullable=False),                        # acts.modifications.model.AmendingText
)

amended = sa.Table(
    "amended",
    metadata,
    _owner("manifestation_id", "manifestations", primary_key=True),
    sa.Column("seq", sa.Integer, primary_key=True),                    # which of its amendments
    sa.Column("citation_id", sa.Integer, sa.ForeignKey("citations.id"), nullable=False, index=True),
)

commencements = sa.Table(                                              # when amending acts came into force, as told beside their texts
    "commencements",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("act_number", sa.String(80), nullable=False),
    sa.Column("act_date", sa.Date, nullable=False),
    sa.Column("amended", sa.String(200), nullable=False),              # the act whose notes are meant, "" for all
    sa.Column("body", sa.Text, nullable=False),                        # acts.history.calendar.CommencementRow
    sa.Index("ix_commencements_act", "act_number", "act_date"),
)
