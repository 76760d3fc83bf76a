"""Alembic's environment: the connection comes from the program, never from a file."""

from alembic import context

from storage.database import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True, compare_type=True
)
with context.begin_transaction():
    context.run_migrations()
