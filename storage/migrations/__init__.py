"""Alembic migrations; run by `storage.migrating`."""
