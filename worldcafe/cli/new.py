"""``worldcafe new``: a new café with so many tables and rounds."""

from __future__ import annotations

import argparse
from pathlib import Path

from worldcafe.cli.arguments import clock, day, whole
from worldcafe.cli.verb import Outcome, Verb
from worldcafe.language import Language
from worldcafe.verbs.new import new_document


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cafe", type=Path, metavar="CAFE", help="the new file, usually NAME.cafe")
    parser.add_argument("--title", required=True)
    parser.add_argument("--tables", type=whole("--tables"), required=True)
    parser.add_argument("--rounds", type=whole("--rounds"), required=True)
    parser.add_argument("--minutes", type=whole("--minutes"), default=20, help="length of a round (20)")
    parser.add_argument("--day", type=day("--day"), metavar="YYYY-MM-DD", help="the first day")
    parser.add_argument("--start", type=clock("--start"), metavar="HH:MM", help="when the first round begins")


def _run(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    document = new_document(
        chosen.cafe,
        speaker,
        title=chosen.title,
        tables=chosen.tables,
        rounds=chosen.rounds,
        minutes=chosen.minutes,
        first_day=chosen.day,
        start=chosen.start,
    )
    with document:
        facts = {
            "cafe": str(chosen.cafe),
            "id": document.cafe.event.id,
            "tables": chosen.tables,
            "rounds": chosen.rounds,
        }
    line = speaker.say(
        "{cafe}: a café with {tables} tables and {rounds} rounds. Next: worldcafe import {cafe} LIST",
        cafe=str(chosen.cafe),
        tables=chosen.tables,
        rounds=chosen.rounds,
    )
    return Outcome(facts, [line])


VERB = Verb("new", "Make a new café with so many tables and rounds.", _arguments, _run)
