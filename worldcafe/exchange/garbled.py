"""Text that was read in another encoding than it was written in: "LiÃ¨ge" for "Liège"."""

from __future__ import annotations

import codecs
import re
from typing import Final

_SUSPECT: Final = re.compile(r"[ÂÃÄÅÇÎÏÐÑØÙ][^\x00-\x7f]|â€")
_AS_READ: Final = ("cp1252", "latin-1")


def is_unicode_after_all(data: bytes, codec: str) -> bool:
    """Whether bytes that are to be read in a code page of single bytes are UTF-8 with letters beyond ASCII.

    By chance no text in a code page is: every accented letter would have to stand beside a fitting sign.
    """
    if data.isascii() or len(codecs.decode(bytes(range(256)), codec, "replace")) != 256:
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def mended(text: str) -> str:
    """What the text was before somebody read it as Western European; empty if nothing speaks for that."""
    if not _SUSPECT.search(text):
        return ""
    for codec in _AS_READ:
        try:
            found = text.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
        if found != text:
            return found
    return ""
