"""The tables of the register: which standards texts cite, how that was judged last, which codes acts carry."""

import sqlalchemy as sa

from storage.database import metadata
from storage.moments import Moment


def _owner(name: str, table: str, primary_key: bool = True) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False, primary_key=primary_key)


register_texts = sa.Table(                                             # texts looked through; a missing row is one to be looked through
    "register_texts",
    metadata,
    _owner("manifestation_id", "manifestations"),
    sa.Column("finder", sa.Integer, nullable=False),                   # acts.register.finding.FINDER that looked
)

register_citations = sa.Table(                                         # a standard cited at a place, as long as it stood there
    "register_citations",
    metadata,
    _owner("manifestation_id", "manifestations"),
    sa.Column("seq", sa.Integer, primary_key=True),
    sa.Column("unit", sa.String(200), nullable=False),                 # eid of the provision today
    sa.Column("eid", sa.String(200), nullable=False),                  # of the unit the words stand in
    sa.Column("label", sa.Text, nullable=False),                       # what the provision was called then
    sa.Column("words", sa.Text, nullable=False),
    sa.Column("before", sa.Text, nullable=False),                      # the words around
    sa.Column("after", sa.Text, nullable=False),
    sa.Column("since", sa.Date),
    sa.Column("until", sa.Date),
    sa.Column("reference", sa.String(300), nullable=False),            # the designation as its body prints it
    sa.Column("number", sa.String(60), nullable=False, index=True),
    sa.Column("base_number", sa.String(60), nullable=False, index=True),   # of the standard it took over, where that stands beside
    sa.Column("relation", sa.String(20), nullable=False),
    sa.Column("designation", sa.Text, nullable=False),                 # JSON
)

register_judged = sa.Table(                                            # the last judgement of what a provision cites
    "register_judged",
    metadata,
    _owner("work_id", "works"),
    sa.Column("unit", sa.String(200), primary_key=True),
    sa.Column("reference", sa.String(300), primary_key=True),
    sa.Column("standing", sa.String(20), nullable=False),
    sa.Column("edition", sa.String(300), nullable=False),
    sa.Column("successor", sa.String(300), nullable=False),
)

register_events = sa.Table(                                            # every change of a judgement, for good; told through the outbox
    "register_events",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("day", sa.Date, nullable=False),                         # judged as of
    sa.Column("work_uri", sa.String(300), nullable=False, index=True),
    sa.Column("unit", sa.String(200), nullable=False),
    sa.Column("reference", sa.String(300), nullable=False),
    sa.Column("before", sa.String(20), nullable=False),                # standings; "" where it was not cited before, or is not any more
    sa.Column("after", sa.String(20), nullable=False),
    sa.Column("edition", sa.String(300), nullable=False),
    sa.Column("successor", sa.String(300), nullable=False),
)

register_acts = sa.Table(                                              # acts whose codes were gathered; a missing row is one to do
    "register_acts",
    metadata,
    _owner("work_id", "works"),
    sa.Column("changed", Moment, nullable=False),  # `works.changed` then
)

register_codes = sa.Table(                                             # codes of classifiers acts carry, by who told them
    "register_codes",
    metadata,
    _owner("work_id", "works"),
    sa.Column("scheme", sa.String(60), primary_key=True),
    sa.Column("told", sa.String(300), primary_key=True),               # as told
    sa.Column("origin", sa.String(10), primary_key=True),              # acts.register.model.Origin
    sa.Column("code", sa.String(300), nullable=False),                 # as recoded since
    sa.Column("unit", sa.String(200), nullable=False),                 # of a document: where
    sa.Column("words", sa.Text, nullable=False),
    sa.Index("ix_register_codes_code", "scheme", "code"),
)

register_refusals = sa.Table(                                          # suggested codes a person said no to
    "register_refusals",
    metadata,
    _owner("work_id", "works"),
    sa.Column("scheme", sa.String(60), primary_key=True),
    sa.Column("code", sa.String(300), primary_key=True),
    sa.Column("who", sa.String(120), nullable=False),
)
