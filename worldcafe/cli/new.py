"""``worldcafe new``: a new café with so many tables and rounds."""

from __future__ import annotations

import argparse
from datetime import date, time
from pathlib import Path

from worldcafe.cli.verb import Outcome, Verb
from worldcafe.language import Language
from worldcafe.verbs.new import new_document


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cafe", type=Path, metavar="CAFE", help="the new file, usually NAME.cafe")
    parser.add_argument("--title", required=True)
    parser.add_argument("--tables", type=int, required=True)
    parser.add_argument("--rounds", type=int, required=True)
    parser.add_argument("--minutes", type=int, default=20, help="length of a round (20)")
    parser.add_argument("--day", type=date.fromisoformat, metavar="YYYY-MM-DD", help="the first day")
    parser.add_argument(
        "--start", type=time.fromisoformat, metavar="HH:MM", help="when the first round begins"
    )


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
