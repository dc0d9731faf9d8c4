"""``worldcafe handouts``: what is printed for the day, as PDFs."""

from __future__ import annotations

import argparse
from pathlib import Path

from worldcafe.cli.verb import Outcome, Verb
from worldcafe.domain.errors import WrongUse
from worldcafe.language import Language, mark
from worldcafe.store.document import Document
from worldcafe.verbs.reporting import HANDOUTS, make_handouts


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cafe", type=Path, metavar="CAFE")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--only", metavar="NAME,…", help=f"some of {','.join(HANDOUTS)}; all if not given")


def _run(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    only = tuple(chosen.only.split(",")) if chosen.only else HANDOUTS
    for name in only:
        if name not in HANDOUTS:
            raise WrongUse(
                mark("There is no handout “{name}”; there are {known}."), name=name, known=", ".join(HANDOUTS)
            )
    with Document.open(chosen.cafe, read_only=True) as document:
        made = make_handouts(document.cafe, chosen.out, only)
    warnings = [w.sentence(speaker) for w in made.warnings]
    files = [str(path) for path in made.files]
    return Outcome({"files": files, "warnings": warnings}, [*files, *warnings])


VERB = Verb(
    "handouts",
    "Write the itinerary cards, door list, table tents, table lists and agenda poster as PDFs.",
    _arguments,
    _run,
)
