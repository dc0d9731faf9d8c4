"""Documents for the tests of the store."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.store.cafes import furnish, new_document
from worldcafe.store.document import Document


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the document of the test is."""
    return tmp_path / "rivers.cafe"


@pytest.fixture
def empty(path: Path) -> Generator[Document]:
    """An open, empty café."""
    with new_document(path) as document:
        yield document


@pytest.fixture
def document(empty: Document) -> Document:
    """An open café with six people at two tables in two rounds."""
    furnish(empty)
    return empty
