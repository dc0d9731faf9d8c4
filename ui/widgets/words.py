"""Words on the screen: labels that never read markup, text that shortens itself, and running text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.context import Context
from ui.theme import scale


class Label(QLabel):
    """Plain text in a size, weight and tone of the scale. Markup in it is shown, never obeyed.

    `tone`: ``ink``, ``ink2``, ``muted``, ``accent``, ``warning``, ``error``, ``success``, ``edge``.
    """

    def __init__(
        self,
        text: str = "",
        *,
        size: int = scale.BASE,
        weight: int = 400,
        tone: str = "ink",
        serif: bool = False,
        italic: bool = False,
        wrap: bool = False,
    ) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(scale.font(size, weight, serif=serif, italic=italic))
        self.setProperty("tone", tone)
        self.setWordWrap(wrap)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Change the colour to another tone."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedLabel(Label):
    """A label of one line that shortens its text with an ellipsis, and shows all of it as a tooltip."""

    def __init__(
        self,
        text: str = "",
        *,
        size: int = scale.BASE,
        weight: int = 400,
        tone: str = "ink",
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        self._full = text
        self._mode = mode
        super().__init__("", size=size, weight=weight, tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Show another text."""
        self._full = text
        self.setAccessibleName(text)
        self._shorten()
        self.updateGeometry()

    def text_in_full(self) -> str:
        """The text as given."""
        return self._full

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._full) + 2, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance("…") + 8, self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        short = self.fontMetrics().elidedText(self._full, self._mode, max(self.width(), 8))
        self.setText(short)
        self.setToolTip(self._full if short != self._full else "")


class FewLines(ElidedLabel):
    """A text of a fixed width that takes up to `lines` lines and shortens what does not fit into the last."""

    def __init__(self, width: int, lines: int, *, size: int, weight: int = 400, tone: str = "ink") -> None:
        self._wide = width
        self._most = lines
        super().__init__("", size=size, weight=weight, tone=tone)
        self.setFixedWidth(width)

    def sizeHint(self) -> QSize:
        lines = self.text().count("\n") + 1
        return QSize(self._wide, lines * self.fontMetrics().lineSpacing())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _shorten(self) -> None:
        metrics, left, lines = self.fontMetrics(), self._full, list[str]()
        while left and len(lines) < self._most - 1:
            words = left.split(" ")
            fitting = 1
            while (
                fitting < len(words)
                and metrics.horizontalAdvance(" ".join(words[: fitting + 1])) <= self._wide
            ):
                fitting += 1
            lines.append(metrics.elidedText(" ".join(words[:fitting]), self._mode, self._wide))
            left = " ".join(words[fitting:])
        if left:
            lines.append(metrics.elidedText(left, self._mode, self._wide))
        self.setText("\n".join(lines))
        self.setToolTip(self._full if "…" in self.text() else "")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of running text: its weight, its colour role (None for that of the text) and its slant."""

    text: str
    weight: int | None = None
    tone: str | None = None
    italic: bool = False


class Prose(QWidget):
    """Running text that wraps, with a line height for reading and bold words in between.

    Give it strings and `Run` values; they are joined as they are. Never reads markup. `centred` puts the lines in
    the middle of a place that is higher than they are.
    """

    def __init__(
        self,
        context: Context,
        *runs: str | Run,
        size: int = scale.BASE,
        tone: str = "ink",
        weight: int = 400,
        serif: bool = False,
        italic: bool = False,
        line_height: float = scale.LINE_HEIGHT,
        centred: bool = False,
    ) -> None:
        super().__init__()
        self._centred = centred
        self._context = context
        self._tone = tone
        self._height = line_height
        self._base = scale.font(size, weight, serif=serif, italic=italic)
        self._runs: tuple[Run, ...] = ()
        self._layout = QTextLayout()
        self._laid: tuple[float, float] | None = None
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_text(*runs)

    def set_text(self, *runs: str | Run) -> None:
        """Show another text."""
        self._runs = tuple(Run(run) if isinstance(run, str) else run for run in runs)
        self._laid = None
        self._heights.clear()
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The text without its weights."""
        return "".join(run.text for run in self._runs)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # Layouts ask for several widths in turn, again and again: each is laid out once.
        known = self._heights.get(width)
        if known is None:
            known = self._heights[width] = round(self._arrange(float(width)) + 0.5)
        return known

    def sizeHint(self) -> QSize:
        natural = QFontMetricsF(self._base).horizontalAdvance(self.text()) * 1.03 + 2
        width = int(min(natural, 420)) + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        longest = max((len(word) for word in self.text().split()), default=0)
        letter = QFontMetricsF(self._base).averageCharWidth()
        return QSize(int(min(longest * letter * 1.2, 160)), round(self._line()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(float(self.width()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.EnabledChange}:
            self._laid = None
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tall = self._arrange(float(self.width()))
        top = (self.height() - tall) / 2 if self._centred else 0.0
        painter = QPainter(self)
        role = self._tone if self.isEnabled() else "disabled"
        painter.setPen(self._context.theme.colour(role))
        self._layout.draw(painter, QPointF(0, top), [], self.rect().toRectF())

    def _line(self) -> float:
        return round(self._base.pixelSize() * self._height)

    def _arrange(self, width: float) -> float:
        if self._laid is not None and self._laid[0] == width:
            return self._laid[1]
        self._layout = QTextLayout(self.text(), self._base)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(self._formats())
        top = 0.0
        natural = QFontMetricsF(self._base).height()
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 8))
            line.setPosition(QPointF(0, top + (self._line() - natural) / 2))
            top += self._line()
        self._layout.endLayout()
        self._laid = (width, top)
        return top

    def _formats(self) -> Sequence[QTextLayout.FormatRange]:
        formats: list[QTextLayout.FormatRange] = []
        at = 0
        for run in self._runs:
            span = QTextLayout.FormatRange()
            span.start, span.length = at, len(run.text.encode("utf-16-le")) // 2
            span.format = self._format(run)
            formats.append(span)
            at += span.length
        return formats

    def _format(self, run: Run) -> QTextCharFormat:
        made = QTextCharFormat()
        font = QFont(self._base)
        if run.weight is not None:
            font.setWeight(QFont.Weight(run.weight))
        if run.italic:
            font.setItalic(True)
        made.setFont(font)
        if run.tone is not None and self.isEnabled():
            made.setForeground(self._context.theme.colour(run.tone))
        return made
