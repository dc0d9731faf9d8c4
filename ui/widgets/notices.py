"""What is said in place: banners, notices that go by themselves, empty places that teach."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets.boxes import Card, Rule, column, row
from ui.widgets.buttons import Button, IconButton
from ui.widgets.marks import KeyCap
from ui.widgets.painted import PaintedButton, fill, outline
from ui.widgets.words import Label, Prose, Run

_ICONS = {"warning": "triangle-alert", "error": "circle-alert", "success": "circle-check", "accent": "info"}


class Picture(QLabel):
    """An icon on its own, in a colour role; it follows the theme."""

    def __init__(self, context: Context, icon: str, role: str = "ink2", side: int = 20) -> None:
        super().__init__()
        self._context = context
        self._icon = icon
        self._role = role
        self._side = side
        self.setFixedSize(side, side)

    def set_icon(self, icon: str, role: str | None = None) -> None:
        """Show another icon."""
        self._icon = icon
        self._role = role or self._role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        role = self._role if self.isEnabled() else "disabled"
        self._context.icon(self._icon, role).paint(QPainter(self), 0, 0, self._side, self._side)


class Banner(QWidget):
    """One line over a page: icon, bold fact, plain consequence, buttons, a way to close it.

    `tone`: ``warning``, ``error``, ``success`` or ``accent``. `closed` when the person closes it.
    """

    closed = Signal()

    def __init__(
        self,
        context: Context,
        fact: str,
        consequence: str = "",
        *,
        tone: str = "warning",
        icon: str = "",
        buttons: Sequence[Button] = (),
        closable: bool = True,
    ) -> None:
        super().__init__()
        self._context = context
        self._tone = tone
        self._picture = Picture(context, icon or _ICONS[tone], tone)
        self._words = Prose(context, centred=True)
        self._inside = row(10)
        self._inside.setContentsMargins(14, 6, 8, 6)
        self._inside.addWidget(self._picture)
        self._inside.addWidget(self._words, 1)
        for button in buttons:
            self._inside.addWidget(button)
        if closable:
            self._inside.addWidget(IconButton(context, "x", context.language.say("Close"), self._close))
        self.setLayout(self._inside)
        self.setMinimumHeight(44)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.say(fact, consequence)

    def say(self, fact: str, consequence: str = "") -> None:
        """Say something else; a screen reader hears it."""
        self._words.set_text(Run(fact, weight=600), f" {consequence}" if consequence else "")
        self.setAccessibleName(f"{fact} {consequence}".strip())

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, line = (
            ("tint", "tint_line") if self._tone == "accent" else (f"{self._tone}_bg", f"{self._tone}_line")
        )
        box = self.rect().toRectF()
        fill(painter, box, self._context.theme.colour(ground), scale.RADIUS)
        outline(painter, box, self._context.theme.colour(line), scale.RADIUS)


class Toast(QWidget):
    """A notice at the foot of a window that goes after a while; it may offer one way back (Undo)."""

    STAYS = 6000
    """Milliseconds."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over
        self._words = Label(tone="ink")
        self._button = Button.link(context, "")
        self._do: Callable[[], object] | None = None
        self._button.clicked.connect(self._undo)
        inside = row(12)
        inside.setContentsMargins(16, 8, 10, 8)
        inside.addWidget(self._words)
        inside.addWidget(self._button)
        inside.addWidget(IconButton(context, "x", context.language.say("Close"), self.hide))
        self.setLayout(inside)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    def say(self, text: str, button: str = "", do: Callable[[], object] | None = None) -> None:
        """Show `text`, with a button that runs `do`."""
        self._words.setText(text)
        self._button.set_text(button)
        self._button.setVisible(bool(button))
        self._do = do
        self.setAccessibleName(text)
        self.adjustSize()
        self._settle()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
        self._timer.start(self.STAYS)

    def text(self) -> str:
        """What it says or said last."""
        return self._words.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return False

    def _undo(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()

    def _settle(self) -> None:
        self.move((self._over.width() - self.width()) // 2, self._over.height() - self.height() - 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.rect().toRectF()
        fill(painter, box, self._context.theme.colour("surface"), scale.RADIUS)
        outline(painter, box, self._context.theme.colour("edge"), scale.RADIUS)


class WayIn(PaintedButton):
    """A large button in an empty place: icon, what to do, what becomes of it, its keys."""

    def __init__(
        self, context: Context, icon: str, text: str, detail: str, keys: str = "", *, first: bool = False
    ) -> None:
        super().__init__(context, text)
        self._first = first
        self.setAccessibleDescription(detail)
        inside = column(2)
        inside.setContentsMargins(16, 14, 16, 16)
        top = row(8)
        top.addWidget(Picture(context, icon, "accent", 22))
        top.addStretch(1)
        if keys:
            top.addWidget(KeyCap(context, keys))
        inside.addLayout(top)
        inside.addSpacing(6)
        inside.addWidget(Label(text, size=scale.LEAD, weight=600))
        inside.addWidget(Prose(context, detail, size=scale.SMALL, tone="muted"))
        inside.addStretch(1)
        self.setLayout(inside)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumHeight(124)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize(240, 124)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        theme = self.context.theme
        box = self.rect().toRectF()
        hover = self.underMouse() and self.isEnabled()
        fill(painter, box, theme.colour("tint" if self.isDown() else "sunk" if hover else "surface"), 8)
        if self._first and self.isEnabled():
            outline(painter, box, theme.colour("accent"), 8, 2)
        else:
            outline(painter, box, theme.colour("line2"), 8)
        self.ring(painter, box, 8)


class TablesFigure(QWidget):
    """Three tables with seats around them, the figure of empty places."""

    def __init__(self, context: Context, tables: int = 3) -> None:
        super().__init__()
        self._context = context
        self._tables = tables
        self.setFixedSize(160 * tables, 112)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in range(self._tables):
            self._table(painter, QPointF(80 + 160 * at, 56), at + 1)

    def _table(self, painter: QPainter, middle: QPointF, number: int) -> None:
        theme = self._context.theme
        hue = theme.colour(f"topic-{number}")
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(theme.colour("line2"), 1.5))
        for dx, dy in ((0, 1), (0.7, 0.7), (1, 0), (0.7, -0.7), (0, -1), (-0.7, -0.7), (-1, 0), (-0.7, 0.7)):
            painter.drawEllipse(QPointF(middle.x() + 44 * dx, middle.y() + 44 * dy), 8, 8)
        painter.setPen(QPen(hue, 2))
        painter.drawEllipse(middle, 26, 26)
        painter.setPen(theme.colour("ink"))
        painter.setFont(scale.font(scale.HEADING, 600))
        painter.drawText(
            QRectF(middle.x() - 26, middle.y() - 26, 52, 52), Qt.AlignmentFlag.AlignCenter, str(number)
        )


@dataclass(frozen=True, slots=True)
class Example:
    """A small table that shows what is understood: a caption, its columns, a few rows."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class EmptyState(QWidget):
    """An empty place that teaches: a figure, a question, one sentence, the ways in, an example."""

    def __init__(
        self,
        context: Context,
        question: str,
        sentence: str,
        ways: Sequence[WayIn] = (),
        *,
        figure: QWidget | None = None,
        example: Example | None = None,
    ) -> None:
        super().__init__()
        self.setAccessibleName(question)
        self.setAccessibleDescription(sentence)
        centre = Qt.AlignmentFlag.AlignHCenter
        inside = column(0, 24)
        inside.addStretch(2)
        inside.addWidget(figure or TablesFigure(context), 0, centre)
        inside.addSpacing(24)
        inside.addWidget(Label(question, size=scale.TITLE, weight=600), 0, centre)
        inside.addSpacing(6)
        inside.addWidget(Label(sentence, tone="muted"), 0, centre)
        inside.addSpacing(24)
        block = QWidget()
        block.setMaximumWidth(792)
        below = column(0)
        if ways:
            doors = row(12)
            for way in ways:
                doors.addWidget(way, 1)
            below.addLayout(doors)
        if example is not None:
            below.addSpacing(28)
            below.addWidget(Label(example.caption, size=scale.SMALL, tone="muted"))
            below.addSpacing(6)
            below.addWidget(_example(example))
        block.setLayout(below)
        across = row(0)
        across.addStretch(1)
        across.addWidget(block, 20)
        across.addStretch(1)
        inside.addLayout(across)
        inside.addStretch(3)
        self.setLayout(inside)


def _example(example: Example) -> Card:
    card = Card(padding=0, gap=0)
    rows = (example.columns, *example.rows)
    for number, cells in enumerate(rows):
        if number:
            card.add(Rule())
        line = row(12)
        line.setContentsMargins(16, 7 if number else 6, 16, 7 if number else 6)
        for cell in cells:
            made = Label(cell, size=scale.BASE if number else scale.TINY, weight=400 if number else 500)
            made.set_tone("ink" if number else "muted")
            made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            line.addWidget(made, 3 if cell is cells[0] or cell is cells[min(1, len(cells) - 1)] else 2)
        card.add(line)
    return card
