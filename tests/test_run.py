"""The script at the root on a machine where something is missing: what it says, where, and with what status.

Each test copies the script beside an empty folder and puts programs of its own first on the path.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

NEEDED = ["run", "pyproject.toml", "requirements.lock", "requirements-dev.lock", "requirements-uv.lock"]
MISSING = 69


class Machine:
    """A checkout without .venv, and a path on which some programs are ours."""

    def __init__(self, folder: Path, project: Path) -> None:
        self.checkout, self.programs, self.log = folder / "checkout", folder / "bin", folder / "log"
        self.checkout.mkdir()
        self.programs.mkdir()
        for name in NEEDED:
            shutil.copy(project / name, self.checkout / name)

    def program(self, name: str, script: str) -> None:
        """Put a shell script on the path; ``$LOG`` is the file of what was called."""
        file = self.programs / name
        file.write_text(f"#!/bin/sh\nLOG='{self.log}'\n{script}\n", encoding="utf-8")
        file.chmod(0o755)

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Call the script without a screen."""
        return subprocess.run(
            [self.checkout / "run", *arguments],
            env={"PATH": f"{self.programs}:/usr/bin:/bin", "HOME": str(self.checkout), **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def called(self) -> str:
        """What our programs wrote down."""
        return self.log.read_text(encoding="utf-8") if self.log.exists() else ""


@pytest.fixture
def machine(tmp_path: Path, project: Path) -> Machine:
    """A plain user's Debian whose python3 came without its venv module."""
    bare = Machine(tmp_path, project)
    bare.program("id", "echo 1000")
    bare.program("python3", 'case "$*" in *ensurepip*) exit 1 ;; esac; echo "python3 $*" >>"$LOG"')
    bare.program("apt-get", 'echo "apt-get $*" >>"$LOG"')
    return bare


def test_a_plain_user_gets_the_line_that_installs_what_is_missing(machine: Machine) -> None:
    done = machine.run("check", "some.cafe")
    assert done.returncode == MISSING
    assert done.stderr.endswith("sudo apt-get install --no-install-recommends python3-venv\n")
    assert "apt-get" not in machine.called()


def test_root_needs_no_line_to_type(machine: Machine) -> None:
    machine.program("id", "echo 0")
    machine.run("check", "some.cafe")
    calls = [call for call in machine.called().splitlines() if call.startswith("apt-get")]
    assert calls == ["apt-get update -qq", "apt-get install -qq -y --no-install-recommends python3-venv"]


def test_a_failed_installation_stops_the_script(machine: Machine) -> None:
    machine.program("id", "echo 0")
    machine.program("apt-get", "echo 'E: no network' >&2; exit 100")
    done = machine.run("check", "some.cafe")
    assert done.returncode == MISSING
    assert "E: no network" in done.stderr
    assert "Installing it failed" in done.stderr


def test_an_old_python_is_refused_in_words(machine: Machine) -> None:
    machine.program("python3.10", "exit 1")
    done = machine.run("check", "some.cafe", PYTHON="python3.10")
    assert done.returncode == MISSING
    assert "needs Python 3.11 or later" in done.stderr


@pytest.mark.parametrize("arguments", [(), ("test",), ("screenshots",), ("plan", "some.cafe", "--json")])
def test_nothing_but_the_answer_goes_to_the_standard_output(
    machine: Machine, arguments: tuple[str, ...]
) -> None:
    assert machine.run(*arguments).stdout == ""


def test_a_set_up_that_is_done_is_not_done_again(machine: Machine) -> None:
    command = machine.checkout / ".venv" / "bin"
    command.mkdir(parents=True)
    machine.program("worldcafe", 'echo "worldcafe $*"')
    shutil.move(machine.programs / "worldcafe", command / "worldcafe")
    stamp = subprocess.run(
        ["sh", "-c", f"{{ echo '{machine.checkout}' && cat requirements*.lock pyproject.toml; }} | cksum"],
        cwd=machine.checkout,
        capture_output=True,
        text=True,
        check=True,
    )
    (command.parent / "ready-dev").write_text(stamp.stdout, encoding="utf-8")
    done = machine.run("plan", "my café.cafe", "--json")
    assert (done.returncode, done.stdout, done.stderr) == (0, "worldcafe plan my café.cafe --json\n", "")
    assert machine.called() == ""

    (machine.checkout / "requirements.lock").write_text("changed", encoding="utf-8")
    assert "Setting up" in machine.run("plan", "my café.cafe").stderr
