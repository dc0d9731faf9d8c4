"""Actions with their owners and days."""

from __future__ import annotations

from dataclasses import dataclass

from worldcafe.report.blocks.look import KindLook, Tab


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action; owner and due are the words to print, `missing_*` says that they stand for nothing yet."""

    label: str
    text: str
    owner: str
    owner_note: str
    due: str
    tab: Tab | None = None
    missing_owner: bool = False
    missing_due: bool = False


@dataclass(frozen=True, slots=True)
class ActionTable:
    """Actions as a table. With a `kind` it has a head of its own in the kind's colour; `short` leaves out details.

    `part` is the note where only the first {n} are printed.
    """

    rows: tuple[ActionRow, ...]
    heads: tuple[str, str, str, str]
    none: str
    kind: KindLook | None = None
    title: str = ""
    note: str = ""
    short: bool = False
    part: str = ""
