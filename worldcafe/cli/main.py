"""Reads the command line, runs one verb and tells its outcome."""

from __future__ import annotations

import argparse
import json
import locale
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from worldcafe import __version__
from worldcafe.cli import (
    check,
    demo,
    explain,
    handouts,
    importing,
    merge,
    new,
    notes,
    plan,
    replan,
    report,
    rotation,
    rules,
)
from worldcafe.cli.usage import Parser
from worldcafe.cli.verb import Outcome, Verb
from worldcafe.domain.errors import CafeError, NotWritable, Stopped
from worldcafe.language import Language, available, language, mark

VERBS: tuple[Verb, ...] = (
    new.VERB,
    importing.VERB,
    merge.VERB,
    plan.VERB,
    replan.VERB,
    explain.VERB,
    rules.VERB,
    rotation.VERB,
    notes.VERB,
    report.VERB,
    handouts.VERB,
    check.VERB,
    demo.VERB,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        status = _run(words, spoken())
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the answer has gone, as with "| head": nothing is left to say, at the very end neither.
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
        return 0
    return status


def _run(words: Sequence[str], speaker: Language) -> int:
    as_json = "--json" in words
    try:
        chosen = _parser().parse_args(words)
        verb: Verb = chosen.verb
        outcome = verb.run(chosen, speaker)
    except CafeError as error:
        return _failed(as_json, error, speaker)
    except KeyboardInterrupt:
        return _failed(as_json, Stopped(mark("Stopped; nothing was changed.")), speaker)
    except BrokenPipeError:
        raise
    except OSError as error:
        return _failed(as_json, _of_the_system(error), speaker)
    except Exception as error:  # a fault of the program: a line that can be reported, not a page
        return _failed(as_json, Unexpected(error), speaker)
    _tell(outcome, as_json=as_json)
    return outcome.status


class Unexpected(CafeError):
    """Something that nobody has thought of. The place is named, never what people wrote."""

    code = "unexpected"
    status = 1

    def __init__(self, error: Exception) -> None:
        place = traceback.extract_tb(error.__traceback__)[-1]
        super().__init__(
            mark(
                "Something went wrong that the program did not expect ({kind}, {file} line {line}). "
                "What was kept before is still there; please report this line."
            ),
            kind=type(error).__name__,
            file=Path(place.filename).name,
            line=place.lineno or 0,
        )


def _of_the_system(error: OSError) -> NotWritable:
    return NotWritable(
        mark(
            "“{name}” cannot be read or written ({reason}). What was kept before is still there; try another place."
        ),
        name=Path(str(error.filename or "-")).name,
        reason=error.strerror or type(error).__name__,
    )


def spoken() -> Language:
    """The language of the terminal, by the environment; English where the program does not speak it."""
    code = (locale.getlocale()[0] or "en").split("_")[0]
    return language(code if code in available() else "en")


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="worldcafe", description="Plan a World Café, take its notes and print its report.")
    parser.add_argument("--version", action="version", version=f"World Café {__version__}")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True, parser_class=Parser)
    for verb in VERBS:
        sub = verbs.add_parser(verb.name, help=verb.help, description=verb.help)
        verb.arguments(sub)
        sub.add_argument("--json", action="store_true", help="print one JSON object and nothing else")
        sub.set_defaults(verb=verb)
    return parser


def _tell(outcome: Outcome, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(outcome.facts, ensure_ascii=False))
        return
    for line in outcome.lines:
        print(line)


def _failed(as_json: bool, error: CafeError, speaker: Language) -> int:
    sentence = error.sentence(speaker)
    print(f"worldcafe: {sentence}", file=sys.stderr)
    if as_json:
        print(json.dumps({"error": error.code, "sentence": sentence}, ensure_ascii=False))
    return error.status


if __name__ == "__main__":
    raise SystemExit(main())
