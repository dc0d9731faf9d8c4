"""What a verb of the terminal is: its arguments, and what it has to say when it is done."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from worldcafe.domain.errors import BadInput, CafeError, Impossible, Speaker, WrongUse
from worldcafe.language import Language, mark


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a verb found: an object for ``--json`` and lines for people."""

    facts: Mapping[str, Any]
    lines: Sequence[str] = field(default_factory=tuple)
    status: int = 0


def must_be_apart(cafe: Path, out: Path, ending: str = "") -> None:
    """Refuse to write over the café itself, or over a file that is not called like what is written.

    `ending` is the only one that is allowed, empty for any. Raises WrongUse.
    """
    if ending and out.suffix.lower() != ending:
        raise WrongUse(
            mark("“{name}” should end in {ending}. Nothing was written; give it such a name."),
            name=out.name,
            ending=ending,
        )
    if is_one_file(out, cafe):
        raise WrongUse(
            mark("“{name}” is the café itself. Nothing was changed; give the new file another name."),
            name=out.name,
        )


def is_one_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to the same file that is there."""
    with suppress(OSError, ValueError):
        return one.samefile(other)
    return False


@contextmanager
def nothing_changed() -> Generator[None]:
    """What cannot be used or done leaves the café as it was, and the sentence says so."""
    try:
        yield
    except BadInput as error:
        raise _Unused(error) from error
    except Impossible as error:
        raise _Undone(error) from error


class _Told(CafeError):
    """The sentence of another error, and that nothing was changed."""

    def __init__(self, error: CafeError) -> None:
        super().__init__(error.message, **error.values)
        self._error = error

    def sentence(self, speaker: Speaker) -> str:
        return f"{self._error.sentence(speaker)} {speaker.say(mark('Nothing was changed.'))}"


class _Unused(_Told, BadInput):
    """A list that was refused."""


class _Undone(_Told, Impossible):
    """What the rules do not allow."""


class Verb(NamedTuple):
    """A verb: its name, one sentence of help, its arguments and the function that does it."""

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Language], Outcome]
