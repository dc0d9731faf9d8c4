"""The commands of the page, for its menu, the finder and their keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.organiser.rotation.questions import ask_comparison, ask_replan, ask_rules, ask_what_if
from ui.organiser.rotation.taking import export_rotation

if TYPE_CHECKING:
    from ui.organiser.rotation.page import RotationPage


def page_actions(page: RotationPage) -> list[QAction]:
    """Every command of the page; those with keys work while the page has the focus."""
    say = page.context.language.say
    asking = (page.context, page.desk, page)
    commands: tuple[tuple[str, str, Callable[[], object]], ...] = (
        (say("Plan the rotation"), "Ctrl+Shift+P", page.planning.start),
        (say("Board"), "", partial(page.choose_view, "board")),
        (say("People by rounds"), "", partial(page.choose_view, "people")),
        (say("Who meets whom"), "", partial(page.choose_view, "meetings")),
        (say("Next round"), "Alt+Right", partial(page.step_round, 1)),
        (say("Previous round"), "Alt+Left", partial(page.step_round, -1)),
        (say("Lock or unlock seats"), "", page.lock_chosen),
        (say("Lock or unlock the table"), "Ctrl+Shift+L", page.lock_table),
        (say("Lock or unlock the round"), "", page.lock_round),
        (say("Light up a person"), "Ctrl+L", page.toolbar.start_search),
        (say("Rules of the plan…"), "", partial(ask_rules, *asking)),
        (say("What if…"), "", partial(ask_what_if, *asking)),
        (say("Compare plans…"), "", partial(ask_comparison, *asking)),
        (say("Plan the rest of the day…"), "", lambda: ask_replan(page.context, page.desk, page.window())),
        (say("Copy as a table"), "", page.copy),
        (say("Export as a table (CSV)…"), "", partial(export_rotation, page.context, page.desk, page)),
    )
    made = [_action(page, words, keys, do) for words, keys, do in commands]
    copy = _action(page.board, say("Copy as a table"), "", page.copy)
    copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
    return made


def _action(owner: QWidget, words: str, keys: str, do: Callable[[], object]) -> QAction:
    action = QAction(words, owner)
    if keys:
        action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _on=False: do())
    owner.addAction(action)
    return action
