"""Many small values made at once, without the collector looking over all of them again and again."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def burst() -> Generator[None, None, None]:
    """Pause the search for reference cycles while a list is read.

    Rows and people are tuples of texts and cannot form cycles, yet every few hundred of them would make the
    collector walk all that lives: half of the time of reading a long list in a large program.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
