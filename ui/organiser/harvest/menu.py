"""The menu of notes that are selected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtWidgets import QMenu, QWidget

from ui.models.note_lines import NoteLine
from ui.organiser.harvest.deeds import NoteDeeds
from worldcafe.domain.notes import Kind
from worldcafe.language import Language


def note_menu(
    parent: QWidget,
    lines: Sequence[NoteLine],
    kinds: Iterable[Kind],
    language: Language,
    deeds: NoteDeeds,
    copy: Callable[[bool], object],
) -> QMenu:
    """What can be done with notes; of those that were taken back, only to bring them back."""
    say = language.say
    menu = QMenu(parent)
    if lines and all(line.withdrawn for line in lines):
        menu.addAction(say("Bring back")).triggered.connect(lambda: deeds.bring_back(lines))
        return menu
    starred = all(line.starred for line in lines)
    words = say("Take the star away") if starred else say("Give a star")
    menu.addAction(words).triggered.connect(lambda: deeds.star(lines, not starred))
    offered = menu.addMenu(say("Kind"))
    for kind in kinds:
        action = offered.addAction(kind.word)
        action.triggered.connect(lambda _on=False, key=kind.id: deeds.change_kind(lines, key))
    menu.addSeparator()
    menu.addAction(say("Copy as text")).triggered.connect(lambda: copy(False))
    menu.addAction(say("Copy as a table")).triggered.connect(lambda: copy(True))
    menu.addSeparator()
    menu.addAction(say("Take back")).triggered.connect(lambda: deeds.withdraw(lines))
    return menu
