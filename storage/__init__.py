"""Keeping: database, migrations, raw bodies, outbox, audit trail. Imports nothing of ours."""
