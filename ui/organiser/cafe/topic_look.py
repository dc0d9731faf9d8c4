"""The short title and the colour of a topic."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.context import Context
from ui.widgets import Dialogue, FlowBox, FormField, Label, LineEdit
from ui.widgets.painted import PaintedButton, fill, outline
from worldcafe.domain.event import Topic

HUES = 12
SHORT = 40
"""Characters of a short title."""


class HueButton(PaintedButton):
    """One of the twelve colours, by its number."""

    def __init__(self, context: Context, hue: int) -> None:
        super().__init__(context, context.language.say("Colour {n}", n=hue))
        self._hue = hue
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        return QSize(36, 36)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        theme = self.context.theme
        box = self.rect().toRectF()
        fill(painter, box.adjusted(5, 5, -5, -5), theme.colour(f"topic-{self._hue}"), 6)
        if self.isChecked():
            outline(painter, box.adjusted(1, 1, -1, -1), theme.colour("ink"), 9, 2)
            theme.icon("check", "on_hue").paint(painter, 10, 10, 16, 16)
        self.ring(painter, box, 9)


def ask_look(context: Context, parent: QWidget, topic: Topic) -> tuple[str, int] | None:
    """Ask for the short title and the hue (0 to 11); None if the person turns away."""
    say = context.language.say
    dialogue = Dialogue(context, parent, say("Short title and colour"), topic.title)
    short = LineEdit(topic.short, hint=topic.title[:SHORT], name=say("Short title"), limit=SHORT)
    words = say("Stands where there is little room: on the board, on cards, on table tents.")
    dialogue.body.addWidget(FormField(context, say("Short title"), short, help_text=words))
    dialogue.body.addWidget(Label(say("Colour"), tone="muted"))
    box = FlowBox(4)
    group = QButtonGroup(dialogue)
    for hue in range(HUES):
        button = HueButton(context, hue + 1)
        button.setChecked(hue == topic.hue)
        group.addButton(button, hue)
        box.add(button)
    dialogue.body.addWidget(box)
    dialogue.add_button(say("Cancel"), closes="reject")
    dialogue.add_button(say("Done"), kind="primary", closes="accept")
    done = dialogue.exec()
    dialogue.deleteLater()
    return (short.text().strip(), max(group.checkedId(), 0)) if done else None
