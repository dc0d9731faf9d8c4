"""A note that was changed in two places: every text stays visible until somebody chooses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ui.context import Context
from ui.models.day import local
from ui.models.note_lines import kind_of
from ui.theme import scale
from ui.widgets.boxes import Card, FlowBox, Rule, column, row
from ui.widgets.buttons import Button
from ui.widgets.notices import Picture
from ui.widgets.words import Label, Prose, Run
from worldcafe.domain.cafe import Cafe
from worldcafe.domain.notes import Note, Revision


def differing(text: str, other: str) -> list[Run]:
    """The text in pieces, those bold that the other text has not."""
    mine, theirs = re.findall(r"\s*\S+|\s+$", text), re.findall(r"\s*\S+|\s+$", other)
    runs: list[Run] = []
    for tag, start, end, _, _ in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if start < end:
            runs.append(Run("".join(mine[start:end]), weight=None if tag == "equal" else 700))
    return runs


def joined_text(versions: Sequence[Revision]) -> str:
    """All the texts of a conflict as one, each once, the earliest first."""
    return "\n".join(dict.fromkeys(v.text for v in sorted(versions, key=lambda v: v.clock)))


class ConflictCard(Card):
    """All versions of a note with buttons to join them or to keep one.

    `joined` asks for all of them as one; `kept(revision)` for that one alone.
    """

    joined = Signal()
    kept = Signal(object)

    def __init__(
        self, context: Context, cafe: Cafe, note: Note, device: str, *, upright: bool = False
    ) -> None:
        super().__init__(tone="error", padding=1, gap=0)
        self._context = context
        say = context.language.say
        head = row(8)
        head.setContentsMargins(12, 8, 12, 8)
        head.addWidget(Picture(context, "git-compare", "error", 16))
        fact = say("Changed in two places. Both are kept until you choose.")
        head.addWidget(Prose(context, fact, size=scale.SMALL), 1)
        self.add(head)
        versions = (note.head, *note.others)
        middle = Card(padding=0, gap=0)
        middle.setProperty("inside", True)
        beside = column(0) if upright else row(0)
        for at, version in enumerate(versions):
            if at:
                beside.addWidget(Rule(upright=not upright))
            where = self._where(version, versions, device)
            beside.addLayout(self._version(cafe, version, versions[at - 1 if at else 1], where), 1)
        middle.add(beside)
        self.add(middle)
        foot = FlowBox(8)
        self.join_button = Button.small(context, say("Join both"), do=self.joined.emit)
        foot.add(self.join_button)
        self.keep_buttons: list[Button] = []
        for version in versions:
            words = self._keep_words(version, versions, device)
            button = Button.small(context, words, do=partial(self.kept.emit, version))
            self.keep_buttons.append(button)
            foot.add(button)
        held = row(0)
        held.setContentsMargins(12, 8, 12, 8)
        held.addWidget(foot)
        self.add(held)

    def _keep_words(self, version: Revision, versions: Sequence[Revision], device: str) -> str:
        say = self._context.language.say
        here = [v for v in versions if v.device == device]
        if len(versions) == 2 and len(here) == 1:
            return say("Keep mine") if version.device == device else say("Keep the other")
        return say("Keep version {n}", n=1 + list(versions).index(version))

    def _where(self, version: Revision, versions: Sequence[Revision], device: str) -> str:
        say = self._context.language.say
        if all(v.device != device for v in versions):
            return say("Version {n}", n=1 + list(versions).index(version))
        return say("Here") if version.device == device else say("Elsewhere")

    def _version(self, cafe: Cafe, version: Revision, other: Revision, where: str) -> QVBoxLayout:
        language = self._context.language
        time = language.clock(local(cafe, version.clock).time())
        kind = kind_of(cafe, version.kind).word if version.kind != other.kind else ""
        inside = column(2)
        inside.setContentsMargins(12, 8, 12, 10)
        told = ", ".join(part for part in (where, time, kind) if part)
        inside.addWidget(Label(told, size=scale.TINY, tone="muted"))
        inside.addWidget(Prose(self._context, *differing(version.text, other.text)))
        inside.addStretch(1)
        return inside
