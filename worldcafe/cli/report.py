"""``worldcafe report``: the feedback report as a PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from worldcafe.cli.verb import Outcome, Verb, must_be_apart
from worldcafe.language import Language
from worldcafe.store.document import Document
from worldcafe.verbs.reporting import make_report


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cafe", type=Path, metavar="CAFE")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")


def _run(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    must_be_apart(chosen.cafe, chosen.out, ".pdf")
    with Document.open(chosen.cafe, read_only=True) as document:
        made = make_report(document.cafe, chosen.out)
    warnings = [w.sentence(speaker) for w in made.warnings]
    line = speaker.plural("{file}: {n} page.", "{file}: {n} pages.", made.pages, file=str(chosen.out))
    return Outcome({"out": str(chosen.out), "pages": made.pages, "warnings": warnings}, [line, *warnings])


VERB = Verb("report", "Write the feedback report as a PDF.", _arguments, _run)
