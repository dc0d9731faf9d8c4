"""What holds for every test: no screen unless asked for, and nothing of the user's is read or written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings

NOBODY = 65534

HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
}
"""Where programs look for the user's own files, and the folder of the test home each is pointed at."""

# Qt reads its platform when the application object is made; plugins import PySide6 before any fixture runs.
if "--onscreen" not in sys.argv:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")

# No test asserts the clock; in CI the examples are the same at every run, so that a change is judged alone.
settings.register_profile("house", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--onscreen` shows the windows that the tests drive."""
    parser.addoption("--onscreen", action="store_true", help="show the windows (default: offscreen)")


def pytest_configure(config: pytest.Config) -> None:
    """Give the whole run a home of its own, before any module of the program is imported."""
    folder = TemporaryDirectory(prefix="worldcafe-test-home-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    patch = pytest.MonkeyPatch()
    config.add_cleanup(patch.undo)
    for variable, name in HOMES.items():
        place = Path(folder.name) / name
        place.mkdir(exist_ok=True)
        patch.setenv(variable, str(place))


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the checkout."""
    return Path(__file__).resolve().parent.parent


PlainUser = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def plain_user(tmp_path: Path) -> PlainUser:
    """`with plain_user():` is somebody whom read-only files and folders stop: root is never stopped."""
    if os.name == "nt" or os.geteuid() != 0:
        return nullcontext
    for folder in (tmp_path, *tmp_path.parents):
        mode = folder.stat().st_mode
        if not mode & 0o001:
            folder.chmod(mode | 0o011)
    return nobody


@contextmanager
def nobody() -> Generator[None]:
    """Root is nobody for a while."""
    os.seteuid(NOBODY)
    try:
        yield
    finally:
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
