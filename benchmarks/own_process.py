"""Windows are measured in a process of their own, with a home of its own: nothing is warm, nothing is the user’s."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def run(code: str, home: str, *arguments: str) -> str:
    """What a process with this code printed; its arguments are the home and these."""
    root = Path(__file__).resolve().parent.parent
    environment = {
        **os.environ,
        "HOME": home,
        "XDG_CONFIG_HOME": home,
        "XDG_DATA_HOME": home,
        "PYTHONPATH": str(root),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "QT_LOGGING_RULES": "default.warning=false",
    }
    return subprocess.run(
        [sys.executable, "-c", code, home, *arguments],
        env=environment,
        cwd=root,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        timeout=300,
    ).stdout


def sample(home: str) -> str:
    """The path of a planned sample café in a home."""
    path = str(Path(home) / "sample.cafe")
    code = (
        "import sys; from pathlib import Path; from worldcafe.language import language;"
        "from worldcafe.verbs.sample import make_sample, tidy; from worldcafe.verbs.planning import *;"
        "d = make_sample(Path(sys.argv[2]), language('en')); tidy(d, 'Merge');"
        "adopt_result(d, plan_cafe(d.cafe), 'Plan 1', 'Plan'); d.close()"
    )
    run(code, home, path)
    return path
