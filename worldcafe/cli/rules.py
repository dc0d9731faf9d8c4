"""``worldcafe rules``: every rule of a café to and from a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from worldcafe.cli.problem import left_aside
from worldcafe.cli.verb import Outcome, Verb, must_be_apart, nothing_changed
from worldcafe.language import Language
from worldcafe.store.document import Document
from worldcafe.verbs.rules import read_rules, write_rules

WHAT = """\
the file is one JSON object; what it leaves out stays as it is in the café:
  no_repeat   topic, table or nothing        criteria    what is wanted, dearest first
  balance     role, language or extra:TITLE, what is spread evenly over the tables
  rounds      [{round, kind, state}]         rooms       [{room, step_free}]
  tables      [{table, least, most, room, step_free, languages, circle, topics}]
  roles       [{role, stays, seated}]
  people      [{person, role, languages, step_free, stays_seated, circle, wishes,
                must, must_not, rounds, posts: [{round, table, role}]}]
  bonds       [{people, apart, strict}]      all of them
  locks       [{person, table, round}]       all of them

--out writes such a file to begin with; docs/planner.md says what each word means.
"""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = WHAT
    parser.add_argument("cafe", type=Path, metavar="CAFE")
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument(
        "--from", type=Path, dest="source", metavar="FILE.json", help="take the rules of a file in"
    )
    way.add_argument("--out", type=Path, metavar="FILE.json", help="write every rule to a file")


def _run(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    if chosen.out is not None:
        must_be_apart(chosen.cafe, chosen.out)
        with Document.open(chosen.cafe, read_only=True) as document:
            write_rules(document.cafe, chosen.out)
        return Outcome(
            {"out": str(chosen.out)}, [speaker.say("The rules are in {file}.", file=str(chosen.out))]
        )
    with Document.open(chosen.cafe) as document, nothing_changed():
        before = document.cafe
        unknown = read_rules(document, chosen.source, speaker.say("Take rules in"))
        changed = document.cafe is not before
    line = (
        speaker.say("The rules are taken in.")
        if changed
        else speaker.say("The café has these rules already.")
    )
    facts = {"from": str(chosen.source), "changed": changed, "left_aside": list(unknown)}
    return Outcome(facts, [*left_aside(unknown, speaker), line])


VERB = Verb("rules", "Write every rule of the café to a file, or take them in from one.", _arguments, _run)
