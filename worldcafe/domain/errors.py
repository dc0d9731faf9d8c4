"""Named errors that carry a code and parameters; their sentence is made where it is shown."""

from __future__ import annotations

from typing import ClassVar, Protocol


class Speaker(Protocol):
    """Whoever can say a message in a language (see `worldcafe.language.Language`)."""

    def say(self, message: str, /, **values: object) -> str: ...

    def say_in(self, context: str, message: str, /, **values: object) -> str: ...


class CafeError(Exception):
    """Something that a person must hear about: what happened, what was kept, what to do.

    `message` is a whole sentence or more with named places, marked for the catalogue by whoever raises;
    `status` is the exit status of the terminal's verbs.
    """

    code: ClassVar[str] = "error"
    status: ClassVar[int] = 3

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message.format(**values) if values else message)
        self.message = message
        self.values = values

    def sentence(self, speaker: Speaker) -> str:
        """The message in the speaker's language."""
        return speaker.say(self.message, **self.values)


class WrongUse(CafeError):
    """The command was not used as it can be."""

    code = "wrong-use"
    status = 2


class BadInput(CafeError):
    """A file or a value from outside cannot be used as it is."""

    code = "bad-input"
    status = 3


class Impossible(CafeError):
    """What was asked cannot be done under the café's rules."""

    code = "impossible"
    status = 4


class NotWritable(CafeError):
    """The document is locked, read-only, newer than the program, or the disk is full."""

    code = "not-writable"
    status = 5


class EditRefused(CafeError):
    """An edit that would break a rule of the document; nothing was changed."""

    code = "edit-refused"
    status = 3


class Stopped(CafeError):
    """The person stopped the work; nothing was changed."""

    code = "stopped"
    status = 130
