"""Cards, lines, and layouts with the grid's gaps."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.theme import scale


def column(gap: int = scale.GRID, margin: int = 0) -> QVBoxLayout:
    """A vertical layout with `gap` between and `margin` around, in pixels."""
    made = QVBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(margin, margin, margin, margin)
    return made


def row(gap: int = scale.GRID, margin: int = 0) -> QHBoxLayout:
    """A horizontal layout with `gap` between and `margin` around, in pixels."""
    made = QHBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(margin, margin, margin, margin)
    return made


class Card(QFrame):
    """A surface with a line around it and a column inside (`body`).

    `tone`: empty, ``tint``, ``warning`` or ``error``. `sunk` is the ground of a board's column; `dashed` a place
    where something may be dropped.
    """

    def __init__(
        self, *, tone: str = "", sunk: bool = False, dashed: bool = False, padding: int = 16, gap: int = 8
    ) -> None:
        super().__init__()
        self.setProperty("tone", tone)
        self.setProperty("sunk", sunk)
        self.setProperty("dashed", dashed)
        self.body = column(gap, padding)
        self.setLayout(self.body)

    def set_tone(self, tone: str) -> None:
        """Tint it, or give the plain surface back."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)

    def add(self, item: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout at the end of the column."""
        if isinstance(item, QWidget):
            self.body.addWidget(item, stretch)
        else:
            self.body.addLayout(item, stretch)


class Rule(QFrame):
    """A line of one pixel."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Page(QWidget):
    """A page on paper with a column inside (`body`), without margins."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.body = column(0)
        self.setLayout(self.body)


class Scroll(QScrollArea):
    """A column (`body`) that scrolls upright when it is longer than its place."""

    def __init__(self, gap: int = 16, margin: int = 24) -> None:
        super().__init__()
        ground = QWidget()
        ground.setObjectName("ground")
        self.body = column(gap, margin)
        ground.setLayout(self.body)
        self.setWidget(ground)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class FlowLayout(QLayout):
    """Puts its items beside one another and begins a new line where they do not fit."""

    def __init__(self, gap: int = scale.GRID, line_gap: int | None = None) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = gap if line_gap is None else line_gap
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        # A place that is higher than needed, beside a taller field, has its lines in the middle.
        spare = max(0, rect.height() - self._place(rect, move=False))
        self._place(rect.adjusted(0, spare // 2, 0, 0), move=True)

    def sizeHint(self) -> QSize:
        widths = [item.sizeHint().width() for item in self._items]
        wide = min(sum(widths) + self._gap * max(len(widths) - 1, 0), 480)
        wide = max([wide, *widths])
        return QSize(wide, self.heightForWidth(wide))

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, tallest = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.right() + 1:
                x, y, tallest = rect.x(), y + tallest + self._line_gap, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), hint))
            x += hint.width() + self._gap
            tallest = max(tallest, hint.height())
        return y + tallest - rect.y()


class FlowBox(QWidget):
    """A widget with a `FlowLayout` (`flow`) inside."""

    def __init__(self, gap: int = scale.GRID) -> None:
        super().__init__()
        self.flow = FlowLayout(gap)
        self.setLayout(self.flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self.flow.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.flow.minimumSize()

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self.flow.addWidget(widget)
