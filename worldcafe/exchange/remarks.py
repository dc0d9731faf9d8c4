"""What a person should know about one row of a list that was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from worldcafe.domain.errors import Speaker, Stopped
from worldcafe.language import mark

Watch = Callable[[int, int], None]
"""Told how much is done, and of how much."""

Stop = Callable[[], bool]
"""Asked often; True ends the work with `Stopped`."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A row (its number as people see it), the column it is about if any (0-based), and what is to be said.

    `code` is a stable word for programs; `message` with its `values` becomes a sentence in a language.
    """

    row: int
    code: str
    message: str
    column: int | None = None
    values: dict[str, object] = field(default_factory=dict[str, object])
    rows: tuple[int, ...] = ()
    """All rows that are meant, when they are several; `row` is the first, and the sentence names them."""

    def sentence(self, speaker: Speaker) -> str:
        """The remark in the speaker's language, without the row's number."""
        return speaker.say(self.message, **self.values)


_SHOWN: Final = 12
"""Runs of rows that a sentence names; of more it says how it goes on."""


def rows_in_words(rows: Sequence[int]) -> str:
    """Numbers of rows, ascending, as "3–7, 9": runs are drawn together, and a long list ends in an ellipsis."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    told = [str(a) if a == b else f"{a}, {b}" if b == a + 1 else f"{a}–{b}" for a, b in runs[:_SHOWN]]
    return ", ".join(told) + (" …" if len(runs) > _SHOWN else "")


def checkpoint(done: int, total: int, watch: Watch | None, stop: Stop | None) -> None:
    """Tell the watcher, and leave if the person stopped the work."""
    if stop is not None and stop():
        raise Stopped(mark("The work was stopped. Nothing was changed."))
    if watch is not None:
        watch(done, total)
