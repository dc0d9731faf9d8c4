"""Values of the command line that are no plain texts, each refused with a sentence that names its option."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time

from worldcafe.domain.errors import WrongUse
from worldcafe.language import mark

_SHOWN = 40
"""Characters of a wrong value that a sentence repeats."""


def whole(option: str, least: int | None = None) -> Callable[[str], int]:
    """A whole number, of at least `least` if that is given; raises WrongUse."""

    def read(text: str) -> int:
        with suppress(ValueError):
            number = int(text)
            if least is None or number >= least:
                return number
            raise WrongUse(
                mark("{option} takes a whole number of at least {least}, not {text}."),
                option=option,
                least=least,
                text=text[:_SHOWN],
            )
        raise WrongUse(
            mark("{option} takes a whole number, not “{text}”."), option=option, text=text[:_SHOWN]
        )

    return read


def add_seed(parser: argparse.ArgumentParser) -> None:
    """``--seed`` of a search."""
    parser.add_argument(
        "--seed",
        type=whole("--seed", 0),
        default=0,
        help="where the search begins; another may find another plan (0)",
    )


def seconds(option: str) -> Callable[[str], float]:
    """Seconds above 0; raises WrongUse."""

    def read(text: str) -> float:
        with suppress(ValueError):
            number = float(text)
            if math.isfinite(number) and number > 0:
                return number
        raise WrongUse(
            mark("{option} takes a number of seconds above 0, such as 10 or 2.5, not “{text}”."),
            option=option,
            text=text[:_SHOWN],
        )

    return read


def day(option: str) -> Callable[[str], date]:
    """A day as year, month, day; raises WrongUse."""

    def read(text: str) -> date:
        with suppress(ValueError):
            return date.fromisoformat(text)
        raise WrongUse(
            mark("{option} takes a day such as 2027-04-30, not “{text}”."), option=option, text=text[:_SHOWN]
        )

    return read


def clock(option: str) -> Callable[[str], time]:
    """A time of the day; raises WrongUse."""

    def read(text: str) -> time:
        with suppress(ValueError):
            return time.fromisoformat(text if len(text.partition(":")[0]) > 1 else f"0{text}")
        raise WrongUse(
            mark("{option} takes a time such as 09:30, not “{text}”."), option=option, text=text[:_SHOWN]
        )

    return read
