"""What is installed is what a person needs, built without a network; and the locks name no place on it."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

LOCKS = ["requirements.lock", "requirements-dev.lock", "requirements-uv.lock"]


@pytest.fixture(scope="module")
def wheel(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel, unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")]
    done = subprocess.run(build, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = (folder / "dist").glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_wheel_brings_the_two_packages_and_nothing_else_to_import(wheel: Path) -> None:
    top = {entry.name for entry in wheel.iterdir() if not entry.name.endswith(".dist-info")}
    assert top == {"worldcafe", "ui"}


def test_the_resources_travel_inside_the_package(wheel: Path) -> None:
    packed = wheel / "worldcafe" / "_resources"
    assert (packed / "fonts" / "SourceSans3-Regular.ttf").is_file()
    assert (packed / "icons" / "app.svg").is_file()


def test_the_wheel_leaves_no_file_of_the_resources_behind(project: Path, wheel: Path) -> None:
    packed = wheel / "worldcafe" / "_resources"
    resources = project / "resources"
    shipped = {file.relative_to(packed) for file in packed.rglob("*") if file.is_file()}
    kept = {file.relative_to(resources) for file in resources.rglob("*") if file.is_file()}
    assert kept - shipped == set()


def test_an_unpacked_wheel_finds_its_own_resources(wheel: Path) -> None:
    ask = (
        f"import sys; sys.path.insert(0, {str(wheel)!r}); "
        "from worldcafe.resources import path; print(path('icons/app.svg'), path('icons/app.svg').is_file())"
    )
    command = [sys.executable, "-c", ask]
    answer = subprocess.run(command, cwd=wheel, capture_output=True, text=True, check=True)
    assert answer.stdout.split() == [str(wheel / "worldcafe" / "_resources" / "icons" / "app.svg"), "True"]


def test_the_wheel_installs_both_commands(wheel: Path) -> None:
    (points,) = wheel.glob("*.dist-info/entry_points.txt")
    text = points.read_text(encoding="utf-8")
    assert "worldcafe = worldcafe.cli:main" in text
    assert "worldcafe-app = ui.app:main" in text


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address(project: Path, name: str) -> None:
    lines = (project / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "://" in line or "index-url" in line or "find-links" in line] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_and_hashes_everything(project: Path, name: str) -> None:
    text = (project / name).read_text(encoding="utf-8")
    assert pins(text)
    for requirement in re.split(r"\n(?=\S)", text.strip()):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", requirement), requirement


def test_the_tests_run_on_the_very_versions_that_are_shipped(project: Path) -> None:
    shipped, tested = (pins((project / name).read_text(encoding="utf-8")) for name in LOCKS[:2])
    assert shipped <= tested


def pins(lock: str) -> set[str]:
    """The lines that name a package and its version, with their markers."""
    return set(re.findall(r"^[\w.-]+==[^\\\n]+", lock, flags=re.MULTILINE))
