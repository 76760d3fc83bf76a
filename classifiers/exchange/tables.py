"""The tables of imports: each file with its verdicts and what it became, and how columns were read before."""

import sqlalchemy as sa

from storage.database import metadata
from storage.moments import Moment

exchange_batches = sa.Table(
    "exchange_batches",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("who", sa.String(120), nullable=False),
    sa.Column("scheme", sa.String(60), nullable=False),
    sa.Column("file_name", sa.String(300), nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("file", sa.LargeBinary, nullable=False),              # as it came, zlib
    sa.Column("mapping", sa.Text, nullable=False),                  # TOML; "" where the file needs none
    sa.Column("chosen", sa.String(500), nullable=False),            # the scheme of a file of several
    sa.Column("standing", sa.String(10), nullable=False),           # waiting, taken, undone
    sa.Column("base", sa.String(60), nullable=False),               # number of the version before; "" for none
    sa.Column("published", sa.String(60), nullable=False),          # number of the version it became; "" where nothing changed
    sa.Column("undone", sa.String(60), nullable=False),             # number of the version that took it back
    sa.Column("counts", sa.Text, nullable=False),                   # JSON
    sa.Column("report", sa.LargeBinary, nullable=False),            # the verdicts, JSON, zlib
    sa.Index("ix_exchange_batches_scheme", "scheme", "id"),
)

exchange_mappings = sa.Table(
    "exchange_mappings",
    metadata,
    sa.Column("scheme", sa.String(60), primary_key=True),
    sa.Column("shape", sa.String(64), primary_key=True),            # of the heads of the file
    sa.Column("mapping", sa.Text, nullable=False),                  # TOML
    sa.Column("at", Moment, nullable=False),
    sa.Column("who", sa.String(120), nullable=False),
)
