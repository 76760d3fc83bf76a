"""The tables of accounts. Nothing of them is ever deleted: an account is closed, a sign-in ended. Secrets are kept as hashes only."""

import sqlalchemy as sa

from storage.database import metadata
from storage.moments import Moment

organisations = sa.Table(
    "organisations",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(200), nullable=False, unique=True),
    sa.Column("name_en", sa.String(200), nullable=False),
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
)

users = sa.Table(
    "users",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(60), nullable=False, unique=True),          # what one signs in with and the audit trail says
    sa.Column("full_name", sa.String(200), nullable=False),
    sa.Column("organisation_id", sa.Integer, sa.ForeignKey("organisations.id"), nullable=True),
    sa.Column("roles", sa.String(200), nullable=False),                     # parted by spaces, in order
    sa.Column("password", sa.String(200), nullable=False),                  # argon2id; "" until one is chosen
    sa.Column("active", sa.Boolean, nullable=False),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("created", Moment, nullable=False),
    sa.Column("link", sa.String(64), nullable=False),                       # SHA-256 of a one-time link; "" for none
    sa.Column("link_until", Moment, nullable=True),
    sa.Index("ix_users_link", "link"),
)

sign_ins = sa.Table(
    "sign_ins",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("token", sa.String(64), nullable=False, unique=True),         # SHA-256 of what the cookie carries
    sa.Column("user_id", sa.Integer, sa.ForeignKey("users.id"), nullable=False),
    sa.Column("begun", Moment, nullable=False),
    sa.Column("seen", Moment, nullable=False),
    sa.Column("ended", Moment, nullable=True),
    sa.Column("address", sa.String(64), nullable=False),
    sa.Column("program", sa.String(300), nullable=False),                   # what the browser calls itself
    sa.Index("ix_sign_ins_user", "user_id", "ended"),
)

sign_in_tries = sa.Table(
    "sign_in_tries",
    metadata,
    sa.Column("key", sa.String(80), primary_key=True),                      # "name:…" or "address:…", hashed
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("last", Moment, nullable=False),
    sa.Column("until", Moment, nullable=False),         # until when nothing is looked at
)
