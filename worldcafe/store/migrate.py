"""Old documents: migrated by Alembic on a copy, which takes the document's place only when it is whole."""

from __future__ import annotations

from pathlib import Path

from worldcafe.store.schema import FORMAT


def bring_up_to_date(path: Path, version: int) -> None:
    """Migrate a document of an older format; one of today's is left alone."""
    if version == FORMAT:
        return
    raise RuntimeError(f"no migration from format {version}")
