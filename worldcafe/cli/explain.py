"""``worldcafe explain``: what is impossible, for whom, why, and the smallest change."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from worldcafe.cli.verb import Outcome, Verb
from worldcafe.domain.errors import Impossible, WrongUse
from worldcafe.language import Language, mark
from worldcafe.store.document import Document
from worldcafe.verbs.explaining import Explained, explain, explain_file

_NAMES_SHOWN = 12


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("cafe", type=Path, metavar="CAFE", nargs="?")
    parser.add_argument(
        "--problem", type=Path, metavar="FILE.json", help="instead of a café, a problem alone"
    )


def _run(chosen: argparse.Namespace, speaker: Language) -> Outcome:
    found = _found(chosen)
    blocked = any(one.blocking for one in found)
    facts = {"possible": not blocked, "findings": [_fact(one, speaker) for one in found]}
    return Outcome(facts, list(_lines(found, speaker)), Impossible.status if blocked else 0)


def _found(chosen: argparse.Namespace) -> list[Explained]:
    if (chosen.cafe is None) == (chosen.problem is None):
        raise WrongUse(mark("Give a café, or --problem FILE.json."))
    if chosen.problem is not None:
        return explain_file(chosen.problem)
    with Document.open(chosen.cafe, read_only=True) as document:
        return explain(document.cafe)


def _fact(one: Explained, speaker: Language) -> dict[str, object]:
    finding = one.finding
    return {
        "code": finding.code,
        "blocking": one.blocking,
        "sentence": finding.sentence(speaker),
        "why": one.why(speaker),
        "change": one.change(speaker),
        "people": list(one.names),
        "values": finding.values,
    }


def _lines(found: Sequence[Explained], speaker: Language) -> Iterator[str]:
    blocking, giving_way = [x for x in found if x.blocking], [x for x in found if not x.blocking]
    if not blocking:
        yield speaker.say("Nothing that can be counted makes a plan impossible.")
    for title, part in (
        (speaker.say("Impossible:"), blocking),
        (speaker.say("Gives way where it must:"), giving_way),
    ):
        if part:
            yield title
        for one in part:
            yield f"  {one.why(speaker)}"
            if one.names:
                yield f"    {speaker.say('Whom: {names}', names=_shown(one.names, speaker))}"
            if one.change(speaker):
                yield f"    {speaker.say('Change: {words}', words=one.change(speaker))}"


def _shown(names: Sequence[str], speaker: Language) -> str:
    if len(names) <= _NAMES_SHOWN:
        return speaker.listed(names)
    more = len(names) - _NAMES_SHOWN
    first = ", ".join(names[:_NAMES_SHOWN])
    return speaker.say("{names} and {n} more", names=first, n=more)


VERB = Verb("explain", "Say what is impossible, for whom, why, and the smallest change.", _arguments, _run)
