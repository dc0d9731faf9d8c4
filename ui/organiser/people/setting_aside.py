"""Values of large work that live as long as the café, set aside so that no search for cycles walks them."""

from __future__ import annotations

import gc
from typing import Final

MANY: Final = 1500
"""People from which on work counts as large."""


def set_aside(count: int) -> None:
    """After work on `count` people: what lives now is not looked at again, a tenth of a second at each turn."""
    if count > MANY:
        gc.freeze()
