"""Marks that are drawn, never typed: kinds of note, tables' numbers, stars, badges, key caps."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.context import Context
from ui.theme import scale
from ui.widgets.painted import PaintedButton, fill, outline


def draw_kind(painter: QPainter, shape: str, box: QRectF, colour: QColor) -> None:
    """Draw the shape of a kind of note in the square `box`: triangle, disc, diamond, square, ring or quote."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    side = box.width()
    if shape == "triangle":
        _polygon(painter, box, ((0.5, 0.08), (1.0, 0.92), (0.0, 0.92)))
    elif shape == "diamond":
        _polygon(painter, box, ((0.5, -0.02), (1.02, 0.5), (0.5, 1.02), (-0.02, 0.5)))
    elif shape == "square":
        painter.drawRect(box.adjusted(side * 0.06, side * 0.06, -side * 0.06, -side * 0.06))
    elif shape == "ring":
        width = max(1.5, side * 0.19)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, width))
        inset = width / 2 + side * 0.03
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
    elif shape == "quote":
        for left in (0.04, 0.54):
            _comma(painter, QRectF(box.x() + side * left, box.y() + side * 0.14, side * 0.42, side * 0.72))
    else:
        painter.drawEllipse(box.adjusted(side * 0.03, side * 0.03, -side * 0.03, -side * 0.03))
    painter.restore()


def _polygon(painter: QPainter, box: QRectF, points: tuple[tuple[float, float], ...]) -> None:
    side = box.width()
    painter.drawPolygon(QPolygonF([QPointF(box.x() + x * side, box.y() + y * side) for x, y in points]))


def _comma(painter: QPainter, box: QRectF) -> None:
    w, h = box.width(), box.height()
    path = QPainterPath(QPointF(box.x() + w, box.y()))
    path.quadTo(QPointF(box.x(), box.y() + h * 0.08), QPointF(box.x(), box.y() + h * 0.62))
    path.lineTo(QPointF(box.x(), box.y() + h))
    path.lineTo(QPointF(box.x() + w * 0.92, box.y() + h))
    path.lineTo(QPointF(box.x() + w * 0.92, box.y() + h * 0.48))
    path.lineTo(QPointF(box.x() + w * 0.5, box.y() + h * 0.48))
    path.quadTo(QPointF(box.x() + w * 0.52, box.y() + h * 0.22), QPointF(box.x() + w, box.y() + h * 0.16))
    path.closeSubpath()
    painter.drawPath(path)


def draw_tab(
    painter: QPainter, number: int | str, box: QRectF, hue: QColor, figure: QColor, *, edge: bool = False
) -> None:
    """Draw a table's numbered tab; with `edge` only its left side carries the hue."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = 4 if box.height() < 30 else 6
    if edge:
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.fillRect(QRectF(box.x(), box.y(), 4, box.height()), hue)
    else:
        fill(painter, box, hue, radius)
    painter.setPen(figure)
    size = round(box.height() * (0.58 if box.height() < 30 else 0.52))
    painter.setFont(scale.font(size, 600))
    words = box.adjusted(4, 0, 0, 0) if edge else box
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()


def draw_star(painter: QPainter, box: QRectF, colour: QColor, *, filled: bool) -> None:
    """Draw a star of five points in the square `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = box.width() / 24
    points = (
        (12, 2.2), (15, 8.7), (22, 9.5), (16.8, 14.3), (18.2, 21.2),
        (12, 17.7), (5.8, 21.2), (7.2, 14.3), (2, 9.5), (9, 8.7),
    )  # fmt: skip
    star = QPolygonF([QPointF(box.x() + x * unit, box.y() + y * unit) for x, y in points])
    pen = QPen(colour, 1.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(colour if filled else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(star)
    painter.restore()


def draw_state(painter: QPainter, box: QRectF, done: bool, colour: QColor) -> None:
    """Draw the dashed circle of what is missing, or the ticked circle of what is done."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1.5)
    circle = box.adjusted(1, 1, -1, -1)
    if not done:
        pen.setDashPattern([2.4, 2.0])
    painter.setPen(pen)
    painter.drawEllipse(circle)
    if done:
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        side = box.width()
        at = [
            QPointF(box.x() + x * side, box.y() + y * side)
            for x, y in ((0.31, 0.52), (0.45, 0.66), (0.7, 0.38))
        ]
        painter.drawPolyline(at)
    painter.restore()


class _Mark(QWidget):
    """A small drawing with a name for screen readers."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self.context = context
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class KindMark(_Mark):
    """The shape of a kind of note with its letter (or alone), in the kind's colour. A quotation has no letter."""

    def __init__(
        self, context: Context, shape: str, letter: str = "", word: str = "", side: int = 13
    ) -> None:
        super().__init__(context, word or letter or shape)
        self._shape = shape
        self._letter = "" if shape == "quote" else letter
        self._side = side

    def sizeHint(self) -> QSize:
        return QSize(self._side + (16 if self._letter else 2), max(self._side + 2, 18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colour = self.context.theme.colour(f"kind-{self._shape}")
        top = (self.height() - self._side) / 2
        draw_kind(painter, self._shape, QRectF(1, top, self._side, self._side), colour)
        if self._letter:
            painter.setPen(colour)
            painter.setFont(scale.font(scale.TINY, 600))
            box = QRectF(self._side + 5, 0, 12, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._letter)


class TableTab(_Mark):
    """A table's number on its topic's hue. `side` 22 (20 in lists, 30 and 56 in titles); `edge` for many together."""

    def __init__(
        self,
        context: Context,
        number: int | str,
        hue: int,
        *,
        side: int = 22,
        edge: bool = False,
        name: str = "",
    ) -> None:
        super().__init__(context, name or context.language.say("Table {table}", table=number))
        self._number = number
        self._hue = hue
        self._side = side
        self._edge = edge

    def sizeHint(self) -> QSize:
        digits = len(str(self._number))
        wide = max(0, digits - 2) * self._side // 3
        return QSize(self._side + wide + (4 if self._edge else 0), self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self.context.theme
        box = self.rect().toRectF()
        hue = theme.palette.colour(theme.palette.hue(self._hue))
        if self._edge:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill(painter, box, theme.colour("surface"), 4)
            draw_tab(painter, self._number, box, hue, theme.colour("ink"), edge=True)
            outline(painter, box, theme.colour("line2"), 4)
            return
        draw_tab(painter, self._number, box, hue, theme.colour("on_hue"))


class StateMark(_Mark):
    """The dashed circle of what is missing, the ticked circle of what is done."""

    def __init__(self, context: Context, done: bool, name: str = "") -> None:
        word = context.language.say("done") if done else context.language.say("missing")
        super().__init__(context, name or word)
        self._done = done

    def sizeHint(self) -> QSize:
        return QSize(18, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self.context.theme.colour("success" if self._done else "warning")
        draw_state(QPainter(self), QRectF(1, 1, 16, 16), self._done, colour)


class KeyCap(_Mark):
    """A key as it stands on the keyboard: a small outlined word."""

    def __init__(self, context: Context, keys: str) -> None:
        super().__init__(context, keys)
        self._keys = keys
        self._font = scale.font(11, 500)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(self._font).horizontalAdvance(self._keys) + 13, 19)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_key(QPainter(self), self.context, self._keys, self.rect().toRectF())


def draw_key(painter: QPainter, context: Context, keys: str, box: QRectF) -> None:
    """Draw a key cap that fills `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill(painter, box, context.theme.colour("paper"), 4)
    outline(painter, box, context.theme.colour("line2"), 4)
    painter.setPen(context.theme.colour("ink2"))
    painter.setFont(scale.font(11, 500))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, keys)
    painter.restore()


_TONES = {"proven": "success", "done": "success", "warning": "warning", "error": "error", "accent": "accent"}


class Badge(_Mark):
    """A word with an icon on a tinted ground, 22 high.

    `tone`: ``proven`` or ``done`` (green), ``warning`` (look here), ``error`` (lost, impossible), ``accent``,
    ``neutral``.
    """

    def __init__(self, context: Context, text: str, tone: str = "neutral", icon: str = "") -> None:
        super().__init__(context, text)
        self._text = text
        self._tone = tone
        self._icon = icon
        self._font = scale.font(scale.TINY, 600)

    def set(self, text: str, tone: str = "neutral", icon: str = "") -> None:
        """Say something else."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self._font).horizontalAdvance(self._text) + 18
        return QSize(wide + (19 if self._icon else 0), 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.context.theme
        role = _TONES.get(self._tone, "")
        grounds = {"": ("surface", "line2", "ink2"), "accent": ("tint", "tint_line", "accent")}
        ground, edge, words = grounds.get(role, (f"{role}_bg", f"{role}_line", role))
        box = self.rect().toRectF()
        fill(painter, box, theme.colour(ground), 6)
        outline(painter, box, theme.colour(edge), 6)
        left = 9
        if self._icon:
            theme.icon(self._icon, words).paint(painter, left - 1, 4, 14, 14)
            left += 18
        painter.setPen(theme.colour(words))
        painter.setFont(self._font)
        painter.drawText(box.adjusted(left, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, self._text)


class StarMark(PaintedButton):
    """A star that is on or off; `starred` says which after a click."""

    starred = Signal(bool)

    def __init__(self, context: Context, name: str = "", on: bool = False) -> None:
        super().__init__(context, name or context.language.say("Star"))
        self.setCheckable(True)
        self.setChecked(on)
        self.clicked.connect(lambda checked=False: self.starred.emit(bool(checked)))

    def sizeHint(self) -> QSize:
        return QSize(26, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = self.begin()
        role = "warning" if self.isChecked() else "edge"
        draw_star(painter, QRectF(5, 5, 16, 16), self.colour(role), filled=self.isChecked())
        self.ring(painter, self.rect().toRectF(), 6)
