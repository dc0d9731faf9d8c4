"""``worldcafe demo``: the whole path on the sample café, without a screen."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from worldcafe.cli.verb import Outcome, Verb
from worldcafe.language import Language
from worldcafe.verbs.demo import run_demo


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", help="where the files go (a new temporary folder)"
    )


def _run(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    folder = chosen.out or Path(tempfile.mkdtemp(prefix="worldcafe-demo-"))
    made = run_demo(folder, speaker)
    facts = {"folder": str(folder), "files": [str(path) for path in made.files], "plan": dict(made.figures)}
    return Outcome(facts, [*made.lines, "", *map(str, made.files)])


VERB = Verb(
    "demo", "Plan, note, print and report the sample café, and say where its files are.", _arguments, _run
)
