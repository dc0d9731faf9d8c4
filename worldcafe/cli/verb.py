"""What a verb of the terminal is: its arguments, and what it has to say when it is done."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from worldcafe.language import Language


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a verb found: an object for ``--json`` and lines for people."""

    facts: Mapping[str, Any]
    lines: Sequence[str] = field(default_factory=tuple)
    status: int = 0


class Verb(NamedTuple):
    """A verb: its name, one sentence of help, its arguments and the function that does it."""

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Language], Outcome]
