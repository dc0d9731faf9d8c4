"""Alembic's environment: it works on the connection that the document hands it, and never opens one itself."""

from __future__ import annotations

from alembic import context

from worldcafe.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
# No transaction is begun here: the document's own holds everything, so that all of it happens or nothing.
context.run_migrations()
