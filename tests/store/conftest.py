"""Documents for the tests of the store, a plain user, and a small disk."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from tests.store.cafes import furnish, new_document
from worldcafe.store.document import Document

NOBODY = 65534


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


@pytest.fixture
def become_plain_user(tmp_path: Path) -> Generator[Callable[[], object]]:
    """Calling it makes the test somebody whom read-only files and folders stop: root is never stopped."""
    if os.name == "nt" or os.geteuid() != 0:
        yield lambda: None
        return
    for folder in (tmp_path, *tmp_path.parents):
        mode = folder.stat().st_mode
        if not mode & 0o001:
            folder.chmod(mode | 0o011)
    yield lambda: os.seteuid(NOBODY)
    os.seteuid(0)


@pytest.fixture
def small_disk(tmp_path: Path) -> Generator[Path]:
    """A folder with room for 2 MiB."""
    folder = tmp_path / "small"
    folder.mkdir()
    order = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    try:
        subprocess.run(order, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("only an administrator of Linux can make a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
