"""Text that can be kept: what no database and no file of UTF-8 can hold is recognised and replaced."""

from __future__ import annotations

import re
from typing import Final

# Half of a character (a lone surrogate) cannot be written as UTF-8, and PostgreSQL cannot hold the character NUL.
_UNKEEPABLE: Final = re.compile("[\x00\ud800-\udfff]")


def is_keepable(text: str) -> bool:
    """Whether the text can be written to a document, and read back the same."""
    return _UNKEEPABLE.search(text) is None


def keepable(text: str) -> str:
    """The text with "�" in the place of every character that cannot be kept."""
    return _UNKEEPABLE.sub("�", text)
