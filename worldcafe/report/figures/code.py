"""QR codes as squares of dark and light modules."""

from __future__ import annotations

import segno


def modules(content: str) -> list[list[bool]]:
    """The code of a text (error level M) without its quiet zone; the paper around it serves as that."""
    # Any of the eight masks is valid; weighing them all takes most of the time, and ids are random anyway.
    code = segno.make_qr(content, error="m", boost_error=False, mask=3)
    return [[bool(cell) for cell in row] for row in code.matrix]
