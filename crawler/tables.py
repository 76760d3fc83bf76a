"""Tables of crawling: runs, the pages of each run, what was selected and why, and where each act of a source stands."""

import sqlalchemy as sa

from storage.database import metadata
from storage.moments import Moment

crawl_runs = sa.Table(
    "crawl_runs",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("source", sa.String(60), nullable=False),
    sa.Column("state", sa.String(12), nullable=False),                # running, finished, left (another began with other options)
    sa.Column("options", sa.Text, nullable=False),                    # JSON; a run is taken up again only with the same
    sa.Column("started_at", Moment, nullable=False),
    sa.Column("finished_at", Moment),
    sa.Column("resumed", sa.Integer, nullable=False, default=0),
    sa.Column("known", sa.Integer, nullable=False, default=0),        # acts the source says it has
    sa.Index("ix_crawl_runs_source", "source", "id"),
)

crawl_pages = sa.Table(
    "crawl_pages",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("run_id", sa.ForeignKey("crawl_runs.id", ondelete="CASCADE"), nullable=False),
    sa.Column("url", sa.String(2083), nullable=False),
    sa.Column("kind", sa.String(20), nullable=False),
    sa.Column("act_id", sa.String(60), nullable=False, default=""),
    sa.Column("status", sa.Integer),                                  # last HTTP status; none where no answer came
    sa.Column("outcome", sa.String(12), nullable=False),
    sa.Column("reason", sa.Text, nullable=False, default=""),
    sa.Column("tries", sa.Integer, nullable=False, default=1),
    sa.Column("etag", sa.Text, nullable=False, default=""),
    sa.Column("last_modified", sa.String(80), nullable=False, default=""),
    sa.Column("media_type", sa.String(120), nullable=False, default=""),
    sa.Column("sha256", sa.String(64), nullable=False, default=""),   # body in the raw store
    sa.Column("bytes", sa.Integer, nullable=False, default=0),
    sa.Column("fetched_at", Moment, nullable=False),
    sa.Column("headers", sa.Text, nullable=False, default="{}"),      # JSON
    sa.Index("ux_crawl_pages_run_url", "run_id", "url", unique=True),
    sa.Index("ix_crawl_pages_url", "url", "id"),
)

crawl_selections = sa.Table(
    "crawl_selections",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("run_id", sa.ForeignKey("crawl_runs.id", ondelete="CASCADE"), nullable=False),
    sa.Column("act_id", sa.String(60), nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("url", sa.String(2083), nullable=False, default=""),
    sa.Column("selected", sa.Boolean, nullable=False),
    sa.Column("topics", sa.Text, nullable=False, default=""),         # keys, parted by blanks
    sa.Column("reason", sa.Text, nullable=False),
    sa.Index("ux_crawl_selections_run_act", "run_id", "act_id", unique=True),
)

crawl_acts = sa.Table(
    "crawl_acts",
    metadata,
    sa.Column("source", sa.String(60), primary_key=True),
    sa.Column("act_id", sa.String(60), primary_key=True),
    sa.Column("entry_sha256", sa.String(64), nullable=False),         # of the entry in the source's list
    sa.Column("profile_sha256", sa.String(64), nullable=False),       # of the profile the decision was taken by
    sa.Column("selected", sa.Boolean, nullable=False),
    sa.Column("topics", sa.Text, nullable=False, default=""),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("text_url", sa.String(2083), nullable=False, default=""),
    sa.Column("text_kind", sa.String(20), nullable=False, default=""),
    sa.Column("text_sha256", sa.String(64), nullable=False, default=""),
    sa.Column("card_sha256", sa.String(64), nullable=False, default=""),
    sa.Column("complete", sa.Boolean, nullable=False),                # nothing of it failed
    sa.Column("run_id", sa.Integer, nullable=False),                  # the last run that looked
)
