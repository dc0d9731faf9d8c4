"""Work on many people without the collector of cycles holding the window."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from worldcafe.exchange.burst import burst

MANY: Final = 1500
"""People from which on work counts as large."""


@contextmanager
def calm(count: int) -> Generator[None]:
    """Pause the collector; values of large work are set aside afterwards, since they live as long as the café.

    Otherwise it would walk all of them at its next turns, a tenth of a second each, in whichever thread it likes.
    """
    with burst():
        yield
        if count > MANY:
            gc.freeze()
