"""A parser that refuses in one sentence, without the words of programmers."""

from __future__ import annotations

import argparse
import re
from typing import Final, NoReturn

from worldcafe.domain.errors import WrongUse
from worldcafe.language import mark


class Parser(argparse.ArgumentParser):
    """Raises WrongUse with a sentence where argparse prints its usage and ends the program."""

    def error(self, message: str) -> NoReturn:
        """What argparse says of itself, said plainly."""
        for pattern, template in _PLAINLY:
            if found := pattern.search(message):
                values = {name: text.strip() for name, text in found.groupdict().items()}
                raise WrongUse(template, prog=self.prog, **values)
        raise WrongUse(mark("{message}. See {prog} --help."), message=message, prog=self.prog)


# argparse tells of the verb as a "VERB" argument that is required or has an invalid choice.
_PLAINLY: Final = (
    (
        re.compile(
            r"argument VERB: invalid choice: '(?P<text>.*?)' \(choose from (?P<known>.*)\)", re.DOTALL
        ),
        mark("There is no verb “{text}”. See {prog} --help."),
    ),
    (
        re.compile(r"argument (?P<option>.*): invalid choice: (?P<text>.*?) \(choose from (?P<known>.*)\)"),
        mark("{option} takes one of {known}, not {text}."),
    ),
    (
        re.compile(r"the following arguments are required: (?P<names>.*)"),
        mark("{names}: missing. See {prog} --help."),
    ),
    (
        re.compile(r"one of the arguments (?P<names>.*) is required"),
        mark("One of these is needed: {names}. See {prog} --help."),
    ),
    (
        re.compile(r"argument (?P<option>.*): not allowed with argument (?P<other>.*)"),
        mark("{option} and {other} cannot be used together."),
    ),
    (
        re.compile(r"argument (?P<option>.*): expected (?:one|at least one) argument"),
        mark("{option} needs a value after it."),
    ),
    (
        re.compile(r"argument (?P<option>.*): ignored explicit argument"),
        mark("{option} takes no value."),
    ),
    (
        re.compile(r"ambiguous option: (?P<option>\S+) could match (?P<known>.*)"),
        mark("“{option}” may mean {known}: write it out."),
    ),
    (
        re.compile(r"unrecognized arguments: (?P<text>.*)", re.DOTALL),
        mark("“{text}” is not understood. See {prog} --help."),
    ),
)
