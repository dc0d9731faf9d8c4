"""``worldcafe merge``: people who are listed twice, or organisations that are written in several ways, made one."""

from __future__ import annotations

import argparse
from pathlib import Path

from worldcafe.cli.verb import Outcome, Verb, nothing_changed
from worldcafe.language import Language
from worldcafe.store.document import Document
from worldcafe.verbs.merging import merge_named


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cafe", type=Path, metavar="CAFE")
    parser.add_argument(
        "names",
        nargs="+",
        metavar="NAME",
        help="names as check lists them; the first one stays, and all who have one of them become one",
    )


def _run(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    names: list[str] = chosen.names
    with Document.open(chosen.cafe) as document, nothing_changed():
        n = merge_named(document, names, speaker.say("Merge into {who}", who=names[0]))
    line = speaker.plural("{n} is “{name}” now.", "{n} are “{name}” now.", n, name=names[0])
    return Outcome({"name": names[0], "merged": n}, [line])


VERB = Verb(
    "merge", "Make one of people, or of organisations, that are there several times.", _arguments, _run
)
