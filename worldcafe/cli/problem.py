"""What the verbs share that take the problem of another program instead of a café."""

from __future__ import annotations

from pathlib import Path

from worldcafe.cli.verb import is_one_file
from worldcafe.domain.errors import WrongUse
from worldcafe.language import Language, mark


def not_over_the_problem(problem: Path, out: Path) -> None:
    """Refuse to write an answer over the question; raises WrongUse."""
    if is_one_file(out, problem):
        raise WrongUse(
            mark("“{name}” is the problem itself. Nothing was changed; give the new file another name."),
            name=out.name,
        )


def left_aside(names: tuple[str, ...], speaker: Language) -> list[str]:
    """What stands in a file and means nothing here, in words."""
    if not names:
        return []
    return [speaker.say("Not understood and left aside: {names}.", names=", ".join(names))]
