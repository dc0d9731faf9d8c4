"""Reads the command line, runs one verb and tells its outcome."""

from __future__ import annotations

import argparse
import json
import locale
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from worldcafe import __version__
from worldcafe.cli import check, demo, handouts, importing, new, notes, plan, report, rotation
from worldcafe.cli.verb import Outcome, Verb
from worldcafe.domain.errors import CafeError, NotWritable, Stopped
from worldcafe.language import Language, available, language, mark

VERBS: tuple[Verb, ...] = (
    new.VERB,
    importing.VERB,
    plan.VERB,
    rotation.VERB,
    notes.VERB,
    report.VERB,
    handouts.VERB,
    check.VERB,
    demo.VERB,
)

WRONG_USE = 2


class _Parser(argparse.ArgumentParser):
    """Says one sentence when it is used wrongly, not a page."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USE, f"{self.prog}: {message}. See {self.prog} --help.\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit status."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    speaker = spoken()
    try:
        verb: Verb = chosen.verb
        outcome = verb.run(chosen, speaker)
    except CafeError as error:
        return _failed(chosen.json, error, speaker)
    except KeyboardInterrupt:
        return _failed(chosen.json, Stopped(mark("Stopped; nothing was changed.")), speaker)
    except BrokenPipeError:
        return 0
    except OSError as error:
        return _failed(chosen.json, _of_the_system(error), speaker)
    except Exception as error:  # a fault of the program: a line that can be reported, not a page
        return _failed(chosen.json, Unexpected(error), speaker)
    _tell(outcome, as_json=chosen.json)
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
    parser = _Parser(prog="worldcafe", description="Plan a World Café, take its notes and print its report.")
    parser.add_argument("--version", action="version", version=f"World Café {__version__}")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True, parser_class=_Parser)
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
