"""What can be done on the page People, as actions for its menu, its keys and the finder."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from ui.slots import pressed

if TYPE_CHECKING:
    from ui.organiser.people.page import PeoplePage

Keys = str | QKeySequence.StandardKey


def page_actions(page: PeoplePage) -> dict[str, QAction]:
    """The actions by name, in the order of the menu; those that write are off where the café is only read."""
    say = page.context.language.say
    standard = QKeySequence.StandardKey
    arriving, duplicates = page.arriving, page.duplicates
    edits: list[tuple[str, str, str, Keys, Callable[[], object]]] = [
        ("add", say("Add a person…"), "user-plus", "Ctrl+Shift+N", arriving.add_people),
        ("paste", say("Paste rows"), "clipboard-paste", standard.Paste, arriving.paste),
    ]
    others: list[tuple[str, str, str, Keys, Callable[[], object]]] = [
        ("search", say("Find among the people"), "search", standard.Find, page.search),
        ("copy", say("Copy as a table"), "copy", standard.Copy, page.copy),
    ]
    more: list[tuple[str, str, str, Keys, Callable[[], object]]] = [
        ("review", say("Review look-alikes…"), "git-merge", "", duplicates.review),
        ("organisations", say("Organisations…"), "building-2", "", page.show_organisations),
        ("again", say("Ask about all look-alikes again"), "rotate-ccw", "", duplicates.ask_again),
        ("remove", say("Remove the chosen people"), "trash-2", standard.Delete, page.remove_chosen),
    ]
    after: list[tuple[str, str, str, Keys, Callable[[], object]]] = [
        ("outcome", say("What the last import did…"), "list-checks", "", arriving.show_outcome)
    ]
    locked = page.desk.bridge.document.read_only
    made: dict[str, QAction] = {}
    for group, writes in ((edits, True), (others, False), (more, True), (after, False)):
        for name, text, icon, keys, do in group:
            action = QAction(page.context.icon(icon), text, page)
            if keys:
                action.setShortcut(QKeySequence(keys))
            # Copy and Remove are about the rows: elsewhere on the page these keys mean something else.
            of_table = name in ("copy", "remove")
            contexts = Qt.ShortcutContext
            action.setShortcutContext(
                contexts.WidgetWithChildrenShortcut if of_table else contexts.WindowShortcut
            )
            action.setEnabled(not (writes and locked))
            action.triggered.connect(pressed(do))
            (page.table if of_table else page).addAction(action)
            made[name] = action
    made["outcome"].setVisible(False)
    return made
