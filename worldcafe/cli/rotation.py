"""``worldcafe rotation``: who sits where, as a table for a spreadsheet."""

from __future__ import annotations

import argparse
from pathlib import Path

from worldcafe.cli.verb import Outcome, Verb, must_be_apart
from worldcafe.language import Language
from worldcafe.store.document import Document
from worldcafe.verbs.rotation_table import write_rotation


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cafe", type=Path, metavar="CAFE")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="FILE.csv, .xlsx or .json")


def _run(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    must_be_apart(chosen.cafe, chosen.out)
    with Document.open(chosen.cafe, read_only=True) as document:
        rows = write_rotation(document.cafe, chosen.out)
    line = speaker.plural("{file}: {n} person.", "{file}: {n} people.", rows, file=str(chosen.out))
    return Outcome({"out": str(chosen.out), "people": rows}, [line])


VERB = Verb("rotation", "Write the rotation as a table: a row a person, a column a round.", _arguments, _run)
