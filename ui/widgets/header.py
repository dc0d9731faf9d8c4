"""The head of a page: its title, one sentence of state, and at most three buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets.boxes import column, row
from ui.widgets.notices import Picture
from ui.widgets.words import Label, Prose


class PageHeader(QWidget):
    """Title 24 semibold, a sentence of state, up to three buttons at the right; only the last is filled.

    `trail` is the page above, shown before the title ("Rotation > Print").
    """

    def __init__(self, context: Context, title: str, state: str = "", *, trail: str = "") -> None:
        super().__init__()
        self._context = context
        self._title = Label(title, size=scale.TITLE, weight=600)
        self._state = Prose(context, state, tone="muted")
        self._buttons = row(8)
        line = row(10)
        if trail:
            line.addWidget(Label(trail, size=scale.TITLE, tone="muted"))
            line.addWidget(Picture(context, "chevron-right", "muted"))
        line.addWidget(self._title)
        line.addStretch(1)
        line.addLayout(self._buttons)
        words = column(2)
        words.setContentsMargins(24, 14, 24, 14)
        words.addLayout(line)
        # Under the buttons too: beside them a narrow page would break it into many lines.
        words.addWidget(self._state)
        self.setLayout(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Show another title."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def set_state(self, sentence: str) -> None:
        """Say another sentence of state."""
        self._state.set_text(sentence)
        self.setAccessibleDescription(sentence)

    def state(self) -> str:
        """The sentence of state."""
        return self._state.text()

    def title(self) -> str:
        """The title."""
        return self._title.text()

    def set_buttons(self, *buttons: QPushButton) -> None:
        """Show these buttons (three at most) in place of those before; the last one should be primary."""
        while (item := self._buttons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None and old not in buttons:
                old.hide()
                old.deleteLater()
        for button in buttons[:3]:
            self._buttons.addWidget(button)
            button.show()
