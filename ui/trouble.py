"""What the program does when something fails that nobody expected: says so calmly, and writes down where it was."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QStandardPaths

from worldcafe import __version__
from worldcafe.domain.errors import CafeError
from worldcafe.language import Language

LONGEST = 200_000
"""Bytes that the log may have before it begins anew."""


def log_file() -> Path:
    """Where the program writes what failed."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(place or ".") / "trouble.log"


def places_of(error: BaseException) -> str:
    """Kind of the error and the lines of code it came through: no message, since that may quote people."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    cause = error.__cause__
    behind = [f"because of {type(cause).__name__}"] if cause is not None else []
    return "\n".join([type(error).__name__, *lines, *behind])


def write_down(error: BaseException, file: Path | None = None) -> Path:
    """Add the error to the log without any text that people wrote; returns the log's path."""
    file = file or log_file()
    entry = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} World Café {__version__}\n{places_of(error)}\n\n"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        mode = "w" if file.is_file() and file.stat().st_size > LONGEST else "a"
        with file.open(mode, encoding="utf-8") as log:
            log.write(entry)
    except OSError:
        print(entry, file=sys.stderr)  # a log that cannot be written must not fail a second time
    return file


def sentence_of(error: BaseException, language: Language) -> str:
    """What to tell a person about an error: what happened, what was kept, what to do."""
    if isinstance(error, CafeError):
        return error.sentence(language)
    if isinstance(error, MemoryError):
        return language.say(
            "There is not enough memory for this. Close other programs and try again; nothing was lost."
        )
    if isinstance(error, OSError):
        name = Path(str(error.filename)).name if error.filename else ""
        reason = error.strerror or type(error).__name__
        if name:
            return language.say(
                "“{name}” cannot be read or written ({reason}). Choose another place and try again.",
                name=name,
                reason=reason,
            )
        return language.say("A file cannot be read or written ({reason}). Nothing was lost.", reason=reason)
    return language.say(
        "Something went wrong that the program did not expect. What you wrote is kept; if it happens again, "
        "close the café and open it anew."
    )


def install(tell: Callable[[BaseException], None]) -> None:
    """Let every exception that nobody catches be written down, and told by `tell` in the GUI thread."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        write_down(error)
        tell(error)

    sys.excepthook = caught
